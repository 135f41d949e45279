"""From a worksheet into the thread What I notice: the client's own words, ready to be mended and kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.noticed import Noticed, NoticedFrom
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.worksheets import Worksheet
from practice_desk.intentions import noticed, worksheets
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.needed import NeededDate

_SAYS_IT = ("noticed", "learned", "kind", "balanced", "went")


def noticed_words(sheet: Worksheet) -> str:
    """Return the line of a worksheet that says what was noticed, empty where none does."""
    filled = sheet.filled()
    return next((filled[key] for key in _SAYS_IT if isinstance(filled.get(key), str)), "")


def open_notice(parent: QWidget, context: Context, sheet: Worksheet) -> FormDialog:
    """Open the form for a line of the thread that starts from a worksheet."""
    desk = context.desk
    form: Form[Noticed] = Form(desk, "noticed-worksheet")
    form.add(
        "words", form.tr("In the client's own words"), TextField(3),
        hint=form.tr("It stands in the thread, at the review, and on the sheet where the client chooses it."),
    )  # fmt: skip
    form.add("on", form.tr("Day"), NeededDate(desk.practice.own().date_order, today()))
    line = Noticed(
        client_id=sheet.client_id, person_id=sheet.person_id, session_id=sheet.session_id, on=sheet.on,
        words=noticed_words(sheet), source=NoticedFrom.WORKSHEET,
    )  # fmt: skip
    form.start(line, sheet.client_id)

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_NOTICED, worksheets.place_of(sheet), lambda n: noticed.keep_noticed(desk, n)
        )

    title = parent.tr("What I notice")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep line"))
    form.rows["words"].field.setFocus()
    dialog.open()
    return dialog


def thread_place(sheet: Worksheet) -> Place:
    """Return where the thread is read."""
    return Place(PlaceKind.GOALS, sheet.client_id)
