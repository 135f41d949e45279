"""What the client takes along at the end, and the update a young person's parents may have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from practice_desk.documents.dates import moment
from practice_desk.domain.attendance import CAME, Attendance, Attended
from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.dates import date_words
from practice_desk.domain.emotions import what_helped
from practice_desk.domain.parent_updates import agreed_by
from practice_desk.domain.printed_record import PrintedEnding, PrintedParents
from practice_desk.domain.record_choices import RecordPart, RecordWish
from practice_desk.domain.sessions import Session, SessionKind, SessionState, next_planned
from practice_desk.domain.sheet import CrisisLine
from practice_desk.intentions import clients
from practice_desk.intentions.progress_sheets import goals_for
from practice_desk.intentions.record_heads import NoSuchRecord, head_of
from practice_desk.intentions.sheets import crisis_lines, goal_on_sheet
from practice_desk.storage.desk import Desk

_MOST_HELPED = 6


def ending_sheet(desk: Desk, client_id: str, wish: RecordWish) -> PrintedEnding:
    """Return *What I take with me*: goals, what helped, noticed lines, kind words, numbers to call.

    Lines that one person of several wrote are only printed where that was chosen.
    """
    client, people, has = desk.clients.get(client_id), clients.participants(desk, client_id), wish.has
    alone = len(people) == 1
    ratings = desk.ratings.of_client(client_id)
    goals = goals_for(desk, client_id, wish) if has(RecordPart.GOALS) else []
    noticed = desk.noticed.of_client(client_id) if has(RecordPart.NOTICED) and (alone or wish.parts) else []
    strengths = "\n".join(client.strengths) if has(RecordPart.HELPED) else ""
    head, practice = head_of(desk, client_id, wish.day), desk.practice.own()
    return PrintedEnding(
        head,
        tuple(goal_on_sheet(g, ratings, people) for g in goals),
        strengths,
        _helped(desk, client_id, alone=alone) if has(RecordPart.HELPED) else (),
        tuple(line.words for line in sorted(noticed, key=lambda n: n.on)),
        client.kind_words if has(RecordPart.KIND_WORDS) else "",
        _numbers(desk, client, discreet=head.discreet) if has(RecordPart.NUMBERS) else (),
        "" if head.discreet else practice.phone,
        "" if head.discreet else practice.email,
        couple=client.kind is ClientKind.COUPLE,
    )


def parents_sheet(desk: Desk, client_id: str, wish: RecordWish) -> PrintedParents:
    """Return an update for parents: attendance, and the lines the young person has seen and agreed last.

    Raises NoSuchRecord where the client is no young person.
    """
    client = desk.clients.get(client_id)
    if client.kind is not ClientKind.YOUNG_PERSON:
        raise NoSuchRecord
    people = clients.participants(desk, client_id)
    sessions = [s for s in desk.sessions.of_client(client_id) if s.kind is SessionKind.SESSION]
    past = [s for s in sessions if s.state is not SessionState.PLANNED and (wish.first or s.on) <= s.on]
    came, offered = _attendance(past, desk.attendances.of_client(client_id))
    planned = next_planned(sessions, today()) if wish.has(RecordPart.NEXT_TIME) else None
    since = wish.first or min((s.on for s in past), default=None)
    order = desk.practice.own().date_order
    agreed = agreed_by(desk.parent_updates.of_client(client_id), wish.day or today())
    shown = wish.has(RecordPart.ATTENDANCE) and since is not None and offered > 0
    return PrintedParents(
        head_of(desk, client_id, wish.day), " ".join(p.first_name() for p in people),
        date_words(since, order) if since else "", came if shown else None, offered,
        moment(planned.on, planned.start) if planned else "",
        agreed.headlines if agreed else (), agreed.help if agreed else (),
        date_words(agreed.seen_on, order) if agreed else "",
    )  # fmt: skip


def _numbers(desk: Desk, client: Client, *, discreet: bool) -> tuple[CrisisLine, ...]:
    """Return the numbers to call, without their names for who asked for discretion."""
    lines = crisis_lines(desk, client.place, client)
    return tuple(replace(line, label="") for line in lines) if discreet else lines


def _helped(desk: Desk, client_id: str, *, alone: bool) -> tuple[str, ...]:
    """Return what was named as helping: with steps, with feelings, and on the client's own list."""
    reviews = sorted(desk.step_reviews.of_client(client_id), key=lambda r: r.on, reverse=True)
    felt = what_helped(desk.emotions.of_client(client_id)) if alone else []
    named = [
        *(h.words for h in felt), *desk.clients.get(client_id).coping, *(r.helped for r in reviews if alone)
    ]  # fmt: skip
    lines = [line.strip() for words in named for line in words.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line))[:_MOST_HELPED]


def _attendance(past: Iterable[Session], rows: Iterable[Attendance]) -> tuple[int, int]:
    """Return to how many sessions the young person came, of how many; those I cancelled do not count."""
    by_session: dict[str, list[Attended]] = {}
    for row in rows:
        by_session.setdefault(row.session_id, []).append(row.how)
    came = offered = 0
    for session in past:
        how = by_session.get(session.id)
        if how is None:
            how = [Attended.CAME if session.state is SessionState.HELD else Attended.DID_NOT_COME]
        if all(h is Attended.I_CANCELLED for h in how):
            continue
        offered += 1
        came += any(h in CAME for h in how)
    return came, offered
