"""How goals are going: a chart for each goal, what was agreed to see, and the steps done.

The client's has no T, no count, no percentage and no minus sign; the professional's carries them, in words
that say what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm

from practice_desk.documents.blocks import Air, Block, Columns, Rule, Space, Stack
from practice_desk.documents.boxes import Drawing
from practice_desk.documents.goal_chart import GoalChart, draw_levels, key
from practice_desk.documents.paper import Paper
from practice_desk.documents.paragraphs import Words
from practice_desk.documents.progress_report import measures, to_sign
from practice_desk.documents.progress_words import rated_in_words, spoken_chart
from practice_desk.documents.record_page import RecordPage
from practice_desk.documents.structure import Element
from practice_desk.documents.table import cell, head_cell, head_style, table
from practice_desk.documents.tagged import TaggedCanvas, list_of
from practice_desk.documents.text import Fixed, isolated, printable
from practice_desk.documents.words import Printed
from practice_desk.domain.goals import GoalState
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_progress import (
    PrintedGoal,
    PrintedLevel,
    PrintedProgress,
    PrintedScore,
    ProfessionalProgress,
)

_BESIDE = 58 * mm
_HIGHER = 1.7
_MINUS = "\u2212"


def progress(record: PrintedProgress, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the report; a `ProfessionalProgress` is the one for a professional. Same record, same bytes."""
    return _Progress(record, size, large=large).paper()


