"""Reference codes of clients, and nothing but codes: a name is refused beside the field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from practice_desk.domain.names_said import names_said
from practice_desk.domain.record import override
from practice_desk.domain.text import folded, isolate
from practice_desk.ui.fields import LineField


class CodesField(LineField):
    """Codes with commas or blanks between them, as a tuple in the writing of the clients' own references."""

    def __init__(self, references: Iterable[str], names: Iterable[str]) -> None:
        super().__init__(self.tr("for example {0}").format("AO-0101, IC-0102"))
        self._known = {folded(reference): reference for reference in references}
        self._names = list(names)

    @override
    def value(self) -> tuple[str, ...]:  # type: ignore[override]
        """Return the codes, each once."""
        return tuple(dict.fromkeys(self._known.get(folded(part), part) for part in self._parts()))

    @override
    def set_value(self, value: Iterable[str] | None) -> None:  # type: ignore[override]
        """Show codes."""
        super().set_value(", ".join(value or ()))

    @override
    def trouble(self) -> str:
        """Say which part is a name, or a code that no client has."""
        stranger = next((part for part in self._parts() if folded(part) not in self._known), "")
        if not stranger:
            return ""
        if names_said([stranger.title(), stranger], self._names):
            words = self.tr("“{0}” is a name. Type the client's reference here; names stay out of this log.")
        else:
            words = self.tr("No client has the reference “{0}”. It stands under the client's name.")
        return words.format(isolate(stranger))

    def _parts(self) -> list[str]:
        """Return what stands between commas; between blanks only where each part is a code."""
        found: list[str] = []
        for part in (p.strip() for p in re.split(r"[,;]+", self.text())):
            pieces = part.split()
            all_codes = len(pieces) > 1 and all(folded(p) in self._known for p in pieces)
            found += pieces if all_codes else [part] if part else []
        return found
