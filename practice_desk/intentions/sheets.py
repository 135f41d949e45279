"""The action-plan sheet from what is kept: client words only, and what was chosen for today's paper."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.documents.dates import day_and_month, long_date, moment
from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal, active
from practice_desk.domain.noticed import ON_ONE_SHEET, Noticed
from practice_desk.domain.people import Person
from practice_desk.domain.practice import Practice
from practice_desk.domain.ratings import Rater, Rating, Scale, last_values
from practice_desk.domain.sessions import next_planned
from practice_desk.domain.sheet import (
    CrisisLine,
    IfThen,
    Sheet,
    SheetGoal,
    SheetStep,
    likely_names,
    names_in,
    response,
)
from practice_desk.domain.sheet_choices import MOST_GOALS, NameShown, SheetChoices, SheetPart
from practice_desk.domain.steps import Step, open_steps
from practice_desk.intentions import clients, copies, plans, reviews
from practice_desk.intentions.names_on_paper import to_ask_about
from practice_desk.storage.desk import Desk

_DOTS = 3
_MOST_IF_THEN = 3
_COPING = 2


def usual_choices(desk: Desk, client_id: str | None) -> SheetChoices:
    """Return what usually goes on a client's sheet today: the first three active goals and every open step.

    Large print comes back when the last sheet of this client had it, and the lines the client chose at the
    last review stand on the next sheet. Without a client it is a blank one.
    """
    if not client_id:
        return SheetChoices(day=today(), paper=desk.practice.own().paper, blank=True)
    goals = active(desk.goals.of_client(client_id))[:MOST_GOALS]
    steps = open_steps(desk.steps.of_client(client_id))
    last = copies.last_of(desk, client_id)
    return SheetChoices(
        day=today(),
        goal_ids=tuple(g.id for g in goals),
        step_ids=tuple(s.id for s in steps),
        noticed_ids=reviews.lines_for_sheet(desk, client_id),
        paper=desk.practice.own().paper,
        large=last.large if last else False,
        discreet=clients.is_discreet(desk, client_id),
        name=NameShown.INITIALS if clients.is_discreet(desk, client_id) else NameShown.NAME,
    )


def blank_sheet(desk: Desk, choices: SheetChoices, client_id: str | None = None) -> Sheet:
    """Return a sheet to fill in by hand, with the numbers of the client's place or the practice's own."""
    practice = desk.practice.own()
    client = desk.clients.find(client_id) if client_id else None
    place = client.place if client else practice.place
    return Sheet(
        blank=True, letterhead=_letterhead(practice), crisis=crisis_lines(desk, place, client),
        discreet=choices.discreet, day=choices.day.isoformat(), version=0,
        young=client is not None and client.kind is ClientKind.YOUNG_PERSON,
        couple=client is not None and client.kind is ClientKind.COUPLE,
    )  # fmt: skip


def sheet(desk: Desk, client_id: str | None, choices: SheetChoices) -> Sheet:
    """Return the sheet of a client as it was chosen. Nothing clinical has a field on it."""
    if choices.blank or not client_id:
        return blank_sheet(desk, choices, client_id)
    client, practice = desk.clients.get(client_id), desk.practice.own()
    people = clients.participants(desk, client_id)
    steps = [s for s in open_steps(desk.steps.of_client(client_id)) if s.id in choices.step_ids]
    planned = next_planned(desk.sessions.of_client(client_id), choices.day)
    made = Sheet(
        name=_name(people, choices.name),
        date=long_date(choices.day),
        day=choices.day.isoformat(),
        therapist=practice.therapist,
        letterhead=_letterhead(practice),
        next_session=moment(planned.on, planned.start) if planned else "",
        next_session_short=day_and_month(planned.on) if planned else "",
        goals=_goals(desk, client_id, choices, people),
        steps=tuple(_step(s, people) for s in steps),
        noticed=_noticed(desk, client_id, choices),
        version=plans.number_now(desk, client_id),
        discreet=choices.discreet,
        young=client.kind is ClientKind.YOUNG_PERSON,
        couple=client.kind is ClientKind.COUPLE,
    )
    return _with_parts(desk, made, client, steps, choices.parts)


def people_named(desk: Desk, client_id: str, made: Sheet) -> list[str]:
    """Return names in the typed text of a sheet: of people in the file, or words that look like one."""
    return to_ask_about(desk, client_id, lambda names: names_in(made, names), likely_names(made))


def _with_parts(
    desk: Desk, made: Sheet, client: Client, steps: list[Step], parts: frozenset[SheetPart]
) -> Sheet:
    """Return the sheet with the parts that were not left off."""
    changes: dict[str, object] = {}
    if SheetPart.MATTERS in parts:
        changes["matters"] = _sentence(client.matters)
    if SheetPart.BRING in parts:
        changes["strengths"] = _sentence(client.strengths)
    if SheetPart.IF_THEN in parts:
        changes["if_then"] = _if_then(made, steps)
    if SheetPart.SURE in parts:
        sure = [s.confidence for s in steps if s.confidence is not None]
        changes["confidence"] = min(sure, default=None)
        changes["supporter"] = ", ".join(dict.fromkeys(s.supporter for s in steps if s.supporter.strip()))
    if SheetPart.THERAPIST_DOES in parts:
        changes["therapist_does"] = client.therapist_does
    if SheetPart.HARD in parts:
        changes["coping"] = client.coping[:_COPING]
        changes["kind_words"] = client.kind_words
    changes["crisis"] = crisis_lines(desk, client.place, client)
    return replace(made, **changes)  # type: ignore[arg-type]


def _if_then(made: Sheet, steps: list[Step]) -> tuple[IfThen, ...]:
    asked = [s for s in steps if s.if_cue.strip() and s.then_do.strip()]
    return tuple(
        IfThen(s.if_cue, response(s.then_do, joint=made.couple, after_will=not made.young))
        for s in asked[:_MOST_IF_THEN]
    )


def _name(people: list[Person], shown: NameShown) -> str:
    if shown is NameShown.NAME:
        return " and ".join(p.first_name() for p in people)
    if shown is NameShown.INITIALS:
        return " and ".join(p.initials() for p in people)
    return ""


def _letterhead(practice: Practice) -> tuple[str, ...]:
    lines = [practice.practice_name, *practice.letterhead.split("\n"), practice.phone]
    return tuple(line.strip() for line in lines if line.strip())


def _goals(desk: Desk, client_id: str, choices: SheetChoices, people: list[Person]) -> tuple[SheetGoal, ...]:
    goals = sorted(desk.goals.of_client(client_id), key=lambda g: g.position)
    ratings = desk.ratings.of_client(client_id)
    return tuple(goal_on_sheet(g, ratings, people) for g in goals if g.id in choices.goal_ids)


def goal_on_sheet(goal: Goal, ratings: list[Rating], people: list[Person]) -> SheetGoal:
    """Return a goal with its numbers; a couple has joint ones or none: two people's are never averaged."""
    if not goal.rated_by_ten():
        return SheetGoal(goal.wording(), goal.why)
    values = last_values(ratings, goal.id, Scale.TEN, (Rater.TOGETHER, None))
    if not values and len(people) == 1:
        values = last_values(ratings, goal.id, Scale.TEN, (Rater.PERSON, people[0].id))
    before = tuple(values[-1 - _DOTS : -1])
    return SheetGoal(
        goal.wording(), goal.why, goal.baseline, before, values[-1] if values else None, goal.target
    )


