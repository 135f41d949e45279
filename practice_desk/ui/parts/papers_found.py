"""The papers of the work for the search: those of the client in view, and blank sheets for anybody.

Each is found by its own name and by what it is called in everyday speech, and is seen before it is printed.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import measures, worksheets
from practice_desk.ui.context import Context
from practice_desk.ui.search import Found


def _tr(text: str) -> str:
    return QCoreApplication.translate("PapersFound", text)


def papers_found(context: Context, client_id: str | None) -> list[Found]:
    """Return every paper that can be asked for here."""
    return [*(_of_client(context, client_id) if client_id else []), *_blank(context)]


def _of_client(context: Context, client_id: str) -> list[Found]:
    client = context.desk.clients.find(client_id)
    if client is None:
        return []
    papers = [
        ("progress:client", _tr("Progress report for the client"), _tr("print, how the goals are going")),
        ("progress:professional", _tr("Progress report for a professional"), _tr("print, letter, GP")),
        ("summary", _tr("Session summary"), _tr("print, the last session to take home")),
        ("ending", _tr("What I take with me"), _tr("print, farewell, ending, goodbye")),
    ]
    if client.kind is ClientKind.YOUNG_PERSON:
        papers.append(("parents", _tr("Update for parents"), _tr("print, letter")))
    return [Found(words, said, partial(_go, context, client_id, key)) for key, words, said in papers]


def _blank(context: Context) -> list[Found]:
    forms = [(f"worksheet-blank:{key}", form.name) for key, form in worksheets.forms().items()]
    known = [(f"measure-blank:{m.key}", m.name) for m in measures.measures(context.desk)]
    said = {"worksheet": _tr("print a blank worksheet"), "measure": _tr("print a blank measure")}
    return [
        Found(name, said[key.partition("-")[0]], partial(_go, context, None, key))
        for key, name in (*forms, *known)
    ]


def _go(context: Context, client_id: str | None, key: str) -> None:
    context.news.place_wanted.emit(Place(PlaceKind.PAPER, client_id, key))
