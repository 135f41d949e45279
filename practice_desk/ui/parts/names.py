"""What clients are called on the screen: by name, or by reference when a client may be looking on."""

from __future__ import annotations

from practice_desk.domain.clock import today
from practice_desk.domain.people import Person, listed, listed_names
from practice_desk.domain.text import isolate
from practice_desk.intentions import clients
from practice_desk.ui.context import Context


def client_name(context: Context, client_id: str) -> str:
    """Return the name a client is listed by, or the reference where names are not shown."""
    if context.settings.references:
        return context.desk.clients.get(client_id).reference
    # Each name by itself: one that is read from the right would turn the order of the others round.
    return listed([isolate(name) for name in listed_names(context.desk.people.of_client(client_id))])


def person_name(context: Context, person: Person) -> str:
    """Return what a person is called in a sentence; the reference where names are not shown."""
    if context.settings.references:
        return context.desk.clients.get(person.client_id).reference
    return isolate(person.first_name())


def is_minor(context: Context, client_id: str) -> bool:
    """Say whether anybody whose work it is, is known to be under 18."""
    return any(p.is_minor(today()) for p in clients.participants(context.desk, client_id))


def facts(context: Context, client_id: str) -> str:
    """Return the muted line under the name: pronouns, age, reference, how often and where."""
    client = context.desk.clients.get(client_id)
    people = clients.participants(context.desk, client_id)
    parts: list[str] = []
    if len(people) == 1:
        age = people[0].age(today())
        parts += [people[0].pronouns, "" if age is None else str(age)]
    else:
        parts.append(", ".join(p.pronouns for p in people if p.pronouns))
    rhythm = ", ".join(part for part in (client.modality, client.frequency, client.slot) if part)
    return "  ·  ".join(part for part in (*parts, client.reference, rhythm) if part)
