"""What can be done with a version that was offered: sign it, look at it together, make the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import PaperSigner
from practice_desk.domain.places import PlaceKind
from practice_desk.intentions import agreements, consents, papers
from practice_desk.ui.dialogs import ask
from practice_desk.ui.kit import MenuButton, button
from practice_desk.ui.parts.paper_answers import Answers
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.reading import read
from practice_desk.ui.rooms.agreement.agreed_view import AgreedView, review_text
from practice_desk.ui.rooms.agreement.deeds import do
from practice_desk.ui.rooms.agreement.offering import Offering
from practice_desk.ui.rooms.agreement.read import Agreements, Version
from practice_desk.ui.rooms.agreement.review_form import open_review
from practice_desk.ui.rooms.agreement.versions import open_compare

if TYPE_CHECKING:
    from practice_desk.ui.kit.buttons import MenuItem
    from practice_desk.ui.rooms.agreement.room import AgreementRoom


def _tr(text: str) -> str:
    return QCoreApplication.translate("reviewing", text)


class Reviewing:
    """Answers the page of an offered version; `show` goes to another version."""

    def __init__(
        self, room: AgreementRoom, all_of_it: Agreements, version: Version, show: Callable[[str], object]
    ) -> None:
        self._room, self._all, self._version, self._show = room, all_of_it, version, show
        self._desk = all_of_it.desk
        self._offering = Offering(room, all_of_it, version, lambda *_: None)
        speak = PaperWords(all_of_it.context, all_of_it.client_id)
        self._answers = Answers(room, all_of_it.context, speak, version.file)

    def listen(self, view: AgreedView) -> None:
        """Answer what is asked for on the page."""
        paper = self._version.paper
        view.version_wanted.connect(self._show)
        view.compare_wanted.connect(self._compare)
        view.print_wanted.connect(lambda what: self._room.wanted(PlaceKind.PAPER, paper.client_id, what))
        view.reviews_wanted.connect(self._read_reviews)
        view.review_wanted.connect(self.review)
        view.new_version_wanted.connect(self.new_version)
        signs = view.signatures
        signs.sign_wanted.connect(self._offering.sign_on_screen)
        signs.therapist_wanted.connect(self._offering.sign_as_therapist)
        signs.record_wanted.connect(self._record)
        signs.said_no_wanted.connect(self._answers.no)
        signs.not_reached_wanted.connect(self._answers.unreached)

    def summed_up(self) -> str:
        """Return in one sentence where the version stands, and whether it is to be looked at."""
        version = self._version
        said = _tr("Version {0}").format(version.number)
        if not version.stands.in_force:
            state, _ = PaperWords(self._all.context, self._all.client_id).state(version.stands)
            waits = self._all.waiting_words(version) if not version.stands.is_over else ""
            waiting = _tr("waits for {0}").format(waits) if waits else ""
            return ", ".join(part for part in (said, state.lower(), waiting) if part)
        agreed = max(s.signed_on for s in version.file.signatures)
        said = _tr("{0}, in force since {1}").format(said, self._all.context.date(agreed))
        due = agreements.review_on(self._desk, version.file)
        if due is None or due > today():
            return said
        return _tr("{0}  ·  to look at since {1}").format(said, self._all.context.date(due))

    def buttons(self) -> list[QWidget]:
        """Return what can be done at the section line: one click for no change, and all else in a menu."""
        made: list[QWidget] = []
        version = self._version
        due = agreements.review_on(self._desk, version.file)
        if version.stands.in_force and (due is None or due > today()):  # else it is the way on, at the top
            same = button(_tr("Looked at, no change"), "small", icon="check")
            same.setObjectName("no-change")
            same.setEnabled(not self._desk.read_only)
            same.clicked.connect(lambda: self._offering.no_change())
            made.append(same)
        more = MenuButton(_tr("More"), self._deeds())
        more.setEnabled(not self._desk.read_only)
        return [*made, more]

    def _deeds(self) -> list[MenuItem]:
        stands = self._version.stands
        items: list[MenuItem] = []
        if stands.in_force:
            items.append((_tr("Review"), self.review, "clock"))
            items.append((_tr("Goals and agreement together"), self._to_review, "goal"))
        if self._all.may_follow(self._version):
            items.append((_tr("New version"), self.new_version, "plus"))
        if len(self._all.versions) > 1:
            items.append((_tr("Compare versions"), self._compare, "sort"))
        items.append((_tr("A copy was given"), lambda: self._answers.copy(), "copy"))
        if not stands.is_over:
            items.append(None)
            if stands.signed:
                items.append((_tr("It was taken back"), lambda: self._answers.withdrawal(stands), "cross"))
            items.append((_tr("Entered in error"), lambda: self._answers.void(), "minus"))
        return items

    def review(self) -> None:
        """Ask what came of looking at it together."""
        open_review(self._room, self._all, self._version, lambda paper: self._show(paper.id))

    def _to_review(self) -> None:
        self._room.wanted(PlaceKind.REVIEW, self._version.paper.client_id)

    def new_version(self) -> None:
        """Draft the next version and show it; one that is offered still is closed first, if that is meant."""
        stands, number = self._version.stands, self._version.number
        if stands.in_force or stands.is_over:
            self._draft()
            return
        said = _tr(
            "Version {0} was offered and is not signed by all. It is closed as it is, and version {1} is "
            "drafted from it. This cannot be taken back."
        )
        title = _tr("New version")
        ask(
            self._room.window(),
            title,
            said.format(number, number + 1),
            title,
            lambda: self._draft(close=True),
        )

    def _draft(self, *, close: bool = False) -> None:
        drafted: list[str] = []
        paper = self._version.paper

        def draft() -> None:
            with self._desk.change(Deed.DRAFT_PAPER, papers.place_of(paper)):
                if close:
                    consents.void(self._desk, paper.id, _tr("A new version was made before all had signed."))
                drafted.append(agreements.new_version(self._desk, paper.id).id)

        if do(self._room, _tr("New version"), draft):
            self._show(drafted[0])

    def _compare(self) -> None:
        open_compare(self._room, self._all)

    def _record(self, signer: PaperSigner) -> None:
        from practice_desk.ui.parts.record_signature import open_record_signature

        open_record_signature(self._all.context, self._room, signer.paper_id, signer.id)

    def _read_reviews(self) -> None:
        passages = [review_text(self._all, review) for review in self._all.reviews]
        read(self._room, _tr("Looked at together"), passages)
