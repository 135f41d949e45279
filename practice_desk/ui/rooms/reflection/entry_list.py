"""The reflections in a list, the latest first, grouped by month; it holds years of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView

from practice_desk.domain.reflections import Reflection
from practice_desk.domain.text import one_line
from practice_desk.ui import theme
from practice_desk.ui.context import Context
from practice_desk.ui.kit import REASON, RowDelegate
from practice_desk.ui.parts.names import client_name

KEY = Qt.ItemDataRole.UserRole
_LONG = 200


class EntryList(QListView):
    """Chooses an entry; `chosen` brings its id when a person chose."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Reflections"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowDelegate(self))
        self.viewport().setAutoFillBackground(False)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_entries(self, context: Context, entries: Sequence[Reflection], chosen: str) -> None:
        """Show other entries, with the same one chosen where it is still there."""
        scrolled = self.verticalScrollBar().value()
        self.blockSignals(True)
        self._rows.clear()
        for entry in entries:
            self._add(context, entry)
        self.choose(chosen)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)

    def key(self) -> str:
        """Return the id of the chosen entry, or nothing."""
        return str(self.currentIndex().data(KEY) or "")

    def choose(self, entry_id: str) -> None:
        """Choose an entry, the first one where that is not in the list."""
        rows = range(self._rows.rowCount())
        at = next((n for n in rows if self._rows.item(n).data(KEY) == entry_id), 0)
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(at, 0))

    def _add(self, context: Context, entry: Reflection) -> None:
        name = client_name(context, entry.client_id) if entry.client_id else ""
        title = ", ".join(part for part in (context.date(entry.on), name) if part)
        said = one_line(first_words(entry))[:_LONG]
        item = QStandardItem(theme.prepare_for(title))
        item.setData(entry.id, KEY)
        item.setData(theme.prepare_for(said), REASON)
        item.setData(f"{title}: {said}", Qt.ItemDataRole.AccessibleTextRole)
        self._rows.appendRow(item)

    def _on_current(self, now: QModelIndex) -> None:
        if now.data(KEY):
            self.chosen.emit(str(now.data(KEY)))


def first_words(entry: Reflection) -> str:
    """Return the first thing that was written."""
    said = (
        entry.words, entry.empathy, entry.could_try, entry.limits, entry.learned, entry.kindness,
        entry.overlooked,
    )  # fmt: skip
    return next((text for text in said if text.strip()), "–")
