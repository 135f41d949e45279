"""Limits of confidentiality: the lines of the statement, each on or off (clinical.md 1.4, texts/01)."""

from __future__ import annotations

from practice_desk.domain.practice import Jurisdiction

LIMITS: tuple[str, ...] = (
    "self", "others", "child", "adult", "court", "terrorism", "supervision", "payment", "plan", "complaint",
    "emergency", "executor", "technical", "together", "young",
)  # fmt: skip


def usual_limits(place: Jurisdiction, *, several: bool = False, young: bool = False) -> tuple[str, ...]:
    """Return the limits of confidentiality that are on in a new statement (clinical.md 1.4, texts/01).

    Terrorism is a line of its own in the UK only, the health plan in the US only; technical help is off.
    """
    off = {"technical", "plan" if place is Jurisdiction.UK else "terrorism"}
    off |= ({"together"} if not several else set()) | ({"young"} if not young else set())
    return tuple(limit for limit in LIMITS if limit not in off)
