"""What ships of each instrument is what its line of the register allows, and no more."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from architecture.tree import texts
from domain.shipped import MEASURES, RIGHTS
from domain.wording import found_in, hashed, runs

from practice_desk.domain.measure_rights import MayShow, keeps_to
from practice_desk.domain.measures import Entry

RESTRICTED: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("restricted_wording.json").read_text(encoding="utf-8")
)
ALL_RESTRICTED = {h for hashes in RESTRICTED.values() for h in hashes}


def files_with(hashes):
    """Return the project's text files in which one of the hashed runs of words stands."""
    return sorted(name for name, text in texts().items() if found_in(text, hashes))


def test_every_measure_keeps_to_its_line_of_the_register():
    assert {key: keeps_to(m, RIGHTS.get(key)) for key, m in MEASURES.items()} == dict.fromkeys(MEASURES, True)


def test_a_measure_that_shows_more_than_it_may_is_seen():
    who, phq = MEASURES["who5"], MEASURES["phq9"]
    worded = replace(who, items=(replace(who.items[0], text="words"), *who.items[1:]))
    assert not keeps_to(worded, RIGHTS["who5"])
    assert not keeps_to(replace(who, instructions="words"), RIGHTS["who5"])
    assert not keeps_to(replace(who, entry=Entry.ITEMS), RIGHTS["who5"])
    assert not keeps_to(phq, RIGHTS["wai"]) and not keeps_to(phq, None)
    assert not keeps_to(replace(phq, notices=()), RIGHTS["phq9"])


def test_the_register_says_who_owns_what_is_allowed_and_what_was_seen():
    assert set(RIGHTS) > set(MEASURES)
    for right in RIGHTS.values():
        assert right.owner and right.status and right.evidence and right.conditions, right.key
        assert date(2026, 1, 1) < right.checked_on
        assert (right.may_show is MayShow.TEXT) == bool(right.compared), right.key
        assert right.may_show is not MayShow.TEXT or len(right.compared) > 1, right.key


def test_what_a_seller_does_first_is_said_of_the_one_text_that_may_not_be_sold():
    core = RIGHTS["core10"]
    assert "CC BY-NC-ND 4.0" in core.status and "CC BY-ND 4.0" in core.status and "unmodified" in core.status
    assert [c for c in core.conditions if c.startswith("before this program is sold")]
    assert any("BY-NC-ND" in notice for notice in MEASURES["core10"].notices)
    for key, right in RIGHTS.items():
        if right.may_show is MayShow.TEXT and key != "core10":
            assert "NC" not in right.status


def test_nothing_ships_of_what_nothing_may_be_shown_of():
    closed = {key for key, r in RIGHTS.items() if r.may_show is MayShow.NOTHING}
    assert len(closed) > 8 and not closed & set(MEASURES)


def test_no_wording_of_a_restricted_instrument_is_in_the_project():
    assert files_with(ALL_RESTRICTED) == []


def test_every_restricted_instrument_is_looked_for_by_many_runs_of_words():
    may_not = {key for key, r in RIGHTS.items() if r.may_show is not MayShow.TEXT} - {"sai", "gbo"}
    assert set(RESTRICTED) == may_not | {"core_om"}
    assert all(len(hashes) > 10 and {len(h) for h in hashes} == {64} for hashes in RESTRICTED.values())


def test_wording_in_the_project_would_be_found_where_it_stands():
    allowed = next(runs(MEASURES["pswq"].item(9).text))
    assert "resources/measures/pswq.json" in files_with({hashed(allowed)})


def test_wording_is_found_across_lines_case_and_punctuation():
    planted = {hashed("the heron didnt count its")}
    for text in ("The heron didn't\n count ITS lamps", 'x = ("the heron didn’t "\n    "count, its")'):
        assert found_in(text, planted)
    assert not found_in("the heron did count its", planted)


def test_shipped_wording_is_not_among_the_restricted():
    for measure in MEASURES.values():
        said = " ".join([measure.instructions, measure.stem, *(i.text for i in measure.items)])
        assert not found_in(said, ALL_RESTRICTED), measure.key


# What was compared with published copies on the day in the register; a word changed since is no longer that.
COMPARED = {
    "core10": "d6cbad5cc95d8daf",
    "gad7": "8faf93a23921c776",
    "gds15": "e7b60da0500af4ac",
    "pcl5": "d9740b67cc830c5b",
    "phq9": "cd31754da21ceae5",
    "pswq": "dddd3c2b67cb6ae4",
}


def fingerprint(measure):
    answers = [f"{o.value} {o.label}" for i in measure.items for o in i.options]
    said = [measure.instructions, measure.stem, *(i.text for i in measure.items)]
    return hashed("\n".join([*said, *answers]))[:16]


def test_no_word_changed_since_a_text_was_compared():
    worded = {key: m for key, m in MEASURES.items() if m.entry is Entry.ITEMS}
    assert {key: fingerprint(m) for key, m in worded.items()} == COMPARED


def test_one_word_changed_would_be_seen():
    gad = MEASURES["gad7"]
    for changed in ("Not at all sure", "not at all"):
        options = (replace(gad.items[0].options[0], label=changed), *gad.items[0].options[1:])
        other = replace(gad, items=(replace(gad.items[0], options=options), *gad.items[1:]))
        assert fingerprint(other) != COMPARED["gad7"]
