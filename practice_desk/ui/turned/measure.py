"""A measure on the turned screen: its own words, a few lines at a time; nothing is worked out here.

The words stand as they were published. Rules for what an answer may show, and where: clinical.md 4.3.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.measure_sheets import GivenHow, MeasureSheet
from practice_desk.domain.measures import Entry, Item, Measure
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.intentions import measures
from practice_desk.ui.context import Context
from practice_desk.ui.kit import column
from practice_desk.ui.turned.options import Options, options
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.questions import EndPage, QuestionPage, Sitting, inset, page_words
from practice_desk.ui.turned.screen import TurnedScreen, turn
from practice_desk.ui.turned.text_size import say

FORM = "turned-measure"
_ON_A_PAGE, _SHORT_ON_A_PAGE, _SHORT = 3, 5, 2


class MeasureSitting(Sitting):
    """One person's answers to one measure, in the order of its items."""

    def __init__(self, context: Context, person: Person, measure: Measure, sheet: MeasureSheet) -> None:
        super().__init__(context, person, FORM, draft_id(person.id, measure))
        self.measure, self.sheet = measure, sheet
        kept = self.draft.get("answers", [])
        fits = len(kept) == len(measure.items)
        self.given: list[int | None] = list(kept) if fits else [None] * len(measure.items)

    def take(self, number: int, value: int | None) -> None:
        """Note an answer; `number` is the printed one, from 1."""
        self.given[number - 1] = value
        self.touched()

    def open_lines(self) -> list[int]:
        """Return the numbers of the lines that are open and count."""
        numbered = enumerate(zip(self.measure.items, self.given, strict=True), 1)
        return [n for n, (item, a) in numbered if a is None and item.scored and not item.may_be_left]

    @override
    def answers(self) -> dict[str, Any]:
        blank = all(answer is None for answer in self.given)
        return {} if blank else {"answers": list(self.given), "session_id": self.sheet.session_id}

    @override
    def keep(self) -> None:
        if not self.answers():
            self.told.append(Outcome(_tr("{0} left {1} open.").format(self.name, self.measure.name)))
        else:
            self.sheet = replace(self.sheet, answers=tuple(self.given))
            measures.keep_sheet(self.context.desk, self.sheet)
        self.forget_draft()

    @override
    def back_with_therapist(self) -> None:
        if self.context.desk.measure_sheets.find(self.sheet.id) is not None:
            measures.hand_back(self.context.desk, self.sheet.id)
            said = _tr("{0} filled in {1}.").format(self.name, self.measure.name)
            self.told.append(Outcome(said, is_plain=True))

    @override
    def unfinished(self) -> Outcome | None:
        if not self.answers():
            return None
        said = _tr("{0} did not come to the end of {1}. What was answered waits on the page of measures.")
        place = Place(PlaceKind.MEASURES, self.person.client_id)
        return Outcome(
            said.format(self.name, self.measure.name), _tr("Look at it"),
            lambda _home: self.context.news.place_wanted.emit(place),
        )  # fmt: skip


class Line(QWidget):
    """One item with its answers as large choices."""

    def __init__(self, sitting: MeasureSitting, number: int, item: Item) -> None:
        super().__init__()
        self.number = number
        words = say(f"{number}.  {item.text}", strong=True)
        self.answers: Options = options([(option.label, option.value) for option in item.options])
        self.answers.setAccessibleName(item.text)
        self.answers.set_value(sitting.given[number - 1])
        self.answers.chosen.connect(lambda value: sitting.take(number, value))
        words.setBuddy(self.answers)
        self.setLayout(column(words, self.answers, gap=8, margin=4))
        self.setFocusProxy(self.answers)


class ItemsPage(QuestionPage):
    """A few items; any may stay open."""

    def __init__(self, sitting: MeasureSitting, numbers: list[int], progress: str, *, first: bool) -> None:
        measure = sitting.measure
        title = sitting.titled(measure.title or measure.name)
        self.lines = [Line(sitting, n, measure.item(n)) for n in numbers]
        parts: list[QWidget] = []
        if first:
            parts.append(_head(measure))
        elif (measure.stem or measure.instructions) and any(measure.item(n).scored for n in numbers):
            parts.append(inset(say(measure.stem or measure.instructions, "muted")))
        notices = [say(notice, "muted") for notice in measure.notices] if first else []
        foot = [inset(*notices)] if notices else []
        super().__init__(sitting, title, progress, *parts, *self.lines, *foot)
        self.first = self.lines[0].answers
        for line, after in pairwise(self.lines):
            line.answers.chosen.connect(lambda _, after=after: self.show_next(after))

    @override
    def open_questions(self) -> list[QWidget]:
        return [line for line in self.lines if line.answers.value() is None]

    def line(self, number: int) -> Line | None:
        """Return one of the lines on this page."""
        return next((line for line in self.lines if line.number == number), None)


