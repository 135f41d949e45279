"""Scores: what answers add up to, by the published rules and never by guessing a blank (clinical.md 4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from practice_desk.domain.measures import Band, CutOff, Measure, Scale, Sign

Answers = Sequence[int | None]


class MeasureProblem(StrEnum):
    """Why answers or a typed score cannot be taken."""

    OUTSIDE_SCALE = "outside_scale"
    TOO_MANY_MISSING = "too_many_missing"
    WRONG_NUMBER = "wrong_number"
    NOTHING_ANSWERED = "nothing_answered"
    NO_SUCH_TOTAL = "no_such_total"
    PARTS_DISAGREE = "parts_disagree"


@dataclass(frozen=True, repr=False)
class ScaleScore:
    """One scale of one sheet: `value`, None where too many items are blank, and `raw` before the factor.

    A whole number but for a prorated value. `out_of` is the highest that could be reached with the items that
    apply; where one does not apply there is no band, because bands are published for the whole scale.
    """

    scale: Scale
    value: int | float | None
    raw: int | float | None = None
    out_of: int = 0
    prorated: bool = False
    not_applicable: tuple[int, ...] = ()

    @property
    def band(self) -> Band | None:
        """Return the published band the value is in, None where none is published or it cannot be said."""
        if self.value is None or self.scale.band_set is None or self.not_applicable:
            return None
        return self.scale.band_set.band_of(self.value)

    @property
    def shown(self) -> str:
        """Return the value as it is shown: whole, to one decimal where it was prorated, empty without one."""
        if self.value is None:
            return ""
        return str(self.value) if isinstance(self.value, int) else f"{self.value:.1f}"

    def is_met(self, cut_off: CutOff) -> bool | None:
        """Say whether the value is on the side of a cut-off that is looked at, None where it cannot be said.

        Where an item does not apply, only what it could not change is said: with it the sum is higher.
        """
        compared = self.raw if cut_off.raw else self.value
        if compared is None:
            return None
        met = cut_off.is_met(compared)
        sure = met is (cut_off.sign in (Sign.AT_LEAST, Sign.ABOVE))
        return met if sure or not self.not_applicable else None

    def meets(self, key: str) -> bool | None:
        """Say the same of a cut-off by its key. Raises KeyError where the scale has none of that name."""
        found = next((c for c in self.scale.cut_offs if c.key == key), None)
        if found is None:
            raise KeyError(key)
        return self.is_met(found)


@dataclass(frozen=True, repr=False)
class Score:
    """What a sheet says: each scale, which items are blank, and what stands in the way of a total.

    `pattern` is the provisional pattern of a measure that has one (PCL-5), None where it cannot be said.
    """

    measure: Measure
    scales: tuple[ScaleScore, ...]
    missing: tuple[int, ...] = ()
    problem: MeasureProblem | None = None
    pattern: bool | None = None

    def scale(self, key: str = "total") -> ScaleScore:
        """Return one scale's score. Raises KeyError for a scale the measure has not."""
        found = next((s for s in self.scales if s.scale.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    @property
    def total(self) -> int | float | None:
        """Return the total, None where the measure has none or it cannot be worked out."""
        found = next((s for s in self.scales if s.scale.key == "total"), None)
        return found.value if found else None

    @property
    def prorated(self) -> bool:
        """Say whether any scale was worked out from fewer items than it has."""
        return any(s.prorated for s in self.scales)


def answer_problems(measure: Measure, answers: Answers) -> Iterator[tuple[str, MeasureProblem]]:
    """Yield what stands in the way of keeping answers, by item (`items.3` is the third).

    A blank can be kept: a client may leave a line, and a blank on a self-harm item asks to be talked about.
    """
    if len(answers) != len(measure.items):
        yield "items", MeasureProblem.WRONG_NUMBER
        return
    if all(answer is None for answer in answers):
        yield "items", MeasureProblem.NOTHING_ANSWERED
    for number, (item, answer) in enumerate(zip(measure.items, answers, strict=True), 1):
        if answer is not None and not _takes(item.accepts, answer):
            yield f"items.{number}", MeasureProblem.OUTSIDE_SCALE


def score(measure: Measure, answers: Answers) -> Score:
    """Return what answers add up to. Raises ValueError for an answer that is not one of the item's.

    All items of a scale are needed (PHQ-9, GAD-7 and every other, clinical.md 4.2) but where the measure
    says how many are enough: CORE-10 is total x 10 / answered from 9 answers on, marked as prorated. A blank
    is never counted as 0. An item that may be left (WSAS item 1) lowers what can be reached, not the sum.
    """
    wrong = [p for _, p in answer_problems(measure, answers) if p is not MeasureProblem.NOTHING_ANSWERED]
    if wrong:
        raise ValueError(wrong[0].value)
    scales = tuple(_scale_score(measure, scale, answers) for scale in measure.scales)
    missing = tuple(
        number
        for number, (item, answer) in enumerate(zip(measure.items, answers, strict=True), 1)
        if answer is None and item.scored and not item.may_be_left
    )
    short = any(s.value is None for s in scales)
    return Score(
        measure, scales, missing, MeasureProblem.TOO_MANY_MISSING if short else None,
        _pattern(measure, answers),
    )  # fmt: skip


def entered_problems(measure: Measure, entered: Mapping[str, int]) -> Iterator[tuple[str, MeasureProblem]]:
    """Yield what stands in the way of typed scores, by scale: outside its range, or a sum it cannot give.

    A scale that counts each answer twice or four times (DASS-21, WHO-5 in per cent) has no other totals, and
    a total whose parts are typed too (AUDIT, PCL-5) is their sum.
    """
    if not entered:
        yield "entered", MeasureProblem.NOTHING_ANSWERED
    for key, value in entered.items():
        scale = measure.scale(key)
        if scale is None or not _takes(range(scale.low, scale.high + 1).__contains__, value):
            yield f"entered.{key}", MeasureProblem.OUTSIDE_SCALE
        elif value % scale.times:
            yield f"entered.{key}", MeasureProblem.NO_SUCH_TOTAL
    yield from _disagreeing(measure, entered)


def score_entered(measure: Measure, entered: Mapping[str, int]) -> Score:
    """Return the score of typed totals, with bands and cut-offs. Raises ValueError outside a scale."""
    wrong = [p for _, p in entered_problems(measure, entered)]
    if wrong:
        raise ValueError(wrong[0].value)
    return Score(measure, tuple(_entered(scale, entered.get(scale.key)) for scale in measure.scales))


def _entered(scale: Scale, value: int | None) -> ScaleScore:
    raw = None if value is None else value // scale.times
    return ScaleScore(scale, value, raw, out_of=scale.high)


def _disagreeing(measure: Measure, entered: Mapping[str, int]) -> Iterator[tuple[str, MeasureProblem]]:
    """Yield the total where all its parts are typed and come to another sum."""
    total = measure.scale()
    parts = [s for s in measure.scales if s is not total]
    if total is None or sorted(n for s in parts for n in s.items) != sorted(total.items):
        return
    typed = [entered.get(s.key) for s in (*parts, total)]
    known = [v for v in typed if isinstance(v, int)]
    if len(known) == len(typed) and sum(known[:-1]) != known[-1]:
        yield "entered.total", MeasureProblem.PARTS_DISAGREE


def _takes(accepts: object, answer: object) -> bool:
    whole = isinstance(answer, int) and not isinstance(answer, bool)
    return whole and callable(accepts) and bool(accepts(answer))


def _scale_score(measure: Measure, scale: Scale, answers: Answers) -> ScaleScore:
    given = {n: answers[n - 1] for n in scale.items}
    left = tuple(n for n, a in given.items() if a is None and measure.item(n).may_be_left)
    asked = [n for n in scale.items if n not in left]
    points = [measure.item(n).points(a) for n, a in given.items() if a is not None]
    out_of = scale.high - scale.times * sum(_most(measure, n) for n in left)
    enough = len(asked) if measure.least_answered is None else min(measure.least_answered, len(asked))
    if not points or len(points) < enough:
        return ScaleScore(scale, None, out_of=out_of, not_applicable=left)
    raw = _plain(Fraction(sum(points) * len(asked), len(points)))
    value = _plain(Fraction(sum(points) * len(asked) * scale.times, len(points)))
    return ScaleScore(scale, value, raw, out_of, len(points) < len(asked), left)


def _most(measure: Measure, number: int) -> int:
    return max(option.value for option in measure.item(number).options)


def _plain(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def _pattern(measure: Measure, answers: Answers) -> bool | None:
    """Return whether enough items of each scale are answered high enough, None where a blank may decide."""
    pattern = measure.pattern
    if pattern is None:
        return None
    sure = True
    for key, needed in pattern.needs:
        scale = measure.scale(key)
        given = [answers[n - 1] for n in scale.items] if scale else []
        high = sum(1 for answer in given if answer is not None and answer >= pattern.counts_from)
        if high + given.count(None) < needed:
            return False
        sure = sure and high >= needed
    return True if sure else None
