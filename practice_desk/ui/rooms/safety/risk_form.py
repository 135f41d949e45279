"""The risk note while it is written: what was said, what is needed, what was agreed; never a level."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.limits import LIMITS
from practice_desk.domain.measure_sheets import FollowUp
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.risk import AskedDirectly, RiskNote
from practice_desk.intentions import measures, risk_notes, sessions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, DateField, LineField, TextField
from practice_desk.ui.form import Form, Problems
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import heading
from practice_desk.ui.kit.layout import Box
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.refusals import keep_or_say
from practice_desk.ui.parts.wide import open_wide

_SHORT = ("report", "capacity")
STEM, NEW = "risk-note", "new-risk-note"


class RiskForm(Form[RiskNote]):
    """What led to it, what was asked and said, what is needed and agreed; the rest waits under More."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context.desk, name)
        self._said = risk_notes.headings()
        self._order = context.desk.practice.own().date_order
        self._found_out()
        self._done_about_it()
        self._told()
        self._other_person()
        self.edited.connect(self._fit)

    @override
    def start(self, record: RiskNote, client_id: str | None = None) -> None:
        """Show a draft."""
        super().start(record, client_id)
        self._fit()

    def _found_out(self) -> None:
        self.add("on", self.tr("Day"), NeededDate(self._order, today()))
        self._text("trigger")
        self.add("asked", self._said["asked"], SegmentsField(words.choices(AskedDirectly)))
        self._text("not_asked")
        self._text("words", hint=self.tr("As they were said."))
        for name in ("thoughts", "plan", "intent"):
            self._text(name)
        self._text("means", hint=self.tr("Only what is needed to make it safer."))
        for name in ("past", "changes", "harder", "protects"):
            self._text(name)
        self._text("capacity", more=True)

    def _done_about_it(self) -> None:
        self._text("consulted", more=True)
        self.add("consulted_on", self._said["consulted_on"], DateField(self._order, today()), more=True)
        self._text("needs", hint=self.tr("What would make the time until we meet again safer."))
        self._text("actions")
        self._text("safety_plan", hint=self.tr("Made, looked at or changed."))
        self._text("next_contact")
        self.add("next_contact_on", self._said["next_contact_on"], DateField(self._order, today()))

    def _told(self) -> None:
        self._text("told", more=True)
        limits = [("", "–"), *((limit, risk_notes.limit_words(limit)) for limit in LIMITS)]
        self.add("limit", self._said["limit"], ChoiceField(limits), more=True)
        self._text("client_informed", more=True)

    def _other_person(self) -> None:
        self.add_widget(Box(heading(self.tr("Where somebody else is in danger"))), more=True)
        for name in ("person_at_risk", "ground", "report"):
            self._text(name, more=True)

    def _text(self, name: str, *, hint: str = "", more: bool = False) -> None:
        field = LineField() if name in _SHORT else TextField(2)
        self.add(name, self._said[name], field, hint=hint, more=more)

    def _fit(self) -> None:
        """Ask why not only where it was not asked."""
        self.rows["not_asked"].setVisible(self.field("asked").value() is AskedDirectly.NO)


def open_risk(parent: QWidget, context: Context, note: RiskNote | None, client_id: str) -> FormDialog:
    """Open a draft of a risk note, or a new one."""
    desk = context.desk
    name = STEM if note else NEW
    form = RiskForm(context, name)
    known = note or _begin(context, client_id)
    form.start(known, client_id)

    def problems(typed: RiskNote) -> Problems:
        """Only what no draft can be kept with; what signing needs is asked then."""
        return [("on", code) for where, code in typed.problems(today()) if where == "on"]

    def keep() -> bool:
        return keep_or_say(
            form, Deed.KEEP_RISK_NOTE, Place(PlaceKind.SAFETY, client_id, known.id),
            lambda typed: risk_notes.keep_risk_note(desk, typed), problems,
        )  # fmt: skip

    dialog = FormDialog(parent.window(), parent.tr("Risk note"), form, keep, parent.tr("Keep as draft"))
    form.rows["trigger"].field.setFocus()
    return open_wide(parent, dialog)


def _begin(context: Context, client_id: str) -> RiskNote:
    noted = risk_notes.unwritten_answer(context.desk, client_id)
    if noted is not None:
        made = risk_notes.begin_from_answer(context.desk, noted, _trigger(context, noted))
    else:
        session_id = sessions.held_today(context.desk, client_id)
        made = risk_notes.begin_risk_note(context.desk, client_id, session_id=session_id)
    typed = context.desk.scratch.newest(NEW, client_id)
    return replace(made, id=typed.record_id) if typed else made


def _trigger(context: Context, noted: FollowUp) -> str:
    """Return which answer it was, as what led to the note."""
    sheet = context.desk.measure_sheets.get(noted.sheet_id)
    measure = measures.measure_of(context.desk, sheet)
    said = QCoreApplication.translate("RiskForm", "{0} of {1}: the answer on death or self-harm.")
    return said.format(measure.name, context.date(sheet.on))
