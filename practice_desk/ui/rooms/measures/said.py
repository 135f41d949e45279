"""What a sheet says, in words for the therapist alone; nothing is labelled where nothing was verified.

Bands, cut-offs and sizes of change come with their source (clinical.md 4.2); one whose source was not opened
is not shown at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.measure_change import Change
from practice_desk.domain.measure_scores import MeasureProblem, ScaleScore, Score
from practice_desk.domain.measure_sheets import SelfHarmAnswer
from practice_desk.domain.measures import (
    BandSet,
    CutOff,
    Evidence,
    HigherIs,
    Measure,
    Scale,
    Sign,
    Threshold,
)
from practice_desk.ui import words
from practice_desk.ui.kit.chart_words import shown

_CUT_OFFS = {
    "screening": "Screening",
    "nhs": "NHS Talking Therapies",
    "clinical": "Clinical range",
    "depression": "Depression",
    "provisional_low": "Provisional PTSD, lower figure",
    "provisional": "Provisional PTSD, higher figure",
    "suggestive": "Suggestive of depression",
    "gad": "Provisional generalised anxiety",
    "low": "Low well-being",
    "possible_depression": "Possible depression",
    "dependence": "Dependence items",
    "significant": "Significant impairment",
}


def is_verified(evidence: Evidence) -> bool:
    """Say whether a figure may be shown: its source was seen, or seen where it is reported."""
    return evidence is not Evidence.NOT_OPENED


def bands_of(scale: Scale) -> BandSet | None:
    """Return the bands of a scale where they were verified."""
    found = scale.band_set
    return found if found is not None and is_verified(found.evidence) else None


def cut_offs_of(scale: Scale) -> tuple[CutOff, ...]:
    """Return the cut-offs of a scale that were verified."""
    return tuple(c for c in scale.cut_offs if is_verified(c.evidence))


def main_scales(measure: Measure) -> tuple[Scale, ...]:
    """Return what a measure is read by: its total, or all its scales where it has none."""
    total = measure.scale()
    return (total,) if total is not None else measure.scales


def value_words(scored: ScaleScore) -> str:
    """Return a score with the most it can be: ``16 of 27``."""
    if scored.value is None:
        return _tr("no total")
    return _tr("{0} of {1}").format(scored.shown, scored.out_of)


def short_words(score: Score) -> str:
    """Return a sheet's scores in one line, with a band where one was verified."""
    named = len(main_scales(score.measure)) > 1
    said: list[str] = []
    for scale in main_scales(score.measure):
        scored = score.scale(scale.key)
        band = band_word(scored)
        value = f"{value_words(scored)}, {band}" if band else value_words(scored)
        said.append(f"{scale.name} {value}" if named else value)
    return "; ".join(said)


def band_word(scored: ScaleScore) -> str:
    """Return the word of the band a score is in, or nothing."""
    band = scored.band if bands_of(scored.scale) is not None else None
    return band.word if band is not None else ""


def scale_lines(score: Score) -> list[tuple[str, str]]:
    """Return each scale with its score, band and cut-offs, as label and words."""
    return [(scored.scale.name or score.measure.name, _scale_words(scored)) for scored in score.scales]


def notes_on(score: Score) -> list[str]:
    """Return what was left open, what a total was worked out from, and a pattern that was looked at."""
    said: list[str] = []
    if score.missing:
        said.append(_tr("Left open: {0}.").format(", ".join(map(str, score.missing))))
    if score.problem is not None:
        said.append(_no_total(score))
    if score.prorated:
        said.append(_tr("Worked out from fewer answers than it has (prorated)."))
    left = sorted({n for scale in score.scales for n in scale.not_applicable})
    if left:
        said.append(
            _tr("Not applicable: {0}. The most it can be is lower.").format(", ".join(map(str, left)))
        )
    pattern = score.measure.pattern
    if pattern is not None and is_verified(pattern.evidence):
        said.append(_pattern_words(score))
    return said


def change_lines(
    change: Change | None, measure: Measure, since: str, asked: Sequence[SelfHarmAnswer] = ()
) -> list[str]:
    """Return how a score moved since a day: the points always, a label only with its verified threshold.

    `asked` are answers on death or self-harm of the same sheet: a total is not called recovery beside them.
    """
    if change is None:
        return []
    points = abs(change.points)
    if points == 0:
        moved = _tr("The same as {0}").format(since)
    else:
        frame = _tr("{0} higher than {1}") if change.points > 0 else _tr("{0} lower than {1}")
        moved = frame.format(shown(points), since)
    if change.label is None or change.threshold is None:
        return [f"{moved}."]
    label = words.of(change.label)
    said = [f"{moved}: {label[0].lower()}{label[1:]}."]
    at = change.threshold.cut_off
    if change.crossed and at is not None:
        worse = measure.higher_is is HigherIs.WORSE
        crossed = (
            _tr("At or above {0} then, below it now") if worse else _tr("Below {0} then, not below it now")
        )
        more = _tr(": reliable recovery.") if change.reliable_recovery and not asked else "."
        said.append(crossed.format(at) + more)
    if asked:
        numbers = ", ".join(str(a.item) for a in asked)
        said.append(_tr("Read it together with what was answered at question {0}.").format(numbers))
    said.append(_size_words(change.threshold, measure))
    return said


