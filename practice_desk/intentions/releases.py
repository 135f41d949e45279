"""What a therapist does with releases: draft one, plan to share under it, note what was shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

from practice_desk.domain.blocks import element_keys
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import now, today
from practice_desk.domain.dates import add_months
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis, accounting
from practice_desk.domain.library import LibraryText
from practice_desk.domain.papers import Paper
from practice_desk.domain.people import Person
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import new_id
from practice_desk.domain.releases import OWN_PAPER_KEY, Release, ReleaseValidity, Validity, validity
from practice_desk.domain.signing import refuse
from practice_desk.domain.standing import PaperFile
from practice_desk.domain.tasks import Task, TaskKind, TaskSource, open_tasks
from practice_desk.intentions import clients, library, papers
from practice_desk.storage.desk import Desk

# What may follow one release with another: one that was taken back or said no to stays as it ended.
_GOES_ON = frozenset({ReleaseValidity.VALID, ReleaseValidity.EXPIRED, ReleaseValidity.NOT_YET})
_STEPS = {Jurisdiction.UK: "share.after.uk", Jurisdiction.US: "share.after.us"}
_TEXTS = {Jurisdiction.UK: "release.uk", Jurisdiction.US: "release.us"}


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
            psychotherapy_notes=release.psychotherapy_notes or OWN_PAPER_KEY in element_keys(text.body),
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


def offered_releases(desk: Desk, client_id: str) -> list[tuple[Release, PaperFile, Validity]]:
    """Return the permissions to share that were ever offered, with what each is worth today.

    Those that hold come first; the tables are read once.
    """
    files = {f.paper.id: f for f in papers.files_of(desk, client_id) if f.offer is not None}
    known = [(r, files[r.paper_id]) for r in desk.releases.of_client(client_id) if r.paper_id in files]
    found = [(r, f, validity(r, f, today())) for r, f in known]
    newest = sorted(found, key=lambda row: row[1].offer.seq if row[1].offer else 0, reverse=True)
    return sorted(newest, key=lambda row: not row[2].may_share)


def adults_not_asked(desk: Desk, file: PaperFile) -> list[Person]:
    """Return the adults whose work it is who are not among those who sign a release.

    A release to others asks every adult in the file; with a young person the guardians who sign decide
    (product.md, the person is the unit).
    """
    if desk.clients.get(file.paper.client_id).kind is ClientKind.YOUNG_PERSON:
        return []
    asked = {s.person_id for s in file.signers}
    people = clients.participants(desk, file.paper.client_id)
    return [p for p in people if p.id not in asked and not p.is_minor(today())]


def ask_again(desk: Desk, client_id: str, like: str | None = None) -> Paper:
    """Draft a permission: an empty one, or one that says what an earlier one said (`like` is its paper).

    Its text is the Library's of today, its end the usual one. It follows the earlier one, and supersedes it
    once it is signed, where that was not taken back or said no to.
    """
    if like is None:
        text = library.find_text(desk, _TEXTS[desk.practice.own().jurisdiction])
        return draft_release(desk, client_id, text, Release(client_id=client_id, paper_id=""))
    before, old = release_of(desk, like), desk.papers.get(like)
    key = old.template.rpartition("@")[0].removeprefix("shipped:")
    said = replace(before, id=new_id(), valid_from=None)
    goes_on = validity_of(desk, like).is_worth in _GOES_ON
    with desk.change(Deed.DRAFT_PAPER, Place(PlaceKind.CONSENTS, client_id)):
        paper = draft_release(desk, client_id, library.find_text(desk, key), said)
        made = replace(paper, written=old.written, fields=old.fields, follows_id=like if goes_on else None)
        papers.keep_draft(desk, made)
    return made


def plan_to_share(desk: Desk, paper_id: str, what: str, on: date) -> Task:
    """Plan to share something under a release on a day.

    Raises SharingStopped with the reason where the release does not hold on that day, or not today unless it
    only starts later.
    """
    now_worth = validity_of(desk, paper_id)
    if not now_worth.may_share and now_worth.is_worth is not ReleaseValidity.NOT_YET:
        raise SharingStopped(now_worth)
    then = validity_of(desk, paper_id, on)
    if not then.may_share:
        raise SharingStopped(then)
    release = release_of(desk, paper_id)
    return _plan(desk, Task(
        client_id=release.client_id, source=TaskSource.PAPER, source_id=paper_id, kind=TaskKind.SHARE,
        about=what, due_on=on,
    ))  # fmt: skip


def plan_on_ground(desk: Desk, client_id: str, ground: DisclosureBasis, what: str, on: date) -> Task:
    """Plan to share something on a ground that asks for no permission, such as a court's order."""
    return _plan(desk, Task(
        client_id=client_id, source=TaskSource.GROUND, source_id=ground.value, kind=TaskKind.SHARE,
        about=what, due_on=on,
    ))  # fmt: skip


