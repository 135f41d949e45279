"""What is printed of the work itself: plain records, dates in words, one for each document.

A record has a field for what its document shows and none for anything else. So notes, process notes,
reflections, risk notes and clinical wording cannot get onto a paper (decisions C9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from practice_desk.domain.safety_plan import SafetyPart
from practice_desk.domain.sheet import CrisisLine, SheetGoal, SheetStep
from practice_desk.domain.supervision import SupervisionKind
from practice_desk.domain.worksheet_forms import WorksheetForm
from practice_desk.domain.worksheets import BeforeAfter


@dataclass(frozen=True, repr=False)
class PrintedHead:
    """What stands at the top: the practice, whose it is, with whom, the date in words.

    A discreet sheet has neither letterhead nor therapist, and says nothing of therapy. `day` is the ISO date
    for the metadata.
    """

    letterhead: tuple[str, ...] = ()
    names: str = ""
    therapist: str = ""
    date: str = ""
    day: str = "2000-01-01"
    discreet: bool = False


@dataclass(frozen=True, repr=False)
class PrintedWent:
    """A step that was looked at, and how it went: 0 (not this time) to 4 (did it), None where not said."""

    what: str
    went: int | None = None


@dataclass(frozen=True, repr=False)
class PrintedSummary:
    """One session, as the client takes it home: what we did, what mattered, steps, next time.

    `goals` are those that were rated, `filled` the names of worksheets. Everything is in the client's words.
    """

    head: PrintedHead
    goals: tuple[str, ...] = ()
    looked_at: tuple[PrintedWent, ...] = ()
    filled: tuple[str, ...] = ()
    mattered: str = ""
    noticed: tuple[str, ...] = ()
    take: tuple[str, ...] = ()
    steps: tuple[SheetStep, ...] = ()
    therapist_does: str = ""
    next_time: str = ""
    couple: bool = False


@dataclass(frozen=True, repr=False)
class PrintedWorksheet:
    """A worksheet, filled in or to fill in by hand. `filled` is by field, as `Worksheet.filled` gives it."""

    head: PrintedHead
    form: WorksheetForm
    filled: Mapping[str, Any] = field(default_factory=dict[str, Any])
    moved: tuple[BeforeAfter, ...] = ()
    blank: bool = False


@dataclass(frozen=True, repr=False)
class PrintedSafetyLine:
    """One line of a safety plan as it is printed."""

    what: str
    phone: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, repr=False)
class PrintedSafetyPart:
    """One part of a safety plan: its heading, and its lines, the first to try first."""

    part: SafetyPart
    heading: str
    lines: tuple[PrintedSafetyLine, ...] = ()
    hint: str = ""


@dataclass(frozen=True, repr=False)
class PrintedSafetyPlan:
    """A safety plan in the client's words, with the numbers of the client's place.

    `likely` is 0 to 10; a blank plan has room to write under every heading.
    """

    head: PrintedHead
    parts: tuple[PrintedSafetyPart, ...] = ()
    numbers: tuple[CrisisLine, ...] = ()
    number: int = 1
    likely: int | None = None
    barriers: str = ""
    look_on: str = ""
    blank: bool = False


@dataclass(frozen=True, repr=False)
class PrintedEnding:
    """What the client takes along at the end: goals, what helped, what they noticed, kind words, numbers.

    `phone` and `email` are how to ask to come back.
    """

    head: PrintedHead
    goals: tuple[SheetGoal, ...] = ()
    strengths: str = ""
    helped: tuple[str, ...] = ()
    noticed: tuple[str, ...] = ()
    kind_words: str = ""
    numbers: tuple[CrisisLine, ...] = ()
    phone: str = ""
    email: str = ""
    couple: bool = False


@dataclass(frozen=True, repr=False)
class PrintedParents:
    """An update for parents: attendance, headlines the young person has seen, how to help; nothing else.

    Before anything was agreed there is room to write. `seen_on` is the day, in words, on which the young
    person saw the lines and agreed.
    """

    head: PrintedHead
    known_as: str = ""
    since: str = ""
    came: int | None = None
    planned: int = 0
    next_time: str = ""
    headlines: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    seen_on: str = ""


@dataclass(frozen=True, repr=False)
class PrintedMeeting:
    """One supervision meeting; `counted` is minutes as they are shown, clients are reference codes.

    `material` are the codes of those of whom more was shown.
    """

    on: str
    kind: SupervisionKind
    minutes: int
    counted: str
    size: int = 1
    supervisor: str = ""
    medium: str = ""
    codes: tuple[str, ...] = ()
    topics: str = ""
    material: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class PrintedMonth:
    """A calendar month of supervision with what counts, against the minutes a month should have."""

    name: str
    counted: int
    target: int
    meetings: tuple[PrintedMeeting, ...] = ()


@dataclass(frozen=True, repr=False)
class PrintedSupervision:
    """The supervision log from one day to another, both included, in words."""

    head: PrintedHead
    first: str = ""
    last: str = ""
    months: tuple[PrintedMonth, ...] = ()
