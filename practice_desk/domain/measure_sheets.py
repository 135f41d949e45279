"""Sheets: one person's answers to a measure, and what answers about self-harm ask the therapist to do.

Source of the follow-up rules: clinical.md 4.3. An answer never becomes a risk level, a colour or a
prediction: 71.6 % of those who died by suicide in Louzon 2016 (doi:10.1176/appi.ps.201500149) had answered
"not at all" last time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from practice_desk.domain.measure_scores import (
    MeasureProblem,
    Score,
    answer_problems,
    entered_problems,
    score,
    score_entered,
)
from practice_desk.domain.measures import HigherIs, Measure
from practice_desk.domain.plans import Fact
from practice_desk.domain.record import Record


class GivenHow(StrEnum):
    """How a measure was given."""

    TURNED_SCREEN = "turned_screen"
    ON_PAPER = "on_paper"
    READ_ALOUD = "read_aloud"
    SCORE = "score"


class SheetProblem(StrEnum):
    """Why a sheet cannot be kept, apart from its answers."""

    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class MeasureSheet(Record):
    """One person's answers to one version of a measure, or the scores worked out elsewhere.

    `answers` are the numbers of the chosen options, one for each item, None for a blank. `entered` are typed
    scores, one for each scale in the measure's order. `handed_back` is false while the client holds the
    screen: until then nothing is worked out from it. `corrects_id` names the sheet this one replaces.
    `at_utc` is when it was given, which puts the sheets of one day in order; a correction keeps its place.
    """

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    measure: str
    version: int = 1
    on: date
    given: GivenHow = GivenHow.ON_PAPER
    answers: tuple[int | None, ...] = ()
    entered: tuple[int | None, ...] = ()
    handed_back: bool = True
    corrects_id: str | None = None
    at_utc: datetime | None = None

    def problems(self, measure: Measure, today: date) -> Iterator[tuple[str, MeasureProblem | SheetProblem]]:
        """Yield each field that stands in the way of keeping this sheet."""
        if self.on > today:
            yield "on", SheetProblem.TO_COME
        if self.given is GivenHow.SCORE and len(self.entered) > len(measure.scales):
            yield "entered", MeasureProblem.WRONG_NUMBER
        elif self.given is GivenHow.SCORE:
            yield from entered_problems(measure, self.scores_entered(measure))
        else:
            yield from answer_problems(measure, self.answers)

    def scores_entered(self, measure: Measure) -> dict[str, int]:
        """Return the typed scores by the keys of the measure's scales."""
        pairs = zip(measure.scales, self.entered, strict=False)
        return {scale.key: value for scale, value in pairs if value is not None}

    def score(self, measure: Measure) -> Score:
        """Return what this sheet adds up to. Raises ValueError for answers the measure does not have."""
        if self.given is GivenHow.SCORE:
            return score_entered(measure, self.scores_entered(measure))
        return score(measure, self.answers)


class FollowUpOutcome(StrEnum):
    """What was done about an answer on a self-harm item."""

    TALKED = "talked"
    ALREADY_LEFT = "already_left"
    NOT_ASKED = "not_asked"


class FollowUpProblem(StrEnum):
    """Why a follow-up cannot be noted as typed."""

    NO_WORDS = "no_words"
    NO_PLAN = "no_plan"
    NO_REASON = "no_reason"


@dataclass(frozen=True, kw_only=True, repr=False)
class FollowUp(Fact):
    """What was asked and said after an answer on a self-harm item, or why it was not asked."""

    client_id: str
    sheet_id: str
    item: int
    outcome: FollowUpOutcome = FollowUpOutcome.TALKED
    said: str = ""
    plan: str = ""
    reason: str = ""
    at_utc: datetime
    utc_offset: int = 0

    def problems(self) -> Iterator[tuple[str, FollowUpProblem]]:
        """Yield what is missing: what was said, what was decided, or why it was not asked."""
        if self.outcome is FollowUpOutcome.TALKED and not self.said.strip():
            yield "said", FollowUpProblem.NO_WORDS
        if self.outcome is FollowUpOutcome.ALREADY_LEFT and not self.plan.strip():
            yield "plan", FollowUpProblem.NO_PLAN
        if self.outcome is FollowUpOutcome.NOT_ASKED and not self.reason.strip():
            yield "reason", FollowUpProblem.NO_REASON


@dataclass(frozen=True, repr=False)
class SelfHarmAnswer:
    """An answer to be talked about today; `answer` is None for a blank, `rose` is more than last time.

    `before` are the words of the last answer before it, and `before_on` is its day, where there is one.
    """

    item: int
    answer: int | None
    words: str
    rose: bool = False
    before: str = ""
    before_on: date | None = None


