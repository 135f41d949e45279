"""Who signs a draft, in what right and in which order; people are added, left out, or need not sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import NEEDS_AUTHORITY, Paper, PaperSigner, SignerCapacity
from practice_desk.domain.people import Person
from practice_desk.domain.signing import PaperProblem
from practice_desk.domain.text import isolate
from practice_desk.intentions import papers
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, LineField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, MenuButton, StateLine, column, heading, row
from practice_desk.ui.kit.buttons import MenuItem
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.refusals import keep_or_say


class SignersCard(Card):
    """The signers of a draft, first who signs first."""

    def __init__(self, context: Context, paper: Paper) -> None:
        super().__init__(gap=10)
        self.context, self._paper = context, paper
        self._speak = PaperWords(context, paper.client_id)
        self.signers = context.desk.paper_signers.of_paper(paper.id)
        self._able = not context.desk.read_only
        self.add(heading(self.tr("Who signs"), self._adder()))
        self._missing = StateLine(words.of(PaperProblem.NO_SIGNER), "missing")
        self._missing.setVisible(not any(not s.is_therapist for s in self.signers))
        self.add(self._missing)
        self._lacking: dict[str, QWidget] = {}
        for signer in self.signers:
            self.add(self._line(signer))

    def show_problems(self, codes: Sequence[PaperProblem]) -> None:
        """Say beside each person what stands in the way of offering."""
        self._missing.setVisible(PaperProblem.NO_SIGNER in codes)
        for said in self._lacking.values():
            said.setVisible(PaperProblem.NO_AUTHORITY in codes)

    def said(self) -> list[str]:
        """Return what is said to stand in the way."""
        shown = [s for s in (self._missing, *self._lacking.values()) if not s.isHidden()]
        return [s.accessibleName() for s in shown]

    def _line(self, signer: PaperSigner) -> QWidget:
        lines = column(
            Label(isolate(self._speak.full_name(signer)), strong=True, wrap=True),
            Label(self._speak.capacity(signer), "small", tone="muted", wrap=True), gap=2,
        )  # fmt: skip
        if signer.capacity in NEEDS_AUTHORITY and not signer.authority.strip():
            said = self._lacking[signer.id] = StateLine(words.of(PaperProblem.NO_AUTHORITY), "missing")
            said.hide()
            lines.addWidget(said)
        change = MenuButton(self.tr("Change"), self._deeds(signer), kind="small")
        change.setObjectName(f"signer-{signer.id}")
        change.setAccessibleName(self.tr("Change: {0}").format(self._speak.full_name(signer)))
        change.setEnabled(self._able)
        made = QWidget()
        made.setLayout(row((lines, 1), change, gap=8, top=True))
        return made

    def _deeds(self, signer: PaperSigner) -> list[MenuItem]:
        items: list[MenuItem] = []
        if not signer.is_therapist:
            items.append((self.tr("In what right they sign"), partial(self.edit, signer)))
        if signer is not self.signers[0]:
            items.append((self.tr("Earlier in the list"), partial(self._move, signer, -1)))
        if signer is not self.signers[-1]:
            items.append((self.tr("Later in the list"), partial(self._move, signer, 1)))
        return [*items, None, (self.tr("Leave out"), partial(self._leave_out, signer))]

    def _adder(self) -> MenuButton:
        signing = {s.person_id for s in self.signers}
        people = self.context.desk.people.of_client(self._paper.client_id)
        items: list[MenuItem] = [
            (isolate(p.known_as), partial(self.add_person, p))
            for p in people
            if p.id not in signing and not p.left_on
        ]
        if not any(s.is_therapist for s in self.signers):
            items.append((self.tr("You, as therapist"), self.add_therapist))
        made = MenuButton(self.tr("Add"), items)
        made.setObjectName("add-signer")
        made.setAccessibleName(self.tr("Add somebody who signs"))
        made.setEnabled(self._able and bool(items))
        return made

    # ---- what can be done ----

    def add_person(self, person: Person) -> None:
        """Add somebody of this file, in the right that is usual for them."""
        (signer,) = papers.usual_signers(self._paper.client_id, self._paper.kind, [person])[:1]
        self._keep([*self.signers, signer])

    def add_therapist(self) -> None:
        """Add the therapist's own signature."""
        client_id, right = self._paper.client_id, SignerCapacity.THERAPIST
        self._keep([*self.signers, PaperSigner(client_id=client_id, paper_id=self._paper.id, capacity=right)])

    def edit(self, signer: PaperSigner) -> FormDialog:
        """Open the form that says in what right somebody signs."""
        form: Form[PaperSigner] = Form(self.context.desk, "paper-signer")
        rights = [(c, words.of(c)) for c in SignerCapacity if c is not SignerCapacity.THERAPIST]
        form.add("capacity", self.tr("In what role they sign"), ChoiceField(rights))
        person = self.context.desk.people.find(signer.person_id or "")
        known = [person.authority] if person and person.authority else []
        hint = self.tr(
            "For a parent, guardian or representative: such as parental responsibility, court order."
        )
        form.add("authority", self.tr("What gives them the right"), LineField(suggestions=known), hint=hint)
        form.add("required", "", CheckField(self.tr("The paper holds only with this signature")))
        form.start(signer, signer.client_id)

        def save(typed: PaperSigner) -> None:
            papers.keep_draft(
                self.context.desk, self._paper_now(), [typed if s.id == typed.id else s for s in self.signers]
            )

        def keep() -> bool:
            return keep_or_say(form, Deed.DRAFT_PAPER, papers.place_of(self._paper), save)

        title = self._speak.full_name(signer)
        dialog = FormDialog(self.window(), title, form, keep, self.tr("Keep"))
        dialog.open()
        return dialog

    def _move(self, signer: PaperSigner, by: int) -> None:
        order = list(self.signers)
        at = order.index(signer)
        order.insert(at + by, order.pop(at))
        self._keep(order)

    def _leave_out(self, signer: PaperSigner) -> None:
        self._keep([s for s in self.signers if s is not signer])

    def _keep(self, signers: Sequence[PaperSigner]) -> None:
        numbered = [replace(s, position=n) for n, s in enumerate(signers)]
        papers.keep_draft(self.context.desk, self._paper_now(), numbered)

    def _paper_now(self) -> Paper:
        return self.context.desk.papers.get(self._paper.id)
