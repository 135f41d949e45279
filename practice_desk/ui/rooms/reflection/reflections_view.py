"""The private reflections: a list at the left, the chosen one for reading at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.domain.reflections import Reflection, TryOutcome
from practice_desk.intentions import reflections
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Choice, EmptyState, Page, button, column
from practice_desk.ui.rooms.reflection.entry_card import EntryCard
from practice_desk.ui.rooms.reflection.entry_list import EntryList
from practice_desk.ui.theme import px

ALL, FOR_SUPERVISION, TO_TRY = "all", "for_supervision", "to_try"
_LIST_WIDTH = 320
_NARROW = 680
_NO_LIMIT = 16777215


class ReflectionsView(QWidget):
    """`edit_wanted` and `remove_wanted` bring an entry, `month_wanted` the entry whose month is looked at."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    month_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._entries: dict[str, Reflection] = {}
        self.which = Choice(
            [
                (ALL, self.tr("All reflections")),
                (FOR_SUPERVISION, self.tr("For supervision")),
                (TO_TRY, self.tr("Still to try")),
            ]
        )
        self.which.setAccessibleName(self.tr("Which reflections"))
        self.which.setObjectName("which")
        self.which.chosen.connect(lambda _: self.fill())
        self.list = EntryList()
        self.list.chosen.connect(lambda _: self._show())
        self.back = button(self.tr("Look back on this month"), "small", icon="calendar")
        self.back.setObjectName("look-back")
        self.back.clicked.connect(lambda: self.month_wanted.emit(self.entry))
        self._left = QWidget()
        self._left.setLayout(column(self.which, (self.list, 1), self.back, gap=8))
        self._right = Page(column(...))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(32), px(8), 0, px(12))
        self._row.setSpacing(px(16))
        self._row.addWidget(self._left)
        self._row.addWidget(self._right, 1)

    @property
    def entry(self) -> Reflection | None:
        """Return the entry that is read."""
        return self._entries.get(self.list.key())

    def fill(self, entry_id: str = "") -> None:
        """Read the entries anew; the one that is meant, or was read, stays open."""
        every = reflections.reflections(self.context.desk)
        if entry_id:
            self.which.set_value(ALL)
        found = [e for e in every if self._fits(e)]
        self._entries = {e.id: e for e in found}
        self.list.show_entries(self.context, found, entry_id or self.list.key())
        self._left.setVisible(bool(every))
        self.back.setEnabled(bool(found))
        self._show(nothing=not every)

    def _fits(self, entry: Reflection) -> bool:
        which = self.which.value()
        if which == FOR_SUPERVISION:
            return entry.to_supervision
        if which == TO_TRY:
            return bool(entry.could_try.strip()) and entry.tried in (None, TryOutcome.NOT_YET)
        return True

    def _show(self, *, nothing: bool = False) -> None:
        entry = self.entry
        if entry is not None:
            card = EntryCard(self.context, entry)
            card.edit_wanted.connect(lambda: self.edit_wanted.emit(entry))
            card.remove_wanted.connect(lambda: self.remove_wanted.emit(entry))
            body = column(card, ...)
        else:
            body = column(self._empty() if nothing else self._none(), ...)
        body.setContentsMargins(px(4), px(4), px(32), px(20))
        self._right.show_layout(body)

    def _empty(self) -> Card:
        words = self.tr(
            "Two minutes after an hour: where you were with them, what you could try, what you learned."
        )
        empty = EmptyState("reflection", self.tr("No reflections yet"), words, self.tr("Write a reflection"))
        empty.pressed.connect(self.new_wanted)
        assert empty.action is not None
        empty.action.setEnabled(not self.context.desk.read_only)
        return Card(empty)

    def _none(self) -> Card:
        words = self.tr("Choose other reflections above the list.")
        return Card(EmptyState("reflection", self.tr("None of this kind"), words))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list above the entry where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._left.setContentsMargins(0, 0, px(32) if narrow else 0, 0)
        if narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumSize(_NO_LIMIT, self.height() * 2 // 5)
        else:
            self._left.setMaximumHeight(_NO_LIMIT)
            self._left.setFixedWidth(px(_LIST_WIDTH))
