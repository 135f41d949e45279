"""What is printed of a measure: a sheet to fill in, or what somebody answered and what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.measure_scores import MeasureProblem
from practice_desk.domain.measures import HigherIs, Sign
from practice_desk.domain.printed_record import PrintedHead


@dataclass(frozen=True, repr=False)
class PrintedItem:
    """One question word for word, the words of its answers, and which was chosen (from 0).

    `values` are the numbers beside the boxes, where the published sheet has numbers to circle.
    """

    text: str
    options: tuple[str, ...]
    chosen: int | None = None
    values: tuple[int, ...] = ()

    def beside(self, place: int) -> str:
        """Return the number beside a box, empty where there is none."""
        return str(self.values[place]) if self.values else ""


@dataclass(frozen=True, repr=False)
class PrintedCutOff:
    """A cut-off with its source, and whether the score is on the side that is looked at."""

    sign: Sign
    at: int
    met: bool
    source: str = ""


@dataclass(frozen=True, repr=False)
class PrintedFigures:
    """What is published about a scale's score, for a professional: its band, its cut-offs, its change.

    `change` is since the first sheet and has a label only where `points`, the size that counts, was verified.
    """

    band: str = ""
    band_set: str = ""
    cut_offs: tuple[PrintedCutOff, ...] = ()
    change: ChangeLabel | None = None
    points: float = 0
    source: str = ""


@dataclass(frozen=True, repr=False)
class PrintedScale:
    """One scale: its value as it is shown, the highest it can be, and what it was the first time.

    `figures` is None on what the client takes home: no band, no cut-off and no label is printed there.
    """

    name: str
    shown: str
    out_of: int
    first: str = ""
    first_on: str = ""
    prorated: bool = False
    figures: PrintedFigures | None = None


@dataclass(frozen=True, repr=False)
class PrintedScoreChart:
    """One scale over one person's sheets, oldest first: each day, value and value as it is shown.

    `lines` are cut-offs, for a professional only. Two people never share a chart, nor two different sums.
    """

    name: str
    low: int
    high: int
    days: tuple[str, ...]
    values: tuple[float, ...]
    shown: tuple[str, ...]
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, repr=False)
class PrintedMeasure:
    """A measure on paper. `items` are only there where their text may be printed; `notices` always are.

    `blank` is to fill in by hand; `by_score` has room for, or shows, a score from the owner's own sheet,
    which is found at `link`. `missing` are the numbers of blank items, `problem` why there is no total.
    """

    head: PrintedHead
    title: str
    notices: tuple[str, ...] = ()
    link: str = ""
    instructions: str = ""
    stem: str = ""
    items: tuple[PrintedItem, ...] = ()
    scales: tuple[PrintedScale, ...] = ()
    higher_is: HigherIs = HigherIs.WORSE
    missing: tuple[int, ...] = ()
    problem: MeasureProblem | None = None
    blank: bool = False
    by_score: bool = False
    professional: bool = False
    charts: tuple[PrintedScoreChart, ...] = ()
