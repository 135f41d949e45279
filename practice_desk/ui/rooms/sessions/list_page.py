"""The list of sessions and contacts: what is still to write first, then what comes, then what was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import Attended
from practice_desk.domain.clock import today
from practice_desk.domain.notes import AdditionKind
from practice_desk.domain.sessions import Session, SessionKind, SessionState, held_sessions
from practice_desk.intentions import notes, sessions
from practice_desk.intentions.notes import NoteFile
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import (
    Card,
    EmptyState,
    Label,
    ListRow,
    Segments,
    button,
    column,
    heading,
    row,
    rows,
)
from practice_desk.ui.parts import days

FEW = 24
_FIRST = 5
_ICONS = {
    SessionKind.SESSION: "calendar", SessionKind.CALL: "phone", SessionKind.MESSAGE: "mail",
    SessionKind.LETTER: "paper", SessionKind.OTHER: "note",
}  # fmt: skip
_TO_DO = ("write", "begun", "finish", "sign")


def _tr(text: str) -> str:
    return QCoreApplication.translate("list_page", text)


class SessionList:
    """Reads a client's sessions and contacts once, and says of each how it stands in words."""

    def __init__(self, context: Context, client_id: str) -> None:
        self.context = context
        desk = context.desk
        self.all = sessions.sessions_of(desk, client_id)
        self._numbers = {s.id: n for n, s in enumerate(held_sessions(self.all), start=1)}
        files = notes.files_of(desk, client_id)
        self._files = {f.note.session_id: f for f in files if f.note.session_id}
        left = [s for s in desk.scratch.all() if s.form == notes.FORM and s.client_id == client_id]
        self._typed = {s.body.get("session") for s in left}
        self._how: dict[str, Attended] = {}
        for attendance in desk.attendances.of_client(client_id):
            self._how[attendance.session_id] = attendance.how

    def to_write(self) -> list[Session]:
        """Return the sessions whose note is still to write, finish or sign, oldest first."""
        return [s for s in reversed(self.all) if self._state(s) in _TO_DO]

    def to_come(self) -> list[Session]:
        """Return the planned sessions, soonest first."""
        return [s for s in reversed(self.all) if s.state is SessionState.PLANNED]

    def past(self, kinds: str = "all") -> list[Session]:
        """Return what was, latest first: all, only sessions, or only contacts."""
        found = [s for s in self.all if s.state is not SessionState.PLANNED]
        wanted = {"sessions": False, "contacts": True}.get(kinds)
        return [s for s in found if wanted is None or s.is_contact is wanted]

    def title(self, session: Session) -> str:
        """Return what a session or contact is called."""
        if session.is_contact:
            return session.about.strip().split("\n")[0] or words.of(session.kind)
        number = self._numbers.get(session.id)
        return _tr("Session {0}").format(number) if number else _tr("Session")

    def line(self, session: Session, open_: Callable[[Session], object]) -> ListRow:
        """Return the row that opens a session."""
        when = days.moment_words(self.context, session.on, session.start)
        made = ListRow(_ICONS[session.kind], self.title(session), self._reason(session), when, _tr("Open"))
        made.setObjectName(f"session-{session.id}")
        made.clicked.connect(partial(open_, session))
        return made

    def stands(self, session: Session) -> str:
        """Return in words how a session stands."""
        if session.state is SessionState.NOT_HELD:
            how = self._how.get(session.id)
            return words.of(how) if how else words.of(session.state)
        return _states()[self._state(session)]

    def _reason(self, session: Session) -> str:
        if session.is_contact:
            whom = _tr("with {0}").format(session.with_whom) if session.with_whom else ""
            to_do = _tr("To do: {0}").format(session.follow_up) if session.follow_up_is_open() else ""
            return "  ·  ".join(part for part in (words.of(session.kind), whom, to_do) if part)
        said = f"“{session.mattered.strip()}”" if session.mattered.strip() else ""
        return "  ·  ".join(part for part in (self.stands(session), said) if part)

    def _state(self, session: Session) -> str:
        if session.is_contact or session.state is SessionState.NOT_HELD:
            return "none"
        file = self._files.get(session.id)
        if file is not None:
            return _state_of(file)
        if session.id in self._typed:
            return "begun"
        if session.state is SessionState.PLANNED:
            return "gone" if session.on < today() else "planned"
        return "write"


