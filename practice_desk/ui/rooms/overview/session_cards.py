"""The sessions of a client on one page: what comes next, what was, and what has no answer yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.clients import is_over
from practice_desk.domain.clock import today
from practice_desk.domain.sessions import Session, SessionKind, SessionState, held_sessions
from practice_desk.intentions import clients, sessions
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, ListRow, MenuButton, button, column, heading, row, rule
from practice_desk.ui.parts import days

B = TypeVar("B", bound=QWidget)
FEW = 6
_ICONS = {
    SessionKind.SESSION: "calendar", SessionKind.CALL: "phone", SessionKind.MESSAGE: "mail",
    SessionKind.LETTER: "mail", SessionKind.OTHER: "note",
}  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("session_cards", text)


class SessionCards:
    """Makes the cards; `show` leads to a session, `change` opens its form, `plan` and `note` a new one."""

    def __init__(
        self, context: Context, client_id: str, change: Callable[[Session], object],
        plan: Callable[[], object], note: Callable[[SessionKind], object], show: Callable[[Session], object],
    ) -> None:  # fmt: skip
        self.context, self._change, self._plan, self._note = context, change, plan, note
        self._show = show
        self._all = sessions.sessions_of(context.desk, client_id)
        self._writable = not context.desk.read_only
        self._over = is_over(clients.status_of(context.desk, client_id))
        numbered = held_sessions(self._all)
        self._numbers = {s.id: n for n, s in enumerate(numbered, start=1)}
        self._last = numbered[-1] if numbered else None

    def next_card(self) -> Card | None:
        """Return the card of the next session; none where the work is over."""
        planned = sorted(
            (s for s in self._all if s.state is SessionState.PLANNED),
            key=lambda s: (s.on, str(s.start or "")),
        )
        if self._over:
            return None
        plan = self._able(button(_tr("Plan a session"), "small", icon="plus"))
        plan.setObjectName("plan")
        plan.clicked.connect(lambda: self._plan())
        card = Card(heading(_tr("Next session"), plan), gap=10)
        for session in [s for s in planned if s.on < today()][-2:] + [s for s in planned if s.on >= today()][
            :1
        ]:
            card.body.addWidget(self._planned(session))
        if not planned:
            card.body.addWidget(Label(_tr("None is planned."), tone="muted"))
        if self._last is not None:
            card.body.addWidget(rule())
            card.body.addLayout(self._last_line(self._last))
        return card

    def list_card(self, *, every: bool, show_all: Callable[[], object]) -> Card:
        """Return the card that lists sessions and contacts, latest first; a few of them unless `every`."""
        kinds = (SessionKind.CALL, SessionKind.MESSAGE, SessionKind.LETTER, SessionKind.OTHER)
        add = self._able(
            MenuButton(_tr("Add"), [
                (_tr("A session"), lambda: self._note(SessionKind.SESSION)),
                *((words.of(kind), partial(self._note, kind)) for kind in kinds),
            ])
        )  # fmt: skip
        add.setObjectName("add-session")
        card = Card(heading(_tr("Sessions and contacts"), add), gap=4)
        shown = self._all if every else self._all[:FEW]
        for session in shown:
            card.body.addWidget(self._line(session))
        if not self._all:
            said = _tr("No sessions yet. Calls and messages between sessions can stand here too.")
            card.body.addWidget(Label(said, tone="muted", wrap=True))
        if len(shown) < len(self._all):
            more = button(_tr("Show all {0}").format(len(self._all)), "quiet", icon="down")
            more.setObjectName("all-sessions")
            more.clicked.connect(lambda: show_all())
            card.body.addLayout(row(more, ...))
        return card

    def title(self, session: Session) -> str:
        """Return what a session is called: ``Session 10``, ``Call``."""
        number = self._numbers.get(session.id)
        return f"{words.of(session.kind)} {number}" if number else words.of(session.kind)

    def _last_line(self, last: Session) -> QLayout:
        """Return when the last session was, with the way to it."""
        said = _tr("Last session: {0}, {1}").format(self.title(last), self._when(last))
        look = button(_tr("Open"), "link")
        look.setObjectName("open-last")
        look.setAccessibleName(_tr("Open the last session"))
        look.clicked.connect(lambda: self._show(last))
        return row((Label(said, "small", tone="muted", wrap=True), 1), look, gap=8)

    def _planned(self, session: Session) -> QWidget:
        held = self._able(button(_tr("It was held"), "small", icon="check"))
        held.setObjectName(f"held-{session.id}")
        held.setVisible(session.on <= today())
        held.clicked.connect(lambda: sessions.hold_session(self.context.desk, session))
        change = self._able(button(_tr("Change"), "small"))
        change.setObjectName(f"change-{session.id}")
        change.clicked.connect(lambda: self._change(session))
        when = Label(days.moment_words(self.context, session.on, session.start), strong=True, wrap=True)
        how = Label(self._how(session), "small", tone="muted", wrap=True)
        made = QWidget()
        look = button(_tr("Start the session") if session.on == today() else _tr("Open"), "small")
        look.setObjectName(f"open-{session.id}")
        look.setAccessibleName(_tr("Open the next session"))
        look.clicked.connect(lambda: self._show(session))
        made.setLayout(row((column(when, how, gap=2), 1), look, held, change, gap=8))
        return made

    def _line(self, session: Session) -> ListRow:
        held = session.state is SessionState.HELD
        state = "" if held else words.of(session.state).casefold()
        reason = "  ·  ".join(part for part in (self._when(session), state) if part)
        line = ListRow(_ICONS[session.kind], self.title(session), reason, "", _tr("Open"))
        line.setObjectName(f"session-{session.id}")
        line.clicked.connect(lambda: self._show(session))
        return line

    def _when(self, session: Session) -> str:
        return days.moment_words(self.context, session.on, session.start)

    def _how(self, session: Session) -> str:
        minutes = _tr("{0} minutes").format(session.minutes)
        return "  ·  ".join(part for part in (minutes, session.mode, session.place) if part)

    def _able(self, made: B) -> B:
        made.setEnabled(self._writable)
        return made
