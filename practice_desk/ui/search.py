"""The search field: one place for clients and commands, by typing a few letters (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QListView, QVBoxLayout, QWidget

from practice_desk.domain.record import override
from practice_desk.domain.text import folded
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Label
from practice_desk.ui.theme import px

MOST_SHOWN = 50
Index = QModelIndex | QPersistentModelIndex
_PASSED_ON = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True)
class Found:
    """Something that can be gone to or done: its words, a muted remark, and what choosing it does.

    It is found by its `other` words too. What is `named` is a person: nobody's name is listed before a letter
    is typed, since a client may be looking.
    """

    words: str
    remark: str
    run: Callable[[], object]
    other: str = ""
    named: bool = False

    def __repr__(self) -> str:
        """Return nothing that was found."""
        return "<Found>"


class SearchBox(QDialog):
    """Lists what fits the typed letters; Enter or a click takes the chosen one."""

    def __init__(self, parent: QWidget, everything: Sequence[Found]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Search"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.field = LineField(self.tr("A client's name or reference, or what you want to do"))
        self.field.setAccessibleName(self.tr("Search"))
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setUniformItemSizes(True)
        self._none = Label("", tone="muted", wrap=True)
        self._model = _Findings(everything)
        self.list.setModel(self._model)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), px(16), px(16), px(12))
        outer.setSpacing(px(8))
        for widget in (self.field, self._none, self.list):
            outer.addWidget(widget)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(lambda: self._take(self.list.currentIndex()))
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self.resize(px(560), px(420))
        self._narrow("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the list while typing goes on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _PASSED_ON
        ):
            row = self.list.currentIndex().row()
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            last = self._model.rowCount() - 1
            self.list.setCurrentIndex(self._model.index(max(0, min(last, row + step[Qt.Key(event.key())]))))
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._model.narrow(typed)
        found = self._model.rowCount()
        self._none.setVisible(not found)
        self._none.setText(self.tr("Nothing found for “{0}”.").format(typed))
        if found:
            self.list.setCurrentIndex(self._model.index(0))

    def _take(self, index: QModelIndex) -> None:
        chosen = self._model.found(index)
        if chosen is None:
            return
        self.accept()
        chosen.run()


class _Findings(QAbstractListModel):
    """What fits the typed letters, best first: words that begin with them before words that hold them."""

    def __init__(self, everything: Sequence[Found]) -> None:
        super().__init__()
        self._all = [(folded(f"{f.words} {f.remark} {f.other}"), f) for f in everything]
        self._shown: list[Found] = []

    def narrow(self, typed: str) -> None:
        """Show only what holds every typed word; nobody's name before one is typed."""
        parts = folded(typed).split()
        may_show = [(text, f) for text, f in self._all if parts or not f.named]
        fitting = [(text, f) for text, f in may_show if all(p in text for p in parts)]
        if parts:
            fitting.sort(key=lambda pair: not any(w.startswith(parts[0]) for w in pair[0].split()))
        self.beginResetModel()
        self._shown = [f for _, f in fitting[:MOST_SHOWN]]
        self.endResetModel()

    def found(self, index: QModelIndex) -> Found | None:
        """Return what stands in a row."""
        return self._shown[index.row()] if 0 <= index.row() < len(self._shown) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = self._shown[index.row()]
            return f"{found.words}   {found.remark}".rstrip()
        return None
