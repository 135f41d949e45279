import json
from dataclasses import replace
from datetime import date

import pytest
from architecture.tree import ROOT
from documents.grade import grade
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.safety_plan import (
    SafetyLine,
    SafetyPart,
    SafetyPlan,
    SafetyProblem,
    SafetyReview,
    in_force,
    next_version,
    review_is_due,
    write_lines,
)

DAY = date(2026, 3, 2)
WORDS = json.loads((ROOT / "resources" / "safety" / "en.json").read_text(encoding="utf-8"))
PARTS = {
    SafetyPart.SIGNS: [SafetyLine("I stop answering the phone")],
    SafetyPart.BY_MYSELF: [SafetyLine("Walk to the canal"), SafetyLine("Radio on")],
    SafetyPart.PEOPLE: [SafetyLine("My brother", phone="01632 960111", told=True)],
    SafetyPart.PROFESSIONALS: [SafetyLine("Samaritans", phone="116 123", hours="any hour")],
}


def plan(parts=PARTS, **more):
    return SafetyPlan(client_id="c", made_on=DAY, body=write_lines(parts), **more)


def without(part):
    return {key: lines for key, lines in PARTS.items() if key is not part}


def test_lines_come_back_in_their_order():
    assert [line.what for line in plan().lines(SafetyPart.BY_MYSELF)] == ["Walk to the canal", "Radio on"]
    assert plan().lines(SafetyPart.PEOPLE) == tuple(PARTS[SafetyPart.PEOPLE])
    assert plan().lines(SafetyPart.REASONS) == ()
    assert list(plan().problems(DAY)) == []


@pytest.mark.parametrize(
    ("made", "problems"),
    [
        (plan({}), [("body", SafetyProblem.NOTHING_WRITTEN)]),
        (plan(without(SafetyPart.PROFESSIONALS)), [("professionals", SafetyProblem.NO_HELP)]),
        (
            plan({**PARTS, SafetyPart.PROFESSIONALS: [SafetyLine("GP")]}),
            [("professionals", SafetyProblem.NO_HELP)],
        ),
        (
            plan({**PARTS, SafetyPart.PEOPLE: [SafetyLine(" ", phone="1")]}),
            [("people.1", SafetyProblem.NO_NAME)],
        ),
        (plan(likely=11), [("likely", SafetyProblem.OUT_OF_RANGE)]),
        (plan(likely=0), []),
        (plan(next_review_on=DAY), []),
        (plan(next_review_on=date(2026, 3, 1)), [("next_review_on", SafetyProblem.REVIEW_BEFORE)]),
    ],
)
def test_what_is_missing_is_said_beside_its_part(made, problems):
    assert list(made.problems(DAY)) == problems


def test_a_plan_of_tomorrow_is_refused():
    assert list(plan().problems(date(2026, 3, 1))) == [("made_on", SafetyProblem.TO_COME)]


def test_a_change_makes_the_next_version_and_the_newest_one_counts():
    first = plan(
        copy_given="on paper", next_review_on=date(2026, 3, 9), document_id="d", person_id="p", seq=4
    )
    second = next_version(first, "2", date(2026, 3, 16))
    assert (second.number, second.body, second.person_id) == (2, first.body, "p")
    assert (second.copy_given, second.next_review_on, second.document_id, second.seq) == ("", None, None, 0)
    assert in_force([second, first]) == second and in_force([]) is None
    assert in_force([second, replace(first, id="x", person_id="q")], "q").person_id == "q"


def test_it_is_due_on_the_day_set_last():
    made = plan(next_review_on=date(2026, 3, 9))
    assert not review_is_due(made, [], date(2026, 3, 8))
    assert review_is_due(made, [], date(2026, 3, 9))
    looked = SafetyReview(
        client_id="c", plan_id=made.id, on=date(2026, 3, 9), next_review_on=date(2026, 4, 9)
    )
    assert not review_is_due(made, [looked], date(2026, 3, 10))
    assert review_is_due(made, [looked], date(2026, 4, 9))
    assert review_is_due(made, [replace(looked, plan_id="other")], date(2026, 3, 10))
    assert not review_is_due(plan(), [], date(2030, 1, 1))


def test_its_words_are_ours_easy_and_call_it_a_plan():
    assert set(WORDS["parts"]) == {part.value for part in SafetyPart}
    said = json.dumps(WORDS)
    assert "contract" not in said.lower() and "crisis" not in said.lower()
    texts = [
        WORDS["about"],
        *(t for p in WORDS["parts"].values() for t in p.values()),
        *WORDS["end"].values(),
    ]
    assert grade("\n".join(texts)) <= 6
    assert max(len(t.split()) for text in texts for t in text.split(". ")) <= 20


lines = st.builds(
    SafetyLine,
    what=st.text(max_size=9),
    phone=st.text(max_size=5),
    told=st.booleans(),
    who=st.text(max_size=5),
)


@given(st.dictionaries(st.sampled_from(SafetyPart), st.lists(lines, max_size=3)))
def test_whatever_is_written_comes_back(parts):
    made = plan(parts)
    for part in SafetyPart:
        kept = [line for line in parts.get(part, []) if line != SafetyLine("")]
        assert list(made.lines(part)) == kept
