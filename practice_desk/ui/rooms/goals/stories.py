"""What can be read about a goal: its ratings, what was changed, the steps that ended, the thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from practice_desk.domain.goals import Goal
from practice_desk.domain.ratings import Rating, Scale
from practice_desk.domain.steps import Step, reviews_of, story
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.noticed import said_when
from practice_desk.ui.parts.reading import Passage, Reading, read
from practice_desk.ui.parts.steps import review_words
from practice_desk.ui.parts.work import Work
from practice_desk.ui.rooms.goals.goal_card import edit_words


def read_ratings(parent: QWidget, work: Work, goal: Goal) -> Reading:
    """Show every rating of a goal by occasion, the latest first, with what was said."""
    occasions: dict[str, list[Rating]] = {}
    for rating in sorted((r for r in work.ratings if r.goal_id == goal.id), key=lambda r: r.on, reverse=True):
        occasions.setdefault(rating.occasion(), []).append(rating)
    lines = [_occasion(parent, work, marks) for marks in occasions.values()]
    passages = [(goal.wording(), "\n\n".join(lines))] if lines else []
    return read(parent, parent.tr("All ratings"), passages, parent.tr("Not rated yet."))


def read_changes(parent: QWidget, work: Work, goal: Goal) -> Reading:
    """Show what was changed of a goal, the latest first, with what it said before."""
    edits = sorted((e for e in work.edits if e.goal_id == goal.id), key=lambda e: e.on, reverse=True)
    passages: list[Passage] = [("", edit_words(work, edit)) for edit in edits]
    return read(parent, parent.tr("What was changed"), passages, parent.tr("Nothing was changed."))


def read_steps(parent: QWidget, work: Work, closed: Sequence[Step]) -> Reading:
    """Show the steps that were done or let go, each with how it went over time."""
    passages = [(step.what, _step(work, step)) for step in closed]
    return read(parent, parent.tr("Earlier steps"), passages)


def read_thread(parent: QWidget, work: Work) -> Reading:
    """Show everything the client noticed."""
    passages = [(said_when(work, line), line.words) for line in work.noticed]
    return read(parent, parent.tr("What I notice"), passages)


def _occasion(parent: QWidget, work: Work, marks: Sequence[Rating]) -> str:
    number = work.session_number(marks[0].session_id)
    day = work.context.date(marks[0].on)
    head = parent.tr("{0}, session {1}").format(day, number) if number else day

    def said(rating: Rating) -> str:
        who = work.who(rating.by())
        value = (
            str(rating.value)
            if rating.scale is Scale.TEN
            else parent.tr("level {0}").format(signed(rating.value))
        )
        return f"{who} {value}"

    order = sorted(marks, key=lambda r: (r.scale is Scale.GAS, r.rater, r.person_id or ""))
    lines = [f"{head}: {', '.join(said(r) for r in order)}"]
    return "\n".join([*lines, *(f"“{r.comment}”" for r in order if r.comment)])


def _step(work: Work, step: Step) -> str:
    line = story(step, work.steps)
    said = [review_words(work, review) for review in reviews_of(line, work.reviews)]
    earlier = [s.what for s in line if s.what != step.what]
    return "\n\n".join([*dict.fromkeys(earlier), *said])
