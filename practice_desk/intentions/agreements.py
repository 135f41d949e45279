"""What a therapist does with a working agreement: compose, order and vary its clauses, look at it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from practice_desk.domain.agreements import (
    AgreementReview,
    Clause,
    ClauseArea,
    ClauseChoice,
    ReviewOutcome,
    client_copy,
    in_order,
    review_due_on,
)
from practice_desk.domain.blocks import plain, read_canonical
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.compare import Run, compare
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import LibraryText, TemplateKind
from practice_desk.domain.merging import merge
from practice_desk.domain.paper_fields import AgreementFields
from practice_desk.domain.paper_values import fields_as, write_fields
from practice_desk.domain.papers import Paper, PaperEventKind, PaperKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import new_id
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.signing import PaperProblem, refuse
from practice_desk.domain.standing import IN_FORCE, PaperFile, PaperState, offered_at, standing
from practice_desk.intentions import clients, library, papers, signing
from practice_desk.intentions.merge_words import CLOSING, OPENING, text_of, values_of
from practice_desk.storage.desk import Desk

CORE = "core"
QUESTIONS = "review.questions"
SETTINGS = ("online", "home", "couple", "family", "small_community")


def compose(
    desk: Desk, client_id: str, settings: Iterable[str] = (), areas: Iterable[ClauseArea] = (),
    place: Jurisdiction | None = None, *, keys: Iterable[str] | None = None,
) -> Paper:  # fmt: skip
    """Draft a working agreement of the core clauses, those of its settings, and further areas by wish.

    Settings are `SETTINGS`; the client's kind and the place add their own. `keys` name the Library's clauses
    one by one instead, as they were chosen from what is usual.
    """
    place = place or desk.practice.own().jurisdiction
    wanted = {CORE, *settings, *usual_settings(desk, client_id, place)}
    more = {area.value for area in areas}
    named = None if keys is None else set(keys)
    words = library.practice_words(desk, place)
    paper = Paper(
        client_id=client_id, kind=PaperKind.AGREEMENT, title=words["agreement_title"], place=place,
        template=library.find_text(desk, OPENING).reference, body=_frame(desk), made_on=today(),
        fields=write_fields(_looks(words)),
    )  # fmt: skip
    people = clients.participants(desk, client_id)
    with desk.change(Deed.DRAFT_PAPER, papers.place_of(paper)):
        papers.keep_draft(desk, paper, papers.usual_signers(client_id, paper.kind, people))
        chosen = [
            t
            for t in clause_texts(desk)
            if (wanted & set(t.settings) or t.area in more if named is None else t.key in named)
        ]
        for position, text in enumerate(chosen):
            desk.clauses.save(clause_from(paper, text, position))
    return paper


def usual_settings(desk: Desk, client_id: str, place: Jurisdiction | None = None) -> set[str]:
    """Return the settings that what is known of a client speaks for: where they meet, who they are."""
    client, place = desk.clients.get(client_id), place or desk.practice.own().jurisdiction
    online = any(word in client.modality.casefold() for word in ("video", "phone", "online"))
    found = {"online"} if online else set[str]()
    found |= {"home"} if "home" in client.modality.casefold() else set()
    found |= {client.kind.value} if client.kind in (ClientKind.COUPLE, ClientKind.FAMILY) else set()
    return found | ({"us_core"} if place is Jurisdiction.US else set())


def clause_texts(desk: Desk) -> list[LibraryText]:
    """Return the clauses of the Library, in the order of the areas, then the therapist's own."""
    return library.texts(desk, TemplateKind.CLAUSE, desk.practice.own().jurisdiction)


def clause_from(paper: Paper, text: LibraryText, position: int) -> Clause:
    """Return a clause of an agreement as the Library has it."""
    return Clause(
        client_id=paper.client_id, paper_id=paper.id, area=ClauseArea(text.area), position=position,
        title=text.name, template=text.reference, text=text.body, summary=text.summary,
    )  # fmt: skip


