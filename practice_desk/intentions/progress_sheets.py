"""How a client's goals are going, for paper: every mark and edit; T and counts only for a professional."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents.dates import plain_date
from practice_desk.domain.goals import Goal, GoalChange, GoalEdit, GoalState
from practice_desk.domain.people import Person
from practice_desk.domain.printed_progress import (
    PrintedEdit,
    PrintedGoal,
    PrintedLevel,
    PrintedLine,
    PrintedProgress,
    PrintedScore,
    ProfessionalProgress,
)
from practice_desk.domain.printed_record import PrintedWent
from practice_desk.domain.ratings import Rater, Rating, Scale, in_order, raters
from practice_desk.domain.record_choices import RecordPart, RecordWish
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.steps import StepReview, StepVerdict
from practice_desk.intentions import clients, progress_measures
from practice_desk.intentions.goals import gas_of
from practice_desk.intentions.record_heads import head_of
from practice_desk.storage.desk import Desk

By = tuple[Rater, str | None]
_USUAL = (GoalState.ACTIVE, GoalState.ACHIEVED, GoalState.PARTLY)
_MOSTLY = 3  # of 4: most of it, or all


def goals_for(desk: Desk, client_id: str, wish: RecordWish) -> list[Goal]:
    """Return the goals that are printed, in order: those chosen, or those in work and reached."""
    kept = sorted(desk.goals.of_client(client_id), key=lambda g: g.position)
    if wish.goal_ids is not None:
        return [g for g in kept if g.id in wish.goal_ids]
    return [g for g in kept if g.state in _USUAL]


def progress_sheet(desk: Desk, client_id: str, wish: RecordWish) -> PrintedProgress:
    """Return the goal progress report; only a professional's has T and counts (clinical.md 3.2)."""
    goals = goals_for(desk, client_id, wish)
    ratings = [r for r in desk.ratings.of_client(client_id) if r.goal_id in {g.id for g in goals}]
    occasions = _occasions(ratings) if wish.has(RecordPart.CHARTS) else []
    made = _Goals(desk, client_id, wish, ratings, occasions)
    reviews = desk.step_reviews.of_client(client_id) if wish.has(RecordPart.STEPS_DONE) else []
    head = head_of(desk, client_id, wish.day, professional=wish.professional)
    numbers = {s.id: str(n) for n, s in enumerate(held_sessions(desk.sessions.of_client(client_id)), 1)}
    named = tuple(numbers.get(o[1] or "", "") for o in occasions)
    printed, done = tuple(made.printed(g) for g in goals), _done(desk, reviews)
    if not wish.professional:
        return PrintedProgress(head, named, printed, done)
    scores = made.scores(goals) if wish.has(RecordPart.SCORE) else ()
    practice = desk.practice.own()
    signer = ", ".join(p for p in (practice.therapist, practice.title) if p.strip())
    return ProfessionalProgress(
        head, named, printed, done, scores, _counts(reviews), wish.to.strip(), wish.words.strip(),
        _born(desk, client_id) if wish.has(RecordPart.BORN) else "",
        progress_measures.moves(desk, client_id) if wish.has(RecordPart.MEASURES) else (),
        signer if wish.has(RecordPart.SIGNATURE) else "",
    )  # fmt: skip


def _born(desk: Desk, client_id: str) -> str:
    """Return the birth date of a client; of several people none, they are known by their names."""
    people = clients.participants(desk, client_id)
    born = people[0].born_on if len(people) == 1 else None
    return plain_date(born) if born else ""


