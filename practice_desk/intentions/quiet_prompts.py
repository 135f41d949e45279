"""Quiet prompts and what became of them: after a check-in, on the card before a session, over time.

For the therapist alone, and nothing before a check-in was handed back and shown (clinical.md 4.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, time, timedelta

from practice_desk.domain.check_ins import CheckInForm
from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, active
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.prompt_answers import AnsweredPrompt, PromptAnswer, answer_to, comes_back, is_open
from practice_desk.domain.quiet_prompts import Prompt, PromptKind, goal_is_still, step_is_still
from practice_desk.domain.ratings import Rater, Rating, Scale, in_order, raters
from practice_desk.domain.sessions import Session, held_sessions
from practice_desk.domain.steps import Step, open_steps, reviews_of, story
from practice_desk.intentions import check_ins
from practice_desk.storage.desk import Desk


@dataclass(frozen=True, repr=False)
class QuietPrompt:
    """What is said in one go: prompts of one text about one thing. `person_id` is None where it is joint.

    `session_id` is the session it followed from, None for a goal or a step, which `goal` or `step` then is.
    """

    client_id: str
    prompts: tuple[Prompt, ...]
    session_id: str | None = None
    person_id: str | None = None
    form: CheckInForm = CheckInForm.TEN
    goal: Goal | None = None
    step: Step | None = None

    @property
    def first(self) -> Prompt:
        """Return the prompt it is answered by."""
        return self.prompts[0]


def after_session(desk: Desk, session_id: str) -> tuple[QuietPrompt, ...]:
    """Return what the check-ins of a session are worth talking about and nothing became of yet."""
    session = desk.sessions.get(session_id)
    answers = desk.prompt_answers.of_client(session.client_id)
    return tuple(q for q in _of_session(desk, session) if is_open(q.first, answers))


def goals_still(
    desk: Desk, client_id: str, ratings: Sequence[Rating] | None = None
) -> tuple[QuietPrompt, ...]:
    """Return the goals in work that stayed where they are, by the client's own marks, and are unanswered.

    `ratings` are the client's, all of them, where they were read already.
    """
    answers = desk.prompt_answers.of_client(client_id)
    return tuple(q for q in _goals(desk, client_id, ratings) if is_open(q.first, answers))


def steps_still(desk: Desk, client_id: str) -> tuple[QuietPrompt, ...]:
    """Return the open steps that were "not this time" the last two times, and are unanswered."""
    answers = desk.prompt_answers.of_client(client_id)
    return tuple(q for q in _steps(desk, client_id) if is_open(q.first, answers))


def last_time(desk: Desk, session: Session) -> tuple[QuietPrompt, ...]:
    """Return what stands on the card before a session: open since last time, or to be reminded of.

    Of what came up earlier only what was to be brought up again.
    """
    desk_answers = desk.prompt_answers.of_client(session.client_id)
    held = [s for s in held_sessions(desk.sessions.of_client(session.client_id)) if _at(s) < _at(session)]
    ids = [s.id for s in held]

    def stands(quiet: QuietPrompt, *, fresh: bool) -> bool:
        prompt = quiet.first
        back = comes_back(prompt, desk_answers, session.id, ids, session.on)
        return back or (fresh and is_open(prompt, desk_answers))

    reminded = {a.session_id for a in desk_answers if a.answer is PromptAnswer.REMIND}
    asked = {a.about for a in desk_answers if a.answer is PromptAnswer.REMIND}
    looked_at = [s for s in held if s is held[-1] or s.id in reminded or _has(desk, s, asked)]
    found = [q for s in looked_at for q in _of_session(desk, s) if stands(q, fresh=s is held[-1])]
    still = (*_goals(desk, session.client_id), *_steps(desk, session.client_id)) if held else ()
    return (*_once(found), *(q for q in still if stands(q, fresh=True)))


def answer_prompt(
    desk: Desk, quiet: QuietPrompt, answer: PromptAnswer, session_id: str | None = None,
    place: Place | None = None,
) -> AnsweredPrompt:  # fmt: skip
    """Keep what became of a prompt; `session_id` is the session it was answered at, `place` the page."""
    last = answer_to(quiet.first, desk.prompt_answers.of_client(quiet.client_id))
    at = now().astimezone(UTC)
    if last is not None:
        at = max(at, last.at_utc + timedelta(microseconds=1))  # the clock may have been set back
    made = AnsweredPrompt(
        client_id=quiet.client_id, session_id=session_id, kind=quiet.first.kind, about=quiet.first.about,
        answer=answer, on=today(), at_utc=at,
    )  # fmt: skip
    with desk.change(Deed.ANSWER_PROMPT, place or place_of(quiet)):
        desk.prompt_answers.save(made)
    return made


def place_of(quiet: QuietPrompt) -> Place:
    """Return the page a prompt stands on."""
    part = f"check-ins:{quiet.session_id}" if quiet.session_id else "time"
    return Place(PlaceKind.MEASURES, quiet.client_id, part)


def _of_session(desk: Desk, session: Session) -> tuple[QuietPrompt, ...]:
    found: dict[tuple[str, str], QuietPrompt] = {}
    for check_in in desk.check_ins.of_session(session.id):
        for words, prompts in _by_words(check_ins.prompts_of(desk, check_in.id)).items():
            joint = prompts[0].kind is PromptKind.SEEN_DIFFERENTLY
            key = (words, prompts[0].about)
            found.setdefault(
                key,
                QuietPrompt(
                    session.client_id, tuple(prompts), session.id,
                    None if joint else check_in.person_id, check_in.form,
                ),
            )  # fmt: skip
    return tuple(found.values())


def _by_words(prompts: Iterable[Prompt]) -> dict[str, list[Prompt]]:
    found: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        found.setdefault(prompt.kind.words, []).append(prompt)
    return found


def _once(found: Sequence[QuietPrompt]) -> list[QuietPrompt]:
    """Return each once; of a run at the top that goes on, the latest."""
    by_key = {(q.first.kind.words, q.first.about): q for q in found}
    return list(by_key.values())


def _has(desk: Desk, session: Session, about: set[str]) -> bool:
    if not about:
        return False
    return session.id in about or any(c.id in about for c in desk.check_ins.of_session(session.id))


def _goals(desk: Desk, client_id: str, ratings: Sequence[Rating] | None = None) -> tuple[QuietPrompt, ...]:
    ratings = desk.ratings.of_client(client_id) if ratings is None else ratings
    goals = active(desk.goals.of_client(client_id))
    found = [(goal, _still(ratings, goal)) for goal in goals]
    return tuple(QuietPrompt(client_id, (prompt,), goal=goal) for goal, prompt in found if prompt)


def _steps(desk: Desk, client_id: str) -> tuple[QuietPrompt, ...]:
    known, reviews = desk.steps.of_client(client_id), desk.step_reviews.of_client(client_id)
    found = [(s, step_is_still(reviews_of(story(s, known), reviews))) for s in open_steps(known)]
    return tuple(QuietPrompt(client_id, (prompt,), step=step) for step, prompt in found if prompt)


def _still(ratings: Sequence[Rating], goal: Goal) -> Prompt | None:
    for by in raters(in_order(ratings, goal.id, Scale.TEN)):
        prompt = goal_is_still(ratings, goal.id, Scale.TEN, by) if by[0] is not Rater.THERAPIST else None
        if prompt is not None:
            return prompt
    return None


def _at(session: Session) -> tuple[object, time]:
    return session.on, session.start or time()
