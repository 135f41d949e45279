"""The form for a moment that came between the two, wherever it is opened from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.sessions import Session
from practice_desk.intentions import ruptures
from practice_desk.storage.desk import Desk
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import button
from practice_desk.ui.parts.recordings import new_or_kept


def open_rupture(
    parent: QWidget, desk: Desk, session: Session, known: Rupture | None, place: Place,
    then: Callable[[], object] | None = None,
) -> FormDialog:  # fmt: skip
    """Open the form for a moment of a session, by the five prompts; `then` is done with keeping it."""
    form: Form[Rupture] = Form(desk, "rupture")
    signs = parent.tr("A sign: silence, going along, sharp words, coming late, “it's fine”.")
    form.add("moment", parent.tr("What was the moment?"), TextField(2), hint=signs)
    form.add("client_view", parent.tr("How did they see it? Their words"), TextField(2))
    form.add("my_part", parent.tr("What was my part in it?"), TextField(2))
    form.add("repair", parent.tr("What did we try to put it right?"), TextField(2))
    form.add("now", parent.tr("How is it now?"), TextField(2))
    fresh = Rupture(
        id=f"rupture-{session.id}", client_id=session.client_id, session_id=session.id,
        on=min(session.on, today()),
    )  # fmt: skip
    shown = known or fresh
    form.start(shown, session.client_id)
    keep = new_or_kept(shown, lambda r: ruptures.keep_rupture(desk, r), fresh=known is None)

    def keep_and(typed: Rupture) -> None:
        keep(typed)
        if then is not None:
            then()

    def try_keep() -> bool:
        return form.keep(Deed.KEEP_RUPTURE, place, keep_and, lambda r: r.problems(today()))

    title = parent.tr("When something came between you")
    dialog = FormDialog(parent.window(), title, form, try_keep, parent.tr("Keep it"))
    if known is not None:
        offer_removal(dialog, parent.tr("Remove it"), lambda: ruptures.remove_rupture(desk, known))
    dialog.open()
    return dialog


def offer_removal(dialog: FormDialog, words: str, remove: Callable[[], object]) -> None:
    """Add the button that takes out what the form is about."""
    made = button(words, "quiet", icon="trash")

    def take_out() -> None:
        dialog.form.forget()
        dialog.accept()
        remove()

    made.clicked.connect(take_out)
    dialog.form.add_widget(made)
