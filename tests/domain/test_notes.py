import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.goals import Goal
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_reading import reading
from practice_desk.domain.note_text import (
    Passage,
    PassageKind,
    Run,
    Section,
    brought_forward,
    passage,
    plain_text,
    read_plain,
    read_sections,
    write_sections,
)
from practice_desk.domain.notes import (
    AdditionKind,
    Note,
    NoteAddition,
    NoteKind,
    NoteProblem,
    RiskConsidered,
    bring_forward,
    is_late,
    sign,
    unsigned,
)
from practice_desk.domain.steps import Step

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=1)))
SLIP = {"words": "day", "reason": "slip"}


def sections(*passages):
    return (Section("came_up", "What came up", passages), Section("we_did", "What we did"))


def draft(*passages, **more):
    said = passages or (passage("Spoke of the night shift."),)
    more = {"on": DAY, "start": time(10), "minutes": 50, "risk": RiskConsidered.NOTHING_NEW, **more}
    return Note(client_id="c", body=write_sections(sections(*said)), **more)


def addition(note, kind=AdditionKind.ADDENDUM, **more):
    return NoteAddition(client_id="c", note_id=note.id, kind=kind, at_utc=NOON.astimezone(UTC), **more)


@pytest.mark.parametrize("said", ["", "  \n", "\u200b\ufeff", "\u00a0\t"])
def test_a_note_with_nothing_to_see_in_it_is_not_signed(said):
    empty = draft(passage(said))
    assert list(empty.problems(DAY)) == [("body", NoteProblem.EMPTY)]
    with pytest.raises(ValueError, match="empty"):
        sign(empty, NOON, "s")
    assert list(replace(empty, body="").problems(DAY)) == [("body", NoteProblem.EMPTY)]


def test_risk_has_no_default_and_wants_words_for_what_is_not_nothing_new():
    assert list(draft(risk=None).problems(DAY)) == [("risk", NoteProblem.NO_RISK)]
    for risk in (RiskConsidered.SOMETHING, RiskConsidered.NOT_TODAY):
        bare = draft(risk=risk)
        assert list(bare.problems(DAY)) == [("risk_words", NoteProblem.NO_RISK_WORDS)]
        assert list(replace(bare, risk_words="We ran out of time.").problems(DAY)) == []
    assert Note(client_id="c", on=DAY).risk is None
    assert list(draft(kind=NoteKind.CONTACT, risk=None).problems(DAY)) == []


def test_what_was_brought_forward_is_not_signed_until_it_was_changed():
    goal, step = Goal(client_id="c", words="Leave on time"), Step(client_id="c", what="Tell the charge nurse")
    brought = bring_forward([goal], [step])
    assert [(p.plain, p.kind) for p in brought] == [
        ("Leave on time", PassageKind.BULLET), ("Tell the charge nurse", PassageKind.BULLET),
    ]  # fmt: skip
    assert list(draft(*brought).problems(DAY)) == [("body", NoteProblem.BROUGHT_UNCHANGED)]
    spaced = replace(brought[0], runs=(Run(" Leave  on time\u200b "),))
    assert list(draft(spaced).problems(DAY)) == [("body", NoteProblem.BROUGHT_UNCHANGED)]
    bold = replace(brought[0], runs=(Run("Leave on ", bold=True), Run("time")))
    assert list(draft(bold).problems(DAY)) == [("body", NoteProblem.BROUGHT_UNCHANGED)]
    changed = replace(brought[0], runs=(Run("Leave on time: twice this week"),))
    assert list(draft(changed).problems(DAY)) == []
    assert sign(draft(changed), NOON, "s").sections()[0].passages[0].brought == ""


def test_a_goal_that_says_what_to_avoid_comes_as_what_they_would_do_instead():
    goal = Goal(client_id="c", words="Stop worrying", instead="Read in the evening")
    assert bring_forward([goal], ())[0].plain == "Read in the evening"


def test_a_signed_note_keeps_header_and_text_and_notices_any_change():
    signed = sign(draft(present=("Amara",), goals=("Leave on time",)), NOON, "salt")
    assert signed.is_whole()
    assert signed.header()["present"] == ["Amara"] and signed.header()["on"] == "2026-03-02"
    assert signed.sections()[0].passages[0].plain == "Spoke of the night shift."
    assert (signed.at_utc, signed.utc_offset) == (datetime(2026, 3, 2, 11, tzinfo=UTC), 60)
    for changed in ({"body": signed.body.replace("night", "day")}, {"salt": "other"}):
        assert not replace(signed, **changed).is_whole()


