"""The supervision log: meetings beside the counted minutes of each month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.supervision import Supervision
from practice_desk.domain.text import one_line
from practice_desk.intentions import supervision
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, EmptyState, ListRow, Page, button, column, heading, row, rows, side
from practice_desk.ui.rooms.reflection.meeting_card import MeetingCard, meeting_kind
from practice_desk.ui.rooms.reflection.months_card import MonthsCard
from practice_desk.ui.theme import px

FEW = 12
_SIDE = 300


class SupervisionView(QWidget):
    """`opened`, `edit_wanted` and `remove_wanted` bring a meeting; the others ask for what they say."""

    opened = Signal(object)
    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    closed = Signal()
    new_wanted = Signal()
    print_wanted = Signal()
    target_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._every = False
        self._page = Page(column(...))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def fill(self, meeting_id: str = "") -> None:
        """Read the log anew; with a meeting that is meant, show that one for reading."""
        meeting = self.context.desk.supervisions.find(meeting_id)
        left = self._list() if meeting is None else self._reading(meeting)
        beside = QWidget()
        beside.setLayout(column(self._months(), ...))
        body = column(row((left, 1), side(beside, _SIDE), gap=16, stack=820), ...)
        body.setContentsMargins(px(32), px(8), px(32), px(20))
        self._page.show_layout(body)

    def show_all(self) -> None:
        """Show every meeting."""
        self._every = True
        self.fill()

    def _list(self) -> QVBoxLayout:
        found = supervision.supervisions(self.context.desk)
        if not found:
            return column(self._empty(), ...)
        printing = button(self.tr("Print the log"), "small", icon="print")
        printing.setObjectName("print-log")
        printing.clicked.connect(self.print_wanted)
        card = Card(heading(self.tr("Supervision log"), printing), gap=4)
        shown = found if self._every else found[:FEW]
        card.body.addWidget(rows(*(self._line(meeting) for meeting in shown)))
        if len(shown) < len(found):
            more = button(self.tr("Show all {0}").format(len(found)), "quiet", icon="down")
            more.setObjectName("all-meetings")
            more.clicked.connect(self.show_all)
            card.body.addLayout(row(more, ...))
        return column(card, ...)

    def _line(self, meeting: Supervision) -> ListRow:
        said = one_line(meeting.topics)[:160]
        reason = "  ·  ".join(part for part in (meeting_kind(self, meeting), said) if part)
        line = ListRow("clients", self.context.date(meeting.on), reason, "", self.tr("Read"))
        line.setObjectName(f"meeting-{meeting.id}")
        line.clicked.connect(lambda: self.opened.emit(meeting))
        return line

    def _empty(self) -> Card:
        words = self.tr("Note each meeting here, with its minutes and what came of it. Clients are codes.")
        empty = EmptyState("clients", self.tr("No supervision yet"), words, self.tr("Note a meeting"))
        empty.pressed.connect(self.new_wanted)
        assert empty.action is not None
        empty.action.setEnabled(not self.context.desk.read_only)
        return Card(empty)

    def _reading(self, meeting: Supervision) -> QVBoxLayout:
        back = button(self.tr("Supervision log"), "link", icon="back")
        back.setObjectName("back")
        back.clicked.connect(self.closed)
        card = MeetingCard(self.context, meeting)
        card.edit_wanted.connect(lambda: self.edit_wanted.emit(meeting))
        card.remove_wanted.connect(lambda: self.remove_wanted.emit(meeting))
        return column(row(back, ...), card, ..., gap=8)

    def _months(self) -> MonthsCard:
        from practice_desk.domain.clock import today

        known = supervision.every_month(self.context.desk)
        now = today()
        if not any((m.year, m.month) == (now.year, now.month) for m in known):
            known = [*known, supervision.month(self.context.desk, now.year, now.month)]
        card = MonthsCard(known, writable=not self.context.desk.read_only)
        card.target_wanted.connect(self.target_wanted)
        return card
