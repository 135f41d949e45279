"""Blank forms: texts of the Library to fill in and sign by hand, with what is known put in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from practice_desk.documents.words import printed
from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.by_hand import by_hand
from practice_desk.domain.clients import ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.library import AGREEMENT, LibraryText, TemplateKind
from practice_desk.domain.limits import usual_limits
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import Paper, PaperKind, SignerCapacity
from practice_desk.domain.people import joined_names
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.printed import CopyLine, PrintedCopy, PrintedPaper, PrintedSigner
from practice_desk.intentions import agreements, clients, library, papers
from practice_desk.intentions.merge_words import CLOSING, OPENING, practice_values, values_of
from practice_desk.intentions.paper_heads import language_of, letterhead_of
from practice_desk.storage.desk import Desk

_GUARDIANS = "minor.guardian"
_SIGNED = frozenset({"release.withdraw"})  # snippets that somebody signs


def blank_text(desk: Desk, key: str, client_id: str | None = None) -> PrintedPaper:
    """Return a text of the Library to fill in and sign by hand; `agreement` is the one of its core clauses.

    What the practice says everywhere is in it, and what the client is known by; all else is room to write.
    Raises KeyError for a text that is not there.
    """
    practice = desk.practice.own()
    if key == AGREEMENT:
        place = practice.jurisdiction
        values = _values(desk, PaperKind.AGREEMENT, place, client_id)
        blocks, open_fields = _agreement(desk, place, values)
        title, kind, language, number = values["agreement_title"], PaperKind.AGREEMENT, "en", 0
    else:
        text = library.find_text(desk, key)
        place = text.place or practice.jurisdiction
        kind = PaperKind(text.area) if text.kind is TemplateKind.PAPER else None
        made = by_hand(text.body, _values(desk, kind, place, client_id), _settled(kind))
        blocks, open_fields = tuple(map(_begun, made.blocks)), made.unfilled
        title, language, number = text.name, text.language, text.number
    people = clients.participants(desk, client_id) if client_id else []
    return PrintedPaper(
        title=title, kind=kind, letterhead=letterhead_of(practice), therapist=practice.therapist,
        names=joined_names([p.legal() for p in people]), version=number, blocks=blocks, blank=True,
        open_fields=open_fields, language=language_of(language, place), day=today().isoformat(),
        signers=_signers(desk, key, kind, client_id),
    )  # fmt: skip


def blank_copy(desk: Desk, client_id: str | None = None) -> PrintedCopy:
    """Return the short copy of an agreement of the core clauses, to fill in by hand."""
    practice = desk.practice.own()
    values = _values(desk, PaperKind.AGREEMENT, practice.jurisdiction, client_id)
    lines: list[CopyLine] = []
    open_fields: dict[str, None] = {}
    for text in _core(desk, practice.jurisdiction):
        made = by_hand(text.summary, values)
        open_fields.update(dict.fromkeys(made.unfilled))
        lines += [CopyLine(ClauseArea(text.area), block.text) for block in made.blocks]
    people = clients.participants(desk, client_id) if client_id else []
    return PrintedCopy(
        letterhead=letterhead_of(practice), names=joined_names([p.legal() for p in people]),
        therapist=practice.therapist, lines=tuple(lines), reminder=reminder_of(desk), blank=True,
        open_fields=tuple(open_fields), day=today().isoformat(),
    )  # fmt: skip


def reminder_of(desk: Desk) -> str:
    """Return the one line that says what stays private and what may not."""
    return library.find_text(desk, "limits.short").body.strip()


def _values(desk: Desk, kind: PaperKind | None, place: Jurisdiction, client_id: str | None) -> dict[str, str]:
    """Return what is known: of the practice, of the client, and the usual limits of confidentiality."""
    if client_id:
        paper = Paper(client_id=client_id, kind=kind or PaperKind.TREATMENT, place=place)
        known = values_of(desk, paper)
    else:
        known = {**practice_values(desk, place), **printed("forms").all()}
    if kind is not PaperKind.CONFIDENTIALITY:
        return known
    of = desk.clients.get(client_id).kind if client_id else ClientKind.INDIVIDUAL
    several = of in (ClientKind.COUPLE, ClientKind.FAMILY)
    limits = usual_limits(place, several=several, young=of is ClientKind.YOUNG_PERSON)
    return {**known, **{f"limit_{limit}": "yes" for limit in limits}}


def _begun(block: Block) -> Block:
    """Return a block that begins with a capital letter where it begins with what stands for a name."""
    unnamed = printed("forms")("known_as")
    begins = block.text.startswith(unnamed)
    return replace(block, text=block.text[:1].upper() + block.text[1:]) if begins else block


def _settled(kind: PaperKind | None) -> Callable[[str], bool]:
    """Limits of confidentiality are those of the place; what else is optional is ticked by hand."""
    return lambda _: kind is PaperKind.CONFIDENTIALITY


def _agreement(
    desk: Desk, place: Jurisdiction, values: dict[str, str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    blocks: list[Block] = []
    open_fields: dict[str, None] = {}
    opening, closing = (library.find_text(desk, key) for key in (OPENING, CLOSING))
    for text in (opening, *_core(desk, place), closing):
        made = by_hand(text.body, values)
        heading = (Block(BlockKind.HEADING, text.name),) if text.kind is TemplateKind.CLAUSE else ()
        blocks += [*heading, *made.blocks]
        open_fields.update(dict.fromkeys(made.unfilled))
    return tuple(blocks), tuple(open_fields)


def _core(desk: Desk, place: Jurisdiction) -> list[LibraryText]:
    wanted = {agreements.CORE, *({"us_core"} if place is Jurisdiction.US else ())}
    return [t for t in agreements.clause_texts(desk) if wanted & set(t.settings)]


def _signers(
    desk: Desk, key: str, kind: PaperKind | None, client_id: str | None
) -> tuple[PrintedSigner, ...]:
    """Return who usually signs such a paper; without a client there is room for a name."""
    if kind is None:
        return (PrintedSigner(),) if key in _SIGNED else ()
    guardian = key.startswith(_GUARDIANS)
    if client_id:
        people = (papers.guardians if guardian else clients.participants)(desk, client_id)
        asked = papers.usual_signers(client_id, kind, people)
        names = {p.id: p.legal() for p in people} | {None: desk.practice.own().therapist}
        found = tuple(PrintedSigner(names[s.person_id], s.capacity, s.authority) for s in asked)
        if found:
            return found
    first = PrintedSigner(capacity=SignerCapacity.GUARDIAN if guardian else None)
    several = (PrintedSigner(),) if kind is PaperKind.COUPLE_FAMILY else ()
    therapist = PrintedSigner(desk.practice.own().therapist, SignerCapacity.THERAPIST)
    return (first, *several, *((therapist,) if RULES[kind].therapist_signs else ()))
