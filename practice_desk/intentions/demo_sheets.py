"""What the invented clients filled in: check-ins, measures, feelings, worksheets, plans for hard moments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from practice_desk.domain.check_ins import ITEMS, CheckInItem
from practice_desk.domain.measure_sheets import FollowUpOutcome, GivenHow
from practice_desk.domain.measures import Entry, Item, Measure
from practice_desk.domain.risk import AskedDirectly
from practice_desk.domain.ruptures import Rupture
from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyPlan, write_lines
from practice_desk.domain.sessions import Session
from practice_desk.domain.worksheets import write_filled
from practice_desk.intentions import (
    check_ins,
    emotions,
    measures,
    parent_updates,
    risk_notes,
    ruptures,
    safety_plans,
    worksheets,
)
from practice_desk.storage.desk import Desk

Story = dict[str, Any]
_TOP = 10
_LOW_BY = 3


def check_in(desk: Desk, session: Session, person_id: str, mean: int, told: Story) -> None:
    """Keep a check-in whose five lines have a mean; the therapist's guess was put in before."""
    low = CheckInItem(told["low"]) if "low" in told else None
    turn = session.on.toordinal() // 7
    expected = min(_TOP, mean + (1 if low or turn % 3 == 0 else 0))
    begun = check_ins.begin(desk, session.id, person_id, turned=False)
    check_ins.keep_check_in(
        desk,
        replace(
            begun, answers=_marks(mean, turn, low), guess=(expected,) * len(ITEMS),
            chips=tuple(told.get("chips", ())), more=told.get("more", ""), less=told.get("less", ""),
            take=told.get("take", ""),
        ),
    )  # fmt: skip


def _marks(mean: int, turn: int, low: CheckInItem | None) -> tuple[int, ...]:
    """Return five marks with a mean, one of them low where it is named."""
    marks = [mean] * len(ITEMS)
    if low is not None:
        at = ITEMS.index(low)
        marks[at] -= _LOW_BY
        for other in range(1, _LOW_BY + 1):
            marks[(at + other) % len(marks)] += 1
    elif 0 < mean < _TOP:
        marks[turn % len(marks)] += 1
        marks[(turn + 2) % len(marks)] -= 1
    return tuple(marks)


def measure(desk: Desk, session: Session, key: str, total: int, self_harm: int = 0) -> None:
    """Keep a sheet that adds up to a total, as typed score where only that may be entered."""
    sheet = measures.give(desk, session.client_id, key, session_id=session.id)
    found = measures.find_measure(desk, key)
    if found.entry is Entry.SCORE:
        measures.keep_entered(desk, sheet, [total])
        return
    answers = answers_of(found, total, self_harm)
    measures.keep_sheet(desk, replace(sheet, answers=answers, given=GivenHow.TURNED_SCREEN, handed_back=True))


