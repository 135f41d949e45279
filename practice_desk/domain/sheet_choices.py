"""What a therapist and a client choose before a sheet is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from practice_desk.domain.noticed import ON_ONE_SHEET
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


def followed_on(usual: SheetChoices, usual_then: SheetChoices, chosen: SheetChoices) -> SheetChoices:
    """Return what was chosen earlier, with what has changed since: goals and steps, the day, discretion.

    `usual_then` is what was usual when the choice was made: what was ticked off then stays off, and what is
    usual now for another reason (a client who asked for discretion meanwhile) wins over the earlier choice.
    """
    same = ("name", "paper", "large", "discreet", "blank")
    kept = {n: getattr(chosen, n) for n in same if getattr(usual, n) == getattr(usual_then, n)}
    return replace(
        usual,
        **kept,
        goal_ids=_followed(usual.goal_ids, usual_then.goal_ids, chosen.goal_ids)[:MOST_GOALS],
        step_ids=_followed(usual.step_ids, usual_then.step_ids, chosen.step_ids),
        noticed_ids=_followed(usual.noticed_ids, usual_then.noticed_ids, chosen.noticed_ids)[:ON_ONE_SHEET],
        parts=chosen.parts,
    )


def _followed(now: tuple[str, ...], then: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[str, ...]:
    off = set(then) - set(chosen)
    added = [i for i in chosen if i not in then and i not in now]
    return (*(i for i in now if i not in off), *added)
