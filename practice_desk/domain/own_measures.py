"""The builder: a therapist's own measure, from typed words to a definition that is scored like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import inf

from practice_desk.domain.measure_change import reliable_points
from practice_desk.domain.measures import (
    Band,
    BandSet,
    HigherIs,
    Item,
    Measure,
    Option,
    Scale,
    Threshold,
)
from practice_desk.domain.record import Record

MOST_ITEMS = 100
FEWEST_OPTIONS = 2
OWN_FIGURES = "your own figures"


class OwnMeasureProblem(StrEnum):
    """Why a therapist's own measure cannot be kept yet."""

    NO_RIGHT = "no_right"
    NO_NAME = "no_name"
    NO_ITEMS = "no_items"
    TOO_MANY_ITEMS = "too_many_items"
    EMPTY_ITEM = "empty_item"
    FEW_OPTIONS = "few_options"
    EMPTY_OPTION = "empty_option"
    SAME_NUMBER = "same_number"
    BAND_TURNED = "band_turned"
    BAND_OUTSIDE = "band_outside"
    BANDS_OVERLAP = "bands_overlap"
    BANDS_GAP = "bands_gap"
    EMPTY_BAND = "empty_band"
    OUTSIDE_RELIABILITY = "outside_reliability"


@dataclass(frozen=True, kw_only=True, repr=False)
class KeptMeasure(Record):
    """One version of a therapist's own measure as it is kept; `body` is its definition as JSON.

    A changed definition is a further version: what was answered keeps the one it was given with.
    """

    key: str
    version: int = 1
    name: str = ""
    body: str = "{}"
    made_on: date
    hidden: bool = False


@dataclass(frozen=True, repr=False)
class OwnItem:
    """One typed question; one on self-harm opens a follow-up like those of the shipped measures."""

    text: str = ""
    reverse: bool = False
    self_harm: bool = False


@dataclass(frozen=True, repr=False)
class OwnMeasure:
    """What is typed into the builder. `may_use_text` is "I have the right to use this text".

    `options` are shared by all items. `bands` are optional; where there are any they cover the whole range
    once. `deviation` and `reliability` are the published SD and r that give a reliable change.
    """

    key: str
    name: str = ""
    instructions: str = ""
    items: tuple[OwnItem, ...] = ()
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    higher_is: HigherIs = HigherIs.WORSE
    notice: str = ""
    deviation: float | None = None
    reliability: float | None = None
    may_use_text: bool = False
    version: int = 1

    def problems(self) -> Iterator[tuple[str, OwnMeasureProblem]]:
        """Yield each field that stands in the way of keeping this measure."""
        if not self.name.strip():
            yield "name", OwnMeasureProblem.NO_NAME
        yield from _item_problems(self.items)
        yield from _option_problems(self.options)
        if self.items and len(self.options) >= FEWEST_OPTIONS:
            yield from _band_problems(self.bands, *self.range())
        if not self._has_possible_figures():
            yield "reliability", OwnMeasureProblem.OUTSIDE_RELIABILITY
        if not self.may_use_text:
            yield "may_use_text", OwnMeasureProblem.NO_RIGHT

    def range(self) -> tuple[int, int]:
        """Return the lowest and the highest total. Raises ValueError without options."""
        values = [option.value for option in self.options]
        return min(values) * len(self.items), max(values) * len(self.items)

    def measure(self) -> Measure:
        """Return the definition. Raises ValueError while something stands in the way."""
        if any(self.problems()):
            raise ValueError("this measure cannot be kept yet")
        low, high = self.range()
        bands = BandSet(OWN_FIGURES, self.bands, source=OWN_FIGURES) if self.bands else None
        numbers = tuple(range(1, len(self.items) + 1))
        notices = (self.notice.strip(),) if self.notice.strip() else ()
        return Measure(
            key=self.key, version=self.version, name=self.name.strip(), title=self.name.strip(),
            instructions=self.instructions.strip(), higher_is=self.higher_is,
            items=tuple(Item(i.text.strip(), self.options, i.reverse, i.self_harm) for i in self.items),
            scales=(Scale("total", numbers, low, high, band_set=bands),),
            thresholds=self._thresholds(), notices=notices, own=True,
        )  # fmt: skip

    def _has_possible_figures(self) -> bool:
        if self.deviation is None and self.reliability is None:
            return True
        if self.deviation is None or self.reliability is None:
            return False
        return 0 < self.deviation < inf and 0 <= self.reliability < 1

    def _thresholds(self) -> tuple[Threshold, ...]:
        if self.deviation is None or self.reliability is None:
            return ()
        points = reliable_points(self.deviation, self.reliability)
        return (
            Threshold(points, source=OWN_FIGURES, deviation=self.deviation, reliability=self.reliability),
        )


def _item_problems(items: Sequence[OwnItem]) -> Iterator[tuple[str, OwnMeasureProblem]]:
    if not items:
        yield "items", OwnMeasureProblem.NO_ITEMS
    if len(items) > MOST_ITEMS:
        yield "items", OwnMeasureProblem.TOO_MANY_ITEMS
    for number, item in enumerate(items, 1):
        if not item.text.strip():
            yield f"items.{number}", OwnMeasureProblem.EMPTY_ITEM


def _option_problems(options: Sequence[Option]) -> Iterator[tuple[str, OwnMeasureProblem]]:
    if len(options) < FEWEST_OPTIONS:
        yield "options", OwnMeasureProblem.FEW_OPTIONS
    seen: set[int] = set()
    for number, option in enumerate(options, 1):
        if not option.label.strip():
            yield f"options.{number}", OwnMeasureProblem.EMPTY_OPTION
        if option.value in seen:
            yield f"options.{number}", OwnMeasureProblem.SAME_NUMBER
        seen.add(option.value)


def _band_problems(bands: Sequence[Band], low: int, high: int) -> Iterator[tuple[str, OwnMeasureProblem]]:
    for number, band in enumerate(bands, 1):
        if not band.word.strip():
            yield f"bands.{number}", OwnMeasureProblem.EMPTY_BAND
        if band.low > band.high:
            yield f"bands.{number}", OwnMeasureProblem.BAND_TURNED
        elif band.low < low or band.high > high:
            yield f"bands.{number}", OwnMeasureProblem.BAND_OUTSIDE
    ordered = sorted(bands, key=lambda b: (b.low, b.high))
    if any(b.low <= a.high for a, b in pairwise(ordered)):
        yield "bands", OwnMeasureProblem.BANDS_OVERLAP
    edges = [low - 1, *(edge for b in ordered for edge in (b.low, b.high)), high + 1]
    if bands and any(after > before + 1 for before, after in zip(edges[::2], edges[1::2], strict=True)):
        yield "bands", OwnMeasureProblem.BANDS_GAP
