import json
import re
from datetime import date

import pytest
from architecture.tree import ROOT
from documents.grade import grade, sentences
from hypothesis import given
from hypothesis import strategies as st

from practice_desk.domain.worksheet_forms import (
    NUMBERS,
    FieldKind,
    FormField,
    WorksheetForm,
    read_form,
    write_form,
)
from practice_desk.domain.worksheets import (
    Worksheet,
    WorksheetProblem,
    before_and_after,
    of_form,
    write_filled,
)

DAY = date(2026, 3, 2)
RANGE = WorksheetProblem.OUT_OF_RANGE
FORMS = {
    p.stem: read_form(p.read_text(encoding="utf-8"))
    for p in sorted((ROOT / "resources" / "worksheets").glob("*.json"))
}
NOT_SAID = re.compile(
    r"\b(overdue|failed|missed|patient|homework|dysfunctional|mind over mood|irrational|negative)\b|!",
    re.IGNORECASE,
)


def every_field(form: WorksheetForm) -> list[FormField]:
    return [part for field in form.fields for part in (field, *field.columns)]


def every_text(form: WorksheetForm) -> list[str]:
    texts = [form.name, form.about]
    for field in every_field(form):
        texts += [field.title, field.help, *(words for _, words in field.options)]
    return [text for text in texts if text]


def filled(form, on=DAY, **answers):
    return Worksheet(client_id="c", person_id="p", form=form, on=on, body=write_filled(answers))


THOUGHT = filled(
    "thought_7",
    situation="Handover, Tuesday",
    feelings=[{"word": "panic", "before": 80, "after": 35}, {"word": "shame", "before": 60}],
    thoughts=[{"thought": "They see I cannot cope", "belief": 90, "now": 40, "main": True}],
    balanced="I was tired, and I still did it.",
    balanced_belief=70,
)


def test_the_worksheets_are_the_ten_that_were_asked_for():
    assert set(FORMS) == {
        "thought_7", "thought_5", "experiment", "activity", "feeling", "coping", "problem", "talk", "limit",
        "kinder",
    }  # fmt: skip
    assert all(form.key == name and form.version == 1 for name, form in FORMS.items())
    assert (FORMS["talk"].name, FORMS["limit"].name, FORMS["kinder"].name) == (
        "A talk I want to have",
        "A limit I want to set",
        "A kinder voice",
    )


def test_the_short_thought_check_leaves_out_the_facts_alone():
    long, short = ([f.key for f in FORMS[k].fields] for k in ("thought_7", "thought_5"))
    assert [key for key in long if key not in short] == ["facts_for", "facts_against"]
    assert [key for key in short if key not in long] == []


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda f: f.key)
def test_what_a_client_reads_is_easy_and_blames_nobody(form):
    said = "\n".join(every_text(form))
    assert grade(said) <= 6
    assert max(map(len, sentences(said))) <= 20
    assert [text for text in every_text(form) if NOT_SAID.search(text)] == []
    hard = [text for text in every_text(form) if len(text.split()) > 4 and grade(text) > 6]
    assert hard == []


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda f: f.key)
def test_each_field_is_whole_and_each_after_has_its_before(form):
    for fields in (form.fields, *(f.columns for f in form.fields)):
        known = {f.key: f for f in fields}
        assert len(known) == len(fields)
        for field in fields:
            assert bool(field.options) == (field.kind in (FieldKind.CHOICE, FieldKind.TICKS))
            assert bool(field.columns) == (field.kind is FieldKind.ROWS)
            assert not field.follows or known[field.follows].kind is field.kind
            assert not field.follows or field.kind in NUMBERS


def test_a_form_comes_back_as_it_was_written():
    assert {key: read_form(write_form(form)) for key, form in FORMS.items()} == FORMS


def test_before_and_after_are_shown_for_each_line_and_never_added_up():
    pairs = before_and_after(FORMS["thought_7"], THOUGHT)
    assert [(p.title, p.about, p.before, p.after, p.change, p.most) for p in pairs] == [
        ("How strong then", "panic", 80, 35, -45, 100),
        ("How strong then", "shame", 60, None, None, 100),
        ("How true it felt", "They see I cannot cope", 90, 40, -50, 100),
    ]