def self_harm_answers(
    measure: Measure, sheet: MeasureSheet, earlier: Iterable[MeasureSheet] = ()
) -> tuple[SelfHarmAnswer, ...]:
    """Return the answers that open a follow-up: every one above the lowest, each time, and every blank.

    Nothing before the sheet is handed back, and nothing for an answer of 0, which reassures of nothing.
    `earlier` are sheets by anybody; only this person's of this measure before this one are compared. Where
    only a score was typed, the answer was not seen: it counts as a blank, unless the score leaves it none.
    A line of an own measure that counts from the other end opens one whatever was answered.
    """
    if not sheet.handed_back:
        return ()
    if sheet.given is GivenHow.SCORE:
        return _unseen(measure, sheet)
    known, found = list(earlier), list[SelfHarmAnswer]()
    for number in measure.self_harm_items():
        item, answer = measure.item(number), sheet.answers[number - 1]
        lowest = min(option.value for option in item.options)
        plain = _is_plain(measure, number)
        if answer is None or answer > lowest or not plain:
            last, day = _last_answered(sheet, number, known) or (None, None)
            rose = plain and answer is not None and last is not None and answer > last
            found.append(
                SelfHarmAnswer(number, answer, item.words_of(answer), rose, item.words_of(last), day)
            )
    return tuple(found)


def waiting(
    measure: Measure, sheet: MeasureSheet, follow_ups: Iterable[FollowUp]
) -> tuple[SelfHarmAnswer, ...]:
    """Return the answers of a sheet whose follow-up is not noted yet; they stay on Today until it is."""
    noted = {f.item for f in follow_ups if f.sheet_id == sheet.id}
    return tuple(a for a in self_harm_answers(measure, sheet) if a.item not in noted)


def may_be_reviewed(measure: Measure, sheet: MeasureSheet, follow_ups: Iterable[FollowUp]) -> bool:
    """Say whether a sheet can be closed as reviewed: handed back, and each follow-up noted (4.3, rule 2)."""
    return sheet.handed_back and not waiting(measure, sheet, follow_ups)


def in_force(sheets: Iterable[MeasureSheet]) -> list[MeasureSheet]:
    """Return the sheets that no other one corrects, oldest first."""
    known = list(sheets)
    corrected = {s.corrects_id for s in known}
    return sorted((s for s in known if s.id not in corrected), key=_order)


def _order(sheet: MeasureSheet) -> tuple[date, datetime, str]:
    """Return what puts sheets in order; of one day the one given first, those without a time before it."""
    return sheet.on, sheet.at_utc or datetime.min.replace(tzinfo=UTC), sheet.id


def _unseen(measure: Measure, sheet: MeasureSheet) -> tuple[SelfHarmAnswer, ...]:
    scale = measure.scale()
    lowest = scale is not None and sheet.scores_entered(measure).get(scale.key) == scale.low
    asked = measure.self_harm_items()
    sure = lowest and all(_is_plain(measure, n) for n in asked)
    return () if sure else tuple(SelfHarmAnswer(n, None, "") for n in asked)


def _is_plain(measure: Measure, number: int) -> bool:
    """Say whether a higher number at an item is surely more of it."""
    return not measure.item(number).reverse and measure.higher_is is HigherIs.WORSE


def _last_answered(
    sheet: MeasureSheet, number: int, earlier: Iterable[MeasureSheet]
) -> tuple[int, date] | None:
    """Return this person's last answer to an item before a sheet, and its day; a blank says nothing."""
    found = [
        (answer, s.on)
        for s in _before(sheet, in_force(earlier))
        if s.measure == sheet.measure
        and s.version == sheet.version
        and s.person_id == sheet.person_id
        and s.handed_back
        and s.given is not GivenHow.SCORE
        and s.id != sheet.corrects_id
        and (answer := s.answers[number - 1]) is not None
    ]
    return found[-1] if found else None


def _before(sheet: MeasureSheet, line: list[MeasureSheet]) -> list[MeasureSheet]:
    """Return what stands before a sheet in a line; of one day by its time, where both are known."""
    ids = [s.id for s in line]
    if sheet.id in ids:
        return line[: ids.index(sheet.id)]
    at = sheet.at_utc
    return [
        s for s in line
        if s.on < sheet.on or (s.on == sheet.on and (at is None or s.at_utc is None or s.at_utc <= at))
    ]  # fmt: skip
