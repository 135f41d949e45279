"""What a therapist does with releases: draft one, plan to share under it, note what was shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

from practice_desk.domain.clock import now, today
from practice_desk.domain.dates import add_months
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis, accounting
from practice_desk.domain.library import LibraryText
from practice_desk.domain.papers import Paper
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.releases import Release, Validity, validity
from practice_desk.domain.signing import refuse
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.intentions import library, papers
from practice_desk.storage.desk import Desk


class SharingStopped(Exception):
    """Sharing was planned under a permission that does not hold; `validity` says why."""

    def __init__(self, found: Validity) -> None:
        self.validity = found
        super().__init__(found.is_worth.value)


def draft_release(desk: Desk, client_id: str, text: LibraryText, release: Release) -> Paper:
    """Draft a permission to share, which every adult in the file signs.

    The therapist is the discloser where none is named; it ends after the usual months where neither date nor
    event is (texts/00: 6 in the UK, 12 in the US).
    """
    place = text.place or desk.practice.own().jurisdiction
    practice = desk.practice.own()
    with desk.change(Deed.DRAFT_PAPER, Place(PlaceKind.CONSENTS, client_id)):
        (paper,) = papers.draft_papers(desk, client_id, text)
        if not release.expires_event.strip():
            paper = replace(paper, expires_on=usual_end(desk, place))
            papers.keep_draft(desk, paper)
        said = replace(
            release, client_id=client_id, paper_id=paper.id,
            discloser=release.discloser or practice.therapist,
            discloser_address=release.discloser_address or practice.letterhead,
        )  # fmt: skip
        desk.releases.save(said)
    return paper


def usual_end(desk: Desk, place: Jurisdiction) -> date:
    """Return the day a release of today usually ends."""
    return add_months(today(), int(library.practice_words(desk, place)["release_months"]))


def keep_release(desk: Desk, release: Release) -> None:
    """Keep what a drafted release says. Refused by the vault once it is offered."""
    with desk.change(Deed.DRAFT_PAPER, Place(PlaceKind.CONSENTS, release.client_id, release.paper_id)):
        desk.releases.save(release)


def release_of(desk: Desk, paper_id: str) -> Release:
    """Return what a release says beside its paper. Raises KeyError for another kind of paper."""
    found = desk.releases.of_paper(paper_id)
    if not found:
        raise KeyError(paper_id)
    return found[0]


def validity_of(desk: Desk, paper_id: str, on: date | None = None) -> Validity:
    """Return what a release is worth on a day, today if none is given, with what it lacks."""
    return validity(release_of(desk, paper_id), papers.file_of(desk, paper_id), on or today())


def plan_to_share(desk: Desk, paper_id: str, what: str, on: date) -> Task:
    """Plan to share something under a release on a day.

    Raises SharingStopped with the reason where the release does not hold today or on that day.
    """
    for day in (today(), on):
        found = validity_of(desk, paper_id, day)
        if not found.may_share:
            raise SharingStopped(found)
    release = release_of(desk, paper_id)
    task = Task(
        client_id=release.client_id, source=TaskSource.PAPER, source_id=paper_id, kind=TaskKind.SHARE,
        about=what, due_on=on,
    )  # fmt: skip
    with desk.change(Deed.PLAN_SHARING, Place(PlaceKind.CONSENTS, release.client_id, paper_id)):
        desk.tasks.save(task)
    return task


def record_disclosure(desk: Desk, disclosure: Disclosure, from_task: Task | None = None) -> Disclosure:
    """Note that something was shared. Never refused for want of permission: the log holds what happened.

    Where it went under a release that did not hold that day, or under nothing, a follow-up is opened. Raises
    Refused only for what is not typed.
    """
    refuse(disclosure.problems(today()))
    held = disclosure.basis is not DisclosureBasis.WITHOUT_PERMISSION
    if disclosure.basis is DisclosureBasis.RELEASE and disclosure.paper_id:
        held = validity_of(desk, disclosure.paper_id, disclosure.on).may_share
    made = replace(disclosure, valid=held, at_utc=now().astimezone(UTC))
    with desk.change(Deed.RECORD_DISCLOSURE, Place(PlaceKind.CONSENTS, made.client_id, made.paper_id)):
        kept = desk.disclosures.add(made)
        if from_task is not None:
            desk.tasks.save(replace(from_task, done_on=today()))
        if kept.needs_follow_up:
            desk.tasks.save(
                Task(
                    client_id=kept.client_id, source=TaskSource.DISCLOSURE, source_id=kept.id,
                    kind=TaskKind.SHARED_WITHOUT, due_on=today(),
                )
            )  # fmt: skip
    return kept


def disclosures_of(desk: Desk, client_id: str) -> list[Disclosure]:
    """Return everything that was shared about a client, the latest first."""
    return sorted(desk.disclosures.of_client(client_id), key=lambda d: (d.on, d.seq), reverse=True)


def disclosures_under(desk: Desk, paper_id: str) -> list[Disclosure]:
    """Return what was shared under one release, in the order it was written down."""
    return desk.disclosures.of_paper(paper_id)


def accounting_of(
    desk: Desk, client_id: str, first: date, last: date, *, counted_only: bool = False
) -> list[Disclosure]:
    """Return what was shared from one day to another, both included (45 CFR 164.528)."""
    return accounting(desk.disclosures.of_client(client_id), first, last, counted_only=counted_only)
