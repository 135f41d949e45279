"""The rights register: what of each instrument may be shown, who owns it, and what was seen of that when."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from practice_desk.domain.measures import Entry, Measure


class MayShow(StrEnum):
    """What of an instrument may ship: its text unchanged, its scoring alone, or nothing of it."""

    TEXT = "text"
    SCORE = "score"
    NOTHING = "nothing"


@dataclass(frozen=True, repr=False)
class Right:
    """One line of the register. `compared` says with which published copies a shipped text was compared."""

    key: str
    instrument: str
    owner: str
    may_show: MayShow
    status: str
    conditions: tuple[str, ...]
    evidence: tuple[str, ...]
    compared: tuple[str, ...]
    checked_on: date


def read_rights(text: str) -> dict[str, Right]:
    """Return the register by instrument. Raises KeyError or ValueError for a line that is not whole."""
    rows: list[dict[str, Any]] = json.loads(text)
    return {
        row["key"]: Right(
            key=row["key"], instrument=row["instrument"], owner=row["owner"],
            may_show=MayShow(row["may_show"]), status=row["status"],
            conditions=tuple(row["conditions"]), evidence=tuple(row["evidence"]),
            compared=tuple(row["compared"]), checked_on=date.fromisoformat(row["checked_on"]),
        )
        for row in rows
    }  # fmt: skip


def keeps_to(measure: Measure, right: Right | None) -> bool:
    """Say whether a measure shows no more than its line of the register allows."""
    if right is None or right.may_show is MayShow.NOTHING:
        return False
    if right.may_show is MayShow.TEXT:
        return bool(measure.notices)
    words = [i.text for i in measure.items] + [o.label for i in measure.items for o in i.options]
    return measure.entry is Entry.SCORE and not any([measure.instructions, measure.stem, *words])