def keep_clause(desk: Desk, clause: Clause) -> None:
    """Keep a clause of a draft: its words, its values, what was varied and why. Raises Refused."""
    refuse(clause.problems())
    with desk.change(Deed.KEEP_CLAUSES, _page(clause)):
        if desk.clauses.find(clause.id) is None:
            last = max((c.position for c in desk.clauses.of_paper(clause.paper_id)), default=-1)
            clause = replace(clause, position=last + 1)
        desk.clauses.save(clause)


def add_clauses(desk: Desk, paper: Paper, texts: Iterable[LibraryText]) -> None:
    """Add clauses of the Library at the end of a draft, as one change."""
    with desk.change(Deed.KEEP_CLAUSES, papers.place_of(paper)):
        for text in texts:
            keep_clause(desk, clause_from(paper, text, 0))


def remove_clause(desk: Desk, clause: Clause) -> None:
    """Take a clause out of a draft."""
    with desk.change(Deed.KEEP_CLAUSES, _page(clause)):
        desk.remove(clause)


def order_clauses(desk: Desk, paper: Paper, ids: Sequence[str]) -> None:
    """Put the clauses of a draft in the order of their ids, as one change."""
    with desk.change(Deed.KEEP_CLAUSES, papers.place_of(paper)):
        for position, clause in enumerate(in_order(desk.clauses.of_paper(paper.id), ids)):
            desk.clauses.save(replace(clause, position=position))


def clauses_of(desk: Desk, paper_id: str) -> list[Clause]:
    """Return the clauses of an agreement in their order."""
    return desk.clauses.of_paper(paper_id)


def copy_lines(desk: Desk, paper: Paper) -> list[str]:
    """Return the lines of the one-page client copy, closed by the reminder of what stays private."""
    lines = client_copy(desk.clauses.of_paper(paper.id), values_of(desk, paper))
    return [*lines, library.find_text(desk, "limits.short").body.strip()]


