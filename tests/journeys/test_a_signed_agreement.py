"""From a template through two signers on two days to what was taken back and replaced; then all is proven."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import page
import pytest
from documents.reading import words_of
from intentions.papers_of import WORDS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from ui.drivers.agreement import AgreementDriver
from ui.drivers.turned import Turned, gone
from ui.drivers.window import WindowDriver

from practice_desk.domain import clock
from practice_desk.domain.agreements import ClauseChoice
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import changed_since, out_of_order, paper_code
from practice_desk.domain.tasks import TaskKind
from practice_desk.intentions import clients, copies, library, papers
from practice_desk.storage.check import check
from practice_desk.ui.kit import ListRow
from practice_desk.ui.turned import ticking

PASSPHRASE = "correct horse battery staple"
FIRST, SECOND, LATER = "2026-03-02", "2026-03-09", "2026-06-01"
VARIED = "Twelve hours in exam weeks."


class Agreement(AgreementDriver):
    """The agreement page inside the whole window, which makes it anew after the screen was turned."""

    def __init__(self, therapist: WindowDriver, client_id: str) -> None:
        self.qtbot, self.therapist, self.client_id = therapist.bot, therapist, client_id
        self.context, self.desk = therapist.window.context, therapist.desk

    @property
    def room(self):
        return self.therapist.room

    @property
    def shown(self) -> str:
        return self.room.read.shown.paper.id


@pytest.fixture
def therapist(qtbot, state_dir, tmp_path):
    made = WindowDriver(qtbot)
    made.create(PASSPHRASE, tmp_path, "Practice")
    made.wait_until_open()
    yield made
    made.window.lock()


def test_an_agreement_is_signed_on_two_days_and_replaced_and_everything_is_proven(
    therapist, monkeypatch, tmp_path
):
    with on(FIRST):
        client_id = take_up_a_couple(therapist)
        agreement = compose_and_offer(therapist, client_id)
        sign_on_the_screen(therapist, "Ines", monkeypatch)
        sign_as_therapist(therapist)
        recording = offer_a_recording_to_ines(therapist)
        sign_on_the_screen(therapist, "Ines", monkeypatch, "Sign on screen")
        assert (state(therapist, agreement), state(therapist, recording)) == ("partly_signed", "signed")
    with on(SECOND):
        therapist.go("Agreement")
        sign_on_the_screen(therapist, "Jonah", monkeypatch)
        assert state(therapist, agreement) == "signed"
    with on(LATER):
        withdraw(therapist, recording)
        newer = replace_the_agreement(therapist, client_id, monkeypatch)
        assert state(therapist, recording) == "withdrawn"
        assert (state(therapist, agreement), state(therapist, newer)) == ("superseded", "signed")
        everything_is_as_it_was_frozen(therapist, (agreement, recording, newer), tmp_path)
        a_changed_letter_is_named(therapist, agreement)


def on(day: str):
    return clock.at(datetime.fromisoformat(f"{day}T09:00"))


def state(therapist, paper_id: str) -> str:
    return papers.standing_of(therapist.desk, paper_id).state.value


def take_up_a_couple(therapist) -> str:
    library.keep_practice_words(therapist.desk, WORDS)
    people = [Person(client_id="", known_as=f"{name} Castelrud") for name in ("Ines", "Jonah")]
    return clients.add_client(therapist.desk, people, kind=ClientKind.COUPLE).id


def compose_and_offer(therapist, client_id: str) -> str:
    """Put an agreement together from the Library, vary one clause, and fix its text."""
    therapist.window.desk_page.go(Place(PlaceKind.AGREEMENT, client_id))
    agreement = Agreement(therapist, client_id)
    agreement.compose()
    agreement.open("Cancelling and missed sessions")
    agreement.choose(ClauseChoice.VARIED)
    agreement.type_into("variation", VARIED)
    agreement.type_into("reason", "The college sets its dates late.")
    agreement.keep_clause()
    agreement.offer_and_agree()
    return agreement.shown


def offer_a_recording_to_ines(therapist) -> str:
    """Draft a consent to recordings from the Library for one of the two, and offer it."""
    therapist.go("Consents")
    therapist.click("Offer a consent")
    dialog = therapist.dialog()
    dialog.person.set_value(clients.participants(therapist.desk, therapist.client_id())[0].id)
    dialog.person.chosen.emit(dialog.person.value())
    row = next(r for r in dialog.findChildren(ListRow) if "Recording our sessions" in r.accessibleName())
    therapist.bot.mouseClick(row, Qt.MouseButton.LeftButton)
    gone()
    therapist.click("Offer for signing")
    assert "Set the last day. This consent needs one." in therapist.reads()
    fill(
        therapist.room.form, recording_what="Sound", from_date=date(2026, 3, 2), to_date=date(2026, 3, 30),
        where_kept="In this vault", delete_by=date(2026, 9, 30),
    )  # fmt: skip
    therapist.click("Offer for signing")
    gone()
    assert therapist.here() is PlaceKind.CONSENTS
    return therapist.window.desk_page.place.id


def fill(form, **values: object) -> None:
    for name, value in values.items():
        form.field(name).set_value(value)
        form.field(name).edited.emit()


def withdraw(therapist, paper_id: str) -> None:
    """Take the consent to recordings back; the task to delete them is there at once."""
    therapist.window.desk_page.go(Place(PlaceKind.CONSENTS, therapist.client_id(), paper_id))
    gone()
    therapist.click("Withdraw consent")
    assert "The recording is deleted." in therapist.reads()
    therapist.keep()
    gone()
    (task,) = therapist.desk.tasks.of_client(therapist.client_id())
    assert (task.kind, task.source_id) == (TaskKind.DELETE_RECORDING, paper_id)


def replace_the_agreement(therapist, client_id: str, monkeypatch) -> str:
    """Draft the next version without what was varied; once all have signed, it takes the old one's place."""
    therapist.go("Agreement")
    gone()
    agreement = Agreement(therapist, client_id)
    old = agreement.shown
    agreement.press("New version")
    agreement.open("Cancelling and missed sessions")
    agreement.choose(ClauseChoice.AGREED)
    agreement.keep_clause()
    agreement.offer_and_agree()
    for name in ("Jonah", "Ines"):
        sign_on_the_screen(therapist, name, monkeypatch)
    assert state(therapist, old) == "signed"
    sign_as_therapist(therapist)
    return Agreement(therapist, client_id).shown


