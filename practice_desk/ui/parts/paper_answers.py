"""The small forms in which something is noted about a paper: a no, a withdrawal, a copy, an end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.paper_rules import RULES, WithdrawalEffect
from practice_desk.domain.papers import PaperSigner
from practice_desk.domain.record import Record
from practice_desk.domain.standing import PaperFile, Standing
from practice_desk.intentions import consents, papers, signing
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Banner
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.refusals import keep_or_say


@dataclass(frozen=True, kw_only=True, repr=False)
class Answer(Record):
    """What is being noted about a paper while it is typed; its id is the paper's, or the signer's."""

    client_id: str
    signer: str = ""
    reason: str = ""
    how: str = ""
    on: date | None = None


class Answers:
    """Opens the forms for one paper."""

    def __init__(self, parent: QWidget, context: Context, speak: PaperWords, file: PaperFile) -> None:
        self._parent, self.context, self._speak, self._file = parent, context, speak, file
        self._desk, self._paper = context.desk, file.paper

    def no(self, signer: PaperSigner) -> FormDialog:
        """Ask when and, if they said so, why somebody said no."""
        tr = self._parent.tr
        form = self._form("paper-no")
        self._on(form, tr("When"))
        hint = tr("A no is a full answer. It needs no reason.")
        form.add("reason", tr("Their reason, if they gave one"), TextField(2), hint=hint)
        title = tr("{0} said no").format(self._speak.full_name(signer))

        def keep(said: Answer) -> None:
            signing.decline(self._desk, self._paper.id, signer.id, said.reason, said.on)

        return self._open(form, signer.id, title, tr("Keep the answer"), Deed.DECLINE_PAPER, keep)

    def unreached(self, signer: PaperSigner) -> FormDialog:
        """Ask how somebody was tried to be reached."""
        tr = self._parent.tr
        form = self._form("paper-unreached")
        form.add("reason", tr("What was tried"), TextField(2), hint=tr("Such as a letter or a call."))
        title = tr("{0} was not reached").format(self._speak.full_name(signer))

        def keep(said: Answer) -> None:
            signing.note_not_reached(self._desk, self._paper.id, signer.id, said.reason)

        return self._open(form, signer.id, title, tr("Keep the note"), Deed.NOTE_NOT_REACHED, keep)

    def withdrawal(self, now: Standing) -> FormDialog:
        """Ask who takes a consent back and how, and say what follows before it is done."""
        tr = self._parent.tr
        form = self._form("paper-withdrawal")
        left = [
            s for s in self._file.signers
            if not s.is_therapist and s.id in now.signed and s.id not in now.withdrawn
        ]  # fmt: skip
        who = [(s.id, self._speak.full_name(s)) for s in left]
        if len(who) > 1:
            form.add("signer", tr("Who takes it back"), ChoiceField([*who, ("", tr("All of them"))]))
        self._on(form, tr("When"))
        ways = (tr("said in the session"), tr("by phone"), tr("by e-mail"), tr("by letter"))
        form.add("how", tr("How they said so"), LineField(suggestions=ways))
        form.add(
            "reason", tr("Their reason, if they gave one"), TextField(2), hint=tr("No reason is needed.")
        )
        for said in self._follows():
            form.add_widget(Banner(said, "plain"))
        first = left[0].id if left else ""

        def keep(said: Answer) -> None:
            consents.withdraw(
                self._desk, self._paper.id, said.signer or (first if len(left) == 1 else None),
                reason=said.reason, how=said.how, on=said.on,
            )  # fmt: skip

        return self._open(
            form, self._paper.id, tr("Withdraw consent"), tr("Withdraw consent"), Deed.WITHDRAW_PAPER, keep,
            signer=first,
        )  # fmt: skip

    def copy(self) -> FormDialog:
        """Ask how a copy was given."""
        tr = self._parent.tr
        form = self._form("paper-copy")
        ways = (tr("on paper"), tr("by e-mail, with a password"), tr("by post"))
        form.add("how", tr("How the copy was given"), LineField(suggestions=ways))
        people = [s for s in self._file.signers if not s.is_therapist]
        if len(people) > 1:
            who = [(s.id, self._speak.full_name(s)) for s in people]
            form.add("signer", tr("To whom"), ChoiceField([*who, ("", tr("All of them"))]))

        def keep(said: Answer) -> None:
            consents.give_copy(self._desk, self._paper.id, said.how, said.signer or None)

        title = tr("A copy was given")
        return self._open(
            form, self._paper.id, title, tr("Keep the note"), Deed.GIVE_COPY, keep, how=ways[0],
            signer=people[0].id if len(people) == 1 else "",
        )  # fmt: skip

    def given(self) -> FormDialog:
        """Ask why something that was given is not signed."""
        tr = self._parent.tr
        hint = tr("Handing it over is complete. The reason stands in the record.")
        form = self._form("paper-given")
        form.add("reason", tr("Why it is not signed"), TextField(2), hint=hint)

        def keep(said: Answer) -> None:
            consents.give(self._desk, self._paper.id, said.reason)

        title = tr("Given without a signature")
        return self._open(form, self._paper.id, title, tr("Note it as given"), Deed.GIVE_PAPER, keep)

    def end(self) -> FormDialog:
        """Ask what happened that ends a permission."""
        tr = self._parent.tr
        form = self._form("paper-end")
        self._on(form, tr("When"))
        form.add("reason", tr("What happened"), TextField(2))

        def keep(said: Answer) -> None:
            consents.end(self._desk, self._paper.id, said.reason, said.on)

        return self._open(form, self._paper.id, tr("It has ended"), tr("Note the end"), Deed.END_PAPER, keep)

    def void(self) -> FormDialog:
        """Ask why a paper is marked as entered in error."""
        tr = self._parent.tr
        hint = tr("It stays to be read, marked as entered in error. This cannot be taken back.")
        form = self._form("paper-void")
        form.add("reason", tr("Why"), TextField(2), hint=hint)

        def keep(said: Answer) -> None:
            consents.void(self._desk, self._paper.id, said.reason)

        title, deed_words = tr("Entered in error"), tr("Mark as entered in error")
        return self._open(form, self._paper.id, title, deed_words, Deed.VOID_PAPER, keep)

    # ---- what they share ----

    def _follows(self) -> list[str]:
        """Return what follows from a withdrawal, in words, before it is done."""
        tr, effect = self._parent.tr, RULES[self._paper.kind].effect
        said = [words.of(effect)] if effect else []
        if effect is WithdrawalEffect.BLOCK_CHANNEL:
            said.append(tr("The profile says at once that they may not be used."))
        elif effect is not None and effect is not WithdrawalEffect.DISGUISE_ONLY:
            said.append(tr("A task reminds you of it."))
        said.append(tr("A withdrawal stays in the record. If they think again, a new paper is offered."))
        return [" ".join(said)]

    def _form(self, name: str) -> Form[Answer]:
        return Form[Answer](self._desk, name)

    def _on(self, form: Form[Answer], label: str) -> None:
        form.add("on", label, NeededDate(self._desk.practice.own().date_order, today()))

    def _open(
        self, form: Form[Answer], about: str, title: str, deed_words: str, deed: Deed,
        do: Callable[[Answer], object], **start: str,
    ) -> FormDialog:  # fmt: skip
        form.start(Answer(id=about, client_id=self._paper.client_id, on=today(), **start))
        place = papers.place_of(self._paper)
        dialog = FormDialog(
            self._parent.window(), title, form, lambda: keep_or_say(form, deed, place, do), deed_words
        )
        next(iter(form.rows.values())).field.setFocus()
        dialog.open()
        return dialog
