import json
from dataclasses import replace

from architecture.tree import ROOT

from practice_desk.domain.note_layouts import (
    SECTIONS,
    LayoutProblem,
    NoteFormat,
    SectionKey,
    takes_what_is_next,
    usual_format,
    usual_layout,
)
from practice_desk.domain.note_text import Section
from practice_desk.domain.practice import Jurisdiction

WORDS = json.loads((ROOT / "resources" / "notes" / "en.json").read_text(encoding="utf-8"))


def test_each_format_has_its_sections_and_each_section_its_heading():
    named = {f: keys for f, keys in SECTIONS.items() if f is not NoteFormat.FREE}
    assert {f.value: "".join(k.value[0] for k in keys) for f, keys in named.items()} == {
        f.value: f.value for f in named
    }
    assert [WORDS[k] for k in SECTIONS[NoteFormat.FREE]] == ["What came up", "What we did", "What next"]
    assert set(WORDS) == {k.value for k in SectionKey}
    assert (usual_format(Jurisdiction.UK), usual_format(Jurisdiction.US)) == (NoteFormat.FREE, NoteFormat.DAP)


def test_the_therapist_renames_moves_and_switches_off_sections():
    layout = usual_layout(NoteFormat.SOAP).renamed("subjective", " In their words ").moved("plan", 0)
    layout = layout.switched("objective", on=False)
    assert [(s.key, s.heading) for s in layout.sections(WORDS)] == [
        ("plan", "Plan"), ("subjective", "In their words"), ("assessment", "Assessment"),
    ]  # fmt: skip
    assert list(layout.problems()) == []
    back = layout.switched("objective", on=True).renamed("subjective", "")
    assert [s.heading for s in back.sections(WORDS)] == ["Plan", "Subjective", "Objective", "Assessment"]


def test_a_layout_with_nothing_shown_or_a_strange_section_is_refused():
    layout = usual_layout(NoteFormat.DAP)
    assert list(replace(layout, off=layout.order).problems()) == [("off", LayoutProblem.NOTHING_SHOWN)]
    assert ("order", LayoutProblem.NO_SUCH_SECTION) in list(replace(layout, order=("data",)).problems())


def test_the_plan_is_brought_forward_into_what_comes_next_alone():
    taking = [k.value for k in SectionKey if takes_what_is_next(Section(k.value))]
    assert taking == ["next", "plan"]
