"""What becomes of consents: withdrawn, looked at again, renewed; what is required, due and missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from practice_desk.domain.clock import today
from practice_desk.domain.consents import (
    ClosedWay,
    MissingConsent,
    blocked_ways,
    closed_ways,
    missing,
    required_kinds,
    without_copy,
)
from practice_desk.domain.deeds import Deed
from practice_desk.domain.paper_fields import RecordingFields, ToolFields
from practice_desk.domain.paper_rules import RULES, WithdrawalEffect
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import Paper, PaperEvent, PaperEventKind, PaperKind, Requirement
from practice_desk.domain.people import ContactPoint, ContactWay
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import PaperProblem, refuse
from practice_desk.domain.standing import PaperFile, PaperState, Standing, standing
from practice_desk.domain.tasks import Task, TaskKind, TaskSource
from practice_desk.intentions import papers, signing
from practice_desk.storage.desk import Desk

SOON = timedelta(days=7)
_FOLLOW_UPS = {
    WithdrawalEffect.DELETE_RECORDING: TaskKind.DELETE_RECORDING,
    WithdrawalEffect.DELETE_TOOL_DATA: TaskKind.DELETE_TOOL_DATA,
    WithdrawalEffect.STOP_SHARING: TaskKind.TELL_RECIPIENT,
    WithdrawalEffect.ENDS_WORK: TaskKind.TALK_ABOUT_ENDING,
    WithdrawalEffect.MEET_IN_PERSON: TaskKind.MEET_ANOTHER_WAY,
    WithdrawalEffect.MEET_IN_ROOM: TaskKind.MEET_ANOTHER_WAY,
    WithdrawalEffect.STOP_JOINT_WORK: TaskKind.REST_JOINT_WORK,
    WithdrawalEffect.TAKE_OUT_OF_PROJECT: TaskKind.TAKE_OUT_OF_PROJECT,
    WithdrawalEffect.RECORD_DISPUTE: TaskKind.SETTLE_DISPUTE,
    WithdrawalEffect.REMOVE_CONTACT: TaskKind.ASK_ANEW,
    WithdrawalEffect.ASK_ANEW: TaskKind.ASK_ANEW,
    WithdrawalEffect.TALK_ABOUT_LIMITS: TaskKind.TALK_ABOUT_IT,
    WithdrawalEffect.AGREE_PAYMENT_ANEW: TaskKind.TALK_ABOUT_IT,
    WithdrawalEffect.AGREE_ANEW: TaskKind.TALK_ABOUT_IT,
}
_CLOSES = {ContactWay.TEXT: "may_text", ContactWay.EMAIL: "may_email", ContactWay.VOICEMAIL: "may_voicemail"}


@dataclass(frozen=True, repr=False)
class Sorted:
    """A client's papers as their page shows them; each with where it stands."""

    in_force: tuple[tuple[PaperFile, Standing], ...]
    due: tuple[tuple[PaperFile, Standing], ...]
    waiting: tuple[tuple[PaperFile, Standing], ...]
    past: tuple[tuple[PaperFile, Standing], ...]
    missing: tuple[MissingConsent, ...]


def page(desk: Desk, client_id: str) -> Sorted:
    """Return what is in force, due to be looked at, waiting for somebody, past and missing today."""
    files = papers.files_of(desk, client_id)
    stands = [(f, standing(f, today())) for f in files]
    open_states = (PaperState.DRAFT, PaperState.OFFERED, PaperState.PARTLY_SIGNED)
    return Sorted(
        in_force=tuple(p for p in stands if p[1].in_force),
        due=tuple(p for p in stands if p[1].state is PaperState.REVIEW_DUE),
        waiting=tuple(p for p in stands if p[1].state in open_states),
        past=tuple(p for p in stands if p[1].is_over),
        missing=tuple(missing_of(desk, client_id, files)),
    )


def missing_of(desk: Desk, client_id: str, files: list[PaperFile] | None = None) -> list[MissingConsent]:
    """Return what is required of each person and does not hold: what the calm banner is made of."""
    client = desk.clients.get(client_id)
    online = any(word in client.modality.casefold() for word in ("video", "phone", "online"))
    kinds = required_kinds(client.kind, desk.requirements.all(), client_id, online=online)
    known = papers.files_of(desk, client_id) if files is None else files
    return missing(known, desk.people.of_client(client_id), kinds, today())


