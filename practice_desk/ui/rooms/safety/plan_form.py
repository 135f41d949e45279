"""The safety plan while it is written: part by part, in the client's words, in the order it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, override
from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyPlan, write_lines
from practice_desk.domain.worksheet_forms import FieldKind, FormField
from practice_desk.intentions import safety_plans, sessions
from practice_desk.ui.context import Context
from practice_desk.ui.fields import DateField, LineField, RatingField, TextField
from practice_desk.ui.form import Form, Problems
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.sheet_rows import RowsField, said_beside_cells
from practice_desk.ui.parts.wide import open_wide
from practice_desk.ui.rooms.safety.plan_words import PlanWords, plan_words

Lines = Sequence[Mapping[str, Any]]
_COLUMNS: dict[SafetyPart, tuple[str, ...]] = {
    SafetyPart.SIGNS: ("what",),
    SafetyPart.BY_MYSELF: ("what",),
    SafetyPart.PLACES: ("what", "phone"),
    SafetyPart.PEOPLE: ("what", "phone", "told"),
    SafetyPart.PROFESSIONALS: ("what", "phone", "hours"),
    SafetyPart.SURROUNDINGS: ("what", "who", "by_when"),
    SafetyPart.REASONS: ("what",),
}
_RANKED = (SafetyPart.BY_MYSELF, SafetyPart.PEOPLE, SafetyPart.PROFESSIONALS)
STEM = "safety-plan"


@dataclass(frozen=True, kw_only=True, repr=False)
class WrittenPlan(Record):
    """A plan while it is typed, one field for each part."""

    client_id: str
    signs: Lines = field(default_factory=tuple)
    by_myself: Lines = field(default_factory=tuple)
    places: Lines = field(default_factory=tuple)
    people: Lines = field(default_factory=tuple)
    professionals: Lines = field(default_factory=tuple)
    surroundings: Lines = field(default_factory=tuple)
    reasons: Lines = field(default_factory=tuple)
    made_on: date
    made_with: str = ""
    copy_given: str = ""
    likely: int | None = None
    barriers: str = ""
    next_review_on: date | None = None


class PlanForm(Form[WrittenPlan]):
    """The seven parts, then when it was made, how likely it is to be used, and when it is looked at again."""

    def __init__(self, context: Context, plan: SafetyPlan) -> None:
        super().__init__(context.desk, STEM)
        self.plan, said = plan, plan_words()
        self.add_widget(Label(said.about, tone="muted", wrap=True))
        for part in SafetyPart:
            self._add_part(said, part)
        order = context.desk.practice.own().date_order
        self.add("likely", said.likely, RatingField())
        self.add("barriers", said.barriers, TextField(2))
        self.add("next_review_on", self.tr("When we look at it again"), DateField(order, today()))
        self.add("made_on", self.tr("Made on"), NeededDate(order, today()))
        self.add("made_with", self.tr("Made with"), LineField(), more=True)
        self.add("copy_given", self.tr("How the copy was given"), LineField(), more=True)

    def made(self, typed: WrittenPlan) -> SafetyPlan:
        """Return the version that what was typed makes."""
        lines = {part: [_line(said) for said in getattr(typed, part.value)] for part in SafetyPart}
        shared = {f.name for f in fields(WrittenPlan)} - {p.value for p in SafetyPart} - {"id", "client_id"}
        return replace(self.plan, body=write_lines(lines), **{name: getattr(typed, name) for name in shared})

    def problems(self, typed: WrittenPlan) -> Problems:
        """Return what stands in the way, each under the part it belongs to."""
        found = self.made(typed).problems(today())
        return [("signs" if name == "body" else name, code) for name, code in found]

    @override
    def show_problems(self, problems: dict[str, str]) -> None:
        """Say each problem under its part, one in a line beside that line."""
        super().show_problems(said_beside_cells(self.rows, problems))

    def _add_part(self, said: PlanWords, part: SafetyPart) -> None:
        columns = tuple(_column(said, key) for key in _COLUMNS[part])
        rows = RowsField(columns, ranked=part in _RANKED, named=said.heading(part))
        self.add(part.value, said.heading(part), rows, hint=said.help(part))


def open_plan(parent: QWidget, context: Context, client_id: str, person_id: str | None) -> FormDialog:
    """Open the next version of a person's plan, or their first one."""
    session_id = sessions.held_today(context.desk, client_id)
    plan = safety_plans.begin_plan(context.desk, client_id, person_id=person_id, session_id=session_id)
    form = PlanForm(context, plan)
    form.start(_written(plan), client_id)

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_SAFETY_PLAN, Place(PlaceKind.SAFETY, client_id),
            lambda typed: safety_plans.keep_plan(context.desk, form.made(typed)), form.problems,
        )  # fmt: skip

    title = parent.tr("Safety plan") if plan.number == 1 else parent.tr("Safety plan, next version")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep safety plan"))
    form.rows["signs"].field.setFocus()
    return open_wide(parent, dialog)


def _written(plan: SafetyPlan) -> WrittenPlan:
    lines = {part.value: [vars(line) for line in plan.lines(part)] for part in SafetyPart}
    return WrittenPlan(
        id=_waits(plan), client_id=plan.client_id, made_on=plan.made_on, made_with=plan.made_with,
        copy_given=plan.copy_given, likely=plan.likely, barriers=plan.barriers,
        next_review_on=plan.next_review_on, **lines,
    )  # fmt: skip


def _waits(plan: SafetyPlan) -> str:
    """Return the name under which an unfinished version waits: a fact has no id before it is kept."""
    return f"{plan.client_id}-{plan.person_id or ''}-{plan.number}"


def _column(said: PlanWords, key: str) -> FormField:
    kind = FieldKind.TICK if key == "told" else FieldKind.LINE
    return FormField(key, said.column(key), kind)


def _line(said: Mapping[str, Any]) -> SafetyLine:
    known = {f.name for f in fields(SafetyLine)}
    return SafetyLine(**{key: value for key, value in said.items() if key in known})
