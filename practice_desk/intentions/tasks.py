"""What follows from withdrawals, disclosures and crossings, until it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.domain.tasks import Task, TaskKind, TaskSource, open_tasks
from practice_desk.storage.desk import Desk


def tasks_of(desk: Desk, client_id: str) -> list[Task]:
    """Return what is still to be done for a client, soonest first."""
    return open_tasks(desk.tasks.of_client(client_id))


def tasks_due(desk: Desk, on: date | None = None) -> list[Task]:
    """Return what is due by a day, today if none is given, for every client: lines of Today."""
    day = on or today()
    return [t for t in open_tasks(desk.tasks.all()) if t.due_on is None or t.due_on <= day]


def keep_task(desk: Desk, task: Task) -> None:
    """Keep a follow-up, such as with another day. Raises Refused."""
    refuse(task.problems(today()))
    with desk.change(Deed.KEEP_TASK, place_of(task)):
        desk.tasks.save(task)


def finish_task(desk: Desk, task: Task, outcome: str = "", on: date | None = None) -> None:
    """Note that something was done and what came of it. Raises Refused."""
    done = replace(task, done_on=on or today(), outcome=outcome)
    refuse(done.problems(today()))
    with desk.change(Deed.FINISH_TASK, place_of(task)):
        desk.tasks.save(done)


def place_of(task: Task) -> Place:
    """Return the page a task is dealt with on."""
    if task.source is TaskSource.DISCLOSURE or task.kind is TaskKind.SHARE:
        return Place(PlaceKind.DISCLOSURES, task.client_id, task.id)
    kind = PlaceKind.AGREEMENT if task.source is TaskSource.CROSSING else PlaceKind.CONSENTS
    return Place(kind, task.client_id, task.source_id)
