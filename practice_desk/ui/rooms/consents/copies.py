"""Noting how copies of several papers were given, where it was not as usual."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import consents
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.paper_answers import Answer
from practice_desk.ui.parts.refusals import keep_or_say


def open_copies(
    parent: QWidget, context: Context, client_id: str, to: Sequence[tuple[str, str]]
) -> FormDialog:
    """Ask how the copies of these papers were given to who signed them."""
    form: Form[Answer] = Form(context.desk, "copies")
    ways = (parent.tr("by e-mail, with a password"), parent.tr("by post"), parent.tr("did not want one"))
    form.add("how", parent.tr("How the copies were given"), LineField(suggestions=ways))
    form.start(Answer(id=f"copies-{client_id}", client_id=client_id))
    place = Place(PlaceKind.CONSENTS, client_id)

    def keep() -> bool:
        def give(said: Answer) -> None:
            consents.give_copies(context.desk, to, said.how)

        return keep_or_say(form, Deed.GIVE_COPY, place, give)

    dialog = FormDialog(
        parent.window(), parent.tr("Copies were given"), form, keep, parent.tr("Keep the note")
    )
    dialog.open()
    return dialog
