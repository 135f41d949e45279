"""What is done with goals: kept with their edits, moved between states, rated on an occasion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from practice_desk.domain import gas
from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalChange, GoalEdit, GoalState, active, edits_between
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.storage.desk import Desk


def place_of(client_id: str, record_id: str | None = None) -> Place:
    """Return the goals page of a client."""
    return Place(PlaceKind.GOALS, client_id, record_id)


def keep_goal(desk: Desk, goal: Goal) -> None:
    """Keep a goal; what its words, levels or target said before is noted beside it."""
    before = desk.goals.find(goal.id)
    with desk.change(Deed.KEEP_GOAL, place_of(goal.client_id, goal.id)):
        if before is None:
            others = desk.goals.of_client(goal.client_id)
            place = max((g.position for g in others), default=-1) + 1
            desk.goals.save(replace(goal, position=place, made_on=goal.made_on or today()))
            return
        desk.goals.save(goal)
        for edit in edits_between(before, goal, today()):
            desk.goal_edits.save(edit)


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


def keep_ratings(desk: Desk, client_id: str, ratings: Sequence[Rating]) -> None:
    """Keep the ratings of one occasion; the same rater's number for a goal and scale is replaced."""
    kept = desk.ratings.of_client(client_id)
    same = {(r.goal_id, r.occasion(), r.by(), r.scale): r.id for r in kept}
    with desk.change(Deed.KEEP_RATINGS, place_of(client_id)):
        for rating in ratings:
            known = same.get((rating.goal_id, rating.occasion(), rating.by(), rating.scale))
            desk.ratings.save(replace(rating, id=known) if known else rating)


def gas_now(
    desk: Desk, client_id: str, by: tuple[Rater, str | None], *, weighted: bool = False
) -> gas.GasScore:
    """Return one rater's T over the goals in work and achieved that have levels, and T at their start.

    A replaced or dropped goal leaves the set, and its start leaves with it (clinical.md 3.2).
    """
    states = (GoalState.ACTIVE, GoalState.ACHIEVED, GoalState.PARTLY)
    goals = [g for g in desk.goals.of_client(client_id) if g.rated_by_gas() and g.state in states]
    ratings = [r for r in desk.ratings.of_client(client_id) if r.scale is Scale.GAS and r.by() == by]
    levels = [_last(ratings, g) for g in goals]
    weights = [g.importance for g in goals] if weighted else None
    return gas.gas_score([g.gas_baseline for g in goals], levels, weights)


def active_goals(desk: Desk, client_id: str) -> list[Goal]:
    """Return the goals a client is working on, in order."""
    return active(desk.goals.of_client(client_id))


def _last(ratings: list[Rating], goal: Goal) -> int | None:
    own: list[tuple[date, int]] = [(r.on, r.value) for r in ratings if r.goal_id == goal.id]
    return max(own, key=lambda pair: pair[0])[1] if own else None
