"""What parents may be told: headlines a young person has seen and agreed with, each time as it was agreed.

Headlines only, never what was said in a session (clinical.md 1.5 row 8). What was agreed stays; the next
agreement takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.plans import Fact


class ParentUpdateProblem(StrEnum):
    """Why the lines cannot be kept as agreed."""

    NO_LINES = "no_lines"
    NOT_SEEN = "not_seen"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class ParentUpdate(Fact):
    """Lines that a young person has seen on a day and agreed that their parents are told.

    `headlines` are what the work is about, `help` how parents can help; both empty says that nothing is to be
    told, with why in `words`: what the young person said about it. `agreed` is what makes it count.
    """

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    seen_on: date
    headlines: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    words: str = ""
    agreed: bool = False

    def problems(self, today: date) -> Iterator[tuple[str, ParentUpdateProblem]]:
        """Yield each field that stands in the way of keeping this."""
        if not any(line.strip() for line in (*self.headlines, *self.help, self.words)):
            yield "headlines", ParentUpdateProblem.NO_LINES
        if not self.agreed:
            yield "agreed", ParentUpdateProblem.NOT_SEEN
        if self.seen_on > today:
            yield "seen_on", ParentUpdateProblem.TO_COME

    def tells(self) -> bool:
        """Say whether anything is to be told."""
        return any(line.strip() for line in (*self.headlines, *self.help))


def agreed_by(updates: Iterable[ParentUpdate], day: date) -> ParentUpdate | None:
    """Return what was agreed last by a day, None where nothing ever was."""
    found = [u for u in updates if u.agreed and u.seen_on <= day]
    return max(found, key=lambda u: (u.seen_on, u.seq), default=None)
