"""What a permission to share says, what it is worth, and what it lacks, in the window's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from intentions.papers_of import sign
from PySide6.QtWidgets import QVBoxLayout, QWidget
from ui.drivers.clients import unnamed
from ui.drivers.disclosures import read, settle

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import now, today
from practice_desk.domain.papers import PaperSigner, SignerCapacity
from practice_desk.domain.people import Person, PersonRole
from practice_desk.domain.releases import CORE, STATEMENTS, Release, ReleaseElement, ReleaseValidity
from practice_desk.domain.text import clean, one_line
from practice_desk.intentions import clients, consents, library, papers, releases, signing
from practice_desk.storage.sql import BugError
from practice_desk.ui import words
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.release_card import ReleaseCard

E = ReleaseElement
TEXTS = ("release.us", "release.uk", "release.us.psychotherapy_notes")
UNKIND = "<b>bold</b> &amp; && \u202emirror\u2066 👩‍👩‍👧 محمد Nguyễn 'x'; DROP TABLE x; " + "w" * 300
WHOLE = Release(
    client_id="", paper_id="", discloser="Elena Marsh", discloser_address="4 Elm Gate",
    recipient="Dr Patel", recipient_role="GP", recipient_address="1 High Street",
    what="That I come to sessions\nMy plan and goals", purpose="So that my doctor knows",
)  # fmt: skip


class Reader:
    """Reads the card of one permission and works on it, as a therapist does."""

    def __init__(self, qtbot, context, client) -> None:
        self.context, self.desk, self.client = context, context.desk, client
        self.page = QWidget()
        self.page.resize(460, 900)
        self.column = QVBoxLayout(self.page)
        qtbot.addWidget(self.page)
        self.page.show()
        self.paper_id = ""
        self.card: ReleaseCard | None = None

    def drafts(self, text="release.uk", body=None, **more) -> None:
        """Draft a permission; `body` is made from the text as the Library has it."""
        made = library.find_text(self.desk, text)
        paper = releases.draft_release(self.desk, self.client.id, made, replace(WHOLE, **more))
        if body is not None:
            papers.keep_draft(self.desk, replace(paper, body=body(made.body)))
        self.paper_id = paper.id
        self.looks()

    def offers(self, **sign_by: object) -> None:
        """Offer the draft and have everybody sign it."""
        signing.offer(self.desk, self.paper_id)
        file = papers.file_of(self.desk, self.paper_id)
        for n in range(len(file.signers)):
            sign(self.desk, file, n, **sign_by)
        self.looks()

    def looks(self) -> str:
        """Show the card anew and return what it says."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
        self.card = ReleaseCard(self.context, self.paper_id)
        self.column.addWidget(self.card)
        settle()
        return read(self.card)

    def says(self) -> str:
        return read(self.card)

    def needs(self) -> str:
        """What stands below "What it still needs", as far as what is there already."""
        return self.says().partition("What it still needs")[2].partition("There already")[0]

    def edit(self, **typed: object) -> bool:
        """Open the form, type, and return whether it was kept."""
        self.card.edit()
        dialog = self.dialog
        for name, value in typed.items():
            field = dialog.form.field(name)
            field.set_raw(value)
            field.edited.emit()
        dialog.keep_button.click()
        kept = not dialog.isVisible()
        settle()
        if kept:
            self.looks()
        return kept

    @property
    def dialog(self) -> FormDialog:
        (only,) = [d for d in self.page.findChildren(FormDialog) if d.isVisible()]
        return only

    @property
    def release(self) -> Release:
        return releases.release_of(self.desk, self.paper_id)


@pytest.fixture
def client(context):
    people = [Person(client_id="", known_as="Amara Okonlind", born_on=date(1990, 5, 1))]
    return clients.add_client(context.desk, people)


@pytest.fixture
def reader(qtbot, context, client):
    at_work = Reader(qtbot, context, client)
    yield at_work
    for dialog in at_work.page.findChildren(FormDialog):
        dialog.reject()
    at_work.page.hide()


# ---- what it lacks: each of the six elements and the three statements, one at a time ----

