"""The words of the check-in, our own: its lines, how they are answered, and what is asked besides."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from practice_desk.domain.check_ins import CheckInForm, CheckInItem
from practice_desk.domain.clock import today
from practice_desk.domain.people import Person
from practice_desk.resources import resource

OPEN_LINES = ("more", "less", "take")


@cache
def texts() -> dict[str, Any]:
    """Return the shipped words of the check-in."""
    return json.loads(resource("check_in", "en.json").read_text(encoding="utf-8"))


def item_words(item: CheckInItem, form: CheckInForm = CheckInForm.TEN) -> str:
    """Return a line of the check-in, as it is said to young people where faces are used."""
    said = texts()["items"][item.value]
    return said["young"] if form is CheckInForm.FACES else said["words"]


def form_for(person: Person) -> CheckInForm:
    """Return the usual form for a person: faces for somebody under 18."""
    return CheckInForm.FACES if person.is_minor(today()) else CheckInForm.TEN
