"""Finding people across clients."""

from __future__ import annotations

from practice_desk.domain.people import Person, same_person
from practice_desk.storage.table import Table


class People(Table[Person]):
    """Everyone in every file."""

    def participants(self) -> list[Person]:
        """Return all participants, in the order of their files."""
        return self.where("participant = 1", order="client_id, position, id")

    def like(self, person: Person) -> list[Person]:
        """Return participants of other files with the same name and birth date."""
        return [p for p in self.participants() if p.client_id != person.client_id and same_person(p, person)]
