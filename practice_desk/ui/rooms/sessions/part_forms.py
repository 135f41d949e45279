"""The forms of what goes beyond the core: a feeling before and after, and what came between the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.ruptures import Rupture
from practice_desk.intentions import emotions, ruptures
from practice_desk.ui.fields import ChoiceField, LineField, RatingField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import button
from practice_desk.ui.parts.recordings import new_or_kept
from practice_desk.ui.rooms.sessions.seen import Seen


def open_emotion(parent: QWidget, seen: Seen, known: Emotion | None) -> FormDialog:
    """Open the form for a feeling in the client's own word."""
    desk, session = seen.context.desk, seen.session
    form: Form[Emotion] = Form(desk, "emotion")
    usual = emotions.words_of(desk, session.client_id)
    hint = parent.tr("In their own word.")
    form.add("words", parent.tr("The feeling"), LineField(suggestions=usual), hint=hint)
    if seen.work.many():
        people = [(p.id, seen.work.name_of(p.id)) for p in seen.work.people]
        form.add("person_id", parent.tr("Whose"), ChoiceField([(None, parent.tr("Together")), *people]))
    form.add("before", parent.tr("How strong before, 0 to 10"), RatingField())
    form.add("after", parent.tr("How strong after, 0 to 10"), RatingField())
    form.add("helped", parent.tr("What helped"), LineField())
    later = (
        ("body", parent.tr("Where in the body")), ("set_off", parent.tr("What set it off")),
        ("urge", parent.tr("What it made them want to do")), ("did", parent.tr("What they did")),
    )  # fmt: skip
    for name, label in later:
        form.add(name, label, LineField(), more=True)
    form.add("help", parent.tr("How much it helped, 0 to 10"), RatingField(), more=True)
    begun = emotions.begin(desk, session.id)
    shown = known or replace(begun, id=f"feeling-{session.id}")
    form.start(shown, session.client_id)
    keep = new_or_kept(shown, lambda e: emotions.keep_emotion(desk, e), fresh=known is None)

    def try_keep() -> bool:
        return form.keep(Deed.KEEP_EMOTION, seen.place, keep, lambda e: e.problems(today()))

    title = parent.tr("A feeling, before and after")
    dialog = FormDialog(parent.window(), title, form, try_keep, parent.tr("Keep feeling"))
    if known is not None:
        _offer_removal(dialog, parent.tr("Remove this feeling"), lambda: emotions.remove_emotion(desk, known))
    dialog.open()
    return dialog


def open_rupture(parent: QWidget, seen: Seen, known: Rupture | None) -> FormDialog:
    """Open the form for a moment that came between the two, by the five prompts."""
    desk, session = seen.context.desk, seen.session
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

    def try_keep() -> bool:
        return form.keep(Deed.KEEP_RUPTURE, seen.place, keep, lambda r: r.problems(today()))

    title = parent.tr("When something came between you")
    dialog = FormDialog(parent.window(), title, form, try_keep, parent.tr("Keep it"))
    if known is not None:
        _offer_removal(dialog, parent.tr("Remove it"), lambda: ruptures.remove_rupture(desk, known))
    dialog.open()
    return dialog


def _offer_removal(dialog: FormDialog, words: str, remove: Callable[[], object]) -> None:
    made = button(words, "quiet", icon="trash")

    def take_out() -> None:
        dialog.form.forget()
        dialog.accept()
        remove()

    made.clicked.connect(take_out)
    dialog.form.add_widget(made)
