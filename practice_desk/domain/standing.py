"""Where a paper stands: its state on a day, computed from facts, and whose signatures it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.dates import add_months
from practice_desk.domain.paper_fields import RecordingFields
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import (
    Offer,
    Paper,
    PaperEvent,
    PaperEventKind,
    PaperKind,
    PaperSigner,
    Signature,
)
from practice_desk.domain.retention import add_years


class PaperState(StrEnum):
    """Where a paper stands (decisions C20), the first that holds. Declined is an answer, not an error."""

    VOIDED = "voided"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    PARTLY_WITHDRAWN = "partly_withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"
    REVIEW_DUE = "review_due"
    GIVEN = "given"
    SIGNED = "signed"
    PARTLY_SIGNED = "partly_signed"
    OFFERED = "offered"
    DRAFT = "draft"


IN_FORCE = frozenset({PaperState.SIGNED, PaperState.GIVEN, PaperState.REVIEW_DUE})
OVER = frozenset(
    {
        PaperState.VOIDED, PaperState.SUPERSEDED, PaperState.WITHDRAWN, PaperState.PARTLY_WITHDRAWN,
        PaperState.DECLINED, PaperState.EXPIRED,
    }
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class PaperFile:
    """A paper with everything that belongs to it.

    `born_on` are the birth dates of who signs it and of the young person it is about; `in_error` the ids of
    papers that were entered in error, which replaced nothing.
    """

    paper: Paper
    signers: tuple[PaperSigner, ...] = ()
    offer: Offer | None = None
    signatures: tuple[Signature, ...] = ()
    events: tuple[PaperEvent, ...] = ()
    born_on: tuple[date, ...] = ()
    in_error: frozenset[str] = frozenset()


@dataclass(frozen=True, repr=False)
class Standing:
    """A paper's state on a day with whose part in it is what; the names are ids of signers.

    `since` is the day the state began, `review_on` when it is looked at again, `last_day` when it ends.
    """

    state: PaperState
    since: date | None = None
    signed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    not_reached: tuple[str, ...] = ()
    review_on: date | None = None
    last_day: date | None = None
    superseded_by: str | None = None

    @property
    def in_force(self) -> bool:
        """Say whether the consent holds; one that is to be looked at again still does."""
        return self.state in IN_FORCE

    @property
    def is_over(self) -> bool:
        """Say whether nothing more is to come of this paper."""
        return self.state in OVER


def standing(file: PaperFile, today: date) -> Standing:
    """Return where a paper stands on a day.

    Over its required signers, the first that holds: superseded, withdrawn (any one), declined (any one),
    expired, review due, signed (all), partly signed, offered, draft (decisions C20). A withdrawal by some of
    several people is partly withdrawn: as little in force, but shown by name. An entry in error is void. The
    last day still counts, but for an event that ends it, which ends it when it happens (164.508(b)(2)(i)).
    """
    if file.offer is None:
        return Standing(PaperState.DRAFT, file.paper.made_on, waiting=_ids(_required(file)))
    past = [e for e in file.events if e.on <= today and not _replaced_in_error(file, e)]
    signed = [s for s in file.signatures if s.signed_on <= today]
    base = _parts(file, past, signed)
    review, last = _review_on(file, past, signed), _last_day(file, past)
    state, since = _state(file, base, past, signed, (review, last), today)
    voided_by = _last(past, PaperEventKind.SUPERSEDED)
    return Standing(
        state, since, base.signed, base.waiting, base.declined, base.withdrawn, base.not_reached,
        review, last, voided_by.other_paper_id if voided_by else None,
    )  # fmt: skip


def _replaced_in_error(file: PaperFile, event: PaperEvent) -> bool:
    return event.kind is PaperEventKind.SUPERSEDED and event.other_paper_id in file.in_error


def offered_at(file: PaperFile) -> tuple[int, str]:
    """Return what orders papers by when they were offered: the history's number, then the moment."""
    return (file.offer.seq, file.offer.at_utc.isoformat()) if file.offer else (0, "")


def last_day(file: PaperFile) -> date | None:
    """Return the last day a paper can hold: one that was set, or the day its recording is deleted by."""
    return _last_day(file, file.events)


def given_complete(file: PaperFile) -> bool:
    """Say whether handing this paper over is complete without a signature (privacy notice, estimate)."""
    return RULES[file.paper.kind].given_is_enough and _last(file.events, PaperEventKind.GIVEN) is not None


def review_birthdays(kind: PaperKind, born_on: Iterable[date], after: date) -> list[date]:
    """Return the birthdays after a day that change what a paper of this kind is worth, first one first."""
    ages = RULES[kind].review_birthdays
    return sorted(day for born in born_on for age in ages if (day := add_years(born, age)) > after)


@dataclass(frozen=True, repr=False)
class _Parts:
    signed: tuple[str, ...]
    waiting: tuple[str, ...]
    declined: tuple[str, ...]
    withdrawn: tuple[str, ...]
    not_reached: tuple[str, ...]