def test_the_same_note_has_the_same_text_however_its_letters_were_typed():
    composed, apart = draft(passage("Café")), draft(passage("Cafe\u0301"))
    assert composed.canonical() == apart.canonical()
    assert composed.canonical() != draft(passage("Cafe")).canonical()
    assert json.loads(composed.body) != json.loads(apart.body)


def test_every_part_of_the_header_is_covered_by_the_hash():
    note = draft()
    other = {
        "on": date(2026, 3, 1), "start": time(11), "minutes": 45, "mode": "video", "place": "home",
        "service": "review", "present": ("A",), "goals": ("g",), "measures": ("m",),
        "risk": RiskConsidered.SOMETHING, "risk_words": "w", "next_on": date(2026, 3, 9),
        "format": NoteFormat.DAP, "kind": NoteKind.RISK, "session_id": "s",
    }  # fmt: skip
    texts = {replace(note, **{name: value}).canonical() for name, value in other.items()}
    assert len(texts) == len(other) and note.canonical() not in texts


@pytest.mark.parametrize(
    ("hours", "seconds", "late"), [(48, 0, False), (48, 1, True), (47, 0, False), (100, 0, True)]
)
def test_a_note_is_late_from_forty_eight_hours_after_the_session_on(hours, seconds, late):
    end = datetime(2026, 3, 2, 10, 50, tzinfo=NOON.tzinfo)
    moment = end + timedelta(hours=hours, seconds=seconds)
    assert is_late(draft(), moment) is late
    assert sign(draft(), moment, "s").late is late


def test_the_practices_own_limit_counts():
    end = datetime(2026, 3, 2, 10, 50, tzinfo=UTC)
    assert is_late(draft(), end + timedelta(hours=25), late_hours=24)
    assert not is_late(draft(), end + timedelta(hours=60), late_hours=72)
    assert is_late(draft(), end + timedelta(hours=1, seconds=1), late_hours=1)
    with pytest.raises(ValueError, match="at least one hour"):
        is_late(draft(), end, late_hours=0)


def test_without_a_start_the_whole_day_counts():
    note = draft(start=None)
    assert not is_late(note, datetime(2026, 3, 4, 23, 59, 59, tzinfo=UTC))
    assert is_late(note, datetime(2026, 3, 5, 0, 0, tzinfo=UTC))
    assert is_late(replace(note, minutes=50), datetime(2026, 3, 5, 0, 0, tzinfo=UTC))


def test_a_session_of_tomorrow_is_not_signed_today():
    assert list(draft(on=date(2026, 3, 3)).problems(DAY)) == [("on", NoteProblem.TO_COME)]


def test_an_addendum_to_a_draft_is_refused():
    assert list(addition(draft(), words="new").problems(None)) == [("note", NoteProblem.NOT_SIGNED)]


@pytest.mark.parametrize(
    ("kind", "more", "problems"),
    [
        (AdditionKind.ADDENDUM, {}, [("words", NoteProblem.NO_WORDS)]),
        (AdditionKind.LATE_ENTRY, {"words": " "}, [("words", NoteProblem.NO_WORDS)]),
        (AdditionKind.ADDENDUM, {"words": "Rang back."}, []),
        (AdditionKind.CORRECTION, {"words": "day", "old": "night"}, [("reason", NoteProblem.NO_REASON)]),
        (AdditionKind.CORRECTION, {**SLIP, "old": "morning"}, [("old", NoteProblem.NOT_IN_NOTE)]),
        (AdditionKind.CORRECTION, {**SLIP, "old": ""}, [("old", NoteProblem.NOT_IN_NOTE)]),
        (AdditionKind.CORRECTION, {**SLIP, "old": "night"}, []),
        (AdditionKind.ENTERED_IN_ERROR, {}, [("reason", NoteProblem.NO_REASON)]),
        (AdditionKind.ENTERED_IN_ERROR, {"reason": "another client's"}, []),
    ],
)  # fmt: skip
def test_what_is_added_says_what_it_must(kind, more, problems):
    note = draft()
    assert list(addition(note, kind, **more).problems(sign(note, NOON, "s"))) == problems


def test_a_correction_strikes_the_old_text_keeps_it_and_takes_nothing_else():
    note = draft(
        Passage(runs=(Run("Spoke of the "), Run("night", bold=True), Run(" shift and the night train."))),
        passage("The night before."),
    )
    signed = sign(note, NOON, "s")
    first = addition(note, AdditionKind.CORRECTION, old="the night", words="the day", reason="slip")
    second = replace(
        addition(note, AdditionKind.CORRECTION, old="night", words="late", reason="slip"), id="2"
    )
    read = reading(signed, [first.sealed(signed, "a"), second.sealed(signed, "b")])
    shown = [(r.run.text, r.run.bold, r.struck) for p in read.sections[0].passages for r in p.runs]
    assert shown == [
        ("Spoke of ", False, False), ("the ", False, True), ("night", True, True),
        (" shift and the ", False, False), ("night", False, True), (" train.", False, False),
        ("The night before.", False, False),
    ]  # fmt: skip
    assert "".join(text for text, _, _ in shown[:6]) == note.sections()[0].passages[0].plain
    assert read.is_whole() and not read.hidden


