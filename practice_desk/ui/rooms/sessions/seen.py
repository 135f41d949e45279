"""What one session's page shows, read once from the desk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.attendance import CAME, Attendance
from practice_desk.domain.clock import today
from practice_desk.domain.places import Place
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import notes, practice_parts, sessions
from practice_desk.intentions.notes import NoteFile
from practice_desk.intentions.sessions import Before
from practice_desk.storage.scratch import Scratch
from practice_desk.ui.context import Context
from practice_desk.ui.parts import days
from practice_desk.ui.parts.work import Work, read_work


def _tr(text: str) -> str:
    return QCoreApplication.translate("sessions", text)


@dataclass(frozen=True, repr=False)
class Seen:
    """A session with the work it belongs to. `typed` is what waits in scratch for its note."""

    context: Context
    work: Work
    session: Session
    before: Before
    file: NoteFile | None
    typed: Scratch | None
    attendance: list[Attendance]
    parts: frozenset[SessionPart]

    @property
    def place(self) -> Place:
        """Return the page everything done here belongs to, so that it is undone here."""
        return sessions.place_of(self.session)

    @property
    def may_be_worked_in(self) -> bool:
        """Say whether the session is today or was, so that marks and a note make sense."""
        return self.session.state is not SessionState.NOT_HELD and self.session.on <= today()

    @property
    def is_signed(self) -> bool:
        """Say whether the note is signed."""
        return self.file is not None and self.file.signed is not None

    def shows(self, part: SessionPart) -> bool:
        """Say whether a part beyond the core is shown on this session."""
        return part in self.parts

    def title(self) -> str:
        """Return what the session is called: its number once it was held."""
        return title_of(self.work, self.session)

    def facts(self) -> str:
        """Return when, how long, how, where and who came."""
        session, context = self.session, self.context
        when = days.moment_words(context, session.on, session.start)
        came = [a.person_id for a in self.attendance if a.how in CAME]
        who = ", ".join(self.work.name_of(i) for i in came) if self.work.many() else ""
        minutes = _tr("{0} minutes").format(session.minutes)
        said = (when, minutes, session.mode, session.place, who)
        return "  ·  ".join(part for part in said if part)


def read_seen(context: Context, session: Session, added: frozenset[SessionPart]) -> Seen:
    """Read everything about a session; `added` are parts that were asked for on it."""
    desk = context.desk
    note = notes.note_of(desk, session.id)
    kept = practice_parts.parts(desk)
    return Seen(
        context=context, work=read_work(context, session.client_id), session=session,
        before=sessions.moments(desk, session.id),
        file=notes.file_of(desk, note.id) if note else None,
        typed=notes.typed(desk, session.id),
        attendance=sessions.attendance_of(desk, session.id),
        parts=frozenset(p for p in SessionPart if kept.is_on(p)) | added,
    )  # fmt: skip


def title_of(work: Work, session: Session) -> str:
    """Return what a session is called: its number once it was held."""
    number = work.session_number(session.id)
    return _tr("Session {0}").format(number) if number else _tr("Session")
