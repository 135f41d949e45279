"""Typing in a sheet that was filled in elsewhere: its answers by number, or the scores alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_sheets import GivenHow, MeasureSheet
from practice_desk.domain.measures import Item, Measure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.intentions import measures
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField, NumberField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.rooms.measures.records import Record
from practice_desk.ui.theme import px

_NUMBER = 120
_ELSEWHERE = (GivenHow.ON_PAPER, GivenHow.READ_ALOUD)


class SheetForm(Form[MeasureSheet]):
    """One sheet: whose it is, of which day, and each answer. Any line may stay open."""

    def __init__(self, record: Record, measure: Measure, sheet: MeasureSheet) -> None:
        super().__init__(record.work.context.desk, "measure-sheet")
        self.known, self.measure, self.sheet = record, measure, sheet
        self.is_score = sheet.given is GivenHow.SCORE
        order = record.context.desk.practice.own().date_order
        if record.work.many():
            people = [(p.id, record.work.name_of(p.id)) for p in record.work.people]
            self.add("person_id", self.tr("Who answered"), ChoiceField(people))
        self.add("on", self.tr("Day"), NeededDate(order, today()))
        if self.is_score:
            self._add_scores()
        else:
            how = [(how, words.of(how)) for how in _ELSEWHERE]
            self.add("given", self.tr("How"), SegmentsField(how))
            self._add_items()
        self.start(sheet, record.client_id)

    def _add_scores(self) -> None:
        for scale in self.measure.scales:
            field = NumberField(scale.low, scale.high)
            field.setMaximumWidth(px(_NUMBER))
            hint = self.tr("{0} to {1}").format(scale.low, scale.high)
            self.add(f"entered.{scale.key}", scale.name or self.measure.name, field, hint=hint)

    def _add_items(self) -> None:
        shared = _answers_said(self.measure.items[0])
        lead = self.tr("Type the number of each answer: {0}. A line that was left open stays empty.")
        self.add_widget(Label(lead.format(shared), "small", tone="muted", wrap=True))
        for number, item in enumerate(self.measure.items, 1):
            values = [option.value for option in item.options]
            field = NumberField(min(values), max(values))
            field.setMaximumWidth(px(_NUMBER))
            said = _answers_said(item)
            text = f"{number}. {item.text}" if item.text else str(number)
            hints = ["" if said == shared else said, self._left() if item.may_be_left else ""]
            self.add(f"items.{number}", text, field, hint=". ".join(hint for hint in hints if hint))

    def _left(self) -> str:
        return self.tr("Empty where it does not apply")

    def start(self, record: MeasureSheet, client_id: str | None = None) -> None:
        """Show a sheet, and over it what was typed and not kept."""
        answered = {f"items.{n}": answer for n, answer in enumerate(record.answers, 1)}
        entered = {f"entered.{s.key}": v for s, v in zip(self.measure.scales, record.entered, strict=False)}
        super().start(_Shown(record, {**answered, **entered}), client_id)  # type: ignore[arg-type]
        self._record = record

    def made(self) -> MeasureSheet:
        """Return the sheet as it is typed now."""
        sheet = self.sheet
        if "person_id" in self.rows:
            sheet = replace(sheet, person_id=self.field("person_id").value())
        on = self.field("on").value() or sheet.on
        days = {s.id: s.on for s in self.known.sessions()[::-1]}
        if days.get(sheet.session_id or "") != on:  # of two sessions of one day, the one it was given in
            sheet = replace(sheet, session_id=next((i for i, day in days.items() if day == on), None))
        sheet = replace(sheet, on=on)
        if self.is_score:
            entered = tuple(self.field(f"entered.{s.key}").value() for s in self.measure.scales)
            return replace(sheet, given=GivenHow.SCORE, entered=entered, answers=(), handed_back=True)
        answers = tuple(self.field(f"items.{n}").value() for n in range(1, len(self.measure.items) + 1))
        given = self.field("given").value() or GivenHow.ON_PAPER
        return replace(sheet, given=given, answers=answers, handed_back=True)

    def wrong(self, _record: MeasureSheet) -> Iterator[tuple[str, StrEnum]]:
        """Yield what is in the way, each at a field of this form."""
        first = next(n for n in self.rows if n.startswith(("items.", "entered.")))
        for name, problem in self.made().problems(self.measure, today()):
            yield name if name in self.rows else first, problem


class _Shown:
    """A sheet as the form's fields name its parts."""

    def __init__(self, sheet: MeasureSheet, more: dict[str, object]) -> None:
        self.id, self.client_id, self.person_id = sheet.id, sheet.client_id, sheet.person_id
        self.on, self.given = sheet.on, sheet.given
        for name, value in more.items():
            setattr(self, name, value)


def open_sheet_form(
    parent: QWidget, record: Record, sheet: MeasureSheet, *, corrects: bool = False
) -> FormDialog:
    """Open the form for a new sheet, or for one that takes the place of a sheet that was entered wrongly."""
    desk = record.context.desk
    measure = measures.measure_of(desk, sheet)
    typed = replace(
        sheet, given=sheet.given if sheet.given is not GivenHow.TURNED_SCREEN else GivenHow.ON_PAPER
    )
    if not corrects:
        typed = replace(typed, id=f"new-{sheet.client_id}-{sheet.measure}")
    form = SheetForm(record, measure, typed)

    def do(_: MeasureSheet) -> None:
        made = form.made()
        if corrects:
            kept = measures.correct(desk, sheet, made)
        else:
            kept = replace(made, id=new_id())
            measures.keep_sheet(desk, kept)
        place = Place(PlaceKind.MEASURES, record.client_id, kept.id)
        record.context.news.place_wanted.emit(place)

    def keep() -> bool:
        deed = Deed.CORRECT_MEASURE if corrects else Deed.KEEP_MEASURE
        return form.keep(deed, Place(PlaceKind.MEASURES, record.client_id), do, form.wrong)

    title = _tr("Correct {0}") if corrects else _tr("Type in {0}")
    dialog = FormDialog(parent.window(), title.format(measure.name), form, keep, _tr("Keep this sheet"))
    dialog.open()
    return dialog


def _answers_said(item: Item) -> str:
    said = (f"{o.value} {o.label}".strip() for o in item.options)
    return ", ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
