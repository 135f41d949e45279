"""What is said to whoever signs when something is in the way: a plain sentence at its place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.signing import PaperProblem

TEXT = frozenset({PaperProblem.UNREAD, PaperProblem.TEXT_CHANGED})
TICKS = frozenset({PaperProblem.NO_BOX})
_ON_THE_TEXT = frozenset({"read_how", "text", "ticks"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)


def refusal(problem: StrEnum, therapist: str) -> str:
    """Return the sentence for what stands in the way, as it is said to the person who signs."""
    said = {
        PaperProblem.EMPTY_MARK: _tr(
            "There is no signature yet. Draw it, type your name, or choose another way to sign."
        ),
        PaperProblem.UNREAD: _tr("The end of the text has not been shown yet. Go on to the end, then sign."),
        PaperProblem.TEXT_CHANGED: _tr(
            "This text was changed while it was open. Nobody has signed it. Give the computer back to {0}, "
            "who shows you the new text."
        ),
        PaperProblem.NO_BOX: _tr("Tick what holds for you at the end of the text."),
        PaperProblem.NO_AUTHORITY: _tr(
            "What gives you the right to sign for somebody is not written down yet. {0} can do that."
        ),
        PaperProblem.SIGNED_ALREADY: _tr("You have signed this already."),
        PaperProblem.SAID_NO: _tr("You said no to this already. {0} can show you a new one."),
        PaperProblem.OVER: _tr("This paper was closed meanwhile. {0} can show you a new one."),
    }
    other = _tr("This cannot be signed just now. Nothing was signed. {0} can look why.")
    return said.get(PaperProblem(problem.value), other).format(therapist)


def unkept() -> str:
    """Return what the therapist is told of a signature that was begun and let go of."""
    return _tr("A signature that was begun was not kept. Nothing was signed with it.")


def not_kept(therapist: str) -> str:
    """Return what is said when the disk did not take it."""
    said = _tr("This could not be kept just now, and nothing was signed. Give the computer back to {0}.")
    return said.format(therapist)


def apart(problems: Iterable[tuple[str, StrEnum]], therapist: str) -> tuple[str, str]:
    """Return what is said below the text, and what is said beside the signature."""
    text: list[str] = []
    mark: list[str] = []
    for name, problem in problems:
        (text if name in _ON_THE_TEXT else mark).append(refusal(problem, therapist))
    return " ".join(dict.fromkeys(text)), " ".join(dict.fromkeys(mark))
