"""How a paper was explained: one line "as usual" in a form, which opens to change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.papers import ExplainedHow
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.kit import Box, Label, button, row
from practice_desk.ui.parts.explained import ON_PAPER, Explained


def _tr(text: str) -> str:
    return QCoreApplication.translate("usual_line", text)


class UsualLine:
    """Puts the line into a form, and its fields below it, hidden until they are asked for."""

    def __init__(self, form: Form[Any]) -> None:
        self._form = form
        self.start: dict[str, Any] = {
            "explained": ExplainedHow.IN_CONVERSATION, "language": "", "interpreter": "", "questions": "",
            "capacity_note": "", "copy": ON_PAPER,
        }  # fmt: skip
        usual = _tr("As usual: explained in conversation, in their language; a copy is given on paper.")
        self.change = button(_tr("Change"), "link")
        self.change.setObjectName("change-usual")
        self.change.setAccessibleName(_tr("Change: how it is explained, and the copy"))
        self.change.clicked.connect(self.open)
        self._line = Box(row((Label(usual, wrap=True), 1), self.change, gap=8, margin=(4, 0, 4, 0)))
        form.add_widget(self._line)
        form.add("explained", _tr("How it was explained"), ChoiceField(words.choices(ExplainedHow)))
        form.add("language", _tr("In which language, if it is another"), LineField())
        form.add("interpreter", _tr("Interpreter"), LineField())
        form.add("questions", _tr("What was asked, and the answer"), TextField(2))
        hint = _tr("Only where there is a doubt: what was understood, and how you know.")
        form.add("capacity_note", _tr("Understanding"), TextField(2), hint=hint)
        form.add("copy", _tr("How a copy is given"), LineField(), hint=_tr("Left empty, it is noted later."))
        for name in self.start:
            form.rows[name].hide()

    def open(self) -> None:
        """Show the fields in place of the line."""
        self._show()
        self._form.rows["explained"].field.setFocus()

    def open_if_changed(self) -> None:
        """Show the fields where something else than the usual was typed earlier."""
        if any(self._form.field(name).value() != usual for name, usual in self.start.items()):
            self._show()

    def about(self) -> Explained:
        """Return what is said here."""
        return Explained(**{name: self._form.field(name).value() for name in self.start})

    def _show(self) -> None:
        self._line.hide()
        for name in self.start:
            self._form.rows[name].show()
