"""Reflection and the supervision log, as a therapist meets them; and that no client's page shows them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from intentions.papers_of import signed
from ui.drivers.goals import settle, texts_of
from ui.drivers.pages import PageDriver

from practice_desk import app
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.names_said import names_said
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.reflections import Reflection, TryOutcome
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.supervision import Supervision, SupervisionKind
from practice_desk.intentions import reflections, supervision
from practice_desk.intentions.clients import add_client, keep_profile
from practice_desk.ui.rooms.reflection.room import ReflectionRoom
from practice_desk.ui.rooms.reflection.words import access_words, prompts

UNKIND = "<b>bold</b> &amp; \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn " * 20
CANARY = "canary-6c1f"
WRITTEN = ("words", "empathy", "limits", "learned", "kindness", "overlooked")


@pytest.fixture
def amara(context):
    people = [Person(client_id="", known_as="Amara Okonlind")]
    return add_client(context.desk, people, place="England")


@pytest.fixture
def page(context, qtbot, amara):
    with PageDriver(context, qtbot, ReflectionRoom(context), Place(PlaceKind.REFLECTION)) as driver:
        yield driver


@pytest.fixture
def log(page):
    page.room.turn_to("supervision")
    settle()
    return page


def session_of(page, client) -> Session:
    session = Session(client_id=client.id, on=today(), state=SessionState.HELD)
    with page.desk.change(Deed.KEEP_SESSION):
        page.desk.sessions.save(session)
    settle()
    return session


def reflect(page, **values) -> Reflection:
    entry = Reflection(**{"on": today(), "words": "I hurried.", **values})
    reflections.keep_reflection(page.desk, entry)
    settle()
    return entry


def meet(page, **values) -> Supervision:
    meeting = Supervision(**{"on": today(), **values})
    supervision.keep_supervision(page.desk, meeting)
    settle()
    return meeting


# ---- reflections ----


def test_an_empty_page_says_whose_it_is_and_what_the_law_of_the_place_says(page):
    assert page.sees("No reflections yet")
    assert page.sees("This part is for you. Nothing here is printed with a client's record.")
    assert page.sees("In the UK and EU a client may still have a right to what is about them.")
    assert "court" in access_words(Jurisdiction.US)
    assert "UK" not in access_words(Jurisdiction.US)


def test_one_box_is_enough_and_five_prompts_wait_under_more(page):
    page.press("Write a reflection")
    form = page.dialog().form
    asked = prompts(page.desk)
    assert len(asked) == 5
    assert not any(form.rows[field].isVisible() for field in asked)
    page.press("More", form)
    assert all(form.rows[field].isVisible() for field in asked)
    page.fill(words="I hurried her.")
    page.keep()
    assert page.sees("I hurried her.")
    assert page.desk.reflections.all()[0].client_id is None


def test_an_empty_entry_is_refused_and_a_mark_alone_is_enough(page):
    page.press("Write a reflection")
    page.keep()
    assert page.problem("words") == "Nothing is written yet."
    page.fill(before=3, after=6)
    page.keep()
    assert page.sees("3 → 6")


def test_an_entry_after_a_session_belongs_to_its_client_for_the_therapist_alone(page, amara):
    session = session_of(page, amara)
    page.press("Write a reflection")
    page.fill(words="Quiet hour.", session_id=session.id, guess=6)
    page.keep()
    (entry,) = page.desk.reflections.all()
    assert (entry.client_id, entry.session_id, entry.guess) == (amara.id, session.id, 6)
    assert page.sees("My guess of their check-in: 6 of 10.")


def test_a_line_to_try_stays_until_it_was_tried(page, amara):
    entry = reflect(page, client_id=amara.id, could_try="Wait for three breaths.")
    assert [r.id for r in reflections.open_tries(page.desk, amara.id)] == [entry.id]
    page.press("Not yet: Wait for three breaths.")
    assert reflections.open_tries(page.desk, amara.id)
    page.press("Tried it: Wait for three breaths.")
    assert page.desk.reflections.get(entry.id).tried is TryOutcome.TRIED
    assert not reflections.open_tries(page.desk, amara.id)
    page.undo()
    assert reflections.open_tries(page.desk, amara.id)


def test_entries_can_be_narrowed_to_what_goes_to_supervision_or_is_still_to_try(page):
    reflect(page, words="plain")
    reflect(page, words="for Halima", to_supervision=True)
    reflect(page, words="with a try", could_try="Slow down")
    model = page.room.entries.list.model()
    assert model.rowCount() == 3
    for which, said in (("for_supervision", "for Halima"), ("to_try", "with a try")):
        page.room.entries.which.set_value(which)
        page.room.entries.which.chosen.emit(which)
        settle()
        assert model.rowCount() == 1
        assert page.sees(said)


def test_a_month_is_looked_back_on_with_its_questions_and_nothing_is_counted(page):
    reflect(page, words="I hurried.", empathy="With the boy she was.")
    page.press("Look back on this month")
    said = "\n".join(texts_of(page.dialog()))
    assert "What comes back again and again?" in said
    assert "With the boy she was." in said


def test_what_comes_of_a_look_back_is_written_down_there_and_shown_at_once(page):
    reflect(page, words="I hurried.", could_try="Count to five", tried=TryOutcome.TRIED)
    page.press("Look back on this month")
    assert "What became of it\nTried it" in "\n".join(texts_of(page.dialog()))
    page.press("Write about this month", page.dialog())
    page.fill(words="Hurry comes back when I am tired.")
    page.keep()
    assert page.sees("Hurry comes back when I am tired.")
    assert page.room.entries.entry.words == "Hurry comes back when I am tired."


def test_an_entry_is_changed_and_removed_and_undo_brings_it_back(page):
    entry = reflect(page)
    page.press("Change")
    page.fill(words="I hurried her twice.")
    page.keep()
    assert page.sees("I hurried her twice.")
    page.choose_menu("Remove this reflection")
    assert page.desk.reflections.find(entry.id) is None
    page.undo()
    assert page.sees("I hurried her twice.")


def test_what_was_typed_and_left_waits(page):
    page.press("Write a reflection")
    page.type(words="half a tho")
    page.leave()
    page.press("Write a reflection")
    assert page.dialog().form.field("words").value() == "half a tho"


def test_a_year_of_entries_is_one_list(page):
    with page.desk.change(Deed.KEEP_REFLECTION):
        for n in range(300):
            page.desk.reflections.save(Reflection(on=today() - timedelta(days=n), words=f"day {n}"))
    settle()
    assert page.room.entries.list.model().rowCount() == 300


def test_unkind_text_is_shown_as_it_is(page):
    reflect(page, words=UNKIND, could_try=UNKIND)
    assert page.sees("<b>bold</b>")


# ---- supervision ----


@pytest.mark.parametrize(
    ("minutes", "kind", "size", "counted"),
    [
        (60, SupervisionKind.ONE_TO_ONE, 1, 60), (120, SupervisionKind.GROUP, 4, 60),
        (120, SupervisionKind.GROUP, 5, 24), (90, SupervisionKind.PEER, 3, 45),
    ],
)  # fmt: skip
def test_the_published_minutes_are_counted_while_they_are_typed_and_in_the_month(
    log, minutes, kind, size, counted
):
    log.press("Note a meeting")
    log.fill(minutes=minutes, kind=kind)
    assert log.dialog().form.rows["size"].isVisible() is (kind is not SupervisionKind.ONE_TO_ONE)
    log.fill(size=size)
    assert f"Counts as {counted} min." in texts_of(log.dialog())
    log.keep()
    assert log.sees(f"counts as {counted} min")
    assert log.sees(f"{counted} of 90")


def test_each_month_stands_for_itself_against_the_practices_own_target(log):
    first = today().replace(day=1)
    before = first - timedelta(days=1)
    meet(log, on=before, minutes=300)
    meet(log, on=today(), minutes=30)
    assert log.sees("300 of 90")
    assert log.sees("30 of 90")
    log.press("Change the minutes a month")
    log.type(supervision_minutes="2000")
    log.keep()
    assert log.problem("supervision_minutes") == "Type a whole number from 0 to 1440."
    log.type(supervision_minutes="60")
    log.keep()
    assert log.sees("30 of 60")


def test_clients_are_codes_and_a_name_is_refused_beside_the_field(log, amara):
    log.press("Note a meeting")
    log.type(codes=f"{amara.reference.lower()}, Amara")
    log.keep()
    assert "“\u2068Amara\u2069” is a name." in log.problem("codes")
    log.type(codes="ZZ-9999")
    log.keep()
    assert "No client has the reference" in log.problem("codes")
    assert log.desk.supervisions.count() == 0
    log.type(codes=amara.reference.lower())
    log.keep()
    assert log.desk.supervisions.all()[0].codes == (amara.reference,)


def test_a_name_in_the_text_is_pointed_out_once_and_the_therapist_decides(log):
    log.press("Note a meeting")
    log.fill(topics="Amara's silence")
    log.keep()
    assert log.is_asking()
    assert any("Names of people in your practice stand in this text" in t for t in texts_of(log.dialog()))
    assert log.dialog().form.named.visibleRegion().boundingRect().height() > 0
    log.keep()
    assert log.desk.supervisions.count() == 1


def test_a_small_word_is_no_name():
    assert names_said(["I will mark the day", "Will came"], ["Will Mark", "Day"]) == ["Will"]
    assert names_said(["محمد"], ["محمد"]) == ["محمد"]
    assert names_said(["Zoe's hour"], ["Zoë Nguyễn"]) == ["Zoe's"]


def test_a_code_says_whether_its_client_agreed_to_supervision(log, amara):
    meeting = meet(log, codes=(amara.reference,), topics="Pace")
    log.room.read_meeting(meeting.id)
    settle()
    assert log.sees(amara.reference)
    assert log.sees("no agreement to supervision is in force")


def test_more_of_a_client_is_shown_only_with_their_agreement_and_a_name_is_refused_there_too(log, amara):
    log.press("Note a meeting")
    log.type(material="Amara")
    log.keep()
    assert "“\u2068Amara\u2069” is a name." in log.problem("material")
    log.type(material=amara.reference.lower())
    log.keep()
    assert "No agreement to show more" in log.problem("material")
    assert log.desk.supervisions.count() == 0
    signed(log.desk, amara.id, "supervision", what_is_shared="one letter")
    log.keep()
    (meeting,) = log.desk.supervisions.all()
    assert meeting.material == (amara.reference,)
    log.room.read_meeting(meeting.id)
    settle()
    assert log.sees("more was shown, as agreed on paper")


def test_who_was_marked_for_supervision_since_the_last_meeting_is_offered_by_code(log, amara):
    marked = Reflection(on=today(), client_id=amara.id, words="The silence.", to_supervision=True)
    reflections.keep_reflection(log.desk, marked)
    log.press("Note a meeting")
    assert any(f"You marked for supervision: {amara.reference}." in t for t in texts_of(log.dialog()))
    log.press("Put these in", log.dialog())
    log.keep()
    assert log.desk.supervisions.all()[0].codes == (amara.reference,)
    with log.desk.change(Deed.KEEP_REFLECTION):
        log.desk.reflections.save(replace(marked, on=today() - timedelta(days=1)))
    log.press("Note supervision")
    assert not any("You marked for supervision" in t for t in texts_of(log.dialog()))


def test_minutes_and_size_that_cannot_be_are_refused_beside_the_field(log):
    log.press("Note a meeting")
    log.type(minutes="0", kind="group", size="1")
    log.keep()
    assert log.problem("minutes")
    log.type(minutes="60")
    log.keep()
    assert log.problem("size") == "Type how many were there: one alone, two or more in a group."


def test_a_new_meeting_starts_like_the_last(log):
    meet(log, minutes=90, kind=SupervisionKind.GROUP, size=4, supervisor="Dr Halima Reyes", topics="Pace")
    log.press("Note supervision")
    form = log.dialog().form
    assert form.field("minutes").value() == 90
    assert form.field("supervisor").value() == "Dr Halima Reyes"
    assert form.field("topics").value() == ""


def test_the_log_is_printed_from_a_day_to_a_day(log):
    meet(log)
    log.press("Print the log")
    dialog = log.dialog()
    dialog.first.field.set_raw("1.2.2026")
    dialog.last.field.set_raw("1.1.2026")
    dialog.try_choose()
    assert dialog.last.problem() == "This day comes before the first one."
    dialog.last.field.set_raw("31.3.2026")
    dialog.try_choose()
    settle()
    what = f"supervision:{date(2026, 2, 1)}:{date(2026, 3, 31)}"
    assert log.went[-1] == Place(PlaceKind.PAPER, None, what)


def test_a_meeting_is_changed_removed_and_brought_back(log):
    meeting = meet(log, topics="Pace")
    log.room.read_meeting(meeting.id)
    settle()
    log.press("Change")
    log.fill(guidance="Name the silence.")
    log.keep()
    assert log.sees("Name the silence.")
    log.choose_menu("Remove this meeting")
    assert log.desk.supervisions.count() == 0
    log.undo()
    assert log.desk.supervisions.count() == 1


# ---- apart from every client ----


def pages_of(context, client) -> dict[PlaceKind, str]:
    """Return everything that can be read on every page of a client, and in the lists of all clients."""
    said = {}
    for room in app.rooms(context):
        if room.kind is PlaceKind.REFLECTION:
            continue
        room.resize(1072, 900)
        room.go(Place(room.kind, client.id))
        room.show()
        settle()
        said[room.kind] = "\n".join(texts_of(room))
        room.hide()
    return said


def test_no_page_of_a_client_shows_a_reflection_or_what_was_said_in_supervision(page, context, amara):
    session = session_of(page, amara)
    said = dict.fromkeys(WRITTEN, CANARY)
    reflect(page, client_id=amara.id, session_id=session.id, **said)
    meet(page, topics=CANARY, guidance=CANARY, codes=(amara.reference,))
    assert page.sees(CANARY)
    shown = pages_of(context, amara)
    assert {kind for kind, text in shown.items() if CANARY in text} == set()
    assert PlaceKind.OVERVIEW in shown


def test_the_canary_would_be_seen_on_a_page(page, context, amara):
    keep_profile(page.desk, replace(amara, concern=CANARY))
    assert any(CANARY in text for text in pages_of(context, amara).values())
