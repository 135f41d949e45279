"""One person asked to sign offered papers: what they are shown, and what is kept of their answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clock import today
from practice_desk.domain.dates import date_words
from practice_desk.domain.deeds import Deed
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import NEEDS_AUTHORITY, PaperSigner, ReadHow
from practice_desk.domain.people import Person
from practice_desk.domain.signing import Evidence, PaperProblem, refuse
from practice_desk.domain.standing import PaperFile, standing
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.domain.text import isolate
from practice_desk.intentions import consents, first_papers, papers, signing
from practice_desk.intentions.merge_words import order_of
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.parts.explained import Explained
from practice_desk.ui.parts.frozen import copy_of

FORM, BEFORE = "signing", "before_signing"  # the stems of what was typed, in scratch


@dataclass(frozen=True, repr=False)
class Asked:
    """Who is asked, about which offered papers, and what the therapist says about it beforehand."""

    context: Context
    files: tuple[PaperFile, ...]
    person: Person
    about: Explained
    therapist: str

    @property
    def name(self) -> str:
        """Return the name of whoever signs, as on the paper."""
        return isolate(self.person.legal())

    @property
    def day(self) -> str:
        """Return today in words."""
        return date_words(today(), order_of(self.files[0].paper.place))

    def title(self, file: PaperFile) -> str:
        """Return what a paper is called."""
        return file.paper.title or words.of(file.paper.kind)

    def signer(self, file: PaperFile) -> PaperSigner:
        """Return this person among those who sign a paper."""
        return signing.signers_of(file, [self.person.id])[0]

    def is_optional(self, file: PaperFile) -> bool:
        """Say whether a paper stands beside the others, as one that may stay open."""
        return RULES[file.paper.kind].optional

    def read_elsewhere(self) -> str:
        """Return how the text was read other than here, as it is said to whoever reads; else nothing."""
        said = {
            ReadHow.ON_PAPER: QCoreApplication.translate("turned", "You read this on paper"),
            ReadHow.READ_ALOUD: QCoreApplication.translate("turned", "This was read to you"),
        }
        return said.get(self.about.read_how, "")

    def signed_now(self) -> set[str]:
        """Return the papers that this person has signed by now."""
        fresh = [self.fresh(f) for f in self.files]
        return {f.paper.id for f in fresh if self.signer(f).id in {s.signer_id for s in f.signatures}}

    def fresh(self, file: PaperFile) -> PaperFile:
        """Return a paper as it is in the vault now."""
        return papers.file_of(self.context.desk, file.paper.id)

    # ---- what was typed ----

    def typed(self) -> dict[str, str]:
        """Return what this person typed earlier and did not send."""
        found = self.context.desk.scratch.find(FORM, self.signer(self.files[0]).id)
        return {k: str(v) for k, v in found.body.items()} if found else {}

    def keep_typed(self, said: Mapping[str, str]) -> None:
        """Keep typed text as a draft, encrypted with the rest; nothing where nothing is typed."""
        desk, signer = self.context.desk, self.signer(self.files[0])
        if any(text.strip() for text in said.values()):
            desk.scratch.keep(FORM, signer.id, dict(said), client_id=self.person.client_id)
        else:
            desk.scratch.drop(FORM, signer.id)

    # ---- what is kept ----

    def sign(self, ticked: Mapping[str, Sequence[str]], evidence: Evidence, *, copy_wanted: bool) -> None:
        """Keep this person's one act of signing for the ticked papers, whole or not at all.

        `ticked` holds paper ids with the boxes ticked inside each. Raises Refused or a KnownError.
        """
        desk, first = self.context.desk, self.signer(self.files[0])
        evidence = self.about.evidence(evidence)
        those = [f for f in self.files if f.paper.id in ticked]
        if not those:
            refuse([("ticks", PaperProblem.NO_BOX)])
        with desk.change(Deed.SIGN_PAPER, papers.place_of(those[0].paper)):
            if len(self.files) > 1:
                first_papers.sign(desk, those, self.person.id, ticked, evidence, copy_of(self.context))
            else:
                own = replace(evidence, ticks=tuple(ticked[those[0].paper.id]))
                signer = self.signer(those[0])
                signing.sign(desk, those[0].paper.id, signer.id, own, copy_of(self.context))
            for file in those:
                self._note_copy(file, wanted=copy_wanted)
            for stem in (FORM, BEFORE):
                desk.scratch.drop(stem, first.id)

    def decline(self, file: PaperFile, reason: str) -> None:
        """Keep a no: a full answer. Raises Refused or a KnownError."""
        desk = self.context.desk
        with desk.change(Deed.DECLINE_PAPER, papers.place_of(file.paper)):
            signing.decline(desk, file.paper.id, self.signer(file).id, reason)
            desk.scratch.drop(FORM, self.signer(self.files[0]).id)

    def _note_copy(self, file: PaperFile, *, wanted: bool) -> None:
        desk, signer = self.context.desk, self.signer(file)
        if self.about.copy:
            consents.give_copy(desk, file.paper.id, self.about.copy, signer.id)
        elif wanted:
            task = Task(
                client_id=file.paper.client_id, source=TaskSource.PAPER, source_id=file.paper.id,
                kind=TaskKind.GIVE_COPY, due_on=today(),
            )  # fmt: skip
            desk.tasks.save(task)


def asked(context: Context, paper_ids: Sequence[str], person_id: str, about: Explained) -> Asked:
    """Return what one person can still answer of these papers. Raises Refused where there is nothing."""
    desk = context.desk
    person = desk.people.get(person_id)
    files = [papers.file_of(desk, paper_id) for paper_id in paper_ids]
    found = [f for f in files if _is_open(f, person_id)]
    if not found:
        refuse(_why_not(files, person_id))
    for signer in (signing.signers_of(f, [person_id])[0] for f in found):
        if signer.capacity in NEEDS_AUTHORITY and not signer.authority.strip():
            refuse([("authority", PaperProblem.NO_AUTHORITY)])
    therapist = desk.practice.own().therapist
    return Asked(context, tuple(found), person, about, therapist)


def _is_open(file: PaperFile, person_id: str) -> bool:
    own = signing.signers_of(file, [person_id])
    now = standing(file, today())
    done = {*now.signed, *now.declined, *now.withdrawn}
    return bool(file.offer and own and own[0].id not in done and not now.is_over)


def _why_not(files: Sequence[PaperFile], person_id: str) -> list[tuple[str, PaperProblem]]:
    """Return what stands in the way of the first paper."""
    if not files:
        return [("paper", PaperProblem.NOT_OFFERED)]
    own = signing.signers_of(files[0], [person_id])
    sha = files[0].offer.sha if files[0].offer else ""
    found = signing.sign_problems(files[0], own[0] if own else None, Evidence(text_sha=sha))
    why = [(n, p) for n, p in found if n in ("paper", "signer", "authority")]
    return why or [("paper", PaperProblem.OVER)]
