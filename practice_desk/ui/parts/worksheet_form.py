"""A worksheet while it is filled in: a form made from its definition, nothing lost that was typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import Record, override
from practice_desk.domain.worksheet_forms import NUMBERS, FieldKind, FormField, WorksheetForm
from practice_desk.domain.worksheets import Worksheet, write_filled
from practice_desk.intentions import clients, sessions, worksheets
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, RatingField
from practice_desk.ui.form import Form, Problems
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.sheet_fields import field_for
from practice_desk.ui.parts.sheet_rows import RowsField, said_beside_cells

_HEAD = ("on", "person_id")


@dataclass(frozen=True, kw_only=True, repr=False)
class Filling(Record):
    """A worksheet while it is typed; what is said on a line is read like a field of this record."""

    client_id: str
    on: date
    person_id: str | None = None
    said: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __getattr__(self, name: str) -> Any:
        """Return what is said on a line. Raises AttributeError for a line the form has not."""
        said = self.__dict__.get("said", {})
        if name not in said:
            raise AttributeError(name)
        return said[name]


class FillingForm(Form[Filling]):
    """The lines of one worksheet form, its day and, where several people do the work, whose it is.

    `turned` is for the turned screen, which names nobody.
    """

    def __init__(
        self, context: Context, form: WorksheetForm, sheet: Worksheet, name: str, *, turned: bool = False
    ) -> None:
        super().__init__(context.desk, name)
        self.context, self.sheet_form, self._sheet = context, form, sheet
        self.add_widget(Label(form.about, tone="muted", wrap=True))
        if not turned:
            self._add_whose()
        self._hints: dict[str, str] = {}
        for line in form.fields:
            self._add_field(line)
        if not turned:
            order = context.desk.practice.own().date_order
            self.add("on", self.tr("Day"), NeededDate(order, today()))
        self.edited.connect(self._show_before)

    @property
    def first(self) -> QWidget:
        """Return the field in which writing begins."""
        return self.rows[self.sheet_form.fields[0].key].field

    def keep_sheet(self) -> bool:
        """Keep the sheet, or say beside its fields what stands in the way; return whether it was kept."""
        return self.keep(
            Deed.KEEP_WORKSHEET, worksheets.place_of(self._sheet),
            lambda typed: worksheets.keep_sheet(self.desk, self.sheet(typed)), self.problems,
        )  # fmt: skip

    def sheet(self, typed: Filling) -> Worksheet:
        """Return the worksheet that what was typed makes."""
        kept = self.desk.worksheets.find(self._sheet.id) or self._sheet
        whose = typed.person_id if "person_id" in self.rows else kept.person_id
        return replace(
            kept, on=typed.on, person_id=whose, body=write_filled(_as_lists(self.sheet_form, typed.said))
        )

    def problems(self, typed: Filling) -> Problems:
        """Return what stands in the way, each under the field it belongs to."""
        first = self.sheet_form.fields[0].key
        return [
            (first if name == "body" else name, code)
            for name, code in self.sheet(typed).problems(self.sheet_form, today())
        ]

    @override
    def record(self, without: Collection[str] = ()) -> Filling:
        """Return what stands in the fields now; those in `without` as they were shown first."""
        shown = self._record
        assert shown is not None
        typed = {name: self.field(name).value() for name in self.rows if name not in without}
        said = {**shown.said, **{key: typed[key] for key in shown.said if key in typed}}
        head = {name: typed[name] for name in _HEAD if name in typed}
        return replace(shown, said=said, **head)

    @override
    def start(self, record: Filling, client_id: str | None = None) -> None:
        """Show what was filled in."""
        super().start(record, client_id)
        self._show_before()

    @override
    def show_problems(self, problems: dict[str, str]) -> None:
        """Say each problem beside its field, one in a row beside its cell."""
        super().show_problems(said_beside_cells(self.rows, problems))

    def _add_whose(self) -> None:
        people = clients.participants(self.context.desk, self._sheet.client_id)
        if len(people) < 2:  # noqa: PLR2004  (one person needs no asking)
            return
        names = [(p.id, person_name(self.context, p)) for p in people]
        choice = ChoiceField([(None, self.tr("Together")), *names])
        self.add("person_id", self.tr("Whose sheet it is"), choice)

    def _add_field(self, field: FormField) -> None:
        self._hints[field.key] = field.help
        if field.kind is FieldKind.ROWS:
            self.add(field.key, field.title, RowsField(field.columns), hint=field.help, more=field.more)
            return
        label = "" if field.kind is FieldKind.TICK else field.title
        self.add(field.key, label, field_for(field), hint=field.help, more=field.more)

    def _show_before(self) -> None:
        """Show beside each "after" what its "before" is."""
        for line in self.sheet_form.fields:
            if not line.follows or line.kind not in NUMBERS:
                continue
            before, shown = self.field(line.follows).value(), self.rows[line.key]
            if isinstance(shown.field, RatingField):
                shown.field.set_before(before)
            said = "" if before is None else self.tr("Before: {0}.").format(before)
            shown.set_hint(" ".join(part for part in (said, self._hints[line.key]) if part))


def fill_in(
    context: Context, form: WorksheetForm, sheet: Worksheet | None, client_id: str, *, turned: bool = False
) -> FillingForm:
    """Return a worksheet to fill in, a new one or one that is kept, with what was typed and not kept."""
    stem = f"worksheet-{form.key}" if sheet else f"new-worksheet-{form.key}"
    known = sheet or _begin(context, form, stem, client_id)
    view = FillingForm(context, form, known, stem, turned=turned)
    begun = {} if sheet else worksheets.first_rows(context.desk, client_id, form)
    view.start(_typed(form, known, begun), client_id)
    return view


def _begin(context: Context, form: WorksheetForm, stem: str, client_id: str) -> Worksheet:
    session_id = sessions.held_today(context.desk, client_id)
    made = worksheets.begin(context.desk, client_id, form.key, session_id=session_id)
    typed = context.desk.scratch.newest(stem, client_id)
    return replace(made, id=typed.record_id) if typed else made


def _typed(form: WorksheetForm, sheet: Worksheet, begun: Mapping[str, Any]) -> Filling:
    filled = {**begun, **sheet.filled()}
    said = {field.key: filled.get(field.key, _nothing(field)) for field in form.fields}
    return Filling(id=sheet.id, client_id=sheet.client_id, on=sheet.on, person_id=sheet.person_id, said=said)


def _nothing(field: FormField) -> object:
    return "" if field.kind in (FieldKind.LINE, FieldKind.TEXT) else None


def _as_lists(form: WorksheetForm, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return ticks as a list, as what is kept has them; rows in which only a kind was chosen are left out."""
    found = {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}
    for line in form.fields:
        kinds = {c.key for c in line.columns if c.kind is FieldKind.CHOICE}
        if kinds and len(kinds) < len(line.columns):
            found[line.key] = [row for row in found.get(line.key) or [] if _says_more(row, kinds)]
    return found


def _says_more(row: Mapping[str, Any], kinds: Collection[str]) -> bool:
    return any(value not in (None, "", False) for key, value in row.items() if key not in kinds)
