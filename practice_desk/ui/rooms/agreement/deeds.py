"""Doing what may be refused: what stands in the way is said in a sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from practice_desk.domain.signing import Refused
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.dialogs import tell
from practice_desk.ui.parts.refusals import sentences


def do(parent: QWidget, title: str, deed: Callable[[], object]) -> bool:
    """Do something and return whether it was done; otherwise say why not under this title."""
    try:
        deed()
    except Refused as refused:
        tell(parent.window(), title, sentences(refused.problems))
        return False
    except KnownError as error:
        tell(parent.window(), title, words.fault(error))
        return False
    return True
