"""What is chosen before a document of the work is printed: for whom, for which days, and what goes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.copies import DocumentKind


class RecordPart(StrEnum):
    """Parts that can be put in or left out."""

    CHARTS = "charts"
    LEVELS = "levels"
    STEPS_DONE = "steps_done"
    THERAPIST_MARKS = "therapist_marks"
    SCORE = "score"
    WE_DID = "we_did"
    MATTERED = "mattered"
    NOTICED = "noticed"
    STEPS = "steps"
    NEXT_TIME = "next_time"
    ANSWERS = "answers"
    FIGURES = "figures"
    GOALS = "goals"
    HELPED = "helped"
    KIND_WORDS = "kind_words"
    NUMBERS = "numbers"
    ATTENDANCE = "attendance"
    TOPICS = "topics"
    CODES = "codes"
    LISTS = "lists"
    MEASURES = "measures"
    BORN = "born"
    SIGNATURE = "signature"


RECORD_KINDS = (
    DocumentKind.PROGRESS, DocumentKind.SUMMARY, DocumentKind.MEASURE, DocumentKind.WORKSHEET,
    DocumentKind.SAFETY_PLAN, DocumentKind.ENDING, DocumentKind.PARENTS, DocumentKind.SUPERVISION,
)  # fmt: skip
FOR_EITHER = (DocumentKind.PROGRESS, DocumentKind.MEASURE)
_P = RecordPart
_OFFERED: dict[DocumentKind, tuple[RecordPart, ...]] = {
    DocumentKind.PROGRESS: (_P.CHARTS, _P.LEVELS, _P.STEPS_DONE, _P.THERAPIST_MARKS),
    DocumentKind.SUMMARY: (_P.WE_DID, _P.MATTERED, _P.NOTICED, _P.STEPS, _P.NEXT_TIME),
    DocumentKind.MEASURE: (_P.CHARTS, _P.ANSWERS),
    DocumentKind.ENDING: (_P.GOALS, _P.HELPED, _P.NOTICED, _P.KIND_WORDS, _P.NUMBERS),
    DocumentKind.PARENTS: (_P.ATTENDANCE, _P.NEXT_TIME),
    DocumentKind.SUPERVISION: (_P.CODES, _P.TOPICS),
}
_PROFESSIONAL = {
    DocumentKind.PROGRESS: (_P.SCORE, _P.MEASURES, _P.BORN, _P.SIGNATURE),
    DocumentKind.MEASURE: (_P.FIGURES,),
}
_ASKED_FOR = frozenset((_P.TOPICS, _P.MEASURES, _P.ANSWERS))
_CHOSEN_ONLY = frozenset((_P.THERAPIST_MARKS, _P.ANSWERS, _P.TOPICS, _P.LISTS))


@dataclass(frozen=True, repr=False)
class RecordWish:
    """One document of the work. `id` is a session, a sheet or a plan; on a blank one a key of what it is.

    `parts` None are the usual ones, `goal_ids` None every goal that is usual. `to` and `words` are whom a
    report for a professional is for, and what the therapist says in it.
    """

    kind: DocumentKind
    id: str = ""
    blank: bool = False
    professional: bool = False
    parts: frozenset[RecordPart] | None = None
    goal_ids: frozenset[str] | None = None
    first: date | None = None
    last: date | None = None
    day: date | None = None
    to: str = ""
    words: str = ""

    def offered(self) -> tuple[RecordPart, ...]:
        """Return the parts that can be put in or left out, in their order."""
        if self.blank:
            return (_P.LISTS,) if self.kind is DocumentKind.WORKSHEET else ()
        more = _PROFESSIONAL.get(self.kind, ()) if self.professional else ()
        return (*_OFFERED.get(self.kind, ()), *more)

    def usual(self) -> frozenset[RecordPart]:
        """Return what is in when nothing was chosen.

        The therapist's marks are for the professional only; each answer to a measure (clinical.md 4.3, rule
        5), what was talked about in supervision, and measures in a report on goals are only ever chosen:
        nobody is told more than they need.
        """
        offered = frozenset(self.offered())
        return offered - _ASKED_FOR if self.professional else offered - _CHOSEN_ONLY

    def has(self, part: RecordPart) -> bool:
        """Say whether a part goes in."""
        chosen = self.usual() if self.parts is None else self.parts
        return part in chosen and part in self.offered()


_NAMES = {DocumentKind.SAFETY_PLAN: "safety"}
_KINDS = {_NAMES.get(kind, kind.value): kind for kind in RECORD_KINDS}
_CLIENT, _PROFESSIONAL_VERSION, _BLANK = "client", "professional", "-blank"


def read_wish(what: str) -> RecordWish | None:
    """Return which document of the work a place's id means, None for another kind of paper.

    ``progress:client``, ``measure:<sheet>:professional``, ``worksheet-blank:<key>``, ``safety:<plan>``,
    ``ending``, ``parents``, ``supervision:<from>:<to>``. Raises ValueError for days that are none.
    """
    head, _, rest = what.partition(":")
    kind = _KINDS.get(head.removesuffix(_BLANK))
    if kind is None:
        return None
    if kind is DocumentKind.SUPERVISION:
        days = [date.fromisoformat(day) for day in rest.split(":") if day]
        return RecordWish(kind, first=days[0] if days else None, last=days[-1] if days else None)
    named, _, version = rest.partition(":")
    if kind is DocumentKind.PROGRESS:
        named, version = "", named
    return RecordWish(kind, named, blank=head.endswith(_BLANK), professional=version == _PROFESSIONAL_VERSION)


def write_wish(wish: RecordWish) -> str:
    """Return the id of the place on which a document of the work is seen."""
    head = _NAMES.get(wish.kind, wish.kind.value) + (_BLANK if wish.blank else "")
    parts = [head, wish.id]
    if wish.kind is DocumentKind.SUPERVISION:
        parts = [head, *(day.isoformat() for day in (wish.first, wish.last) if day)]
    elif wish.kind is DocumentKind.PROGRESS:
        parts = [head, _PROFESSIONAL_VERSION if wish.professional else _CLIENT]
    elif wish.professional:
        parts.append(_PROFESSIONAL_VERSION)
    return ":".join(part for part in parts if part)
