"""What is done with worksheets: begun from a form, filled in, kept, compared before and after."""

from __future__ import annotations

from functools import cache
from typing import Any

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Helped, what_helped
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.domain.worksheet_forms import FieldKind, WorksheetForm, read_form
from practice_desk.domain.worksheets import Worksheet
from practice_desk.intentions import clients
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk


@cache
def forms() -> dict[str, WorksheetForm]:
    """Return the forms of worksheets by key, in the order of their names."""
    files = sorted(resource("worksheets").glob("*.json"))
    found = (read_form(p.read_text(encoding="utf-8")) for p in files)
    return {f.key: f for f in sorted(found, key=lambda f: f.name)}


def form_of(key: str) -> WorksheetForm:
    """Return a form by its key. Raises KeyError for an unknown one."""
    return forms()[key]


def begin(
    desk: Desk, client_id: str, key: str, *, person_id: str | None = None, session_id: str | None = None
) -> Worksheet:
    """Return an empty sheet of a form, not kept yet; the one participant's where no person is named."""
    people = clients.participants(desk, client_id)
    if person_id is None and len(people) == 1:
        person_id = people[0].id
    session = desk.sessions.find(session_id or "")
    return Worksheet(
        client_id=client_id, person_id=person_id, session_id=session_id, form=key,
        version=form_of(key).version, on=min(session.on, today()) if session else today(),
    )  # fmt: skip


def keep_sheet(desk: Desk, sheet: Worksheet) -> None:
    """Keep a worksheet; any field may stay empty. Raises Refused, by field."""
    refuse(sheet.problems(form_of(sheet.form), today()))
    with desk.change(Deed.KEEP_WORKSHEET, place_of(sheet)):
        desk.worksheets.save(sheet)


def remove_sheet(desk: Desk, sheet: Worksheet) -> None:
    """Remove a worksheet."""
    with desk.change(Deed.REMOVE_WORKSHEET, place_of(sheet)):
        desk.remove(sheet)


def sheets_of(desk: Desk, client_id: str, key: str | None = None) -> list[Worksheet]:
    """Return a client's worksheets, latest first, of one form where it names one."""
    found = [s for s in desk.worksheets.of_client(client_id) if key in (None, s.form)]
    return sorted(found, key=lambda s: (s.on, s.id), reverse=True)


def coping_menu(desk: Desk, client_id: str) -> list[Helped]:
    """Return what was named as helping, the most helpful first: the beginning of a coping menu."""
    return what_helped(desk.emotions.of_client(client_id))


def first_rows(desk: Desk, client_id: str, form: WorksheetForm) -> dict[str, list[dict[str, Any]]]:
    """Return the rows a new sheet begins with: one for each kind of thing, and what is known to help."""
    found: dict[str, list[dict[str, Any]]] = {}
    for field in form.fields:
        kind = next((c for c in field.columns if c.kind is FieldKind.CHOICE), None)
        words = next((c for c in field.columns if c.kind is FieldKind.LINE), None)
        if kind is None or words is None:
            continue
        named = [*desk.clients.get(client_id).coping, *(h.words for h in coping_menu(desk, client_id))]
        known = dict.fromkeys(line.strip() for line in named if line.strip())
        found[field.key] = [{words.key: line} for line in known] + [
            {kind.key: code} for code, _ in kind.options
        ]
    return found


def place_of(sheet: Worksheet) -> Place:
    """Return the page a worksheet is filled in on."""
    return Place(PlaceKind.WORKSHEETS, sheet.client_id, sheet.id)
