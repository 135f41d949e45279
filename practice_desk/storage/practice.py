"""The practice's one row."""

from __future__ import annotations

from practice_desk.domain.practice import Practice
from practice_desk.storage.table import Table


class PracticeTable(Table[Practice]):
    """Holds one record, which is there from the first moment."""

    def own(self) -> Practice:
        """Return the practice, with defaults until something is kept."""
        return self.find("practice") or Practice()
