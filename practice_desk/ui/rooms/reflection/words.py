"""The words of the Reflection room: the prompts, as the Library has them, and what the law says of access."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.practice import Jurisdiction
from practice_desk.intentions import library
from practice_desk.storage.desk import Desk

REFLECTED = ("empathy", "could_try", "limits", "learned", "kindness")
SUPERVISED = ("question", "unsaid", "seen", "action", "effect")


def _tr(text: str) -> str:
    return QCoreApplication.translate("reflection", text)


def prompts(desk: Desk) -> dict[str, str]:
    """Return the five prompts after a session by the field they are answered in."""
    return _by_field(desk, "reflect.short", REFLECTED)


def supervision_prompts(desk: Desk) -> dict[str, str]:
    """Return the prompts for supervision by the field they are answered in."""
    return _by_field(desk, "reflect.supervision", SUPERVISED)


def look_back(desk: Desk) -> list[str]:
    """Return the questions on a month."""
    return _lines(library.find_text(desk, "reflect.monthly").body)


def access_words(place: Jurisdiction) -> str:
    """Return whose this part is, and what the law of the place says about who may ask for it."""
    own = _tr("This part is for you. Nothing here is printed with a client's record.")
    if place is Jurisdiction.UK:
        law = _tr("In the UK and EU a client may still have a right to what is about them.")
    else:
        law = _tr("A court may still ask for it, so write of clients as you would want it read.")
    return f"{own} {law}"


def _by_field(desk: Desk, key: str, fields: tuple[str, ...]) -> dict[str, str]:
    """Return a text's lines by field; a line the therapist took out falls back to the shipped one."""
    lines = _lines(library.find_text(desk, key).body)
    shipped = _lines(library.shipped_texts()[key].body)
    said = lines if len(lines) == len(fields) else shipped
    return dict(zip(fields, said, strict=True))


def _lines(body: str) -> list[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]
