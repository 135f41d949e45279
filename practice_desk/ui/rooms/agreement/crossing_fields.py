"""Fields of an entry in the log: answers to prompts, and thoughts that may be at work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.ui.fields import TextField
from practice_desk.ui.kit import Label, column

_ROWS = 2


class PromptsField(QWidget):
    """Short questions, each with room for an answer; none has to be answered.

    Its value holds the answered ones, question and answer each, so that an entry reads the same for ever,
    whatever becomes of the questions.
    """

    edited = Signal()

    def __init__(self, prompts: Sequence[str]) -> None:
        super().__init__()
        self.answers: dict[str, TextField] = {}
        parts: list[QWidget] = []
        for prompt in prompts:
            field = TextField(_ROWS)
            field.setAccessibleName(prompt)
            field.edited.connect(self.edited)
            caption = Label(prompt, wrap=True)
            caption.setBuddy(field)
            self.answers[prompt] = field
            parts += [caption, field]
        self.setLayout(column(*parts, gap=6))
        if self.answers:
            self.setFocusProxy(next(iter(self.answers.values())))

    def value(self) -> tuple[str, ...]:
        """Return each answered question with its answer."""
        said = ((prompt, field.value().strip()) for prompt, field in self.answers.items())
        return tuple(f"{prompt}\n{answer}" for prompt, answer in said if answer)

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show answers that were given."""
        known = dict(answered(text) for text in value or ())
        for prompt, field in self.answers.items():
            field.set_value(known.get(prompt, ""))

    def raw(self) -> list[str]:
        """Return what was typed."""
        return list(self.value())

    def set_raw(self, raw: Any) -> None:
        """Show again what was typed."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: every answer can be kept."""
        return ""


def answered(text: str) -> tuple[str, str]:
    """Return a kept answer as its question and what was answered."""
    prompt, _, answer = text.partition("\n")
    return prompt, answer
