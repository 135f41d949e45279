"""One row of a form: a label above, the field, and a hint or what is wrong below."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from practice_desk.ui.kit import Icon, Label, row
from practice_desk.ui.theme import px


class FormRow(QWidget):
    """A labelled field. The label is its buddy and its accessible name."""

    def __init__(self, name: str, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.name, self.field, self._hint = name, field, hint
        field.setObjectName(name)
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), 0, px(4), px(4))  # room for the focus ring
        column.setSpacing(px(6))
        if label and not isinstance(field, QCheckBox):
            caption = Label(label, strong=True, wrap=True)
            caption.setBuddy(field)
            column.addWidget(caption)
        column.addWidget(field)
        self._below = Label(hint, "small", tone="muted", wrap=True)
        if not hint:  # shown before it has a place, it would flash up as a window
            self._below.hide()
        self._sign = Icon("warning", "danger", 14)  # colour alone would not be seen by everybody
        self._sign.hide()
        column.addLayout(row(self._sign, (self._below, 1), gap=6, top=True))

    def problem(self) -> str:
        """Return what is said to be wrong, or an empty string."""
        return self._below.text() if self.field.property("bad") else ""

    def set_hint(self, hint: str) -> None:
        """Say something else below the field, where nothing is wrong with it."""
        self._hint = hint
        if not self.problem():
            self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong below the field, or show the hint again."""
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        self._sign.setVisible(bool(sentence))
        self._below.set_tone("danger" if sentence else "muted")
        if bool(self.field.property("bad")) != bool(sentence):
            self.field.setProperty("bad", bool(sentence))
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        self.field.setAccessibleDescription(sentence or self._hint)
