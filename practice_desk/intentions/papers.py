"""What a therapist does with papers before they are offered: draft them, say who signs, read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeVar, get_type_hints

from practice_desk.domain.agreements import AgreementReview
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.consents import who_decides
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import LibraryText
from practice_desk.domain.limits import usual_limits
from practice_desk.domain.paper_fields import (
    FIELDS,
    ConfidentialityFields,
    PaperFields,
    PrivacyNoticeFields,
)
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.paper_values import read_fields, write_fields
from practice_desk.domain.papers import (
    Paper,
    PaperEvent,
    PaperEventKind,
    PaperKind,
    PaperSigner,
    SignerCapacity,
    written,
)
from practice_desk.domain.people import Person, PersonRole
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import Record, new_id
from practice_desk.domain.standing import PaperFile, Standing, standing
from practice_desk.intentions import clients, library
from practice_desk.storage.desk import Desk

R = TypeVar("R", bound=Record)
_GUARDIANS = "minor.guardian"  # each parent or guardian signs a paper of their own


def file_of(desk: Desk, paper_id: str) -> PaperFile:
    """Return a paper with its signers, offer, signatures and events. Raises KeyError."""
    paper = desk.papers.get(paper_id)
    signers = desk.paper_signers.of_paper(paper_id)
    return PaperFile(
        paper, tuple(signers), next(iter(desk.offers.of_paper(paper_id)), None),
        tuple(desk.signatures.of_paper(paper_id)),
        _with_looks(desk.paper_events.of_paper(paper_id), desk.agreement_reviews.of_paper(paper_id)),
        _births(paper, signers, desk.people.of_client(paper.client_id)), _in_error(desk, paper.client_id),
    )  # fmt: skip


def files_of(desk: Desk, client_id: str) -> list[PaperFile]:
    """Return all of a client's papers, the newest first, in one read of each table."""
    people = desk.people.of_client(client_id)
    signers = _by_paper(desk.paper_signers.of_client(client_id))
    offers = {o.paper_id: o for o in desk.offers.of_client(client_id)}
    signatures = _by_paper(sorted(desk.signatures.of_client(client_id), key=lambda s: s.seq))
    events = _by_paper(sorted(desk.paper_events.of_client(client_id), key=lambda e: e.seq))
    looks = _by_paper(desk.agreement_reviews.of_client(client_id))
    in_error = frozenset(paper_id for paper_id, known in events.items() if any(map(_is_void, known)))
    papers = sorted(
        desk.papers.of_client(client_id), key=lambda p: (p.made_on or today(), p.id), reverse=True
    )
    return [
        PaperFile(
            p, tuple(signers[p.id]), offers.get(p.id), tuple(signatures[p.id]),
            _with_looks(events[p.id], looks[p.id]), _births(p, signers[p.id], people), in_error,
        )
        for p in papers
    ]  # fmt: skip


def standing_of(desk: Desk, paper_id: str) -> Standing:
    """Return where a paper stands today."""
    return standing(file_of(desk, paper_id), today())


def draft_papers(desk: Desk, client_id: str, text: LibraryText, **about: object) -> list[Paper]:
    """Draft what a text is for: one paper, or one for each person where everybody signs their own.

    `about` fills the fields of its kind by name. Returns the drafts in the order of the people.
    """
    kind = PaperKind(text.area)
    apart = RULES[kind].each_person or text.key.startswith(_GUARDIANS)
    people = (guardians if text.key.startswith(_GUARDIANS) else clients.participants)(desk, client_id)
    groups = [[p] for p in people] if apart else [people]
    with desk.change(Deed.DRAFT_PAPER, _page(client_id, kind)):
        return [_draft(desk, client_id, text, group, about) for group in groups]


def draft_paper(desk: Desk, client_id: str, text: LibraryText, person_id: str, **about: object) -> Paper:
    """Draft a paper that one person signs (and the therapist, where the kind asks for it)."""
    person = desk.people.get(person_id)
    with desk.change(Deed.DRAFT_PAPER, _page(client_id, PaperKind(text.area))):
        return _draft(desk, client_id, text, [person], about)


