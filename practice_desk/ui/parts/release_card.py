"""What a permission to share says, what it is worth today, and what it still lacks."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.paper_fields import ReleaseFields
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import NEEDS_AUTHORITY
from practice_desk.domain.people import listed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.releases import (
    CORE,
    STATEMENTS,
    ReleaseElement,
    ReleaseValidity,
    lacking,
    left_out,
    validity,
)
from practice_desk.domain.standing import standing
from practice_desk.domain.text import isolate
from practice_desk.intentions import papers, releases
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Chip, Label, StateLine, button, column, facts, heading, row, rule
from practice_desk.ui.parts import release_words
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.release_form import known_release, open_release


class ReleaseCard(Card):
    """One permission, read anew each time it is made. It is edited while it is a draft, later only read."""

    def __init__(self, context: Context, paper_id: str) -> None:
        super().__init__(gap=12)
        self.context, self.paper_id = context, paper_id
        self._file = papers.file_of(context.desk, paper_id)
        self._release = known_release(context, self._file.paper)
        self._found = validity(self._release, self._file, today())
        self._now = standing(self._file, today())
        self._fixed = self._file.offer is not None
        self._head()
        self.add(facts(*self.said()))
        if not self._now.is_over:
            self.add(rule(), self._needs())
            for sentence in self._people_missing():
                self.add(StateLine(sentence, "missing"))
        self.add(self._shared())

    def edit(self) -> object:
        """Open the form of what it says."""
        return open_release(self, self.context, self.paper_id)

    def said(self) -> list[tuple[str, str]]:
        """Return what the permission says, as label and words; what it does not say is left out."""
        release, kind = self._release, fields_as(ReleaseFields, self._file.paper.fields)
        period = " – ".join(part for part in (kind.period_from, kind.period_to) if part.strip())
        why = release.purpose or (self.tr("“I ask for it.”") if release.at_request else "")
        lines = [
            (self.tr("Who may share it"), _below(release.discloser, release.discloser_address)),
            (
                self.tr("Who may get it"),
                _below(release.recipient, release.recipient_role, release.recipient_address),
            ),
            (self.tr("Which way"), self._way()),
            (self.tr("What may be shared"), release.what),
            (self.tr("About the time"), period),
            (self.tr("What must not be shared"), kind.not_to_share),
            (self.tr("Facts that need an extra yes"), kind.special_other),
            (self.tr("Why"), why),
            (self.tr("Until when"), self._until()),
            (self.tr("Starts on"), self.context.date(release.valid_from)),
            (self.tr("Psychotherapy notes"), self._notes()),
            (self.tr("Before it is shared"), self._first()),
        ]
        return [(label, text) for label, text in lines if text.strip()]

    def missing(self) -> list[tuple[ReleaseElement, str]]:
        """Return each element and statement it lacks with what to do about it, in the order of the law."""
        gone, absent = left_out(self._file.paper), {*lacking(self._release, self._file), *self._unsigned()}
        return [(e, self._advice(e, gone=e in gone)) for e in ReleaseElement if e in absent]

    # ---- laying out ----

    def _head(self) -> None:
        edit = None
        if not self._fixed:
            edit = button(self.tr("Edit"), "link", icon="pen")
            edit.setObjectName(f"edit-release-{self.paper_id}")
            edit.setAccessibleName(self.tr("Edit: what this permission says"))
            edit.setEnabled(not self.context.desk.read_only)
            edit.clicked.connect(self.edit)
        chip = Chip(words.of(self._found.is_worth), release_words.LOOKS[self._found.is_worth])
        self.add(heading(self.tr("What this permission says"), *([edit] if edit else [])))
        if not self._fixed:
            return  # a draft is worth nothing yet, and what it needs is listed below
        said = release_words.worth(self.context, self._release, self._found)
        if self._found.is_worth is ReleaseValidity.INCOMPLETE:
            said = self.tr("Nothing can be shared under it yet")
        self.add(row(chip, (Label(said, tone="muted", wrap=True), 1), gap=10))

    def _needs(self) -> QWidget:
        """Return what it lacks, each with what to do; where nothing is missing one line says so."""
        box = QWidget()
        missing = self.missing()
        source = self.tr("Six things and three statements: 45 CFR 164.508(c).")
        lines = [source] if self._file.paper.place is Jurisdiction.US else []
        if not missing:
            done = StateLine(self.tr("Nothing is missing"), "done")
            box.setLayout(column(done, *(_note(line) for line in lines), gap=4))
            return box
        there = [e for e in (*CORE, *STATEMENTS) if e not in dict(missing)]
        if there:
            lines.insert(0, self.tr("There already: {0}.").format(release_words.elements(there)))
        title = Label(self.tr("What it still needs"), strong=True, wrap=True)
        parts = [_lack(words.of(element), said) for element, said in missing]
        box.setLayout(column(title, *parts, *(_note(line) for line in lines), gap=10))
        return box

    def _shared(self) -> QLayout | None:
        """Return how often something was shared under it, with the way to the log."""
        shared = releases.disclosures_under(self.context.desk, self.paper_id)
        if not shared:
            return None
        latest = self.context.date(max(d.on for d in shared))
        said = self.tr("Shared under it %n time(s), the latest on {0}", "", len(shared)).format(latest)
        link = button(self.tr("Open the log"), "link")
        link.setObjectName(f"log-of-{self.paper_id}")
        link.setAccessibleName(self.tr("Open the log of what was shared under this permission"))
        place = Place(PlaceKind.DISCLOSURES, self._file.paper.client_id, self.paper_id)
        link.clicked.connect(lambda: self.context.news.place_wanted.emit(place))
        return row((Label(said, wrap=True), 1), link, gap=12)

    # ---- in words ----

    def _way(self) -> str:
        if self._release.two_way:
            return self.tr("Both ways: each may share with the other")
        ends = [e.strip() for e in (self._release.discloser, self._release.recipient)]
        if not all(ends):
            return self.tr("One way")
        return self.tr("One way: from {0} to {1}").format(*(isolate(end) for end in ends))

    def _until(self) -> str:
        day = self.context.date(self._file.paper.expires_on)
        event = self._release.expires_event.strip()
        said = self.tr("{0}, or until this happens first: {1}") if day and event else "{0}{1}"
        return said.format(day, isolate(event) if event else "")

    def _notes(self) -> str:
        if not self._release.psychotherapy_notes:
            return ""
        return self.tr("Only these; they stand on a paper of their own")

    def _first(self) -> str:
        if not release_words.wants_to_see_first(self._file):
            return ""
        return self.tr("Show the client the letter, or say what you will say")

    def _unsigned(self) -> set[ReleaseElement]:
        """Return what is missing of signatures: of somebody who is asked, or their right to sign."""
        absent = set[ReleaseElement]() if self._now.in_force else {ReleaseElement.SIGNATURE}
        signers = self._file.signers
        if any(s.capacity in NEEDS_AUTHORITY and not s.authority.strip() for s in signers):
            absent.add(ReleaseElement.AUTHORITY)
        return absent

    def _advice(self, element: ReleaseElement, *, gone: bool) -> str:
        if element is ReleaseElement.SIGNATURE:
            if not self._fixed:
                return self.tr("Offer it; then everybody who is asked signs, with the date.")
            speak = PaperWords(self.context, self._file.paper.client_id)
            waiting = speak.names(self._file, self._now.waiting)
            return self.tr("It waits for {0} to sign, with the date.").format(waiting)
        return release_words.advice(element, gone=gone, fixed=self._fixed)

    def _people_missing(self) -> list[str]:
        """Return who else is to be asked; what is shared with others asks every adult it is about."""
        desk, said = self.context.desk, list[str]()
        others = releases.adults_not_asked(desk, self._file)
        if others:
            names = listed([person_name(self.context, p) for p in others])
            words_ = self.tr("{0} is not asked. What is shared about all of them needs every adult.")
            said.append(words_.format(names))
        young = desk.clients.get(self._file.paper.client_id).kind is ClientKind.YOUNG_PERSON
        if young and not any(s.capacity in NEEDS_AUTHORITY for s in self._file.signers):
            said.append(
                self.tr(
                    "No parent or guardian signs. Where the law asks for one, add them to those who sign."
                )
            )
        return said


def _note(said: str) -> Label:
    return Label(said, "small", tone="muted", wrap=True)


def _lack(title: str, said: str) -> QWidget:
    box = QWidget()
    box.setLayout(column(StateLine(title, "missing"), Label(said, tone="muted", wrap=True), gap=2))
    box.setAccessibleName(f"{title}: {said}")
    return box


def _below(*lines: str) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())