def everything_is_as_it_was_frozen(therapist, paper_ids, folder: Path) -> None:
    """Prove each text, signature, code and frozen page, and that the check of the vault says the same."""
    desk = therapist.desk
    assert [f.part for f in check(therapist.window.context.vault) if not f.well] == []
    for paper_id in paper_ids:
        file = papers.file_of(desk, paper_id)
        assert file.offer.is_whole()
        assert changed_since(file.offer, file.signatures) == []
        assert out_of_order(file.offer, file.signatures) == []
        assert {s.text_sha for s in file.signatures} == {file.offer.sha}
        frozen = [d for d in desk.documents.of_client(file.paper.client_id) if d.subject_id == paper_id]
        assert {d.why for d in frozen} == {CopyWhy.FROZEN}
        assert len(frozen) == 1 + len(file.signatures), "one at the offer, one at each signature"
        newest = copies.frozen_of(desk, paper_id)
        assert newest.code == paper_code(file.offer, file.signatures)
        pdf = copies.bytes_of(desk, newest)
        assert sha256(pdf).hexdigest() == newest.sha
        target = folder / f"{paper_id}.pdf"
        target.write_bytes(pdf)
        assert page.validate_pdf(target, profile="ua1").is_compliant
        assert f"{newest.code[:5]}-{newest.code[5:]}" in words_of(pdf)
    first, _, newer = (words_of(copies.bytes_of(desk, copies.frozen_of(desk, i))) for i in paper_ids)
    assert VARIED in first
    assert VARIED not in newer


def a_changed_letter_is_named(therapist, paper_id: str) -> None:
    """Change one letter of a signed text behind the program's back, and see the check name it."""
    db = therapist.desk.db
    for (trigger,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'offers'"
    ):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("UPDATE offers SET body = replace(body, 'weeks', 'weekz') WHERE paper_id = ?", [paper_id])
    found = {f.part: f.detail for f in check(therapist.window.context.vault) if not f.well}
    (offer,) = therapist.desk.offers.of_paper(paper_id)
    assert f"offers {offer.id[:8]}" in found["texts"]


def sign_on_the_screen(therapist, name: str, monkeypatch, button: str = "sign on this screen") -> None:
    """Turn the screen to somebody; they read to the end, draw their name and give the computer back."""
    gone()
    press_what_says(therapist, name, button)
    if therapist.window.open.turned is None:  # how it was explained is said first
        therapist.click("Turn the screen")
        gone()
    client = Turned(therapist.bot, therapist.window)
    client.settle()
    client.read_to_the_end()
    for box in closing(client):
        client.tick(box)
    client.draw()
    client.press("I agree and sign")
    assert client.says() == ""
    client.give_back(monkeypatch)
    gone()
    close_what_is_said(therapist)


def closing(client: Turned) -> list[str]:
    """Return the words beside the boxes with which somebody who agrees closes the paper."""
    boxes, file = client.page.reading.boxes, client.page.file
    return [boxes[n].accessibleName() for n in ticking.closing(file) if not ticking.says_no(file, [n])]


def close_what_is_said(therapist) -> None:
    if therapist.dialog() is not None:
        therapist.click("Close")
        gone()


def sign_as_therapist(therapist) -> None:
    therapist.click("Sign as therapist")
    gone()


def press_what_says(therapist, *words: str) -> None:
    """Press what bears all of these words in its name."""
    shown = [b for b in therapist.room.findChildren(QAbstractButton) if b.isVisible()]
    found = [b for b in shown if all(w in b.accessibleName() for w in words)]
    assert found, [b.accessibleName() for b in shown]
    therapist.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    gone()
