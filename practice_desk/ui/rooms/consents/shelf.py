"""A client's consents as their page groups them: what needs attention, holds, is missing, drafted or past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from practice_desk.domain.clients import is_over
from practice_desk.domain.clock import today
from practice_desk.domain.consents import MissingConsent, MissingWhy
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.signing import changed_since
from practice_desk.domain.standing import PaperFile, PaperState, Standing, standing
from practice_desk.intentions import clients, consents, papers
from practice_desk.storage.desk import Desk
from practice_desk.ui.parts.paper_words import ends_soon

Stood = tuple[PaperFile, Standing]
_OPEN = (PaperState.OFFERED, PaperState.PARTLY_SIGNED, PaperState.REVIEW_DUE)


@dataclass(frozen=True, repr=False)
class Gap:
    """A required kind that does not hold, for one reason, for these people."""

    kind: PaperKind
    why: MissingWhy
    person_ids: tuple[str, ...]
    paper_id: str | None


@dataclass(frozen=True, repr=False)
class Shelf:
    """Everything on the page; `files` are all papers, the agreements too."""

    files: tuple[PaperFile, ...]
    attention: tuple[Stood, ...]
    in_force: tuple[Stood, ...]
    missing: tuple[Gap, ...]
    drafts: tuple[Stood, ...]
    past: tuple[Stood, ...]

    def shown(self) -> list[Stood]:
        """Return the papers in the order they stand in the list."""
        return [*self.attention, *self.in_force, *self.drafts, *self.past]

    def find(self, paper_id: str) -> Stood | None:
        """Return a paper of the list by its id."""
        return next((s for s in self.shown() if s[0].paper.id == paper_id), None)


def read_shelf(desk: Desk, client_id: str) -> Shelf:
    """Read a client's papers and sort them for today. A working agreement has a page of its own."""
    files = papers.files_of(desk, client_id)
    stands = [(f, standing(f, today())) for f in files if f.paper.kind is not PaperKind.AGREEMENT]
    attention = [s for s in stands if needs_attention(*s)]
    rest = [s for s in stands if s not in attention]
    asked = not is_over(clients.status_of(desk, client_id))  # nothing is asked of a client who has gone
    return Shelf(
        files=tuple(files), attention=tuple(attention),
        in_force=tuple(sorted((s for s in rest if s[1].in_force), key=_order)),
        missing=tuple(_gaps(consents.missing_of(desk, client_id, files) if asked else [])),
        drafts=tuple(s for s in rest if s[1].state is PaperState.DRAFT),
        past=tuple(sorted((s for s in rest if s[1].is_over), key=_since, reverse=True)),
    )  # fmt: skip


def needs_attention(file: PaperFile, now: Standing) -> bool:
    """Say whether a paper waits for somebody, ends soon, or is no longer as it was made."""
    return now.state in _OPEN or ends_soon(now) or is_changed(file)


def is_changed(file: PaperFile) -> bool:
    """Say whether a byte of what was offered or signed is another one now."""
    return file.offer is not None and bool(changed_since(file.offer, file.signatures))


def _gaps(missing: Sequence[MissingConsent]) -> list[Gap]:
    """Return what is missing, people of one reason together; what waits for a signature stands above."""
    found: dict[tuple[PaperKind, MissingWhy], Gap] = {}
    for one in missing:
        if one.why is MissingWhy.NOT_SIGNED:
            continue
        key = (one.kind, one.why)
        people = (*found[key].person_ids, one.person_id) if key in found else (one.person_id,)
        found[key] = Gap(one.kind, one.why, people, one.paper_id)
    return list(found.values())


def _order(stood: Stood) -> int:
    """Return where a paper stands among those in force: by its kind, as people look for it."""
    return list(PaperKind).index(stood[0].paper.kind)


def _since(stood: Stood) -> date:
    return stood[1].since or date.min
