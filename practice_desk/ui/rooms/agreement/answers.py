"""What somebody answered who does not sign: they said no, or were not reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import PaperSigner
from practice_desk.domain.record import Record
from practice_desk.intentions import papers, signing
from practice_desk.ui.context import Context
from practice_desk.ui.fields import TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.refusals import keep_or_say


@dataclass(frozen=True, kw_only=True, repr=False)
class Answer(Record):
    """An answer while it is typed; its id is the signer's."""

    on: date
    reason: str = ""

    def problems(self) -> Sequence[tuple[str, object]]:
        """Return nothing: what stands in the way is said when it is kept."""
        return ()


def open_said_no(parent: QWidget, context: Context, signer: PaperSigner, name: str) -> FormDialog:
    """Ask when somebody said no, and for their reason if they gave one."""
    form: Form[Answer] = Form(context.desk, "agreement-no")
    form.add_widget(
        Label(form.tr("A no is a full answer. The agreement is then closed as it is."), wrap=True)
    )
    order = context.desk.practice.own().date_order
    form.add("on", form.tr("When"), NeededDate(order, today()))
    form.add("reason", form.tr("In their words, if they said why"), TextField(2))
    form.start(Answer(id=signer.id, on=today()), signer.client_id)

    def do(answer: Answer) -> None:
        signing.decline(context.desk, signer.paper_id, signer.id, answer.reason, answer.on)

    title = parent.tr("{0} said no").format(name)
    return _shown(parent, title, form, lambda: _keep(form, Deed.DECLINE_PAPER, context, signer, do))


def open_not_reached(parent: QWidget, context: Context, signer: PaperSigner, name: str) -> FormDialog:
    """Ask what was tried to reach somebody."""
    form: Form[Answer] = Form(context.desk, "agreement-not-reached")
    form.add("reason", form.tr("What you tried"), TextField(2))
    form.start(Answer(id=signer.id, on=today()), signer.client_id)

    def do(answer: Answer) -> None:
        signing.note_not_reached(context.desk, signer.paper_id, signer.id, answer.reason)

    title = parent.tr("{0} was not reached").format(name)
    return _shown(parent, title, form, lambda: _keep(form, Deed.NOTE_NOT_REACHED, context, signer, do))


def _keep(
    form: Form[Answer], deed: Deed, context: Context, signer: PaperSigner, do: Callable[[Answer], object]
) -> bool:
    place = papers.place_of(context.desk.papers.get(signer.paper_id))
    return keep_or_say(form, deed, place, do)


def _shown(parent: QWidget, title: str, form: Form[Any], keep: Callable[[], bool]) -> FormDialog:
    dialog = FormDialog(parent.window(), title, form, keep)
    dialog.open()
    return dialog
