"""The profile: read first, edited on purpose, everything a person's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from ui.drivers.clients import Therapist, unnamed

from practice_desk.domain.clients import ClientStatus
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal
from practice_desk.domain.people import ContactKind, PersonRole
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.ratings import Rating
from practice_desk.domain.retention import add_years
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.text import clean, one_line
from practice_desk.intentions import clients, goals, people, sessions
from practice_desk.ui.fields import DateField, LineField, LinesField, TextField
from practice_desk.ui.parts import names

UNKIND = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn \u00a0\x00\x07\x1b[0m 'x'; DROP TABLE x; "
LONG = (UNKIND * 120)[:10_000]
MORE_LIKELY = (("about", Deed.KEEP_PROFILE), ("matters", Deed.KEEP_PROFILE), ("helps", Deed.KEEP_PROFILE))


@pytest.fixture
def therapist(qtbot, context):
    with Therapist(qtbot, context) as at_work:
        at_work.new_client(known_as="Zoë Nguyễn", born_on="2.1.1990", phone="01632 960 001")
        at_work.profile("Zoë Nguyễn")
        yield at_work


@pytest.fixture
def noor(qtbot, demo):
    with Therapist(qtbot, demo) as at_work:
        at_work.profile("Noor Haddprice")
        yield at_work


def own(therapist):
    return clients.participants(therapist.desk, therapist.client_id())[0]


def client(therapist):
    return therapist.desk.clients.get(therapist.client_id())


def texts(therapist) -> dict[str, Any]:
    form = therapist.dialog.form
    return {
        name: form.field(name)
        for name in form.names()
        if isinstance(form.field(name), LineField | TextField) and not isinstance(form.field(name), DateField)
    }


def expected(field: Any) -> object:
    if isinstance(field, LinesField):
        return (clean(LONG).strip(),)
    return clean(LONG) if isinstance(field, TextField) else one_line(LONG)


# ---- reading ----


def test_the_profile_opens_for_reading(noor):
    fields = [w for kind in (QLineEdit, QPlainTextEdit, QComboBox) for w in noor.room.findChildren(kind)]
    assert fields == []
    for words in ("14.03.2011, age 15", "Under 18", "Sam Haddprice", "headlines only", "Draws well"):
        assert words in noor.says()


def test_what_is_missing_is_not_shown_as_a_row_of_gaps(therapist):
    for label in ("Gender", "Legal name", "Tags", "Who sent them"):
        assert label not in therapist.says()


def test_every_control_has_a_name_here_and_in_every_form(noor):
    assert unnamed(noor.room) == []
    for part in ("about", "matters", "helps", "keeping"):
        noor.room.edit_file(part)
        noor.dialog.form.show_more()
        assert unnamed(noor.dialog) == [], part
        noor.leave()
    for person in noor.desk.people.of_client(noor.client_id()):
        noor.room.change_person(person)
        noor.dialog.form.show_more()
        assert unnamed(noor.dialog) == []
        noor.leave()


# ---- the file ----


@pytest.mark.parametrize(("part", "deed"), MORE_LIKELY)
def test_any_text_of_the_file_comes_back_as_it_was_typed(therapist, part, deed):
    therapist.room.edit_file(part)
    fields = texts(therapist)
    wanted = {name: expected(field) for name, field in fields.items()}
    therapist.type(**dict.fromkeys(fields, LONG))
    assert therapist.keep()
    kept = client(therapist)
    assert {name: getattr(kept, name) for name in fields} == wanted
    assert therapist.desk.undo() is deed
    assert client(therapist).concern == ""


def test_the_forms_of_the_file_together_reach_every_field_but_the_alert(therapist):
    reached: set[str] = set()
    for part in ("about", "matters", "helps", "keeping"):
        therapist.room.edit_file(part)
        assert not reached & therapist.dialog.form.names(), part
        reached |= therapist.dialog.form.names()
        therapist.leave()
    assert set(vars(client(therapist))) - reached == {"id", "alert", "continues_id", "made_on"}


def test_a_reference_belongs_to_one_client(therapist):
    other = clients.add_client(therapist.desk, [], reference="TAKEN")
    therapist.room.edit_file("about")
    therapist.type(reference="TAKEN")
    assert not therapist.keep()
    assert therapist.problem("reference") == "Another client has this reference. Choose a different one."
    therapist.type(reference="")
    assert not therapist.keep()
    therapist.type(reference="FREE")
    assert therapist.keep()
    assert therapist.desk.clients.get(other.id).reference == "TAKEN"


def test_what_somebody_else_changed_meanwhile_stays(therapist):
    therapist.room.edit_file("about")
    therapist.type(concern="Cannot sleep")
    clients.keep_profile(therapist.desk, replace(client(therapist), slot="Tuesdays", helps="Walking"))
    assert therapist.keep()
    kept = client(therapist)
    assert (kept.concern, kept.slot, kept.helps) == ("Cannot sleep", "Tuesdays", "Walking")


def test_a_note_is_added_and_stands_behind_its_word_on_the_page(therapist):
    therapist.press("Add a note")
    therapist.type(alert="Shared phone at home")
    assert therapist.keep()
    assert "Shared phone at home" not in therapist.says()
    therapist.press("Show")
    assert "Shared phone at home" in therapist.says()


def test_any_text_of_a_note_and_of_a_reason_comes_back_as_it_was_typed(therapist):
    therapist.press("Add a note")
    therapist.type(alert=LONG)
    assert therapist.keep()
    therapist.press("Change status")
    therapist.type(status="paused", reason=LONG)
    assert therapist.keep()
    assert client(therapist).alert == clean(LONG)
    assert clients.status_changes(therapist.desk, therapist.client_id())[0].reason == clean(LONG)


def test_the_form_that_is_left_keeps_what_was_typed_for_the_next_time(therapist):
    therapist.room.edit_file("helps")
    therapist.type(helps="Half a sent")
    therapist.leave()
    assert client(therapist).helps == ""
    therapist.room.edit_file("helps")
    assert therapist.dialog.form.field("helps").raw() == "Half a sent"
    assert "not kept yet" in therapist.says(therapist.dialog)


# ---- people ----


@pytest.mark.parametrize("participant", [True, False])
def test_any_text_about_a_person_comes_back_as_it_was_typed(therapist, participant):
    therapist.room.add_person(participant=participant)
    fields = texts(therapist)
    assert len(fields) > 4
    wanted = {name: expected(field) for name, field in fields.items()}
    therapist.type(**dict.fromkeys(fields, LONG))
    assert therapist.keep()
    person = therapist.desk.people.of_client(therapist.client_id())[-1]
    assert {name: getattr(person, name) for name in fields} == wanted
    assert person.participant is participant


def test_a_person_needs_a_name(therapist):
    therapist.press("Add a person")
    assert not therapist.keep()
    assert therapist.problem("known_as")


def test_nobody_becomes_an_emergency_contact_or_supporter_by_themselves(therapist):
    therapist.press("Add a person")
    therapist.type(known_as="Linh", relationship="sister")
    therapist.keep()
    linh = therapist.desk.people.of_client(therapist.client_id())[-1]
    assert linh.roles == ()
    therapist.room.change_person(linh)
    roles = therapist.dialog.form.field("roles")
    roles.checks[PersonRole.EMERGENCY.value].click()
    therapist.keep()
    assert therapist.desk.people.get(linh.id).roles == ("emergency",)
    assert "Emergency contact" in therapist.says()


def test_an_adult_around_a_young_person_shows_authority_proof_and_the_end_of_orders(noor):
    sam = next(p for p in noor.desk.people.of_client(noor.client_id()) if not p.participant)
    unseen = noor.says().count("Proof of authority was not seen yet")
    assert unseen
    noor.room.change_person(sam)
    noor.type(
        authority_seen="Birth certificate, 3 May",
        orders_end_on="1.2.2030",
        must_not_be_told="What is said here",
    )
    assert noor.keep()
    assert noor.says().count("Proof of authority was not seen yet") == unseen - 1
    for words in ("Birth certificate, 3 May", "01.02.2030", "What is said here", "Parent or guardian"):
        assert words in noor.says()


def test_a_day_that_does_not_exist_is_refused_beside_the_field_and_stays_typed(therapist):
    therapist.room.change_person(own(therapist))
    therapist.type_slowly("born_on", "31.02.1990")
    assert not therapist.keep()
    assert "31 February does not exist" in therapist.problem("born_on")
    assert therapist.dialog.form.field("born_on").raw() == "31.02.1990"
    assert own(therapist).born_on == date(1990, 1, 2)


def test_discretion_shows_what_it_means(therapist):
    therapist.room.change_person(own(therapist))
    therapist.type(discreet=True)
    therapist.keep()
    assert "Discreet: safe words, plain envelopes, no texts, no name on the sheet" in therapist.says()
    assert clients.is_discreet(therapist.desk, therapist.client_id())


def test_whoever_has_something_of_theirs_in_the_record_leaves_with_a_date_and_is_not_removed(qtbot, demo):
    with Therapist(qtbot, demo) as therapist:
        therapist.profile("Ines and Jonah Castelrud")
        ines, jonah = clients.participants(therapist.desk, therapist.client_id())
        goal = Goal(client_id=jonah.client_id, words="We talk")
        goals.keep_goal(therapist.desk, goal)
        said = Rating(client_id=jonah.client_id, goal_id=goal.id, on=today(), person_id=jonah.id, value=4)
        goals.keep_ratings(therapist.desk, jonah.client_id, [said])
        therapist.room.change_person(jonah)
        assert "More" in therapist.says(therapist.dialog)
        with pytest.raises(AssertionError):
            therapist.choose_from_menu("Remove this person", therapist.dialog)
        therapist.type(left_on=f"{today():%d.%m.%Y}")
        assert therapist.keep()
        assert clients.name_of(therapist.desk, jonah.client_id) == ines.known_as
        assert "Left the work on" in therapist.says()
        assert therapist.desk.ratings.find(said.id) is not None


def test_the_only_person_of_a_file_is_never_removed_and_somebody_around_is_with_their_number(therapist):
    assert not people.may_be_removed(therapist.desk, own(therapist))
    therapist.press("Add a person")
    therapist.type(known_as="Linh")
    therapist.keep()
    linh = therapist.desk.people.of_client(therapist.client_id())[-1]
    therapist.room.add_contact(linh)
    therapist.type(value="01632 960 009")
    therapist.keep()
    therapist.room.change_person(linh)
    therapist.choose_from_menu("Remove this person", therapist.dialog)
    assert therapist.desk.people.find(linh.id) is None
    assert [p.value for p in therapist.desk.contact_points.all()] == ["01632 960 001"]
    assert therapist.desk.undo() is Deed.REMOVE_PERSON
    assert therapist.desk.people.find(linh.id) == linh
    assert therapist.desk.contact_points.count() == 2


def test_a_couple_can_be_joined_by_somebody_and_one_person_cannot(qtbot, demo):
    with Therapist(qtbot, demo) as therapist:
        therapist.profile("Ines and Jonah Castelrud")
        therapist.press("Add somebody to the work")
        therapist.type(known_as="Rui Castelrud")
        therapist.keep()
        assert clients.name_of(therapist.desk, therapist.client_id()) == "Ines, Jonah and Rui Castelrud"
        therapist.profile("Amara Okonlind")
        assert "Add somebody to the work" not in therapist.says()


# ---- reaching them ----


def test_only_the_permissions_that_fit_the_kind_are_asked_for(therapist):
    therapist.press("Add a way to reach them")

    def shown() -> set[str]:
        return {
            n for n, row in therapist.dialog.form.rows.items() if n.startswith("may_") and row.isVisible()
        }

    assert shown() == {"may_call", "may_voicemail", "may_text"}
    therapist.type(kind=ContactKind.EMAIL)
    assert shown() == {"may_email"}
    therapist.type(kind=ContactKind.POST)
    assert shown() == {"may_post"}


def test_a_number_is_added_changed_preferred_and_removed(therapist):
    (first,) = people.contacts_of(therapist.desk, own(therapist))
    therapist.press("Add a way to reach them")
    assert not therapist.keep()
    assert therapist.problem("value") == "Type the number or address."
    therapist.type(value="01632 960 009", may_voicemail=True, safe_words="The booking", preferred=True)
    assert therapist.keep()
    second, _ = people.contacts_of(therapist.desk, own(therapist))
    assert (second.value, second.preferred) == ("01632 960 009", True)
    assert "Call, leave a voicemail" in therapist.says()
    therapist.room.change_contact(first)
    therapist.type(preferred=True)
    therapist.keep()
    assert not therapist.desk.contact_points.get(second.id).preferred
    therapist.room.change_contact(second)
    therapist.choose_from_menu("Remove this contact", therapist.dialog)
    assert [p.id for p in people.contacts_of(therapist.desk, own(therapist))] == [first.id]
    assert therapist.desk.undo() is Deed.REMOVE_CONTACT


def test_any_text_of_a_contact_comes_back_as_it_was_typed(therapist):
    therapist.press("Add a way to reach them")
    fields = texts(therapist)
    wanted = {name: expected(field) for name, field in fields.items()}
    assert set(wanted) == {"value", "safe_words", "label"}
    therapist.type(**dict.fromkeys(fields, LONG))
    assert therapist.keep()
    _, point = people.contacts_of(therapist.desk, own(therapist))
    assert {name: getattr(point, name) for name in fields} == wanted


# ---- status and keeping ----


def test_a_status_has_its_day_and_reason_and_the_earlier_ones_stay(therapist):
    therapist.press("Change status")
    therapist.type(status="paused", on=f"{today():%d.%m.%Y}", reason="Travelling until spring")
    assert therapist.keep()
    assert clients.status_of(therapist.desk, therapist.client_id()) is ClientStatus.PAUSED
    assert "Travelling until spring" in therapist.says()
    assert "Active  ·  " in therapist.says()
    assert therapist.here() is PlaceKind.PROFILE


def test_a_status_does_not_begin_in_the_future_or_on_no_day(therapist):
    therapist.press("Change status")
    therapist.type(status="ended", on=f"{today() + timedelta(days=1):%d.%m.%Y}")
    assert not therapist.keep()
    assert therapist.problem("on") == "This date is still to come."
    therapist.type(on="")
    assert not therapist.keep()
    assert therapist.problem("on") == "Type the date."
    assert clients.status_of(therapist.desk, therapist.client_id()) is ClientStatus.ACTIVE


def test_a_death_says_what_follows_holds_the_record_and_is_taken_back_whole(therapist):
    therapist.press("Change status")
    therapist.type(status="died")
    assert "Everything stops at once" in therapist.hint("status")
    assert therapist.keep()
    assert client(therapist).hold
    assert "Held: it is not put forward for erasing" in therapist.says()
    therapist.desk.undo()
    assert not client(therapist).hold
    assert clients.status_of(therapist.desk, therapist.client_id()) is ClientStatus.ACTIVE


def test_the_day_for_erasing_follows_the_last_contact_and_the_rule(therapist):
    sessions.keep_session(
        therapist.desk,
        Session(client_id=therapist.client_id(), on=today() - timedelta(days=30), state=SessionState.HELD),
    )
    seven_years = add_years(today() - timedelta(days=30), 7)
    assert f"after {seven_years:%d.%m.%Y}" in therapist.says()
    assert "Nothing is ever erased by itself." in therapist.says()


def test_a_young_person_is_kept_until_25_and_an_enquiry_for_months(noor):
    born = own(noor).born_on
    assert clients.destroy_on(noor.desk, noor.client_id()) == add_years(born, 25)
    noor.profile("Leo Brandtmere")
    day = clients.destroy_on(noor.desk, noor.client_id())
    assert timedelta(days=80) < day - client(noor).made_on < timedelta(days=93)
    assert "An enquiry, kept for months only" in noor.says()


def test_another_rule_or_a_hold_is_chosen_for_one_client(therapist):
    us = next(p for p in therapist.desk.retention_policies.all() if p.name.startswith("US"))
    therapist.room.edit_file("keeping")
    therapist.type(policy_id=us.id)
    assert therapist.keep()
    assert client(therapist).policy_id == us.id
    assert us.name in therapist.says()
    therapist.room.edit_file("keeping")
    therapist.type(hold=True)
    therapist.keep()
    assert clients.destroy_on(therapist.desk, therapist.client_id()) is None


@pytest.mark.parametrize("name", ["Noor Haddprice", "Ines and Jonah Castelrud"])
def test_the_page_can_be_looked_at(noor, look, name):
    noor.profile(name)
    look(noor.page, f"profile-{name.split()[0].lower()}")
    assert name.split()[0] in noor.says()


def test_each_name_of_a_couple_keeps_its_own_direction(noor):
    noor.profile("Ines and Jonah Castelrud")
    said = names.client_name(noor.room.context, noor.client_id())
    assert said == "\u2068Ines\u2069 and \u2068Jonah Castelrud\u2069"
