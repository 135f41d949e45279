"""The list of consents: a row for each, with its state as a shape and a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from practice_desk.domain.consents import MissingWhy
from practice_desk.domain.people import listed
from practice_desk.domain.record import override
from practice_desk.ui import words
from practice_desk.ui.kit import Chip, Label, ListRow, button, column, row
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.rooms.consents.shelf import Gap, Stood, is_changed
from practice_desk.ui.theme import px

FEW = 6
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_GAPS = {
    MissingWhy.NEVER_OFFERED: "missing", MissingWhy.NOT_SIGNED: "missing", MissingWhy.DECLINED: "declined",
    MissingWhy.WITHDRAWN: "withdrawn", MissingWhy.EXPIRED: "past", MissingWhy.OF_AGE_NOW: "due",
}  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("consent_rows", text)


class ConsentRow(ListRow):
    """A row that is pressed to open a paper; its state stands on the right."""

    def __init__(self, title: str, line: str, chip: Chip) -> None:
        super().__init__("", title, line)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(chip)
        layout.setContentsMargins(px(16), px(6), px(12), px(6))
        chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{title}, {chip.text()}, {line}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list with the arrows, Home and End, and to the row that begins with a letter."""
        rows = [r for r in self.window().findChildren(ConsentRow) if r.isVisible()]
        here, key = rows.index(self), Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: here + 1, Qt.Key.Key_Up: here - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if key in steps and event.modifiers() in _PLAIN:
            there = steps[key]
            rows[there if key is Qt.Key.Key_End else max(0, min(there, len(rows) - 1))].setFocus()
            return
        letter = event.text().casefold()
        if letter.isalpha() and event.modifiers() in _PLAIN:
            after = [*rows[here + 1 :], *rows[: here + 1]]
            found = [r for r in after if r.accessibleName().casefold().startswith(letter)]
            if found:
                found[0].setFocus()
            return
        super().keyPressEvent(event)


def group(title: str, rows: Sequence[QWidget], count: int = 0, *, more: QWidget | None = None) -> QWidget:
    """Return rows below a caption that says how many there are, `count` where not all are shown."""
    caption = row(
        Label(title, strong=True, tone="muted"), Label(str(count or len(rows)), tone="muted"), ..., more,
        gap=8, margin=(16, 0, 12, 0),
    )  # fmt: skip
    made = QWidget()
    made.setLayout(column(caption, *rows, gap=2))
    return made


def paper_row(
    speak: PaperWords, stood: Stood, chosen: str, open_paper: Callable[[str], object]
) -> ConsentRow:
    """Return the row of a paper, marked where it is the one that is open."""
    file, now = stood
    text, look = (_tr("Not as it was signed"), "attention") if is_changed(file) else speak.state(now)
    made = ConsentRow(speak.title(file), speak.line(file, now), Chip(text, look))
    made.setObjectName(f"paper-{file.paper.id}")
    made.set_marked(file.paper.id == chosen)
    made.clicked.connect(lambda: open_paper(file.paper.id))
    return made


def gap_row(speak: PaperWords, gap: Gap, offer: Callable[[Gap], object]) -> ConsentRow:
    """Return the row of something that is required and does not hold; it is pressed to offer it."""
    said = {
        MissingWhy.NEVER_OFFERED: _tr("Required here and not offered to {0} yet"),
        MissingWhy.DECLINED: _tr("Required here; {0} said no"),
        MissingWhy.WITHDRAWN: _tr("Required here; taken back, so it no longer holds for {0}"),
        MissingWhy.EXPIRED: _tr("Required here; it has ended for {0}"),
        MissingWhy.OF_AGE_NOW: _tr("{0} is of age now and is asked anew"),
        MissingWhy.NOT_SIGNED: _tr("Required here; {0} has not signed yet"),
    }[gap.why]
    who = listed([speak.person(i) for i in gap.person_ids])
    chip = {
        MissingWhy.NEVER_OFFERED: _tr("Not offered"), MissingWhy.OF_AGE_NOW: _tr("Of age now"),
    }.get(gap.why, words.of(gap.why))  # fmt: skip
    made = ConsentRow(words.of(gap.kind), said.format(who), Chip(chip, _GAPS[gap.why]))
    made.setAccessibleName(f"{made.accessibleName()}: {_tr('Offer it')}")
    made.setObjectName(f"gap-{gap.kind.value}")
    made.clicked.connect(lambda: offer(gap))
    return made


def past_group(rows: Sequence[QWidget], count: int, show_all: Callable[[], object]) -> QWidget:
    """Return what is past, the latest first; where only a few of `count` are there, all can be asked for."""
    more = None
    if len(rows) < count:
        more = button(_tr("Show all"), "link")
        more.setObjectName("all-past")
        more.clicked.connect(lambda: show_all())
    return group(_tr("Past"), rows, count, more=more)
