import json
from dataclasses import fields, replace
from datetime import date

import pytest
from architecture.tree import ROOT

from practice_desk.domain.limits import LIMITS
from practice_desk.domain.note_text import plain_text
from practice_desk.domain.risk import WRITTEN, AskedDirectly, RiskNote, RiskProblem, latest, sections_of

DAY = date(2026, 3, 2)
WORDS = json.loads((ROOT / "resources" / "notes" / "risk_en.json").read_text(encoding="utf-8"))
HEADINGS = WORDS["headings"]
WHOLE = RiskNote(
    client_id="c",
    on=DAY,
    trigger="Answer on the questionnaire",
    asked=AskedDirectly.YES,
    words="Better off dead, but I would not do it.",
    actions="Plan made together.\nRings on Thursday.",
)


def test_a_note_that_says_what_was_asked_and_done_is_whole_and_has_no_level():
    assert list(WHOLE.problems(DAY)) == []
    levels = {"level", "score", "severity", "grade", "rating"}
    assert not levels & {f.name for f in fields(RiskNote)}


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({"trigger": " "}, [("trigger", RiskProblem.NO_TRIGGER)]),
        ({"asked": None}, [("asked", RiskProblem.NOT_SAID_WHETHER_ASKED)]),
        ({"asked": AskedDirectly.NO}, [("not_asked", RiskProblem.NO_REASON)]),
        ({"asked": AskedDirectly.NO, "not_asked": "Had left"}, []),
        ({"actions": ""}, [("actions", RiskProblem.NO_ACTIONS)]),
        ({"told": "GP"}, [("limit", RiskProblem.NO_LIMIT)]),
        ({"told": "GP", "limit": "nonsense"}, [("limit", RiskProblem.NO_LIMIT)]),
        ({"told": "GP", "limit": "self"}, []),
        ({"limit": "self"}, [("told", RiskProblem.NO_TOLD)]),
        ({"told": "Police", "limit": "others", "person_at_risk": "B."}, [("ground", RiskProblem.NO_GROUND)]),
        ({"told": "Police", "limit": "others", "person_at_risk": "B.", "ground": "public interest"}, []),
        ({"on": date(2026, 3, 3)}, [("on", RiskProblem.TO_COME)]),
    ],
)
def test_what_is_missing_is_said_beside_its_field(changed, problems):
    assert list(replace(WHOLE, **changed).problems(DAY)) == problems


def test_there_is_no_default_for_whether_it_was_asked():
    assert RiskNote(client_id="c", on=DAY).asked is None


def test_it_becomes_the_sections_of_a_note_to_sign_without_blanks():
    told = replace(WHOLE, told="Her GP", limit="self", next_contact_on=DAY)
    in_words = {
        "asked": "Asked directly",
        "limit": "Danger to the client's life",
        "next_contact_on": "2 March",
    }
    said = sections_of(told, HEADINGS, in_words)
    assert [s.key for s in said] == [
        "trigger", "asked", "words", "actions", "told", "limit", "next_contact_on"
    ]  # fmt: skip
    assert "Asked in plain words\nAsked directly" in plain_text(said)
    said = sections_of(WHOLE, HEADINGS, {"asked": "Asked directly"})
    assert [s.key for s in said] == ["trigger", "asked", "words", "actions"]
    assert plain_text(said).endswith("What we agreed and did\nPlan made together.\nRings on Thursday.")


def test_every_written_field_has_its_heading():
    assert set(HEADINGS) == set(WRITTEN)
    assert set(WRITTEN) < {f.name for f in fields(RiskNote)}


def test_every_code_has_its_words():
    assert set(WORDS["limits"]) == set(LIMITS)
    assert set(WORDS["asked"]) == {code.value for code in AskedDirectly}


def test_the_latest_is_one_persons():
    later, other = (
        replace(WHOLE, on=date(2026, 4, 1), person_id="p"),
        replace(WHOLE, on=date(2026, 5, 1), person_id="q"),
    )
    assert latest([WHOLE, other, later], "p") == later
    assert latest([WHOLE, later]) == later
    assert latest([]) is None
