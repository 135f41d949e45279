"""Measures: questionnaires as definitions - items, answers, scales, bands, cut-offs, and who says so.

What may be shown of each stands in `resources/measures/rights.json`; clinical.md 4.1 is the licence table.
Each band, cut-off and size of change carries its own source and how far that source was checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor


class HigherIs(StrEnum):
    """Which way a score points."""

    WORSE = "worse"
    BETTER = "better"


class Evidence(StrEnum):
    """How far a figure was checked: seen at its source, seen where it is reported, or cited, not opened."""

    SEEN = "seen"
    REPORTED = "reported"
    NOT_OPENED = "not_opened"


class Entry(StrEnum):
    """What is answered: items with their words, or a score that was worked out from the owner's own sheet."""

    ITEMS = "items"
    SCORE = "score"


class Sign(StrEnum):
    """On which side of a cut-off a score is looked at."""

    AT_LEAST = "at_least"
    ABOVE = "above"
    BELOW = "below"
    AT_MOST = "at_most"


@dataclass(frozen=True, repr=False)
class Option:
    """One answer: its words (empty where only the number is printed) and its number."""

    label: str
    value: int


@dataclass(frozen=True, repr=False)
class Item:
    """One question, word for word as published; without words where only its number may ship.

    `reverse` counts from the other end, `self_harm` opens a follow-up (clinical.md 4.3), `may_be_left` can be
    not applicable. What is not `scored` is in no scale.
    """

    text: str
    options: tuple[Option, ...]
    reverse: bool = False
    self_harm: bool = False
    scored: bool = True
    may_be_left: bool = False

    def accepts(self, answer: int) -> bool:
        """Say whether a number is one of the answers."""
        return any(option.value == answer for option in self.options)

    def points(self, answer: int) -> int:
        """Return what an answer counts; a reversed item counts lowest + highest - answer."""
        if not self.reverse:
            return answer
        values = [option.value for option in self.options]
        return min(values) + max(values) - answer

    def words_of(self, answer: int | None) -> str:
        """Return the words of an answer, its number where it has none, nothing for a blank."""
        found = next((o for o in self.options if o.value == answer), None)
        return "" if found is None else found.label or str(found.value)


@dataclass(frozen=True, repr=False)
class Band:
    """A range of scores with the word its source gives it; never a word for a page the client sees."""

    low: int
    high: int
    word: str

    @property
    def span(self) -> str:
        """Return the range as it is printed, such as ``5-9``."""
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, repr=False)
class BandSet:
    """One published set of bands with its name, because other sets exist for some measures."""

    name: str
    bands: tuple[Band, ...]
    evidence: Evidence = Evidence.SEEN
    source: str = ""

    def band_of(self, value: float) -> Band | None:
        """Return the band a score is in; one between two whole numbers is in the band of the lower one."""
        whole = floor(value)
        return next((b for b in self.bands if b.low <= whole <= b.high), None)


@dataclass(frozen=True, repr=False)
class CutOff:
    """A score from which a source looks again. `raw` compares the sum before it is multiplied."""

    key: str
    sign: Sign
    at: int
    evidence: Evidence = Evidence.SEEN
    source: str = ""
    raw: bool = False

    def is_met(self, value: float) -> bool:
        """Say whether a score is on the side that is looked at."""
        if self.sign is Sign.AT_LEAST:
            return value >= self.at
        if self.sign is Sign.ABOVE:
            return value > self.at
        return value < self.at if self.sign is Sign.BELOW else value <= self.at


@dataclass(frozen=True, repr=False)
class Scale:
    """A sum of items (by number, from 1) times a factor, with what is published about it."""

    key: str
    items: tuple[int, ...]
    low: int
    high: int
    name: str = ""
    times: int = 1
    band_set: BandSet | None = None
    cut_offs: tuple[CutOff, ...] = ()


@dataclass(frozen=True, repr=False)
class Threshold:
    """How many points on a scale are a reliable change, and the cut-off for recovery that goes with it.

    `deviation` and `reliability` are the figures the points were worked out from, where they were.
    """

    points: float
    cut_off: int | None = None
    scale: str = "total"
    evidence: Evidence = Evidence.SEEN
    source: str = ""
    deviation: float | None = None
    reliability: float | None = None

    @property
    def is_verified(self) -> bool:
        """Say whether its source was seen; without that no change is given a label (clinical.md 4.2)."""
        return self.evidence is not Evidence.NOT_OPENED


@dataclass(frozen=True, repr=False)
class Pattern:
    """A rule over scales: so many items of each answered at least `counts_from` (PCL-5)."""

    key: str
    counts_from: int
    needs: tuple[tuple[str, int], ...]
    evidence: Evidence = Evidence.SEEN
    source: str = ""


@dataclass(frozen=True, repr=False)
class Measure:
    """A questionnaire as a definition. `notices` are shown with it and printed on each sheet of it.

    `least_answered` is how many scored items a total can be worked out from; None where all are needed.
    `own` is one that the therapist wrote or holds the right to use.
    """

    key: str
    name: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    version: int = 1
    title: str = ""
    entry: Entry = Entry.ITEMS
    instructions: str = ""
    stem: str = ""
    higher_is: HigherIs = HigherIs.WORSE
    least_answered: int | None = None
    thresholds: tuple[Threshold, ...] = ()
    pattern: Pattern | None = None
    notices: tuple[str, ...] = ()
    link: str = ""
    own: bool = False

    @property
    def reference(self) -> str:
        """Return how a sheet names this measure and its version."""
        return f"{self.key}@{self.version}"

    def scale(self, key: str = "total") -> Scale | None:
        """Return a scale by its key, None where there is none."""
        return next((s for s in self.scales if s.key == key), None)

    def item(self, number: int) -> Item:
        """Return an item by its printed number, from 1. Raises IndexError for another number."""
        if number < 1:
            raise IndexError(number)
        return self.items[number - 1]

    def threshold(self, scale: str = "total") -> Threshold | None:
        """Return the first size of change for a scale whose source was seen, None where none was."""
        return next((t for t in self.thresholds if t.scale == scale and t.is_verified), None)

    def adds_up_like(self, other: Measure) -> bool:
        """Say whether scores of another version can be held against this one's: the same sum of the same."""
        return self.key == other.key and _sums(self) == _sums(other)

    def self_harm_items(self) -> tuple[int, ...]:
        """Return the numbers of the items that open a follow-up."""
        return tuple(n for n, item in enumerate(self.items, 1) if item.self_harm)


def _sums(measure: Measure) -> tuple[object, ...]:
    """Return how a measure adds up, without its words, bands and sources."""
    items = tuple((i.reverse, i.scored, tuple(o.value for o in i.options)) for i in measure.items)
    scales = tuple((s.key, s.items, s.times) for s in measure.scales)
    return measure.higher_is, items, scales
