"""What the record of a session says already, as text to put into its note: nobody types it twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.goals import Goal
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.intentions import clients, emotions, step_looks
from practice_desk.storage.desk import Desk
from practice_desk.ui.kit import done_words
from practice_desk.ui.parts.ladder import signed

Fact = tuple[str, Callable[[], str]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("note_facts", text)


def facts_of(desk: Desk, session_id: str) -> list[Fact]:
    """Return what can be put in, each with a function that says it as it stands then; it may be empty."""
    if desk.sessions.get(session_id).is_contact:
        return []
    return [
        (_tr("Marks of this session"), partial(_marks, desk, session_id)),
        (_tr("How the steps went"), partial(_steps, desk, session_id)),
        (_tr("What mattered, in their words"), partial(_mattered, desk, session_id)),
        (_tr("Feelings before and after"), partial(_feelings, desk, session_id)),
    ]


def _marks(desk: Desk, session_id: str) -> str:
    session = desk.sessions.get(session_id)
    here = desk.ratings.of_session(session_id)
    goals = desk.goals.of_client(session.client_id)
    initials = _initials(desk, session.client_id)
    return "\n".join(said for goal in goals if (said := _marks_of(goal, here, initials)))


def _marks_of(goal: Goal, here: list[Rating], initials: dict[str, str]) -> str:
    order = list(Rater)
    mine = sorted((r for r in here if r.goal_id == goal.id), key=lambda r: order.index(r.rater))
    said = [f"{_who(r, initials)} {_number(r)}" for r in mine if r.rater is not Rater.THERAPIST]
    said += [f"{_who(r, initials)} {_number(r)}" for r in mine if r.rater is Rater.THERAPIST]
    return f"“{goal.wording()}”: {', '.join(said)}" if said else ""


def _who(rating: Rating, initials: dict[str, str]) -> str:
    if rating.rater is Rater.THERAPIST:
        return _tr("I")
    return initials.get(rating.person_id or "") or _tr("client")


def _initials(desk: Desk, client_id: str) -> dict[str, str]:
    """Return initials where several people do the work: who is who, and no name in the note."""
    people = clients.participants(desk, client_id)
    return {p.id: p.initials() for p in people} if len(people) > 1 else {}


def _number(rating: Rating) -> str:
    if rating.scale is Scale.GAS:
        return _tr("level {0}").format(signed(rating.value))
    return _tr("{0} of 10").format(rating.value)


def _steps(desk: Desk, session_id: str) -> str:
    looks = step_looks.looks(desk, desk.sessions.get(session_id))
    went = [(look.step.what, look.review.done_client) for look in looks if look.review is not None]
    return "\n".join(f"{what}: {done_words()[done].lower()}" for what, done in went if done is not None)


def _mattered(desk: Desk, session_id: str) -> str:
    said = desk.sessions.get(session_id).mattered.strip()
    return f"“{said}”" if said else ""


def _feelings(desk: Desk, session_id: str) -> str:
    def mark(value: int | None) -> str:
        return "–" if value is None else str(value)

    found = emotions.of_session(desk, session_id)
    return "\n".join(f"{e.words}: {mark(e.before)} → {mark(e.after)}" for e in found)
