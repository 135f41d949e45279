"""What is done with check-ins: the guess before, the person's answers, shown once both have put theirs in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

from practice_desk.domain.check_ins import (
    OPEN,
    CheckIn,
    CheckInForm,
    CheckInProblem,
    Revealed,
    of_person,
    reveal,
)
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.quiet_prompts import Prompt, check_in_prompts, seen_differently
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients
from practice_desk.storage.desk import Desk

Marks = Sequence[int | None]


def check_in_of(desk: Desk, session_id: str, person_id: str | None) -> CheckIn | None:
    """Return one person's check-in of a session, shown or not, None where there is none."""
    return next((c for c in desk.check_ins.of_session(session_id) if c.person_id == person_id), None)


def begin(
    desk: Desk, session_id: str, person_id: str | None = None, *,
    turned: bool = True, form: CheckInForm | None = None,
) -> CheckIn:  # fmt: skip
    """Return a person's check-in of a session to fill in, with the guess if one was put in; not kept yet.

    `turned` is false for answers typed in from paper or said aloud: those may be seen at once. `form` is how
    it is answered; marks put in on another form are left out, for they would mean something else.
    """
    session = desk.sessions.get(session_id)
    if person_id is None:
        people = clients.participants(desk, session.client_id)
        person_id = people[0].id if len(people) == 1 else None
    found = check_in_of(desk, session_id, person_id)
    made = found or CheckIn(
        client_id=session.client_id, person_id=person_id, session_id=session_id, on=min(session.on, today())
    )
    if found and found.may_be_seen():
        return made
    if form is not None and form is not made.form:
        made = replace(made, form=form, answers=OPEN, guess=OPEN)
    return replace(made, handed_back=not turned, opened=not turned)


def keep_guess(
    desk: Desk, session_id: str, person_id: str | None, guess: Marks, form: CheckInForm | None = None
) -> CheckIn:
    """Keep what the therapist thinks the answers will be, before they are shown. Raises Refused after."""
    check_in = begin(desk, session_id, person_id, form=form)
    refuse([("guess", CheckInProblem.SHOWN_ALREADY)] if check_in.may_be_seen() else [])
    check_in = replace(check_in, guess=tuple(guess))
    refuse(p for p in check_in.problems(today()) if p[0].startswith("guess"))
    _keep(desk, check_in, Deed.KEEP_CHECK_IN)
    return check_in


def keep_check_in(desk: Desk, check_in: CheckIn) -> None:
    """Keep a person's answers; any line may be skipped. Raises Refused, by line."""
    refuse(check_in.problems(today()))
    _keep(desk, check_in, Deed.KEEP_CHECK_IN)


def show(desk: Desk, check_in_id: str) -> CheckIn:
    """Note that the person pressed Show: with the screen handed back, both see it."""
    check_in = replace(desk.check_ins.get(check_in_id), opened=True)
    _keep(desk, check_in, Deed.SHOW_CHECK_IN)
    return check_in


def hand_back(desk: Desk, check_in_id: str) -> CheckIn:
    """Note that the screen was handed back."""
    check_in = replace(desk.check_ins.get(check_in_id), handed_back=True)
    _keep(desk, check_in, Deed.HAND_BACK)
    return check_in


def revealed(desk: Desk, check_in_id: str) -> tuple[Revealed, ...]:
    """Return the five lines for both to look at, the person's mark first. Raises Refused before Show."""
    check_in = desk.check_ins.get(check_in_id)
    refuse([] if check_in.may_be_seen() else [("answers", CheckInProblem.NOT_SHOWN)])
    return reveal(check_in)


def check_ins_of(desk: Desk, client_id: str, person_id: str | None = None) -> list[CheckIn]:
    """Return the check-ins that may be seen, oldest first, one person's where it names one."""
    seen = [c for c in in_order(desk, client_id) if c.may_be_seen()]
    return seen if person_id is None else of_person(seen, person_id)


def in_order(desk: Desk, client_id: str) -> list[CheckIn]:
    """Return all check-ins in the order of their sessions, two of one day by the hour."""
    starts = {s.id: s.start or time() for s in desk.sessions.of_client(client_id)}
    found = desk.check_ins.of_client(client_id)
    return sorted(found, key=lambda c: (c.on, starts.get(c.session_id or "", time()), c.session_id or ""))


def prompts_of(desk: Desk, check_in_id: str) -> tuple[Prompt, ...]:
    """Return what a check-in is worth talking about, for the therapist alone; nothing before hand-back.

    In a couple or family, lines two people marked 3 or more apart are named too; marks are never averaged.
    """
    now = desk.check_ins.get(check_in_id)
    others = in_order(desk, now.client_id)
    if not now.may_be_seen():
        return ()
    same = [c for c in others if c.session_id and c.session_id == now.session_id]
    return (*check_in_prompts(now, others), *(seen_differently(same) if len(same) > 1 else ()))


def remove_check_in(desk: Desk, check_in: CheckIn) -> None:
    """Remove a check-in that should never have been kept."""
    with desk.change(Deed.REMOVE_CHECK_IN, place_of(check_in)):
        desk.remove(check_in)


def place_of(check_in: CheckIn) -> Place:
    """Return the page a check-in is seen on."""
    return Place(PlaceKind.SESSIONS, check_in.client_id, check_in.session_id)


def _keep(desk: Desk, check_in: CheckIn, deed: Deed) -> None:
    with desk.change(deed, place_of(check_in)):
        desk.check_ins.save(check_in)
