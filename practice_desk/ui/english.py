"""English plurals without a translation file: "%n day(s)" is said as "1 day" or "3 days"."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from practice_desk.domain.record import override

_MARK = "(s)"


class English(QTranslator):
    """Answers only for texts that count something; every other text is its own translation."""

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text with the ending that fits the number, or nothing."""
        if n < 0 or _MARK not in sourceText:
            return ""
        return sourceText.replace(_MARK, "" if n == 1 else "s")

    @override
    def isEmpty(self) -> bool:
        """Say that there is something to ask for."""
        return False
