"""Whose record: a client found by typing a part of the name or the reference, among thousands too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from practice_desk.domain.record import override
from practice_desk.ui.fields import LineField

_MOST_SHOWN = 8


class WhoseField(LineField):
    """Its value is a client's id, None where what is typed names nobody or several.

    `known` are the ids with what each client is called; names that are alike are told apart by it.
    """

    def __init__(self, known: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._known = {name: client_id for client_id, name in known}
        self._names = dict(known)
        self.setPlaceholderText(self.tr("Type a part of the name"))
        finder = QCompleter(self)
        finder.setModel(QStringListModel(list(self._known), finder))
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setMaxVisibleItems(_MOST_SHOWN)
        self.setCompleter(finder)

    @override
    def value(self) -> str | None:  # type: ignore[override]
        """Return the client who is named, None for nobody or several."""
        typed = self.text().strip().casefold()
        if not typed:
            return None
        alike = [name for name in self._known if typed in name.casefold()]
        exact = [name for name in alike if name.casefold() == typed]
        found = exact or alike
        return self._known[found[0]] if len(found) == 1 else None

    @override
    def set_value(self, value: str | None) -> None:  # type: ignore[override]
        """Show a client's name."""
        super().set_value(self._names.get(value or "", ""))

    @override
    def trouble(self) -> str:
        """Say that what is typed names nobody, or several."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return self.tr("Nobody in the file, or several, are called this. Choose one of those shown.")