def keep_draft(desk: Desk, paper: Paper, signers: Sequence[PaperSigner] | None = None) -> None:
    """Keep a draft, and who signs it in this order where `signers` says so. Refused once it is offered."""
    with desk.change(Deed.DRAFT_PAPER, place_of(paper)):
        desk.papers.save(paper)
        if signers is None:
            return
        kept = {s.id for s in signers}
        for gone in desk.paper_signers.of_paper(paper.id):
            if gone.id not in kept:
                desk.remove(gone)
        for position, signer in enumerate(signers):
            desk.paper_signers.save(
                replace(signer, paper_id=paper.id, client_id=paper.client_id, position=position)
            )


def keep_fields(desk: Desk, paper: Paper, fields: PaperFields) -> Paper:
    """Keep what a draft's kind asks for, and return the draft."""
    kept = replace(paper, fields=write_fields(fields))
    keep_draft(desk, kept)
    return kept


def fill_in(desk: Desk, paper: Paper, **said: str) -> Paper:
    """Put values typed for this paper into its merge fields, and return the draft."""
    kept = replace(paper, written=written({**paper.values(), **said}))
    keep_draft(desk, kept)
    return kept


def keep_said(desk: Desk, paper: Paper, said: Mapping[str, str]) -> Paper:
    """Keep words typed for a paper: what its kind asks for in its fields, the others with the text."""
    hints = get_type_hints(FIELDS[paper.kind])
    own = {name: words for name, words in said.items() if hints.get(name) is str}
    rest = {name: words for name, words in said.items() if name not in own}
    kept = replace(
        paper, written=written({**paper.values(), **rest}),
        fields=write_fields(replace(fields_of(paper), **own)),
    )  # fmt: skip
    keep_draft(desk, kept)
    return kept


def remove_draft(desk: Desk, paper: Paper) -> None:
    """Remove a paper that was never offered, with what belongs to it."""
    with desk.change(Deed.REMOVE_DRAFT, place_of(paper)):
        desk.remove(paper)


def redraft(desk: Desk, paper: Paper) -> Paper:
    """Draft the next version of a paper: same fields and signers, the text as the Library has it now.

    The old one stays in force until the new one is signed by all, and then is superseded.
    """
    agreed = paper.kind is PaperKind.AGREEMENT  # its words are its clauses
    body, reference = (paper.body, paper.template) if agreed else _newest_body(desk, paper)
    fresh = replace(
        paper, id=new_id(), follows_id=paper.id, made_on=today(), body=body, template=reference,
        review_on=None, expires_on=None,
    )  # fmt: skip
    with desk.change(Deed.DRAFT_PAPER, place_of(paper)):
        keep_draft(desk, fresh, [replace(s, id=new_id()) for s in desk.paper_signers.of_paper(paper.id)])
        for release in desk.releases.of_paper(paper.id):
            desk.releases.save(replace(release, id=new_id(), paper_id=fresh.id))
        for clause in desk.clauses.of_paper(paper.id):
            desk.clauses.save(replace(clause, id=new_id(), paper_id=fresh.id))
    return fresh


def usual_signers(client_id: str, kind: PaperKind, people: Sequence[Person]) -> list[PaperSigner]:
    """Return who usually signs: each of these people, who is no participant as a guardian; the therapist.

    Beside adults a child may sign and need not.
    """
    deciding = who_decides(people, today())
    signers = [
        PaperSigner(
            client_id=client_id, paper_id="", person_id=p.id, position=n, authority=p.authority,
            capacity=SignerCapacity.CLIENT if p.participant else SignerCapacity.GUARDIAN,
            required=p in deciding,
        )
        for n, p in enumerate(people)
    ]  # fmt: skip
    if RULES[kind].therapist_signs:
        signers.append(
            PaperSigner(
                client_id=client_id, paper_id="", capacity=SignerCapacity.THERAPIST, position=len(signers)
            )
        )
    return signers


