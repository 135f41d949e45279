"""A vault that is being prepared: nothing of it is on the disk yet."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QLocale

from practice_desk.domain.practice import DateOrder, Jurisdiction, PaperSize, Practice
from practice_desk.intentions import homes
from practice_desk.storage import recovery
from practice_desk.storage.keys import Cost, KeyFile, new_root
from practice_desk.storage.wipe import SALT_BYTES, wipe


@dataclass(repr=False)
class Draft:
    """What was settled so far, step by step; `cost` is told in tests only, else the computer is measured.

    `line` is the number (0 to 3) of the line of the sheet that is to be typed back.
    """

    cost: Cost | None = None
    understood: bool = False
    parent: Path = field(default_factory=homes.home)
    name: str = "My practice"
    root: bytearray = field(default_factory=new_root)
    vault_id: bytes = field(default_factory=lambda: secrets.token_bytes(SALT_BYTES))
    keys: KeyFile | None = None
    line: int = field(default_factory=lambda: secrets.randbelow(recovery.LINES))
    proved: bool = False
    practice: Practice = field(default_factory=lambda: usual_practice(QLocale()))

    @property
    def folder(self) -> Path:
        """Return where the vault will be."""
        return self.parent / self.name

    def lines(self) -> list[str]:
        """Return the lines of the recovery sheet."""
        return recovery.sheet_lines(self.root)

    def forget(self) -> None:
        """Wipe the key of a vault that was not made, or that now keeps its own."""
        wipe(self.root)
        self.keys = None


def usual_practice(locale: QLocale) -> Practice:
    """Return what is usual where this computer is: paper, order of dates, law and crisis numbers."""
    country = locale.territory()
    if country in (QLocale.Country.UnitedStates, QLocale.Country.UnitedStatesMinorOutlyingIslands):
        order = DateOrder.MONTH_DAY_YEAR
        return Practice(jurisdiction=Jurisdiction.US, paper=PaperSize.LETTER, date_order=order, place="US")
    known = {QLocale.Country.Ireland: "Ireland", QLocale.Country.UnitedKingdom: "England"}
    return Practice(place=known.get(country, ""))
