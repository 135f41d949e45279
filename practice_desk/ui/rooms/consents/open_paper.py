"""What can be done with the paper that is open, each deed through its intention or its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice_desk.domain.papers import PaperSigner
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import Refused
from practice_desk.intentions import consents, first_papers, signing
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.frozen import copy_of
from practice_desk.ui.parts.paper_answers import Answers
from practice_desk.ui.parts.reading import Reading, read
from practice_desk.ui.parts.record_signature import open_record_signature
from practice_desk.ui.parts.refusals import sentences
from practice_desk.ui.rooms.consents.evidence import past_of
from practice_desk.ui.rooms.consents.shelf import Stood
from practice_desk.ui.rooms.consents.sitting_card import SittingCard
from practice_desk.ui.turned.before import open_before_signing

if TYPE_CHECKING:
    from practice_desk.ui.rooms.consents.room import ConsentsRoom


class OpenPaper:
    """The deeds of one paper; what is refused is said on its card."""

    def __init__(self, room: ConsentsRoom, stood: Stood) -> None:
        self._room, self.context, self._desk = room, room.context, room.desk
        self._file, self._now = stood
        self._answers = Answers(room, room.context, room.speak, self._file)

    def read_paper(self, paper_id: str) -> None:
        """Show the paper to be read or printed."""
        self._room.wanted(PlaceKind.PAPER, self._room.client_id, paper_id)

    def sign_on_screen(self, paper_id: str, signer: PaperSigner) -> None:
        """Ask how it was explained, turn the screen to somebody who signs this paper, and come back to it."""
        assert signer.person_id is not None
        back = Place(PlaceKind.CONSENTS, self._room.client_id, paper_id)
        open_before_signing(self.context, self._room.window(), [paper_id], signer.person_id, back)

    def record_signature(self, paper_id: str, signer: PaperSigner) -> None:
        """Write down a signature that was given another way."""
        open_record_signature(self.context, self._room.window(), paper_id, signer.id)

    def sign_own(self, paper_id: str) -> None:
        """Sign as the therapist."""
        try:
            signing.sign_as_therapist(self._desk, paper_id, copy_of(self.context))
        except Refused as refused:
            self._say(refused)

    def note_no(self, paper_id: str, signer: PaperSigner) -> FormDialog:
        """Note that somebody said no."""
        del paper_id
        return self._answers.no(signer)

    def note_unreached(self, paper_id: str, signer: PaperSigner) -> FormDialog:
        """Note that somebody was not reached."""
        del paper_id
        return self._answers.unreached(signer)

    def still_fits(self, paper_id: str) -> None:
        """Note that it was looked at together and still fits."""
        try:
            consents.look_again(self._desk, paper_id)
        except Refused as refused:
            self._say(refused)

    def renew(self, paper_id: str) -> None:
        """Draft the next version and go to it."""
        draft = consents.renew(self._desk, paper_id)
        self._room.wanted(PlaceKind.DRAFT, self._room.client_id, draft.id)

    def withdraw(self, paper_id: str) -> FormDialog:
        """Ask how it is taken back."""
        del paper_id
        return self._answers.withdrawal(self._now)

    def note_copy(self, paper_id: str) -> FormDialog:
        """Note that a copy was given."""
        del paper_id
        return self._answers.copy()

    def note_given(self, paper_id: str) -> FormDialog:
        """Note that it was given and not signed."""
        del paper_id
        return self._answers.given()

    def note_end(self, paper_id: str) -> FormDialog:
        """Note that the event it was to end with has happened."""
        del paper_id
        return self._answers.end()

    def void(self, paper_id: str) -> FormDialog:
        """Mark it as entered in error."""
        del paper_id
        return self._answers.void()

    def read_past(self, paper_id: str) -> Reading:
        """Show all that happened to it."""
        del paper_id
        title = self._room.tr("All that happened to it")
        return read(self._room, title, past_of(self._room.speak, self._file))

    def _say(self, refused: Refused) -> None:
        if self._room.card is not None:
            self._room.card.say(sentences(refused.problems))


def sign_all_own(room: ConsentsRoom, card: SittingCard) -> None:
    """Sign every paper of a sitting that waits for the therapist; a refusal is said on the card."""
    try:
        first_papers.sign_as_therapist(room.desk, card.own, copy_of(room.context))
    except Refused as refused:
        card.say(sentences(refused.problems))
