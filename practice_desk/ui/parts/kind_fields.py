"""What a kind of paper asks for, as fields of a form and as facts to read; made from its dataclass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.limits import LIMITS
from practice_desk.domain.paper_fields import FIELDS, Channel, MessageUse, PaperFields
from practice_desk.domain.paper_values import read_fields
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, DateField, LineField, NumberField, TextField
from practice_desk.ui.kit import Check
from practice_desk.ui.words_fields import asked_words

_LONG = frozenset({
    "approach_plain", "own_words", "update_rule_words", "competence_note", "meetings_alone", "what_is_shared",
    "material", "tool_purpose", "insurer_asks", "not_to_share", "special_other", "reason_not_signed",
    "distance_words",
})  # fmt: skip
_CODES: dict[str, type[StrEnum]] = {"channels_agreed": Channel, "may_be_about": MessageUse}


def _tr(text: str) -> str:
    return QCoreApplication.translate("kind_fields", text)


@dataclass(frozen=True)
class Asked:
    """One thing a kind asks for: its name, its label, and the field for it."""

    name: str
    label: str
    field: QWidget


class TicksField(QWidget):
    """Several codes, each with a box of its own; the value is a tuple of those that are on."""

    edited = Signal()

    def __init__(self, items: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.checks = {code: Check(text) for code, text in items}
        for check in self.checks.values():
            check.clicked.connect(lambda _: self.edited.emit())
            column.addWidget(check)
        if self.checks:
            self.setFocusProxy(next(iter(self.checks.values())))

    def value(self) -> tuple[str, ...]:
        """Return the codes that are on."""
        return tuple(code for code, check in self.checks.items() if check.isChecked())

    def set_value(self, value: object) -> None:
        """Tick these codes and no others."""
        on = {str(code) for code in value} if isinstance(value, tuple | list) else set[str]()
        for code, check in self.checks.items():
            check.setChecked(code in on)

    def raw(self) -> list[str]:
        """Return the codes as a form keeps them for later."""
        return list(self.value())

    def set_raw(self, raw: object) -> None:
        """Tick again what was ticked."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: every choice can be kept."""
        return ""


def asked_of(context: Context, kind: PaperKind, limits: Sequence[str] = LIMITS) -> list[Asked]:
    """Return a field for everything a kind asks for, in the order of its dataclass.

    `limits` are the limits of confidentiality that the text knows.
    """
    made = FIELDS[kind]
    hints = get_type_hints(made)
    return [_asked(context, f.name, hints[f.name], limits) for f in fields(made)]


def known_facts(context: Context, paper: Paper) -> list[tuple[str, str]]:
    """Return what a paper's kind asked for and was told, as label and words."""
    said: PaperFields = read_fields(paper.kind, paper.fields)
    pairs = ((f.name, getattr(said, f.name)) for f in fields(said))
    return [(asked_words(name), text) for name, value in pairs if (text := shown(context, name, value))]


def shown(context: Context, name: str, value: Any) -> str:
    """Return what was told in words: dates in the practice's order, codes by their words."""
    if isinstance(value, bool):
        return _tr("Yes") if value else ""
    if isinstance(value, date):
        return context.date(value)
    if isinstance(value, tuple):
        codes: tuple[str, ...] = value  # pyright: ignore[reportUnknownVariableType]
        return ", ".join(_code_words(name, code) for code in codes)
    if isinstance(value, StrEnum):
        return words.of(value)
    return str(value) if value is not None else ""


def limit_words(limit: str) -> str:
    """Return what a limit of confidentiality is about."""
    return {
        "self": _tr("Danger to the client's life"), "others": _tr("Danger to somebody else"),
        "child": _tr("A child at risk"), "adult": _tr("An adult at risk"),
        "court": _tr("An order by a court"), "terrorism": _tr("Terrorism"),
        "supervision": _tr("Supervision"), "payment": _tr("A bill that stays unpaid"),
        "plan": _tr("A health plan that pays"), "complaint": _tr("A complaint or claim"),
        "emergency": _tr("A medical emergency"), "executor": _tr("Your illness or death"),
        "technical": _tr("Help with the computer"), "together": _tr("When several people come"),
        "young": _tr("What parents may hear"),
    }.get(limit, limit)  # fmt: skip


def _code_words(name: str, code: str) -> str:
    if name == "limits":
        return limit_words(code)
    kind = _CODES.get(name)
    return words.of(kind(code)) if kind is not None and code in set(kind) else code


def _asked(context: Context, name: str, hint: Any, limits: Sequence[str]) -> Asked:
    label = asked_words(name)
    if name == "limits":
        return Asked(name, label, TicksField([(limit, limit_words(limit)) for limit in limits]))
    return Asked(name, label, _field(context, name, label, hint))


def _field(context: Context, name: str, label: str, hint: Any) -> QWidget:
    if name in _CODES:
        return TicksField([(code.value, words.of(code)) for code in _CODES[name]])
    if hint is str:
        return TextField(2) if name in _LONG else LineField()
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return ChoiceField(words.choices(hint))
    simple = {bool: lambda: CheckField(label), int: lambda: NumberField(1, 60)}
    order = context.desk.practice.own().date_order
    return simple.get(hint, lambda: DateField(order, today()))()