class _Progress:
    """One report being laid out."""

    def __init__(self, record: PrintedProgress, size: PaperSize, *, large: bool) -> None:
        self._record = record
        self._full = record if isinstance(record, ProfessionalProgress) else None
        voices = ("professional",) if self._full else ()
        self._page = RecordPage("progress", record.head, size, *voices, large=large)
        self._words, self._scale = self._page.words, self._page.scale

    def paper(self) -> Paper:
        record, head, words, full = self._record, self._record.head, self._words, self._full
        fields = [
            *([(words("to"), full.to)] if full and full.to else []), (words("for"), head.names),
            *([(words("born"), full.born)] if full and full.born else []), (words("with"), head.therapist),
            (words("date"), head.date), (words("sessions"), _span(record.occasions)),
        ]  # fmt: skip
        self._page.begin(words("title"), fields)
        if full and full.said:
            element = Element("Sect")
            self._page.part(words("said"), "speech", element, self._page.said(element, full.said))
        if any(g.lines for g in record.goals):
            self._charts()
        if any(g.start or g.now for g in record.goals):
            self._levels()
        self._others()
        if full and full.measures:
            measures(self._page, full.measures)
        if record.steps or (full and full.counts):
            self._steps()
        if not record.goals:
            element = Element("Sect")
            self._page.add(element, self._page.fixed(element, words("no_goals")))
        if full and full.signer:
            to_sign(self._page, full.signer, head.date)
        return self._page.paper()

    # ---- charts ----

    def _charts(self) -> None:
        page, words, scale = self._page, self._words, self._scale
        element = Element("Sect")
        items = self._signs()
        high, paint = key(items, scale, page.frame.width)
        spoken = words("spoken_signs").format(", ".join(said for _, said in items))
        blocks: list[Block] = [Drawing(high, paint, element.add("Figure", alt=printable(spoken)))]
        for place, goal in enumerate(self._record.goals, 1):
            if len(blocks) > 1:
                blocks.append(Rule(before=5))
            number = place if len(self._record.goals) > 1 else 0
            row = self._chart(element, goal, number) if goal.lines else self._unmarked(element, goal, number)
            row.before = 6
            blocks.append(row)
        page.part(words("charts"), "flag", element, blocks, words("ten"), lead=3)

    def _signs(self) -> list[tuple[str, str]]:
        """Return the signs of the charts with their words, each rater's first."""
        goals, words = self._record.goals, self._words
        people = max((sum(not line.therapist for line in g.lines) for g in goals), default=0)
        named = next(g for g in goals if sum(not line.therapist for line in g.lines) == people)
        raters = [line.who for line in named.lines if not line.therapist]
        found = [(str(i), who or words("mark")) for i, who in enumerate(raters)]
        if any(line.therapist for g in goals for line in g.lines):
            found.append(("therapist", words("therapist_mark")))
        if any(g.hope is not None for g in goals):
            found.append(("hope", words("hope")))
        if any(g.edits for g in goals):
            found.append(("edit", words("edited")))
        return found

    def _chart(self, element: Element, goal: PrintedGoal, number: int) -> Block:
        scale, words = self._scale, self._words
        occasions = self._record.occasions
        name = self._named(element.add("H3"), goal, number)
        lines = rated_in_words(goal, occasions, words)
        said = [block for line in lines for block in self._page.said(element, line)]
        old = [
            Words(element.add("P"), scale.style("soft"), words("before").format(""), *isolated(edit.before))
            for edit in goal.edits
            if edit.before
        ]
        chart = GoalChart(goal, occasions, scale)
        figure = Drawing(
            chart.height,
            chart.paint,
            element.add("Figure", alt=printable(spoken_chart(goal, occasions, words))),
        )
        text = Stack([name, *said, *old], 1)
        high = text.measure(_BESIDE, Air()) > _HIGHER * chart.height
        if scale.large or high:  # many words beside a chart would be a tall and narrow column
            return Stack([text, figure], 5, keep=True)
        return Columns([text, figure], [_BESIDE, None], 8, "middle", keep=True)

    def _unmarked(self, element: Element, goal: PrintedGoal, number: int) -> Block:
        """Return a goal that nobody marked yet; it is none the less one of them."""
        name = self._named(element.add("H3"), goal, number)
        return Stack([name, self._page.fixed(element, self._words("not_marked"), "soft")], 1, keep=True)

    def _others(self) -> None:
        """Name the goals of which neither marks nor levels are printed: they are what the sheet is about."""
        if any(g.lines for g in self._record.goals):
            return
        several = len(self._record.goals) > 1
        shown = [
            (i if several else 0, g) for i, g in enumerate(self._record.goals, 1) if not (g.start or g.now)
        ]
        if shown:
            element = Element("Sect")
            named = [self._named(element.add("H3"), goal, number) for number, goal in shown]
            for block in named:
                block.before = self._scale.body * 0.35
            self._page.part(self._words("goals"), "flag", element, named)

    def _named(self, element: Element, goal: PrintedGoal, number: int) -> Block:
        scale = self._scale
        style, state = scale.style("third"), _state(goal.state, self._words)
        parts = [*isolated(goal.words), *([Fixed(f" {state}")] if state else [])]
        if not number:
            return Words(element, style, *parts)
        first = Words(element.add("Span"), style, str(number))
        rest = Words(element.add("Span"), style, *parts)
        return Columns([first, rest], [scale.body * 0.62 + 6, None], 0, keep=False)

    # ---- levels ----

    def _levels(self) -> None:
        page, words = self._page, self._words
        shown = [
            (i if len(self._record.goals) > 1 else 0, g)
            for i, g in enumerate(self._record.goals, 1)
            if g.start or g.now
        ]
        element = Element("Sect")
        blocks = self._stacked(element, shown) if self._scale.large else [self._table(element, shown)]
        for score in self._full.scores if self._full else ():
            blocks += self._score(element, score)
        page.part(words("levels"), "gauge", element, blocks)

    def _table(self, element: Element, shown: Sequence[tuple[int, PrintedGoal]]) -> Block:
        scale, body = self._scale, element.add("Table")
        columns, style = ("goal", "at_start", "now"), head_style(scale)
        row = body.add("TR")
        heads = [head_cell(row, "Column") for _ in columns]

        def header(tagged: bool) -> list[Block]:
            owners = heads if tagged else [None] * len(columns)
            return [cell(o, scale, self._words(k), style) for o, k in zip(owners, columns, strict=True)]

        rows: list[list[Block]] = []
        for number, goal in shown:
            line = body.add("TR")
            named = self._named(head_cell(line, "Row"), goal, number)
            rows.append([named, *(self._level(line.add("TD"), level) for level in (goal.start, goal.now))])
        return table(scale, rows, [46 * mm, None, None], header)

    def _stacked(self, element: Element, shown: Sequence[tuple[int, PrintedGoal]]) -> list[Block]:
        """Return the levels below each other, for large print."""
        blocks: list[Block] = []
        for number, goal in shown:
            named: list[Block] = [self._named(element.add("H3"), goal, number)]
            for label, level in (("at_start", goal.start), ("now", goal.now)):
                said = self._page.fixed(element, self._words(label), "soft")
                whole = Stack([*named, said, self._level(element, level)], 1, keep=True)
                whole.before = self._scale.body * (0.5 if named else 0.15)
                blocks.append(whole)
                named = []
        return blocks

    def _level(self, element: Element, level: PrintedLevel | None) -> Block:
        scale = self._scale
        if level is None:
            return self._page.fixed(element, self._words("not_rated"), "soft")
        size = scale.body

        def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, height: float) -> None:
            draw_levels(canvas, x + 0.6, y + height - size * 0.8, level.level, size)

        words = self._words(f"level_{level.level + 2}")
        if self._full:
            words += f" ({'+' if level.level > 0 else _MINUS if level.level < 0 else ''}{abs(level.level)})"
        named = Words(element.add("P"), scale.style("bold"), words)
        return Stack([Drawing(size * 1.12, paint), named, *self._page.said(element, level.words)])

    def _score(self, element: Element, score: PrintedScore) -> list[Block]:
        """Return T with what it is, or why there is none; one goal's level says it all (clinical.md 3.2)."""
        words, page = self._words, self._page
        who = [*isolated(f"{score.who}:"), Fixed(" ")] if score.who else []
        if score.now is None:
            if score.goals == 1:
                return []
            said = words("partial").format(score.rated, score.goals)
            return [Space(3), Words(element.add("P"), self._scale.style("body"), *who, said)]
        start = words("t_none") if score.start is None else f"{score.start:.1f}"
        said = words("t_weighted" if score.weighted else "t").format(start, f"{score.now:.1f}")
        line = Words(element.add("P"), self._scale.style("body"), *who, said)
        return [Space(3), line, *([] if score.weighted else [page.fixed(element, words("t_means"), "soft")])]

    # ---- steps ----

    def _steps(self) -> None:
        page, words, element = self._page, self._words, Element("Sect")
        blocks: list[Block] = []
        if self._full and self._full.counts:
            done, partly, not_done = self._full.counts
            total = done + partly + not_done
            blocks.append(page.fixed(element, words("counts").format(total, done, partly, not_done)))
        listed = list_of(element, "Disc")
        for step in self._record.steps:
            went = "" if step.went is None else words(f"went_{step.went}")
            parts = [*isolated(step.what), *([Fixed(f" ({went})")] if went else [])]
            blocks.append(page.bullet(listed, parts))
        page.part(words("steps"), "steps", element, blocks)


def _state(state: GoalState, words: Printed) -> str:
    keys = {GoalState.ACHIEVED: "reached", GoalState.PARTLY: "partly", GoalState.PAUSED: "resting"}
    return words(keys[state]) if state in keys else ""


def _span(occasions: Sequence[str]) -> str:
    named = [o for o in occasions if o]
    if not named:
        return ""
    return named[0] if len(named) == 1 else f"{named[0]} – {named[-1]}"