def require(desk: Desk, kind: PaperKind, client_id: str | None, *, required: bool) -> None:
    """Mark a kind of paper as required or not, for one client or (None) for the whole practice."""
    row = next((r for r in desk.requirements.all() if (r.kind, r.client_id) == (kind, client_id)), None)
    place = Place(PlaceKind.CONSENTS, client_id) if client_id else None  # for all: undone from any page
    with desk.change(Deed.KEEP_REQUIREMENT, place):
        row = row or Requirement(kind=kind, client_id=client_id)
        desk.requirements.save(replace(row, required=required))


def withdraw(
    desk: Desk, paper_id: str, signer_id: str | None = None, *, reason: str = "", how: str = "",
    on: date | None = None,
) -> PaperEvent:  # fmt: skip
    """Take a consent back, for one signer or for all, with what follows from it.

    As easy as giving it: by any way, with a reason only if one is given (GDPR 7(3)). Withdrawing a recording
    opens the task to delete it; messages close the channels on the person's profile; the record stays.
    Raises Refused.
    """
    file = papers.file_of(desk, paper_id)
    refuse(_withdrawal_problems(file, signer_id, on))
    effect = RULES[file.paper.kind].effect
    event_kind = PaperEventKind.WITHDRAWN
    with desk.change(Deed.WITHDRAW_PAPER, papers.place_of(file.paper)):
        event = signing.add_event(
            desk, file, Deed.WITHDRAW_PAPER, event_kind, on, signer_id, reason=reason, how=how,
            effect=effect.value if effect else "",
        )  # fmt: skip
        if effect is WithdrawalEffect.BLOCK_CHANNEL:
            _close_channels(desk, file.paper)
        elif effect is not None and effect in _FOLLOW_UPS:
            _open_task(desk, _follow_up(file.paper, _FOLLOW_UPS[effect], event.on))
    return event


def look_again(
    desk: Desk, paper_id: str, *, words: str = "", on: date | None = None, next_on: date | None = None
) -> PaperEvent:
    """Note that a paper was looked at together and still fits: one click, no signature. Raises Refused."""
    file = papers.file_of(desk, paper_id)
    if not standing(file, today()).in_force:
        refuse([("paper", PaperProblem.OVER)])
    return signing.add_event(
        desk, file, Deed.REVIEW_PAPER, PaperEventKind.REVIEWED, on, reason=words, next_on=next_on
    )


def renew(desk: Desk, paper_id: str) -> Paper:
    """Draft the next version of a paper; it supersedes this one when all have signed it."""
    return papers.redraft(desk, desk.papers.get(paper_id))


def supersede(desk: Desk, paper_id: str, by_paper_id: str) -> PaperEvent:
    """Note that another paper took this one's place."""
    file = papers.file_of(desk, paper_id)
    kind = PaperEventKind.SUPERSEDED
    return signing.add_event(desk, file, Deed.SUPERSEDE_PAPER, kind, other_paper_id=by_paper_id)


def give_copy(desk: Desk, paper_id: str, how: str, signer_id: str | None = None) -> PaperEvent:
    """Note that somebody got a copy, on paper or another way; what reminded of it is done then."""
    file = papers.file_of(desk, paper_id)
    with desk.change(Deed.GIVE_COPY, papers.place_of(file.paper)):
        event = signing.add_event(
            desk, file, Deed.GIVE_COPY, PaperEventKind.COPY_GIVEN, None, signer_id, how=how
        )
        if not without_copy([papers.file_of(desk, paper_id)], today()):
            asked = (t for t in desk.tasks.of_client(file.paper.client_id) if t.source_id == paper_id)
            for task in (t for t in asked if t.kind is TaskKind.GIVE_COPY and t.done_on is None):
                desk.tasks.save(replace(task, done_on=event.on))
    return event


def give_copies(desk: Desk, to: Iterable[tuple[str, str]], how: str) -> None:
    """Note that each of these signers got a copy of their paper, as one act: (paper id, signer id)."""
    with desk.change(Deed.GIVE_COPY):
        for paper_id, signer_id in to:
            give_copy(desk, paper_id, how, signer_id)