EMPTIED = {
    E.INFORMATION: {"what": " "},
    E.DISCLOSER: {"discloser": "  "},
    E.RECIPIENT: {"recipient": ""},
    E.PURPOSE: {"purpose": ""},
    E.EXPIRY: {"expires_event": "None"},
}
KEYS = {
    E.INFORMATION: "(c)(1)(i)", E.DISCLOSER: "(c)(1)(ii)", E.RECIPIENT: "(c)(1)(iii)",
    E.PURPOSE: "(c)(1)(iv)", E.EXPIRY: "(c)(1)(v)", E.RIGHT_TO_REVOKE: "(c)(2)(i)",
    E.NOT_CONDITIONED: "(c)(2)(ii)", E.REDISCLOSURE: "(c)(2)(iii)",
}  # fmt: skip
NAMED = {
    E.INFORMATION: "What may be shared", E.DISCLOSER: "Who may share it", E.RECIPIENT: "Who may get it",
    E.PURPOSE: "Why", E.EXPIRY: "Until when", E.SIGNATURE: "Signature and date",
    E.AUTHORITY: "The right of whoever signs for somebody", E.RIGHT_TO_REVOKE: "The right to take it back",
    E.NOT_CONDITIONED: "That care does not depend on it", E.REDISCLOSURE: "That it may be passed on",
    E.OWN_PAPER: "A paper of its own for psychotherapy notes",
}  # fmt: skip


def without(key):
    """Return what takes the line of an element out of a text."""

    def take_out(body: str) -> str:
        lines = body.splitlines()
        left = [line for line in lines if not line.endswith(key)]
        assert len(left) == len(lines) - 1
        return "\n".join(left)

    return take_out


def named_in(text: str) -> set[ReleaseElement]:
    lines = {line.strip() for line in text.splitlines()}
    return {element for element, said in NAMED.items() if said in lines}


def test_the_nine_are_those_of_the_law():
    assert len(CORE) == 6 and len(STATEMENTS) == 3
    assert set(CORE) - {E.SIGNATURE} == set(EMPTIED) and {*CORE, *STATEMENTS} - {E.SIGNATURE} == set(KEYS)
    assert {element: words.of(element) for element in E} == NAMED


@pytest.mark.parametrize("text", TEXTS)
def test_a_whole_draft_lacks_only_its_signature(reader, text):
    reader.drafts(text)
    assert named_in(reader.needs()) == {E.SIGNATURE}
    assert "Offer it; then everybody who is asked signs, with the date." in reader.needs()


@pytest.mark.parametrize("element", EMPTIED)
@pytest.mark.parametrize("text", TEXTS)
def test_each_element_that_is_not_filled_in_is_named_with_what_to_do(reader, element, text):
    reader.drafts(text, **EMPTIED[element])
    assert named_in(reader.needs()) == {element, E.SIGNATURE}
    assert "The text no longer says this." not in reader.needs()


@pytest.mark.parametrize("element", KEYS)
@pytest.mark.parametrize("text", TEXTS)
def test_each_element_and_statement_taken_out_of_the_text_is_named_with_what_to_do(reader, element, text):
    reader.drafts(text, without(KEYS[element]))
    assert named_in(reader.needs()) == {element, E.SIGNATURE}
    assert "The text no longer says this. Put the part back, as it stands in the Library." in reader.needs()


def test_a_signature_that_is_waited_for_is_named_with_whose(reader):
    reader.drafts()
    signing.offer(reader.desk, reader.paper_id)
    reader.looks()
    assert named_in(reader.needs()) == {E.SIGNATURE}
    assert "It waits for Amara to sign, with the date." in reader.needs()
    assert "Nothing can be shared under it yet" in reader.says()


def test_the_right_of_a_guardian_is_named_until_it_is_said(reader):
    reader.drafts()
    (signer,) = reader.desk.paper_signers.of_paper(reader.paper_id)
    paper = reader.desk.papers.get(reader.paper_id)
    for authority, missing in (("", {E.SIGNATURE, E.AUTHORITY}), ("father, order of 3 May", {E.SIGNATURE})):
        guardian = replace(signer, capacity=SignerCapacity.GUARDIAN, authority=authority)
        papers.keep_draft(reader.desk, paper, [guardian])
        reader.looks()
        assert named_in(reader.needs()) == missing


def test_psychotherapy_notes_on_an_ordinary_paper_are_named(reader):
    reader.drafts("release.us", psychotherapy_notes=True)
    assert named_in(reader.needs()) == {E.OWN_PAPER, E.SIGNATURE}
    reader.drafts("release.us.psychotherapy_notes", id="other")
    assert named_in(reader.needs()) == {E.SIGNATURE}
    assert reader.release.psychotherapy_notes