class ListPage:
    """Lays the list out; `every` shows all of it, `kinds` what is filtered."""

    def __init__(self, known: SessionList, open_: Callable[[Session], object]) -> None:
        self._known, self._open = known, open_

    def layout(
        self, kinds: str, *, every: bool, filtered: Callable[[str], object], show_all: Callable[[], object],
        plan: Callable[[], object],
    ) -> QLayout:  # fmt: skip
        """Return the page below the client's head."""
        if not self._known.all:
            empty = EmptyState(
                "calendar", _tr("No sessions yet."),
                _tr("Sessions and the calls and letters between them stand here, each with its note."),
                _tr("Plan a session"),
            )  # fmt: skip
            empty.pressed.connect(lambda: plan())
            return column(Card(empty), ..., gap=16)
        return column(
            self._to_write(), self._to_come(), self._past(kinds, every, filtered, show_all), ..., gap=16
        )

    def _to_write(self) -> QWidget | None:
        found = self._known.to_write()
        if not found:
            return None
        said = QCoreApplication.translate("list_page", "%n note(s)", "", len(found))
        card = Card(heading(_tr("To write and to sign"), note=said), self._rows(found[:_FIRST]), gap=4)
        if len(found) > _FIRST:
            more = _tr("And {0} more: each stands below, marked in words.").format(len(found) - _FIRST)
            card.body.addWidget(Label(more, "small", tone="muted", wrap=True))
        return card

    def _to_come(self) -> QWidget | None:
        found = self._known.to_come()
        return Card(heading(_tr("To come")), self._rows(found), gap=4) if found else None

    def _past(
        self, kinds: str, every: bool, filtered: Callable[[str], object], show_all: Callable[[], object]
    ) -> QWidget:  # fmt: skip
        found = self._known.past(kinds)
        choice = Segments(
            [("all", _tr("All")), ("sessions", _tr("Sessions")), ("contacts", _tr("Contacts"))],
            {k: len(self._known.past(k)) for k in ("all", "sessions", "contacts")},
        )
        choice.set_value(kinds)
        choice.setObjectName("kinds")
        choice.setAccessibleName(_tr("Which are shown"))
        choice.chosen.connect(lambda value: filtered(value))
        shown = found if every else found[:FEW]
        card = Card(row(Label(_tr("What was"), "heading"), ..., choice, gap=8, stack="auto"), gap=4)
        card.body.addWidget(self._rows(shown) if shown else Label(_tr("Nothing of this kind."), tone="muted"))
        if len(found) > len(shown):
            more = button(_tr("Show all {0}").format(len(found)), "link")
            more.setObjectName("show-all")
            more.clicked.connect(lambda: show_all())
            card.body.addLayout(row(more, ...))
        return card

    def _rows(self, found: list[Session]) -> QWidget:
        return rows(*(self._known.line(session, self._open) for session in found))


def _state_of(file: NoteFile) -> str:
    if file.signed is None:
        return "finish" if file.note.to_finish else "sign"
    if any(a.kind is AdditionKind.ENTERED_IN_ERROR for a in file.additions):
        return "error"
    return "late" if file.signed.late else "signed"


def _states() -> dict[str, str]:
    return {
        "none": "", "planned": _tr("Planned"), "gone": _tr("Planned; how it went is not noted yet"),
        "write": _tr("No note yet"), "begun": _tr("Note begun, not kept yet"), "finish": _tr("To finish"),
        "sign": _tr("Draft, to sign"), "signed": _tr("Signed"), "late": _tr("Signed, late entry"),
        "error": _tr("Signed, entered in error"),
    }  # fmt: skip
