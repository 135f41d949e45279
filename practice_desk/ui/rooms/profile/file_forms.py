"""The forms of the file itself, each a part of the profile: the file, what matters, what helps, keeping."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, DateField, LineField, LinesField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.choices import place_choice


class FileDialog(FormDialog):
    """Keeps some fields of a client's file; the others stay as they are, whoever changed them meanwhile."""

    def __init__(
        self, parent: QWidget, context: Context, client: Client, part: str, title: str,
        fields: Callable[[FileDialog, Form[Client]], None],
    ) -> None:  # fmt: skip
        self.context, self.client = context, client
        form: Form[Client] = Form(context.desk, part)
        fields(self, form)
        super().__init__(parent, title, form, self._keep_file, self.tr("Keep profile"))
        form.start(client, client.id)

    def _keep_file(self) -> bool:
        desk = self.context.desk
        place = Place(PlaceKind.PROFILE, self.client.id)
        return self.form.keep(
            Deed.KEEP_PROFILE, place, lambda typed: clients.keep_profile(desk, typed),
            lambda typed: clients.profile_problems(desk, typed),
        )  # fmt: skip


def about_fields(dialog: FileDialog, form: Form[Client]) -> None:
    """Lay out what the file is called, where the client is and how it came about."""
    context, order = dialog.context, dialog.context.desk.practice.own().date_order
    form.add("concern", dialog.tr("What brings them, in their words"), TextField(3))
    form.add("frequency", dialog.tr("How often"), LineField(suggestions=("weekly", "fortnightly", "monthly")))
    form.add("modality", dialog.tr("How you meet"), LineField(suggestions=("in person", "video", "phone")))
    form.add("slot", dialog.tr("Usual time"), LineField())
    form.add(
        "place", dialog.tr("Where the client is"), place_choice(context, dialog.client.place),
        hint=dialog.tr("Decides which crisis numbers stand on the sheet."),
    )  # fmt: skip
    form.add("tags", dialog.tr("Tags, one to a line"), LinesField(2))
    form.add(
        "reference", dialog.tr("Reference"), LineField(),
        hint=dialog.tr("It stands for the client where no name is shown."),
    )  # fmt: skip
    form.add("kind", dialog.tr("Who comes"), ChoiceField(words.choices(ClientKind)), more=True)
    form.add("referral", dialog.tr("Who sent them"), LineField(), more=True)
    form.add("referred_on", dialog.tr("Date of the referral"), DateField(order, today()), more=True)
    form.add("available", dialog.tr("When they can come"), LineField(), more=True)
    form.add("answer_by", dialog.tr("Answer by"), DateField(order, today()), more=True)


def matters_fields(dialog: FileDialog, form: Form[Client]) -> None:
    """Lay out the client's own lists, which goals are picked from."""
    form.add(
        "matters", dialog.tr("What matters, one to a line"), LinesField(4),
        hint=dialog.tr("Ask: “What do you want more of in your life?” A few words will do."),
    )  # fmt: skip
    form.add("strengths", dialog.tr("Strengths, one to a line"), LinesField(4))
    form.add("aspirations", dialog.tr("A year from now, one to a line"), LinesField(4))


def helps_fields(dialog: FileDialog, form: Form[Client]) -> None:
    """Lay out what helps and what does not, in the client's words."""
    form.add("helps", dialog.tr("What helps"), TextField(3))
    form.add("helps_not", dialog.tr("What does not help"), TextField(3))
    on_sheet = dialog.tr("Stands on the sheet the client takes home.")
    form.add("coping", dialog.tr("When it gets hard, one to a line"), LinesField(3), hint=on_sheet)
    form.add("kind_words", dialog.tr("Kind words to themselves"), TextField(2), hint=on_sheet)
    form.add("therapist_does", dialog.tr("What you do until next time"), TextField(2), hint=on_sheet)


def keeping_fields(dialog: FileDialog, form: Form[Client]) -> None:
    """Lay out for how long the record is kept."""
    usual = clients.usual_policy_name(dialog.context.desk)
    policies = dialog.context.desk.retention_policies.all(order="position")
    first = dialog.tr("As usual: {0}").format(usual) if usual else dialog.tr("As usual")
    choice = ChoiceField([(None, first), *((p.id, p.name) for p in policies)])
    form.add("policy_id", dialog.tr("How long it is kept"), choice)
    form.add(
        "hold", "", CheckField(dialog.tr("Hold this record")),
        hint=dialog.tr("For a complaint, a legal matter or a death: it is not put forward for erasing."),
    )  # fmt: skip
    form.rows["hold"].field.setAccessibleName(dialog.tr("Hold this record"))
