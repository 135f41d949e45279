"""Fields of the builder that hold several lines: the lines to answer, the answers, the ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.measures import Band, Option
from practice_desk.domain.own_measures import OwnItem
from practice_desk.domain.record import override
from practice_desk.ui.fields import CheckField, LineField, NumberField
from practice_desk.ui.kit import Box, Label, button, column, row, wrap
from practice_desk.ui.theme import px

_NUMBER = 72
_MOST = 9999


class RowsField(QWidget):
    """Lines that can be added and taken out. A subclass says what stands in one line and what it gives."""

    edited = Signal()

    def __init__(self, add: str, least: int) -> None:
        super().__init__()
        self._least = least
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self.add_button = button(add, "small", icon="plus")
        self.add_button.clicked.connect(self._on_add)
        self.setLayout(column(self._column, row(self.add_button, ...), gap=6))
        self.setFocusProxy(self.add_button)

    def line(self, number: int) -> QWidget:
        """Make an empty line; `number` is its place, from 1."""
        raise NotImplementedError

    def raw(self) -> list[list[Any]]:
        """Return what stands in each line."""
        return [[field.raw() for field in fields_of(line)] for line in self.lines]

    def set_raw(self, raw: Any) -> None:
        """Show again what stood in the lines."""
        self._fill([list(values) for values in raw])

    def trouble(self) -> str:
        """Say what cannot be read in a line."""
        for number, line in enumerate(self.lines, 1):
            for field in fields_of(line):
                said = field.trouble()
                if said:
                    return _tr("Line {0}: {1}").format(number, said)
        return ""

    def _fill(self, rows: Sequence[Sequence[Any]]) -> None:
        for old in self.lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = []
        for values in [*rows, *([None] * max(0, self._least - len(rows)))]:
            made = self._append()
            for field, value in zip(fields_of(made), values or (), strict=False):
                field.set_raw(value if value is not None else "")
        self.setFocusProxy(fields_of(self.lines[0])[0] if self.lines else self.add_button)

    def _append(self) -> QWidget:
        line = self.line(len(self.lines) + 1)
        for field in fields_of(line):
            field.edited.connect(self.edited)
        self.lines.append(line)
        self._column.addWidget(line)
        return line

    def _on_add(self) -> None:
        fields_of(self._append())[0].setFocus()
        self.edited.emit()

    def take_out(self, line: QWidget) -> None:
        """Take a line out."""
        if line in self.lines:
            kept = [values for one, values in zip(self.lines, self.raw(), strict=True) if one is not line]
            self._fill(kept)
            self.edited.emit()

    def _gone(self, what: str) -> QWidget:
        gone = button(_tr("Take out"), "link")
        gone.setAccessibleName(_tr("Take out {0}").format(what))
        return gone


class ItemsField(RowsField):
    """The lines to answer, each with whether it counts from the other end and whether it is on self-harm."""

    def __init__(self) -> None:
        super().__init__(_tr("Add a line to answer"), 3)

    @override
    def line(self, number: int) -> QWidget:
        text = LineField()
        text.setAccessibleName(_tr("Line {0}").format(number))
        reverse = CheckField(_tr("Counts from the other end"))
        harm = CheckField(_tr("Is on death or self-harm"))
        for check in (reverse, harm):
            check.setAccessibleName(f"{_tr('Line {0}').format(number)}, {check.accessibleName()}")
        gone = self._gone(_tr("line {0}").format(number))
        below = Box(wrap(reverse, harm, gone, gap=14))
        made = Box(column(row(Label(str(number), tone="muted"), (text, 1), gap=8), below, gap=2))
        gone.clicked.connect(lambda: self.take_out(made))  # type: ignore[attr-defined]
        made.setProperty("fields", [text, reverse, harm])
        return made

    def value(self) -> tuple[OwnItem, ...]:
        """Return the lines; those at the end that hold nothing are left out."""
        found = [OwnItem(text, bool(reverse), bool(harm)) for text, reverse, harm in self.raw()]
        while found and not found[-1].text.strip():
            found.pop()
        return tuple(found)

    def set_value(self, value: Sequence[OwnItem] | None) -> None:
        """Show lines."""
        self._fill([[i.text, i.reverse, i.self_harm] for i in value or ()])


class OptionsField(RowsField):
    """The answers to choose from, each with the number it counts."""

    def __init__(self) -> None:
        super().__init__(_tr("Add an answer"), 2)
        often = ("never", "seldom", "sometimes", "often", "always")
        self.usual = {
            "ten": (_tr("0 to 10"), [str(n) for n in range(11)]),
            "often": (_tr("Never to always"), [_tr(word) for word in often]),
            "yes": (_tr("No and yes"), [_tr("no"), _tr("yes")]),
        }
        ready = Label(_tr("Or put in:"), "small", tone="muted")
        found = self.layout()
        assert isinstance(found, QVBoxLayout)
        found.addLayout(wrap(ready, *(self._ready(name) for name in self.usual), gap=12))

    def _ready(self, name: str) -> QWidget:
        made = button(self.usual[name][0], "link")
        made.setObjectName(f"answers-{name}")
        made.setAccessibleName(_tr("Put in the answers {0}").format(self.usual[name][0]))
        made.clicked.connect(lambda: self.put_in(name))
        return made

    def put_in(self, name: str) -> None:
        """Put in usual answers, counted from 0, in place of those that stand there."""
        self._fill([[words, str(n)] for n, words in enumerate(self.usual[name][1])])
        self.edited.emit()

    @override
    def line(self, number: int) -> QWidget:
        label, counts = LineField(), NumberField(0, _MOST)
        label.setAccessibleName(_tr("Answer {0}").format(number))
        counts.setAccessibleName(_tr("What answer {0} counts").format(number))
        counts.setFixedWidth(px(_NUMBER))
        gone = self._gone(_tr("answer {0}").format(number))
        made = Box(row((label, 1), Label(_tr("counts"), tone="muted"), counts, gone, gap=8))
        gone.clicked.connect(lambda: self.take_out(made))  # type: ignore[attr-defined]
        made.setProperty("fields", [label, counts])
        return made

    @override
    def trouble(self) -> str:
        for number, (label, counts) in enumerate(self.raw(), 1):
            if label.strip() and not str(counts).strip():
                return _tr("Answer {0}: type the number it counts.").format(number)
        return super().trouble()

    def value(self) -> tuple[Option, ...]:
        """Return the answers; lines that hold nothing are left out."""
        rows = [(label, str(counts).strip()) for label, counts in self.raw()]
        return tuple(Option(label.strip(), int(counts)) for label, counts in rows if counts.isdecimal())

    def set_value(self, value: Sequence[Option] | None) -> None:
        """Show answers."""
        self._fill([[o.label, str(o.value)] for o in value or ()])


class BandsField(RowsField):
    """Ranges of totals with a word, where there are any."""

    def __init__(self) -> None:
        super().__init__(_tr("Add a range"), 0)

    @override
    def line(self, number: int) -> QWidget:
        low, high, word = NumberField(0, _MOST), NumberField(0, _MOST), LineField()
        names = (_tr("Range {0}, from"), _tr("Range {0}, to"), _tr("Range {0}, its word"))
        for field, name in zip((low, high, word), names, strict=True):
            field.setAccessibleName(name.format(number))
        for field in (low, high):
            field.setFixedWidth(px(_NUMBER))
        gone = self._gone(_tr("range {0}").format(number))
        made = Box(row(low, Label(_tr("to"), tone="muted"), high, (word, 1), gone, gap=8))
        gone.clicked.connect(lambda: self.take_out(made))  # type: ignore[attr-defined]
        made.setProperty("fields", [low, high, word])
        return made

    @override
    def trouble(self) -> str:
        for number, (low, high, word) in enumerate(self.raw(), 1):
            if any(str(v).strip() for v in (low, high, word)) and not (
                str(low).strip() and str(high).strip()
            ):
                return _tr("Range {0}: type where it begins and where it ends.").format(number)
        return super().trouble()

    def value(self) -> tuple[Band, ...]:
        """Return the ranges; lines that hold nothing are left out."""
        rows = [(str(low).strip(), str(high).strip(), word.strip()) for low, high, word in self.raw()]
        return tuple(
            Band(int(low), int(high), word)
            for low, high, word in rows
            if low.isdecimal() and high.isdecimal()
        )

    def set_value(self, value: Sequence[Band] | None) -> None:
        """Show ranges."""
        self._fill([[str(b.low), str(b.high), b.word] for b in value or ()])


class DecimalField(LineField):
    """A number with a decimal point or comma, or none."""

    @override
    def value(self) -> float | None:  # type: ignore[override]
        """Return the number, None where nothing that can be read is typed."""
        text = self.text().strip().replace(",", ".")
        try:
            return float(text) if text else None
        except ValueError:
            return None

    @override
    def set_value(self, value: float | None) -> None:  # type: ignore[override]
        """Show a number."""
        super().set_value("" if value is None else f"{value:g}")

    @override
    def trouble(self) -> str:
        """Say that what was typed is no number."""
        wrong = bool(self.text().strip()) and self.value() is None
        return _tr("This is not a number. Type it as {0}.").format("5.1") if wrong else ""


def fields_of(line: QWidget) -> list[Any]:
    """Return the fields of one line."""
    return list(line.property("fields"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
