"""First papers: a new client is in the file with every paper signed, in few actions of the therapist."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from ui.drivers.turned import Turned, gone
from ui.drivers.window import WindowDriver

from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.papers import PaperEventKind, PaperKind
from practice_desk.domain.places import PlaceKind
from practice_desk.intentions import clients, consents, papers
from practice_desk.storage.check import check
from practice_desk.ui.turned import ticking
from practice_desk.ui.turned.several_papers import ReadPage, WelcomePage

PASSPHRASE = "correct horse battery staple"
MOST_ACTIONS = 25
SIGNED = [PaperKind.TREATMENT, PaperKind.CONFIDENTIALITY, PaperKind.PRIVACY_NOTICE, PaperKind.AGREEMENT]
PRACTICE = {
    "approach_plain": "talking and trying things out",
    "expected_course": "about twelve sessions",
    "qualification": "counsellor",
    "fee": "60 pounds",
    "usual_slot": "Tuesdays at four",
    "setting": "in my room",
}


class Counting(WindowDriver):
    """Counts what the therapist does: each press, each field that is typed into, each key that is held."""

    def __init__(self, qtbot) -> None:
        super().__init__(qtbot)
        self.done: list[str] = []

    def click(self, words: str) -> None:
        super().click(words)
        gone()
        self.done.append(f"press {words}")

    def type(self, **values: str) -> None:
        super().type(**values)
        self.done += [f"type {name}" for name in values]

    def keep(self) -> None:
        super().keep()
        gone()
        self.done.append("keep")


def test_a_new_client_with_papers_costs_few_actions(qtbot, state_dir, tmp_path, monkeypatch):
    therapist = Counting(qtbot)
    therapist.create(PASSPHRASE, tmp_path, "Practice")
    therapist.wait_until_open()
    asked = first_papers_of(therapist, "Zoë Nguyễn", monkeypatch)
    assert len(therapist.done) <= MOST_ACTIONS, therapist.done
    everything_is_signed(therapist, "Zoë Nguyễn")

    therapist.done.clear()
    therapist.go("Clients")
    asked_again = first_papers_of(therapist, "Łukasz", monkeypatch)
    assert asked_again < asked, "what is the practice's own was asked for again"
    assert len(therapist.done) <= MOST_ACTIONS - len(asked - asked_again), therapist.done
    everything_is_signed(therapist, "Łukasz")
    assert [f.part for f in check(therapist.window.context.vault) if not f.well] == []
    therapist.window.lock()


def first_papers_of(therapist: Counting, name: str, monkeypatch) -> set[str]:
    """Take up a client and let them sign the first papers; return the words that were asked for."""
    therapist.click("New client")
    therapist.type(known_as=name)
    therapist.keep()
    therapist.click("First papers")
    dialog = therapist.dialog()
    asked = dialog.open_rows
    open_now = [n for n in asked if is_empty(dialog.form.rows[n].field)]
    therapist.type(**{n: PRACTICE.get(n, "as we said") for n in open_now})
    therapist.keep()
    client = Turned(therapist.bot, therapist.window)
    read_and_sign(client, name)
    client.give_back(monkeypatch)
    gone()
    therapist.done += ["hold F12", "press Go on"]
    assert therapist.here() is PlaceKind.CONSENTS
    therapist.click("Sign as therapist: all of them")
    return set(asked)


def is_empty(field) -> bool:
    return isinstance(field, QLineEdit | QPlainTextEdit) and not field.value()


def read_and_sign(client: Turned, name: str) -> None:
    """Read each paper to its end, tick it, and sign once with the name."""
    assert isinstance(client.page, WelcomePage)
    client.press("Start reading")
    while isinstance(client.page, ReadPage):
        client.settle()
        client.read_to_the_end()
        client.tick("I agree to this paper")
        if ticking.needs_own(client.page.file):
            next(iter(client.page.reading.boxes.values())).click()  # how the notice was given: one of three
        else:
            client.close()  # that it was read is for the client alone to say
        client.press("Go on")
    client.press("Type my name")
    client.page.answer.typed.set_value(name)
    client.press("I agree and sign")


def everything_is_signed(therapist: Counting, name: str) -> None:
    """See each paper in force on its own, with both signatures, its copy given and its frozen pages."""
    desk = therapist.desk
    client_id = next(i for i, known in clients.names(desk).items() if known == name)
    page = consents.page(desk, client_id)
    assert {f.paper.kind for f, _ in page.in_force} == set(SIGNED)
    assert (page.due, page.waiting, page.missing) == ((), (), ())
    for file in papers.files_of(desk, client_id):
        assert {s.signer_id for s in file.signatures} == {s.id for s in file.signers}
        assert PaperEventKind.COPY_GIVEN in {e.kind for e in file.events}
        frozen = [d for d in desk.documents.of_client(client_id) if d.subject_id == file.paper.id]
        assert {d.why for d in frozen} == {CopyWhy.FROZEN}
        assert len(frozen) == 1 + len(file.signatures)