def answers_of(measure: Measure, total: int, self_harm: int = 0) -> tuple[int | None, ...]:
    """Return answers that add up to a total, spread evenly; those on self-harm are as given.

    Raises ValueError for a total that the other items cannot reach.
    """
    scale = measure.scale()
    assert scale is not None
    points = {n: min(_points(measure.item(n))) for n in scale.items}
    points |= dict.fromkeys(measure.self_harm_items(), self_harm)
    open_items = [n for n in scale.items if n not in measure.self_harm_items()]
    at, most = 0, {n: max(_points(measure.item(n))) for n in open_items}
    if sum({**points, **most}.values()) < total:
        raise ValueError("the items cannot add up to this")
    while sum(points.values()) < total:
        number = open_items[at % len(open_items)]
        points[number] += points[number] < most[number]
        at += 1
    return tuple(
        _answer(item, points[n]) if n in points else item.options[min(1, total // _TOP)].value
        for n, item in enumerate(measure.items, 1)
    )


def _points(item: Item) -> list[int]:
    return [item.points(option.value) for option in item.options]


def _answer(item: Item, points: int) -> int:
    return next(o.value for o in item.options if item.points(o.value) == points)


def follow_up(desk: Desk, session: Session, told: Story) -> None:
    """Note what was said about an answer on self-harm of this session."""
    for waiting in measures.follow_ups(desk, session.client_id):
        if waiting.sheet.session_id == session.id:
            measures.answer_follow_up(
                desk, waiting.sheet.id, waiting.answer.item, FollowUpOutcome.TALKED, **told
            )


def feeling(desk: Desk, session: Session, person_id: str, told: Story) -> None:
    """Keep a feeling before and after."""
    emotions.keep_emotion(desk, replace(emotions.begin(desk, session.id, person_id), **told))


def worksheet(desk: Desk, session: Session, person_id: str, form: str, filled: Story) -> None:
    """Keep a filled-in worksheet."""
    sheet = worksheets.begin(desk, session.client_id, form, person_id=person_id, session_id=session.id)
    worksheets.keep_sheet(desk, replace(sheet, body=write_filled(filled)))


def rupture(desk: Desk, session: Session, told: Story) -> None:
    """Keep a moment that came between the two, and how it was mended."""
    made = Rupture(client_id=session.client_id, session_id=session.id, on=session.on, **told)
    ruptures.keep_rupture(desk, made)


def risk_note(desk: Desk, session: Session, told: Story) -> None:
    """Sign a risk note."""
    said = {**told, "asked": AskedDirectly(told["asked"])}
    days = said.pop("next_days")
    note = risk_notes.begin_risk_note(desk, session.client_id, session_id=session.id)
    note = replace(note, next_contact_on=session.on + timedelta(days=days), **said)
    risk_notes.sign_risk_note(desk, note)


def parent_update(desk: Desk, session: Session, told: Story) -> None:
    """Keep what the young person agreed that parents are told."""
    said = {name: tuple(told[name]) for name in ("headlines", "help")}
    begun = replace(parent_updates.begin_update(desk, session.client_id), session_id=session.id)
    parent_updates.keep_update(desk, replace(begun, words=told["words"], agreed=True, **said))


def safety_plan(desk: Desk, session: Session, told: Story) -> None:
    """Keep the first version of a safety plan."""
    said = {name: value for name, value in told.items() if name not in ("parts", "review_days", "reviews")}
    plan = safety_plans.begin_plan(desk, session.client_id, session_id=session.id)
    parts = {SafetyPart(part): _lines(lines) for part, lines in told["parts"].items()}
    review = session.on + timedelta(days=told["review_days"])
    safety_plans.keep_plan(desk, replace(plan, body=write_lines(parts), next_review_on=review, **said))


def safety_review(desk: Desk, session: Session, told: Story) -> None:
    """Note that the plan was looked at; what was added or left out makes the next version."""
    plan = safety_plans.plan_of(desk, session.client_id)
    assert plan is not None
    following = session.on + timedelta(days=told["days"])
    if "add" not in told and "drop" not in told:
        safety_plans.review_plan(
            desk, plan, words=told["words"], session_id=session.id, next_review_on=following
        )
        return
    fresh = safety_plans.begin_plan(desk, session.client_id, session_id=session.id)
    fresh = replace(fresh, body=_changed(plan, told), next_review_on=following)
    safety_plans.keep_plan(desk, replace(fresh, copy_given="On paper"), words=told["words"])


def _changed(plan: SafetyPlan, told: Story) -> str:
    parts: dict[SafetyPart, list[SafetyLine]] = {}
    for part in SafetyPart:
        left_out = told.get("drop", {}).get(part.value, [])
        kept = [line for line in plan.lines(part) if line.what not in left_out]
        parts[part] = [*kept, *_lines(told.get("add", {}).get(part.value, []))]
    return write_lines(parts)


def _lines(told: Sequence[Story]) -> list[SafetyLine]:
    return [SafetyLine(**line) for line in told]
