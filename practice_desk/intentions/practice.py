"""What every new practice starts with: crisis numbers by place and the usual retention rules."""

from __future__ import annotations

import json

from practice_desk.domain.deeds import Deed
from practice_desk.domain.practice import CrisisNumber, Jurisdiction, Practice
from practice_desk.domain.retention import RetentionPolicy
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

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
            CrisisNumber(place=place, number=number, label=label, position=i)
            for i, (number, label) in enumerate(lines)
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
