"""Change between two scores, in the terms of NHS Talking Therapies, and only where a figure was verified."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import inf, sqrt

from practice_desk.domain.measure_scores import Score
from practice_desk.domain.measures import HigherIs, Threshold

_PARTS = 1000  # a mean of so many answers at most


class ChangeLabel(StrEnum):
    """What a change is called on the therapist's page; a client's says higher or lower than at the start."""

    RELIABLE_IMPROVEMENT = "reliable improvement"
    RELIABLE_DETERIORATION = "reliable deterioration"
    NO_RELIABLE_CHANGE = "no reliable change"


@dataclass(frozen=True, repr=False)
class Change:
    """How a score moved: `points` is last minus first; None is what cannot be said.

    `crossed` is recovery: on the far side of the cut-off first and on the near side last. `reliable_recovery`
    is that and a reliable improvement. `threshold` is shown with its source beside the label.
    """

    points: float
    label: ChangeLabel | None = None
    crossed: bool | None = None
    reliable_recovery: bool | None = None
    threshold: Threshold | None = None


def classify(
    first: float, last: float, threshold: Threshold | None, higher_is: HigherIs = HigherIs.WORSE
) -> Change:
    """Return how a score moved from first to last, labelled by a threshold (clinical.md 4.2, change logic).

    Where higher is worse, reliable improvement is a drop of at least the threshold, deterioration such a
    rise; recovery is at or above the cut-off first and below it last. Without a threshold there is no label.
    Prorated scores are thirds or ninths: they are compared as such, for six is six.
    """
    moved = _exact(last) - _exact(first)
    points = moved.numerator if moved.denominator == 1 else float(moved)
    if threshold is None:
        return Change(points)
    better = -points if higher_is is HigherIs.WORSE else points
    label = ChangeLabel.NO_RELIABLE_CHANGE
    if abs(better) >= threshold.points:
        label = ChangeLabel.RELIABLE_IMPROVEMENT if better > 0 else ChangeLabel.RELIABLE_DETERIORATION
    crossed = _crossed(first, last, threshold.cut_off, higher_is)
    recovered = None if crossed is None else crossed and label is ChangeLabel.RELIABLE_IMPROVEMENT
    return Change(points, label, crossed, recovered, threshold)


def change(
    first: Score, last: Score, scale: str = "total", threshold: Threshold | None = None
) -> Change | None:
    """Return how a scale moved between two sheets of one measure, None where either has no value.

    Nor is anything said where an item applied at one of the two only, or a further version adds up otherwise:
    those are two different sums.
    `threshold` is the practice's own where it has one; else the measure's first verified one (PCL-5: 10 by
    default). Raises ValueError for two different measures.
    """
    if first.measure.key != last.measure.key:
        raise ValueError("scores of different measures")
    if not first.measure.adds_up_like(last.measure):
        return None
    begun, now = first.scale(scale), last.scale(scale)
    if begun.value is None or now.value is None or begun.not_applicable != now.not_applicable:
        return None
    chosen = threshold or last.measure.threshold(scale)
    return classify(begun.value, now.value, chosen, last.measure.higher_is)


def reliable_points(deviation: float, reliability: float) -> float:
    """Return how many points are a reliable change: 1.96 x SD x sqrt(2) x sqrt(1 - r).

    For a therapist's own measure, from its SD (above 0) and reliability (0 up to, not including, 1).
    Source: Jacobson and Truax 1991, doi:10.1037/0022-006X.59.1.12. Raises ValueError outside those.
    """
    if not 0 < deviation < inf or not 0 <= reliability < 1:
        raise ValueError("the deviation is above 0, the reliability from 0 up to, not including, 1")
    return 1.96 * deviation * sqrt(2) * sqrt(1 - reliability)


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(_PARTS)


def _crossed(first: float, last: float, cut_off: int | None, higher_is: HigherIs) -> bool | None:
    if cut_off is None:
        return None
    if higher_is is HigherIs.WORSE:
        return first >= cut_off > last
    return first < cut_off <= last
