"""English plurals without a translation file: "%n day(s)" is said as "1 day" or "3 days"."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from practice_desk.domain.record import override

_MARK = "(s)"


class English(QTranslator):
    """Answers for every text: with itself, or with the right ending where it counts something."""

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the text, with the ending that fits the number where it counts something.

        Python cannot say "no answer" here: anything else would be shown as an empty text.
        """
        if n < 0 or _MARK not in sourceText:
            return sourceText
        return sourceText.replace(_MARK, "" if n == 1 else "s")

    @override
    def isEmpty(self) -> bool:
        """Say that there is something to ask for."""
        return False
