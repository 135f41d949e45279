"""Rupture and repair: a moment that came between the two, how each saw it, and how it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record


class RuptureProblem(StrEnum):
    """Why it cannot be kept."""

    NO_MOMENT = "no_moment"
    TO_COME = "to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class Rupture(Record):
    """One moment, by the prompts of `rupture.note` in the Library (clinical.md 4.4)."""

    client_id: str
    person_id: str | None = None
    session_id: str | None = None
    on: date
    moment: str = ""
    client_view: str = ""
    my_part: str = ""
    repair: str = ""
    now: str = ""

    def problems(self, today: date) -> Iterator[tuple[str, RuptureProblem]]:
        """Yield each field that stands in the way of keeping this."""
        if not self.moment.strip():
            yield "moment", RuptureProblem.NO_MOMENT
        if self.on > today:
            yield "on", RuptureProblem.TO_COME

    def is_open(self) -> bool:
        """Say whether it has not been said yet how it is now."""
        return not self.now.strip()
