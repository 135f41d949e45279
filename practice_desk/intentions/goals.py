"""What is done with goals: kept with their edits, moved between states, rated on an occasion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from practice_desk.domain import gas
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalChange, GoalEdit, GoalState, active, edits_between
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater, Rating, Scale, in_order
from practice_desk.domain.sessions import held_sessions
from practice_desk.intentions.lists import add_matters, add_strength
from practice_desk.storage.desk import Desk

_CLOSED = (GoalState.ACHIEVED, GoalState.PARTLY)


def place_of(client_id: str, record_id: str | None = None) -> Place:
    """Return the goals page of a client."""
    return Place(PlaceKind.GOALS, client_id, record_id)


def keep_goal(desk: Desk, goal: Goal) -> None:
    """Keep a goal; what its words, levels or target said before is noted beside it.

    A strength, or what matters, that is new joins the client's own list.
    """
    before = desk.goals.find(goal.id)
    with desk.change(Deed.KEEP_GOAL, place_of(goal.client_id, goal.id)):
        add_strength(desk, goal.client_id, goal.strength)
        add_matters(desk, goal.client_id, goal.matters)
        if before is None:
            others = desk.goals.of_client(goal.client_id)
            place = max((g.position for g in others), default=-1) + 1
            desk.goals.save(replace(goal, position=place, made_on=goal.made_on or today()))
            return
        desk.goals.save(goal)
        for edit in edits_between(before, goal, today()):
            desk.goal_edits.save(edit)


def begin_goal(desk: Desk, goal: Goal) -> None:
    """Keep a new goal; where the client is with it today is their first mark, so that it is asked once.

    The mark is the client's own, or of all together where several do this work, in today's session if it is
    going on.
    """
    with desk.change(Deed.KEEP_GOAL, place_of(goal.client_id, goal.id)):
        fresh = desk.goals.find(goal.id) is None
        keep_goal(desk, goal)
        if not fresh or goal.baseline is None or not goal.rated_by_ten():
            return
        people = [p for p in desk.people.of_client(goal.client_id) if p.participant]
        held = (s.id for s in held_sessions(desk.sessions.of_client(goal.client_id)) if s.on == today())
        desk.ratings.save(
            Rating(
                client_id=goal.client_id, goal_id=goal.id, session_id=next(held, None), on=today(),
                rater=Rater.PERSON if len(people) == 1 else Rater.TOGETHER,
                person_id=people[0].id if len(people) == 1 else None, value=goal.baseline,
            )
        )  # fmt: skip


def change_state(
    desk: Desk, goal: Goal, state: GoalState, reason: str, replaced_by: Goal | None = None
) -> None:
    """Move a goal to another state with a reason; a replaced one may name the goal that follows it."""
    with desk.change(Deed.CHANGE_GOAL_STATE, place_of(goal.client_id, goal.id)):
        if replaced_by is not None:
            keep_goal(desk, replaced_by)
        desk.goals.save(replace(goal, state=state))
        desk.goal_edits.save(
            GoalEdit(
                client_id=goal.client_id, goal_id=goal.id, on=today(), what=GoalChange.STATE,
                before=goal.state.value, after=state.value, reason=reason,
                replaced_by=replaced_by.id if replaced_by else None,
            )
        )  # fmt: skip


def order_goals(desk: Desk, client_id: str, ids: Sequence[str]) -> None:
    """Put a client's goals in this order, as one change."""
    by_id = {g.id: g for g in desk.goals.of_client(client_id)}
    with desk.change(Deed.ORDER_GOALS, place_of(client_id)):
        for position, goal_id in enumerate(ids):
            desk.goals.save(replace(by_id[goal_id], position=position))


def remove_goal(desk: Desk, goal: Goal) -> None:
    """Remove a goal that should never have been written, with its ratings; its steps stay with the client."""
    with desk.change(Deed.REMOVE_GOAL, place_of(goal.client_id)):
        desk.remove(goal)


def keep_ratings(
    desk: Desk, client_id: str, ratings: Sequence[Rating], cleared: Sequence[Rating] = ()
) -> None:
    """Keep the ratings of one occasion; the same rater's number for a goal and scale is replaced.

    `cleared` are kept ratings whose number was taken out again.
    """
    kept = desk.ratings.of_client(client_id)
    same = {(r.goal_id, r.occasion(), r.by(), r.scale): r.id for r in kept}
    with desk.change(Deed.KEEP_RATINGS, place_of(client_id)):
        for rating in cleared:
            desk.ratings.remove(rating)
        for rating in ratings:
            known = same.get((rating.goal_id, rating.occasion(), rating.by(), rating.scale))
            desk.ratings.save(replace(rating, id=known) if known else rating)


def gas_now(
    desk: Desk, client_id: str, by: tuple[Rater, str | None], *, weighted: bool = False
) -> gas.GasScore:
    """Return one rater's T for a client now, as `gas_of` computes it."""
    kept, ratings = desk.goals.of_client(client_id), desk.ratings.of_client(client_id)
    return gas_of(kept, ratings, by, weighted=weighted)


def gas_of(
    goals: Sequence[Goal], ratings: Sequence[Rating], by: tuple[Rater, str | None], *, weighted: bool = False
) -> gas.GasScore:
    """Return one rater's T on the latest occasion they rated levels, and T at the start of the same goals.

    The set is the goals in work that have levels, rated on that one occasion, and those achieved, with the
    last level they had. A paused, replaced or dropped goal leaves the set, and its start with it
    (clinical.md 3.2; T needs ratings of one occasion).
    """
    states = (GoalState.ACTIVE, *_CLOSED)
    chosen = [g for g in goals if g.rated_by_gas() and g.state in states]
    ids = {g.id for g in chosen}
    own = [r for r in ratings if r.scale is Scale.GAS and r.by() == by and r.goal_id in ids]
    latest = next(iter(sorted(own, key=lambda r: r.on)[-1:]), None)  # the last one of its day
    levels = [_level(own, g, latest) for g in chosen]
    weights = [g.importance for g in chosen] if weighted else None
    score = gas.gas_score([g.gas_baseline for g in chosen], levels, weights)
    return replace(score, on=latest.on if latest else None)


def active_goals(desk: Desk, client_id: str) -> list[Goal]:
    """Return the goals a client is working on, in order."""
    return active(desk.goals.of_client(client_id))


def _level(ratings: list[Rating], goal: Goal, latest: Rating | None) -> int | None:
    if latest is None:
        return None
    own = in_order(ratings, goal.id, Scale.GAS)
    if goal.state not in _CLOSED:
        own = [r for r in own if r.occasion() == latest.occasion()]
    return own[-1].value if own else None
