"""Consents: what a client agreed to, what is due, what is missing, and the whole past."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import Client, ClientStatus, StatusChange
from practice_desk.domain.disclosures import Disclosure
from practice_desk.domain.library import LibraryText, Pack
from practice_desk.domain.papers import (
    Offer,
    Paper,
    PaperEvent,
    PaperKind,
    PaperSigner,
    Requirement,
    Signature,
)
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.domain.releases import Release
from practice_desk.domain.signing import Refused
from practice_desk.domain.tasks import Task
from practice_desk.intentions import clients, first_papers, papers, releases
from practice_desk.ui.commands import Command
from practice_desk.ui.kit import button, column, row, section
from practice_desk.ui.parts.client_room import ClientRoom
from practice_desk.ui.parts.consent_banner import FIRST_PAPERS
from practice_desk.ui.parts.explained import Explained
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.refusals import sentences
from practice_desk.ui.parts.release_card import ReleaseCard
from practice_desk.ui.parts.tasks import TasksCard
from practice_desk.ui.rooms.consents.around import counted, nothing_yet, small_buttons
from practice_desk.ui.rooms.consents.first_papers import FirstPapersDialog
from practice_desk.ui.rooms.consents.list_side import ListSide
from practice_desk.ui.rooms.consents.needed import NeededDialog
from practice_desk.ui.rooms.consents.offering import OfferDialog
from practice_desk.ui.rooms.consents.open_paper import OpenPaper
from practice_desk.ui.rooms.consents.paper_card import PaperCard
from practice_desk.ui.rooms.consents.shelf import Gap, Shelf, Stood, read_shelf
from practice_desk.ui.theme import px
from practice_desk.ui.turned.signing import sign_on_screen


class ConsentsRoom(ClientRoom):
    """What a client was asked to agree to; `place.id` is a paper, or the first papers to be offered."""

    kind = PlaceKind.CONSENTS
    shows: ClassVar[tuple[type[Record], ...]] = (
        Client, Person, Practice, Paper, PaperSigner, Offer, Signature, PaperEvent, Requirement, Release,
        Task, Disclosure, StatusChange,
    )  # fmt: skip
    shelf: Shelf
    speak: PaperWords
    card: PaperCard | None = None
    _chosen = ""
    _every = False

    @override
    def go(self, place: Place) -> None:
        """Show a client's consents, with the paper that is meant open."""
        if place.client_id != self.place.client_id:
            self._chosen, self._every = "", False
        if place.id and place.id != FIRST_PAPERS:
            self._chosen = place.id
        super().go(place)
        if place.id == FIRST_PAPERS and place.client_id:
            self.place = Place(self.kind, place.client_id)  # coming back here does not ask again
            self.offer_first_papers()

    @override
    def reload(self) -> None:
        """Read the papers anew."""
        if self.client_id and self.desk.clients.find(self.client_id):
            self.shelf = read_shelf(self.desk, self.client_id)
            self.speak = PaperWords(self.context, self.client_id)
        super().reload()

    @property
    def open_paper(self) -> Stood | None:
        """Return the paper that is open: the one that was chosen, else the first that is no draft."""
        chosen = self.shelf.find(self._chosen)
        offered = (s for s in self.shelf.shown() if s[0].offer is not None)
        return chosen if chosen and chosen[0].offer is not None else next(offered, None)

    # ---- laying out ----

    @override
    def head_buttons(self) -> list[QWidget]:
        """Return the two ways to offer something; nothing is offered to somebody who died."""
        if clients.status_of(self.desk, self.client_id) is ClientStatus.DIED:
            return []
        pack = button(self.tr("First papers"), icon="consent")
        pack.setObjectName("first-papers")
        pack.clicked.connect(self.offer_first_papers)
        offer = button(self.tr("Offer a consent"), "primary", icon="plus")
        offer.setObjectName("offer")
        offer.clicked.connect(self.offer_consent)
        for made in (pack, offer):
            made.setEnabled(not self.desk.read_only)
        return [pack, offer]

    @override
    def content(self) -> QLayout:
        """Return the list beside the paper that is open."""
        title = section(self.tr("Consents"), counted(self.shelf))
        head = row((title, 1), small_buttons(self), gap=12, stack=900)
        stood = self.open_paper
        self.card = None
        left = ListSide(self, stood[0].paper.id if stood else "", every=self._every)
        tasks = TasksCard(self.context, self.client_id)
        right = column(tasks if tasks.is_needed else None, gap=16)
        if stood is not None:
            deeds = OpenPaper(self, stood)
            self.card = PaperCard(self.speak, stood, deeds)
            right.addWidget(self.card)
            if stood[0].paper.kind is PaperKind.RELEASE:
                right.addWidget(ReleaseCard(self.context, stood[0].paper.id))
        else:
            right.addWidget(nothing_yet(self))
        right.addStretch(1)
        body = row((left.layout_of_list(), 56), (right, 44), gap=20, stack=820)
        return column(head, body, ..., gap=12)

    # ---- what a person can do ----

    def choose(self, paper_id: str) -> None:
        """Open a paper; a draft opens where it is written."""
        found = self.shelf.find(paper_id)
        if found is not None and found[0].offer is None:
            self.wanted(PlaceKind.DRAFT, self.client_id, paper_id)
            return
        self.go(Place(self.kind, self.client_id, paper_id))
        QTimer.singleShot(0, self.page, self._bring_into_view)

    def show_all_past(self) -> None:
        """Show everything that is past."""
        self._every = True
        self.refresh()

    def offer_consent(self) -> OfferDialog:
        """Open the list of texts to offer."""
        dialog = OfferDialog(self.window(), self.context, self.client_id)
        dialog.chosen.connect(self._draft)
        dialog.open()
        return dialog

    def offer_gap(self, gap: Gap) -> None:
        """Offer what is required and missing: by its own page, or from the texts of its kind."""
        if gap.kind is PaperKind.AGREEMENT:
            self.wanted(PlaceKind.AGREEMENT, self.client_id)
            return
        dialog = OfferDialog(self.window(), self.context, self.client_id, gap.kind)
        dialog.chosen.connect(self._draft)
        dialog.open()

    def offer_release(self) -> None:
        """Open the list of permissions to share, or draft the only one there is."""
        dialog = OfferDialog(self.window(), self.context, self.client_id, PaperKind.RELEASE)
        dialog.chosen.connect(self._draft)
        dialog.open()

    def offer_first_papers(self, pack: Pack | None = None) -> FirstPapersDialog | None:
        """Open the pack that fits this client best, or another one."""
        packs = first_papers.packs_for(self.desk, self.client_id)
        if self.desk.read_only or not packs:
            return None
        dialog = FirstPapersDialog(
            self.window(), self.context, self.client_id, pack if isinstance(pack, Pack) else packs[0]
        )
        dialog.offered.connect(self.begin_sitting)
        dialog.edit_wanted.connect(self._edit_draft)
        dialog.other_wanted.connect(self.offer_first_papers)
        dialog.open()
        return dialog

    def begin_sitting(self, paper_ids: list[str], about: Explained) -> None:
        """Turn the screen to the first person who signs these papers."""
        people = [
            s.person_id
            for i in paper_ids
            for s in papers.file_of(self.desk, i).signers
            if s.person_id and self.desk.people.get(s.person_id).participant
        ]
        if people:
            self.sit(people[0], [i for i in paper_ids if self._signs(i, people[0])], about)

    def sit(self, person_id: str, paper_ids: list[str], about: Explained | None = None) -> None:
        """Let somebody read and sign these papers on the turned screen, and come back here."""
        back = Place(self.kind, self.client_id)
        try:
            sign_on_screen(self.context, paper_ids, person_id, back, about)
        except Refused as refused:
            self.context.news.said.emit(sentences(refused.problems))

    def to_disclosures(self) -> None:
        """Go to the log of what was shared."""
        self.wanted(PlaceKind.DISCLOSURES, self.client_id)

    def choose_needed(self) -> NeededDialog:
        """Open what is needed of this client and of all."""
        dialog = NeededDialog(self.window(), self.context, self.client_id)
        dialog.open()
        return dialog

    @override
    def commands(self) -> list[Command]:
        """Return what can be asked for on this page."""

        def may_write() -> bool:
            return not self.desk.read_only

        offer, pack = self.tr("Offer a consent"), self.tr("First papers")
        release = self.tr("Offer a permission to share")
        return [
            Command("offer", offer, self.offer_consent, "Ctrl+N", icon="plus", enabled=may_write),
            Command("first-papers", pack, self.offer_first_papers, "Ctrl+Shift+N", enabled=may_write),
            Command("release", release, self.offer_release, enabled=may_write),
            Command(
                "read-paper", self.tr("Read or print this paper"), self.read_open, "Ctrl+P", icon="print"
            ),
            Command("shared", self.tr("What was shared"), self.to_disclosures),
            Command("needed", self.tr("What is needed"), self.choose_needed),
        ]

    def read_open(self) -> None:
        """Show the open paper to be read or printed."""
        stood = self.open_paper
        if stood is not None:
            self.wanted(PlaceKind.PAPER, self.client_id, stood[0].paper.id)

    @override
    def help_words(self) -> str:
        """Say what the page is for."""
        return self.tr(
            "What this client agreed to, said no to or took back. Choose a paper on the left to see who "
            "signed it and how. Offer one consent, or the first papers together. What was offered is fixed; "
            "what was signed cannot be changed, only withdrawn, looked at again or replaced by a new version."
        )

    def _draft(self, text: LibraryText, person_id: str) -> None:
        if text.area == PaperKind.RELEASE.value:
            blank = Release(client_id=self.client_id, paper_id="")
            drafts = [releases.draft_release(self.desk, self.client_id, text, blank)]
        elif person_id:
            drafts = [papers.draft_paper(self.desk, self.client_id, text, person_id)]
        else:
            drafts = papers.draft_papers(self.desk, self.client_id, text)
        if drafts:
            self.wanted(PlaceKind.DRAFT, self.client_id, drafts[0].id)

    def _bring_into_view(self) -> None:
        """Scroll to the open paper where the list has pushed it out of sight."""
        if self.card is None:
            return
        bar, view = self.page.verticalScrollBar(), self.page.viewport()
        top = self.card.mapTo(view, self.card.rect().topLeft()).y()
        if not 0 <= top <= view.height() - px(160):
            bar.setValue(max(0, bar.value() + top - px(12)))

    def _edit_draft(self, paper_id: str) -> None:
        paper = self.desk.papers.get(paper_id)
        away = PlaceKind.AGREEMENT if paper.kind is PaperKind.AGREEMENT else PlaceKind.DRAFT
        self.wanted(away, self.client_id, paper_id)

    def _signs(self, paper_id: str, person_id: str) -> bool:
        return any(s.person_id == person_id for s in papers.file_of(self.desk, paper_id).signers)
