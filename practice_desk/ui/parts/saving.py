"""Saving a document as a file: a neutral name, a password if one is wanted, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from practice_desk.storage.folder import known_disk
from practice_desk.ui import dialogs
from practice_desk.ui.fields import LineField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label, button, column, row
from practice_desk.ui.theme import px

SHORTEST_PASSWORD = 8


def write_whole(target: Path, data: bytes) -> None:
    """Write a file that only its owner can read, under its name only once it is whole.

    Raises a KnownError of the disk; nothing is left behind then.
    """
    beside = target.with_name(f"{target.name}.part")
    with known_disk():
        try:
            number = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


class SaveDialog(QDialog):
    """Asks for a password, or none, before it asks where to; `chosen(path, password)` gets the answer."""

    def __init__(self, parent: QWidget, name: str, chosen: Callable[[Path, str], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save a PDF"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._asker, self._name, self._chosen = parent, name, chosen
        self.password, self.again = LineField(), LineField()
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._first = FormRow(
            "password", self.tr("Password, if you want one"), self.password,
            self.tr("Left empty, anybody can open the file. With one, tell it to the client by another way."),
        )  # fmt: skip
        self._second = FormRow("again", self.tr("The same password again"), self.again)
        go, leave = button(self.tr("Choose where to save it"), "primary"), button(self.tr("Leave"))
        go.clicked.connect(self.go_on)
        leave.clicked.connect(self.reject)
        words = Label(
            self.tr(
                "A saved file can be read by whoever finds it. Its name says nothing about the client."
            ),
            wrap=True,
        )  # fmt: skip
        self.setLayout(
            column(
                Label(self.tr("Save a PDF"), "title"), words, self._first, self._second, 4,
                ..., row(..., leave, go), gap=12, margin=24,
            )
        )  # fmt: skip
        self.resize(px(480), self.sizeHint().height())

    def go_on(self) -> None:
        """Ask where to, unless the two passwords differ or are very short."""
        one, two = self.password.text(), self.again.text()
        short = bool(one) and len(one) < SHORTEST_PASSWORD
        words = self.tr("Use at least {0} characters, or leave it empty.").format(SHORTEST_PASSWORD)
        self._first.show_problem(words if short else "")
        self._second.show_problem(self.tr("The two passwords are not the same.") if one != two else "")
        if short or one != two:
            return
        parent, name, chosen = self._asker, self._name, self._chosen
        self.accept()
        dialogs.choose_new_file(
            parent, self.tr("Save a PDF"), name, self.tr("PDF (*.pdf)"), lambda path: chosen(path, one)
        )
