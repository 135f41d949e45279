"""Fields for marks and choices: how it went, what becomes of it, who agreed, and the written levels."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.goals import GAS_LEVELS
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Check, Done, Label, Segments, button, column, literal, row, wrap
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.theme import px

_MOST_PICKS = 8
_NUMBER = 28


class DoneField(Done):
    """How a step went, 0 to 4, or not said."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rated.connect(lambda _: self.edited.emit())

    def raw(self) -> int | None:
        """Return the number."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Show the number again."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only what fits can be chosen."""
        return ""


class SegmentsField(Segments):
    """One of a few codes, all of them in sight."""

    edited = Signal()

    def __init__(self, items: Sequence[tuple[StrEnum, str]]) -> None:
        super().__init__(list(items))
        self.chosen.connect(lambda _: self.edited.emit())

    def raw(self) -> Any:
        """Return the chosen code as text."""
        return str(self.value().value) if self.value() is not None else None

    def set_raw(self, raw: Any) -> None:
        """Choose again what was chosen."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only what can be kept can be chosen."""
        return ""


class ChecksField(QWidget):
    """Some of several people or things, as a tuple of their codes in the order they stand."""

    edited = Signal()

    def __init__(self, items: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.checks = {code: Check(label) for code, label in items}
        for check, (_, label) in zip(self.checks.values(), items, strict=True):
            check.setAccessibleName(label)
            check.clicked.connect(lambda _: self.edited.emit())
        self.setLayout(column(*self.checks.values(), gap=4))
        if self.checks:
            self.setFocusProxy(next(iter(self.checks.values())))

    def value(self) -> tuple[str, ...]:
        """Return the codes that are ticked."""
        return tuple(code for code, check in self.checks.items() if check.isChecked())

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick these codes."""
        for code, check in self.checks.items():
            check.setChecked(code in (value or ()))

    def raw(self) -> list[str]:
        """Return the codes as they are kept for later."""
        return list(self.value())

    def set_raw(self, raw: Any) -> None:
        """Tick again what was ticked."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: any of them may be ticked."""
        return ""


class LevelsField(QWidget):
    """The five levels of a goal as texts; what is expected (0) is written first, so it stands first."""

    edited = Signal()
    ORDER = (0, 1, 2, -1, -2)

    def __init__(self) -> None:
        super().__init__()
        meanings = {
            2: self.tr("Much more than expected"), 1: self.tr("Somewhat more"),
            0: self.tr("Expected: write this one first"), -1: self.tr("Somewhat less, often the start"),
            -2: self.tr("Much less; the start when nothing worse is likely"),
        }  # fmt: skip
        self.lines: dict[int, LineField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(6))
        for level in self.ORDER:
            field = LineField(meanings[level])
            field.setAccessibleName(f"{signed(level)}, {meanings[level]}")
            field.edited.connect(self.edited)
            number = Label(signed(level), tabular=True, tone="muted")
            number.setMinimumWidth(px(_NUMBER))
            self.lines[level] = field
            layout.addLayout(row(number, (field, 1), gap=8))
        self.setFocusProxy(self.lines[0])

    def value(self) -> tuple[str, ...]:
        """Return the texts for -2 to 2."""
        return tuple(self.lines[level].value() for level in GAS_LEVELS)

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show the texts for -2 to 2."""
        for level, text in zip(GAS_LEVELS, value or ("",) * 5, strict=True):
            self.lines[level].set_value(text)

    def raw(self) -> list[str]:
        """Return what was typed."""
        return [self.lines[level].raw() for level in GAS_LEVELS]

    def set_raw(self, raw: Any) -> None:
        """Show again what was typed."""
        for level, text in zip(GAS_LEVELS, raw, strict=True):
            self.lines[level].set_raw(text)

    def trouble(self) -> str:
        """Return nothing: every text can be kept."""
        return ""


class Picks(QWidget):
    """The client's own lines as small buttons that put themselves into a field."""

    def __init__(self, lines: Sequence[str], field: LineField) -> None:
        super().__init__()
        self._field = field
        picks: list[QWidget] = []
        for line in list(lines)[:_MOST_PICKS]:
            pick = button(literal(line), "quiet")
            pick.setAccessibleName(self.tr("Choose: {0}").format(line))
            pick.clicked.connect(lambda _=False, words=line: self._choose(words))
            picks.append(pick)
        self.setLayout(wrap(*picks, gap=4))
        self.setVisible(bool(picks))

    def _choose(self, words: str) -> None:
        self._field.set_raw(words)
        self._field.edited.emit()
        self._field.setFocus()
