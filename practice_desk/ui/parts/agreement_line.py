"""What the agreement and its log wait for, as lines on a client's first page, without their contents."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import is_over
from practice_desk.domain.clock import today
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.tasks import TaskSource
from practice_desk.intentions import agreements, clients, tasks
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Banner


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("agreement_line", text, "", count)


def agreement_lines(context: Context, client_id: str) -> list[QWidget]:
    """Return a line where the agreement is to be looked at, and one where its log holds something to do.

    The client may be looking on: what happened is not said, only that there is something to open.
    """
    if is_over(clients.status_of(context.desk, client_id)):
        return []
    made: list[QWidget] = []
    file = agreements.agreement_now(context.desk, client_id)
    due = agreements.review_on(context.desk, file) if file is not None else None
    if due is not None and due <= today():
        said = _tr("The agreement is to be looked at together, since {0}.").format(context.date(due))
        place = Place(PlaceKind.AGREEMENT, client_id, file.paper.id if file else None)
        made.append(_line(context, said, _tr("Agreement"), place, "agreement-due"))
    own = [t for t in tasks.tasks_of(context.desk, client_id) if t.source is TaskSource.CROSSING]
    waiting = [t for t in own if t.due_on is None or t.due_on <= today()]
    if waiting:
        place = Place(PlaceKind.AGREEMENT, client_id, waiting[0].source_id)
        said = _tr("%n to do in your log.", len(waiting))
        made.append(_line(context, said, _tr("Open"), place, "log-due"))
    return made


def _line(context: Context, said: str, action: str, place: Place, name: str) -> Banner:
    banner = Banner(said, "plain", action=action)
    banner.setObjectName(name)
    banner.pressed.connect(lambda: context.news.place_wanted.emit(place))
    return banner
