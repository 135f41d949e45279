"""One session on one page, in three moments: before, together, after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import CAME, Attended
from practice_desk.domain.record import override
from practice_desk.domain.sessions import SessionState
from practice_desk.ui import words
from practice_desk.ui.kit import Banner, Check, Elided, Label, button, column, row
from practice_desk.ui.rooms.sessions.seen import Seen
from practice_desk.ui.theme import px

_WIDE, _BESIDE = 60, 780  # of a hundred; px of the design


def _tr(text: str) -> str:
    return QCoreApplication.translate("session_page", text)


class Moments(QWidget):
    """Parts in the order they are read in: in two columns, or below each other where the page is narrow.

    Each part goes with whether it stands on the right.
    """

    def __init__(self, parts: Sequence[tuple[QWidget, bool]]) -> None:
        super().__init__()
        self._parts, self._narrow = parts, False
        self._left, self._right = column(..., gap=12), column(..., gap=12)
        self._beside = row((self._left, _WIDE), (self._right, 100 - _WIDE), gap=16)
        self.setLayout(self._beside)
        self._lay()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below each other where there is no room beside each other."""
        super().resizeEvent(event)
        narrow = event.size().width() < px(_BESIDE)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._lay()

    def _lay(self) -> None:
        for part, _ in self._parts:  # an item that were only taken out would keep the part's old height
            self._left.removeWidget(part)
            self._right.removeWidget(part)
        for part, right in self._parts:
            side = self._right if right and not self._narrow else self._left
            side.insertWidget(side.count() - 1, part)
        self._beside.setStretch(0, _WIDE)
        self._beside.setStretch(1, 0 if self._narrow else 100 - _WIDE)
        self._beside.setSpacing(0 if self._narrow else px(16))


def lay_out(
    seen: Seen, head: QWidget, cards: dict[str, list[QWidget]], begin: Callable[[], object], *, reads: bool
) -> QLayout:  # fmt: skip
    """Return the page: what is read before and marked on the right, what is written on the left.

    `begin` begins a session today that is planned for a later day. What is only read begins with its
    note.
    """
    if not seen.may_be_worked_in:
        beside = row(
            (column(*cards["before"], ...), _WIDE), (column(*cards["next"], ...), 100 - _WIDE),
            gap=16, stack=_BESIDE,
        )  # fmt: skip
        return column(head, *_stands(seen, begin), beside, ..., gap=16)
    after = _on([_moment(_tr("After")), *cards["note"]], right=False)
    parts = list(after) if reads else []
    parts += _on([_moment(_tr("Before")), *cards["before"]], right=True)
    parts += _on([_moment(_tr("Together")), *cards["together"]], right=False)
    parts += _on(cards["marks"], right=True)
    parts += [] if reads else after
    parts += _on(cards["next"], right=True)
    return column(head, Moments(parts), ..., gap=16)


def _on(cards: Sequence[QWidget], *, right: bool) -> list[tuple[QWidget, bool]]:
    return [(card, right) for card in cards]


def section_line(seen: Seen, *actions: QWidget) -> QWidget:
    """Return the line that says which session this is."""
    made = QWidget()
    title = Label(seen.title(), "title")
    facts = Elided(seen.facts(), tone="muted")
    said = row(title, (facts, 1), gap=12)
    made.setLayout(row((said, 1), row(*actions, ..., gap=10), gap=12, stack=900, margin=(0, 4, 4, 4)))
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


def _stands(seen: Seen, begin: Callable[[], object]) -> list[QWidget]:
    """Return what is to be known about a session that did not take place, or is still to come."""
    if seen.session.state is SessionState.NOT_HELD:
        how = next((a.how for a in seen.attendance), None)
        said = words.of(how) if how else words.of(seen.session.state)
        words_ = _tr("No note is needed. Steps and goals stay as they are.")
        return [Banner(words_, "plain", lead=said)]
    words_ = _tr("Still to come. Marks and the note follow on the day.")
    if seen.context.desk.read_only:
        return [Banner(words_, "plain")]
    banner = Banner(words_, "plain", action=_tr("Begin it today"))
    banner.setObjectName("begin-today")
    banner.pressed.connect(lambda: begin())
    return [banner]


def link(name: str, text: str, do: Callable[[], object], icon: str | None = None) -> QWidget:
    """Return a quiet button of the section line."""
    made = button(text, "small", icon=icon)
    made.setObjectName(name)
    made.clicked.connect(lambda: do())
    return made
