"""The size of change a therapist counts for a measure in place of the published one, with who says so.

Published sizes differ (PCL-5: 10, 15 and 18), and of some none was verified: the default can be changed and
its source is shown with it (clinical.md 4.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from practice_desk.domain.measures import Measure, Threshold
from practice_desk.domain.record import Record


class SizeProblem(StrEnum):
    """Why a size of change cannot be kept."""

    NO_POINTS = "no_points"
    NO_SUCH_CUT_OFF = "no_such_cut_off"
    NO_SOURCE = "no_source"


@dataclass(frozen=True, kw_only=True, repr=False)
class ChangeSize(Record):
    """How many points of the total count as a reliable change; the id is the key of the measure.

    `cut_off` is what recovery is counted against, None where nothing is; `source` is who says so.
    """

    points: int
    cut_off: int | None = None
    source: str = ""

    def problems(self, measure: Measure) -> Iterator[tuple[str, SizeProblem]]:
        """Yield each field that stands in the way; the points are from 1 to the whole scale."""
        scale = measure.scale()
        if scale is None or not 1 <= self.points <= scale.high - scale.low:
            yield "points", SizeProblem.NO_POINTS
        if scale is not None and self.cut_off is not None and not scale.low <= self.cut_off <= scale.high:
            yield "cut_off", SizeProblem.NO_SUCH_CUT_OFF
        if not self.source.strip():
            yield "source", SizeProblem.NO_SOURCE

    def threshold(self) -> Threshold:
        """Return it as a measure holds it."""
        return Threshold(self.points, self.cut_off, source=self.source)


def counted_by(measure: Measure, size: ChangeSize | None) -> Measure:
    """Return a measure with the therapist's own size of change before the published ones."""
    if size is None:
        return measure
    return replace(measure, thresholds=(size.threshold(), *measure.thresholds))