def test_each_sheet_with_a_before_shows_it():
    def pair(form, **numbers):
        return [(p.before, p.after) for p in before_and_after(FORMS[form], filled(form, **numbers))]

    assert pair("experiment", belief_before=90, belief_after=20, alternative_before=10) == [
        (90, 20),
        (10, None),
    ]
    assert pair("kinder", hurt_before=7, hurt_after=0) == [(7, 0)]
    assert pair("talk", tense_after=3) == [(None, 3)]
    assert pair("limit", sure_before=2, sure_after=6) == [(2, 6)]
    assert pair("feeling", before=8, after=5, help=4) == [(8, 5)]
    rows = [{"what": "walk", "joy": 2, "joy_was": 6, "done_well": 3}]
    assert pair("activity", mood_before=3, activities=rows) == [(3, None), (2, 6), (3, None)]
    assert pair("coping", first="walk") == []


@pytest.mark.parametrize(
    ("form", "answers", "problems"),
    [
        ("thought_7", {"balanced_belief": 101}, [("balanced_belief", WorksheetProblem.OUT_OF_RANGE)]),
        ("thought_7", {"feelings": [{"word": "x"}, {"before": -1}]}, [("feelings.2.before", RANGE)]),
        ("feeling", {"before": 10.5}, [("before", WorksheetProblem.OUT_OF_RANGE)]),
        ("feeling", {"before": True}, [("before", WorksheetProblem.OUT_OF_RANGE)]),
        ("feeling", {"before": 10}, []),
        ("experiment", {"right": "maybe"}, [("right", WorksheetProblem.NO_SUCH_CHOICE)]),
        ("thought_5", {"patterns": ["worst", "nonsense"]}, [("patterns", WorksheetProblem.NO_SUCH_CHOICE)]),
        ("thought_5", {"patterns": ["worst", "label"]}, []),
        ("thought_5", {"facts_for": "x"}, [("facts_for", WorksheetProblem.NO_SUCH_FIELD)]),
        ("coping", {"things": [{"what": "walk", "helped": 11}]}, [("things.1.helped", RANGE)]),
        ("coping", {"things": [{"tried": False}]}, [("body", WorksheetProblem.NOTHING_WRITTEN)]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field(form, answers, problems):
    assert list(filled(form, **answers).problems(FORMS[form], DAY)) == problems


def test_everything_may_be_ticked():
    every = [code for code, _ in FORMS["thought_5"].field("patterns").options]
    assert list(filled("thought_5", patterns=every).problems(FORMS["thought_5"], DAY)) == []
    assert len(every) == 10


def test_an_empty_sheet_and_one_of_tomorrow_are_refused():
    empty = Worksheet(client_id="c", form="talk", on=DAY)
    assert list(empty.problems(FORMS["talk"], DAY)) == [("body", WorksheetProblem.NOTHING_WRITTEN)]
    assert ("on", WorksheetProblem.TO_COME) in list(empty.problems(FORMS["talk"], date(2026, 3, 1)))


def test_what_was_not_filled_in_is_not_kept_but_a_nought_is():
    sheet = filled("feeling", word="calm", body=" ", before=0, after=None)
    assert sheet.filled() == {"before": 0, "word": "calm"}
    rows = filled("coping", things=[{"what": ""}, {"what": "walk", "helped": 0, "tried": False}])
    assert rows.filled() == {"things": [{"what": "walk", "helped": 0}]}


def test_one_persons_sheets_of_one_form_are_in_order():
    later = filled("talk", on=date(2026, 3, 9), who="Sam")
    first = filled("talk", who="Dad")
    assert of_form([later, THOUGHT, first], "talk") == [first, later]
    assert of_form([later, first], "talk", "q") == []


@given(st.data())
def test_whatever_is_filled_in_comes_back(data):
    form = data.draw(st.sampled_from(list(FORMS.values())))
    answers = {f.key: data.draw(values(f)) for f in form.fields}
    sheet = filled(form.key, **answers)
    assert set(dict(sheet.problems(form, DAY)).values()) <= {WorksheetProblem.NOTHING_WRITTEN}
    assert json.loads(write_filled(sheet.filled())) == sheet.filled()


def values(field):
    """Return what can be filled into a field."""
    if field.kind in NUMBERS:
        return st.none() | st.sampled_from(NUMBERS[field.kind])
    if field.options:
        code = st.sampled_from([code for code, _ in field.options])
        return st.lists(code, max_size=2) if field.kind is FieldKind.TICKS else code | st.just("")
    if field.kind is FieldKind.TICK:
        return st.booleans()
    if field.kind is FieldKind.ROWS:
        return st.lists(st.fixed_dictionaries({c.key: values(c) for c in field.columns}), max_size=2)
    return st.text(max_size=8)
