"""The five written levels of a goal, for reading: best on top; start, expected and now said in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from practice_desk.domain.goals import GAS_LEVELS, Goal
from practice_desk.ui.kit import Label, column, row
from practice_desk.ui.theme import px

_NUMBER = 26


def signed(level: int) -> str:
    """Return a level as it is written: +1, 0, and a true minus sign."""
    return f"+{level}" if level > 0 else f"\u2212{-level}" if level < 0 else "0"


class Ladder(QWidget):
    """The levels of a goal with where it started and where each rater says it is. Only for the therapist."""

    def __init__(self, goal: Goal, now: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        rungs: list[QWidget] = []
        said: list[str] = []
        for level in reversed(GAS_LEVELS):
            names = [name for name, value in now if value == level]
            note = self._note(goal, level, names, alone=len(now) == 1)
            here = bool(names)
            if here or note:
                said.append(f"{signed(level)}, {note}: {goal.level_text(level)}")
            rungs.append(_rung(level, goal.level_text(level), note, here=here))
        self.setLayout(column(*rungs, gap=2))
        self.setAccessibleName(self.tr("Levels, best first. {0}").format("; ".join(said)))

    def _note(self, goal: Goal, level: int, names: list[str], *, alone: bool) -> str:
        parts: list[str] = []
        if names:
            parts.append(_tr("Now") if alone else ", ".join(names))
        if level == goal.gas_baseline:
            parts.append(_tr("Start"))
        elif level == 0 and not names:
            parts.append(_tr("Expected"))
        return ", ".join(parts)


def _rung(level: int, text: str, note: str, *, here: bool) -> QFrame:
    frame = QFrame()
    frame.setProperty("card", "here" if here else "none")
    tone = "accent_text" if here else "muted"
    number = Label(signed(level), tone=tone, strong=here, tabular=True)
    number.setMinimumWidth(px(_NUMBER))
    words = Label(text or "–", "small", tone="accent_text" if here else None, strong=here, wrap=True)
    frame.setLayout(
        row(number, (words, 1), Label(note, "small", tone=tone, strong=here), gap=8, margin=(8, 5, 10, 5))
    )
    return frame


def _tr(text: str) -> str:
    return QCoreApplication.translate("Ladder", text)
