"""The form of a feeling before and after, which goes beyond the core of a session."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.intentions import emotions
from practice_desk.ui.fields import ChoiceField, LineField, RatingField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.recordings import new_or_kept
from practice_desk.ui.parts.rupture_form import offer_removal
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
        offer_removal(dialog, parent.tr("Remove this feeling"), lambda: emotions.remove_emotion(desk, known))
    dialog.open()
    return dialog
