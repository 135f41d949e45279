"""Next time: what is planned, or what the usual slot makes likely, kept with one press."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import is_over
from practice_desk.domain.deeds import Deed
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.intentions import clients, reviews, sessions
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Label, StateLine, button, column, heading, row, wrap
from practice_desk.ui.parts import days
from practice_desk.ui.rooms.sessions.seen import Seen


def _tr(text: str) -> str:
    return QCoreApplication.translate("next_card", text)


class NextCard(Card):
    """Shows the next session; `change` opens its form, also for another time than the one proposed."""

    def __init__(
        self, seen: Seen, change: Callable[[Session], object], to_sheet: Callable[[], object],
        to_summary: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__(gap=10)
        self._seen, self._change = seen, change
        self.body.addLayout(heading(_tr("Next time")))
        planned = self._planned()
        if planned is not None:
            self.body.addWidget(self._line(planned, _tr("planned")))
        elif is_over(clients.status_of(seen.context.desk, seen.session.client_id)):
            self.body.addWidget(Label(_tr("The work has ended."), tone="muted"))
        else:
            self._propose()
        sheet = button(_tr("Print action plan"), "small", icon="print")
        sheet.setObjectName("to-sheet")
        sheet.clicked.connect(lambda: to_sheet())
        self.body.addLayout(wrap(*self._review(), sheet, *self._summary(to_summary), gap=8))

    def _summary(self, to_summary: Callable[[], object]) -> list[QWidget]:
        if self._seen.session.state is not SessionState.HELD:
            return []
        made = button(_tr("Print a summary"), "small", icon="print")
        made.setObjectName("to-summary")
        made.setAccessibleName(_tr("Print a summary of this session"))
        made.clicked.connect(lambda: to_summary())
        return [made]

    def _review(self) -> list[QWidget]:
        """Return the way to the review where it is due, which ends in the sheet as well."""
        context, client_id = self._seen.context, self._seen.session.client_id
        if not reviews.is_due(context.desk, client_id):
            return []
        made = button(_tr("Review"), "small", icon="clock")
        made.setObjectName("to-review")
        made.setAccessibleName(_tr("Review of goals and agreement, due now"))
        made.clicked.connect(lambda: context.news.place_wanted.emit(reviews.place_of(client_id)))
        return [made]

    def _planned(self) -> Session | None:
        def at(session: Session) -> tuple[date, time]:
            return session.on, session.start or time()

        here = self._seen.session
        planned = [s for s in self._seen.work.sessions if s.state is SessionState.PLANNED and s.id != here.id]
        return min((s for s in planned if at(s) >= at(here)), key=at, default=None)

    def _propose(self) -> None:
        desk = self._seen.context.desk
        proposed = sessions.propose_session(desk, self._seen.session.client_id)
        self.body.addWidget(self._line(proposed, _tr("from the usual slot")))
        for advice in sessions.advice_on(desk, proposed):
            self.body.addWidget(StateLine(words.of(advice), "attention"))
        plan = button(_tr("Plan it"), "small", icon="check")
        plan.setObjectName("plan-next")
        plan.setEnabled(not desk.read_only)
        plan.clicked.connect(lambda: self._plan(proposed))
        self.body.addLayout(row(plan, ...))

    def _plan(self, proposed: Session) -> None:
        desk = self._seen.context.desk
        with desk.change(Deed.KEEP_SESSION, self._seen.place):
            sessions.keep_session(desk, proposed)

    def _line(self, session: Session, note: str) -> QWidget:
        when = days.moment_words(self._seen.context, session.on, session.start)
        minutes = _tr("{0} minutes").format(session.minutes)
        said = "  ·  ".join(part for part in (note, minutes, session.mode, session.place) if part)
        other = button(_tr("Change"), "link")
        other.setObjectName("change-next")
        other.setAccessibleName(_tr("Change the next session"))
        other.setEnabled(not self._seen.context.desk.read_only)
        other.clicked.connect(lambda: self._change(session))
        made = QWidget()
        left = column(
            Label(when, strong=True, wrap=True), Label(said, "small", tone="muted", wrap=True), gap=2
        )
        made.setLayout(row((left, 1), other, gap=8))
        return made
