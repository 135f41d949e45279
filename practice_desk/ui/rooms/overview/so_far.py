"""The work so far in words: how often each person came, and how the steps went that were looked at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.attendance import counts
from practice_desk.domain.sessions import SessionKind, held_sessions
from practice_desk.domain.steps import how_often_done
from practice_desk.intentions import clients
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, column, done_words, heading
from practice_desk.ui.parts import names

_SEPARATOR = "  ·  "


def so_far_card(context: Context, client_id: str) -> Card | None:
    """Return the card, for the therapist alone; none before anything took place."""
    sessions, steps = _sessions(context, client_id), _steps(context, client_id)
    parts = [_part(_tr("Sessions"), sessions), _part(_tr("Steps that were looked at"), steps)]
    columns = [column(*lines, gap=4) for lines in parts if lines]
    return Card(heading(_tr("So far")), *columns, gap=10) if columns else None


def _part(title: str, lines: list[str]) -> list[Label]:
    if not lines:
        return []
    return [Label(title, "small", tone="muted", wrap=True), *(Label(line, wrap=True) for line in lines)]


def _sessions(context: Context, client_id: str) -> list[str]:
    """Return how many sessions were held since when, and how each person was at them."""
    desk = context.desk
    known = desk.sessions.of_client(client_id)
    held = held_sessions(known)
    if not held:
        return []
    lines = [_tr("%n session(s) held, the first on {0}", len(held)).format(context.date(held[0].on))]
    of_sessions = {s.id for s in known if s.kind is SessionKind.SESSION}
    rows = [a for a in desk.attendances.of_client(client_id) if a.session_id in of_sessions]
    people = clients.participants(desk, client_id)
    for person in people:
        told = counts(a for a in rows if a.person_id == person.id)
        said = _SEPARATOR.join(f"{words.of(how)} {number}" for how, number in told.items() if number)
        if said:
            lines.append(f"{names.person_name(context, person)}: {said}" if len(people) > 1 else said)
    return lines


def _steps(context: Context, client_id: str) -> list[str]:
    """Return how often each answer was given when a step was looked at, the fullest first."""
    told = how_often_done(context.desk.step_reviews.of_client(client_id))
    said = [f"{done_words()[done]} {number}" for done, number in told.items() if number]
    return [_SEPARATOR.join(said)] if said else []


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("so_far", text, "", count)
