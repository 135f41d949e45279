"""A paper before it is offered: its text, what it asks for, and who signs it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import PracticeWord
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import Offer, Paper, PaperKind, PaperSigner
from practice_desk.domain.people import ContactPoint, Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.domain.releases import Release
from practice_desk.domain.signing import PaperProblem, Refused
from practice_desk.intentions import library, papers, signing
from practice_desk.ui import words
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import Banner, Card, Label, MenuButton, button, column, heading, row, section
from practice_desk.ui.kit.buttons import MenuItem
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.draft_text import DraftText, draft_text
from practice_desk.ui.parts.frozen import copy_of
from practice_desk.ui.parts.refusals import sentences
from practice_desk.ui.parts.release_card import ReleaseCard
from practice_desk.ui.rooms.draft.form import DraftForm
from practice_desk.ui.rooms.draft.signers import SignersCard
from practice_desk.ui.rooms.draft.text_form import PaperTextDialog
from practice_desk.ui.words_library import fit_words

_OF_SIGNERS = (PaperProblem.NO_SIGNER, PaperProblem.NO_AUTHORITY)


class DraftRoom(ClientRoom):
    """One draft; `place.id` is its paper. What is typed here is seen in the text at once."""

    kind = PlaceKind.DRAFT
    section = PlaceKind.CONSENTS
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, ContactPoint, Practice, PracticeWord, Paper, PaperSigner, Offer, Release,
    )  # fmt: skip
    form: DraftForm | None = None
    text: DraftText
    signers: SignersCard

    @override
    def go(self, place: Place) -> None:
        """Show another draft; what was typed for the one before waits."""
        if self.form is not None and place.id != self.form.paper.id:
            self._let_go()
        super().go(place)

    @property
    def paper(self) -> Paper | None:
        """Return the draft, or None where it is gone or was offered."""
        found = self.desk.papers.find(self.place.id or "")
        return None if found is None or self.desk.offers.of_paper(found.id) else found

    @override
    def reload(self) -> None:
        """Read the draft again; a form that is being typed in stays."""
        if self.client_id and self.paper is None:
            self._let_go()
            self.wanted(PlaceKind.CONSENTS, self.client_id, self.place.id)
            return
        super().reload()

    # ---- laying out ----

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return what the page is for, and what is seldom done with a draft."""
        paper = self.paper
        items: list[MenuItem] = [
            (self.tr("Read or print as it is"), self.read_draft), (self.tr("Edit the text"), self.edit_text),
            None, (self.tr("Remove this draft"), self.remove),
        ]  # fmt: skip
        more = MenuButton(self.tr("More"), items, kind="secondary")
        more.setObjectName("more")
        more.setAccessibleName(self.tr("More to do with this draft"))
        more.setEnabled(not self.desk.read_only)
        offer = button(self.tr("Offer for signing"), "primary", icon="sign")
        offer.setObjectName("offer")
        offer.clicked.connect(self.offer)
        offer.setEnabled(paper is not None and not self.desk.read_only)
        return [more, offer]

    @override
    def content(self) -> QLayout:
        """Return the form beside the text as it would be offered."""
        paper = self.paper
        assert paper is not None
        form = self._ready_form(paper)
        self.said = Banner("", "attention")
        self.said.hide()
        self.signers = SignersCard(self.context, paper)
        keep = button(self.tr("Keep draft"), "small", icon="save")
        keep.setObjectName("keep")
        keep.setEnabled(not self.desk.read_only)
        keep.clicked.connect(self.keep)
        asks = Card(heading(self.tr("What it says here"), keep), form, gap=12)
        release = ReleaseCard(self.context, paper.id) if paper.kind is PaperKind.RELEASE else None
        left = column(release, asks, self.signers, ..., gap=16)
        right = column(self._sheet(paper), ..., gap=16)
        note = words.of(paper.kind)
        if RULES[paper.kind].optional:
            note = self.tr("{0}, a choice of its own").format(note)
        head = section(paper.title or words.of(paper.kind), note)
        body = row((left, 42), (right, 58), gap=16, stack=820)
        self._preview()
        return column(head, self.said, body, ..., gap=12)

    def _ready_form(self, paper: Paper) -> DraftForm:
        """Return the form that is being typed in, or one that shows the draft as it is kept."""
        if self.form is None or not self.form.is_touched():
            self.form = DraftForm(self.context, paper)
            self.form.edited.connect(self._preview)
        self.form.setEnabled(not self.desk.read_only)
        return self.form

    def _sheet(self, paper: Paper) -> Card:
        """Return the text as it would be offered."""
        self.text = draft_text(self)
        edit = button(self.tr("Edit the text"), "link")
        edit.setObjectName("edit-text")
        edit.setEnabled(not self.desk.read_only)
        edit.clicked.connect(self.edit_text)
        fit = fit_words(*library.fit_of_paper(self.desk, paper))
        elsewhere = Label(fit, "small", tone="attention", wrap=True) if fit else None
        return Card(heading(self.tr("As it would be offered"), edit), elsewhere, self.text, gap=8)

    def _elsewhere(self, paper: Paper) -> Label | None:
        """Return the note that this text was not written for where the client is."""
        said = fit_words(*library.fit_of_paper(self.desk, paper))
        return Label(said, "small", tone="attention", wrap=True) if said else None

    def _preview(self) -> None:
        """Show the text with what is typed now, and ask for what is still open."""
        paper = self.paper
        if self.form is None or paper is None:
            return
        merged = self.text.show_paper(self.desk, self.form.on_paper(paper))
        self.form.fit(merged)

    # ---- what a person can do ----

    def keep(self) -> bool:
        """Keep what was typed, and say beside the fields what cannot be read."""
        form, paper = self.form, self.paper
        if form is None or paper is None:
            return False
        if not form.is_touched():
            return True

        def save(_: object) -> None:
            papers.keep_draft(self.desk, form.on_paper(self.desk.papers.get(paper.id)))

        return form.keep(Deed.DRAFT_PAPER, Place(self.kind, self.client_id, paper.id), save)

    def offer(self) -> None:
        """Fix the text as it is shown, for people to sign; what stands in the way is said at its place."""
        seen, paper = self.text.canonical, self.paper
        if paper is None or not self.keep():
            return
        try:
            signing.offer(self.desk, paper.id, copy_of(self.context), seen)
        except Refused as refused:
            self._say(refused.problems)

    def edit_text(self) -> PaperTextDialog | None:
        """Open the words of this paper."""
        paper = self.paper
        if paper is None or not self.keep():
            return None
        dialog = PaperTextDialog(self.window(), self.context, self.desk.papers.get(paper.id))
        dialog.open()
        return dialog

    def read_draft(self) -> None:
        """Show the draft as it is, to be read or printed."""
        if self.keep():
            self.wanted(PlaceKind.PAPER, self.client_id, self.place.id)

    def remove(self) -> None:
        """Remove the draft; undo brings it back."""
        paper = self.paper
        if paper is not None:
            papers.remove_draft(self.desk, paper)

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""

        def may_write() -> bool:
            return not self.desk.read_only

        return [
            Command("keep", self.tr("Keep draft"), self.keep, "Ctrl+S", icon="save", enabled=may_write),
            Command("offer", self.tr("Offer for signing"), self.offer, enabled=may_write),
            Command("edit-text", self.tr("Edit the text"), self.edit_text, enabled=may_write),
            Command("read", self.tr("Read or print as it is"), self.read_draft, "Ctrl+P", icon="print"),
        ]

    @override
    def help_words(self) -> str:
        """Say what the page is for."""
        return self.tr(
            "A paper before anybody sees it. What you type on the left stands in the text on the right at "
            "once; what is still open is marked there. Offer it when it says what you agreed: from then on "
            "the text is fixed, and people can sign it, say no to it, or think about it."
        )

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let what was typed wait while the page is not in view."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._let_go()
            self._stale = True

    def _let_go(self) -> None:
        if self.form is not None:
            self.form.flush()
            self.form = None

    def _say(self, problems: Sequence[tuple[str, StrEnum]]) -> None:
        """Say each problem beside what it is about: a field, the signers, or the text above everything."""
        assert self.form is not None
        own = {name: words.of(code) for name, code in problems if name in self.form.rows}
        if any(code is PaperProblem.TEXT_CHANGED for _, code in problems):
            self._preview()
        for name in own:
            self.form.rows[name].show()
        self.form.show_problems(own)
        self.signers.show_problems([c for _, c in problems if isinstance(c, PaperProblem)])
        rest = [p for p in problems if p[0] not in own and p[1] not in _OF_SIGNERS]
        self.said.setVisible(bool(rest))
        if rest:
            self.said.set_text(sentences(rest))
