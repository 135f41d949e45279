"""The check-in on the turned screen: five lines in our own words, without the therapist watching.

No form, stem or sum of a published scale is used; there is no norm and no cut-off (clinical.md 4.4).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.check_ins import (
    ITEMS,
    CheckIn,
    CheckInForm,
    CheckInItem,
    CheckInProblem,
    FrameChip,
)
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place
from practice_desk.domain.record import override
from practice_desk.intentions import check_ins
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.kit import Box, Check, column, wrap
from practice_desk.ui.parts.check_in_words import OPEN_LINES, form_for, item_words, texts
from practice_desk.ui.turned.big_pips import TenLine
from practice_desk.ui.turned.options import faces
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.questions import EndPage, QuestionPage, Sitting, inset, page_words
from practice_desk.ui.turned.screen import TurnedScreen, turn
from practice_desk.ui.turned.text_size import say

FORM = "turned-check-in"


class CheckInSitting(Sitting):
    """One person's check-in of one session."""

    def __init__(self, context: Context, person: Person, check_in: CheckIn) -> None:
        super().__init__(context, person, FORM, f"{person.id}:{check_in.session_id}")
        self.check_in = check_in
        self.given: dict[str, Any] = {item.value: check_in.answer(item) for item in ITEMS}
        self.given |= {"chips": list(check_in.chips), **{n: getattr(check_in, n) for n in OPEN_LINES}}
        if self.draft.get("form") == check_in.form.value:
            self.given |= self.draft
        self.show_now = False

    def take(self, name: str, value: object, *, typed: bool = False) -> None:
        """Note an answer, a chip or typed words."""
        self.given[name] = value
        self.touched(typed=typed)

    def asks_for_chips(self) -> bool:
        """Say whether to offer what did not feel right about pace, time and limits."""
        return self._made().asks_for_chips()

    @override
    def answers(self) -> dict[str, Any]:
        said = any(self.given[name] not in (None, "", []) for name in self.given if name != "form")
        return {**self.given, "form": self.check_in.form.value} if said else {}

    @override
    def keep(self) -> None:
        if self.answers():
            check_ins.keep_check_in(self.context.desk, self._made())
        else:
            self.told.append(Outcome(_tr("{0} left the check-in open.").format(self.name), is_plain=True))
        self.forget_draft()

    @override
    def back_with_therapist(self) -> None:
        if self.answers():
            check_ins.hand_back(self.context.desk, self.check_in.id)
            now = _tr("{0} checked in. You can look at it together now.")
            later = _tr("{0} checked in and would like to show it later.")
            self.told.append(Outcome((now if self.show_now else later).format(self.name), is_plain=True))

    @override
    def unfinished(self) -> Outcome | None:
        if not self.answers():
            return None
        said = _tr("{0} did not come to the end of the check-in. Turn the screen again to go on.")
        return Outcome(said.format(self.name))

    def _made(self) -> CheckIn:
        made = replace(
            self.check_in, answers=tuple(self.given[item.value] for item in ITEMS),
            more=self.given["more"].strip(), less=self.given["less"].strip(), take=self.given["take"].strip(),
            handed_back=False, opened=self.show_now,
        )  # fmt: skip
        chips = tuple(self.given["chips"]) if made.asks_for_chips() else ()
        return replace(made, chips=chips)


class CheckInLine(QWidget):
    """One line: from 0 to 10 with words at its ends, or five faces."""

    def __init__(self, sitting: CheckInSitting, item: CheckInItem) -> None:
        super().__init__()
        form, said = sitting.check_in.form, item_words(item, sitting.check_in.form)
        take = partial(sitting.take, item.value)
        if form is CheckInForm.FACES:
            caption, self.answer = say(said, strong=True), faces(texts()["faces"])
            self.answer.setAccessibleName(said)
            self.answer.chosen.connect(lambda value: take(value))
            self.setLayout(column(caption, self.answer, gap=8, margin=4))
            self.answered = self.answer.chosen
        else:
            ends = texts()["items"][item.value]
            self.answer = TenLine(said, (ends["low"], ends["middle"], ends["high"]), numbered=False)
            self.answer.pips.rated.connect(lambda value: take(value))
            self.setLayout(column(self.answer, gap=0))
            self.answered = self.answer.pips.rated
        self.answer.set_value(sitting.given[item.value])
        self.setFocusProxy(self.answer)