def _step(step: Step, people: list[Person]) -> SheetStep:
    whose = next((p for p in people if p.id == step.person_id), None)
    often = ", ".join(part for part in (step.how_often, step.how_much) if part.strip())
    return SheetStep(
        step.what, step.when_where, often, step.with_whom, step.strength, whose.initials() if whose else ""
    )


def _noticed(desk: Desk, client_id: str, choices: SheetChoices) -> tuple[str, ...]:
    lines: list[Noticed] = desk.noticed.of_client(client_id)
    return tuple(n.words for n in lines if n.id in choices.noticed_ids)[:ON_ONE_SHEET]


def crisis_lines(desk: Desk, place: str, client: Client | None) -> tuple[CrisisLine, ...]:
    """Return the numbers of a place that are for people of the client's ages; none where no place is set."""
    numbers = [n for n in desk.crisis_numbers.all(order="position, id") if place and n.place == place]
    ages = _ages(desk, client) if client else []
    return tuple(CrisisLine(n.number, n.label) for n in numbers if n.number.strip() and n.is_for(ages))


def _ages(desk: Desk, client: Client) -> list[int | None]:
    """Return everybody's age; in a young person's file one that is not known counts as young."""
    young = client.kind is ClientKind.YOUNG_PERSON
    ages = [person.age(today()) for person in clients.participants(desk, client.id)]
    return [0 if young and age is None else age for age in ages]


def _sentence(lines: tuple[str, ...]) -> str:
    return " ".join(f"{line.strip().rstrip('.')}." for line in lines if line.strip())
