"""Which people's names stand in what was typed on a paper, to ask about them before it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from practice_desk.domain import typed_names
from practice_desk.domain.printed_progress import PrintedProgress
from practice_desk.domain.printed_record import (
    PrintedEnding,
    PrintedParents,
    PrintedSafetyPlan,
    PrintedSummary,
    PrintedWorksheet,
)
from practice_desk.domain.safety_plan import SafetyPart
from practice_desk.storage.desk import Desk

_WITH_PEOPLE = (SafetyPart.PEOPLE, SafetyPart.PROFESSIONALS)  # who is to be called was chosen


def people_on(desk: Desk, client_id: str, record: object) -> list[str]:
    """Return names in what was typed on a document of the work; on what has nothing typed there are none."""
    texts = list(_typed(record))
    return to_ask_about(
        desk, client_id, lambda names: typed_names.names_in(texts, names), typed_names.likely_names(texts)
    )


def to_ask_about(
    desk: Desk, client_id: str, find: Callable[[Iterable[str]], list[str]], seen: list[str]
) -> list[str]:
    """Return names of people in the file that `find` finds, with those `seen` that only look like one.

    The client's own name and the therapist's are not pointed out.
    """
    everyone = desk.people.of_client(client_id)
    own = {part for p in everyone if p.participant for part in p.known_as.split()}
    own |= set(desk.practice.own().therapist.split())
    others = [p.known_as for p in everyone if not p.participant]
    told = {part for name in seen for part in name.split()}
    found = dict.fromkeys([*(name for name in find(others) if name not in told), *seen])
    return [name for name in found if not own.issuperset(name.split())]


def _typed(record: object) -> Iterator[str]:
    """Yield what people typed: neither our own words nor who was named on purpose."""
    if isinstance(record, PrintedSummary):
        yield from typed_names.texts_of(record, {"head", "filled", "therapist_does", "next_time"})
    elif isinstance(record, PrintedWorksheet):
        yield from typed_names.texts_of(record.filled)
    elif isinstance(record, PrintedSafetyPlan):
        parts = [part.lines for part in record.parts if part.part not in _WITH_PEOPLE]
        yield from (line.what for lines in parts for line in lines)
        yield record.barriers
    elif isinstance(record, PrintedEnding):
        yield from typed_names.texts_of(record, {"head", "numbers"})
    elif isinstance(record, PrintedParents):
        yield from typed_names.texts_of((record.headlines, record.help))
    elif isinstance(record, PrintedProgress):
        yield from typed_names.texts_of((record.goals, record.steps))
