"""The birth date, with the age it makes beside it."""

from __future__ import annotations

from practice_desk.domain.clock import today
from practice_desk.domain.people import Person
from practice_desk.ui.fields import DateField
from practice_desk.ui.form_row import FormRow


class AgeRow(FormRow):
    """A typed birth date that says at once how old somebody is, and whether they are under 18."""

    def __init__(self, name: str, label: str, field: DateField) -> None:
        super().__init__(name, label, field)
        self._date = field
        field.textChanged.connect(lambda _: self._say_age())

    def _say_age(self) -> None:
        typed = self._date.typed()
        self.set_hint("" if typed.day is None else age_words(self, Person(client_id="", born_on=typed.day)))


def age_words(speaker: FormRow, person: Person) -> str:
    """Return an age in words, or nothing where it is not known or still to come."""
    age = person.age(today())
    if age is None or age < 0:
        return ""
    words = speaker.tr("Age {0}").format(age)
    return speaker.tr("{0}, under 18").format(words) if person.is_minor(today()) else words
