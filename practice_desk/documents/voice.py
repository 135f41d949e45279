"""What every part of the sheet is made with."""

from __future__ import annotations

from dataclasses import dataclass

from practice_desk.documents.styles import Scale
from practice_desk.documents.words import Printed
from practice_desk.domain.sheet import Sheet


@dataclass(frozen=True, eq=False, repr=False)
class Voice:
    """What every part is made with: the sheet, the size of print, and the words."""

    sheet: Sheet
    scale: Scale
    words: Printed
