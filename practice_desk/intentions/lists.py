"""What grows a client's own lists while goals and steps are written."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.storage.desk import Desk


def add_strength(desk: Desk, client_id: str, strength: str) -> None:
    """Add a strength to the client's own list, inside an open change, unless it is there."""
    client = desk.clients.get(client_id)
    if _is_new(strength, client.strengths):
        desk.clients.save(replace(client, strengths=(*client.strengths, strength.strip())))


def add_matters(desk: Desk, client_id: str, matters: str) -> None:
    """Add what matters to the client's own list, inside an open change, unless it is there."""
    client = desk.clients.get(client_id)
    if _is_new(matters, client.matters):
        desk.clients.save(replace(client, matters=(*client.matters, matters.strip())))


def _is_new(words: str, known: tuple[str, ...]) -> bool:
    return bool(words.strip()) and words.strip().casefold() not in {k.strip().casefold() for k in known}
