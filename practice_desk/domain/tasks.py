"""Tasks: what follows from a withdrawal, a disclosure or a crossing, until it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record import Record


class TaskKind(StrEnum):
    """What is to be done. The words for it are the window's; `about` says the rest."""

    DELETE_RECORDING = "delete_recording"
    DELETE_TOOL_DATA = "delete_tool_data"
    TELL_RECIPIENT = "tell_recipient"
    TALK_ABOUT_ENDING = "talk_about_ending"
    MEET_ANOTHER_WAY = "meet_another_way"
    REST_JOINT_WORK = "rest_joint_work"
    TALK_ABOUT_IT = "talk_about_it"
    TAKE_OUT_OF_PROJECT = "take_out_of_project"
    SETTLE_DISPUTE = "settle_dispute"
    SHARE = "share"
    SHARED_WITHOUT = "shared_without"
    LOOK_BACK_AT_CROSSING = "look_back_at_crossing"
    VIOLATION_STEP = "violation_step"
    ASK_ANEW = "ask_anew"
    GIVE_COPY = "give_copy"


class TaskSource(StrEnum):
    """What a task comes from: a record, or the ground on which something is to be shared."""

    PAPER = "paper"
    DISCLOSURE = "disclosure"
    CROSSING = "crossing"
    GROUND = "ground"


class TaskProblem(StrEnum):
    """Why a task cannot be kept as typed."""

    DONE_TO_COME = "done_to_come"


@dataclass(frozen=True, kw_only=True, repr=False)
class Task(Record):
    """Something to do by a day, opened by a record and closed with what came of it."""

    client_id: str
    source: TaskSource
    source_id: str
    kind: TaskKind
    about: str = ""
    due_on: date | None = None
    done_on: date | None = None
    outcome: str = ""
    position: int = 0

    def problems(self, today: date) -> Iterator[tuple[str, TaskProblem]]:
        """Yield each field that stands in the way of keeping this."""
        if self.done_on is not None and self.done_on > today:
            yield "done_on", TaskProblem.DONE_TO_COME


def open_tasks(tasks: Iterable[Task]) -> list[Task]:
    """Return what is still to be done, soonest first, what has no day last."""
    left = [t for t in tasks if t.done_on is None]
    return sorted(left, key=lambda t: (t.due_on is None, t.due_on or date.max, t.position))
