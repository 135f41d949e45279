"""The buttons at the top of the page: seeing it on paper, and the next step towards an agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import Clause
from practice_desk.domain.clock import today
from practice_desk.domain.papers import PaperSigner
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import agreements, signing
from practice_desk.intentions.merge_words import text_of
from practice_desk.ui.dialogs import ask
from practice_desk.ui.kit import MenuButton, button
from practice_desk.ui.parts.frozen import copy_of
from practice_desk.ui.rooms.agreement.deeds import do
from practice_desk.ui.rooms.agreement.read import Agreements, Version
from practice_desk.ui.rooms.agreement.refusal import refusal_of

if TYPE_CHECKING:
    from practice_desk.ui.kit.buttons import MenuItem
    from practice_desk.ui.rooms.agreement.room import AgreementRoom

_THE_TWO = 2  # client and therapist: nobody else can be meant
AfterOffer = Callable[[str, Clause | None], None]
WayOn = tuple[str, str, str, Callable[[], object]]  # its words, its name, its icon, the deed


def _tr(text: str) -> str:
    return QCoreApplication.translate("offering", text)


class Offering:
    """Leads one version on: offered, signed by each, looked at again."""

    def __init__(
        self, room: AgreementRoom, all_of_it: Agreements, version: Version, after: AfterOffer
    ) -> None:
        self._room, self._all, self._version, self._after = room, all_of_it, version, after
        self._desk, self._context = all_of_it.desk, all_of_it.context

    def buttons(self) -> list[QWidget]:
        """Return printing and at most one way on."""
        paper_id = self._version.paper.id
        items: list[MenuItem] = [
            (_tr("The agreement"), lambda: self._print(paper_id), "paper"),
            (_tr("The client's copy, one page"), lambda: self._print(f"{paper_id}:copy"), "page"),
            None,
            (_tr("To fill in and sign by hand"), lambda: self._print(f"{paper_id}:blank"), "pen"),
        ]
        if not self._version.is_draft:
            items.insert(2, (_tr("In large print"), lambda: self._print(f"{paper_id}:reading"), "type"))
        printing = MenuButton(_tr("Preview and print"), items, kind="secondary")
        printing.setObjectName("print-agreement")
        on = self._way_on()
        if on is None:
            return [printing]
        text, name, icon, deed = on
        made = button(text, "primary", icon=icon)
        made.setObjectName(name)
        made.setEnabled(not self._desk.read_only)
        made.clicked.connect(lambda: deed())
        return [printing, made]

    def offer(self) -> None:
        """Offer the draft, once nothing is open in it; its text is then fixed, which is said before."""
        draft = self._room.draft
        if draft is None or (
            draft.open is not None and draft.open.form.is_touched() and not draft.open.keep()
        ):
            return
        paper_id = self._version.paper.id
        merged = text_of(self._desk, self._desk.papers.get(paper_id))
        file = self._room.read.find(paper_id)
        assert file is not None
        said, clause = refusal_of(self._room.read, file, merged)
        if said:
            self._after(said, clause)
            return
        seen = merged.canonical()
        title = _tr("Offer for signing")
        warned = _tr(
            "From here on the text of this version is fixed, so that everybody signs the same. A later "
            "change makes a new version. This cannot be taken back."
        )

        def go_on() -> None:
            do(self._room, title, lambda: signing.offer(self._desk, paper_id, copy_of(self._context), seen))
            self._after("", None)

        ask(self._room.window(), title, warned, title, go_on)

    def sign_on_screen(self, signer: PaperSigner) -> None:
        """Ask how it was explained, then turn the screen to somebody who signs."""
        from practice_desk.ui.turned.before import open_before_signing

        assert signer.person_id is not None
        back = Place(PlaceKind.AGREEMENT, signer.client_id, signer.paper_id)
        window = self._room.window()
        open_before_signing(self._context, window, [signer.paper_id], signer.person_id, back)

    def sign_as_therapist(self) -> None:
        """Sign as the therapist, in one click."""
        paper_id = self._version.paper.id

        def sign() -> None:
            signing.sign_as_therapist(self._desk, paper_id, copy_of(self._context))

        do(self._room, _tr("Sign as therapist"), sign)

    def no_change(self) -> None:
        """Keep in one click that it was looked at together and stays as it is."""
        title = _tr("Looked at together, no change")
        do(self._room, title, lambda: agreements.look_at_together(self._desk, self._version.file))

    def _way_on(self) -> WayOn | None:
        version = self._version
        if version.is_draft:
            return _tr("Offer for signing"), "offer-agreement", "sign", self.offer
        if version.stands.in_force:
            due = agreements.review_on(self._desk, version.file)
            is_due = due is not None and due <= today()
            title = _tr("Looked at together, no change")
            return (title, "no-change", "check", self.no_change) if is_due else None
        return None if version.stands.is_over else self._next_signature(version)

    def _next_signature(self, version: Version) -> WayOn | None:
        waiting = self._all.waiting(version)
        people = [s for s in waiting if not s.is_therapist]
        if people:
            first = people[0]
            named = _tr("{0}: sign on this screen").format(self._all.signer_name(first))
            title = named if len(version.file.signers) > _THE_TWO else _tr("Sign on this screen")
            return title, "sign-next", "sign", lambda: self.sign_on_screen(first)
        if waiting:
            return _tr("Sign as therapist"), "sign-therapist", "sign", self.sign_as_therapist
        return None

    def _print(self, what: str) -> None:
        self._room.wanted(PlaceKind.PAPER, self._version.paper.client_id, what)
