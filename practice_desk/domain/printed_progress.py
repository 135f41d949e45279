"""What is printed of how goals are going: for the client without any figure but their own, or in full."""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.domain.goals import GoalChange, GoalState
from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.printed_record import PrintedHead, PrintedWent


@dataclass(frozen=True, repr=False)
class PrintedLine:
    """One rater's marks from 0 to 10, one for each occasion, None where there is none.

    `who` is empty where only one person rates; the therapist's line is drawn differently.
    """

    marks: tuple[int | None, ...]
    who: str = ""
    therapist: bool = False


@dataclass(frozen=True, repr=False)
class PrintedEdit:
    """An edit of a goal, marked before occasion `at` (from 0); `before` is what it said until then.

    `after` is the state it moved to, where that is what was changed.
    """

    at: int
    what: GoalChange
    before: str = ""
    after: GoalState | None = None


@dataclass(frozen=True, repr=False)
class PrintedLevel:
    """A level from -2 to 2 and the text that was agreed for it."""

    level: int
    words: str = ""


@dataclass(frozen=True, repr=False)
class PrintedGoal:
    """A goal in the client's words: its marks, where it is hoped to be, its levels at the start and now."""

    words: str
    state: GoalState = GoalState.ACTIVE
    lines: tuple[PrintedLine, ...] = ()
    hope: int | None = None
    edits: tuple[PrintedEdit, ...] = ()
    start: PrintedLevel | None = None
    now: PrintedLevel | None = None


@dataclass(frozen=True, repr=False)
class PrintedProgress:
    """How goals are going, as the client takes it home. There is no field for T, a count or a percentage.

    `occasions` name each place on the charts: a session's number, or nothing for a day between sessions.
    `steps` are those that were done.
    """

    head: PrintedHead
    occasions: tuple[str, ...] = ()
    goals: tuple[PrintedGoal, ...] = ()
    steps: tuple[PrintedWent, ...] = ()


@dataclass(frozen=True, repr=False)
class PrintedScore:
    """T of several goals as one rater sees them, full precision (50 is as expected; clinical.md 3.2).

    None where no T may be shown: then `rated` of `goals` are rated. `weighted` counts importance in.
    """

    start: float | None
    now: float | None
    rated: int
    goals: int
    who: str = ""
    weighted: bool = False


@dataclass(frozen=True, repr=False)
class PrintedMove:
    """How one scale of a measure moved for one person: the last score, and the first where there are two.

    `band` and `change` are empty where none was verified; `points` is the size of a change that counts.
    """

    name: str
    last: str
    last_on: str
    out_of: str
    first: str = ""
    first_on: str = ""
    who: str = ""
    band: str = ""
    change: ChangeLabel | None = None
    points: float = 0


@dataclass(frozen=True, repr=False)
class ProfessionalProgress(PrintedProgress):
    """The same for a professional: with T, and how many agreed steps were done, partly done and not done.

    `to` is whom it is for, `said` what the therapist says in their own words, `born` the client's birth date,
    `signer` who signs it below, each empty where it is left out.
    """

    scores: tuple[PrintedScore, ...] = ()
    counts: tuple[int, int, int] | None = None
    to: str = ""
    said: str = ""
    born: str = ""
    measures: tuple[PrintedMove, ...] = ()
    signer: str = ""
