"""The confirmation before process notes leave: on what ground, for what reason, what it means here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.process_notes import ExitGround, TakenOut
from practice_desk.intentions import process_notes
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Banner
from practice_desk.ui.parts.apart_words import apart_words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)


def ask_before(
    parent: QWidget, context: Context, out: TakenOut, deed: str, then: Callable[[TakenOut], object]
) -> FormDialog:
    """Ask for ground and reason; `then` is called with them once both are given.

    `deed` is what is about to be done, in words. Nothing is kept here: what leaves is noted when it left.
    """
    said = apart_words(context.desk)
    form: Form[TakenOut] = Form(context.desk, process_notes.FORM_OUT)
    form.add_widget(Banner(said.leaving, "attention"))
    form.add("ground", _tr("On what ground"), ChoiceField(words.choices(ExitGround)))
    form.add(
        "reason", _tr("Reason"), TextField(2),
        hint=_tr(
            "Who asked, for what, which paper says so. It stays in the history; what the notes say does not. "
            "If somebody else gets them, record it under what was shared as well."
        ),
    )  # fmt: skip
    form.start(out, out.client_id)

    def go_on() -> bool:
        typed = form.record()
        permitted = process_notes.is_permitted(context.desk, out.client_id)
        said_of = {name: words.of(problem) for name, problem in typed.problems(permitted=permitted)}
        form.show_problems(said_of)
        if said_of:
            return False
        then(typed)
        return True

    dialog = FormDialog(parent.window(), _tr("Before these notes leave"), form, go_on, deed)
    form.rows["ground"].field.setFocus()
    dialog.open()
    return dialog