def _parts(file: PaperFile, past: Sequence[PaperEvent], signed: Sequence[Signature]) -> _Parts:
    have = {s.signer_id for s in signed}
    declined = _who(file, past, PaperEventKind.DECLINED)
    withdrawn = _who(file, past, PaperEventKind.WITHDRAWN)
    unreached = _who(file, past, PaperEventKind.NOT_REACHED)
    out = have | set(declined) | set(withdrawn)
    return _Parts(
        signed=tuple(i for i in _ids(file.signers) if i in have),
        waiting=tuple(i for i in _ids(_required(file)) if i not in out),
        declined=declined, withdrawn=withdrawn,
        not_reached=tuple(i for i in unreached if i not in out),
    )  # fmt: skip


def _state(
    file: PaperFile, parts: _Parts, past: Sequence[PaperEvent], signed: Sequence[Signature],
    ends: tuple[date | None, date | None], today: date,
) -> tuple[PaperState, date | None]:  # fmt: skip
    ended = _ended(file, parts, past)
    if ended:
        return ended
    review, last = ends
    if last is not None and (last < today or _last(past, PaperEventKind.ENDED)):
        return PaperState.EXPIRED, last
    complete = _complete(file, parts, past, signed)
    if complete is not None:
        return (PaperState.REVIEW_DUE, review) if review is not None and review <= today else complete
    if signed:
        return PaperState.PARTLY_SIGNED, max(s.signed_on for s in signed)
    assert file.offer is not None
    return PaperState.OFFERED, file.offer.on


def _ended(file: PaperFile, parts: _Parts, past: Sequence[PaperEvent]) -> tuple[PaperState, date] | None:
    for state, kind in (
        (PaperState.VOIDED, PaperEventKind.VOIDED), (PaperState.SUPERSEDED, PaperEventKind.SUPERSEDED)
    ):  # fmt: skip
        if event := _last(past, kind):
            return state, event.on
    required = {s.id for s in _required(file)}
    for kind in (PaperEventKind.WITHDRAWN, PaperEventKind.DECLINED):
        event = _last([e for e in past if e.signer_id is None or e.signer_id in required], kind)
        if event is None:
            continue
        if kind is PaperEventKind.DECLINED:
            return PaperState.DECLINED, event.on
        people = {s.id for s in file.signers if not s.is_therapist and s.required}
        some = len(people) > 1 and not people <= set(parts.withdrawn)
        return (PaperState.PARTLY_WITHDRAWN if some else PaperState.WITHDRAWN), event.on
    return None


def _complete(
    file: PaperFile, parts: _Parts, past: Sequence[PaperEvent], signed: Sequence[Signature]
) -> tuple[PaperState, date] | None:
    """Return signed or given with its day: signed once everybody has who is required, given until then."""
    given = _last(past, PaperEventKind.GIVEN) if RULES[file.paper.kind].given_is_enough else None
    required = {s.id for s in _required(file)}
    if required and required <= set(parts.signed):
        return PaperState.SIGNED, max(s.signed_on for s in signed if s.signer_id in required)
    return (PaperState.GIVEN, given.on) if given else None


def _review_on(file: PaperFile, past: Sequence[PaperEvent], signed: Sequence[Signature]) -> date | None:
    """Return when to look at a paper again: counted from the last look, or from the last signature."""
    looked = max((e for e in past if e.kind is PaperEventKind.REVIEWED), key=_order, default=None)
    days = [s.signed_on for s in signed] + [e.on for e in past if e.kind is PaperEventKind.GIVEN]
    if looked is None and not days:
        return None
    since = looked.on if looked else max(days)
    months = RULES[file.paper.kind].review_months
    usual = add_months(since, months) if months else None
    chosen = looked.next_on if looked and looked.next_on else (None if looked else file.paper.review_on)
    dates = [d for d in (chosen or usual, *review_birthdays(file.paper.kind, file.born_on, since)) if d]
    return min(dates, default=None)


def _last_day(file: PaperFile, past: Sequence[PaperEvent]) -> date | None:
    ended = _last(past, PaperEventKind.ENDED)
    chosen = (file.paper.expires_on, _delete_by(file.paper), ended.on if ended else None)
    return min((d for d in chosen if d), default=None)


def _delete_by(paper: Paper) -> date | None:
    """Return the day a recording is deleted by: from then on nothing is left that may be kept or heard."""
    if paper.kind is not PaperKind.RECORDING:
        return None
    return fields_as(RecordingFields, paper.fields).delete_by


def _who(file: PaperFile, past: Sequence[PaperEvent], kind: PaperEventKind) -> tuple[str, ...]:
    found = [e for e in past if e.kind is kind]
    if any(e.signer_id is None for e in found):
        return tuple(s.id for s in file.signers if not s.is_therapist)
    named = {e.signer_id for e in found}
    return tuple(i for i in _ids(file.signers) if i in named)


def _required(file: PaperFile) -> list[PaperSigner]:
    return [s for s in sorted(file.signers, key=lambda s: s.position) if s.required]


def _ids(signers: Iterable[PaperSigner]) -> tuple[str, ...]:
    return tuple(s.id for s in sorted(signers, key=lambda s: s.position))


def _order(event: PaperEvent) -> tuple[date, int]:
    return event.on, event.seq


def _last(events: Iterable[PaperEvent], kind: PaperEventKind) -> PaperEvent | None:
    return max((e for e in events if e.kind is kind), key=_order, default=None)
