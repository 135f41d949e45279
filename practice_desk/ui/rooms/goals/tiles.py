"""The goals of a client as tiles: one is open; the mouse or Alt+Up and Alt+Down change their order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from practice_desk.domain.goals import Goal, GoalState
from practice_desk.domain.ratings import Scale
from practice_desk.domain.record import override
from practice_desk.ui import words
from practice_desk.ui.kit import Label, ListRow, row
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.work import Work
from practice_desk.ui.theme import px

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Tile(ListRow):
    """One goal: its words, where it stands and the last number. `moved` brings where the mouse drags it."""

    moved = Signal(int)
    dropped = Signal()
    step_wanted = Signal(int)
    focus_wanted = Signal(int)

    def __init__(self, work: Work, goal: Goal, *, chosen: bool) -> None:
        stands, number = _stands(work, goal), _number(work, goal)
        super().__init__("", goal.wording(), stands)
        self.goal_id = goal.id
        self.setObjectName(f"goal-{goal.id}")
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(16), px(8), px(12), px(8))
        if number:
            last = Label(number, "number", tone="accent" if chosen else None, tabular=True)
            last.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(last)
        rated = self.tr("rated {0} of 10").format(number) if number else self.tr("not rated")
        self.setAccessibleName(f"{goal.wording()}, {stands}, {rated}")
        self.set_marked(chosen)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._from: int | None = None
        self._dragged = False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._from, self._dragged = event.globalPosition().toPoint().y(), False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint().y()
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if abs(at - self._from) >= QApplication.startDragDistance():
            self._dragged = True
        if self._dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.moved.emit(at)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if self._dragged:
            self._dragged = False
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(step)
        elif step:
            self.focus_wanted.emit(step)
        else:
            super().keyPressEvent(event)


class Tiles(QWidget):
    """The tiles in their order. `chosen` brings the id of a goal, `ordered` all ids in their new order.

    While a tile is dragged only the picture changes; the order is told once, when it is let go.
    """

    chosen = Signal(str)
    ordered = Signal(list)

    def __init__(self, work: Work, goals: Sequence[Goal], chosen_id: str, *, can_move: bool = True) -> None:
        super().__init__()
        self._can_move = can_move and len(goals) > 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)  # room for the focus ring
        self._column.setSpacing(2)
        self.tiles = [Tile(work, goal, chosen=goal.id == chosen_id) for goal in goals]
        for tile in self.tiles:
            self._column.addWidget(tile)
            tile.clicked.connect(lambda _=False, t=tile: self.chosen.emit(t.goal_id))
            tile.focus_wanted.connect(lambda step, t=tile: self._focus(t, step))
            tile.step_wanted.connect(lambda step, t=tile: self._step(t, step))
            tile.moved.connect(lambda y, t=tile: self._drag(t, y))
            tile.dropped.connect(self._tell)
            if self._can_move:
                tile.setAccessibleDescription(self.tr("Alt+Up and Alt+Down move it"))

    def ids(self) -> list[str]:
        """Return the goals' ids in the order that is shown."""
        return [tile.goal_id for tile in self.tiles]

    def _focus(self, tile: Tile, step: int) -> None:
        at = self.tiles.index(tile) + step
        if 0 <= at < len(self.tiles):
            self.tiles[at].setFocus()

    def _step(self, tile: Tile, step: int) -> None:
        if self._put(tile, self.tiles.index(tile) + step):
            self._tell()

    def _drag(self, tile: Tile, at: int) -> None:
        y = at - self.mapToGlobal(self.rect().topLeft()).y()
        over = next((t for t in self.tiles if t.y() <= y < t.y() + t.height()), None)
        if over is not None and over is not tile:
            self._put(tile, self.tiles.index(over))

    def _put(self, tile: Tile, at: int) -> bool:
        if not self._can_move or not 0 <= at < len(self.tiles):
            return False
        self.tiles.remove(tile)
        self.tiles.insert(at, tile)
        self._column.removeWidget(tile)
        self._column.insertWidget(at, tile)
        return True

    def _tell(self) -> None:
        self.ordered.emit(self.ids())


def tiles_under(title: str, tiles: Tiles) -> list[QWidget]:
    """Return tiles with a small title above them."""
    head = QWidget()
    head.setLayout(row(Label(title, "small", tone="muted"), margin=(20, 4, 12, 0)))
    return [head, tiles]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tiles", text)


def _stands(work: Work, goal: Goal) -> str:
    parts = [words.of(goal.state)]
    levels = work.last_values(goal, Scale.GAS)
    if levels and goal.rated_by_gas():
        parts.append(_tr("level {0}").format(", ".join(signed(level) for level in levels)))
    if goal.state is GoalState.ACTIVE and goal.target is not None and goal.rated_by_ten():
        parts.append(_tr("hopes for {0}").format(goal.target))
    return "  ·  ".join(parts)


def _number(work: Work, goal: Goal) -> str:
    """Return the last number, or each person's: two people's numbers are never one."""
    return " · ".join(str(value) for value in work.last_values(goal, Scale.TEN))
