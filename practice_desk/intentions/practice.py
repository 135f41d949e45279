"""What every new practice starts with: crisis numbers by place and the usual retention rules."""

from __future__ import annotations

import json
from dataclasses import replace

from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import CrisisNumber, Jurisdiction, Practice
from practice_desk.domain.retention import RetentionPolicy
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

PAGE = Place(PlaceKind.PRACTICE)
# Defaults of clinical.md 6.4; each place may need another, and the therapist can change them.
_POLICIES = {
    Jurisdiction.UK: RetentionPolicy(name="UK: 7 years, young people until 25", years=7, minor_until_age=25),
    Jurisdiction.US: RetentionPolicy(name="US: 7 years, or 3 after majority", years=7, minor_years=3),
}


def crisis_places() -> dict[str, list[CrisisNumber]]:
    """Return the shipped crisis numbers of each place, in the order they are printed."""
    data = json.loads(resource("documents", "crisis.json").read_text(encoding="utf-8"))["places"]
    return {
        place: [
            CrisisNumber(place=place, number=number, label=label, position=i, under_age=next(iter(age), None))
            for i, (number, label, *age) in enumerate(lines)
        ]
        for place, lines in data.items()
    }


def start_practice(desk: Desk, practice: Practice) -> None:
    """Keep the practice's details; the first time also the starting numbers and retention rules."""
    with desk.change(Deed.KEEP_PRACTICE):
        desk.practice.save(practice)
        if not desk.crisis_numbers.count():
            for numbers in crisis_places().values():
                for number in numbers:
                    desk.crisis_numbers.save(number)
        if not desk.retention_policies.count():
            for position, policy in enumerate(_POLICIES.values()):
                desk.retention_policies.save(RetentionPolicy(**{**vars(policy), "position": position}))


def keep_practice(desk: Desk, practice: Practice) -> None:
    """Keep the practice's details."""
    with desk.change(Deed.KEEP_PRACTICE, PAGE):
        desk.practice.save(practice)


def numbers_of(desk: Desk, place: str) -> list[CrisisNumber]:
    """Return the numbers of a place in the order they are printed."""
    return sorted(
        (n for n in desk.crisis_numbers.all() if n.place == place), key=lambda n: (n.position, n.id)
    )


def number_places(desk: Desk) -> list[str]:
    """Return every place that has numbers, or shipped ones, the practice's own first."""
    own = desk.practice.own().place
    known = {n.place for n in desk.crisis_numbers.all()} | set(crisis_places())
    return [*([own] if own else []), *sorted(known - {own, ""})]


def keep_number(desk: Desk, number: CrisisNumber) -> CrisisNumber:
    """Keep a number; a new one comes last at its place, which is known whatever the case it is typed in."""
    known = {place.casefold(): place for place in number_places(desk)}
    number = replace(number, place=known.get(number.place.casefold(), number.place))
    with desk.change(Deed.KEEP_CRISIS_NUMBERS, PAGE):
        if desk.crisis_numbers.find(number.id) is None:
            others = numbers_of(desk, number.place)
            number = replace(number, position=max((n.position for n in others), default=-1) + 1)
        desk.crisis_numbers.save(number)
    return number


def remove_number(desk: Desk, number: CrisisNumber) -> None:
    """Take a number off its place's list."""
    with desk.change(Deed.KEEP_CRISIS_NUMBERS, PAGE):
        desk.remove(number)


def move_number(desk: Desk, number: CrisisNumber, by: int) -> None:
    """Move a number up (-1) or down (1) among those of its place."""
    numbers = numbers_of(desk, number.place)
    at = next(i for i, n in enumerate(numbers) if n.id == number.id)
    to = at + by
    if not 0 <= to < len(numbers):
        return
    numbers.insert(to, numbers.pop(at))
    with desk.change(Deed.KEEP_CRISIS_NUMBERS, PAGE):
        for position, kept in enumerate(numbers):
            desk.crisis_numbers.save(replace(kept, position=position))


def reset_numbers(desk: Desk, place: str) -> None:
    """Put the shipped numbers of a place in place of what is there, as one change."""
    with desk.change(Deed.KEEP_CRISIS_NUMBERS, PAGE):
        for number in numbers_of(desk, place):
            desk.remove(number)
        for number in crisis_places().get(place, []):
            desk.crisis_numbers.save(number)
