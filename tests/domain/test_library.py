import json
import re

import pytest
from architecture.tree import ROOT
from documents.grade import grade, sentences

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.blocks import note_marks, plain
from practice_desk.domain.library import (
    AGREEMENT,
    Pack,
    PackProblem,
    TemplateKind,
    TemplateProblem,
    TemplateVersion,
    belongs,
    read_packs,
    read_texts,
)
from practice_desk.domain.limits import LIMITS, usual_limits
from practice_desk.domain.merging import blank, conditions_in, faults_of_form, fields_in
from practice_desk.domain.paper_fields import FIELDS
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import Jurisdiction

FOLDER = ROOT / "resources" / "library"
TEXTS = {
    t.key: t for path in sorted(FOLDER.glob("*.md")) for t in read_texts(path.read_text(encoding="utf-8"))
}
PACKS = read_packs((FOLDER / "packs.json").read_text(encoding="utf-8"))
WORDS = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
TO_CLIENTS = [t for t in TEXTS.values() if t.kind is not TemplateKind.PROMPT]
NOT_SAID = re.compile(
    r"\b(overdue|failed|missed|please are you sure|non-?compliant|patient)\b|!", re.IGNORECASE
)


@pytest.mark.parametrize("key", TEXTS)
def test_each_text_has_a_form_that_is_read_and_a_note_for_each_mark(key):
    text = TEXTS[key]
    assert list(faults_of_form(text.body + text.summary)) == []
    assert set(note_marks(text.body)) <= set(text.notes)
    assert plain(blank(text.body)) and "{" not in plain(blank(text.body))
    assert text.name and text.name != text.key


def test_every_kind_of_paper_has_a_text_for_each_place():
    papers = [t for t in TEXTS.values() if t.kind is TemplateKind.PAPER]
    for kind in set(PaperKind) - {PaperKind.AGREEMENT}:
        for place in Jurisdiction:
            assert [t for t in papers if t.area == kind.value and belongs(t, place)], (kind, place)


def test_there_is_one_clause_for_each_of_the_twenty_three_areas_with_its_line_and_its_reason():
    clauses = [t for t in TEXTS.values() if t.kind is TemplateKind.CLAUSE]
    assert [t.area for t in clauses] == [area.value for area in ClauseArea]
    assert len(clauses) == 23
    assert all(t.summary and t.why and t.settings for t in clauses)
    assert sum("core" in t.settings for t in clauses) == 12
    assert TEXTS["clause.letters_court"].settings == ("call", "us_core")


def test_each_limit_of_confidentiality_is_a_line_that_can_be_switched():
    for place, other in ((Jurisdiction.UK, "plan"), (Jurisdiction.US, "terrorism")):
        asked = conditions_in(TEXTS[f"limits.{place.value}"].body)
        switched = {name.removeprefix("limit_") for name in asked if name.startswith("limit_")}
        assert switched == set(LIMITS) - {other}
        usual = set(usual_limits(place, several=True, young=True))
        assert usual == switched - {"technical"}
    assert "together" not in usual_limits(Jurisdiction.UK)


@pytest.mark.parametrize("text", TO_CLIENTS, ids=lambda t: t.key)
def test_what_a_client_reads_is_easy_to_read(text):
    """The texts' own promise: grade 6 and 20 words to a sentence at most, by our own count."""
    shown = plain(blank(text.body + "\n" + text.summary))
    shown = re.sub(r"_{4,}|\[.\]|[=-] ", " ", shown)
    assert grade(shown) <= 6, grade(shown)
    assert max(map(len, sentences(shown))) <= 20


def test_a_hard_text_is_seen():
    hard = "Notwithstanding any contrary provision, the undersigned irrevocably authorises dissemination."
    assert grade(hard) > 6


@pytest.mark.parametrize("text", TEXTS.values(), ids=lambda t: t.key)
def test_no_text_blames_or_shouts(text):
    assert NOT_SAID.findall(text.body) == []


def test_packs_name_texts_that_are_there_for_their_place_and_never_what_stands_alone():
    for pack in PACKS:
        for key in (*pack.together, *pack.beside):
            if key == AGREEMENT:
                continue
            assert belongs(TEXTS[key], pack.place)
            assert RULES[PaperKind(TEXTS[key].area)].may_be_in_pack
    assert {(p.place, p.kind) for p in PACKS} >= {(place, p.kind) for place in Jurisdiction for p in PACKS}


def test_both_places_have_words_for_the_same_fields():
    assert set(WORDS["uk"]) <= set(WORDS["us"])
    assert WORDS["uk"]["emergency_number"] == "999" and WORDS["us"]["emergency_number"] == "911"


def test_no_word_of_one_place_stands_in_a_text_of_the_other():
    for text in TEXTS.values():
        if text.place is Jurisdiction.UK:
            assert not re.search(r"\b(988|911|HIPAA|attorney)\b", text.body), text.key
        if text.place is Jurisdiction.US:
            assert not re.search(r"\b(999|GP|solicitor|Samaritans)\b", text.body), text.key


def test_each_field_of_a_kind_that_is_a_merge_word_stands_in_a_text_of_that_kind():
    asked = {}
    for text in TEXTS.values():
        names = {*fields_in(text.body), *conditions_in(text.body)}
        asked.setdefault(text.area, set()).update(names)
    known = {"own_words", "competence_note", "authority_seen", "reason_not_signed", "warned_on"}
    for kind, made in FIELDS.items():
        if kind in (PaperKind.CONFIDENTIALITY, PaperKind.COUPLE_FAMILY, PaperKind.AGREEMENT):
            continue
        names = {name for name, f in made.__dataclass_fields__.items() if f.type in ("str", "date | None")}
        assert names - known <= asked[kind.value], kind


@pytest.mark.parametrize(
    ("body", "problem"),
    [(" ", TemplateProblem.NO_TEXT), ("{open", TemplateProblem.FORM), ("[[if x]] y", TemplateProblem.FORM)],
)
def test_a_text_that_cannot_be_read_is_refused(body, problem):
    from datetime import date

    version = TemplateVersion(template_id="t", number=1, name="Mine", body=body, made_on=date(2026, 1, 1))
    assert ("body", problem) in list(version.problems())


def test_a_pack_without_papers_or_with_one_that_stands_alone_is_refused():
    assert [p for _, p in Pack().problems()] == [PackProblem.NO_NAME, PackProblem.EMPTY]
    pack = Pack(name="Mine", together=("treatment.uk",), beside=("recording.both",))
    assert list(pack.problems({"recording.both"})) == [("beside", PackProblem.NEVER_IN_A_PACK)]
    assert list(pack.problems()) == []
