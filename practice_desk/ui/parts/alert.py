"""The alert of a client: the word "Note" on every page until it is pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Banner


class AlertBanner(QWidget):
    """Says that there is a note, shows it when asked to, and then offers to change it."""

    def __init__(self, context: Context, client: Client) -> None:
        super().__init__()
        self.context, self._client = context, client
        self._shown = False
        self.banner = Banner("", "attention", lead=self.tr("Note"), action=self.tr("Show"))
        self.banner.pressed.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)

    def _on_pressed(self) -> None:
        if self._shown:
            edit_alert(self, self.context, self._client)
            return
        self._shown = True
        self.banner.set_text(self._client.alert)
        self.banner.set_action(self.tr("Change the note"))


def edit_alert(parent: QWidget, context: Context, client: Client) -> FormDialog:
    """Open the form for a client's alert."""
    form: Form[Client] = Form(context.desk, "alert")
    form.add(
        "alert", parent.tr("What must be known before anything else"), TextField(4),
        hint=parent.tr("It stands behind the word “Note” on every page of this client, and on no paper."),
    )  # fmt: skip
    form.start(client, client.id)

    def keep() -> bool:
        place = Place(PlaceKind.PROFILE, client.id)
        return form.keep(Deed.KEEP_ALERT, place, context.desk.clients.save, lambda _: ())

    dialog = FormDialog(parent.window(), parent.tr("Note"), form, keep, parent.tr("Keep the note"))
    dialog.open()
    return dialog
