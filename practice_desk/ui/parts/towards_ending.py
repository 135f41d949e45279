"""Towards an ending: the questions to ask, as the Library has them, and the sheet a client takes along."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import library
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, button, row
from practice_desk.ui.parts.reading import Reading, read

_GUIDE, _SHEET = "ending.guide", "ending"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TowardsEnding", text)


def ending_buttons(context: Context, client_id: str) -> list[QWidget]:
    """Return the ways to the questions and to the sheet."""
    ask = button(_tr("Towards an ending"), "link", icon="quote")
    ask.setObjectName("ending-guide")
    ask.clicked.connect(lambda: read_guide(ask, context))
    return [ask, sheet_button(context, client_id)]


def sheet_button(context: Context, client_id: str) -> QPushButton:
    """Return the way to *What I take with me*, which is seen before it is printed."""
    sheet = button(_tr("What I take with me"), "link", icon="print")
    sheet.setObjectName("ending-sheet")
    sheet.setAccessibleName(_tr("Print what I take with me"))
    place = Place(PlaceKind.PAPER, client_id, _SHEET)
    sheet.clicked.connect(lambda: context.news.place_wanted.emit(place))
    return sheet


def read_guide(parent: QWidget, context: Context) -> Reading:
    """Open the questions to go through together the last time."""
    return read(parent, _tr("Towards an ending"), [("", "\n\n".join(questions(context)))])


def questions(context: Context) -> list[str]:
    """Return the questions, one for each line of the Library's text."""
    body = library.find_text(context.desk, _GUIDE).body
    return [line.strip() for line in body.splitlines() if line.strip()]


class EndingCard(Card):
    """The questions where a client's work is being ended, with the sheet that goes along."""

    def __init__(self, context: Context, client_id: str) -> None:
        title = Label(_tr("Before the last time"), strong=True)
        self.sheet = sheet_button(context, client_id)
        asked = [Label(line, wrap=True) for line in questions(context)]
        super().__init__(title, *asked, row(self.sheet, ...), gap=6, margin=(14, 10, 14, 10))
        self.setProperty("card", "sunk")
