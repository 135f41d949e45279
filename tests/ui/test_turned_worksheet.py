"""A worksheet in front of a client: they fill it in, nothing typed is lost, and it lies with the others."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from ui.drivers.turned import gone, seen

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients


@pytest.fixture
def amara(client):
    return clients.add_client(client.desk, [Person(client_id="", known_as="Amara Okonlind")])


def turned(client, amara, key="kinder"):
    """Turn the screen from the page of worksheets, as a therapist does."""
    client.window.desk_page.go(Place(PlaceKind.WORKSHEETS, amara.id))
    client.window.findChild(QPushButton, f"turn-{key}").click()


def fill(client, **values):
    for name, value in values.items():
        field = client.page.view.field(name)
        field.set_value(value)
        field.edited.emit()


def test_a_sheet_filled_in_on_the_turned_screen_lies_with_the_others(client, amara, monkeypatch):
    turned(client, amara)
    assert "Amara" not in seen(client.window)
    fill(client, happened="I snapped at Tom", hurt_before=8, hurt_after=4)
    client.press("I am done")
    assert "Thank you." in seen(client.window)
    client.give_back(monkeypatch)
    (sheet,) = client.desk.worksheets.of_client(amara.id)
    assert sheet.filled() == {"happened": "I snapped at Tom", "hurt_before": 8, "hurt_after": 4}
    assert client.window.desk_page.place == Place(PlaceKind.WORKSHEETS, amara.id)
    gone()
    assert "8 \u2192 4" in seen(client.window)


def test_what_was_typed_and_not_kept_waits_on_both_sides_of_the_screen(client, amara, monkeypatch):
    turned(client, amara)
    fill(client, happened="I snapped")
    client.give_back(monkeypatch)
    assert "The worksheet is not kept yet." in seen(client.window)
    assert client.desk.worksheets.count() == 0
    turned(client, amara)
    assert client.page.view.field("happened").value() == "I snapped"
    client.press("I am done")
    client.give_back(monkeypatch)
    assert client.desk.worksheets.count() == 1


def test_a_mark_outside_its_scale_is_said_beside_it_and_nothing_is_kept(client, amara):
    turned(client, amara, "thought_5")
    client.page.view.field("balanced_belief").set_raw("120")
    client.press("I am done")
    assert "0 to 100" in client.page.view.rows["balanced_belief"].problem()
    assert client.desk.worksheets.count() == 0 and not client.page.is_answered


def test_an_empty_sheet_is_not_kept_and_its_page_is_done_all_the_same(client, amara, monkeypatch):
    turned(client, amara)
    client.press("I am done")
    client.give_back(monkeypatch)
    assert client.desk.worksheets.count() == 0


def test_a_sheet_is_turned_again_to_say_how_it_is_now_and_stays_one_persons(client, monkeypatch):
    people = [Person(client_id="", known_as=name) for name in ("Ines Castelrud", "Jonah Castelrud")]
    couple = clients.add_client(client.desk, people, kind=ClientKind.COUPLE)
    turned(client, couple)
    assert "Ines" not in seen(client.window)
    fill(client, happened="The row", hurt_before=7)
    client.press("I am done")
    client.give_back(monkeypatch)
    (sheet,) = client.desk.worksheets.of_client(couple.id)
    client.window.desk_page.go(Place(PlaceKind.WORKSHEETS, couple.id, sheet.id))
    client.window.findChild(QPushButton, "turn-sheet").click()
    assert client.page.view.field("happened").value() == "The row"
    fill(client, hurt_after=3)
    client.press("I am done")
    client.give_back(monkeypatch)
    (now,) = client.desk.worksheets.of_client(couple.id)
    assert (now.id, now.filled()["hurt_after"], now.person_id) == (sheet.id, 3, sheet.person_id)
