"""What is due with a client: worked out from the records and today, each line with where it is dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from practice_desk.domain.clock import today
from practice_desk.domain.due import Due, DueKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.safety_plan import in_force, review_is_due
from practice_desk.domain.standing import PaperFile, PaperState, Standing
from practice_desk.intentions import attendance, consents, measures, notes, papers, reviews, tasks
from practice_desk.storage.desk import Desk

_KINDS = {
    PaperState.REVIEW_DUE: DueKind.PAPER_TO_LOOK_AT,
    PaperState.OFFERED: DueKind.PAPER_WAITING,
    PaperState.PARTLY_SIGNED: DueKind.PAPER_WAITING,
    PaperState.EXPIRED: DueKind.PAPER_ENDED,
}


def due_of(desk: Desk, client_id: str) -> list[Due]:
    """Return what is due with a client, what touches safety first; each line says where it is dealt with."""
    return [
        *_of_safety(desk, client_id),
        *_of_notes(desk, client_id),
        *_to_do(desk, client_id),
        *_of_papers(desk, client_id),
    ]


def _of_safety(desk: Desk, client_id: str) -> Iterator[Due]:
    for open_one in measures.follow_ups(desk, client_id):
        sheet = open_one.sheet
        yield Due(DueKind.SELF_HARM_ANSWER, measures.place_of(sheet), sheet.on, open_one.measure.name)
    plan = in_force(desk.safety_plans.of_client(client_id))
    if plan is not None and review_is_due(plan, desk.safety_reviews.of_client(client_id), today()):
        yield Due(DueKind.SAFETY_REVIEW, Place(PlaceKind.SAFETY, client_id, plan.id), plan.next_review_on)


def _of_notes(desk: Desk, client_id: str) -> Iterator[Due]:
    for session in desk.sessions.unwritten(client_id):
        yield Due(DueKind.NOTE_TO_WRITE, attendance.place_of(session), session.on)
    for note in notes.unsigned_of(desk, client_id):
        kind = DueKind.NOTE_TO_FINISH if note.to_finish else DueKind.NOTE_TO_SIGN
        yield Due(kind, notes.place_of(note), note.on)


def _to_do(desk: Desk, client_id: str) -> Iterator[Due]:
    for contact in desk.sessions.with_open_follow_up(client_id):
        place = attendance.place_of(contact)
        yield Due(DueKind.CONTACT_FOLLOW_UP, place, contact.on, contact.follow_up)
    for task in tasks.tasks_of(desk, client_id):
        yield Due(DueKind.TASK, tasks.place_of(task), task.due_on, task.about)


def _of_papers(desk: Desk, client_id: str) -> Iterator[Due]:
    page = consents.page(desk, client_id)
    for file, stands in (*page.due, *page.waiting, *page.past):
        kind = _KINDS.get(stands.state)
        if kind is not None and not _is_elsewhere(file, stands, page):
            yield Due(kind, papers.place_of(file.paper), stands.since, file.paper.title)
    if page.missing:
        yield Due(DueKind.PAPER_MISSING, Place(PlaceKind.CONSENTS, client_id))
    review_on = reviews.due_on(desk, client_id)
    if review_on is not None and review_on <= today():
        yield Due(DueKind.REVIEW, reviews.place_of(client_id), review_on)


def _is_elsewhere(file: PaperFile, stands: Standing, page: consents.Sorted) -> bool:
    """Say whether another line stands for this one: the review of the agreement, or the paper after it."""
    if stands.state is PaperState.REVIEW_DUE:
        return file.paper.kind is PaperKind.AGREEMENT
    later = (*page.in_force, *page.due, *page.waiting)
    return any(f.paper.follows_id == file.paper.id for f, _ in later)