def open_fields(clause: Clause, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is still to be filled in of a clause, in its text and in its line on the client's copy.

    `values` are those of the paper; a clause that does not apply has nothing open.
    """
    if clause.choice is ClauseChoice.NOT_APPLICABLE:
        return ()
    body = clause.variation if clause.choice is ClauseChoice.VARIED else clause.text
    own = {**values, **clause.own_values()}
    return tuple(dict.fromkeys((*merge(body, own).unfilled, *merge(clause.summary, own).unfilled)))


def agreement_now(desk: Desk, client_id: str) -> PaperFile | None:
    """Return the agreement that is in force, or else the newest one that is not over."""
    found = [f for f in papers.files_of(desk, client_id) if f.paper.kind is PaperKind.AGREEMENT]
    stands = [(f, standing(f, today())) for f in found]
    held = [f for f, s in stands if s.state in IN_FORCE]
    return next(iter(held), None) or next((f for f, s in stands if not s.is_over), None)


def versions(desk: Desk, client_id: str) -> list[PaperFile]:
    """Return the agreements that were offered, the first one first; number n is the n-th of them."""
    files = [f for f in papers.files_of(desk, client_id) if f.paper.kind is PaperKind.AGREEMENT and f.offer]
    return sorted(files, key=offered_at)


def new_version(desk: Desk, paper_id: str) -> Paper:
    """Draft the next version of an agreement with its clauses.

    When all have signed it, it supersedes the one that holds, whichever version its words come from.
    """
    paper = desk.papers.get(paper_id)
    holds = agreement_now(desk, paper.client_id)
    with desk.change(Deed.DRAFT_PAPER, papers.place_of(paper)):
        fresh = papers.redraft(desk, paper)
        if holds is not None and standing(holds, today()).in_force and holds.paper.id != paper_id:
            fresh = replace(fresh, follows_id=holds.paper.id)
            papers.keep_draft(desk, fresh)
    return fresh


def compare_papers(desk: Desk, before_id: str, after_id: str) -> list[Run]:
    """Return how one version of a paper became another, word by word: as offered, or as drafted now."""
    return compare(*(_said(desk, paper_id) for paper_id in (before_id, after_id)))


def review(
    desk: Desk, looked: AgreementReview, next_on: date | None = None, draft: Paper | None = None
) -> Paper | None:
    """Keep that an agreement was looked at together, with the client's own words.

    Kept as it is: one click, no signature, and the next look counts from here. A new version: it is drafted
    and returned, or the one that is drafted already; the old one holds until all have signed. A look that
    sets the day of the next one is a fact; any other can be taken back. Raises Refused.
    """
    file = papers.file_of(desk, looked.paper_id)
    refuse([("paper", PaperProblem.NOT_OFFERED)] if file.offer is None else [])
    refuse([("on", PaperProblem.TO_COME)] if looked.on > today() else [])
    with desk.change(Deed.REVIEW_AGREEMENT, Place(PlaceKind.AGREEMENT, looked.client_id, looked.paper_id)):
        changes = looked.outcome is ReviewOutcome.NEW_VERSION
        fresh = (draft or new_version(desk, looked.paper_id)) if changes else None
        desk.agreement_reviews.save(replace(looked, new_paper_id=fresh.id if fresh else None))
        if next_on is not None:
            signing.add_event(
                desk, file, Deed.REVIEW_AGREEMENT, PaperEventKind.REVIEWED, looked.on, reason=looked.words,
                next_on=next_on,
            )  # fmt: skip
    return fresh


def look_at_together(desk: Desk, file: PaperFile) -> None:
    """Keep in one step that an agreement was looked at today and nothing changed."""
    client_id = file.paper.client_id
    held = (s.id for s in held_sessions(desk.sessions.of_client(client_id)) if s.on == today())
    review(
        desk,
        AgreementReview(
            client_id=client_id, paper_id=file.paper.id, on=today(), session_id=next(held, None)
        ),
    )  # fmt: skip


def reviews_of(desk: Desk, client_id: str) -> list[AgreementReview]:
    """Return the times a client's agreements were looked at, the latest first."""
    return sorted(desk.agreement_reviews.of_client(client_id), key=lambda r: (r.on, r.id), reverse=True)


def review_questions(desk: Desk) -> list[str]:
    """Return the questions that are asked about the agreement at a review."""
    return [line for line in library.find_text(desk, QUESTIONS).body.splitlines() if line.strip()]


def review_on(desk: Desk, file: PaperFile) -> date | None:
    """Return the day an agreement is to be looked at again, None while it is not signed by all.

    After so many attended sessions or so many months, whichever is sooner (clinical.md 2.3).
    """
    stands = standing(file, today())
    if not stands.in_force:
        return None
    agreed = max(s.signed_on for s in file.signatures)
    looked = [e.on for e in file.events if e.kind is PaperEventKind.REVIEWED]
    held = [s.on for s in held_sessions(desk.sessions.of_client(file.paper.client_id))]
    said = fields_as(AgreementFields, file.paper.fields)
    every = (said.first_review, said.review_every, said.agreement_review_months)
    chosen = stands.review_on if stands.state is PaperState.REVIEW_DUE else None
    due = review_due_on(agreed, held, looked, every)
    return min(due, chosen) if chosen else due


def review_is_due(desk: Desk, client_id: str) -> bool:
    """Say whether a client's agreement is to be looked at today."""
    file = agreement_now(desk, client_id)
    due = review_on(desk, file) if file else None
    return due is not None and due <= today()


def _looks(words: dict[str, str]) -> AgreementFields:
    return AgreementFields(
        first_review=int(words["first_review"]), review_every=int(words["review_every"]),
        agreement_review_months=int(words["agreement_review_months"]),
    )  # fmt: skip


def _frame(desk: Desk) -> str:
    return "\n".join(library.find_text(desk, key).body for key in (OPENING, CLOSING))


def _said(desk: Desk, paper_id: str) -> str:
    file = papers.file_of(desk, paper_id)
    blocks = read_canonical(file.offer.body) if file.offer else text_of(desk, file.paper).blocks
    return plain(blocks)


def _page(clause: Clause) -> Place:
    return Place(PlaceKind.AGREEMENT, clause.client_id, clause.paper_id)


def copied_clause(clause: Clause, paper: Paper) -> Clause:
    """Return a clause of one agreement as a new one of another, such as that of a client seen before."""
    return replace(clause, id=new_id(), client_id=paper.client_id, paper_id=paper.id)
