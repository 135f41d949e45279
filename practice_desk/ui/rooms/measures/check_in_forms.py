"""Forms of the check-in for the therapist: the guess before it is shown, and answers from paper or aloud."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.check_ins import ITEMS, OPEN, CheckIn, CheckInForm
from practice_desk.domain.deeds import Deed
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import check_ins
from practice_desk.ui.fields import ChoiceField, RatingField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.check_in_words import OPEN_LINES, form_for, item_words, texts
from practice_desk.ui.rooms.measures.records import Record


class LinesForm(Form[CheckIn]):
    """The five lines as one form; each may stay open."""

    def __init__(self, record: Record, check_in: CheckIn, *, guess: bool) -> None:
        super().__init__(record.context.desk, "check-in-guess" if guess else "check-in-typed")
        for item in ITEMS:
            self.add(item.value, item_words(item, check_in.form), _field(check_in.form))
        if not guess:
            for name in OPEN_LINES:
                self.add(name, texts()["open"][name], TextField(2))
        self._guess = guess
        marks = check_in.guess if guess else check_in.answers
        super().start(check_in, check_in.client_id)
        for item, mark in zip(ITEMS, marks, strict=True):
            if self.desk.scratch.find(self.name, check_in.id) is None:
                self.field(item.value).set_value(mark)
                self._base[item.value] = self.field(item.value).raw()

    def marks(self) -> tuple[int | None, ...]:
        """Return the five marks."""
        return tuple(self.field(item.value).value() for item in ITEMS)


def open_guess(
    parent: QWidget, record: Record, session_id: str, person: Person, known: CheckIn | None
) -> FormDialog:
    """Open the form for what you think this person marks; it is shown after theirs."""
    desk, form_kind = record.context.desk, known.form if known else form_for(person)
    check_in = check_ins.begin(desk, session_id, person.id, form=form_kind)
    form = LinesForm(record, replace(check_in, id=_draft(session_id, person)), guess=True)
    hint = _tr("Your guess comes before you look. Both see it beside their marks.")
    form.add_widget(Label(hint, "small", tone="muted", wrap=True))

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_CHECK_IN,
            Place(PlaceKind.MEASURES, record.client_id, f"check-ins:{session_id}"),
            lambda _: check_ins.keep_guess(desk, session_id, person.id, form.marks(), form_kind),
            lambda _: (),
        )

    title = _tr("What do you think {0} marks?").format(record.work.name_of(person.id))
    dialog = FormDialog(parent.window(), title, form, keep, _tr("Keep my guess"))
    dialog.open()
    return dialog


def open_answers(parent: QWidget, record: Record, session_id: str, person: Person) -> FormDialog:
    """Open the form for what was marked on paper or said aloud."""
    desk = record.context.desk
    check_in = check_ins.begin(desk, session_id, person.id, turned=False, form=form_for(person))
    form = LinesForm(record, replace(check_in, id=_draft(session_id, person), answers=OPEN), guess=False)

    def made() -> CheckIn:
        said = {name: form.field(name).value() for name in OPEN_LINES}
        return replace(check_in, answers=form.marks(), handed_back=True, opened=True, **said)

    def wrong(_: CheckIn) -> list[tuple[str, object]]:
        from practice_desk.domain.clock import today

        found = made().problems(today())
        return [(ITEMS[0].value if name == "answers" else name.split(".")[-1], p) for name, p in found]

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_CHECK_IN,
            Place(PlaceKind.MEASURES, record.client_id, f"check-ins:{session_id}"),
            lambda _: check_ins.keep_check_in(desk, made()),
            wrong,  # type: ignore[arg-type]
        )

    title = _tr("What {0} marked").format(record.work.name_of(person.id))
    dialog = FormDialog(parent.window(), title, form, keep, _tr("Keep this check-in"))
    dialog.open()
    return dialog


def _field(form: CheckInForm) -> QWidget:
    if form is CheckInForm.FACES:
        return ChoiceField([(None, _tr("Open")), *enumerate(texts()["faces"])])
    return RatingField()


def _draft(session_id: str, person: Person) -> str:
    return f"{session_id}-{person.id}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