def guardians(desk: Desk, client_id: str) -> list[Person]:
    """Return the people with authority over a young person in this file."""
    return [
        p for p in desk.people.of_client(client_id) if PersonRole.GUARDIAN.value in p.roles and not p.left_on
    ]


def place_of(paper: Paper) -> Place:
    """Return the page a paper is shown on."""
    return _page(paper.client_id, paper.kind, paper.id)


def _draft(
    desk: Desk, client_id: str, text: LibraryText, people: Sequence[Person], about: dict[str, object]
) -> Paper:
    kind, place = PaperKind(text.area), text.place or desk.practice.own().jurisdiction
    paper = Paper(
        client_id=client_id, kind=kind, title=text.name, template=text.reference, language=text.language,
        place=place, body=text.body, made_on=today(),
        fields=write_fields(replace(_usual_fields(desk, client_id, kind, place), **about)),
    )  # fmt: skip
    keep_draft(desk, paper, usual_signers(client_id, kind, people))
    return paper


def _usual_fields(desk: Desk, client_id: str, kind: PaperKind, place: Jurisdiction) -> PaperFields:
    of = desk.clients.get(client_id).kind
    if kind is PaperKind.CONFIDENTIALITY:
        several = of in (ClientKind.COUPLE, ClientKind.FAMILY)
        return ConfidentialityFields(
            limits=usual_limits(place, several=several, young=of is ClientKind.YOUNG_PERSON)
        )
    if kind is PaperKind.PRIVACY_NOTICE:
        return PrivacyNoticeFields(given_on=today())
    return FIELDS[kind]()


def fields_of(paper: Paper) -> PaperFields:
    """Return what a paper's kind asks for, as it was filled in."""
    return read_fields(paper.kind, paper.fields)


def _newest_body(desk: Desk, paper: Paper) -> tuple[str, str]:
    key = paper.template.rpartition("@")[0].removeprefix("shipped:")
    try:
        text = library.find_text(desk, key)
    except KeyError:
        return paper.body, paper.template
    return text.body, text.reference


def _page(client_id: str, kind: PaperKind, paper_id: str | None = None) -> Place:
    where = PlaceKind.AGREEMENT if kind is PaperKind.AGREEMENT else PlaceKind.CONSENTS
    return Place(where, client_id, paper_id)


def _with_looks(events: Sequence[PaperEvent], looks: Iterable[AgreementReview]) -> tuple[PaperEvent, ...]:
    """Return what became of a paper, with each look at it together that set no day and is no fact of its own.

    Nobody signs such a look, so it can be taken back; where it stands, it counts as any other.
    """
    known = {(e.on, e.reason) for e in events if e.kind is PaperEventKind.REVIEWED}
    last = max((e.seq for e in events), default=0)
    own = [
        PaperEvent(
            id=look.id, seq=last, client_id=look.client_id, paper_id=look.paper_id,
            kind=PaperEventKind.REVIEWED, on=look.on, at_utc=datetime.combine(look.on, time(), UTC),
            reason=look.words,
        )
        for look in sorted(looks, key=lambda look: (look.on, look.id))
        if (look.on, look.words) not in known
    ]  # fmt: skip
    return (*events, *own)


def _in_error(desk: Desk, client_id: str) -> frozenset[str]:
    return frozenset(e.paper_id for e in desk.paper_events.of_client(client_id) if _is_void(e))


def _is_void(event: PaperEvent) -> bool:
    return event.kind is PaperEventKind.VOIDED


def _births(paper: Paper, signers: Sequence[PaperSigner], people: Sequence[Person]) -> tuple[date, ...]:
    """Return the birth dates of who signs; of the young person also where only their guardians do."""
    signing = {s.person_id for s in signers}
    about = bool(RULES[paper.kind].review_birthdays)
    return tuple(p.born_on for p in people if p.participant and p.born_on and (about or p.id in signing))


def _by_paper(rows: Sequence[R]) -> defaultdict[str, list[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.paper_id].append(row)  # type: ignore[attr-defined]
    return found