class MeasureEnd(EndPage):
    """Asks once, kindly, after lines that were left open; then keeps what there is."""

    def __init__(self, sitting: MeasureSitting, pages: list[ItemsPage]) -> None:
        title = sitting.titled(sitting.measure.title or sitting.measure.name)
        keep = (QCoreApplication.translate("turned", "I am done"), lambda: None)
        super().__init__(sitting, title, "", keep)
        self._sitting, self._pages, self._asked = sitting, pages, False
        self.look.setText(self.tr("Look at the open lines"))
        self.look.clicked.connect(self._to_open)
        self.comes_after(pages[-1])

    @override
    def arrive(self) -> None:
        opened = self._sitting.open_lines()
        ask = bool(opened) and not self._asked
        self._asked = self._asked or ask
        self.look.setVisible(bool(opened))
        self.before.setVisible(not opened)
        lead = self.tr("Some lines are still open") if ask else self.tr("That was the last page")
        self.lead.setText(lead)
        open_ = self.tr("You can look at them again, or leave them open. Both are fine.")
        done = self.tr("{0} sees your answers once you have given the computer back.")
        self.said.setText(open_ if ask else done.format(self._sitting.therapist))
        super().arrive()

    def _to_open(self) -> None:
        number = self._sitting.open_lines()[0]
        page = next(p for p in self._pages if p.line(number) is not None)
        self.leads_to.emit(page)
        line = page.line(number)
        assert line is not None
        page.page.ensureWidgetVisible(line)
        line.answers.setFocus()


def measure_on_screen(
    context: Context, client_id: str, person_id: str, key: str, back: Place, session_id: str | None = None
) -> TurnedScreen | None:
    """Let one person fill in a measure on the turned screen, then come to `back`.

    Answers are kept at the end and scored only once the screen was handed back; what was answered before
    that is a draft. Where `back` is the page of measures without a sheet, it is this sheet. A measure of
    which only the score may be entered has no text to show: a message says so and nothing is turned.
    """
    desk = context.desk
    measure = measures.find_measure(desk, key)
    if measure.entry is Entry.SCORE:
        said = _tr("The text of {0} may not be shown here. Enter its score.")
        context.news.said.emit(said.format(measure.name))
        return None
    sheet = measures.give(desk, client_id, key, person_id=person_id, session_id=session_id)
    sheet = replace(sheet, on=min(sheet.on, today()), given=GivenHow.TURNED_SCREEN, handed_back=False)
    sitting = MeasureSitting(context, desk.people.get(person_id), measure, sheet)
    if back.kind is PlaceKind.MEASURES and back.id is None:
        back = Place(PlaceKind.MEASURES, client_id, sheet.id)
    return turn(context, pages_of(sitting), back)


def pages_of(sitting: MeasureSitting) -> list[TurnedPage]:
    """Return the pages of one measure: a few items each, and the end."""
    groups = _groups(sitting.measure)
    pages = [
        ItemsPage(sitting, group, page_words(n, len(groups)), first=n == 1)
        for n, group in enumerate(groups, 1)
    ]
    for before, after in pairwise(pages):
        after.comes_after(before)
    return [*pages, MeasureEnd(sitting, pages)]


def draft_id(person_id: str, measure: Measure) -> str:
    """Return what the draft of one person's answers to a measure is found by."""
    return f"{person_id}:{measure.reference}"


def _groups(measure: Measure) -> list[list[int]]:
    longest = max((len(item.options) for item in measure.items), default=0)
    size = _SHORT_ON_A_PAGE if longest <= _SHORT else _ON_A_PAGE
    numbers = list(range(1, len(measure.items) + 1))
    return [numbers[at : at + size] for at in range(0, len(numbers), size)]


def _head(measure: Measure) -> QWidget:
    lines: list[QWidget] = [say(measure.title or measure.name, role="title")]
    if measure.instructions:
        lines.append(say(measure.instructions))
    if measure.stem:
        lines.append(say(measure.stem, "muted"))
    return inset(*lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