class _Goals:
    """Makes what is printed of each goal from the marks and edits of a client."""

    def __init__(
        self, desk: Desk, client_id: str, wish: RecordWish, ratings: list[Rating],
        occasions: list[tuple[object, str | None]],
    ) -> None:  # fmt: skip
        self._desk, self._wish, self._ratings, self._occasions = desk, wish, ratings, occasions
        self._people = {p.id: p for p in clients.participants(desk, client_id)}
        self._edits: list[GoalEdit] = desk.goal_edits.of_client(client_id)
        gas = raters(r for r in ratings if r.scale is Scale.GAS)
        self._levels_by = gas[0] if gas else None

    def printed(self, goal: Goal) -> PrintedGoal:
        """Return one goal."""
        has = self._wish.has
        start, now = self._levels(goal) if has(RecordPart.LEVELS) else (None, None)
        charted = has(RecordPart.CHARTS)
        return PrintedGoal(
            goal.wording(), goal.state, self._lines(goal) if charted else (),
            goal.target if charted else None, self._marked(goal) if charted else (), start, now,
        )  # fmt: skip

    def scores(self, goals: Sequence[Goal]) -> tuple[PrintedScore, ...]:
        """Return T as each rater sees it; two people's levels are never joined."""
        weights = (False, True) if self._desk.practice.own().gas_weights else (False,)
        found: list[PrintedScore] = []
        by_whom = raters(r for r in self._ratings if r.scale is Scale.GAS)
        for by in by_whom:
            for weighted in weights:
                made = gas_of(goals, self._ratings, by, weighted=weighted)
                who = self._name(by, several=len(by_whom) > 1)
                if made.now is not None or not weighted:
                    found.append(PrintedScore(made.start, made.now, made.rated, made.goals, who, weighted))
        return tuple(found)

    def _lines(self, goal: Goal) -> tuple[PrintedLine, ...]:
        own = in_order(self._ratings, goal.id, Scale.TEN)
        shown = [
            by
            for by in raters(own)
            if by[0] is not Rater.THERAPIST or self._wish.has(RecordPart.THERAPIST_MARKS)
        ]
        several = sum(by[0] is not Rater.THERAPIST for by in shown) > 1
        return tuple(
            PrintedLine(self._marks(own, by), self._name(by, several=several), by[0] is Rater.THERAPIST)
            for by in shown
        )

    def _marks(self, own: list[Rating], by: By) -> tuple[int | None, ...]:
        known = {_occasion(r): r.value for r in own if r.by() == by}
        return tuple(known.get(o) for o in self._occasions)

    def _marked(self, goal: Goal) -> tuple[PrintedEdit, ...]:
        """Return each edit with the first occasion after it; one of a session stands before its marks."""
        days = [o[0] for o in self._occasions]
        found: list[PrintedEdit] = []
        order = list(GoalChange)
        own = (e for e in self._edits if e.goal_id == goal.id)
        for edit in sorted(own, key=lambda e: (e.on, order.index(e.what), e.before)):
            at = next((i for i, day in enumerate(days) if day >= edit.on), len(days))  # type: ignore[operator]
            before = edit.before if edit.what is GoalChange.WORDS else ""
            moved = edit.what is GoalChange.STATE and edit.after in set(GoalState)
            found.append(PrintedEdit(at, edit.what, before, GoalState(edit.after) if moved else None))
        return tuple(found)

    def _levels(self, goal: Goal) -> tuple[PrintedLevel | None, PrintedLevel | None]:
        if not goal.rated_by_gas():
            return None, None
        own = [r for r in in_order(self._ratings, goal.id, Scale.GAS) if r.by() == self._levels_by]
        first = goal.gas_baseline if goal.gas_baseline is not None else own[0].value if own else None
        return _level(goal, first), _level(goal, own[-1].value if own else None)

    def _name(self, by: By, *, several: bool) -> str:
        """Return who rated, where it must be said; the therapist has a line of their own."""
        person: Person | None = self._people.get(by[1] or "")
        if not several or by[0] is Rater.TOGETHER:
            return ""
        if by[0] is Rater.THERAPIST:
            return self._desk.practice.own().therapist
        return person.first_name() if person else ""


def _level(goal: Goal, level: int | None) -> PrintedLevel | None:
    return None if level is None else PrintedLevel(level, goal.level_text(level))


def _occasion(rating: Rating) -> tuple[object, str | None]:
    return rating.on, rating.session_id


def _occasions(ratings: Sequence[Rating]) -> list[tuple[object, str | None]]:
    """Return the days and sessions on which anything was rated from 0 to 10, oldest first."""
    found = {(r.on, r.session_id) for r in ratings if r.scale is Scale.TEN}
    return [(on, session) for on, session in sorted(found, key=lambda o: (o[0], o[1] or ""))]


def _done(desk: Desk, reviews: Sequence[StepReview]) -> tuple[PrintedWent, ...]:
    """Return the steps that were done or mostly done, each once, as it went last."""
    found: dict[str, PrintedWent] = {}
    looked_at = [(review, desk.steps.find(review.step_id)) for review in reviews]
    known = [(review, step) for review, step in looked_at if step is not None]
    for review, step in sorted(known, key=lambda k: (k[0].on, k[1].position, k[1].what)):
        mostly = review.done_client is not None and review.done_client >= _MOSTLY
        if mostly or review.verdict is StepVerdict.DONE:
            found.pop(step.what, None)
            found[step.what] = PrintedWent(step.what, review.done_client if mostly else None)
    return tuple(found.values())


def _counts(reviews: Sequence[StepReview]) -> tuple[int, int, int] | None:
    """Return how often steps went well, in part and not: numbers, never a percentage (clinical.md 3.4)."""
    said = [r.done_client for r in reviews if r.done_client is not None]
    if not said:
        return None
    return sum(v >= _MOSTLY for v in said), sum(0 < v < _MOSTLY for v in said), sum(v == 0 for v in said)