def test_the_same_words_are_struck_one_after_the_other_and_never_twice():
    note = draft(passage("day, day"), passage("aaa"))
    signed = sign(note, NOON, "s")
    same = [
        replace(addition(note, AdditionKind.CORRECTION, old=old, words="x", reason="slip"), id=str(n))
        for n, old in enumerate(("day", "day", "day", "aa", "aa", "a"))
    ]
    shown = [
        (r.run.text, r.correction.id if r.correction else None)
        for p in reading(signed, same).sections[0].passages
        for r in p.runs
    ]
    assert shown == [("day", "0"), (", ", None), ("day", "1"), ("aa", "3"), ("a", "5")]


def test_what_was_added_is_bound_to_its_note_and_its_words():
    note, other = draft(), draft(passage("Another."))
    signed = sign(note, NOON, "s")
    added = addition(note, words="Rang back.").sealed(signed, "salt")
    assert added.is_whole(signed)
    assert not replace(added, words="Did not ring.").is_whole(signed)
    assert not added.is_whole(sign(other, NOON, "s"))
    assert not reading(signed, [replace(added, reason="x")]).is_whole()


def test_a_note_entered_in_error_stays_behind_a_click():
    note = draft()
    signed = sign(note, NOON, "s")
    wrong = addition(note, AdditionKind.ENTERED_IN_ERROR, reason="another client's").sealed(signed, "a")
    read = reading(signed, [wrong, replace(wrong, note_id="other")])
    assert read.hidden and len(read.additions) == 1
    assert read.sections[0].passages[0].runs[0].run.text == "Spoke of the night shift."


def test_additions_are_read_in_the_order_they_were_written():
    note = draft()
    signed = sign(note, NOON, "s")
    late = replace(addition(note, words="b"), at_utc=NOON.astimezone(UTC) + timedelta(days=1))
    assert [a.words for a in reading(signed, [late, addition(note, words="a")]).additions] == ["a", "b"]


def test_notes_to_sign_are_told_from_signed_ones_oldest_first():
    early, late, done = draft(on=date(2026, 2, 1)), draft(), draft()
    assert unsigned([late, done, early], [sign(done, NOON, "s")]) == [early, late]
    morning, evening, some_time = (draft(start=start) for start in (time(9), time(18), None))
    assert unsigned([evening, morning, some_time], []) == [some_time, morning, evening]


def test_pasted_text_is_taken_as_plain_lines():
    assert [p.plain for p in read_plain("<b>one</b>\r\n# two\x00\n- three")] == [
        "<b>one</b>",
        "# two",
        "- three",
    ]
    assert {p.kind for p in read_plain("- three")} == {PassageKind.PARAGRAPH}


def test_plain_text_has_headings_and_leaves_out_what_is_empty():
    said = (
        *sections(passage("One"), brought_forward("Two"), passage(" ")),
        Section("next", "", (passage("x"),)),
    )
    assert plain_text(said) == "What came up\nOne\n- Two\nx"


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
runs = st.builds(Run, texts, st.booleans(), st.booleans())
passages = st.builds(Passage, st.sampled_from(PassageKind), st.lists(runs, max_size=3).map(tuple), texts)
written = st.lists(st.builds(Section, texts, texts, st.lists(passages, max_size=3).map(tuple)), max_size=3)


@given(written.map(tuple))
def test_a_draft_comes_back_as_it_was_written(said):
    assert read_sections(write_sections(said)) == said


@given(st.lists(passages, min_size=1, max_size=3), st.data())
def test_correcting_never_loses_or_adds_a_letter(said, data):
    note = draft(passage("kept"), *(replace(p, brought="") for p in said))
    signed = sign(note, NOON, "s")
    there = [p.plain for p in signed.sections()[0].passages]
    whole = data.draw(st.sampled_from(there))
    old = whole[: data.draw(st.integers(0, len(whole)))]
    read = reading(signed, [addition(note, AdditionKind.CORRECTION, old=old, words="new", reason="slip")])
    assert ["".join(r.run.text for r in p.runs) for p in read.sections[0].passages] == there
    struck = "".join(r.run.text for p in read.sections[0].passages for r in p.runs if r.struck)
    assert struck == old.strip()
