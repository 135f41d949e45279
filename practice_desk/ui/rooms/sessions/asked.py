"""What can be asked for on the page of sessions by name or by keys, besides what is pressed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice_desk.domain.notes import AdditionKind
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.sessions import SessionState
from practice_desk.ui.commands import Command

if TYPE_CHECKING:
    from practice_desk.ui.rooms.sessions.room import SessionsRoom
    from practice_desk.ui.rooms.sessions.sitting import SessionSitting


def commands_of(room: SessionsRoom) -> list[Command]:
    """Return the commands of a room, each able only where its button would be."""
    return [*_of_note(room), *_of_session(room), *_of_client(room)]


def _of_note(room: SessionsRoom) -> list[Command]:
    def writes() -> bool:
        return not room.desk.read_only and room.sitting is not None and room.sitting.is_writing

    def signs() -> bool:
        return room.sitting is not None and room.sitting.may_sign

    def may_add() -> bool:
        return not room.desk.read_only and room.sitting is not None and room.sitting.seen.is_signed

    def sitting() -> SessionSitting:
        assert room.sitting is not None
        return room.sitting

    return [
        Command("keep-note", room.tr("Keep the note as a draft"), room.keep_draft, "Ctrl+S", enabled=writes),
        Command("sign-note", room.tr("Sign and lock the note"), room.sign, "Ctrl+Shift+S", enabled=signs),
        Command("next-note", room.tr("Sign and go to the next note"), room.sign_and_next, enabled=signs),
        Command("two-lines", room.tr("Two lines now"), lambda: sitting().jot(), enabled=writes),
        Command(
            "addendum", room.tr("Add an addendum to the note"),
            lambda: sitting().add(AdditionKind.ADDENDUM), enabled=may_add,
        ),
        Command(
            "correction", room.tr("Correct the signed note"),
            lambda: sitting().add(AdditionKind.CORRECTION), enabled=may_add,
        ),
    ]  # fmt: skip


def _of_session(room: SessionsRoom) -> list[Command]:
    def is_open() -> bool:
        if room.desk.read_only or room.sitting is None:
            return False
        seen = room.sitting.seen
        return seen.may_be_worked_in and not seen.is_signed

    def was_held() -> bool:
        return room.session is not None and room.session.state is SessionState.HELD

    def absent() -> None:
        if room.sitting is not None:
            room.sitting.did_not_come()

    def summary() -> None:
        if room.session is not None:
            room.wanted(PlaceKind.PAPER, room.client_id, f"summary:{room.session.id}")

    return [
        Command("did-not-come", room.tr("Did not come"), absent, enabled=is_open),
        Command("summary", room.tr("Print a summary of this session"), summary, enabled=was_held),
    ]


def _of_client(room: SessionsRoom) -> list[Command]:
    def may_write() -> bool:
        return not room.desk.read_only

    def report() -> None:
        room.wanted(PlaceKind.PAPER, room.client_id, "progress:client")

    return [
        Command("plan", room.tr("Plan a session"), room.plan_session, "Ctrl+N", enabled=may_write),
        Command("progress", room.tr("Print a progress report"), report),
        Command("all-sessions", room.tr("All sessions"), room.show_list),
    ]
