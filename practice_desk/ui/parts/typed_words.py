"""A form of words that are asked for by name, whichever those are; what is typed waits as in every form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from practice_desk.domain.record import Record, override
from practice_desk.ui.form import Form


@dataclass(frozen=True, kw_only=True, repr=False)
class Typed(Record):
    """What stands in the fields of a form, by their names. Each name can be read as an attribute."""

    client_id: str
    said: tuple[tuple[str, Any], ...] = ()

    def __getattr__(self, name: str) -> Any:
        """Return what was said for a name. Raises AttributeError for one that is not asked for."""
        for known, value in self.said:
            if known == name:
                return value
        raise AttributeError(name)

    def values(self) -> dict[str, Any]:
        """Return everything that was said, by name."""
        return dict(self.said)


class TypedForm(Form[Typed]):
    """A form whose fields are made from what is asked for."""

    @override
    def record(self, without: Collection[str] = ()) -> Typed:
        """Return what stands in the fields now; of those left out, what they were started with."""
        assert self._record is not None
        started = self._record.values()
        said = ((n, started.get(n) if n in without else self.field(n).value()) for n in self.rows)
        return replace(self._record, said=tuple(said))
