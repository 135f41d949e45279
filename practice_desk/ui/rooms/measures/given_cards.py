"""The measures that were given: each with its latest score, how it moved, its line, and its sheets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.measure_sheets import GivenHow, self_harm_answers
from practice_desk.intentions.measures import Scored
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Label, ListRow, ScoreChart, Series, button, column, heading, row, rows
from practice_desk.ui.rooms.measures import said
from practice_desk.ui.rooms.measures.records import Given, Record

_FIRST_ROWS = 4


class GivenCard(Card):
    """One person's sheets of one measure. `opened` brings a sheet's id, `again` nothing."""

    opened = Signal(str)
    again = Signal()
    all_wanted = Signal()

    def __init__(self, record: Record, given: Given, *, whole: bool = False) -> None:
        super().__init__(gap=8)
        self.record, self.given = record, given
        give = button(self.tr("Give again"), "link", icon="plus")
        give.setAccessibleName(self.tr("Give {0} again").format(given.measure.name))
        give.clicked.connect(self.again)
        title = f"{given.name}, {given.who}" if given.who else given.name
        self.setAccessibleName(title)
        self.add(heading(title, give))
        left = column(*self._now(), ..., gap=6)
        self.add(row((left, 2), (chart_of(record, [given]), 3), gap=20, stack=760))
        self.add(self._sheets(whole=whole))

    def _now(self) -> list[QWidget]:
        last = self.given.last
        score, measure = last.score, self.given.measure
        parts: list[QWidget] = []
        for scale in said.main_scales(measure):
            scored = score.scale(scale.key)
            number = Label(scored.shown or "–", "number", tabular=True)
            number.setAccessibleName(f"{scale.name}, {said.value_words(scored)}")
            named = scale.name if len(said.main_scales(measure)) > 1 else ""
            of = self.tr("of {0}").format(scored.out_of)
            more = ", ".join(part for part in (named, said.band_word(scored)) if part)
            line = QWidget()
            beside = f"{of}  ·  {more}" if more else of
            line.setLayout(row(number, (Label(beside, tone="muted", wrap=True), 1), gap=8))
            parts.append(line)
            for cut_off in said.cut_offs_of(scale):
                met = scored.is_met(cut_off)
                if met is not None:
                    side = said.cut_off_words(cut_off, scale, met=met)
                    parts.append(Label(side, "small", tone="muted", wrap=True))
        lines = [*self._moved(last), *said.notes_on(score)]
        return [*parts, *(Label(line, "small", wrap=True) for line in lines)]

    def _moved(self, last: Scored) -> list[str]:
        first = self.record.context.date(self.given.sheets[0].sheet.on)
        if len(self.given.sheets) == 1:
            return []
        since = QCoreApplication.translate("measures", "at the start ({0})").format(first)
        asked = self_harm_answers(self.given.measure, last.sheet)
        return said.change_lines(last.since_first, self.given.measure, since, asked)

    def _sheets(self, *, whole: bool) -> QWidget:
        newest = list(reversed(self.given.sheets))
        shown = newest if whole else newest[:_FIRST_ROWS]
        made = rows(*(self._row(one) for one in shown))
        if len(shown) == len(newest):
            return made
        more = button(self.tr("All %n sheet(s)", "", len(newest)), "link")
        more.clicked.connect(self.all_wanted)
        box = QWidget()
        box.setLayout(column(made, row(more, ...), gap=4))
        return box

    def _row(self, one: Scored) -> ListRow:
        sheet, context = one.sheet, self.record.context
        how = [words.of(sheet.given), self.record.session_words(sheet.session_id)]
        if one.score.missing and sheet.given is not GivenHow.SCORE:
            how.append(self.tr("lines left open"))
        if sheet.corrects_id:
            how.append(self.tr("corrected"))
        how += self._self_harm(one)
        reason = ", ".join(part for part in how if part)
        title = f"{context.date(sheet.on)}  ·  {said.short_words(one.score)}"
        made = ListRow("", title, reason, action=self.tr("Read"))
        made.setObjectName(f"sheet-{sheet.id}")
        made.clicked.connect(lambda: self.opened.emit(sheet.id))
        return made

    def _self_harm(self, one: Scored) -> list[str]:
        """Return what was answered on death or self-harm, sheet by sheet; of the lowest answer nothing."""
        if one.sheet.given is GivenHow.SCORE:
            return []
        found = self_harm_answers(one.score.measure, one.sheet)
        frame, open_ = self.tr("question {0}: {1}"), self.tr("left open")
        return [frame.format(a.item, f"“{a.words}”" if a.words else open_) for a in found]


def chart_of(record: Record, given: list[Given]) -> QWidget:
    """Return the chart of one measure: a line for each person, or for each scale where there is no total."""
    measure = given[0].measure
    scales = said.main_scales(measure)
    series: list[Series] = []
    for one in given:
        for scale in scales:
            points = [(s.sheet.on, s.score.scale(scale.key).value) for s in one.sheets]
            named = scale.name if len(scales) > 1 else one.who or record.work.first_name()
            series.append(Series(named, points))
    between = (min(s.low for s in scales), max(s.high for s in scales))
    alone = scales[0] if len(scales) == 1 else None
    bands = said.bands_of(alone) if alone else None
    lines = said.cut_offs_of(alone) if alone else ()
    return ScoreChart(
        given[0].name,
        series,
        between,
        [(b.low, b.high, b.word) for b in bands.bands] if bands else [],
        [(said.line_at(c, alone), said.line_words(c, alone)) for c in lines] if alone else [],
    )
