"""The calm card after an answer on death or self-harm: what to ask, and what was done about it.

It stays until that is noted and holds nothing up. No score, no level, no colour, no prediction stands on it;
an answer of "not at all" opens none, and nothing here says that there is no risk (clinical.md 4.3).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_sheets import FollowUp, FollowUpOutcome, GivenHow
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import library, measures
from practice_desk.intentions.measures import OpenFollowUp
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, Quote, button, column, facts, heading, row, wrap
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.parts.reading import read


class FollowUpCard(Card):
    """One answer that is to be talked about today."""

    def __init__(self, context: Context, found: OpenFollowUp) -> None:
        super().__init__(gap=10)
        self.context, self.found = context, found
        sheet = found.sheet
        self.setObjectName(f"follow-up-{sheet.id}-{found.answer.item}")
        where = f"{self._who()}{found.measure.name}, {context.date(sheet.on)}"
        self.add(heading(self.tr("Talk about this today"), note=where), Quote(self._question()))
        self.add(Label(self.answer_words(), strong=True, wrap=True))
        self.add(Label(_text(context, "risk.item"), wrap=True), self._buttons())
        self.setAccessibleName(self.tr("Talk about this today"))

    def answer_words(self) -> str:
        """Return what was answered, as a sentence."""
        answer = self.found.answer
        if self.found.sheet.given is GivenHow.SCORE:
            return self.tr("Only the score was typed, so this answer was not seen here. Look at the sheet.")
        if answer.answer is None:
            return f"{self.tr('This line was left open.')} {self._before()}".strip()
        said = self.tr("The answer to the question on death or self-harm was: “{0}”.").format(answer.words)
        return f"{said} {self._before()}".strip()

    def _before(self) -> str:
        answer = self.found.answer
        if answer.before_on is None:
            return ""
        day = self.context.date(answer.before_on)
        frame = self.tr("It is more than on {0}: “{1}”.") if answer.rose else self.tr("On {0} it was: “{1}”.")
        return frame.format(day, answer.before)

    def _question(self) -> str:
        text = self.found.measure.item(self.found.answer.item).text
        return text or self.tr("Item {0}").format(self.found.answer.item)

    def _who(self) -> str:
        person = self.context.desk.people.find(self.found.sheet.person_id or "")
        return f"{person_name(self.context, person)}, " if person else ""

    def _buttons(self) -> QWidget:
        talk = button(self.tr("Words for the safety talk"), "small", icon="quote")
        talk.clicked.connect(self.read_words)
        self.outcomes = {outcome: button(words.of(outcome), "small") for outcome in FollowUpOutcome}
        for outcome, made in self.outcomes.items():
            made.clicked.connect(lambda _=False, outcome=outcome: self.note(outcome))
        box = QWidget()
        to_plan = to_safety(self.context, self.found.sheet.client_id)
        box.setLayout(wrap(talk, *self.outcomes.values(), to_plan, gap=8))
        return box

    def read_words(self) -> None:
        """Read the words for the safety talk."""
        text = library.find_text(self.context.desk, "risk.talk")
        read(self, text.name, [("", _text(self.context, "risk.talk"))])

    def note(self, outcome: FollowUpOutcome) -> FormDialog:
        """Open the form for what was done."""
        return open_follow_up(self, self.context, self.found, outcome)


def open_follow_up(
    parent: QWidget, context: Context, found: OpenFollowUp, outcome: FollowUpOutcome
) -> FormDialog:
    """Open the form for what was said and decided, or why it was not asked."""
    desk, sheet, item = context.desk, found.sheet, found.answer.item
    form: Form[FollowUp] = Form(desk, "follow-up")
    if outcome is FollowUpOutcome.TALKED:
        form.add("said", parent.tr("What was said, in their words"), TextField(4))
        form.add("plan", parent.tr("What you agreed"), TextField(3))
    elif outcome is FollowUpOutcome.ALREADY_LEFT:
        form.add("plan", parent.tr("What you decide, and why"), TextField(4))
    else:
        form.add("reason", parent.tr("Why it was not asked"), TextField(4))
    hint = parent.tr("What is kept here stays as it is written.")
    form.add_widget(Label(hint, "small", tone="muted", wrap=True))
    form.start(
        FollowUp(
            id=f"{sheet.id}-{item}-{outcome.value}", client_id=sheet.client_id, sheet_id=sheet.id, item=item,
            outcome=outcome, at_utc=now(),
        ),
        sheet.client_id,
    )  # fmt: skip

    def keep() -> bool:
        return form.keep(
            Deed.ANSWER_FOLLOW_UP,
            Place(PlaceKind.MEASURES, sheet.client_id, sheet.id),
            lambda f: measures.answer_follow_up(
                desk, sheet.id, item, outcome, said=f.said, plan=f.plan, reason=f.reason
            ),
        )

    dialog = FormDialog(parent.window(), words.of(outcome), form, keep, parent.tr("Keep this"))
    dialog.open()
    return dialog


class DoneCard(Card):
    """What was done about answers on death or self-harm, with the way to risk note and safety plan."""

    def __init__(self, context: Context, notes: Sequence[FollowUp], note: str = "") -> None:
        super().__init__(gap=10)
        self.setObjectName(f"done-{notes[0].sheet_id}")
        self.add(heading(self.tr("What was done"), note=note))
        self.add(*(follow_up_line(context, one) for one in notes))
        self.add(row(to_safety(context, notes[0].client_id), ...))


def to_safety(context: Context, client_id: str) -> QWidget:
    """Return the way to the risk note and the safety plan."""
    made = button(QCoreApplication.translate("measures", "Risk note and safety plan"), "link", icon="right")
    made.clicked.connect(lambda: context.news.place_wanted.emit(Place(PlaceKind.SAFETY, client_id)))
    return made


def follow_up_line(context: Context, note: FollowUp) -> QWidget:
    """Return one noted follow-up for reading: when, what was done, and the words under what they answer."""
    day = context.date(note.at_utc.astimezone().date())
    head = Label(f"{day}, {words.of(note.outcome)}", "small", tone="muted", wrap=True)
    tr = QCoreApplication.translate
    lines = [
        (tr("measures", "In their words"), note.said),
        (tr("measures", "What was decided"), note.plan),
        (tr("measures", "Why not"), note.reason),
    ]
    box = QWidget()
    box.setLayout(column(head, facts(*(line for line in lines if line[1])), gap=4))
    return box


def _text(context: Context, key: str) -> str:
    return library.find_text(context.desk, key).body.strip()