def cut_off_words(cut_off: CutOff, scale: Scale, *, met: bool | None) -> str:
    """Return what a cut-off is for, where it is, and whether the score is there."""
    what, there = _cut_off_name(cut_off), _tr("reached") if met else _tr("not reached")
    return _tr("{0} ({1}): {2}").format(what, _range_words(cut_off, scale), there)


def line_words(cut_off: CutOff, scale: Scale) -> str:
    """Return the words of a cut-off's line on a chart, as it is spoken."""
    return _tr("Cut-off {0}: {1}").format(_range_words(cut_off, scale), _cut_off_name(cut_off))


def line_at(cut_off: CutOff, scale: Scale) -> int:
    """Return where a cut-off's line is on its scale."""
    return cut_off.at * (scale.times if cut_off.raw else 1)


def _cut_off_name(cut_off: CutOff) -> str:
    return _tr(_CUT_OFFS.get(cut_off.key, cut_off.key))


def _range_words(cut_off: CutOff, scale: Scale) -> str:
    frame = {
        Sign.AT_LEAST: _tr("{0} or more"),
        Sign.ABOVE: _tr("more than {0}"),
        Sign.BELOW: _tr("below {0}"),
        Sign.AT_MOST: _tr("{0} or less"),
    }[cut_off.sign]
    return frame.format(line_at(cut_off, scale))


def _size_words(threshold: Threshold, measure: Measure) -> str:
    """Return from which size a change counts, by whom, and which other sizes are published."""
    source = threshold.source.split(", as reported")[0]  # in full it stands among the sources of the sheet
    said = _tr("A change of {0} points or more counts as reliable ({1}).")
    others = [
        shown(t.points) for t in measure.thresholds
        if t.is_verified and t.scale == threshold.scale and t.points != threshold.points
    ]  # fmt: skip
    more = _tr(" Others say {0}.").format(_tr(" or ").join(others)) if others else ""
    return said.format(shown(threshold.points), source) + more


def _no_total(score: Score) -> str:
    if score.problem is not MeasureProblem.TOO_MANY_MISSING:
        return words.of(score.problem) if score.problem else ""
    least, count = score.measure.least_answered, len(score.measure.scales[0].items)
    if least is None:
        return _tr("No total: it takes every line. One left open is never counted as 0.")
    return _tr("No total: it takes at least {0} of {1} lines.").format(least, count)


def sources_of(measure: Measure) -> list[tuple[str, str]]:
    """Return where each band, cut-off and size of change that is shown comes from."""
    said: list[tuple[str, str]] = []
    for scale in measure.scales:
        bands = bands_of(scale)
        if bands is not None:
            said.append(
                (_tr("Bands, {0}").format(scale.name or measure.name), f"{bands.name}. {bands.source}")
            )
        said += [(line_words(c, scale), c.source) for c in cut_offs_of(scale)]
    said += [
        (_tr("Reliable change, {0} points").format(shown(t.points)), t.source)
        for t in measure.thresholds
        if t.is_verified
    ]
    return said


def _scale_words(scored: ScaleScore) -> str:
    parts = [value_words(scored)]
    band = band_word(scored)
    if band and scored.band is not None:
        parts.append(f"{band} ({scored.band.span})")
    for cut_off in cut_offs_of(scored.scale):
        met = scored.is_met(cut_off)
        if met is not None:
            parts.append(cut_off_words(cut_off, scored.scale, met=met))
    return "; ".join(parts)


def _pattern_words(score: Score) -> str:
    pattern = score.measure.pattern
    assert pattern is not None
    needs = ", ".join(f"{key} {n}" for key, n in pattern.needs)
    rule = _tr("items at {0} or more: {1}").format(pattern.counts_from, needs)
    if score.pattern is None:
        return _tr("Provisional pattern ({0}): cannot be said while items are open.").format(rule)
    frame = (
        _tr("Provisional pattern ({0}): met.")
        if score.pattern
        else _tr("Provisional pattern ({0}): not met.")
    )
    return frame.format(rule)


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
