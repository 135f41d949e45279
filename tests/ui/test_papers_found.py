"""The papers of the work are found by the search, by their names and by what they are called in speech."""

from __future__ import annotations

import pytest

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.text import folded
from practice_desk.intentions import clients
from practice_desk.ui.parts.papers_found import papers_found


@pytest.fixture
def went(demo):
    places = []
    demo.news.place_wanted.connect(places.append)
    return places


def search(context, client_id, typed):
    parts = folded(typed).split()
    return [
        f
        for f in papers_found(context, client_id)
        if all(p in folded(f"{f.words} {f.remark}") for p in parts)
    ]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("farewell", "ending"),
        ("take with me", "ending"),
        ("gp", "progress:professional"),
        ("report client", "progress:client"),
        ("summary", "summary"),
    ],
)
def test_a_clients_paper_is_found_by_its_everyday_name_and_leads_to_its_preview(demo, went, typed, key):
    amara = next(c.id for c in demo.desk.clients.all() if "Amara" in clients.name_of(demo.desk, c.id))
    [found] = search(demo, amara, typed)
    found.run()
    assert went[-1] == Place(PlaceKind.PAPER, amara, key)


def test_an_update_for_parents_is_found_for_a_young_person_alone(demo):
    young = {c.id for c in demo.desk.clients.all() if c.kind is ClientKind.YOUNG_PERSON}
    with_it = {c.id for c in demo.desk.clients.all() if search(demo, c.id, "parents")}
    assert with_it == young and young


def test_blank_sheets_are_found_without_any_client(demo, went):
    assert search(demo, None, "farewell") == []
    search(demo, None, "phq")[0].run()
    assert went[-1] == Place(PlaceKind.PAPER, None, "measure-blank:phq9")
    search(demo, None, "talk blank")[0].run()
    assert went[-1] == Place(PlaceKind.PAPER, None, "worksheet-blank:talk")


def test_process_notes_are_no_paper_that_is_found(demo):
    amara = next(c.id for c in demo.desk.clients.all() if "Amara" in clients.name_of(demo.desk, c.id))
    assert search(demo, amara, "process") == search(demo, amara, "psychotherapy") == []