def planned(desk: Desk, client_id: str) -> list[Task]:
    """Return what is planned to be shared, soonest first."""
    tasks = open_tasks(desk.tasks.of_client(client_id))
    return [t for t in tasks if t.kind is TaskKind.SHARE]


def record_disclosure(desk: Desk, disclosure: Disclosure, from_task: Task | None = None) -> Disclosure:
    """Note that something was shared. Never refused for want of permission: the log holds what happened.

    Where it went under a release that did not hold that day, or under nothing, its steps are opened. Raises
    Refused only for what is not typed.
    """
    refuse(disclosure.problems(today()))
    made = replace(disclosure, valid=is_covered(desk, disclosure), at_utc=now().astimezone(UTC))
    with desk.change(Deed.RECORD_DISCLOSURE, Place(PlaceKind.DISCLOSURES, made.client_id, made.id)):
        kept = desk.disclosures.add(made)
        if from_task is not None:
            desk.tasks.save(replace(from_task, done_on=today()))
        if kept.needs_follow_up:
            for position, step in enumerate(steps_after(desk)):
                desk.tasks.save(
                    Task(
                        client_id=kept.client_id, source=TaskSource.DISCLOSURE, source_id=kept.id,
                        kind=TaskKind.SHARED_WITHOUT, about=step, due_on=today(), position=position,
                    )
                )  # fmt: skip
    return kept


def is_covered(desk: Desk, disclosure: Disclosure) -> bool:
    """Say whether what is to be noted had a ground: its release held that day, or it asks for none."""
    if disclosure.basis is DisclosureBasis.RELEASE and disclosure.paper_id:
        return validity_of(desk, disclosure.paper_id, disclosure.on).may_share
    return disclosure.basis is not DisclosureBasis.WITHOUT_PERMISSION


def steps_after(desk: Desk) -> list[str]:
    """Return the steps after something was shared without a permission, as the Library has them.

    In the UK they hold the report within 72 hours (UK GDPR 33 and 34), in the US the four questions of
    45 CFR 164.402 and what follows from them (164.404, 164.408).
    """
    body = library.find_text(desk, _STEPS[desk.practice.own().jurisdiction]).body
    return [line for line in body.splitlines() if line.strip()]


def follow_up_of(desk: Desk, client_id: str) -> dict[str, list[Task]]:
    """Return the steps after each disclosure without a permission, by its id, in order, done ones too."""
    found: dict[str, list[Task]] = {}
    for task in sorted(desk.tasks.of_client(client_id), key=lambda t: t.position):
        if task.kind is TaskKind.SHARED_WITHOUT:
            found.setdefault(task.source_id, []).append(task)
    return found


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


def _plan(desk: Desk, task: Task) -> Task:
    with desk.change(Deed.PLAN_SHARING, Place(PlaceKind.DISCLOSURES, task.client_id, task.id)):
        desk.tasks.save(task)
    return task
