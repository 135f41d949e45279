"""The tables of consents, releases, agreements and the Library, which the desk has beside the others."""

from __future__ import annotations

from typing import TypeVar

from practice_desk.domain.agreements import AgreementReview, Clause
from practice_desk.domain.attachments import Attachment
from practice_desk.domain.crossings import Crossing, CrossingNote
from practice_desk.domain.disclosures import Disclosure
from practice_desk.domain.library import Pack, PracticeWord, Template, TemplateVersion
from practice_desk.domain.papers import Offer, Paper, PaperEvent, PaperSigner, Requirement, Signature
from practice_desk.domain.plans import Fact
from practice_desk.domain.record import Record
from practice_desk.domain.releases import Release
from practice_desk.domain.tasks import Task
from practice_desk.storage.blobs import Blobs
from practice_desk.storage.sql import Database
from practice_desk.storage.table import Facts, Journal, Table

R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Fact)


class PaperTable(Table[R]):
    """Records that belong to a paper and can be changed until it is offered."""

    def of_paper(self, paper_id: str) -> list[R]:
        """Return what belongs to one paper, in the order it is shown in."""
        return self.where("paper_id = ?", paper_id, order=self._shown_in())


class PaperFacts(Facts[A]):
    """What was added to a paper and stays."""

    def of_paper(self, paper_id: str) -> list[A]:
        """Return what belongs to one paper, in the order it was written down."""
        return self.where("paper_id = ?", paper_id, order="seq, id")


class Versions(Facts[TemplateVersion]):
    """The versions of the therapist's own texts."""

    def of_template(self, template_id: str) -> list[TemplateVersion]:
        """Return the versions of one text, the first one first."""
        return self.where("template_id = ?", template_id, order="number")


class TrustTables:
    """The tables of trust; the desk is one of these."""

    def _make_trust_tables(self, db: Database, journal: Journal, *, read_only: bool) -> None:
        self.blobs = Blobs(db, read_only=read_only)
        self.templates = Table(db, journal, Template, "templates")
        self.template_versions = Versions(db, journal, TemplateVersion, "template_versions")
        self.practice_words = Table(db, journal, PracticeWord, "practice_words")
        self.packs = Table(db, journal, Pack, "packs")
        self.requirements = Table(db, journal, Requirement, "requirements")
        self.papers = Table(db, journal, Paper, "papers")
        self.releases = PaperTable(db, journal, Release, "releases")
        self.clauses = PaperTable(db, journal, Clause, "clauses")
        self.paper_signers = PaperTable(db, journal, PaperSigner, "paper_signers")
        self.offers = PaperFacts(db, journal, Offer, "offers")
        self.signatures = PaperFacts(db, journal, Signature, "signatures")
        self.paper_events = PaperFacts(db, journal, PaperEvent, "paper_events")
        self.disclosures = PaperFacts(db, journal, Disclosure, "disclosures")
        self.agreement_reviews = PaperTable(db, journal, AgreementReview, "agreement_reviews")
        self.crossings = Facts(db, journal, Crossing, "crossings")
        self.crossing_notes = Facts(db, journal, CrossingNote, "crossing_notes")
        self.tasks = Table(db, journal, Task, "tasks")
        self.attachments = Table(db, journal, Attachment, "attachments")
