"""What the review and the log wait for, as lines on a client's first page, without their contents."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import is_over
from practice_desk.domain.clock import today
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import next_planned
from practice_desk.domain.tasks import TaskSource
from practice_desk.intentions import clients, reviews, tasks
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Banner


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("agreement_line", text, "", count)


def agreement_lines(context: Context, client_id: str) -> list[QWidget]:
    """Return a line where a review is due or falls in the next session, and one where the log waits.

    The client may be looking on: what happened is not said, only that there is something to open.
    """
    if is_over(clients.status_of(context.desk, client_id)):
        return []
    made: list[QWidget] = []
    if said := review_words(context, client_id):
        made.append(_line(context, said, _tr("Review"), reviews.place_of(client_id), "review-due"))
    own = [t for t in tasks.tasks_of(context.desk, client_id) if t.source is TaskSource.CROSSING]
    waiting = [t for t in own if t.due_on is None or t.due_on <= today()]
    if waiting:
        place = Place(PlaceKind.AGREEMENT, client_id, waiting[0].source_id)
        said = _tr("%n to do in your log.", len(waiting))
        made.append(_line(context, said, _tr("Open"), place, "log-due"))
    return made


def review_words(context: Context, client_id: str) -> str:
    """Return a sentence where a review is due, or falls in the next session; nothing where none is."""
    desk = context.desk
    due = reviews.due_on(desk, client_id)
    if due is None:
        return ""
    if due <= today():
        return _tr("Goals, agreement and how you work: to look at together, since {0}.").format(
            context.date(due)
        )
    coming = next_planned(desk.sessions.of_client(client_id), today())
    if coming is None or coming.on < due:
        return ""
    return _tr("A review falls in the next session, {0}.").format(context.date(coming.on))


def _line(context: Context, said: str, action: str, place: Place, name: str) -> Banner:
    banner = Banner(said, "plain", action=action)
    banner.setObjectName(name)
    banner.pressed.connect(lambda: context.news.place_wanted.emit(place))
    return banner
