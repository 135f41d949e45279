"""Choices that come out of the practice's own lists."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.intentions import clients
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField


def place_choice(context: Context, known: str = "") -> ChoiceField:
    """Return a choice of the places that have crisis numbers, the client's own among them."""
    places = clients.places(context.desk)
    if known and known not in places:
        places.append(known)
    said = QCoreApplication.translate("choices", "Somewhere else (no numbers yet)")
    return ChoiceField([*((place, place) for place in places), ("", said)])