class Chips(QWidget):
    """What did not feel right, offered below the last line when it was marked lower."""

    def __init__(self, sitting: CheckInSitting) -> None:
        super().__init__()
        self._sitting = sitting
        self.checks = {chip: Check(words.of(chip)) for chip in FrameChip}
        for chip, check in self.checks.items():
            check.setChecked(chip.value in sitting.given["chips"])
            check.clicked.connect(self._on_tick)
        caption = say(self.tr("If you like, say what it was:"), "muted")
        self.setLayout(column(caption, wrap(*self.checks.values(), gap=14), gap=6, margin=4))
        self.look()

    def look(self) -> None:
        """Be there only where it makes sense to ask."""
        self.setVisible(self._sitting.asks_for_chips())

    def _on_tick(self) -> None:
        chosen = [chip.value for chip, check in self.checks.items() if check.isChecked()]
        self._sitting.take("chips", chosen)


class LinesPage(QuestionPage):
    """Some of the five lines."""

    def __init__(self, sitting: CheckInSitting, items: tuple[CheckInItem, ...], progress: str) -> None:
        self.lines = {item: CheckInLine(sitting, item) for item in items}
        parts: list[QWidget] = []
        if ITEMS[0] in items:
            intro = texts()["intro"].replace("{therapist_name}", sitting.therapist)
            parts.append(inset(say(intro)))
        parts += self.lines.values()
        self.chips: Chips | None = None
        if CheckInItem.FRAME in items:
            self.chips = Chips(sitting)
            self.lines[CheckInItem.FRAME].answered.connect(lambda _: self.chips and self.chips.look())
            parts.append(self.chips)
        super().__init__(sitting, sitting.titled(_title()), progress, *parts)
        self.first = self.lines[items[0]].answer
        for line, after in pairwise(self.lines.values()):
            line.answered.connect(lambda _, after=after: self.show_next(after))

    @override
    def open_questions(self) -> list[QWidget]:
        return [line for line in self.lines.values() if line.answer.value() is None]


class WordsPage(QuestionPage):
    """Three open lines in the person's own words."""

    def __init__(self, sitting: CheckInSitting, progress: str) -> None:
        self.fields: dict[str, TextField] = {}
        parts: list[QWidget] = []
        for name in OPEN_LINES:
            field, said = TextField(2), texts()["open"][name]
            field.setAccessibleName(said)
            field.set_value(sitting.given[name])
            field.edited.connect(lambda name=name, field=field: sitting.take(name, field.value(), typed=True))
            caption = say(said, strong=True)
            caption.setBuddy(field)
            self.fields[name] = field
            parts.append(Box(column(caption, field, gap=6, margin=4)))
        super().__init__(sitting, sitting.titled(_title()), progress, *parts)
        self.first = self.fields["more"]


def check_in_on_screen(
    context: Context, client_id: str, person_id: str, back: Place, session_id: str,
    form: CheckInForm | None = None,
) -> TurnedScreen | None:  # fmt: skip
    """Let one person check in about a session on the turned screen, then come to `back`.

    They choose at the end whether it is shown now or kept for later; until it is, and until the screen was
    handed back, nobody but them sees it. `form` is the usual one for the person where none is named. One
    that was shown already is not filled in again: a message says so and nothing is turned.
    """
    desk = context.desk
    person = desk.people.get(person_id)
    check_in = check_ins.begin(desk, session_id, person_id, form=form or form_for(person))
    if check_in.may_be_seen():
        context.news.said.emit(words.of(CheckInProblem.SHOWN_ALREADY))
        return None
    assert check_in.client_id == client_id
    return turn(context, pages_of(CheckInSitting(context, person, check_in)), back)


def pages_of(sitting: CheckInSitting) -> list[TurnedPage]:
    """Return the pages of one check-in: the lines, the open words, and the end."""
    first = LinesPage(sitting, ITEMS[:3], page_words(1, 3))
    second = LinesPage(sitting, ITEMS[3:], page_words(2, 3))
    third = WordsPage(sitting, page_words(3, 3))
    second.comes_after(first)
    third.comes_after(second)

    def chosen(now: bool) -> None:
        sitting.show_now = now
        together = _tr("You look at it together once the computer is back with {0}.")
        end.after = together.format(sitting.therapist) if now else ""

    ways = (
        (_tr("Show it now"), partial(chosen, True)),
        (_tr("Keep it for later"), partial(chosen, False)),
    )
    end = EndPage(sitting, sitting.titled(_title()), _tr("That was the last page"), *ways)
    said = _tr(
        "Show it now, and you look at it together. Keep it for later, and it stays closed until you say so."
    )
    end.said.setText(said)
    end.comes_after(third)
    return [first, second, third, end]


def _title() -> str:
    return _tr("How was today?")


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
