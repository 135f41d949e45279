"""The list of clients, and adding somebody to it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from ui.drivers.clients import Therapist, unnamed

from practice_desk.domain.clients import ClientStatus
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.new_clients import NewClient, NewEnquiry
from practice_desk.domain.people import ContactKind, PersonRole
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.text import clean, one_line
from practice_desk.intentions import clients
from practice_desk.storage import vault as vaults
from practice_desk.storage.desk import Desk
from practice_desk.ui.background import InlineBackground
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField, LinesField, TextField
from practice_desk.ui.house import Entry, House
from practice_desk.ui.rooms.clients.list_model import Column
from practice_desk.ui.rooms.clients.new_client import NewClientDialog
from practice_desk.ui.rooms.clients.room import ClientsRoom
from practice_desk.ui.rooms.overview.room import OverviewRoom
from practice_desk.ui.settings import Settings
from practice_desk.ui.window import Window

UNKIND = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn \u00a0\x00\x07\x1b[0m 'x'; DROP TABLE x; "
LONG = (UNKIND * 120)[:10_000]


@pytest.fixture
def therapist(qtbot, context):
    with Therapist(qtbot, context) as at_work:
        yield at_work


@pytest.fixture
def busy(qtbot, demo):
    with Therapist(qtbot, demo) as at_work:
        yield at_work


# ---- the first day ----


def test_on_the_first_day_the_list_says_what_to_do_first(therapist):
    assert "Start with a name; the rest can wait." in therapist.says()
    therapist.press("Add the first client")
    assert therapist.form_is_open()


def test_nothing_but_a_name_is_needed_and_the_client_is_opened(therapist):
    client_id = therapist.new_client(known_as="Zoë Nguyễn")
    assert therapist.here() is PlaceKind.OVERVIEW
    assert clients.name_of(therapist.desk, client_id) == "Zoë Nguyễn"
    assert clients.status_of(therapist.desk, client_id) is ClientStatus.ACTIVE
    assert therapist.desk.contact_points.of_client(client_id) == []
    assert [p.participant for p in therapist.desk.people.of_client(client_id)] == [True]


def test_without_a_name_the_form_says_so_beside_the_field_and_stays(therapist):
    therapist.press("New client")
    therapist.type(phone="01632 960 001")
    assert not therapist.keep()
    assert therapist.problem("known_as") == "Type a name to call this person by."
    assert therapist.desk.clients.count() == 0


def test_a_birth_date_that_does_not_exist_is_refused_beside_the_field(therapist):
    therapist.press("New client")
    therapist.type(known_as="Zoë")
    therapist.type_slowly("born_on", "31.02.1990")
    assert not therapist.keep()
    assert "31 February does not exist" in therapist.problem("born_on")
    therapist.type_slowly("born_on", "28.02.1990")
    assert therapist.keep()
    (person,) = therapist.desk.people.of_client(therapist.client_id())
    assert person.born_on == date(1990, 2, 28)


def test_a_missing_name_and_a_date_that_does_not_exist_are_said_at_one_try(therapist):
    therapist.press("New client")
    therapist.type_slowly("born_on", "31.02.1990")
    assert not therapist.keep()
    assert therapist.problem("known_as") == "Type a name to call this person by."
    assert "31 February does not exist" in therapist.problem("born_on")


def test_the_age_is_said_while_the_birth_date_is_typed(therapist):
    therapist.press("New client")
    therapist.type_slowly("born_on", "1.1.1990")
    assert "Age " in therapist.hint("born_on")
    assert "under 18" not in therapist.hint("born_on")
    therapist.type_slowly("born_on", f"1.1.{today().year - 15}")
    assert "Age 15, under 18" in therapist.hint("born_on")
    therapist.type_slowly("born_on", "")
    assert "Age" not in therapist.hint("born_on")


def test_everybody_of_a_couple_is_a_person_and_the_field_for_others_shows_only_then(therapist):
    therapist.press("New client")
    assert not therapist.dialog.form.rows["others"].isVisible()
    therapist.type(kind="couple", known_as="Ines Castelrud", others="Jonah Castelrud")
    assert therapist.dialog.form.rows["others"].isVisible()
    assert not therapist.dialog.form.rows["guardian"].isVisible()
    therapist.keep()
    names = [(p.known_as, p.participant) for p in therapist.desk.people.of_client(therapist.client_id())]
    assert names == [("Ines Castelrud", True), ("Jonah Castelrud", True)]
    assert clients.name_of(therapist.desk, therapist.client_id()) == "Ines and Jonah Castelrud"


def test_what_was_typed_about_reaching_somebody_belongs_to_the_person(therapist):
    client_id = therapist.new_client(
        known_as="Zoë", phone="01632 960 001", may_call=False, may_text=True, email="z@example.org",
        safe_words="Call about the booking", discreet=True, emergency="Linh", emergency_phone="01632 960 002",
        alert="Shared phone", pronouns="she/her",
    )  # fmt: skip
    zoe, linh = therapist.desk.people.of_client(client_id)
    assert (zoe.discreet, zoe.pronouns, linh.roles) == (True, "she/her", (PersonRole.EMERGENCY.value,))
    points = therapist.desk.contact_points.of_client(client_id)
    assert [(p.person_id, p.kind, p.may_call, p.may_text) for p in points] == [
        (zoe.id, ContactKind.PHONE, False, True),
        (zoe.id, ContactKind.EMAIL, True, False),
        (linh.id, ContactKind.PHONE, True, False),
    ]
    assert therapist.desk.clients.get(client_id).alert == "Shared phone"


def test_every_field_of_the_record_can_be_typed(therapist):
    therapist.press("New client")
    assert therapist.dialog.form.names() == set(NewClient.__dataclass_fields__) - {"id"}


def test_any_text_comes_back_as_it_was_typed(therapist):
    therapist.press("New client")
    fields = {
        name: field
        for name in therapist.dialog.form.names()
        if isinstance(field := therapist.dialog.form.field(name), LineField | TextField)
        and name not in ("born_on", "referred_on")
    }
    kinds = {name: type(field) for name, field in fields.items()}
    assert len(kinds) > 15
    therapist.type(**dict.fromkeys(fields, LONG))
    assert therapist.keep()
    client = therapist.desk.clients.get(therapist.client_id())
    person, emergency = therapist.desk.people.of_client(client.id)
    phone, email, post, other = therapist.desk.contact_points.of_client(client.id)
    kept = {
        "known_as": person.known_as, "legal_name": person.legal_name, "pronouns": person.pronouns,
        "gender": person.gender, "language": person.language, "needs": person.needs, "alert": client.alert,
        "concern": client.concern, "frequency": client.frequency, "modality": client.modality,
        "slot": client.slot, "referral": client.referral, "tags": client.tags, "phone": phone.value,
        "safe_words": phone.safe_words, "email": email.value, "address": post.value,
        "emergency": emergency.known_as, "emergency_phone": other.value,
    }  # fmt: skip
    for name, value in kept.items():
        if kinds[name] is LinesField:
            assert value == (clean(LONG).strip(),), name
        else:
            typed = clean(LONG) if kinds[name] is TextField else one_line(LONG)
            assert value == typed, name
    assert set(fields) - set(kept) == {"others", "guardian"}


def test_somebody_with_the_same_name_and_birth_date_is_a_warning_once_and_no_refusal(therapist):
    first = therapist.new_client(known_as="Zoë Nguyễn", born_on="1.2.1990")
    therapist.page.go_back()
    therapist.press("New client")
    therapist.type(known_as="zoë nguyễn", born_on="1.2.1990")
    assert not therapist.keep()
    reference = therapist.desk.clients.get(first).reference
    assert f"Someone with this name and birth date is already here: {reference}, active." in therapist.says(
        therapist.dialog
    )
    assert therapist.dialog.keep_button.text() == "Keep both"
    assert therapist.keep()
    assert therapist.desk.clients.count() == 2


def test_the_record_that_is_already_there_can_be_opened_instead(therapist):
    first = therapist.new_client(known_as="Zoë")
    therapist.page.go_back()
    therapist.press("New client")
    therapist.type(known_as="Zoë")
    therapist.keep()
    therapist.press("Open that record", therapist.dialog)
    assert (therapist.client_id(), therapist.desk.clients.count()) == (first, 1)
    assert not therapist.form_is_open()


def test_another_birth_date_is_another_person(therapist):
    therapist.new_client(known_as="Zoë", born_on="1.2.1990")
    therapist.page.go_back()
    therapist.press("New client")
    therapist.type(known_as="Zoë", born_on="2.2.1990")
    assert therapist.keep()


def test_what_was_typed_and_left_is_there_the_next_time_and_gone_when_kept(therapist):
    therapist.press("New client")
    therapist.type(known_as="Half a na")
    therapist.leave()
    assert therapist.desk.clients.count() == 0
    therapist.press("New client")
    assert therapist.dialog.form.field("known_as").raw() == "Half a na"
    therapist.keep()
    therapist.page.go_back()
    therapist.press("New client")
    assert therapist.dialog.form.field("known_as").raw() == ""


def test_adding_a_client_is_one_step_that_is_taken_back_whole_and_leads_to_the_list(therapist):
    therapist.new_client(known_as="Zoë", phone="1", emergency="Linh")
    assert therapist.desk.undo() is Deed.ADD_CLIENT
    assert therapist.here() is PlaceKind.CLIENTS
    tables = (therapist.desk.clients, therapist.desk.people, therapist.desk.contact_points)
    assert [t.count() for t in tables] == [0, 0, 0]
    therapist.desk.redo()
    assert therapist.listed() == ["Zoë"]


# ---- enquiries ----


def test_an_enquiry_needs_a_name_and_keeps_what_was_said(therapist):
    therapist.press("New enquiry")
    assert not therapist.keep()
    assert therapist.problem("known_as")
    therapist.type(
        known_as="Leo", kind="email", value="leo@example.org", safe_words="The booking", concern="No sleep",
        available="Tuesdays", answer_by="1.12.2030",
    )  # fmt: skip
    assert therapist.keep()
    client = therapist.desk.clients.get(therapist.client_id())
    (point,) = therapist.desk.contact_points.of_client(client.id)
    assert clients.status_of(therapist.desk, client.id) is ClientStatus.ENQUIRY
    assert (client.concern, client.available, client.answer_by) == ("No sleep", "Tuesdays", date(2030, 12, 1))
    assert (point.kind, point.value, point.safe_words) == (
        ContactKind.EMAIL,
        "leo@example.org",
        "The booking",
    )
    assert set(NewEnquiry.__dataclass_fields__) == {"id", *(
        "known_as", "kind", "value", "safe_words", "concern", "available", "answer_by"
    )}  # fmt: skip


def test_any_text_of_an_enquiry_comes_back_as_it_was_typed(therapist):
    therapist.press("New enquiry")
    names = ("known_as", "value", "safe_words", "concern", "available")
    typed = {
        n: clean(LONG) if isinstance(therapist.dialog.form.field(n), TextField) else one_line(LONG)
        for n in names
    }
    therapist.type(**dict.fromkeys(names, LONG))
    assert therapist.keep()
    client = therapist.desk.clients.get(therapist.client_id())
    (person,) = therapist.desk.people.of_client(client.id)
    (point,) = therapist.desk.contact_points.of_client(client.id)
    assert typed == {
        "known_as": person.known_as, "value": point.value, "safe_words": point.safe_words,
        "concern": client.concern, "available": client.available,
    }  # fmt: skip


# ---- finding ----


@pytest.mark.parametrize("typed", ["amara", "OKON", "AO-0101", "01632960001", "okonlind amara"])
def test_typing_finds_somebody_by_name_reference_or_phone(busy, typed):
    busy.filter(typed)
    assert busy.listed() == ["Amara Okonlind"]


def test_a_name_is_found_without_its_accents_and_by_a_tag(therapist):
    therapist.new_client(known_as="Zoë Nguyễn", tags="night shift")
    therapist.new_client(known_as="Ana")
    therapist.page.go_back()
    for typed in ("nguyen", "zoe", "night"):
        therapist.filter(typed)
        assert therapist.listed() == ["Zoë Nguyễn"], typed


def test_a_filter_that_fits_only_elsewhere_says_where_and_leads_there(busy):
    busy.filter("harold")
    assert busy.listed() == []
    assert "Nobody here fits “harold”" in busy.says()
    assert "Under another status: Ended 1" in busy.says()
    busy.press("Show them")
    assert busy.listed() == ["Harold Finchhurst"]


def test_a_filter_that_fits_here_and_elsewhere_says_so_too(busy):
    busy.filter("br")  # Leo Brandtmere asked; nobody active
    busy.press("Show them")
    assert busy.listed() == ["Leo Brandtmere"]
    busy.room.show_group("active")
    busy.filter("a")
    assert "Under another status: Enquiries 1" in busy.says()


def test_a_filter_can_be_cleared_beside_its_field(busy):
    assert "Clear" not in [b.text() for b in busy.buttons()]
    busy.filter("amara")
    busy.press("Clear")
    assert len(busy.listed()) == 8


def test_a_filter_that_fits_nobody_can_be_cleared(busy):
    busy.filter("nobody of this name")
    assert "Under another status" not in busy.says()
    busy.press("Clear the filter")
    assert len(busy.listed()) == 8


def test_each_status_shows_how_many_there_are(busy):
    counts = [b.accessibleName() for b in busy.room.groups.buttons()]
    assert counts == ["Active 8", "Enquiries 1", "Waiting 0", "Paused 0", "Ended 1", "All 10"]
    for button, many in zip(busy.room.groups.buttons(), (8, 1, 0, 0, 1, 10), strict=True):
        button.click()
        assert len(busy.listed()) == many


def test_nobody_under_a_status_is_said_in_words(busy):
    busy.room.groups.buttons()[3].click()
    assert "Nobody has paused" in busy.says()


def test_the_order_can_be_by_next_session(busy):
    table = busy.room.table
    busy.room.order.set_value("next")
    busy.room.order.chosen.emit("next")
    days = [row.next_on for row in table.rows.rows]
    assert days == sorted(days)
    assert len(set(days)) > 2


# ---- by keyboard ----


def test_from_the_filter_arrow_down_leads_into_the_list_enter_opens_and_escape_clears(busy, qtbot):
    busy.room.filter.setFocus()
    qtbot.keyClicks(busy.room.filter, "noor")
    qtbot.keyClick(busy.room.filter, Qt.Key.Key_Down)
    assert busy.room.table.hasFocus()
    busy.room.filter.setFocus()
    qtbot.keyClick(busy.room.filter, Qt.Key.Key_Escape)
    assert busy.room.filter.text() == ""
    qtbot.keyClicks(busy.room.filter, "noor")
    qtbot.keyClick(busy.room.filter, Qt.Key.Key_Return)
    assert (busy.here(), busy.client_id()) == (PlaceKind.OVERVIEW, busy.id_of("Noor Haddprice"))


def test_the_list_answers_to_home_end_letters_and_enter(busy, qtbot):
    table = busy.room.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.chosen().name == "Tobias Wrenhall"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen().name == "Amara Okonlind"
    table.setCurrentIndex(table.rows.index(0, Column.LAST))
    qtbot.keyClick(table, Qt.Key.Key_S)
    assert table.chosen().name == "Sanjana Vellreid"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert busy.client_id() == busy.id_of("Sanjana Vellreid")


def test_a_double_click_opens(busy, qtbot):
    table = busy.room.table
    spot = table.visualRect(table.rows.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert busy.client_id() == busy.id_of("Eleanor Ashgrovepike")


def test_who_was_chosen_stays_chosen_when_something_changes(busy):
    busy.choose("Mei Tarrahsu")
    busy.room.table.verticalScrollBar().setValue(3)
    clients.change_status(busy.desk, busy.id_of("Amara Okonlind"), ClientStatus.PAUSED, "away")
    assert busy.room.table.chosen().name == "Mei Tarrahsu"
    assert "Amara Okonlind" not in busy.listed()


# ---- for the eyes and ears ----


def test_each_line_is_spoken_with_its_facts(busy):
    rows = busy.room.table.rows
    said = rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Amara Okonlind, she/her, 34, AO-0101"
    noor = busy.listed().index("Noor Haddprice")
    assert rows.index(noor, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("under 18")
    assert rows.index(0, Column.LAST).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Last session: ")


def test_every_control_has_a_name(busy):
    assert unnamed(busy.page) == []
    busy.press("New client")
    busy.dialog.form.show_more()
    assert unnamed(busy.dialog) == []


def test_references_stand_instead_of_names_where_a_client_may_be_looking_on(qtbot, demo):
    demo.settings.references = True
    shy = Therapist(qtbot, demo)
    assert shy.listed()[0] == "AO-0101"
    assert "Amara" not in " ".join(shy.listed()) + shy.says()


def test_a_narrow_window_lets_columns_go_and_never_scrolls_sideways(qtbot, demo):
    narrow = Therapist(qtbot, demo, width=760, height=600)
    table = narrow.room.table
    assert table.isColumnHidden(Column.RHYTHM)
    assert not table.isColumnHidden(Column.NEXT)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(Column.CLIENT) > 150


def test_where_nothing_can_be_kept_nothing_is_offered(qtbot, demo):
    readable = Desk(demo.vault.db, read_only=True)
    shut = Therapist(qtbot, Context(demo.vault, readable, demo.news, demo.background, demo.settings))
    assert not shut.room.new_button.isEnabled()
    assert not shut.room.enquiry_button.isEnabled()
    assert [c.id for c in shut.room.commands() if c.enabled()] == ["blank_sheet", "filter"]


@pytest.mark.parametrize("group", ["active", "all"])
def test_the_page_can_be_looked_at(busy, look, group):
    busy.room.show_group(group)
    look(busy.page, f"clients-{group}")
    assert busy.listed()


# ---- in the whole window ----


@pytest.fixture
def window(qtbot, fresh_template, tmp_path, state_dir):
    house = House(
        door=lambda _: QWidget(), rooms=lambda context: [ClientsRoom(context), OverviewRoom(context)],
        entries=[Entry(PlaceKind.CLIENTS, "Clients", "clients")], sections=[],
        commands=lambda _context, _window: [], found=lambda _: [],
    )  # fmt: skip
    made = Window(house, Settings(theme="light"), InlineBackground())
    qtbot.addWidget(made)
    made.show()
    made.open_desk(fresh_template.open(tmp_path / "vault"))
    yield made
    made.lock()


def test_adding_is_taken_back_on_the_new_page_and_done_again_from_the_list(window):
    desk, page = window.context.desk, window.desk_page
    dialog = page.room.new_client()
    dialog.form.field("known_as").set_raw("Zoë")
    dialog.keep_button.click()
    assert page.place.kind is PlaceKind.OVERVIEW
    window.undo()
    assert (page.place.kind, desk.clients.count()) == (PlaceKind.CLIENTS, 0)
    window.redo()
    assert desk.clients.count() == 1


def test_what_is_typed_about_a_new_client_outlives_a_lock(window, fresh_template, tmp_path):
    window.desk_page.room.new_client().form.field("known_as").set_raw("Half a na")
    window.lock()
    assert not [d for d in QApplication.topLevelWidgets() if isinstance(d, NewClientDialog) and d.isVisible()]
    window.open_desk(vaults.open_vault(tmp_path / "vault", bytearray(fresh_template.root)))
    assert window.desk_page.room.new_client().form.field("known_as").raw() == "Half a na"
