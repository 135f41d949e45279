"""Quiet prompts, to the therapist alone: what was different, words to talk about it, and what became of it.

None is a score, a level or advice on treatment; each goes with one key (clinical.md 4.4). What was answered
is kept, so a prompt does not come back after a lock, and one to be reminded of stands on the next card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from practice_desk.domain.check_ins import CheckInForm
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.prompt_answers import PromptAnswer
from practice_desk.domain.quiet_prompts import Prompt, PromptKind
from practice_desk.domain.record import override
from practice_desk.intentions import library, quiet_prompts
from practice_desk.intentions.quiet_prompts import QuietPrompt
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, button, heading, wrap
from practice_desk.ui.kit.chart_words import shown
from practice_desk.ui.parts.check_in_words import item_words
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.parts.rupture_form import open_rupture

_GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)


class PromptCard(Card):
    """One prompt with its answers. `session_id` is the session in view, if not the one it followed from.

    Delete says that it was something else. `deeds` are what can be done about it where it stands, in place
    of the way there, and `place` is that page: the prompt is answered with the first thing that is done.
    """

    def __init__(
        self, context: Context, quiet: QuietPrompt, session_id: str | None = None, *, many: bool = False,
        deeds: Sequence[tuple[str, Callable[[], object]]] = (), place: Place | None = None,
    ) -> None:  # fmt: skip
        super().__init__(gap=6)
        self.context, self.quiet, self.place, self._deeds = context, quiet, place, deeds
        self.session_id = session_id or quiet.session_id
        self.setProperty("card", "sunk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName(f"prompt-{quiet.first.kind.value}-{quiet.first.about}")
        title, said = words.of(quiet.first.kind), said_of(context, quiet, many=many)
        self.setAccessibleName(f"{title}. {said}".strip())
        self.setAccessibleDescription(self.tr("Delete says that it was something else"))
        self.add(heading(title), Label(said, strong=True, wrap=True) if said else None)
        self.add(Label(library.find_text(context.desk, quiet.first.kind.words).body.strip(), wrap=True))
        self.add(self._answers(title))

    def _answers(self, title: str) -> QWidget:
        others = [self._deed(said, do, title) for said, do in self._deeds]
        found = others.pop(0) if others else self._deed(self._found_words(), None, title)
        later = button(words.of(PromptAnswer.REMIND), "small")
        other = button(words.of(PromptAnswer.OTHER), "small")
        self.buttons = {PromptAnswer.FOUND: found, PromptAnswer.REMIND: later, PromptAnswer.OTHER: other}
        for answer, made in self.buttons.items():
            made.setObjectName(f"{answer.value}-{self.quiet.first.about}")
            made.setAccessibleName(f"{made.text()}: {title}")
            made.setEnabled(not self.context.desk.read_only)
        later.clicked.connect(partial(self.answer, PromptAnswer.REMIND))
        other.clicked.connect(partial(self.answer, PromptAnswer.OTHER))
        box = QWidget()
        box.setLayout(wrap(found, *others, later, other, gap=8))
        return box

    def _deed(self, said: str, do: Callable[[], object] | None, title: str) -> QPushButton:
        made = button(said, "small", icon=self._icon())
        made.setAccessibleName(f"{said}: {title}")
        made.setEnabled(not self.context.desk.read_only)
        made.clicked.connect(self.note_found if do is None else partial(self._do, do))
        return made

    def _icon(self) -> str:
        return "steps" if self.quiet.step else "goal" if self.quiet.goal else "note"

    def _found_words(self) -> str:
        if self.quiet.step is not None:
            return self.tr("Look at the step")
        return self.tr("Look at the goal") if self.quiet.goal is not None else words.of(PromptAnswer.FOUND)

    def _do(self, do: Callable[[], object], _checked: bool = False) -> None:
        self.answer(PromptAnswer.FOUND)
        do()

    def answer(self, answer: PromptAnswer, *_: object) -> None:
        """Keep what became of it; the card goes with the page that is built anew."""
        if not self.context.desk.read_only:
            quiet_prompts.answer_prompt(self.context.desk, self.quiet, answer, self.session_id, self.place)

    def note_found(self) -> None:
        """Open the note on what came between the two, or the goal; the prompt is answered with it."""
        about = self.quiet.step or self.quiet.goal
        if about is not None:
            self.answer(PromptAnswer.FOUND)
            self.context.news.place_wanted.emit(Place(PlaceKind.GOALS, self.quiet.client_id, about.id))
            return
        session = self.context.desk.sessions.find(self.session_id or "")
        if session is None:
            self.answer(PromptAnswer.FOUND)
            return
        place = quiet_prompts.place_of(self.quiet)
        keep = partial(self.answer, PromptAnswer.FOUND)
        open_rupture(self, self.context.desk, session, None, place, keep)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _GONE:
            self.answer(PromptAnswer.OTHER)
            return
        super().keyPressEvent(event)


def said_of(context: Context, quiet: QuietPrompt, *, many: bool) -> str:
    """Return what a prompt is about: its lines, each with what it went from and to, or the goal."""
    if quiet.goal is not None:
        return f"“{quiet.goal.wording()}”"
    if quiet.step is not None:
        return f"“{quiet.step.what}”"
    person = context.desk.people.find(quiet.person_id or "") if many else None
    who = person_name(context, person) if person is not None else ""
    return "\n".join(prompt_words(prompt, quiet.form, who) for prompt in quiet.prompts)


def prompt_words(prompt: Prompt, form: CheckInForm, who: str = "") -> str:
    """Return one line of it, with what it went from and to; never more than that."""
    said = f"“{item_words(prompt.item, form)}”" if prompt.item else _tr("The lines together")
    said = f"{who}: {said}" if who else said
    before, after = prompt.before, prompt.after
    if prompt.kind is PromptKind.AT_THE_TOP:
        return who
    if prompt.kind is PromptKind.SEEN_DIFFERENTLY and before is not None and after is not None:
        return _tr("{0} {1} and {2}").format(said, shown(before), shown(after))
    if before is not None and after is not None and set(prompt.marks) - {before}:
        marks = ", ".join(shown(mark) for mark in prompt.marks)
        return _tr("{0} was {1}, and then {2}").format(said, marks, shown(after))
    if before is not None and after is not None:
        return _tr("{0} went from {1} to {2}").format(said, shown(before), shown(after))
    return _tr("{0} was marked {1}").format(said, shown(after or 0))


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
