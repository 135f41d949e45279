"""A review by talking: what one person says to each of the five cards, typed by the therapist."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.noticed import ON_ONE_SHEET
from practice_desk.domain.reviews import GoalWish, ReviewAnswerProblem
from practice_desk.intentions import goals, review_answers, reviews
from practice_desk.intentions.review_answers import LINE, NOTICED, Asked
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField, TextField
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label, Quote, Segments, column, row, rule
from practice_desk.ui.parts.mark_fields import ChecksField
from practice_desk.ui.parts.marks import MarksField, Occasion, marks_of
from practice_desk.ui.parts.review_questions import answers_to
from practice_desk.ui.parts.typed_words import Typed, TypedForm
from practice_desk.ui.rooms.review.read import LookingBack
from practice_desk.ui.theme import px

_MARKS = "marks"
_WIDE, _HIGH = 820, 760


class OneAnswer(Segments):
    """One of a few answers, all of them in sight, the first of which is that it stays open."""

    edited = Signal()

    def __init__(self, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__([(None, _tr("Open")), *answers])
        self.chosen.connect(lambda _: self.edited.emit())

    def raw(self) -> str | None:
        """Return the answer as it is kept for later."""
        value = self.value()
        return None if value is None else str(value)

    def set_raw(self, raw: Any) -> None:
        """Choose again what was chosen."""
        self.set_value(raw)

    def trouble(self) -> str:
        """Return nothing: only what can be kept can be chosen."""
        return ""


class SpokenForm(TypedForm):
    """The five cards of one person, below each other; each question as it is put to them."""

    def __init__(self, read: LookingBack, asks: Asked) -> None:
        super().__init__(read.context.desk, reviews.SPOKEN)
        self.read, self.asks = read, asks
        self.marks = MarksField(read.work, list(asks.goals), [asks.person])
        self._cards = 0
        lead = self.tr("Ask aloud and write down their words. All of it may stay open.")
        self.add_widget(Label(lead, tone="muted", wrap=True))
        self._better()
        if asks.goals:
            self._where()
        self._noticed()
        self._working()
        self._now()

    @property
    def occasion(self) -> Occasion:
        """Return today's session, or today, with the marks that are kept of it."""
        client_id = self.asks.client.id
        session_id = reviews.session_today(self.desk, client_id)
        bare = Occasion(client_id=client_id, on=today(), session_id=session_id)
        return Occasion(**{**vars(bare), "marks": marks_of(self.read.work, bare)})

    def begin(self) -> None:
        """Show what this person said so far."""
        person = self.asks.person
        before = review_answers.said_before(self.desk, self.asks)
        said = {name: before.get(name, "") for name in self.rows}
        said |= {NOTICED: before.get(NOTICED) or [], _MARKS: self.occasion.marks}
        said |= {name: before.get(name) for name in self.rows if name.partition("|")[0] in ("fit", "wish")}
        self.marks.show_before(today())
        kept = Typed(id=person.id, client_id=person.client_id, said=tuple(said.items()))
        self.start(kept, person.client_id)

    def problems(self, typed: Typed) -> Sequence[tuple[str, ReviewAnswerProblem]]:
        """Return that too many lines were chosen for one sheet."""
        full = len(typed.values().get(NOTICED) or ()) > ON_ONE_SHEET
        return [(NOTICED, ReviewAnswerProblem.TOO_MANY_LINES)] if full else []

    def keep_it(self, typed: Typed) -> None:
        """Keep what was said, and the numbers, in one change."""
        given, cleared = self.marks.ratings(self.occasion)
        if given or cleared:
            goals.keep_ratings(self.desk, self.asks.client.id, given, cleared)
        review_answers.keep(self.desk, self.asks, typed.values())

    # ---- the cards ----

    def _card(self, title: str) -> None:
        self._cards += 1
        number = Label(str(self._cards), "heading", tone="accent", tabular=True)
        head = QWidget()
        head.setLayout(
            column(rule(), row(number, (Label(title, "heading", wrap=True), 1), gap=10, top=True), gap=10)
        )
        self.add_widget(head)

    def _text(self, name: str, question: str) -> None:
        self.add(name, question, TextField(2))

    def _better(self) -> None:
        self._card(self.tr("What was better"))
        self._text("better", self.tr("What was better, even for a moment?"))
        self._text("did", self.tr("What did you do for that?"))

    def _where(self) -> None:
        self._card(self.tr("Where each goal is"))
        hint = self.tr("They first, then you. The ring is last time.")
        self.add_widget(Label(hint, "small", tone="muted", wrap=True))
        self.add(_MARKS, "", self.marks)
        self.marks.setAccessibleName(self.tr("Where each goal is"))

    def _noticed(self) -> None:
        self._card(self.tr("What I notice"))
        if self.asks.lines:
            date = self.read.context.date
            lines = [(n.id, f"“{n.words.strip()}”, {date(n.on)}") for n in self.asks.lines]
            self.add(NOTICED, self.tr("Up to two of their lines for the next sheet"), ChecksField(lines))
        self._text(LINE, self.tr("What have you noticed about yourself?"))

    def _working(self) -> None:
        self._card(self.tr("How we are doing"))
        self._text("more", self.tr("What should we do more of?"))
        self._text("less", self.tr("What should we do less of?"))
        for question in self.asks.questions:
            answers = list(answers_to(question).items())
            self.add(review_answers.fit(question), question, OneAnswer(answers))
        self._text("change", self.tr("If you like, say what should be different."))

    def _now(self) -> None:
        self._card(self.tr("What now"))
        hopes = [Quote(hope) for hope in self.asks.client.aspirations if hope.strip()]
        if hopes:
            read_out = QWidget()
            lead = Label(self.tr("To read out: what they hoped for"), "small", tone="muted", wrap=True)
            read_out.setLayout(column(lead, *hopes, gap=4))
            self.add_widget(read_out)
        for goal in self.asks.goals:
            wishes = [(wish.value, words.of(wish)) for wish in GoalWish]
            self.add(review_answers.wish(goal), goal.wording(), OneAnswer(wishes))
            field = TextField(2, self.tr("Why, in their words"))
            self.add(review_answers.why(goal), "", field)
            field.setAccessibleName(self.tr("Why, in their words: {0}").format(goal.wording()))
        self._text("matters", self.tr("What matters to you now?"))
        self._offered("value", self.asks.values, _VALUE, self.tr("What would be different?"))
        self._offered("strength", self.asks.strengths, _STRENGTH, self.tr("Where could it help?"))

    def _offered(self, name: str, known: Sequence[str], lead: tuple[str, str], ask: str) -> None:
        if not known:
            return
        one, several = (_tr(said) for said in lead)
        if len(known) == 1:
            self.add_widget(Label(one.format(known[0]), wrap=True))
        else:
            choices = [("", self.tr("Open")), *((value, value) for value in known)]
            self.add(name, several, ChoiceField(choices))
        self._text(f"{name}_words", ask)


_VALUE = ("“{0}” matters to them and has no goal yet.", "Matters to them and has no goal yet")
_STRENGTH = (
    "“{0}” is a strength of theirs that nothing uses yet.", "A strength of theirs that nothing uses yet",
)  # fmt: skip


def open_spoken(parent: QWidget, read: LookingBack, asks: Asked) -> FormDialog:
    """Open what one person says, to be typed while they talk; Esc leaves, and what was typed waits."""
    form = SpokenForm(read, asks)
    form.begin()
    place = reviews.place_of(asks.client.id)
    keep = partial(form.keep, Deed.KEEP_REVIEW, place, form.keep_it, form.problems)
    title = _tr("What {0} says").format(read.work.name_of(asks.person.id))
    dialog = FormDialog(parent.window(), title, form, keep, _tr("Keep answers"))
    dialog.resize(px(_WIDE), min(px(_HIGH), max(px(360), parent.window().height() - px(40))))
    form.field("better").setFocus()  # type: ignore[attr-defined]
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
