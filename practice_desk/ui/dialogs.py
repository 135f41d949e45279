"""The few questions and file choices of the program: none blocks, each answers by calling back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from practice_desk.ui.kit import Label, button, column, row

Then = Callable[[], object]


class Question(QDialog):
    """A question whose button names the deed; asked only where nothing can be taken back."""

    def __init__(self, parent: QWidget, title: str, words: str, deed: str, *, danger: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.yes = button(deed, "danger" if danger else "primary")
        self.no = button(QCoreApplication.translate("Question", "Leave it as it is"))
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        text = Label(words, wrap=True)
        text.setMinimumWidth(420)
        self.setLayout(
            column(Label(title, "heading", wrap=True), text, 8, row(..., self.no, self.yes), margin=20)
        )
        self.no.setFocus()


def ask(parent: QWidget, title: str, words: str, deed: str, then: Then, *, danger: bool = False) -> Question:
    """Ask before a deed that nothing takes back; `then` is called when its button is pressed."""
    question = Question(parent, title, words, deed, danger=danger)
    question.accepted.connect(lambda: then())
    question.open()
    return question


def tell(parent: QWidget, title: str, words: str) -> Question:
    """Say something that must be read."""
    told = Question(parent, title, words, QCoreApplication.translate("Question", "Close"))
    told.no.hide()
    told.yes.setFocus()
    told.open()
    return told


def choose_new_file(
    parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write a new file; `name` is proposed, `kinds` is a filter such as ``PDF (*.pdf)``."""
    chooser = QFileDialog(parent, title, str(Path.home() / name), kinds)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    ending = Path(name).suffix.removeprefix(".")
    chooser.setDefaultSuffix(ending)
    return _open(chooser, then)


def choose_file(parent: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for a file that is there."""
    chooser = QFileDialog(parent, title, str(Path.home()), kinds)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(chooser, then)


def choose_folder(
    parent: QWidget, title: str, start: Path | None, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder."""
    chooser = QFileDialog(parent, title, str(start or Path.home()))
    chooser.setFileMode(QFileDialog.FileMode.Directory)
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(chooser, then)


def _open(chooser: QFileDialog, then: Callable[[Path], object]) -> QFileDialog:
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chooser.fileSelected.connect(lambda chosen: then(Path(chosen)))
    QDialog.open(chooser)  # the overload of QFileDialog.open wants a slot's name
    return chooser
