"""The fictional practice: a caseload of invented people, entered as a therapist would have entered it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from practice_desk.domain import clock
from practice_desk.domain.clients import ClientKind, ClientStatus
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalMeasure, GoalState
from practice_desk.domain.noticed import Noticed, NoticedFrom
from practice_desk.domain.people import ContactKind, ContactPoint, Person, PersonRole
from practice_desk.domain.practice import Practice
from practice_desk.domain.ratings import Rater, Rating, Scale
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step, StepReview, StepVerdict
from practice_desk.intentions import clients, goals, practice, steps
from practice_desk.intentions.demo_record import build_record
from practice_desk.intentions.demo_trust import build_trust
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

Story = dict[str, Any]
_STATES = {"active": GoalState.ACTIVE, "achieved": GoalState.ACHIEVED, "replaced": GoalState.REPLACED}
_STATUSES = {"enquiry": ClientStatus.ENQUIRY, "died": ClientStatus.DIED, "waiting": ClientStatus.WAITING}
_NOTICED = (
    "I slept better on the days I did the first step.",
    "It was easier when I said it out loud first.",
    "I was kinder to myself afterwards.",
)


def build_demo(desk: Desk) -> None:
    """Fill an empty vault with the fictional practice, its dates counted back from today."""
    own = json.loads(resource("demo", "practice.json").read_text(encoding="utf-8"))
    practice.start_practice(desk, Practice(**own, fictional=True))
    caseload = json.loads(resource("demo", "caseload.json").read_text(encoding="utf-8"))
    today = clock.today()
    ids: dict[str, str] = {}
    for number, story in enumerate(caseload["clients"]):
        with desk.change(Deed.BUILD_DEMO):
            ids[story["id"]] = _client(desk, story, today - timedelta(days=number % 5))
    build_trust(desk, ids)
    build_record(desk, ids)
    desk.forget_undo()


def _client(desk: Desk, story: Story, last: date) -> str:
    count = int(story.get("sessions", 0))
    gap = timedelta(days=14 if "fortnightly" in story.get("setting", "") else 7)
    days = [last - gap * i for i in reversed(range(count))]
    with clock.at(datetime.combine(days[0] if days else last, time(9))):
        client = clients.add_client(
            desk, _people(story, last), kind=_kind(story), contacts=[], status=_status(story), **_about(story)
        )
    _contacts(desk, client.id, story)
    held = [_session(desk, client.id, story, day, SessionState.HELD) for day in days]
    if count:
        _session(desk, client.id, story, last + gap, SessionState.PLANNED)
    persons = clients.participants(desk, client.id)
    for goal_story in story.get("goals", []):
        _goal(desk, client.id, goal_story, held, persons, story.get("supporter", ""))
    for session, words in zip(held[2::3], _NOTICED, strict=False):
        desk.noticed.save(
            Noticed(
                client_id=client.id, person_id=persons[0].id, on=session.on, words=words,
                source=NoticedFrom.SESSION, session_id=session.id,
            )
        )  # fmt: skip
    return client.id


def _people(story: Story, last: date) -> list[Person]:
    names = story.get("persons") or [story["name"]]
    pronouns = [p.strip() for p in story.get("pronouns", "").split(",")]
    age = story.get("age")
    born = date(last.year - age, 3, 14) if age else None
    people = [
        Person(
            client_id="", known_as=name, born_on=born, pronouns=pronouns[i % len(pronouns)],
            needs="Large print" if age and age > 70 else "",  # noqa: PLR2004  (one of the invented people)
        )
        for i, name in enumerate(names)
    ]  # fmt: skip
    if _kind(story) is ClientKind.YOUNG_PERSON:
        people.append(
            Person(
                client_id="", participant=False, known_as="Sam Haddprice", relationship="father",
                roles=(PersonRole.GUARDIAN.value,), authority="parental responsibility",
                may_be_told="headlines only",
            )
        )  # fmt: skip
    return people


def _kind(story: Story) -> ClientKind:
    if story.get("persons"):
        return ClientKind.COUPLE
    return ClientKind.YOUNG_PERSON if (story.get("age") or 18) < 18 else ClientKind.INDIVIDUAL  # noqa: PLR2004


def _status(story: Story) -> ClientStatus:
    return _STATUSES.get(story.get("status", ""), ClientStatus.ACTIVE)


def _about(story: Story) -> dict[str, Any]:
    mode, _, frequency = story.get("setting", "").rpartition(", ")
    wait = story.get("answer_by_days")
    return {
        "place": "US" if story.get("locale") == "en-US" else "England",
        "concern": story.get("concern") or story.get("why_in_their_words", ""),
        "matters": tuple(_sentence(v) for v in story.get("values", ())),
        "strengths": tuple(_sentence(v) for v in story.get("strengths", ())),
        "therapist_does": story.get("therapist_does", ""),
        "modality": mode,
        "frequency": frequency,
        "available": story.get("when", ""),
        "answer_by": clock.today() + timedelta(days=wait) if wait else None,
        "coping": ("Breathe out slowly for two minutes", "Step outside and look at the sky"),
        "kind_words": "One step at a time is enough.",
    }


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _contacts(desk: Desk, client_id: str, story: Story) -> None:
    person = clients.participants(desk, client_id)[0]
    ways = {"phone": story.get("phone", ""), **story.get("contact", {})}
    for position, (kind, value) in enumerate(ways.items()):
        if kind in ("phone", "email") and value:
            desk.contact_points.save(
                ContactPoint(
                    client_id=client_id, person_id=person.id, kind=ContactKind(kind), value=value,
                    safe_words=story.get("safe_words", ""), preferred=not position, position=position,
                )
            )  # fmt: skip


def _session(desk: Desk, client_id: str, story: Story, on: date, state: SessionState) -> Session:
    session = Session(
        client_id=client_id, on=on, start=time(9 + len(story["name"]) % 8), state=state,
        mode=story.get("setting", "").rpartition(", ")[0],
    )  # fmt: skip
    desk.sessions.save(session)
    return session


def _goal(
    desk: Desk,
    client_id: str,
    story: Story,
    held: Sequence[Session],
    persons: Sequence[Person],
    supporter: str,
) -> None:
    levels = tuple(story.get("levels", {}).get(k, "") for k in ("-2", "-1", "0", "+1", "+2"))
    tens = [x for x in story.get("rating_0_10_by_session", []) if x is not None]
    gas = [x for x in story.get("gas_by_session", []) if x is not None]
    goal = Goal(
        client_id=client_id, words=story.get("client_words") or story["title"], clinical=story["title"],
        why=story.get("why", ""), measure=GoalMeasure.BOTH if gas else GoalMeasure.TEN,
        levels=levels if any(levels) else ("",) * 5, importance=story.get("importance", 1),
        baseline=tens[0] if tens else None, gas_baseline=gas[0] if gas else None,
        target=min(10, max(tens, default=7) + 1), made_on=held[0].on,
    )  # fmt: skip
    with clock.at(datetime.combine(held[0].on, time(10))):
        goals.keep_goal(desk, goal)
    goal = desk.goals.get(goal.id)
    by = (Rater.PERSON, persons[0].id) if len(persons) == 1 else (Rater.TOGETHER, None)
    _ratings(desk, goal, story, held, by)
    _steps(desk, goal, story, held, supporter)
    state = _STATES.get(story.get("status", ""), GoalState.ACTIVE)
    if state is not GoalState.ACTIVE:
        when = held[min(2, len(held) - 1)] if state is GoalState.REPLACED else held[-1]
        with clock.at(datetime.combine(when.on, time(10))):
            goals.change_state(desk, goal, state, story.get("reason", "Agreed together"))


def _ratings(
    desk: Desk, goal: Goal, story: Story, held: Sequence[Session], by: tuple[Rater, str | None]
) -> None:
    series = ((Scale.TEN, "rating_0_10_by_session"), (Scale.GAS, "gas_by_session"))
    ratings: list[Rating] = []
    for scale, key in series:
        for i, (session, value) in enumerate(zip(held, story.get(key, []), strict=False)):
            if value is None:
                continue
            base = Rating(
                client_id=goal.client_id, goal_id=goal.id, session_id=session.id, on=session.on,
                rater=by[0], person_id=by[1], scale=scale, value=value,
            )  # fmt: skip
            ratings.append(base)
            if scale is Scale.TEN:
                guess = max(0, value - (1 if i % 3 == 2 else 0))  # noqa: PLR2004
                ratings.append(
                    Rating(
                        **{**_without_id(base), "rater": Rater.THERAPIST, "person_id": None, "value": guess}
                    )
                )
    goals.keep_ratings(desk, goal.client_id, ratings)


def _without_id(rating: Rating) -> Story:
    return {k: v for k, v in vars(rating).items() if k != "id"}


def _steps(desk: Desk, goal: Goal, story: Story, held: Sequence[Session], supporter: str) -> None:
    cue, response = _if_then(story.get("if_then") or "")
    whens = story.get("when_where", [])
    for n, what in enumerate(story.get("actions", [])):
        step = Step(
            client_id=goal.client_id, goal_id=goal.id, what=what, supporter=supporter,
            when_where=whens[n] if n < len(whens) else "",
            if_cue=cue if n == 0 else "", then_do=response if n == 0 else "",
        )  # fmt: skip
        ended = story.get("status") != "active" or what in story.get("finished", [])
        _over_sessions(desk, step, story.get("confidence_0_10") or [7], held, ended=ended)


def _over_sessions(
    desk: Desk, step: Step, sure: Sequence[int], held: Sequence[Session], *, ended: bool
) -> None:
    """Keep a step and look at it at each later session; an ended one was done at the last."""
    moments = held[-len(sure) :]
    with clock.at(datetime.combine(moments[0].on, time(10, 30))):
        steps.keep_step(desk, replace(step, confidence=sure[0]))
    for i, session in enumerate(moments[1:], start=1):
        last = i == len(moments) - 1
        review = StepReview(
            client_id=step.client_id, step_id=step.id, session_id=session.id, on=session.on,
            done_client=min(4, i + 1), done_therapist=min(4, i),
            verdict=StepVerdict.DONE if ended and last else StepVerdict.KEEP,
        )  # fmt: skip
        following = steps.review_step(desk, review)
        if following is None:
            return
        step = replace(following, confidence=sure[min(i, len(sure) - 1)])
        steps.keep_step(desk, step)


def _if_then(words: str) -> tuple[str, str]:
    """Split "If I am asked, then I say no" into cue and response, the response without its "I"."""
    cue, _, response = words.partition(", then ")
    return cue.removeprefix("If ").strip(), response.removeprefix("I ").strip()
