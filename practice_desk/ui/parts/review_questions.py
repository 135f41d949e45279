"""The questions on the agreement at a review: those of the Library, in other words for somebody young."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.people import Person
from practice_desk.domain.reviews import Review
from practice_desk.intentions import agreements, review_answers
from practice_desk.intentions.review_answers import FITS, TALK, Asked
from practice_desk.storage.desk import Desk

# How questions begin in which "yes" would be the trouble; those of the Library are in English.
_ASKS_FOR_TROUBLE = (
    "was there ",
    "is there ",
    "is anything ",
    "has anything ",
    "did anything ",
    "are there ",
)


def asked_of(desk: Desk, review: Review, person: Person) -> Asked:
    """Return what a person is asked at a review, in the wording that suits them."""
    young = review_answers.is_young(desk.clients.get(person.client_id), person)
    questions = young_questions() if young else agreements.review_questions(desk)
    return review_answers.asked(desk, review, person, questions)


def answers_to(question: str) -> dict[str, str]:
    """Return the two answers to a question on the agreement: that it is fine, and to talk about it.

    "Fits" is no answer to whether something happened or should change: there it is "No" or "Nothing".
    """
    said = question.strip().casefold()
    if said.startswith(_ASKS_FOR_TROUBLE):
        fine = _tr("No")
    else:
        fine = _tr("Nothing") if said.startswith("what ") else _tr("Fits")
    return {FITS: fine, TALK: _tr("Talk about it")}


def young_questions() -> list[str]:
    """Return the five questions on the agreement as they are put to somebody under 18."""
    return [
        _tr("Do the day, the time and the pace suit you?"),
        _tr("Is it clear what stays between us, and what I would have to tell?"),
        _tr("Is it right how you can reach me between sessions?"),
        _tr("Was there a moment when something felt too much, too close or not fair?"),
        _tr("Is there something that should be different?"),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
