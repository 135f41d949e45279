"""What was shared: planning asks for a permission that holds, the log takes every fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from intentions.papers_of import sign
from PySide6.QtWidgets import QAbstractButton
from ui.drivers.clients import unnamed
from ui.drivers.disclosures import DisclosuresDriver

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis, accounting
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import new_id
from practice_desk.domain.releases import Release
from practice_desk.domain.tasks import TaskKind
from practice_desk.domain.text import clean, one_line
from practice_desk.intentions import clients, consents, library, papers, releases, signing, tasks
from practice_desk.ui import words
from practice_desk.ui.parts.tasks import TasksCard
from practice_desk.ui.rooms.consents.room import ConsentsRoom

B = DisclosureBasis
DAY = timedelta(days=1)
UNKIND = "<b>bold</b> &amp; && \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn \u00a0 'x'; DROP TABLE x; " + "w" * 400


@pytest.fixture
def client(context):
    people = [Person(client_id="", known_as="Amara Okonlind", born_on=date(1990, 5, 1))]
    return clients.add_client(context.desk, people)


@pytest.fixture
def page(qtbot, context, client):
    with DisclosuresDriver(qtbot, context, client.id) as at_work:
        yield at_work


@pytest.fixture
def couple(context):
    people = [
        Person(client_id="", known_as=name, born_on=date(1990, 5, 1)) for name in ("Ines Vale", "Jonah Vale")
    ]
    return clients.add_client(context.desk, people, kind=ClientKind.COUPLE)


def released(page, *, signed=True, begins=None, ends=None, **more) -> str:
    """Offer a permission to Dr Patel, signed by all unless said otherwise; return its paper."""
    said = {
        "recipient": "Dr Patel", "recipient_role": "GP", "recipient_address": "1 High Street",
        "what": "Dates\nA short summary", "purpose": "So that my doctor knows",
        "discloser_address": "4 Elm Gate",
    }  # fmt: skip
    release = Release(client_id="", paper_id="", valid_from=begins, **{**said, **more})
    text = library.find_text(page.desk, "release.uk")
    paper = releases.draft_release(page.desk, page.client_id, text, release)
    if ends is not None:
        papers.keep_draft(page.desk, replace(paper, expires_on=ends))
    signing.offer(page.desk, paper.id)
    file = papers.file_of(page.desk, paper.id)
    for n in range(len(file.signers) if signed else 0):
        sign(page.desk, file, n)
    page.go()
    return paper.id


def ended(page, *, on: date) -> str:
    """Offer a permission that ended on a day in the past."""
    with clock.at((now() - timedelta(days=200)).replace(hour=9)):
        return released(page, ends=on)


def withdrawn(page) -> str:
    paper_id = released(page)
    consents.withdraw(page.desk, paper_id)
    return paper_id


def declined(page) -> str:
    paper_id = released(page, signed=False)
    file = papers.file_of(page.desk, paper_id)
    signing.decline(page.desk, paper_id, file.signers[0].id)
    return paper_id


def replaced(page) -> str:
    paper_id = released(page)
    again = releases.ask_again(page.desk, page.client_id, paper_id)
    consents.supersede(page.desk, paper_id, again.id)
    return paper_id


def happened(page) -> str:
    """Offer a permission whose end was an event, which happened today."""
    paper_id = released(page, expires_event="the end of term")
    consents.end(page.desk, paper_id, "Term is over")
    return paper_id


def voided(page) -> str:
    paper_id = released(page)
    consents.void(page.desk, paper_id, "Another client was meant")
    return paper_id


def shared(page, basis, on, **more):
    given = {"recipient": f"To {basis.value}", "what": "Dates", "at_utc": now().astimezone(UTC)} | more
    fact = Disclosure(client_id=page.client_id, basis=basis, on=on, **given)
    return releases.record_disclosure(page.desk, fact)


def in_the_us(desk) -> None:
    with desk.change(Deed.KEEP_PRACTICE):
        desk.practice.save(replace(desk.practice.own(), jurisdiction=Jurisdiction.US))


# ---- planning ----


def test_under_a_permission_that_holds_sharing_is_planned_and_listed(page):
    released(page)
    assert page.plan("Dr Patel", "A short summary", today() + 3 * DAY)
    (task,) = releases.planned(page.desk, page.client_id)
    assert (task.about, task.due_on) == ("A short summary", today() + 3 * DAY)
    assert "A short summary" in page.says() and "to Dr Patel" in page.says() and "1 planned" in page.says()


STOPPED = {
    "ended": (lambda page: ended(page, on=today() - DAY), "This permission ended on"),
    "its event happened": (happened, "This permission ended on"),
    "withdrawn": (withdrawn, "This permission was taken back on"),
    "declined": (declined, "The answer to this was no, on"),
    "replaced": (replaced, "A newer permission took the place of this one on"),
    "in error": (voided, "This permission was marked as entered in error on"),
    "unsigned": (lambda page: released(page, signed=False), "It still needs: signature and date"),
    "to come": (lambda page: released(page, begins=today() + 9 * DAY), "This permission only starts on"),
}


@pytest.mark.parametrize("why", STOPPED)
def test_planning_under_a_permission_that_does_not_hold_is_stopped_with_the_reason(page, why):
    make, reason = STOPPED[why]
    make(page)
    assert not page.plan("Dr Patel")
    assert reason in page.problem("choice")
    assert "on which other ground" in page.says(page.dialog)
    assert releases.planned(page.desk, page.client_id) == []


def test_planning_for_a_day_after_the_end_is_stopped_and_before_it_is_not(page):
    end = today() + 5 * DAY
    released(page, ends=end)
    assert not page.plan("Dr Patel", on=end + DAY)
    assert "ends on" in page.problem("choice") and "before the day you chose" in page.problem("choice")
    page.type(on=page.day(end))
    assert page.keep()


def test_a_permission_that_starts_later_is_planned_under_from_its_first_day(page):
    begins = today() + 9 * DAY
    released(page, begins=begins)
    assert not page.plan("Dr Patel", on=begins - DAY)
    page.type(on=page.day(begins))
    assert page.keep()


def test_where_it_is_stopped_a_new_permission_is_drafted_with_what_the_old_one_said(page):
    old = ended(page, on=today() - DAY)
    page.press("Plan to share")
    page.choose("choice", "Dr Patel")
    page.press("Draft a new one", page.dialog)
    place = page.went[-1]
    assert place.kind is PlaceKind.DRAFT and place.id != old
    assert releases.release_of(page.desk, place.id).recipient == "Dr Patel"
    assert page.desk.papers.get(place.id).expires_on > today()


def test_where_no_permission_holds_the_form_says_so_at_once_and_what_can_be_done(page):
    page.press("Plan to share")
    assert "No permission to share holds today." in page.says(page.dialog)
    page.press("Draft a new one", page.dialog)
    assert page.went[-1].kind is PlaceKind.DRAFT


@pytest.mark.parametrize("ground", [B.COURT, B.TO_THE_CLIENT, B.EMERGENCY])
def test_on_another_ground_sharing_is_planned_without_a_permission(page, ground):
    assert page.plan(words.of(ground))
    assert words.of(ground) in page.says()


def test_nobody_plans_to_share_without_a_permission(page):
    page.press("Plan to share")
    assert words.of(B.WITHOUT_PERMISSION) not in page.offered("choice")
    assert words.of(B.COURT) in page.offered("choice")


def test_before_telling_anyone_of_a_danger_the_therapist_is_helped_to_think(page):
    page.press("Plan to share")
    page.choose("choice", words.of(B.SERIOUS_DANGER))
    assert "Is there time to ask the client?" in page.says(page.dialog)
    page.choose("choice", words.of(B.COURT))
    assert "Is there time to ask the client?" not in page.says(page.dialog)


def test_a_plan_says_what_it_still_needs_beside_each_field(page):
    page.press("Plan to share")
    assert not page.keep()
    assert [page.problem(name) for name in ("choice", "what", "on")] == [
        "Choose the permission, or say on which other ground.", "Say what is to be shared.", "Type the day.",
    ]  # fmt: skip
    page.type(on=page.day(today() - DAY))
    assert not page.keep()
    assert "This day has passed" in page.problem("on")


def test_planned_sharing_becomes_a_note_in_the_log_with_what_was_planned(page):
    released(page)
    page.plan("Dr Patel", "A short summary")
    page.press("It was shared")
    assert page.dialog.form.field("recipient").value() == "Dr Patel"
    assert page.dialog.form.field("what").value() == "A short summary"
    page.type(how="Letter")
    assert page.keep()
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    assert (kept.basis, kept.valid, kept.address) == (B.RELEASE, True, "1 High Street")
    assert releases.planned(page.desk, page.client_id) == []


def test_what_was_planned_on_a_ground_is_noted_on_that_ground(page):
    page.plan(words.of(B.COURT), "The dates since May")
    page.press("It was shared")
    page.type(recipient="County Court", law="Order of 3 November")
    assert page.keep()
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    assert (kept.basis, kept.what, kept.law) == (B.COURT, "The dates since May", "Order of 3 November")


def test_planned_sharing_can_be_let_go_and_that_can_be_taken_back(page):
    released(page)
    page.plan("Dr Patel")
    page.press("Not shared after all")
    assert releases.planned(page.desk, page.client_id) == []
    assert page.desk.undo() is Deed.FINISH_TASK
    assert len(releases.planned(page.desk, page.client_id)) == 1


def test_a_plan_whose_permission_was_taken_back_since_says_so_and_can_still_be_noted(page):
    paper_id = released(page)
    page.plan("Dr Patel")
    consents.withdraw(page.desk, paper_id)
    page.go()
    assert "This permission was taken back on" in page.says()
    page.press("It was shared")
    assert page.keep()
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    assert not kept.valid


def test_what_a_client_wants_to_see_first_is_said_with_the_plan(page):
    paper_id = released(page, signed=False)
    file = papers.file_of(page.desk, paper_id)
    from practice_desk.domain.blocks import BlockKind, read_canonical

    blocks = read_canonical(file.offer.body)
    first = next(n for n, b in enumerate(blocks) if b.kind is BlockKind.TICK and "Show me" in b.text)
    sign(page.desk, file, ticks=(f"{first}.0",))
    page.go()
    page.plan("Dr Patel")
    assert "The client wants to see or hear it first" in page.says()


# ---- noting ----


@pytest.mark.parametrize("ground", [b for b in B if b is not B.RELEASE])
def test_noting_is_never_refused_for_want_of_a_permission(page, ground):
    assert page.note(ground)
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    assert kept.basis is ground
    assert words.of(ground) in page.entries()[0]


@pytest.mark.parametrize("why", STOPPED)
def test_noting_under_a_permission_that_did_not_hold_is_kept_and_opens_its_steps(page, why):
    STOPPED[why][0](page)
    page.begin(B.RELEASE)
    page.choose("paper_id", "Dr Patel")
    assert "It is noted all the same, and these steps are opened:" in page.says(page.dialog)
    for step in releases.steps_after(page.desk):
        assert step in page.says(page.dialog)
    assert page.keep()
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    assert not kept.valid
    assert "Not covered by a permission that held" in page.entries()[0]
    assert "6 steps to do" in page.entries()[0]


def test_noting_under_a_permission_that_held_opens_nothing(page):
    released(page)
    page.begin(B.RELEASE)
    page.choose("paper_id", "Dr Patel")
    assert "steps are opened" not in page.says(page.dialog)
    assert page.keep()
    assert releases.follow_up_of(page.desk, page.client_id) == {}


def test_a_permission_that_held_on_the_day_covers_what_is_written_down_after_its_end(page):
    ended(page, on=today() - 2 * DAY)
    page.begin(B.RELEASE, on=page.day(today() - 2 * DAY))
    page.choose("paper_id", "Dr Patel")
    assert page.keep()
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    assert kept.valid
    assert f"Written down on {page.day(today())}" in page.entries()[0]


def test_a_date_to_come_is_refused_beside_the_field_and_stays_typed(page):
    assert not page.note(B.COURT, on=page.day(today() + DAY))
    assert page.problem("on") == "This date is still to come. Until then sharing is planned."
    assert page.dialog.form.field("on").raw() == page.day(today() + DAY)
    page.type(on=page.day(today()))
    assert page.keep()


def test_what_is_not_typed_is_asked_for_beside_each_field(page):
    page.press("Record what was shared")
    assert not page.keep()
    for name in ("basis", "recipient", "what"):
        assert page.problem(name)
    page.type(basis=B.RELEASE.value)
    assert not page.keep()
    assert page.problem("paper_id") == "Choose the permission it went by."


def test_the_law_is_asked_for_only_where_one_applies(page):
    page.press("Record what was shared")
    for ground, asked in ((B.COURT, True), (B.LEGAL_DUTY, True), (B.TO_THE_CLIENT, False)):
        page.type(basis=ground.value)
        assert page.dialog.form.rows["law"].isVisible() is asked


def test_a_fact_is_never_taken_back_by_undo(page):
    page.note(B.COURT)
    assert page.desk.undo_step is None and page.desk.undo() is None
    assert len(releases.disclosures_of(page.desk, page.client_id)) == 1


@pytest.mark.parametrize("name", ["recipient", "what", "how", "purpose", "law", "address", "consulted"])
def test_any_text_comes_back_as_it_was_typed_and_is_shown_as_plain_text(page, name):
    assert page.note(B.COURT, **{name: UNKIND})
    (kept,) = releases.disclosures_of(page.desk, page.client_id)
    text = getattr(kept, name)
    assert text == (clean(UNKIND) if name in ("what", "address") else one_line(UNKIND))
    assert text.strip().replace("\u2066", "")[:60] in page.says().replace("\u2066", "")


def test_what_is_typed_waits_for_the_next_time(page):
    page.begin(B.COURT, what="Half a sent")
    page.leave()
    page.press("Record what was shared")
    assert page.dialog.form.field("what").raw() == "Half a sent"
    assert releases.disclosures_of(page.desk, page.client_id) == []


def test_the_latest_comes_first_and_the_earlier_ones_are_a_press_away(page):
    with page.desk.change(Deed.RECORD_DISCLOSURE):
        for n in range(23):
            shared(page, B.COURT, today() - n * DAY, recipient=f"Court {n}")
    page.go()
    assert [e.splitlines()[0] for e in page.entries()[:2]] == ["Court 0", "Court 1"]
    assert len(page.entries()) == 12
    page.press("Show the 11 earlier ones")
    assert len(page.entries()) == 23


def test_the_log_is_read_under_one_permission_and_as_a_whole_again(page):
    paper_id = released(page)
    shared(page, B.RELEASE, today(), paper_id=paper_id, recipient="Dr Patel")
    shared(page, B.COURT, today())
    page.go(paper_id)
    assert len(page.entries()) == 1 and "Only what went by the permission for Dr Patel" in page.says()
    page.press("Show all")
    assert len(page.entries()) == 2
    page.press("Open the permission for Dr Patel")
    assert (page.went[-1].kind, page.went[-1].id) == (PlaceKind.CONSENTS, paper_id)


# ---- after sharing without a permission ----


def test_each_step_is_done_with_what_came_of_it_and_can_be_read_later(page):
    page.note(B.WITHOUT_PERMISSION)
    first = releases.steps_after(page.desk)[0]
    assert "within 72 hours of noticing" in page.says()
    page.press(f"Done: {first}")
    page.type(outcome="She deleted it at once")
    assert page.keep()
    assert "5 steps to do" in page.says() and "She deleted it at once" in page.says()
    for task in tasks.tasks_of(page.desk, page.client_id):
        tasks.finish_task(page.desk, task)
    assert "All steps are done" in page.says()
    page.press("Open the steps")
    assert "What was done" in page.says() and "She deleted it at once" in page.says()


def test_the_72_hours_run_from_when_it_was_written_down(page):
    moment = now().replace(hour=10, minute=30)
    with clock.at(moment):
        page.note(B.WITHOUT_PERMISSION, on=page.day(today() - 3 * DAY))
    until = (moment + timedelta(hours=72)).astimezone()
    assert f"{page.day(until.date())} {until:%H:%M}" in page.says()


def test_in_the_us_the_four_questions_and_the_sixty_days_stand_there(page):
    in_the_us(page.desk)
    page.note(B.WITHOUT_PERMISSION)
    assert "First of four questions" in page.says()
    assert page.desk.practice.own().jurisdiction is Jurisdiction.US
    assert f"by {page.context.date(today() + 60 * DAY)} at most" in page.says()


def test_a_step_cannot_be_done_on_a_day_to_come(page):
    page.note(B.WITHOUT_PERMISSION)
    page.press(f"Done: {releases.steps_after(page.desk)[0]}")
    page.type(done_on=page.day(today() + DAY))
    assert not page.keep()
    assert page.problem("done_on") == "This date is still to come."


# ---- accounting ----


def test_the_list_of_a_period_holds_its_first_and_last_day_and_nothing_beside(page):
    first, last = today() - 20 * DAY, today() - 10 * DAY
    for n, on in enumerate((first - DAY, first, last, last + DAY)):
        shared(page, B.COURT, on, recipient=f"Court {n}")
    page.go()
    page.press("List a period")
    page.type(first=page.day(first), last=page.day(last))
    assert [d.recipient for d in page.dialog.found()] == ["Court 1", "Court 2"]
    said = page.says(page.dialog)
    assert "Court 1" in said and "Court 2" in said and "Court 0" not in said and "Court 3" not in said
    assert page.keep()
    place = page.went[-1]
    assert place.kind is PlaceKind.PAPER
    assert place.id == f"accounting:{first.isoformat()}:{last.isoformat()}:all"


@pytest.mark.parametrize("basis", B)
def test_in_the_us_the_list_leaves_out_what_it_may_and_nothing_else(page, basis):
    in_the_us(page.desk)
    paper_id = released(page) if basis is B.RELEASE else None
    shared(page, basis, today(), paper_id=paper_id)
    page.go()
    page.press("List a period")
    left_out = basis in (B.RELEASE, B.TO_THE_CLIENT, B.TREATMENT_PAYMENT)
    assert len(page.dialog.found()) == (0 if left_out else 1)
    page.choose("counted", "Everything")
    assert len(page.dialog.found()) == 1
    assert page.keep()
    assert page.went[-1].id.endswith(":all")


def test_what_a_permission_did_not_cover_counts_in_the_us_too(page):
    in_the_us(page.desk)
    paper_id = withdrawn(page)
    shared(page, B.RELEASE, today(), paper_id=paper_id)
    page.press("List a period")
    assert len(page.dialog.found()) == 1
    assert page.keep()
    assert page.went[-1].id.endswith(":counted")


def test_in_the_us_the_list_goes_six_years_back_at_first(page):
    in_the_us(page.desk)
    page.press("List a period")
    assert page.dialog.period().first.year == today().year - 6


@pytest.mark.parametrize(
    ("first", "last", "field", "words_"),
    [
        (0, -1, "first", "The first day comes after the last one."),
        (-1, 1, "last", "This date is still to come."),
    ],
)
def test_a_period_that_cannot_be_is_refused_beside_its_day(page, first, last, field, words_):
    page.press("List a period")
    page.type(first=page.day(today() + first * DAY), last=page.day(today() + last * DAY))
    assert not page.keep()
    assert page.problem(field) == words_
    assert page.went == []


def test_a_period_leaves_nothing_behind_when_it_is_left(page):
    page.press("List a period")
    page.type(first=page.day(today() - 400 * DAY))
    page.leave()
    page.press("List a period")
    assert page.dialog.period().first == today()


def test_an_accounting_keeps_the_order_in_which_things_happened(page):
    later, earlier = shared(page, B.COURT, today()), shared(page, B.COURT, today() - DAY)
    assert accounting([later, earlier], today() - DAY, today()) == [earlier, later]


# ---- several people, discretion, reading only ----


def test_both_partners_are_asked_for_a_permission_and_one_alone_does_not_make_it_hold(qtbot, context, couple):
    with DisclosuresDriver(qtbot, context, couple.id) as page:
        paper_id = released(page, signed=False)
        file = papers.file_of(page.desk, paper_id)
        assert {s.person_id for s in file.signers} == {
            p.id for p in clients.participants(page.desk, couple.id)
        }
        sign(page.desk, file, 0)
        page.go()
        assert not page.plan("Dr Patel")
        assert "signature and date" in page.problem("choice")
        page.leave()
        sign(page.desk, file, 1)
        page.go()
        assert page.plan("Dr Patel", "Other dates")


def test_a_persons_own_access_asks_nobody_else_and_is_about_them(qtbot, context, couple):
    with DisclosuresDriver(qtbot, context, couple.id) as page:
        ines = clients.participants(page.desk, couple.id)[0]
        page.begin(B.TO_THE_CLIENT, recipient="Ines Vale", person_id=ines.id)
        assert "asks nobody else" in page.says(page.dialog)
        assert page.keep()
        (kept,) = releases.disclosures_of(page.desk, couple.id)
        assert (kept.person_id, kept.needs_follow_up) == (ines.id, False)
        assert "About Ines" in page.entries()[0]


def test_with_discretion_every_form_and_the_page_says_so(qtbot, context):
    people = [Person(client_id="", known_as="Mina Hart", discreet=True)]
    client = clients.add_client(context.desk, people)
    with DisclosuresDriver(qtbot, context, client.id) as page:
        assert "Discreet: safe words, plain envelopes, no texts" in page.says()
        for deed in ("Plan to share", "Record what was shared"):
            page.press(deed)
            assert "Discreet:" in page.says(page.dialog)
            page.leave()
        page.note(B.WITHOUT_PERMISSION)
        assert page.says().count("Discreet:") == 2


def test_every_control_has_a_name_on_the_page_and_in_every_form(page):
    released(page)
    page.plan("Dr Patel")
    page.note(B.WITHOUT_PERMISSION)
    assert unnamed(page.room) == []
    for deed in ("Plan to share", "Record what was shared", "List a period", "It was shared"):
        page.press(deed)
        page.dialog.form.show_more()
        assert unnamed(page.dialog) == [], deed
        page.leave()


def test_a_page_with_nothing_on_it_says_what_it_is_for_and_offers_the_first_step(page):
    assert "Nothing was shared yet" in page.says()
    page.press("Draft a permission")
    assert page.went[-1].kind is PlaceKind.DRAFT
    assert releases.release_of(page.desk, page.went[-1].id).discloser == "Elena Marsh"


def test_the_made_up_client_whose_permission_ended_shows_it(qtbot, demo):
    mei = next(c for c in demo.desk.clients.all() if c.reference.startswith("MT"))
    with DisclosuresDriver(qtbot, demo, mei.id) as page:
        assert "Campus Clinic" in page.says() and "Ended on" in page.says()
        assert not page.plan("Campus Clinic")


def test_following_up_is_for_this_page(page):
    page.note(B.WITHOUT_PERMISSION)
    task = next(t for t in tasks.tasks_of(page.desk, page.client_id) if t.kind is TaskKind.SHARED_WITHOUT)
    place = tasks.place_of(task)
    assert place.kind is PlaceKind.DISCLOSURES
    page.go(place.id)
    assert "Still to do" in page.says()
    page.go(new_id())
    assert len(page.entries()) == 1


# ---- seen from other pages ----


def test_what_is_planned_is_not_done_with_a_word_but_on_the_page_of_the_log(qtbot, page):
    released(page)
    page.plan("Dr Patel", on=today() + DAY)
    page.note(B.WITHOUT_PERMISSION)
    card = TasksCard(page.context, page.client_id)
    qtbot.addWidget(card)
    card.show()
    names = [b.accessibleName() for b in card.findChildren(QAbstractButton)]
    assert names == ["Open: Look at what was shared without permission", "Open: Share as planned"]
    page.press("Open: Share as planned", card)
    assert page.went[-1].kind is PlaceKind.DISCLOSURES


def test_the_page_of_consents_shows_what_a_permission_says_and_leads_to_its_log(qtbot, page):
    paper_id = released(page)
    shared(page, B.RELEASE, today(), paper_id=paper_id)
    consents_page = ConsentsRoom(page.context)
    qtbot.addWidget(consents_page)
    consents_page.resize(1072, 900)
    consents_page.go(Place(PlaceKind.CONSENTS, page.client_id, paper_id))
    consents_page.show()
    assert "What this permission says" in page.says(consents_page)
    assert "Shared under it 1 time, the latest on" in page.says(consents_page)
    page.press("Open the log of what was shared under this permission", consents_page)
    assert page.went[-1] == Place(PlaceKind.DISCLOSURES, page.client_id, paper_id)