def give(desk: Desk, paper_id: str, reason: str = "") -> PaperEvent:
    """Note that a notice or estimate was given and not signed, with the reason: complete (164.520(c)(2)(ii)).

    Raises Refused for a kind that needs a signature.
    """
    file = papers.file_of(desk, paper_id)
    if not RULES[file.paper.kind].given_is_enough:
        refuse([("paper", PaperProblem.NOT_GIVEN_ALONE)])
    with desk.change(Deed.GIVE_PAPER, papers.place_of(file.paper)):
        event = signing.add_event(desk, file, Deed.GIVE_PAPER, PaperEventKind.GIVEN, reason=reason)
        signing.supersede_older(desk, papers.file_of(desk, paper_id))
    return event


def end(desk: Desk, paper_id: str, reason: str, on: date | None = None) -> PaperEvent:
    """Note that the event a permission was to end with has happened."""
    file = papers.file_of(desk, paper_id)
    return signing.add_event(desk, file, Deed.END_PAPER, PaperEventKind.ENDED, on, reason=reason)


def void(desk: Desk, paper_id: str, reason: str) -> PaperEvent:
    """Mark an offered paper as entered in error; it stays readable. Raises Refused without a reason."""
    if not reason.strip():
        refuse([("reason", PaperProblem.NO_REASON)])
    file = papers.file_of(desk, paper_id)
    return signing.add_event(desk, file, Deed.VOID_PAPER, PaperEventKind.VOIDED, reason=reason)


def blocked(desk: Desk, client_id: str) -> dict[str, set[ContactWay]]:
    """Return the ways that are closed for each person since they took their consent to messages back."""
    return blocked_ways(papers.files_of(desk, client_id), today())


def closed(desk: Desk, client_id: str) -> dict[str, dict[ContactWay, ClosedWay]]:
    """Return the ways that are closed for each person, since when, and whether they said no to them."""
    return closed_ways(papers.files_of(desk, client_id), today())


def _withdrawal_problems(
    file: PaperFile, signer_id: str | None, on: date | None
) -> list[tuple[str, PaperProblem]]:
    stands = standing(file, today())
    if not RULES[file.paper.kind].may_be_withdrawn:
        return [("paper", PaperProblem.CANNOT_BE_WITHDRAWN)]
    own = [signer_id] if signer_id else [s.id for s in file.signers if not s.is_therapist]
    signed = [s.signed_on for s in file.signatures if s.signer_id in own]
    if not signed:
        return [("signer", PaperProblem.NOT_SIGNED)]
    done = stands.state in (PaperState.WITHDRAWN, PaperState.SUPERSEDED, PaperState.VOIDED)
    if done or (signer_id in stands.withdrawn):
        return [("paper", PaperProblem.OVER)]
    return [("on", PaperProblem.BEFORE_SIGNED)] if on is not None and on < min(signed) else []


def _open_task(desk: Desk, task: Task) -> None:
    """Keep what is to be done, once: a second person who takes the same paper back asks for no more."""
    there = (t for t in desk.tasks.of_client(task.client_id) if t.done_on is None)
    if not any((t.source_id, t.kind) == (task.source_id, task.kind) for t in there):
        desk.tasks.save(task)


def _follow_up(paper: Paper, kind: TaskKind, on: date) -> Task:
    due = on + SOON
    by = None
    if paper.kind is PaperKind.RECORDING:
        by = fields_as(RecordingFields, paper.fields).delete_by
    if paper.kind is PaperKind.AI_TOOL:
        by = fields_as(ToolFields, paper.fields).delete_by
    return Task(
        client_id=paper.client_id, source=TaskSource.PAPER, source_id=paper.id, kind=kind,
        due_on=min(due, by) if by else due,
    )  # fmt: skip


def _close_channels(desk: Desk, paper: Paper) -> None:
    """Close what is blocked on the profile too, so that nothing there says it is allowed."""
    for person_id, ways in blocked(desk, paper.client_id).items():
        for point in desk.contact_points.of_client(paper.client_id):
            if point.person_id == person_id:
                desk.contact_points.save(_closed(point, ways))


def _closed(point: ContactPoint, ways: set[ContactWay]) -> ContactPoint:
    shut: dict[str, bool] = {_CLOSES[way]: False for way in ways}
    return replace(point, **shut)
