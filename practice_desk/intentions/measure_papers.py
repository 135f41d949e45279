"""Measures on paper: what was answered or is to be filled in, as far as its owner lets it be printed."""

from __future__ import annotations

from itertools import takewhile

from practice_desk.documents.dates import long_date
from practice_desk.domain.measure_change import change
from practice_desk.domain.measure_rights import MayShow
from practice_desk.domain.measure_scores import ScaleScore, Score
from practice_desk.domain.measure_sheets import GivenHow, MeasureSheet
from practice_desk.domain.measures import Entry, Measure
from practice_desk.domain.printed_measures import (
    PrintedCutOff,
    PrintedFigures,
    PrintedItem,
    PrintedMeasure,
    PrintedScale,
    PrintedScoreChart,
)
from practice_desk.domain.record_choices import RecordPart, RecordWish
from practice_desk.intentions import measures
from practice_desk.intentions.measures import Scored
from practice_desk.intentions.record_heads import NoSuchRecord, blank_head, head_of, owned
from practice_desk.storage.desk import Desk

_LINE = 2  # scores: one alone makes no line
_YES_NO = 2  # answers: such a sheet has no numbers to circle


def may_be_printed(measure: Measure) -> bool:
    """Say whether the words of a measure may stand on paper: the therapist's own, or a text that may ship."""
    if measure.entry is Entry.SCORE:
        return False
    right = measures.rights().get(measure.key)
    return measure.own or (right is not None and right.may_show is MayShow.TEXT)


def measure_paper(desk: Desk, client_id: str, wish: RecordWish) -> PrintedMeasure:
    """Return an answered sheet. A client's has no band and no label, and no answers unless chosen (4.3)."""
    sheet = desk.measure_sheets.find(wish.id)
    owned(sheet, client_id)
    assert sheet is not None
    if not sheet.handed_back:
        raise NoSuchRecord
    found = measures.measure_of(desk, sheet)
    score = sheet.score(found)
    answered = sheet.given is not GivenHow.SCORE
    shown = answered and wish.has(RecordPart.ANSWERS) and may_be_printed(found)
    figures = wish.professional and wish.has(RecordPart.FIGURES)
    first = _first(desk, sheet)
    return PrintedMeasure(
        head_of(desk, client_id, sheet.on, professional=wish.professional, person_id=sheet.person_id),
        found.title or found.name, found.notices, found.link, found.instructions if shown else "",
        found.stem if shown else "", _items(found, sheet.answers) if shown else (),
        tuple(_scale(found, s, score, first, figures=figures) for s in score.scales), found.higher_is,
        score.missing, score.problem, by_score=not answered, professional=wish.professional,
        charts=_charts(desk, sheet, figures=figures) if wish.has(RecordPart.CHARTS) else (),
    )  # fmt: skip


def blank_measure(desk: Desk, client_id: str | None, key: str) -> PrintedMeasure:  # noqa: ARG001
    """Return a sheet to fill in by hand; where only the score may be kept, room for the score alone."""
    try:
        found = measures.find_measure(desk, key)
    except KeyError:
        raise NoSuchRecord from None
    shown = may_be_printed(found)
    scales = tuple(PrintedScale(s.name, "", s.high) for s in found.scales)
    return PrintedMeasure(
        blank_head(desk), found.title or found.name, found.notices, found.link,
        found.instructions if shown else "", found.stem if shown else "",
        _items(found, (None,) * len(found.items)) if shown else (), scales, found.higher_is,
        blank=True, by_score=not shown,
    )  # fmt: skip


def _items(measure: Measure, answers: tuple[int | None, ...]) -> tuple[PrintedItem, ...]:
    found: list[PrintedItem] = []
    for item, answer in zip(measure.items, answers, strict=True):
        values = [o.value for o in item.options]
        words = tuple(o.label or str(o.value) for o in item.options)
        chosen = values.index(answer) if answer in values else None
        numbers = tuple(values) if len(values) > _YES_NO else ()
        found.append(PrintedItem(item.text, words, chosen, numbers))
    return tuple(found)


def _first(desk: Desk, sheet: MeasureSheet) -> tuple[MeasureSheet, Score] | None:
    """Return this person's first sheet of the measure, None where this is the first."""
    alike = _up_to(desk, sheet)[:-1]
    return (alike[0].sheet, alike[0].score) if alike else None


def _up_to(desk: Desk, sheet: MeasureSheet) -> list[Scored]:
    """Return this person's sheets of what adds up in the same way, up to and with this one."""
    own = measures.measure_of(desk, sheet)
    scored = measures.scores_of(desk, sheet.client_id, sheet.measure, sheet.person_id)
    found = list(takewhile(lambda s: s.sheet.id != sheet.id and s.sheet.on <= sheet.on, scored))
    alike = [s for s in found if s.score.measure.adds_up_like(own) and s.sheet.person_id == sheet.person_id]
    return [*alike, Scored(sheet, sheet.score(own))]


def _charts(desk: Desk, sheet: MeasureSheet, *, figures: bool) -> tuple[PrintedScoreChart, ...]:
    """Return a chart of the total, or of each scale where there is none, once there are two scores."""
    line, measure = _up_to(desk, sheet), measures.measure_of(desk, sheet)
    total = measure.scale()
    made: list[PrintedScoreChart] = []
    for scale in (total,) if total is not None else measure.scales:
        known = [(s.sheet.on, found) for s in line if (found := s.score.scale(scale.key)).value is not None]
        if len(known) < _LINE:
            continue
        cuts = tuple(c.at * (scale.times if c.raw else 1) for c in scale.cut_offs) if figures else ()
        values = tuple(found.value for _, found in known if found.value is not None)
        made.append(
            PrintedScoreChart(
                scale.name, scale.low, scale.high, tuple(long_date(on) for on, _ in known), values,
                tuple(found.shown for _, found in known), cuts,
            )
        )  # fmt: skip
    return tuple(made)


def _scale(
    measure: Measure, scored: ScaleScore, score: Score, first: tuple[MeasureSheet, Score] | None,
    *, figures: bool,
) -> PrintedScale:  # fmt: skip
    key = scored.scale.key
    known = {s.scale.key: s for s in first[1].scales} if first else {}
    before = known.get(key)
    return PrintedScale(
        scored.scale.name, scored.shown, scored.out_of, before.shown if before else "",
        long_date(first[0].on) if first and before else "", scored.prorated,
        _figures(measure, scored, score, first[1] if first else None) if figures and scored.shown else None,
    )  # fmt: skip


def _figures(measure: Measure, scored: ScaleScore, score: Score, first: Score | None) -> PrintedFigures:
    """Return band, cut-offs and change as published, each with its source."""
    scale = scored.scale
    moved = change(first, score, scale.key) if first else None
    cuts = tuple(
        PrintedCutOff(c.sign, c.at, bool(scored.is_met(c)), c.source) for c in scale.cut_offs if not c.raw
    )
    threshold = measure.threshold(scale.key)
    return PrintedFigures(
        scored.band.word if scored.band else "", scale.band_set.name if scale.band_set else "", cuts,
        moved.label if moved else None, threshold.points if threshold else 0,
        threshold.source if threshold else "",
    )  # fmt: skip
