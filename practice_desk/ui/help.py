"""Help on the page in view, and every command with its shortcut (F1)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from practice_desk import __version__
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import Label, Page, button, column, row
from practice_desk.ui.theme import px


class HelpDialog(QDialog):
    """A few sentences on the page, then the command table."""

    def __init__(self, parent: QWidget, words: str, commands: list[Command]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        table = QGridLayout()
        table.setHorizontalSpacing(px(20))
        table.setVerticalSpacing(px(6))
        keyed = [c for c in commands if c.keys]
        for line, command in enumerate(keyed):
            table.addWidget(Label(command.keys, strong=True), line, 0)
            table.addWidget(Label(command.words, wrap=True), line, 1)
        table.setColumnStretch(1, 1)
        about = Label(
            self.tr("Practice Desk {0}. It works offline; nothing leaves this computer by itself.").format(
                __version__
            ),
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        said = [Label(words, wrap=True), 8] if words else []
        body = column(
            Label(self.tr("This page"), "title"), *said,
            Label(self.tr("Keys"), "heading"), table, 8, about, ..., gap=8,
        )  # fmt: skip
        body.setContentsMargins(px(24), px(20), px(24), px(12))
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = row(..., close)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(body), 1)
        outer.addLayout(foot)
        self.resize(px(560), px(560))
