"""What a measure adds up to: a plain line for the client; bands, cut-offs and sources for a professional."""

from __future__ import annotations

from practice_desk.documents.blocks import Block
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.score_chart import ScoreChart, spoken_scores
from practice_desk.documents.structure import Element
from practice_desk.documents.text import printable
from practice_desk.domain.measure_scores import MeasureProblem
from practice_desk.domain.printed_measures import PrintedFigures, PrintedMeasure, PrintedScale


def scores(page: RecordPage, record: PrintedMeasure) -> None:
    """Put each scale's score; what the client takes home has no band, no cut-off and no label."""
    words, element = page.words, Element("Sect")
    blocks: list[Block] = []
    for scale in record.scales:
        blocks += _scale(page, element, scale)
    if record.problem is MeasureProblem.TOO_MANY_MISSING:
        blocks.append(page.fixed(element, words("no_total")))
    if record.missing:
        numbers = ", ".join(map(str, record.missing))
        blocks.append(page.fixed(element, words("missing").format(numbers)))
    blocks.append(page.fixed(element, words(f"higher_{record.higher_is}"), "soft"))
    for chart in record.charts:
        drawn = ScoreChart(chart, page.scale)
        figure = element.add("Figure", alt=printable(spoken_scores(chart, words)))
        blocks.append(Drawing(drawn.height, drawn.paint, figure))
    page.part(words("score"), "gauge", element, blocks)


def _scale(page: RecordPage, element: Element, scale: PrintedScale) -> list[Block]:
    words = page.words
    if not scale.shown:
        return []
    name = scale.name or words("total")
    blocks = page.said(element, words("scored").format(name, scale.shown, scale.out_of), "bold")
    if scale.prorated:
        blocks.append(page.fixed(element, words("prorated")))
    if scale.first:
        blocks.append(page.fixed(element, words("at_first").format(scale.first_on, scale.first)))
    return [*blocks, *(_figures(page, element, scale.figures) if scale.figures else [])]


def _figures(page: RecordPage, element: Element, figures: PrintedFigures) -> list[Block]:
    """Return the band, each cut-off and the change since the first sheet, each with its source."""
    words = page.words
    said: list[str] = []
    if figures.band:
        said.append(words("band").format(figures.band, figures.band_set))
    for cut in figures.cut_offs:
        rule = words(f"cut_{cut.sign}").format(cut.at)
        line = words("cut_met" if cut.met else "cut_not_met").format(rule)
        said.append(f"{line} {words('source').format(cut.source)}" if cut.source else line)
    if figures.change is not None:
        line = words(f"change_{figures.change.name.lower()}").format(f"{figures.points:g}")
        said.append(f"{line} {words('source').format(figures.source)}" if figures.source else line)
    return [block for line in said for block in page.said(element, line)]
