"""What was shared about one client, read once: the log, what is planned, what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.domain.disclosures import Disclosure
from practice_desk.domain.people import Person
from practice_desk.domain.releases import Release, Validity
from practice_desk.domain.standing import PaperFile
from practice_desk.domain.tasks import Task
from practice_desk.intentions import clients, people, releases
from practice_desk.ui.context import Context


@dataclass(frozen=True, repr=False)
class Log:
    """The log of one client as its page shows it; `steps` are the follow-ups by disclosure."""

    context: Context
    client_id: str
    shared: list[Disclosure]
    planned: list[Task]
    steps: dict[str, list[Task]]
    releases: list[tuple[Release, PaperFile, Validity]]
    people: dict[str, Person]
    discreet: bool

    def release(self, paper_id: str | None) -> tuple[Release, Validity] | None:
        """Return a permission with what it is worth today."""
        found = (row for row in self.releases if row[0].paper_id == paper_id)
        return next(((release, worth) for release, _, worth in found), None)

    def open_steps(self, disclosure_id: str) -> list[Task]:
        """Return what is still to be done after one disclosure."""
        return [t for t in self.steps.get(disclosure_id, []) if t.done_on is None]

    def to_follow(self, chosen: str = "") -> list[Disclosure]:
        """Return what still has steps to do, the latest first; the chosen one before all, also when done."""
        found = [d for d in self.shared if self.open_steps(d.id) or (d.id == chosen and d.id in self.steps)]
        return sorted(found, key=lambda d: d.id != chosen)


def read_log(context: Context, client_id: str) -> Log:
    """Read the log of a client."""
    desk = context.desk
    return Log(
        context, client_id, releases.disclosures_of(desk, client_id), releases.planned(desk, client_id),
        releases.follow_up_of(desk, client_id), releases.offered_releases(desk, client_id),
        {p.id: p for p in people.people_of(desk, client_id)}, clients.is_discreet(desk, client_id),
    )  # fmt: skip
