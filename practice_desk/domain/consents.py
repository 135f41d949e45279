"""Consents of one client together: what is in force, what is missing, what a withdrawal blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.paper_fields import Channel, MessagesFields
from practice_desk.domain.paper_rules import MAJORITY, RULES
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import PaperEventKind, PaperKind, Requirement
from practice_desk.domain.people import ContactWay, Person
from practice_desk.domain.retention import add_years
from practice_desk.domain.standing import PaperFile, PaperState, Standing, offered_at, standing


class MissingWhy(StrEnum):
    """Why a required consent does not hold."""

    NEVER_OFFERED = "never_offered"
    NOT_SIGNED = "not_signed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    OF_AGE_NOW = "of_age_now"


@dataclass(frozen=True, repr=False)
class MissingConsent:
    """A required consent that a person has not given, with the paper that comes nearest."""

    kind: PaperKind
    person_id: str
    why: MissingWhy
    paper_id: str | None = None


_WHY = {
    PaperState.DECLINED: MissingWhy.DECLINED,
    PaperState.WITHDRAWN: MissingWhy.WITHDRAWN,
    PaperState.PARTLY_WITHDRAWN: MissingWhy.WITHDRAWN,
    PaperState.EXPIRED: MissingWhy.EXPIRED,
}
_WAYS = {
    Channel.TEXT: ContactWay.TEXT,
    Channel.EMAIL: ContactWay.EMAIL,
    Channel.VOICEMAIL: ContactWay.VOICEMAIL,
}


def required_kinds(
    kind: ClientKind, requirements: Iterable[Requirement], client_id: str, *, online: bool = False
) -> list[PaperKind]:
    """Return the kinds of paper a client needs: the usual ones, changed practice-wide, then for the client.

    Usual: treatment, confidentiality and privacy notice for all; minors' papers for young people; the
    secrets policy for couples and families; online therapy where any session is online (clinical.md 1.5).
    """
    wanted = {PaperKind.TREATMENT, PaperKind.CONFIDENTIALITY, PaperKind.PRIVACY_NOTICE}
    if kind is ClientKind.YOUNG_PERSON:
        wanted = (wanted - {PaperKind.TREATMENT}) | {PaperKind.MINOR}
    if kind in (ClientKind.COUPLE, ClientKind.FAMILY):
        wanted.add(PaperKind.COUPLE_FAMILY)
    if online:
        wanted.add(PaperKind.TELEHEALTH)
    rows = [r for r in requirements if r.client_id in (None, client_id)]
    for row in sorted(rows, key=lambda r: r.client_id is not None):
        wanted = wanted | {row.kind} if row.required else wanted - {row.kind}
    return [k for k in PaperKind if k in wanted]


def missing(
    files: Sequence[PaperFile], people: Iterable[Person], kinds: Iterable[PaperKind], today: date
) -> list[MissingConsent]:
    """Return what each participant has not agreed to of what is required, each adult separately.

    Beside an adult, somebody under age is not asked on their own. A minor's paper is missing again for
    somebody who is of age now: adult law holds from then on.
    """
    found: list[MissingConsent] = []
    still = [p for p in people if p.participant and not (p.left_on and p.left_on <= today)]
    there = who_decides(still, today)
    stands = [(f, standing(f, today)) for f in files]
    for kind in kinds:
        of_kind = [(f, s) for f, s in stands if f.paper.kind is kind]
        found += [gap for p in there if (gap := _gap(kind, p, of_kind, today)) is not None]
    return found


@dataclass(frozen=True, repr=False)
class ClosedWay:
    """A way that may not be used to reach somebody: since when, and whether they said no or took it back."""

    since: date
    why: PaperEventKind


def closed_ways(files: Iterable[PaperFile], today: date) -> dict[str, dict[ContactWay, ClosedWay]]:
    """Return what may not be used to reach each person, because they said no to it or took it back.

    A later consent to messages that is in force opens the channels it names again.
    """
    closed: dict[str, dict[ContactWay, ClosedWay]] = {}
    messages = [f for f in files if f.paper.kind is PaperKind.EMAIL_TEXT and f.offer is not None]
    for file in sorted(messages, key=offered_at):
        now = standing(file, today)
        channels = fields_as(MessagesFields, file.paper.fields).channels_agreed or tuple(Channel)
        ways = [_WAYS[Channel(c)] for c in channels]
        for signer in file.signers:
            if signer.person_id is None:
                continue
            held = closed.setdefault(signer.person_id, {})
            why = _closed_by(signer.id, now)
            if why is not None and now.since is not None:
                held |= dict.fromkeys(ways, ClosedWay(now.since, why))
            elif now.in_force:
                for way in ways:
                    held.pop(way, None)
    return {person: ways for person, ways in closed.items() if ways}


def blocked_ways(files: Iterable[PaperFile], today: date) -> dict[str, set[ContactWay]]:
    """Return what may not be used to reach each person, without since when and why."""
    return {person: set(ways) for person, ways in closed_ways(files, today).items()}


def _closed_by(signer_id: str, now: Standing) -> PaperEventKind | None:
    if signer_id in now.withdrawn:
        return PaperEventKind.WITHDRAWN
    return PaperEventKind.DECLINED if now.state is PaperState.DECLINED else None


def waiting_for(files: Iterable[PaperFile], today: date) -> dict[str | None, list[PaperFile]]:
    """Return what was offered and waits for a signature, by who is to sign it; None is the therapist."""
    found: dict[str | None, list[PaperFile]] = {}
    for file in sorted(files, key=offered_at):
        now = standing(file, today)
        if file.offer is None or now.is_over:
            continue
        for signer in file.signers:
            if signer.id in now.waiting:
                found.setdefault(None if signer.is_therapist else signer.person_id, []).append(file)
    return found


def without_copy(files: Iterable[PaperFile], today: date) -> list[tuple[str, str]]:
    """Return who signed what still holds and has no copy yet: ids of papers and signers (164.508(c)(4))."""
    found: list[tuple[str, str]] = []
    for file in files:
        now = standing(file, today)
        if now.is_over:
            continue
        given = {e.signer_id for e in file.events if e.kind is PaperEventKind.COPY_GIVEN}
        people = [s.id for s in file.signers if not s.is_therapist and s.id in now.signed]
        found += [(file.paper.id, i) for i in people if not given & {None, i}]
    return found


def who_decides(people: Sequence[Person], today: date) -> list[Person]:
    """Return who of several people decides: the adults, or all where nobody is known to be of age."""
    return [p for p in people if not p.is_minor(today)] or list(people)


def of_age_on(person: Person) -> date | None:
    """Return the day a person comes of age, if the birth date is known."""
    return add_years(person.born_on, MAJORITY) if person.born_on else None


def superseded_by_age(file: PaperFile, person: Person, today: date) -> bool:
    """Say whether this person signed a paper while they were a minor, and they are of age now."""
    day = of_age_on(person)
    if file.paper.kind is not PaperKind.MINOR or day is None or day > today:
        return False
    own = {s.id for s in file.signers if s.person_id == person.id}
    return any(s.signed_on < day for s in file.signatures if s.signer_id in own)


def _gap(
    kind: PaperKind, person: Person, of_kind: Sequence[tuple[PaperFile, Standing]], today: date
) -> MissingConsent | None:
    own = [(f, s) for f, s in of_kind if _concerns(f, person)]
    held = [f for f, s in own if s.in_force]
    outgrown = [f for f in held if superseded_by_age(f, person, today)]
    if len(held) > len(outgrown):
        return None
    if outgrown:
        return MissingConsent(kind, person.id, MissingWhy.OF_AGE_NOW, max(outgrown, key=offered_at).paper.id)
    tried = [(f, s) for f, s in own if f.offer is not None and not _out(s)]
    if not tried:
        return MissingConsent(kind, person.id, MissingWhy.NEVER_OFFERED)
    file, now = max(tried, key=lambda pair: offered_at(pair[0]))
    return MissingConsent(kind, person.id, _WHY.get(now.state, MissingWhy.NOT_SIGNED), file.paper.id)


def _concerns(file: PaperFile, person: Person) -> bool:
    return any(s.person_id == person.id for s in file.signers)


def _out(now: Standing) -> bool:
    return now.state in (PaperState.VOIDED, PaperState.SUPERSEDED)


def optional_kinds() -> list[PaperKind]:
    """Return the kinds that start unticked and are never bundled with required ones."""
    return [kind for kind in PaperKind if RULES[kind].optional]
