"""The formats of a note, and how a therapist lays one out: sections renamed, in another order, or off.

The formats divide the same content; none is right for everybody (clinical.md 6.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_desk.domain.note_text import Section
from practice_desk.domain.practice import Jurisdiction


class NoteFormat(StrEnum):
    """The shipped formats."""

    FREE = "free"
    DAP = "dap"
    SOAP = "soap"
    BIRP = "birp"
    GIRP = "girp"
    PIRP = "pirp"


class SectionKey(StrEnum):
    """The parts of all formats."""

    CAME_UP = "came_up"
    WE_DID = "we_did"
    NEXT = "next"
    DATA = "data"
    SUBJECTIVE = "subjective"
    OBJECTIVE = "objective"
    BEHAVIOUR = "behaviour"
    GOAL = "goal"
    PROBLEM = "problem"
    INTERVENTION = "intervention"
    RESPONSE = "response"
    ASSESSMENT = "assessment"
    PLAN = "plan"


SECTIONS: dict[NoteFormat, tuple[SectionKey, ...]] = {
    NoteFormat.FREE: (SectionKey.CAME_UP, SectionKey.WE_DID, SectionKey.NEXT),
    NoteFormat.DAP: (SectionKey.DATA, SectionKey.ASSESSMENT, SectionKey.PLAN),
    NoteFormat.SOAP: (SectionKey.SUBJECTIVE, SectionKey.OBJECTIVE, SectionKey.ASSESSMENT, SectionKey.PLAN),
    NoteFormat.BIRP: (SectionKey.BEHAVIOUR, SectionKey.INTERVENTION, SectionKey.RESPONSE, SectionKey.PLAN),
    NoteFormat.GIRP: (SectionKey.GOAL, SectionKey.INTERVENTION, SectionKey.RESPONSE, SectionKey.PLAN),
    NoteFormat.PIRP: (SectionKey.PROBLEM, SectionKey.INTERVENTION, SectionKey.RESPONSE, SectionKey.PLAN),
}
_FORWARD = (SectionKey.NEXT, SectionKey.PLAN)


class LayoutProblem(StrEnum):
    """Why a layout cannot be kept."""

    NOTHING_SHOWN = "nothing_shown"
    NO_SUCH_SECTION = "no_such_section"


@dataclass(frozen=True, kw_only=True, repr=False)
class NoteLayout:
    """How the practice lays out one format: the `order` of its sections, own `headings`, which are `off`.

    An empty heading stands for the shipped one. The layout of a note that was begun is the one of its day.
    """

    format: NoteFormat = NoteFormat.FREE
    order: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return what a form keeps its typing under: the practice has one layout of each format."""
        return self.format.value

    def problems(self) -> Iterator[tuple[str, LayoutProblem]]:
        """Yield what stands in the way of keeping this layout."""
        if set(self.order) != {key.value for key in SECTIONS[self.format]}:
            yield "order", LayoutProblem.NO_SUCH_SECTION
        if not set(self.order) - set(self.off):
            yield "off", LayoutProblem.NOTHING_SHOWN

    def heading(self, key: str) -> str:
        """Return the therapist's own heading of a section, empty where the shipped one is used."""
        named = dict(zip(self.order, self.headings, strict=False))
        return named.get(key, "").strip()

    def renamed(self, key: str, heading: str) -> NoteLayout:
        """Return the layout with another heading of a section."""
        own = {name: self.heading(name) for name in self.order} | {key: heading.strip()}
        return replace(self, headings=tuple(own[name] for name in self.order))

    def moved(self, key: str, place: int) -> NoteLayout:
        """Return the layout with a section at another place, from 0; its heading goes with it."""
        rest = [name for name in self.order if name != key]
        rest.insert(max(0, min(place, len(rest))), key)
        return replace(self, order=tuple(rest), headings=tuple(self.heading(name) for name in rest))

    def switched(self, key: str, *, on: bool) -> NoteLayout:
        """Return the layout with a section on or off."""
        off = [name for name in self.off if name != key]
        return replace(self, off=tuple(off if on else [*off, key]))

    def sections(self, words: Mapping[str, str]) -> tuple[Section, ...]:
        """Return the empty sections of a new note; `words` are the shipped headings by section key."""
        shown = [key for key in self.order if key not in self.off]
        return tuple(Section(key, self.heading(key) or words[key]) for key in shown)


def usual_layout(form: NoteFormat) -> NoteLayout:
    """Return a format as it ships: every section on, in its own order."""
    order = tuple(key.value for key in SECTIONS[form])
    return NoteLayout(format=form, order=order, headings=("",) * len(order))


def usual_format(place: Jurisdiction) -> NoteFormat:
    """Return the format a new practice begins with: free in the UK, DAP in the US."""
    return NoteFormat.DAP if place is Jurisdiction.US else NoteFormat.FREE


def takes_what_is_next(section: Section) -> bool:
    """Say whether the plan and the goals are brought forward into this section."""
    return section.key in {key.value for key in _FORWARD}
