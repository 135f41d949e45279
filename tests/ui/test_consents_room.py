"""The page of consents: what holds, what waits, what is missing, and what can be done with each paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from intentions.papers_of import WORDS, offered, signed
from PySide6.QtCore import Qt
from ui.drivers.clients import unnamed
from ui.drivers.consents import Papers, settle

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.merge_fields import FilledFrom, filled_from
from practice_desk.domain.new_clients import NewClient
from practice_desk.domain.paper_fields import MessagesFields, RecordingFields
from practice_desk.domain.papers import PaperKind, SignatureMethod
from practice_desk.domain.people import ContactWay
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.domain.retention import add_years
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import clients, consents, library, papers, people, signing, tasks
from practice_desk.ui.rooms.consents.rows import ConsentRow

UNKIND = "<b>bold</b> &amp; \u202emirror 👩‍👩‍👧 محمد Nguyễn {fee} [[if x]] 'x'; DROP TABLE x; "
LONG = (UNKIND * 40)[:3_000]


def add(context, name="Amara Okonlind", kind=ClientKind.INDIVIDUAL, **more):
    client_id = new_id()
    clients.add_new_client(context.desk, NewClient(id="x", known_as=name, kind=kind, **more), client_id)
    return context.desk.clients.get(client_id)


@pytest.fixture
def amara(qtbot, context):
    add(context, phone="01632 960 001", email="amara@example.com")
    with Papers(qtbot, context, "Amara Okonlind") as at_work:
        yield at_work


@pytest.fixture
def couple(qtbot, context):
    add(context, "Ines Castelrud", ClientKind.COUPLE, others=("Jonah Castelrud",))
    with Papers(qtbot, context, "Ines and Jonah Castelrud") as at_work:
        yield at_work


def at_demo(qtbot, demo, name):
    at_work = Papers(qtbot, demo, name)
    at_work.consents()
    return at_work


def person(at_work, nth=0):
    return clients.participants(at_work.desk, at_work.client_id)[nth]


# ---- every state stands in its group, in its words ----

DEMO = {
    "Amara Okonlind": {
        "In force": ["Starting therapy together, In force, Signed by Amara on"],
        "Past": ["Recording our sessions, Said no, Amara said no on"],
    },
    "Tobias Wrenhall": {"Past": ["E-mail and text messages, Withdrawn, Withdrawn by Tobias on"]},
    "Mei Tarrahsu": {"Past": ["Permission to share information: Campus Clinic, Ended, Ended on"]},
    "Ines and Jonah Castelrud": {
        "Needs attention": [
            "Permission to share information: Petra Lund, Partly signed, Signed by Ines  ·  waits for Jonah"
        ],
        "In force": ["Working with you as a couple, In force, Signed by Ines and Jonah on"],
    },
    "Noor Haddprice": {
        "Needs attention": ["For parents and carers, Ready to sign, Offered on"],
        "In force": ["My therapy, In force, Signed by Noor on"],
    },
    "Sanjana Vellreid": {"Past": ["Using part of our work, Withdrawn, Withdrawn by Sanjana on"]},
}


@pytest.mark.parametrize("name", DEMO)
def test_each_paper_of_the_made_up_practice_stands_in_its_group_with_who_and_when(qtbot, demo, name):
    with at_demo(qtbot, demo, name) as at_work:
        groups = at_work.groups()
        for group, begins in DEMO[name].items():
            for words in begins:
                assert any(row.startswith(words) for row in groups[group]), groups[group]


def test_a_guardian_who_was_not_reached_is_named_and_what_was_tried_is_said(qtbot, demo):
    with at_demo(qtbot, demo, "Noor Haddprice") as noor:
        assert "Lena not reached" in noor.rows()[0]
        assert "Letter sent, no answer yet" in noor.card()
        assert "parental responsibility, papers not seen" in noor.card()
        noor.open("My therapy")
        assert "I want my tummy to stop hurting before school" in noor.card()
        assert "Understands what therapy is and its limits" in noor.card()


def test_a_paper_says_what_was_chosen_how_it_was_explained_which_copies_and_that_it_is_unchanged(qtbot, demo):
    with at_demo(qtbot, demo, "Amara Okonlind") as amara:
        amara.open("Starting therapy together")
        said = amara.card()
        for words in (
            "In conversation",
            "Amara, on paper",
            "Version 2, unchanged since it was offered",
            "Code",
        ):
            assert words in said
        assert "2 of 2 have signed" in said


def test_what_ends_within_a_month_needs_attention(amara):
    file = signed(amara.desk, amara.client_id, "treatment.uk", **WORDS)
    amara.consents()
    assert "In force" in amara.groups()
    assert "Needs attention" not in amara.groups()
    other = amara.desk.papers.get(file.paper.id)
    fresh = papers.redraft(amara.desk, other)
    papers.keep_draft(amara.desk, replace(fresh, expires_on=clock.today() + timedelta(days=29)))
    signing.offer(amara.desk, fresh.id)
    amara.signs(fresh.id)
    signing.sign_as_therapist(amara.desk, fresh.id)
    amara.consents()
    assert any("Ends in 29 days" in row for row in amara.groups()["Needs attention"])
    assert any("Replaced, Until" in row for row in amara.groups()["Past"])


def test_a_byte_that_changed_after_signing_is_said_at_the_paper(amara):
    file = signed(amara.desk, amara.client_id, "limits.uk", **WORDS)
    amara.consents(file.paper.id)
    assert "unchanged since it was offered" in amara.card()
    database = amara.desk.db
    names = [r[0] for r in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in (n for n in names if "offers" in n):
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE offers SET body = replace(body, 'private', 'public')")
    amara.room.refresh()
    assert any("Not as it was signed" in row for row in amara.groups()["Needs attention"])
    assert "Run a check of the vault" in amara.card()


def test_a_clock_that_was_set_back_between_two_signatures_is_said(couple):
    file = offered(couple.desk, couple.client_id, "couple.no_secrets")
    couple.signs(file.paper.id, 0)
    with clock.at(clock.now() - timedelta(hours=3)):
        couple.signs(file.paper.id, 1)
    couple.consents(file.paper.id)
    assert "clock was set back" in couple.card()


# ---- what is missing ----


def test_what_is_required_and_was_never_offered_is_missing_in_words_and_offers_its_texts(amara):
    amara.consents()
    rows = amara.groups()["Missing"]
    assert rows[0].startswith("Therapy, Not offered, Required here and not offered to Amara yet")
    amara.open("Confidentiality and its limits")
    amara.press("What stays private, and what may not, Confidentiality and its limits: Draft")
    assert amara.place.kind is PlaceKind.DRAFT
    assert "What stays private" in amara.text()


def test_what_was_taken_back_and_is_required_is_missing_with_that_reason(amara):
    file = signed(amara.desk, amara.client_id, "treatment.uk", **WORDS)
    consents.withdraw(amara.desk, file.paper.id)
    amara.consents()
    assert any("taken back, so it no longer holds for Amara" in row for row in amara.groups()["Missing"])


def test_a_kind_can_be_needed_from_one_client_or_from_all_and_not_from_one(amara):
    other = add(amara.context, "Tobias Wrenhall")
    amara.consents()
    amara.press("What is needed")
    amara.press("Supervision: needed, Amara Okonlind")
    amara.press("Close")
    assert any(row.startswith("Supervision") for row in amara.groups()["Missing"])
    kinds = {m.kind for m in consents.missing_of(amara.desk, other.id)}
    assert PaperKind.SUPERVISION not in kinds
    amara.press("What is needed")
    amara.press("Emergency contact: needed, whole practice")
    amara.press("Privacy notice: needed, Amara Okonlind")
    amara.press("Close")
    kinds = {m.kind for m in consents.missing_of(amara.desk, other.id)}
    assert {PaperKind.EMERGENCY_CONTACT, PaperKind.PRIVACY_NOTICE} <= kinds
    rows = amara.groups()["Missing"]
    assert any(row.startswith("Emergency contact") for row in rows)
    assert not any(row.startswith("Privacy notice") for row in rows)
    amara.desk.undo()
    assert any(row.startswith("Privacy notice") for row in amara.groups()["Missing"])
    assert amara.desk.undo_step.place is None, "what holds for all is taken back from any page"


def test_who_is_of_age_now_is_asked_anew(qtbot, context):
    born = add_years(clock.today(), -18) + timedelta(days=3)
    add(context, "Noor Haddprice", ClientKind.YOUNG_PERSON, born_on=born)
    with Papers(qtbot, context, "Noor Haddprice") as noor:
        signed(noor.desk, noor.client_id, "minor.consent.teen", update_rule_words="Headlines only")
        noor.consents()
        assert "Missing" not in noor.groups() or not any("of age" in r for r in noor.groups()["Missing"])
        with clock.at(clock.now() + timedelta(days=4)):
            noor.consents()
            row = next(r for r in noor.groups()["Missing"] if r.startswith("Young person"))
            assert "Noor is of age now and is asked anew" in row


# ---- what can be done with a paper ----


def test_the_therapist_signs_in_one_click(amara):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    amara.signs(file.paper.id)
    amara.consents(file.paper.id)
    assert amara.groups()["Needs attention"][0].startswith(
        "What stays private, and what may not, Partly signed"
    )
    amara.press("Sign as therapist")
    assert any(r.startswith("What stays private") for r in amara.groups()["In force"])
    (_, own) = papers.file_of(amara.desk, file.paper.id).signatures
    assert (own.method, own.mark) == (SignatureMethod.TYPED, "Elena Marsh")
    assert amara.desk.documents.of_client(amara.client_id), "the signed copy is frozen"


def test_a_therapist_without_a_name_is_told_at_the_paper_and_nothing_is_signed(amara):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    practice = amara.desk.practice.own()
    with amara.desk.change(Deed.KEEP_PRACTICE):
        amara.desk.practice.save(replace(practice, therapist=""))
    amara.consents(file.paper.id)
    amara.press("Sign as therapist")
    assert "There is no signature yet." in amara.card()
    assert papers.file_of(amara.desk, file.paper.id).signatures == ()


def test_one_person_signs_on_the_turned_screen_and_comes_back_to_the_paper(amara):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    amara.consents(file.paper.id)
    amara.press("Sign on screen: Amara")
    amara.press("Turn the screen")  # how it was explained is said first
    (screen,) = amara.turned
    assert (screen.back.kind, screen.back.id) == (PlaceKind.CONSENTS, file.paper.id)


def test_a_no_is_a_full_answer_and_needs_no_reason(amara):
    file = offered(amara.desk, amara.client_id, "supervision", what_is_shared="a letter")
    amara.consents(file.paper.id)
    amara.choose("Note that they said no")
    assert "A no is a full answer" in amara.says(amara.dialog)
    amara.type(on=(clock.today() + timedelta(days=1)))
    amara.keep()
    assert amara.problem("on") == "This date is still to come."
    amara.type(on=clock.today())
    amara.keep()
    assert any("Talking about our work with my supervisor, Said no" in r for r in amara.groups()["Past"])
    amara.open("Talking about our work with my supervisor")
    assert "Sign on screen" not in amara.card()


def test_somebody_who_was_not_reached_is_noted_and_can_still_sign(amara):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    amara.consents(file.paper.id)
    amara.choose("Note: not reached")
    amara.type(reason="Called twice")
    amara.keep()
    assert "Called twice" in amara.card()
    assert "Amara not reached" in amara.rows()[0]
    assert amara.can_press("Sign on screen: Amara")


def test_what_follows_from_a_withdrawal_is_said_before_it_is_done_and_a_recording_makes_a_task(amara):
    until = clock.today() + timedelta(days=20)
    about = RecordingFields(
        recording_what="the sound",
        from_date=clock.today(),
        to_date=until,
        where_kept="a safe",
        delete_by=until,
    )
    text = library.find_text(amara.desk, "recording.both")
    (paper,) = papers.draft_papers(amara.desk, amara.client_id, text)
    papers.fill_in(amara.desk, papers.keep_fields(amara.desk, paper, about), **WORDS)
    signing.offer(amara.desk, paper.id)
    amara.signs(paper.id)
    amara.consents(paper.id)
    amara.press("Withdraw consent")
    said = amara.says(amara.dialog)
    assert "The recording is deleted." in said
    assert "A task reminds you of it." in said
    assert "A withdrawal stays in the record." in said
    assert tasks.tasks_of(amara.desk, amara.client_id) == []
    amara.type(how="by phone", reason="I would rather not")
    amara.keep()
    (task,) = tasks.tasks_of(amara.desk, amara.client_id)
    assert (task.kind, task.due_on) == (TaskKind.DELETE_RECORDING, clock.today() + timedelta(days=7))
    assert "Delete the recording" in amara.says()
    assert amara.groups()["Past"][0].startswith("Recording our sessions, Withdrawn, Withdrawn by Amara on")
    assert "by phone: I would rather not" in amara.card()
    assert amara.desk.undo_step is None, "a withdrawal is final"
    assert not amara.can_press("Withdraw consent")


def test_a_task_is_done_with_what_came_of_it_or_moved_to_another_day(qtbot, demo):
    with at_demo(qtbot, demo, "Sanjana Vellreid") as sanjana:
        day = clock.today() + timedelta(days=3)
        sanjana.press("Another day: Take the material out")
        sanjana.type(due_on=day)
        sanjana.keep()
        (task,) = tasks.tasks_of(sanjana.desk, sanjana.client_id)
        assert task.due_on == day
        sanjana.go(PlaceKind.OVERVIEW)
        sanjana.press("Done: Take the material out")
        sanjana.type(outcome="Taken out of the slides")
        sanjana.keep()
        assert tasks.tasks_of(sanjana.desk, sanjana.client_id) == []
        (kept,) = sanjana.desk.tasks.of_client(sanjana.client_id)
        assert (kept.outcome, kept.done_on) == ("Taken out of the slides", clock.today())
        assert "To be done" not in sanjana.says()


def test_messages_taken_back_are_said_beside_the_number_on_the_profile(amara):
    text = library.find_text(amara.desk, "messages.both")
    (paper,) = papers.draft_papers(amara.desk, amara.client_id, text)
    agreed = MessagesFields(channels_agreed=("text", "email"))
    papers.fill_in(amara.desk, papers.keep_fields(amara.desk, paper, agreed), **WORDS)
    signing.offer(amara.desk, paper.id)
    amara.signs(paper.id)
    amara.consents(paper.id)
    amara.press("Withdraw consent")
    assert "The profile says at once that they may not be used." in amara.says(amara.dialog)
    amara.keep()
    on = amara.context.date(clock.today())
    for page in (PlaceKind.PROFILE, PlaceKind.OVERVIEW):
        amara.go(page)
        assert f"Not by text: consent withdrawn on {on}" in amara.says()
        assert f"Not by e-mail: consent withdrawn on {on}" in amara.says()
    points = people.contacts_of(amara.desk, person(amara))
    assert not any({ContactWay.TEXT, ContactWay.EMAIL} & set(p.allowed()) for p in points)


def test_what_one_partner_takes_back_is_shown_by_name_here_and_by_nobodys_name_on_joint_pages(couple):
    file = signed(couple.desk, couple.client_id, "couple.no_secrets")
    couple.consents(file.paper.id)
    couple.press("Withdraw consent")
    couple.type(signer=file.signers[0].id)
    couple.keep()
    assert "Withdrawn by one, Withdrawn by Ines on" in couple.groups()["Past"][0]
    couple.go(PlaceKind.OVERVIEW)
    assert "Couple and family no longer holds." in couple.says()
    assert "taken back by Ines" not in couple.says()
    couple.consents(file.paper.id)
    couple.press("Withdraw consent")
    couple.keep()
    assert "Withdrawn, Withdrawn by Ines and Jonah on" in couple.groups()["Past"][0]


def test_each_of_two_adults_has_a_line_of_their_own_and_signs_in_their_own_time(couple):
    file = offered(couple.desk, couple.client_id, "couple.no_secrets")
    couple.signs(file.paper.id, 1)
    couple.consents(file.paper.id)
    assert "Partly signed, Signed by Jonah  ·  waits for Ines" in couple.rows()[0]
    assert couple.can_press("Sign on screen: Ines")
    assert not couple.can_press("Sign on screen: Jonah")
    assert "1 of 2 have signed" in couple.card()


def test_a_yearly_look_back_is_one_click(amara):
    file = signed(amara.desk, amara.client_id, "treatment.uk", **WORDS)
    with clock.at(clock.now() + timedelta(days=370)):
        amara.consents(file.paper.id)
        assert "Look at it again" in amara.groups()["Needs attention"][0]
        amara.press("Looked at: still fits")
        assert any(r.startswith("Starting therapy together, In force") for r in amara.groups()["In force"])


def test_a_new_version_is_drafted_in_one_click_and_the_old_one_holds_until_it_is_signed(amara):
    file = signed(amara.desk, amara.client_id, "treatment.uk", **WORDS)
    amara.consents(file.paper.id)
    amara.choose("Make a new version")
    assert amara.place.kind is PlaceKind.DRAFT
    draft = amara.place.id
    amara.press("Offer for signing")
    assert (amara.place.kind, amara.place.id) == (PlaceKind.CONSENTS, draft)
    assert any(r.startswith("Starting therapy together") for r in amara.groups()["In force"])
    amara.signs(draft)
    amara.press("Sign as therapist")
    assert any("Replaced, Until" in r for r in amara.groups()["Past"])


def test_a_notice_can_be_given_without_a_signature_with_the_reason(amara):
    file = offered(amara.desk, amara.client_id, "privacy.ack.uk", notice_version="3")
    amara.consents(file.paper.id)
    amara.choose("Given without a signature")
    amara.type(reason="Did not want to sign anything today")
    amara.keep()
    row = next(r for r in amara.groups()["In force"] if r.startswith("Privacy notice"))
    assert "Given, Given on" in row
    signed_kind = offered(amara.desk, amara.client_id, "limits.uk")
    amara.consents(signed_kind.paper.id)
    assert "Given without a signature" not in amara.menu()


def test_a_mistake_is_marked_with_its_reason_and_stays_readable(amara):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    amara.consents(file.paper.id)
    amara.choose("Entered in error")
    amara.keep()
    assert amara.problem("reason") == "Say in a few words why."
    amara.type(reason="Wrong client")
    amara.keep()
    assert amara.groups()["Past"][0].startswith("What stays private, and what may not, Entered in error")
    amara.choose("All that happened to it")
    assert "Wrong client" in amara.says(amara.dialog)


def test_a_permission_that_ends_with_something_is_ended_when_that_has_happened(qtbot, demo):
    with at_demo(qtbot, demo, "Noor Haddprice") as noor:
        noor.open("Permission to share information: Norbrook School, form tutor")
        noor.choose("It has ended")
        noor.type(reason="The term is over", on=clock.today() - timedelta(days=1))
        noor.keep()
        row = next(r for r in noor.groups()["Past"] if "Norbrook School" in r)
        assert "Ended, Ended on" in row
        noor.open("For parents and carers, In force")
        assert "It has ended" not in noor.menu()


def test_a_signature_given_another_way_is_written_down_from_here(amara):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    amara.consents(file.paper.id)
    amara.choose("Record a signature")
    assert amara.dialog.isVisible()


def test_the_list_answers_to_arrows_home_end_and_letters(qtbot, demo):
    with at_demo(qtbot, demo, "Amara Okonlind") as amara:
        rows = [r for r in amara.room.findChildren(ConsentRow) if r.isVisible()]
        rows[0].setFocus()

        def here():
            return rows.index(amara.page.window().focusWidget())

        for key, there in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, len(rows) - 1)):
            qtbot.keyClick(amara.page.window().focusWidget(), key)
            assert here() == there
        qtbot.keyClick(amara.page.window().focusWidget(), Qt.Key.Key_P)
        assert rows[here()].accessibleName().startswith("P")
        opened = rows[here()].accessibleName().split(",")[0]
        qtbot.keyClick(amara.page.window().focusWidget(), Qt.Key.Key_Return)
        settle()
        assert opened in amara.card()


def test_all_that_happened_to_a_paper_is_read_in_the_order_it_was_written_down(amara):
    file = signed(amara.desk, amara.client_id, "limits.uk", **WORDS)
    consents.give_copy(amara.desk, file.paper.id, "on paper", file.signers[0].id)
    consents.withdraw(amara.desk, file.paper.id, reason="Moved away", how="by letter")
    amara.consents(file.paper.id)
    amara.choose("All that happened to it")
    said = amara.says(amara.dialog)
    at = [said.index(w) for w in ("Offered\n", "Signed by Amara Okonlind\n", "Signed by Elena Marsh\n")]
    assert at == sorted(at)
    for words in ("Copy given: Amara", "Withdrawn", "Moved away", "Seal ", "Identity: in person"):
        assert words in said


def test_copies_are_noted_in_one_click_as_usual_or_in_another_way(couple):
    file = signed(couple.desk, couple.client_id, "couple.no_secrets")
    couple.consents()
    assert "1 signed paper without a copy noted" in couple.says()
    couple.press("Copies given on paper, as usual")
    assert "without a copy noted" not in couple.says()
    events = papers.file_of(couple.desk, file.paper.id).events
    assert [e.how for e in events] == ["on paper", "on paper"]
    other = signed(couple.desk, couple.client_id, "limits.uk", **WORDS)
    couple.consents(other.paper.id)
    couple.press("Another way")
    couple.type(how="by post")
    couple.keep()
    assert {e.how for e in papers.file_of(couple.desk, other.paper.id).events} == {"by post"}


# ---- first papers ----


def words_for_all(desk):
    """Say once what holds for all papers, as a practice that has worked for a while."""
    own = ("fee", "usual_slot", "frequency")
    said = {n: v for n, v in WORDS.items() if filled_from(n) is FilledFrom.WORDS and n not in own}
    library.keep_practice_words(desk, said)


def test_first_papers_ask_only_for_what_is_open_and_lead_to_one_sitting(amara):
    words_for_all(amara.desk)
    amara.consents("first-papers")
    dialog = amara.dialog
    assert set(dialog.open_rows) == {"setting", "qualification", "usual_slot", "fee"}
    assert dialog.form.field("setting").raw() == "in person", "usual words stand there, to be changed"
    amara.press("Offer and turn the screen")
    problems = {n: amara.problem(n) for n in dialog.open_rows}
    assert problems.pop("setting") == ""
    assert set(problems.values()) == {"This is still open in the text. Fill it in."}
    amara.type(**{n: WORDS[n] for n in dialog.open_rows})
    amara.press("Offer and turn the screen")
    (screen,) = amara.turned
    assert screen.back.kind is PlaceKind.CONSENTS
    made = amara.desk.papers.of_client(amara.client_id)
    kinds = {PaperKind.TREATMENT, PaperKind.CONFIDENTIALITY, PaperKind.AGREEMENT, PaperKind.PRIVACY_NOTICE}
    assert {p.kind for p in made} == kinds, "what stood beside, unticked, is gone"


def test_after_the_sitting_the_therapist_signs_all_in_one_click(amara):
    words_for_all(amara.desk)
    amara.consents("first-papers")
    amara.type(**{n: WORDS[n] for n in amara.dialog.open_rows})
    amara.press("Offer and turn the screen")
    assert "Amara: 4 papers to sign" in amara.says()
    for paper in amara.desk.papers.of_client(amara.client_id):
        amara.signs(paper.id)
    assert "You: 3 papers to sign" in amara.says()
    amara.press("Sign as therapist: all of them")
    assert "papers to sign" not in amara.says()
    assert consents.missing_of(amara.desk, amara.client_id) == []


def test_what_is_beside_stays_unticked_and_asks_for_its_words_only_when_it_is_wanted(amara):
    words_for_all(amara.desk)
    amara.consents("first-papers")
    dialog = amara.dialog
    assert dialog.beside
    assert not any(check.isChecked() for check in dialog.beside.values())
    emergency = next(c for c in dialog.beside.values() if "worried about your safety" in c.accessibleName())
    amara.press(emergency.accessibleName())
    asked = {"emergency_contact_name", "emergency_contact_phone", "emergency_contact_relation"}
    assert asked <= set(dialog.open_rows)
    amara.type(**{n: WORDS.get(n, "Sam") for n in dialog.open_rows})
    amara.press("Offer and turn the screen")
    kinds = {p.kind for p in amara.desk.papers.of_client(amara.client_id)}
    assert PaperKind.EMERGENCY_CONTACT in kinds
    assert PaperKind.EMAIL_TEXT not in kinds


def test_words_about_the_practice_are_asked_for_once(amara):
    amara.consents("first-papers")
    first = set(amara.dialog.open_rows)
    assert len(first) > 10
    amara.type(**{n: WORDS[n] for n in first})
    amara.press("Offer and turn the screen")
    add(amara.context, "Tobias Wrenhall")
    amara.name = "Tobias Wrenhall"
    amara.consents("first-papers")
    assert set(amara.dialog.open_rows) == {"setting", "usual_slot", "fee"}


def test_first_papers_that_were_left_wait_as_drafts_with_what_was_typed(amara):
    amara.consents("first-papers")
    amara.type(fee="£70")
    amara.leave()
    drafts = len(amara.desk.papers.of_client(amara.client_id))
    assert "Drafts" in amara.groups()
    amara.press("First papers")
    assert amara.dialog.form.field("fee").raw() == "£70"
    assert len(amara.desk.papers.of_client(amara.client_id)) == drafts, "nothing is drafted twice"


def test_another_pack_takes_the_place_of_the_drafts(amara):
    amara.consents("first-papers")
    (pack,) = (p for p in library.packs(amara.desk) if p.id == "online.uk")
    amara.dialog._take_other(pack)
    kinds = [p.kind for p in amara.desk.papers.of_client(amara.client_id)]
    assert PaperKind.TELEHEALTH in kinds
    assert kinds.count(PaperKind.TREATMENT) == 1


def test_a_guardian_without_authority_is_asked_about_before_anything_is_offered(qtbot, context):
    add(context, "Noor Haddprice", ClientKind.YOUNG_PERSON, guardian="Sam Haddprice")
    with Papers(qtbot, context, "Noor Haddprice") as noor:
        words_for_all(noor.desk)
        noor.consents("first-papers")
        dialog = noor.dialog
        for check in dialog.beside.values():
            if "For parents" in check.accessibleName():
                noor.press(check.accessibleName())
        noor.type(**{n: WORDS.get(n, "Sam") for n in dialog.open_rows if not dialog.form.field(n).raw()})
        noor.press("Offer and turn the screen")
        assert noor.turned == []
        assert "For parents and carers: Say what gives this person the right to sign." in noor.says(dialog)


def test_a_new_client_is_offered_their_first_papers_from_the_overview(amara):
    amara.go(PlaceKind.OVERVIEW)
    assert "No agreement to start therapy is signed yet. You can still write the record." in amara.says()
    amara.press("First papers")
    assert amara.place.kind is PlaceKind.CONSENTS
    assert amara.dialog.sitting.together


# ---- the calm line ----


def test_the_line_about_a_missing_consent_stands_on_the_pages_of_the_work_and_leads_to_its_paper(amara):
    file = signed(amara.desk, amara.client_id, "treatment.uk", **WORDS)
    for key in ("limits.uk", "privacy.ack.uk"):
        signed(amara.desk, amara.client_id, key, **WORDS)
    for page in (PlaceKind.OVERVIEW, PlaceKind.GOALS):
        amara.go(page)
        assert amara.room.findChild(object, "consent-banner") is None
    consents.withdraw(amara.desk, file.paper.id)
    for page in (PlaceKind.OVERVIEW, PlaceKind.GOALS):
        amara.go(page)
        assert "Therapy was taken back by Amara. You can still write the record." in amara.says()
        amara.press("Consents")
        assert (amara.place.kind, amara.place.id) == (PlaceKind.CONSENTS, file.paper.id)


def test_nothing_is_asked_of_an_enquiry_or_of_somebody_who_died(qtbot, demo):
    for name in ("Leo Brandtmere", "Harold Finchhurst"):
        with at_demo(qtbot, demo, name) as at_work:
            at_work.go(PlaceKind.OVERVIEW)
            assert "You can still write the record." not in at_work.says()
            at_work.consents()
            died = name == "Harold Finchhurst"
            assert ("Missing" not in at_work.groups()) is died
            assert at_work.can_press("Offer a consent") is not died


# ---- what people type, and what is left ----


@pytest.mark.parametrize("deed", ["Note that they said no", "Note: not reached", "Entered in error"])
def test_whatever_is_typed_stands_on_the_page_as_it_was_typed(amara, deed):
    file = offered(amara.desk, amara.client_id, "limits.uk")
    amara.consents(file.paper.id)
    amara.choose(deed)
    amara.type(reason=LONG)
    amara.keep()
    (event,) = papers.file_of(amara.desk, file.paper.id).events
    assert event.reason.strip() == LONG.strip()
    assert amara.page.width() <= 1300, "nothing grows wider than the window"


def test_esc_leaves_and_what_was_typed_waits(amara):
    file = signed(amara.desk, amara.client_id, "treatment.uk", **WORDS)
    amara.consents(file.paper.id)
    amara.press("Withdraw consent")
    amara.type(reason="My brother reads my post")
    amara.leave()
    assert papers.file_of(amara.desk, file.paper.id).events == ()
    amara.press("Withdraw consent")
    assert amara.dialog.form.field("reason").raw() == "My brother reads my post"


def test_every_control_of_the_page_has_a_name(qtbot, demo):
    with at_demo(qtbot, demo, "Ines and Jonah Castelrud") as couple:
        assert unnamed(couple.room) == []
        couple.press("What is needed")
        assert unnamed(couple.dialog) == []
        couple.press("Close")
        couple.press("Offer a consent")
        assert unnamed(couple.dialog) == []
        couple.leave()
        couple.press("First papers")
        assert unnamed(couple.dialog) == []


def test_a_long_past_is_shown_in_part_until_all_of_it_is_wanted(amara):
    for _ in range(8):
        file = offered(amara.desk, amara.client_id, "supervision", what_is_shared="a letter")
        signing.decline(amara.desk, file.paper.id, file.signers[0].id)
    amara.consents()
    assert len(amara.groups()["Past"]) == 6
    amara.press("Show all")
    assert len(amara.groups()["Past"]) == 8


def test_only_what_can_be_read_is_offered_where_the_folder_can_only_be_read(amara, monkeypatch):
    file = signed(amara.desk, amara.client_id, "limits.uk", **WORDS)
    monkeypatch.setattr(amara.desk, "read_only", True)
    amara.page.find_room(PlaceKind.CONSENTS).reload()
    amara.consents(file.paper.id)
    assert amara.can_press("Read or print")
    for words in ("Offer a consent", "First papers", "Withdraw consent", "Offer a permission to share"):
        assert not amara.can_press(words)


def test_texts_of_another_place_can_be_chosen_and_optional_ones_stand_apart(amara):
    amara.consents()
    amara.press("Offer a consent")
    said = amara.says(amara.dialog)
    assert said.index("Required here") < said.index("Optional: each a choice of its own")
    assert "Working with you as a couple" not in said
    assert "Permission to share" not in said
    amara.dialog.place.set_value("us")
    amara.dialog.place.chosen.emit("us")
    settle()
    assert "Meeting by video or phone" in amara.says(amara.dialog)


def test_one_of_two_people_can_be_offered_a_paper_of_their_own(couple):
    couple.consents()
    couple.press("Offer a consent")
    jonah = person(couple, 1)
    couple.dialog.person.set_value(jonah.id)
    couple.press("E-mail and text messages, E-mail and text messages: Draft")
    (draft,) = couple.desk.papers.of_client(couple.client_id)
    (signer,) = couple.desk.paper_signers.of_paper(draft.id)
    assert signer.person_id == jonah.id


def test_a_permission_to_share_is_drafted_from_its_text_and_opened(amara):
    amara.consents()
    amara.press("Offer a permission to share")
    amara.press("Permission to share information about me, Permission to share information: Draft")
    assert amara.place.kind is PlaceKind.DRAFT
    assert amara.desk.releases.of_paper(amara.place.id or "")
    amara.consents()
    amara.press("What was shared")
    assert amara.place.kind is PlaceKind.DISCLOSURES


def test_names_are_not_shown_where_references_stand_for_them(qtbot, demo):
    demo.settings.references = True
    try:
        with Papers(qtbot, demo) as at_work:
            at_work.name = "Noor Haddprice"
            at_work.consents()
            said = "".join([*at_work.rows(), at_work.says(at_work.room.card.parentWidget())])
            assert "Parent or guardian not reached" in said
            assert not {name for name in ("Noor", "Lena") if name in said}
    finally:
        demo.settings.references = False


def test_a_very_long_name_does_not_widen_the_page(qtbot, context):
    name = "محمد " + "Featherstonehaugh" * 12
    add(context, name)
    with Papers(qtbot, context, name) as at_work:
        signed(at_work.desk, at_work.client_id, "limits.uk", **WORDS)
        at_work.page.resize(1000, 700)
        at_work.consents()
        card = at_work.room.card
        assert card.mapTo(at_work.page, card.rect().topRight()).x() <= at_work.page.width()
