"""The papers of a client's work, and how they are asked for: by a menu on a page, or in the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clients import ClientKind, ClientStatus
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients, safety_plans
from practice_desk.ui.commands import Command
from practice_desk.ui.context import Context
from practice_desk.ui.kit import MenuButton
from practice_desk.ui.search import Found


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers_of_work", text)


@dataclass(frozen=True)
class WorkPaper:
    """One paper: the words that ask for it, other words a therapist may look for it with, where it is."""

    words: str
    other: str
    place: Place


def papers_of_work(context: Context, client_id: str) -> list[WorkPaper]:
    """Return what can be printed about the work with a client, each seen before it is printed."""
    client = context.desk.clients.find(client_id)
    if client is None or clients.status_of(context.desk, client_id) is ClientStatus.DIED:
        return []

    def paper(what: str, words: str, other: str) -> WorkPaper:
        return WorkPaper(words, other, Place(PlaceKind.PAPER, client_id, what))

    sheet = Place(PlaceKind.SHEET, client_id)
    found = [
        WorkPaper(_tr("Print action plan"), _tr("sheet goals steps homework handout"), sheet),
        paper("progress:client", _tr("Print how the goals are going"), _tr("progress report chart")),
        paper(
            "progress:professional", _tr("Print a progress report for a professional"),
            _tr("goals letter doctor GP referrer"),
        ),
        paper("summary", _tr("Print the last session for the client"), _tr("session summary")),
        paper("ending", _tr("Print what I take with me"), _tr("ending farewell goodbye last session")),
    ]  # fmt: skip
    if client.kind is ClientKind.YOUNG_PERSON:
        found.append(paper("parents", _tr("Print an update for parents"), _tr("report guardian school")))
    plan = safety_plans.plan_of(context.desk, client_id)
    if plan is not None:
        found.append(paper(f"safety:{plan.id}", _tr("Print the safety plan"), _tr("crisis hard days")))
    return found


def found_papers(context: Context, client_id: str) -> list[Found]:
    """Return the papers as the search lists them, from any page of the client."""
    return [Found(p.words, "", _going(context, p.place), p.other) for p in papers_of_work(context, client_id)]


def paper_commands(context: Context, client_id: str) -> list[Command]:
    """Return the papers beside the sheet as the entries of a page's menu."""
    return [
        Command(f"paper-{at}", p.words, _going(context, p.place), icon="print")
        for at, p in enumerate(papers_of_work(context, client_id))
        if p.place.kind is PlaceKind.PAPER
    ]


def papers_button(context: Context, client_id: str) -> MenuButton | None:
    """Return the button with the papers beside the sheet, or None where there is nothing to print."""
    entries = [(c.words, c.run) for c in paper_commands(context, client_id)]
    if not entries:
        return None
    made = MenuButton(_tr("Other papers"), entries, kind="secondary")
    made.setObjectName("papers")
    return made


def _going(context: Context, place: Place) -> Callable[[], None]:
    return lambda: context.news.place_wanted.emit(place)
