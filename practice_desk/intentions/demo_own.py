"""What is the invented therapist's own: reflections, the supervision log, notes kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from practice_desk.domain import clock
from practice_desk.domain.note_text import Section, read_plain, write_sections
from practice_desk.domain.reflections import Reflection, TryOutcome
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.supervision import Supervision, SupervisionKind
from practice_desk.intentions import process_notes, reflections, supervision
from practice_desk.storage.desk import Desk

Story = dict[str, Any]


def tell_own(desk: Desk, told: Story, ids: Mapping[str, str]) -> None:
    """Write the therapist's reflections and supervision log; `ids` are the clients' by story."""
    for entry in told["reflections"]:
        _reflection(desk, entry, ids)
    for meeting in told["supervision"]:
        _meeting(desk, meeting, ids)


def tell_apart(desk: Desk, client_id: str, told: Sequence[Story]) -> None:
    """Write the process notes of one client, each of a session."""
    days = held_sessions(desk.sessions.of_client(client_id))
    for entry in told:
        note = process_notes.begin_process_note(desk, client_id, days[entry["session"] - 1].id)
        body = write_sections([Section("process", "", read_plain(entry["words"]))])
        process_notes.keep_process_note(desk, replace(note, body=body))


def _reflection(desk: Desk, told: Story, ids: Mapping[str, str]) -> None:
    said = {**told}
    client, tried = said.pop("client"), said.pop("tried", None)
    number, ago = said.pop("session", 0), said.pop("days_ago", 0)
    entry = Reflection(on=clock.today() - timedelta(days=ago), **said)
    if client is not None:
        session = held_sessions(desk.sessions.of_client(ids[client]))[number - 1]
        entry = replace(entry, client_id=ids[client], session_id=session.id, on=session.on)
    entry = replace(entry, tried=TryOutcome(tried) if tried else None)
    with clock.at(datetime.combine(entry.on, time(19))):
        reflections.keep_reflection(desk, entry)


def _meeting(desk: Desk, told: Story, ids: Mapping[str, str]) -> None:
    said = {**told}
    clients, kind = said.pop("clients"), SupervisionKind(said.pop("kind"))
    codes = tuple(desk.clients.get(ids[c]).reference for c in clients)
    material = tuple(desk.clients.get(ids[c]).reference for c in said.pop("material", []))
    on = clock.today() - timedelta(days=said.pop("days_ago"))
    supervision.keep_supervision(desk, Supervision(on=on, kind=kind, codes=codes, material=material, **said))
