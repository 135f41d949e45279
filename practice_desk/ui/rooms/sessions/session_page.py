"""One session on one page, in three moments: before, together, after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import CAME, Attended
from practice_desk.domain.sessions import SessionState
from practice_desk.ui import words
from practice_desk.ui.kit import Banner, Check, Elided, Label, button, column, row
from practice_desk.ui.rooms.sessions.seen import Seen


def _tr(text: str) -> str:
    return QCoreApplication.translate("session_page", text)


def lay_out(seen: Seen, head: QWidget, cards: dict[str, list[QWidget]]) -> QLayout:
    """Return the page: before beside together, the note beside what follows from it."""
    if not seen.may_be_worked_in:
        return column(head, *_stands(seen), *cards["before"], *cards["next"], ..., gap=16)
    above = row(
        (column(_moment(_tr("Together")), *cards["together"], ..., gap=12), 62),
        (column(_moment(_tr("Before")), *cards["before"], *cards["marks"], ..., gap=12), 38),
        gap=16, stack=820, last_first=True,
    )  # fmt: skip
    below = row(
        (column(_moment(_tr("After")), *cards["note"], ..., gap=12), 62),
        (column(_moment(" "), *cards["next"], ..., gap=12), 38),
        gap=16, stack=820,
    )  # fmt: skip
    return column(head, *_stands(seen), above, below, ..., gap=16)


def section_line(seen: Seen, *actions: QWidget) -> QWidget:
    """Return the line that says which session this is."""
    made = QWidget()
    title = Label(seen.title(), "title")
    facts = Elided(seen.facts(), tone="muted")
    made.setLayout(row((row(title, (facts, 1), gap=12), 1), row(*actions, ..., gap=10), gap=12, stack=900))
    return made


def who_came(seen: Seen, mark: Callable[[str, bool], object]) -> QWidget | None:
    """Return a tick for each person where several do the work, none where it is one."""
    if not seen.work.many() or not seen.may_be_worked_in:
        return None
    how = {a.person_id: a.how for a in seen.attendance}
    ticks: list[QWidget] = []
    for person in seen.work.people:
        tick = Check(seen.work.name_of(person.id), how.get(person.id, Attended.CAME) in CAME)
        tick.setObjectName(f"came-{person.id}")
        tick.setAccessibleName(_tr("{0} came").format(seen.work.name_of(person.id)))
        tick.clicked.connect(lambda on, i=person.id: mark(i, on))
        ticks.append(tick)
    made = QWidget()
    made.setLayout(row(Label(_tr("Who came"), "small", tone="muted"), *ticks, ..., gap=16))
    return made


def _moment(text: str) -> QWidget:
    return Label(text, "small", tone="muted", strong=True)


def _stands(seen: Seen) -> list[QWidget]:
    """Return what is to be known about a session that did not take place, or is still to come."""
    if seen.session.state is SessionState.NOT_HELD:
        how = next((a.how for a in seen.attendance), None)
        said = words.of(how) if how else words.of(seen.session.state)
        words_ = _tr("No note is needed. Steps and goals stay as they are.")
        return [Banner(words_, "plain", lead=said)]
    if not seen.may_be_worked_in:
        return [Banner(_tr("Still to come. Marks and the note follow on the day."), "plain")]
    return []


def link(name: str, text: str, do: Callable[[], object], icon: str | None = None) -> QWidget:
    """Return a quiet button of the section line."""
    made = button(text, "small", icon=icon)
    made.setObjectName(name)
    made.clicked.connect(lambda: do())
    return made
