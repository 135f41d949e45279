"""The versions of a text: when each was made, how any two differ, and bringing an earlier one back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.domain.library import LibraryText, TemplateVersion
from practice_desk.intentions import library
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Choice, Label, Page, button, column, heading, row
from practice_desk.ui.parts.comparison import Comparison
from practice_desk.ui.theme import px

_SHIPPED = 0


class Versions(QDialog):
    """Compares two versions of a text; the shipped default counts as the first one, where there is one."""

    def __init__(self, parent: QWidget, context: Context, text: LibraryText) -> None:
        super().__init__(parent)
        self.context, self.text = context, text
        title = self.tr("Versions: {0}").format(text.name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.versions = {v.number: v for v in library.versions(context.desk, text)}
        self._bodies = {n: _whole(v.name, v.body, v.summary) for n, v in self.versions.items()}
        if text.key in library.shipped_texts():
            default = library.shipped_texts()[text.key]
            self._bodies[_SHIPPED] = _whole(default.name, default.body, default.summary)
        numbers = sorted(self._bodies)
        self.before, self.after = self._choice(numbers), self._choice(numbers)
        self.before.setAccessibleName(self.tr("From this version"))
        self.after.setAccessibleName(self.tr("To this version"))
        self.before.set_value(numbers[-2] if len(numbers) > 1 else numbers[-1])
        self.after.set_value(numbers[-1])
        self._holder = QVBoxLayout()
        self.comparison = Comparison([])
        self._holder.addWidget(self.comparison)
        self._lay_out(title)
        self.resize(min(px(760), parent.width() - px(40)), min(px(640), parent.height() - px(40)))
        self.compare()

    def compare(self) -> None:
        """Show how the two chosen versions differ."""
        runs = library.compare_versions(*(self._bodies[c.value()] for c in (self.before, self.after)))
        self._holder.removeWidget(self.comparison)
        self.comparison.hide()
        self.comparison.deleteLater()
        self.comparison = Comparison(runs)
        self._holder.addWidget(self.comparison)

    def bring_back(self, version: TemplateVersion) -> None:
        """Make an earlier version the newest one, and close."""
        library.bring_back(self.context.desk, self.text, version)
        self.accept()

    def _choice(self, numbers: list[int]) -> Choice:
        made = Choice([(n, self._name(n)) for n in numbers])
        made.chosen.connect(lambda _: self.compare())
        return made

    def _name(self, number: int) -> str:
        if number == _SHIPPED:
            return self.tr("Default, as shipped")
        made_on = self.context.date(self.versions[number].made_on)
        return self.tr("Version {0}, {1}").format(number, made_on)

    def _lay_out(self, title: str) -> None:
        choose = row(
            column(Label(self.tr("From"), strong=True), self.before, gap=4),
            column(Label(self.tr("To"), strong=True), self.after, gap=4), ..., gap=16, stack=420,
        )  # fmt: skip
        compared = Card(heading(self.tr("What changed, word by word")), choose, self._holder, gap=10)
        kept = self.tr("Papers that were offered or signed keep the words of their own version.")
        listed = Card(
            heading(self.tr("All versions")),
            *self._rows(),
            Label(kept, "small", tone="muted", wrap=True),
            gap=6,
        )
        body = column(Label(title, "title", wrap=True), compared, listed, ..., gap=12)
        body.setContentsMargins(px(24), px(20), px(24), px(12))
        close = button(self.tr("Close"), "primary")
        close.clicked.connect(self.accept)
        foot = row(..., close)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(body), 1)
        outer.addLayout(foot)

    def _rows(self) -> list[QWidget]:
        newest = max(self.versions, default=_SHIPPED)
        made: list[QWidget] = []
        for number in sorted(self.versions, reverse=True):
            line = QWidget()
            back = button(self.tr("Bring back"), "link")
            back.setAccessibleName(self.tr("Bring back version {0}").format(number))
            back.setObjectName(f"bring-back-{number}")
            back.setVisible(number != newest and not self.context.desk.read_only)
            back.clicked.connect(partial(self.bring_back, self.versions[number]))
            words = self._name(number)
            if number == newest:
                words = self.tr("{0}, in use").format(words)
            line.setLayout(row((Label(words, wrap=True), 1), back, gap=8))
            made.append(line)
        return made


def open_versions(parent: QWidget, context: Context, text: LibraryText) -> Versions:
    """Open the versions of a text."""
    dialog = Versions(parent.window(), context, text)
    dialog.open()
    return dialog


def _whole(name: str, body: str, summary: str) -> str:
    return "\n".join(part for part in (name, body, summary) if part)
