"""First papers: a pack drafted, offered and signed in one sitting, each paper stored on its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from practice_desk.domain.closing_boxes import are_own, closing_boxes
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import AGREEMENT, Pack
from practice_desk.domain.papers import Paper, Signature
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import Evidence
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions import agreements, library, papers, signing
from practice_desk.intentions.frozen_copies import CopyOf
from practice_desk.intentions.merge_words import text_of
from practice_desk.storage.desk import Desk


@dataclass(frozen=True, repr=False)
class Sitting:
    """The drafts of one pack: signed together, and beside them, unticked; and what is still open in each."""

    together: tuple[Paper, ...]
    beside: tuple[Paper, ...]
    unfilled: Mapping[str, tuple[str, ...]]

    def open_fields(self) -> tuple[str, ...]:
        """Return the few fields that differ and are still open in what is signed together, each once."""
        return tuple(dict.fromkeys(name for p in self.together for name in self.unfilled[p.id]))


def packs_for(desk: Desk, client_id: str) -> list[Pack]:
    """Return the packs that fit a client's kind and the place, the online one first where it fits."""
    client = desk.clients.get(client_id)
    online = any(word in client.modality.casefold() for word in ("video", "phone", "online"))
    found = [p for p in library.packs(desk, desk.practice.own().jurisdiction) if p.kind is client.kind]
    return sorted(found, key=lambda p: ("online" in p.settings) is not online)


def begin(desk: Desk, client_id: str, pack: Pack) -> Sitting:
    """Draft every paper of a pack for a client, filled from Practice and the client, as one change."""
    with desk.change(Deed.DRAFT_PAPER, Place(PlaceKind.CONSENTS, client_id)):
        together, beside = (
            [p for key in side for p in _drafts(desk, client_id, key, pack)]
            for side in (pack.together, pack.beside)
        )
    return _sitting(desk, together, beside)


def resume(desk: Desk, client_id: str, pack: Pack) -> Sitting | None:
    """Return the drafts of a pack that were begun for a client and not offered, or None."""
    offered = {o.paper_id for o in desk.offers.of_client(client_id)}
    key = pack.shipped or pack.id
    drafts = [p for p in desk.papers.of_client(client_id) if p.pack == key and p.id not in offered]
    aside = {library.find_text(desk, k).reference.rpartition("@")[0] for k in pack.beside if k != AGREEMENT}
    beside = tuple(p for p in drafts if p.template.rpartition("@")[0] in aside)
    together = tuple(p for p in drafts if p not in beside)
    return _sitting(desk, together, beside) if together else None


def drop(desk: Desk, sitting: Sitting) -> None:
    """Remove the drafts of a sitting that is not wanted after all."""
    with desk.change(Deed.REMOVE_DRAFT):
        for paper in (*sitting.together, *sitting.beside):
            papers.remove_draft(desk, paper)


def fill_in(desk: Desk, sitting: Sitting, said: Mapping[str, str]) -> Sitting:
    """Put values into every draft of a sitting that asks for them, and return it as it stands then."""
    with desk.change(Deed.DRAFT_PAPER):
        filled = [
            papers.keep_said(desk, p, {n: v for n, v in said.items() if n in sitting.unfilled[p.id]})
            for p in (*sitting.together, *sitting.beside)
        ]
    count = len(sitting.together)
    return _sitting(desk, filled[:count], filled[count:])


def offer(
    desk: Desk, sitting: Sitting, beside: Iterable[str] = (), copy_of: CopyOf | None = None
) -> list[PaperFile]:
    """Offer what is signed together, and those beside it that are wanted, all or none; drop other drafts.

    Raises Refused with what stands in the way of the first that cannot be offered.
    """
    wanted = set(beside)
    with desk.change(Deed.OFFER_PAPER):
        for paper in sitting.together:
            signing.offer(desk, paper.id, copy_of)
        for paper in sitting.beside:
            if paper.id in wanted:
                signing.offer(desk, paper.id, copy_of)
            else:
                papers.remove_draft(desk, paper)
    offered = (*sitting.together, *(p for p in sitting.beside if p.id in wanted))
    return [papers.file_of(desk, p.id) for p in offered]


def sign(
    desk: Desk, files: Sequence[PaperFile], person_id: str, ticked: Mapping[str, Sequence[str]],
    evidence: Evidence, copy_of: CopyOf | None = None,
) -> list[Signature]:  # fmt: skip
    """Keep one person's one act of signing for the papers that were ticked, a signature for each.

    `ticked` holds the ids of those papers with the boxes that were ticked inside each. The closing boxes of
    a required paper ("I have read this") go with it, unless some of them were ticked one by one; nothing
    optional is ever ticked here. Raises Refused.
    """
    acts: dict[str, tuple[str, Evidence]] = {}
    for file in files:
        own = signing.signers_of(file, [person_id])
        if file.paper.id in ticked and own and file.offer is not None:
            closing = () if are_own(file.paper.kind) else closing_boxes(file.offer.body)
            said = ticked[file.paper.id]
            ticks = tuple(said) if set(said) & set(closing) else (*said, *closing)
            acts[file.paper.id] = (own[0].id, replace(evidence, text_sha=file.offer.sha, ticks=ticks))
    return signing.sign_together(desk, acts, copy_of)


def sign_as_therapist(
    desk: Desk, files: Sequence[PaperFile], copy_of: CopyOf | None = None
) -> list[Signature]:
    """Sign as the therapist every paper that asks for it and has no such signature yet: one click."""
    made: list[Signature] = []
    with desk.change(Deed.SIGN_PAPER):
        for file in (papers.file_of(desk, f.paper.id) for f in files):
            done = {s.signer_id for s in file.signatures}
            if any(s.is_therapist and s.id not in done for s in file.signers):
                made.append(signing.sign_as_therapist(desk, file.paper.id, copy_of))
    return made


def _sitting(desk: Desk, together: Sequence[Paper], beside: Sequence[Paper]) -> Sitting:
    unfilled = {p.id: text_of(desk, p).unfilled for p in (*together, *beside)}
    return Sitting(tuple(together), tuple(beside), unfilled)


def _drafts(desk: Desk, client_id: str, key: str, pack: Pack) -> list[Paper]:
    if key == AGREEMENT:
        drafts = [agreements.compose(desk, client_id, pack.settings)]
    else:
        drafts = papers.draft_papers(desk, client_id, library.find_text(desk, key))
    kept = [replace(p, pack=pack.shipped or pack.id) for p in drafts]
    for paper in kept:
        papers.keep_draft(desk, paper)
    return kept
