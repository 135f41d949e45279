"""What is done with feelings: named in the person's own word, before and after, with what helped."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion, line_of
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients
from practice_desk.storage.desk import Desk


def begin(desk: Desk, session_id: str, person_id: str | None = None) -> Emotion:
    """Return a feeling of a session to fill in, not kept yet; the one participant's if none is named."""
    session = desk.sessions.get(session_id)
    people = clients.participants(desk, session.client_id)
    if person_id is None and len(people) == 1:
        person_id = people[0].id
    return Emotion(
        client_id=session.client_id, person_id=person_id, session_id=session_id, on=min(session.on, today())
    )


def keep_emotion(desk: Desk, emotion: Emotion) -> None:
    """Keep a feeling; a new one comes last. Raises Refused, by field."""
    refuse(emotion.problems(today()))
    with desk.change(Deed.KEEP_EMOTION, place_of(emotion)):
        if desk.emotions.find(emotion.id) is None:
            others = desk.emotions.of_client(emotion.client_id)
            emotion = replace(emotion, position=max((e.position for e in others), default=-1) + 1)
        desk.emotions.save(emotion)


def remove_emotion(desk: Desk, emotion: Emotion) -> None:
    """Take a feeling out."""
    with desk.change(Deed.REMOVE_EMOTION, place_of(emotion)):
        desk.remove(emotion)


def emotions_of(desk: Desk, client_id: str) -> list[Emotion]:
    """Return a client's feelings, oldest first."""
    return sorted(desk.emotions.of_client(client_id), key=lambda e: (e.on, e.position))


def of_session(desk: Desk, session_id: str) -> list[Emotion]:
    """Return the feelings of one session, in their order."""
    return desk.emotions.of_session(session_id)


def words_of(desk: Desk, client_id: str) -> list[str]:
    """Return the words a client uses for feelings, the latest first, to choose from again."""
    said = {e.words.strip().casefold(): e.words.strip() for e in emotions_of(desk, client_id)}
    return list(said.values())[::-1]


def line(desk: Desk, client_id: str, person_id: str | None, words: str) -> list[Emotion]:
    """Return one person's marks for one feeling, oldest first, for its line on a chart."""
    return line_of(desk.emotions.of_client(client_id), person_id, words)


def place_of(emotion: Emotion) -> Place:
    """Return the page a feeling is kept on."""
    return Place(PlaceKind.SESSIONS, emotion.client_id, emotion.session_id)
