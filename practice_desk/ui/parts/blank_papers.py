"""Blank sheets for anybody, as the search lists them: worksheets and measures to fill in by hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import measures, worksheets
from practice_desk.ui.context import Context
from practice_desk.ui.search import Found


def _tr(text: str) -> str:
    return QCoreApplication.translate("BlankPapers", text)


def found_blank(context: Context) -> list[Found]:
    """Return each worksheet and measure by its name; choosing one shows it before it is printed."""
    forms = [(f"worksheet-blank:{key}", form.name) for key, form in worksheets.forms().items()]
    known = [(f"measure-blank:{m.key}", m.name) for m in measures.measures(context.desk)]
    return [
        *(Found(name, _tr("print a blank worksheet"), partial(_go, context, key)) for key, name in forms),
        *(Found(name, _tr("print a blank measure"), partial(_go, context, key)) for key, name in known),
    ]


def _go(context: Context, key: str) -> None:
    context.news.place_wanted.emit(Place(PlaceKind.PAPER, None, key))
