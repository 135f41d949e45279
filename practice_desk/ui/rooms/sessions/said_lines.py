"""What made it this number: one line for each goal, typed under its marks, kept with what was said."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.goals import Goal
from practice_desk.ui.fields import LineField
from practice_desk.ui.parts.work import By


def said_key(goal_id: str, by: By) -> str:
    """Return what the line of one person on a goal is kept under while it is typed."""
    return f"{goal_id}|{by[1] or ''}"


class SaidLines(QWidget):
    """The lines of all goals as one field of a form; each stands where the page of the moment puts it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, LineField] = {}
        self._words: dict[str, str] = {}

    def line(self, goal: Goal, by: By, who: str) -> LineField:
        """Return the line of one person on a goal, to be laid out; `who` is named where there are several."""
        key = said_key(goal.id, by)
        line = self._lines.get(key)
        if line is None:
            asked = self.tr("What made it this number, and not one lower?")
            line = self._lines[key] = LineField(f"{who}: {asked}" if who else asked)
            line.setParent(self)  # without one it would open a window of its own
            line.setObjectName(f"said-{key}")
            line.setAccessibleName(self.tr("What made it this number, {0}").format(goal.wording()))
            line.setAccessibleDescription(who)
            line.set_value(self._words.get(key, ""))
            line.edited.connect(lambda: self._on_edit(key))
        line.show()
        return line

    def take_back(self) -> None:
        """Take all lines from the page they stood on, which is about to go."""
        for line in self._lines.values():
            line.hide()
            line.setParent(self)

    def value(self) -> dict[str, str]:
        """Return what was said, by goal and person."""
        return {key: words for key, words in self._words.items() if words.strip()}

    def set_value(self, value: dict[str, str] | None) -> None:
        """Show what was said."""
        self._words = dict(value or {})
        for key, line in self._lines.items():
            line.set_value(self._words.get(key, ""))

    raw = value

    def set_raw(self, raw: Any) -> None:
        """Show again what was typed."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: every line can be kept."""
        return ""

    def _on_edit(self, key: str) -> None:
        self._words[key] = self._lines[key].value()
        self.edited.emit()
