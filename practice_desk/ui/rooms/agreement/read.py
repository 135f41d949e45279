"""What the agreement page shows of one client, read at once: versions, where each stands, who signs."""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.domain.agreements import AgreementReview, Clause, ClauseChoice, client_copy
from practice_desk.domain.clock import today
from practice_desk.domain.merging import FIELD
from practice_desk.domain.paper_fields import AgreementFields
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import Paper, PaperKind, PaperSigner, SignerCapacity
from practice_desk.domain.people import Person
from practice_desk.domain.standing import PaperFile, Standing, offered_at, standing
from practice_desk.intentions import agreements, clients, library, papers
from practice_desk.intentions.merge_words import values_of
from practice_desk.ui import words, words_library
from practice_desk.ui.context import Context
from practice_desk.ui.parts import names


@dataclass(frozen=True, repr=False)
class Version:
    """One version of the agreement: the n-th, with what belongs to it and where it stands today."""

    number: int
    file: PaperFile
    stands: Standing

    @property
    def paper(self) -> Paper:
        """Return the paper itself."""
        return self.file.paper

    @property
    def is_draft(self) -> bool:
        """Say whether it was not offered yet."""
        return self.file.offer is None


class Agreements:
    """The versions of one client's agreement, the first one first, and the one that is shown."""

    def __init__(self, context: Context, client_id: str, chosen: str = "") -> None:
        desk = context.desk
        self.context, self.desk, self.client_id = context, desk, client_id
        files = [f for f in papers.files_of(desk, client_id) if f.paper.kind is PaperKind.AGREEMENT]
        offered = sorted((f for f in files if f.offer), key=offered_at)
        drafts = [f for f in reversed(files) if not f.offer]
        self.versions = [
            Version(n, f, standing(f, today())) for n, f in enumerate([*offered, *drafts], start=1)
        ]
        self.people: dict[str, Person] = {p.id: p for p in desk.people.of_client(client_id)}
        self.reviews: list[AgreementReview] = agreements.reviews_of(desk, client_id)
        self.shown = self._shown(chosen)

    @property
    def title(self) -> str:
        """Return what the agreement is called here: working agreement, or therapy agreement in the US."""
        if self.shown is not None and self.shown.paper.title:
            return self.shown.paper.title
        return library.practice_words(self.desk, self.desk.practice.own().jurisdiction)["agreement_title"]

    @property
    def in_force(self) -> Version | None:
        """Return the version that holds."""
        return next((v for v in reversed(self.versions) if v.stands.in_force), None)

    @property
    def coming(self) -> Version | None:
        """Return the newest version that is still to be offered or signed."""
        open_ones = (v for v in reversed(self.versions) if not (v.stands.in_force or v.stands.is_over))
        return next(open_ones, None)

    def may_follow(self, version: Version) -> bool:
        """Say whether a new version can be made of this one: no draft is there, none holds in its place."""
        if self.coming is not None:
            return version.paper.id == self.coming.paper.id and not version.is_draft
        return self.in_force is None or version.stands.in_force

    def find(self, paper_id: str | None) -> Version | None:
        """Return the version that is this paper."""
        return next((v for v in self.versions if v.paper.id == paper_id), None)

    def clauses(self, version: Version) -> list[Clause]:
        """Return the clauses of a version in their order."""
        return agreements.clauses_of(self.desk, version.paper.id)

    def values(self, version: Version) -> dict[str, str]:
        """Return what fills the clauses where they say nothing of their own."""
        return values_of(self.desk, version.paper)

    def looks(self, version: Version) -> AgreementFields:
        """Return when a version is looked at again."""
        return fields_as(AgreementFields, version.paper.fields)

    def signer_name(self, signer: PaperSigner) -> str:
        """Return who signs, as they are called on the screen."""
        if signer.is_therapist:
            return self.desk.practice.own().therapist
        person = self.people.get(signer.person_id or "")
        return names.person_name(self.context, person) if person else words.of(signer.capacity)

    def signer_role(self, signer: PaperSigner) -> str:
        """Return in what right somebody signs, where it does not go without saying."""
        if signer.capacity is SignerCapacity.CLIENT:
            return ""
        said = words.of(signer.capacity)
        return f"{said}, {signer.authority}" if signer.authority else said

    def waiting(self, version: Version) -> list[PaperSigner]:
        """Return who is still to sign, in their order."""
        return [s for s in version.file.signers if s.id in version.stands.waiting]

    def waiting_words(self, version: Version) -> str:
        """Return the names of who is still to sign."""
        return ", ".join(self.signer_name(s) for s in self.waiting(version))

    def participants(self) -> list[Person]:
        """Return the people whose work it is."""
        return clients.participants(self.desk, self.client_id)

    def _shown(self, chosen: str) -> Version | None:
        known = self.find(chosen)
        latest = self.versions[-1] if self.versions else None
        return known or self.in_force or self.coming or latest


def with_open(text: str) -> str:
    """Return a text in which each place that is still open is named in words, in square brackets."""
    return FIELD.sub(lambda found: f"[{words_library.field_words(found.group(1))}]", text)


def copy_line(clause: Clause, values: dict[str, str]) -> str:
    """Return a clause's line on the client's copy, with what is open named; none where it does not apply."""
    return " ".join(with_open(line) for line in client_copy([clause], values))


def mark(clause: Clause, values: dict[str, str]) -> tuple[str, str]:
    """Return a clause's mark as words and a look: what is open comes before what was agreed."""
    if clause.choice in (ClauseChoice.AGREED, ClauseChoice.VARIED) and agreements.open_fields(clause, values):
        return words_of_open(), "missing"
    looks = {
        ClauseChoice.AGREED: "force", ClauseChoice.VARIED: "varied",
        ClauseChoice.NOT_APPLICABLE: "declined", ClauseChoice.TO_TALK_ABOUT: "missing",
    }  # fmt: skip
    return words.of(clause.choice), looks[clause.choice]


def words_of_open() -> str:
    """Return the mark of a clause in which something is still to be filled in."""
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication.translate("agreement", "To fill in")
