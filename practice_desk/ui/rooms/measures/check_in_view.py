"""The check-ins of a session: whose turn it is, and what was shown with the guess beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.check_ins import CheckIn, CheckInForm, FrameChip, reveal
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import check_ins, quiet_prompts
from practice_desk.intentions.quiet_prompts import QuietPrompt
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField
from practice_desk.ui.kit import (
    Card,
    Label,
    MenuButton,
    Pips,
    Quote,
    button,
    column,
    facts,
    heading,
    row,
    rule,
    wrap,
)
from practice_desk.ui.parts.check_in_words import form_for, item_words, texts
from practice_desk.ui.parts.prompt_card import PromptCard
from practice_desk.ui.rooms.measures.check_in_forms import open_answers, open_guess
from practice_desk.ui.rooms.measures.records import Record
from practice_desk.ui.turned.check_in import check_in_on_screen


class CheckInView(QWidget):
    """One session's check-ins, one card for each person; two people's marks are never joined."""

    session_chosen = Signal(str)

    def __init__(self, record: Record, session_id: str) -> None:
        super().__init__()
        self.record, self.session_id = record, session_id
        sessions = record.sessions()
        if not sessions:
            empty = self.tr("A check-in belongs to a session. Add one first.")
            self.setLayout(column(Label(empty, tone="muted", wrap=True), gap=0))
            return
        self.choice = ChoiceField([(s.id, self._session(s.id)) for s in sessions])
        self.choice.setAccessibleName(self.tr("Session"))
        self.choice.setObjectName("check-in-session")
        self.choice.set_value(session_id)
        self.choice.edited.connect(lambda: self.session_chosen.emit(self.choice.value()))
        found = record.context.desk.check_ins.of_session(session_id)
        prompts = quiet_prompts.after_session(record.context.desk, session_id)
        alone = [ForYouAlone(record, prompts)] if prompts else []
        people = [
            PersonCard(record, session_id, p, next((c for c in found if c.person_id == p.id), None))
            for p in record.work.people
        ]
        picked = row(Label(self.tr("Session"), tone="muted"), self.choice, ..., gap=8)
        self.setLayout(column(picked, *people, *alone, gap=12))

    def _session(self, session_id: str) -> str:
        session = self.record.context.desk.sessions.get(session_id)
        day = self.record.context.date(session.on)
        number = self.record.work.session_number(session_id)
        return self.tr("Session {0}, {1}").format(number, day) if number else day


class ForYouAlone(QWidget):
    """The quiet prompts of a session; on its day they are folded, for the two may be looking together."""

    def __init__(self, record: Record, prompts: Sequence[QuietPrompt]) -> None:
        super().__init__()
        many = record.work.many()
        self.cards = [PromptCard(record.context, quiet, many=many) for quiet in prompts]
        session = record.context.desk.sessions.get(prompts[0].session_id or "")
        self.unfold = button(self.tr("For you alone"), "link", icon="down")
        self.unfold.setObjectName("for-you-alone")
        self.unfold.setAccessibleDescription(self.tr("Opens what this check-in is worth talking about"))
        self.unfold.clicked.connect(self.show_cards)
        self.setLayout(column(row(self.unfold, ...), *self.cards, gap=10))
        if session.on == today():
            for card in self.cards:
                card.hide()
        else:
            self.unfold.hide()

    def show_cards(self) -> None:
        """Show the prompts."""
        self.unfold.hide()
        for card in self.cards:
            card.show()
        self.cards[0].setFocus()


class PersonCard(Card):
    """One person's check-in of one session: to be filled in, kept for later, or shown."""

    def __init__(self, record: Record, session_id: str, person: Person, check_in: CheckIn | None) -> None:
        super().__init__(gap=10)
        self.record, self.session_id, self.person, self.check_in = record, session_id, person, check_in
        self.name = record.work.name_of(person.id)
        self.setObjectName(f"check-in-{person.id}")
        title = self.tr("Check-in, {0}").format(self.name)
        self.setAccessibleName(title)
        if check_in is not None and check_in.may_be_seen():
            self.add(heading(title, self._more()), *self._shown(check_in))
        elif check_in is not None and is_answered(check_in):
            self.add(heading(title), *self._kept_for_later(check_in))
        else:
            self.add(heading(title), *self._to_fill_in(check_in))

    # ---- before ----

    def _to_fill_in(self, check_in: CheckIn | None) -> list[QWidget]:
        guessed = check_in is not None and any(g is not None for g in check_in.guess)
        line = self.tr("No check-in yet. It takes under a minute on this screen.")
        put = self.tr("Your guess is put in. It is shown beside their marks, after theirs.")
        usual = form_for(self.person)
        other = CheckInForm.TEN if usual is CheckInForm.FACES else CheckInForm.FACES
        turn = button(self.tr("Turn the screen to {0}").format(self.name), "small", icon="person")
        turn.setObjectName(f"turn-{self.person.id}")
        turn.clicked.connect(lambda: self.turn(usual))
        guess = button(self.tr("Change your guess") if guessed else self.tr("Put in your guess"), "small")
        guess.clicked.connect(self.guess)
        frame = self.tr("Turn it with: {0}")
        more = MenuButton(
            self.tr("More"),
            [
                (frame.format(words.of(other).lower()), lambda: self.turn(other)),
                (self.tr("Type in what they said"), self.type_in),
            ],
        )
        box = QWidget()
        box.setLayout(wrap(turn, guess, more, gap=8))
        return [Label(put if guessed else line, tone="muted", wrap=True), box]

    def turn(self, form: CheckInForm) -> None:
        """Turn the screen to this person."""
        place = Place(PlaceKind.MEASURES, self.record.client_id, f"check-ins:{self.session_id}")
        context, client_id = self.record.context, self.record.client_id
        check_in_on_screen(context, client_id, self.person.id, place, self.session_id, form)

    def guess(self) -> None:
        """Open the form for the guess."""
        open_guess(self, self.record, self.session_id, self.person, self.check_in)

    def type_in(self) -> None:
        """Open the form for what was marked on paper or said aloud."""
        open_answers(self, self.record, self.session_id, self.person)

    # ---- kept for later ----

    def _kept_for_later(self, check_in: CheckIn) -> list[QWidget]:
        said = self.tr("{0} checked in and kept it for later. It is shown when they say so.")
        show = button(self.tr("Show it now"), "small", icon="eye")
        show.setObjectName("show-check-in")
        show.clicked.connect(lambda: self.show_now(check_in))
        guess = button(self.tr("Put in your guess"), "small")
        guess.clicked.connect(self.guess)
        box = QWidget()
        box.setLayout(wrap(show, guess, gap=8))
        return [Label(said.format(self.name), wrap=True), box]

    def show_now(self, check_in: CheckIn) -> None:
        """Show the marks to both, once the person says so."""
        desk = self.record.context.desk
        place = Place(PlaceKind.MEASURES, self.record.client_id, f"check-ins:{self.session_id}")
        with desk.change(Deed.SHOW_CHECK_IN, place):
            if not check_in.handed_back:
                check_ins.hand_back(desk, check_in.id)
            check_ins.show(desk, check_in.id)

    # ---- shown ----

    def _more(self) -> QWidget:
        deeds = [(self.tr("Remove this check-in"), self._remove)]
        return MenuButton(self.tr("More"), deeds)

    def _remove(self) -> None:
        assert self.check_in is not None
        desk = self.record.context.desk
        with desk.change(Deed.REMOVE_CHECK_IN, Place(PlaceKind.MEASURES, self.record.client_id)):
            check_ins.remove_check_in(desk, self.check_in)

    def _shown(self, check_in: CheckIn) -> list[QWidget]:
        parts: list[QWidget] = []
        for line in reveal(check_in):
            said = item_words(line.item, check_in.form)
            parts += [rule()] if parts else []
            parts.append(self._line(check_in.form, said, line.answer, line.guess))
        if check_in.chips:
            chips = ", ".join(words.of(FrameChip(chip)) for chip in check_in.chips)
            parts.append(Label(self.tr("What it was: {0}").format(chips), wrap=True))
        for name in ("more", "less", "take"):
            if getattr(check_in, name).strip():
                parts.append(Quote(getattr(check_in, name), texts()["open"][name].rstrip(":")))
        if any(g is not None for g in check_in.guess):
            _, second, third = texts()["reveal"]
            parts.append(Label(f"{second} {third}", "small", tone="muted", wrap=True))
        return parts

    def _line(self, form: CheckInForm, said: str, answer: int | None, guess: int | None) -> QWidget:
        box, left = QWidget(), Label(said, strong=True, wrap=True)
        if form is CheckInForm.FACES:
            faces = texts()["faces"]
            lines = [(self.name, faces[answer] if answer is not None else self.tr("left open"))]
            if guess is not None:
                lines.append((self.tr("You guessed"), faces[guess]))
            box.setLayout(row((left, 1), (facts(*lines), 1), gap=16, stack=640))
            return box
        marks = [self._mark(self.name, said, answer)]
        if guess is not None:
            marks.append(self._mark(self.tr("You guessed"), said, guess))
        box.setLayout(row((left, 4), (column(*marks, gap=4), 5), gap=16, stack=760))
        return box

    def _mark(self, who: str, said: str, value: int | None) -> QWidget:
        label = Label(who, "small", tone="muted", wrap=True)
        box = QWidget()
        if value is None:
            open_ = Label(self.tr("left open"), "small", tone="muted")
            box.setLayout(row((label, 2), (open_, 7), gap=8))
            return box
        pips = Pips(value)
        pips.setAccessibleName(f"{who}, {said}")
        pips.setEnabled(False)
        box.setLayout(row((label, 2), (pips, 7), gap=8))
        return box


def is_answered(check_in: CheckIn) -> bool:
    """Say whether the person marked or wrote anything."""
    said = (check_in.more, check_in.less, check_in.take)
    return any(a is not None for a in check_in.answers) or any(text.strip() for text in said)
