"""The list of the Library: texts in groups, found by a filter, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem, QWidget

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.library import AGREEMENT, LibraryText, TemplateKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import override
from practice_desk.domain.text import folded
from practice_desk.ui import theme, words
from practice_desk.ui.kit import REASON, RowDelegate
from practice_desk.ui.theme import px

KEY = Qt.ItemDataRole.UserRole
_HEAD = Qt.ItemDataRole.UserRole + 1
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("TextList", text)


class TextList(QListView):
    """Shows the texts; `chosen` brings the key of the one that is to be read."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Texts"))
        self.setObjectName("texts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setItemDelegate(_Row(self))
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_texts(self, texts: Iterable[LibraryText], here: Jurisdiction) -> None:
        """Show other texts, grouped, with the same one chosen where it is still there."""
        before, scrolled = self.key(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self._rows.clear()
        heading = ""
        for group, text in sorted(((group_of(t), t) for t in texts), key=lambda row: _order(*row, here)):
            if group != heading:
                heading = group
                self._add_heading(group_words(group))
            self._add(text, here)
        self.choose(before)
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)

    def keys(self) -> list[str]:
        """Return the keys of the texts in the list, in its order."""
        rows = (self._rows.item(n) for n in range(self._rows.rowCount()))
        return [item.data(KEY) for item in rows if item.data(KEY)]

    def headings(self) -> list[str]:
        """Return the headings, in their order."""
        rows = (self._rows.item(n) for n in range(self._rows.rowCount()))
        return [item.text() for item in rows if item.data(_HEAD)]

    def key(self) -> str:
        """Return the key of the chosen text, or nothing."""
        return str(self.currentIndex().data(KEY) or "")

    def choose(self, key: str) -> bool:
        """Choose a text, and say whether it is in the list."""
        for row in range(self._rows.rowCount()):
            index = self._rows.index(row, 0)
            if key and index.data(KEY) == key:
                self.selectionModel().setCurrentIndex(index, _SELECT)
                self.scrollTo(index)
                return True
        return False

    @override
    def moveCursor(self, cursorAction: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # type: ignore[override]
        """Step over headings, so that the arrow keys go from text to text."""
        back = cursorAction in (QListView.CursorAction.MoveUp, QListView.CursorAction.MovePrevious)
        index = super().moveCursor(cursorAction, modifiers)
        way = -1 if back or cursorAction is QListView.CursorAction.MovePageUp else 1
        row = index.row()
        if cursorAction in (QListView.CursorAction.MoveUp, QListView.CursorAction.MoveDown):
            row = self.currentIndex().row() + way
        while 0 <= row < self._rows.rowCount() and self._rows.index(row, 0).data(_HEAD):
            row += way
        return self._rows.index(row, 0) if 0 <= row < self._rows.rowCount() else self.currentIndex()

    def _add_heading(self, words_: str) -> None:
        item = QStandardItem(words_)
        item.setData(True, _HEAD)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._rows.appendRow(item)

    def _add(self, text: LibraryText, here: Jurisdiction) -> None:
        about = about_text(self, text, here)
        item = QStandardItem(theme.prepare_for(text.name))
        item.setData(text.key, KEY)
        item.setData(about, REASON)
        said = ", ".join(part for part in (text.name, about) if part)
        item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
        self._rows.appendRow(item)

    def _on_current(self, now: QModelIndex) -> None:
        if now.data(KEY):
            self.chosen.emit(now.data(KEY))


class _Row(RowDelegate):
    """Paints headings as small muted words, texts as rows of a list."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(_HEAD):
            return QSize(px(80), int(QFontMetricsF(theme.font("small")).height()) + px(18))
        return super().sizeHint(option, index)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not index.data(_HEAD):
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setFont(theme.font("small", strong=True))
        painter.setPen(theme.color("muted"))
        area = QRectF(option.rect).adjusted(px(12), 0, -px(8), -px(4))  # type: ignore[attr-defined]
        metrics = QFontMetricsF(painter.font())
        fitting = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(_LEFT), fitting)
        painter.restore()


def about_text(parent: QWidget, text: LibraryText, here: Jurisdiction) -> str:
    """Return the small line below a text's name: whose it is, for which place, and whether it is hidden."""
    parts = [
        parent.tr("Yours, version {0}").format(text.number) if text.is_own else "",
        words.of(text.place) if text.place and text.place is not here else "",
        text.language if text.language != "en" else "",
        parent.tr("Line to add") if text.kind is TemplateKind.SNIPPET and text.area != AGREEMENT else "",
        parent.tr("Hidden") if text.hidden else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def matches(text: LibraryText, typed: str) -> bool:
    """Say whether a text has every word that was typed, in its name, its group or its body."""
    whole = folded(" ".join((text.name, group_words(group_of(text)), text.summary, text.body)))
    return all(word in whole for word in folded(typed).split())


def group_of(text: LibraryText) -> str:
    """Return the group a text stands in: a kind of paper, or clauses, frames, prompts, worksheets."""
    if text.kind in (TemplateKind.PAPER, TemplateKind.SNIPPET):
        return text.area
    return text.kind.value


def group_words(group: str) -> str:
    """Return the heading of a group."""
    if group == AGREEMENT:
        return _tr("Around the clauses")
    if group in _PLAIN:
        return _tr(_PLAIN[group])
    return words.of(PaperKind(group)) if group in set(PaperKind) else group


_PLAIN = {
    TemplateKind.CLAUSE.value: "Clauses of the agreement",
    TemplateKind.PROMPT.value: "Questions for you",
    TemplateKind.WORKSHEET.value: "Pages to take home",
}
_GROUPS = [
    *(kind.value for kind in PaperKind if kind is not PaperKind.AGREEMENT), TemplateKind.CLAUSE.value,
    AGREEMENT, TemplateKind.WORKSHEET.value, TemplateKind.PROMPT.value,
]  # fmt: skip
_AREAS = [area.value for area in ClauseArea]


def _order(group: str, text: LibraryText, here: Jurisdiction) -> tuple[int, int, int, int]:
    """Put groups in their order, and in each the place's own texts first, lines to add last."""
    place = _GROUPS.index(group) if group in _GROUPS else len(_GROUPS)
    area = _AREAS.index(text.area) if text.kind is TemplateKind.CLAUSE and text.area in _AREAS else 0
    away = int(text.place not in (None, here))
    return place, away, area, int(text.kind is TemplateKind.SNIPPET)
