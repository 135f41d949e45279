"""What a therapist and a client choose before a sheet is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.practice import PaperSize

MOST_GOALS = 3


class NameShown(StrEnum):
    """How the client is named on the sheet: the client chooses."""

    NAME = "name"
    INITIALS = "initials"
    NOTHING = "nothing"


class SheetPart(StrEnum):
    """Parts that can be left off the sheet."""

    MATTERS = "matters"
    BRING = "bring"
    IF_THEN = "if_then"
    SURE = "sure"
    THERAPIST_DOES = "therapist_does"
    HARD = "hard"


@dataclass(frozen=True, repr=False)
class SheetChoices:
    """What goes on a sheet: ids of goals, steps and (up to two) noticed lines, name, parts and paper."""

    day: date
    goal_ids: tuple[str, ...] = ()
    step_ids: tuple[str, ...] = ()
    noticed_ids: tuple[str, ...] = ()
    name: NameShown = NameShown.NAME
    parts: frozenset[SheetPart] = frozenset(SheetPart)
    paper: PaperSize = PaperSize.A4
    large: bool = False
    discreet: bool = False
    blank: bool = False