def test_what_is_there_is_named_too(reader):
    reader.drafts(**EMPTIED[E.PURPOSE])
    there = reader.says().partition("There already")[2]
    assert "who may get it" in there and "that it may be passed on" in there and "why" not in there


# ---- what it is worth ----


def test_a_signed_permission_says_until_when_it_is_valid_and_that_nothing_is_missing(reader):
    reader.drafts()
    reader.offers()
    end = reader.context.date(reader.desk.papers.get(reader.paper_id).expires_on)
    for said in ("Valid", f"Until {end}", "Nothing is missing"):
        assert said in reader.says()
    assert "Edit" not in reader.says()


def test_an_end_that_is_an_event_is_said_in_words(reader):
    reader.drafts(expires_event="the end of term")
    reader.offers()
    assert "Until this happens: the end of term" in reader.says()


def taken_back(reader):
    consents.withdraw(reader.desk, reader.paper_id)


def ended(reader):
    consents.end(reader.desk, reader.paper_id, "Term is over", today() - timedelta(days=1))


def in_error(reader):
    consents.void(reader.desk, reader.paper_id, "Another client")


def replaced(reader):
    consents.supersede(reader.desk, reader.paper_id, reader.paper_id)


@pytest.mark.parametrize(
    ("then", "worth", "said"),
    [
        (taken_back, ReleaseValidity.REVOKED, "Taken back on"), (ended, ReleaseValidity.EXPIRED, "Ended on"),
        (in_error, ReleaseValidity.VOIDED, "Marked as entered in error on"),
        (replaced, ReleaseValidity.REPLACED, "Replaced on"),
    ],
)  # fmt: skip
def test_what_is_over_says_so_with_its_day_and_asks_for_nothing_more(reader, then, worth, said):
    with clock.at(now() - timedelta(days=5)):
        reader.drafts()
        reader.offers()
    then(reader)
    assert words.of(worth) in reader.looks() and said in reader.says()
    assert "What it still needs" not in reader.says() and "Nothing is missing" not in reader.says()


def test_a_no_is_an_answer(reader):
    reader.drafts()
    signing.offer(reader.desk, reader.paper_id)
    file = papers.file_of(reader.desk, reader.paper_id)
    signing.decline(reader.desk, reader.paper_id, file.signers[0].id)
    assert "Said no on" in reader.looks()
    assert "What it still needs" not in reader.says()


def test_one_that_starts_later_says_when(reader):
    begins = today() + timedelta(days=9)
    reader.drafts(valid_from=begins)
    reader.offers()
    assert f"Starts on {reader.context.date(begins)}" in reader.says()


# ---- what it says, and the form ----


def test_every_field_is_read_on_the_card_and_typed_in_the_form(reader):
    reader.drafts("release.us")
    end = today() + timedelta(days=100)
    typed = {
        "discloser": "Marta Field", "discloser_address": "4 Elm Gate", "recipient": "School",
        "recipient_role": "form tutor", "recipient_address": "School Lane", "two_way": True,
        "what": "What helps in the morning", "period_from": "May", "period_to": "June",
        "special_other": "sleep", "purpose": "So that school can help", "expires_event": "the end of term",
        "expires_on": reader.context.date(end), "valid_from": reader.context.date(today()),
    }  # fmt: skip
    assert reader.edit(**typed)
    for name in ("expires_on", "valid_from", "two_way"):
        typed.pop(name)
    for said in typed.values():
        assert said in reader.says()
    for said in ("Both ways", "May – June", f"{reader.context.date(end)}, or until this happens first"):
        assert said in reader.says()
    assert reader.desk.papers.get(reader.paper_id).expires_on == end
    assert reader.desk.undo() is not None
    assert reader.release.recipient == "Dr Patel"


def test_the_form_reaches_every_field_of_a_release(reader):
    reader.drafts()
    reader.card.edit()
    kept = set(vars(reader.release)) - {"id", "client_id", "paper_id", "person_id"}
    assert kept <= reader.dialog.form.names()


@pytest.mark.parametrize(
    "name", ["recipient", "recipient_address", "what", "purpose", "not_to_share", "expires_event"]
)
def test_any_text_comes_back_as_it_was_typed_and_is_shown_as_plain_text(reader, name):
    reader.drafts()
    assert reader.edit(**{name: UNKIND})
    several = name in ("recipient_address", "what", "purpose", "not_to_share")
    expected = clean(UNKIND) if several else one_line(UNKIND)
    kept = papers.fields_of(reader.desk.papers.get(reader.paper_id))
    assert getattr(reader.release, name, getattr(kept, name, "")) == expected
    assert "<b>bold</b> &amp; &&" in reader.says()


