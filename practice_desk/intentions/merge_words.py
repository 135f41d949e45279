"""The words a paper is filled with: from the place, the practice, the client and the paper itself."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.domain.agreements import agreement_text
from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.dates import date_words
from practice_desk.domain.merging import Merged, merge
from practice_desk.domain.paper_values import read_fields
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.domain.people import ContactKind, Person, joined_names
from practice_desk.domain.practice import DateOrder, Jurisdiction, Practice
from practice_desk.domain.retention import kept_words
from practice_desk.intentions import clients, library
from practice_desk.storage.desk import Desk

_SEVERAL = (ClientKind.COUPLE, ClientKind.FAMILY)
OPENING, CLOSING = "frame.opening", "frame.closing"


def values_of(desk: Desk, paper: Paper) -> dict[str, str]:
    """Return every value a paper is filled with; what was typed for it comes before all else.

    The emergency contact is never taken from another field: the person listed may be who is feared.
    """
    order = order_of(paper.place)
    people = signing_people(desk, paper)
    practice, client = desk.practice.own(), desk.clients.get(paper.client_id)
    release = desk.releases.of_paper(paper.id) if paper.kind is PaperKind.RELEASE else []
    layers: list[dict[str, str]] = [
        library.practice_words(
            desk, paper.place, client.place or practice.place, several=client.kind in _SEVERAL
        ),
        _of_record(desk, client),
        _of_practice(practice),
        _of_client(desk, client, people, order),
        _of_signer(desk, paper),
        *(r.values(paper.place, paper.expires_on) for r in release),
        read_fields(paper.kind, paper.fields).values(order),
        paper.values(),
    ]
    return {name: said for layer in layers for name, said in layer.items() if said.strip()}


def usual_values(desk: Desk, place: Jurisdiction) -> dict[str, str]:
    """Return what every paper of a place is filled with: the words for all papers, who the therapist is."""
    practice = desk.practice.own()
    words = {**library.practice_words(desk, place, practice.place), **_of_practice(practice)}
    return {name: said for name, said in words.items() if said.strip()}


def practice_values(desk: Desk, place: Jurisdiction) -> dict[str, str]:
    """Return what the practice puts into every text, for forms that are nobody's yet."""
    known = {**library.practice_words(desk, place), **_of_practice(desk.practice.own())}
    return {name: said for name, said in known.items() if said.strip()}


def text_of(desk: Desk, paper: Paper) -> Merged:
    """Return a paper's text as it would be offered now, with the fields that are still open."""
    values = values_of(desk, paper)
    if paper.kind is PaperKind.AGREEMENT:
        opening, closing = (library.find_text(desk, key).body for key in (OPENING, CLOSING))
        return agreement_text(opening, desk.clauses.of_paper(paper.id), closing, values)
    return merge(paper.body, values)


def order_of(place: Jurisdiction) -> DateOrder:
    """Return how dates are said in the papers of a place."""
    return DateOrder.MONTH_DAY_YEAR if place is Jurisdiction.US else DateOrder.DAY_MONTH_YEAR


def signing_people(desk: Desk, paper: Paper) -> list[Person]:
    """Return the people who sign a paper, or else those whose work it is."""
    known = {p.id: p for p in desk.people.of_client(paper.client_id)}
    ids = [s.person_id for s in desk.paper_signers.of_paper(paper.id) if s.person_id]
    signing = [known[i] for i in ids if i in known and known[i].participant]
    return signing or [p for p in known.values() if p.participant and not p.left_on]


def _of_record(desk: Desk, client: Client) -> dict[str, str]:
    """Return how long this client's record is kept by its rule, unless the therapist has words for that."""
    own = {w.field for w in desk.practice_words.all() if w.words.strip()}
    policy = clients.policy_of(desk, client)
    if policy is None or "retention_words" in own:
        return {}
    return {"retention_words": kept_words(policy, young=client.kind is ClientKind.YOUNG_PERSON)}


def _of_practice(practice: Practice) -> dict[str, str]:
    contact = ", ".join(part for part in (practice.phone, practice.email) if part)
    address = ", ".join(line for line in practice.letterhead.splitlines() if line.strip())
    return {
        "therapist_name": practice.therapist, "qualification": practice.title,
        "practice_name": practice.practice_name or practice.therapist, "practice_address": address,
        "therapist_contact": contact, "privacy_contact": contact,
    }  # fmt: skip


def _of_client(desk: Desk, client: Client, people: Sequence[Person], order: DateOrder) -> dict[str, str]:
    born = [date_words(p.born_on, order) for p in people if p.born_on]
    return {
        "client_name": joined_names([p.legal() for p in people]),
        "known_as": joined_names([p.known_as for p in people]),
        "birth_date": " and ".join(born), "usual_slot": client.slot, "frequency": client.frequency,
        "setting": client.modality, **_of_contacts(desk, client.id, people),
    }  # fmt: skip


def _of_contacts(desk: Desk, client_id: str, people: Sequence[Person]) -> dict[str, str]:
    """Return one person's phone and e-mail; those of several people are never mixed in one paper."""
    if len(people) != 1:
        return {}
    points = [c for c in desk.contact_points.of_client(client_id) if c.person_id == people[0].id]
    points.sort(key=lambda c: (not c.preferred, c.position))
    phone = next((c.value for c in points if c.kind is ContactKind.PHONE), "")
    email = next((c.value for c in points if c.kind is ContactKind.EMAIL), "")
    words = next((c.safe_words for c in points if c.safe_words), "")
    return {"client_phone": phone, "client_email": email, "safe_words": words}


def _of_signer(desk: Desk, paper: Paper) -> dict[str, str]:
    for signer in desk.paper_signers.of_paper(paper.id):
        if signer.capacity.value == "representative" and signer.person_id:
            name = desk.people.get(signer.person_id).legal()
            return {"representative_name": name, "representative_authority": signer.authority}
    return {}
