"""The quiet ways on at the head of a session: back, did not come, cancelled, and what waits under More."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from practice_desk.domain.attendance import Attended, cancelled
from practice_desk.domain.clock import now
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.sessions import SessionState
from practice_desk.intentions import attendance, sessions
from practice_desk.ui.kit import MenuButton
from practice_desk.ui.parts.apart_words import apart_words
from practice_desk.ui.rooms.sessions import session_page

if TYPE_CHECKING:
    from practice_desk.ui.rooms.sessions.room import SessionsRoom
    from practice_desk.ui.rooms.sessions.sitting import SessionSitting

_NOTICE_HOURS = 24


def actions(room: SessionsRoom, sitting: SessionSitting) -> list[QWidget]:
    """Return the ways that this session offers now."""
    seen = sitting.seen
    made = [session_page.link("all-sessions", room.tr("All sessions"), room.show_list)]
    if not seen.is_signed and seen.session.state is not SessionState.NOT_HELD:
        if seen.may_be_worked_in:
            made.append(session_page.link("did-not-come", room.tr("Did not come"), sitting.did_not_come))
        made.append(session_page.link("cancelled", room.tr("They cancelled"), lambda: _cancel(room, sitting)))
    more = MenuButton(room.tr("More"), _more(room, sitting))
    more.setObjectName("more")
    for each in made[1:]:
        each.setEnabled(not room.desk.read_only)
    return [*made, more]


def _more(room: SessionsRoom, sitting: SessionSitting) -> list:
    def note(how: Attended) -> None:
        sessions.did_not_come(room.desk, sitting.session_id, how)

    how = [
        (room.tr("I cancelled"), lambda: note(Attended.I_CANCELLED)),
        (room.tr("Client cancelled in time"), lambda: note(Attended.CANCELLED_IN_TIME)),
        (room.tr("Client cancelled late"), lambda: note(Attended.CANCELLED_LATE)),
        (room.tr("It was held after all"), lambda: _hold(room, sitting)),
    ]  # fmt: skip
    there = PlaceKind.PROCESS_NOTES, room.client_id, sitting.session_id
    apart = (apart_words(room.desk).title, lambda: room.wanted(*there))
    safety = (room.tr("Safety plan and risk notes"), lambda: room.wanted(PlaceKind.SAFETY, room.client_id))
    change = (room.tr("Change details"), lambda: room.change_session())
    marks = [(room.tr("Change marks and words"), sitting.change_marks)] if sitting.reads else []
    if room.desk.read_only:
        return [safety, apart]
    not_held = sitting.seen.session.state is SessionState.NOT_HELD
    offered = [] if sitting.seen.is_signed else how if not_held else how[:-1]
    return [change, *marks, *([None, *offered] if offered else []), None, safety, apart]


def _cancel(room: SessionsRoom, sitting: SessionSitting) -> None:
    """Note in one press that the client cancelled, in time or late by the usual notice."""
    start, moment = attendance.start_of(sitting.seen.session), now().replace(tzinfo=None)
    how = cancelled(moment, start, _NOTICE_HOURS) if start else Attended.CANCELLED_IN_TIME
    sessions.did_not_come(room.desk, sitting.session_id, how)


def _hold(room: SessionsRoom, sitting: SessionSitting) -> None:
    desk, session = room.desk, sitting.seen.session
    with desk.change(Deed.MARK_ATTENDANCE, sitting.seen.place):
        for person in attendance.expected(desk, session):
            sessions.mark_attendance(desk, session.id, person.id, Attended.CAME)