def test_a_usual_line_is_added_once_below_the_others(reader):
    reader.drafts(what="My own line")
    reader.card.edit()
    for _ in range(2):
        reader.dialog.add_line("My plan and goals")
    assert reader.dialog.form.field("what").value() == "My own line\nMy plan and goals"


def test_somebody_in_the_file_fills_in_name_and_role_where_nothing_else_was_typed(reader):
    gp = Person(
        client_id=reader.client.id, participant=False, known_as="Dr Ruth Osei", roles=(PersonRole.GP.value,)
    )
    with reader.desk.change(deed_of_people()):
        reader.desk.people.save(gp)
    reader.drafts(recipient="", recipient_role="")
    assert reader.edit(person_id=gp.id)
    said = reader.release
    assert (said.person_id, said.recipient, said.recipient_role) == (gp.id, "Dr Ruth Osei", "GP or doctor")
    assert reader.edit(recipient="The surgery")
    assert reader.release.recipient == "The surgery"


def deed_of_people():
    from practice_desk.domain.deeds import Deed

    return Deed.KEEP_PERSON


@pytest.mark.parametrize(
    ("typed", "words_"),
    [
        ({"expires_on": -1}, "This day has passed"),
        ({"expires_on": 5, "valid_from": 6}, "It ends before it starts"),
    ],
)
def test_days_that_cannot_be_are_refused_beside_the_field(reader, typed, words_):
    reader.drafts()
    days = {name: reader.context.date(today() + timedelta(days=n)) for name, n in typed.items()}
    assert not reader.edit(**days)
    assert words_ in reader.dialog.form.rows["expires_on"].problem()


def test_a_draft_may_be_kept_with_anything_missing(reader):
    reader.drafts()
    assert reader.edit(recipient="", what="", purpose="", expires_on="", expires_event="")
    assert named_in(reader.needs()) == {E.RECIPIENT, E.INFORMATION, E.PURPOSE, E.EXPIRY, E.SIGNATURE}


def test_once_it_is_offered_nothing_can_be_changed(reader):
    reader.drafts()
    signing.offer(reader.desk, reader.paper_id)
    assert "Edit" not in reader.looks()
    with pytest.raises(BugError):
        releases.keep_release(reader.desk, replace(reader.release, recipient="Somebody else"))


def test_a_draft_that_was_made_without_a_release_gets_one_with_its_first_words(reader):
    (paper,) = papers.draft_papers(
        reader.desk, reader.client.id, library.find_text(reader.desk, "release.uk")
    )  # fmt: skip
    reader.paper_id = paper.id
    assert "Who may get it" in reader.looks()
    assert reader.edit(recipient="Dr Patel")
    assert (reader.release.recipient, reader.release.discloser) == ("Dr Patel", "Elena Marsh")


def test_every_control_has_a_name(reader):
    reader.drafts("release.us")
    assert unnamed(reader.card) == []
    reader.card.edit()
    reader.dialog.form.show_more()
    assert unnamed(reader.dialog) == []


# ---- several people ----


def test_an_adult_of_the_file_who_is_not_asked_is_named(qtbot, context):
    people = [Person(client_id="", known_as=name) for name in ("Ines Vale", "Jonah Vale")]
    couple = clients.add_client(context.desk, people, kind=ClientKind.COUPLE)
    reader = Reader(qtbot, context, couple)
    reader.drafts()
    assert "is not asked" not in reader.says()
    signers: list[PaperSigner] = reader.desk.paper_signers.of_paper(reader.paper_id)
    papers.keep_draft(reader.desk, reader.desk.papers.get(reader.paper_id), signers[:1])
    assert "Jonah is not asked. What is shared about all of them needs every adult." in reader.looks()


def test_a_young_person_without_a_guardian_who_signs_is_pointed_out(qtbot, context):
    people = [Person(client_id="", known_as="Noor", born_on=today() - timedelta(days=365 * 14))]
    young = clients.add_client(context.desk, people, kind=ClientKind.YOUNG_PERSON)
    reader = Reader(qtbot, context, young)
    reader.drafts()
    assert "No parent or guardian signs." in reader.says()
