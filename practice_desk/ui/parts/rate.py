"""Rating goals on one occasion: a session of the list, or another day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import Goal, GoalState
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionKind
from practice_desk.intentions import goals
from practice_desk.ui.fields import ChoiceField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.marks import MarksField, Occasion, marks_of
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.work import Work
from practice_desk.ui.theme import px

_OTHER_DAY = ""
_TODAY = "today"
_MOST_SESSIONS = 12


class RateForm(Form[Occasion]):
    """All marks of one occasion; another occasion is started when it is chosen."""

    def __init__(self, work: Work, session_id: str | None = None) -> None:
        super().__init__(work.context.desk, "ratings")
        self.work = work
        self.when = ChoiceField(self._occasions())
        self.when.edited.connect(self._on_when)
        self.day = NeededDate(work.context.desk.practice.own().date_order, today())
        self.day.set_value(today())
        self.day.edited.connect(self._on_day)
        self._day_row = FormRow("day", self.tr("Day"), self.day)
        self.add_widget(FormRow("when", self.tr("When"), self.when))
        self.add_widget(self._day_row)
        self.marks = MarksField(work, self._goals())
        hint = self.tr("0 is as far away as can be, 10 is where they want to be. The ring is last time.")
        self.add_widget(Label(hint, "small", tone="muted", wrap=True))
        self.add("marks", "", self.marks)
        self.marks.setAccessibleName(self.tr("Ratings"))
        self.when.set_value(session_id or self._usual())
        self._begin()

    @property
    def occasion(self) -> Occasion:
        """Return the occasion that is marked, with what is kept of it."""
        chosen = self.when.value()
        session = next((s for s in self.work.sessions if s.id == chosen), None)
        typed = self.day.value() if chosen == _OTHER_DAY else None
        on = session.on if session else typed or today()
        known = self._session_on(on) if session is None else session
        bare = Occasion(
            id=f"{self.work.client.id}-{known.id if known else on.isoformat()}",
            client_id=self.work.client.id, on=on, session_id=known.id if known else None,
        )  # fmt: skip
        return Occasion(**{**vars(bare), "marks": marks_of(self.work, bare)})

    def say_what_is_wrong_with_the_day(self) -> bool:
        """Say beside the day that it is none, and return whether that was so."""
        trouble = self.day.trouble() if self.when.value() == _OTHER_DAY else ""
        self._day_row.show_problem(trouble)
        return bool(trouble)

    def _begin(self) -> None:
        occasion = self.occasion
        self._day_row.setVisible(self.when.value() == _OTHER_DAY)
        self.marks.show_before(occasion.on, occasion.session_id)
        self.start(occasion, occasion.client_id)

    def _on_when(self) -> None:
        self.flush()
        self._begin()

    def _on_day(self) -> None:
        if not self.day.trouble():
            self.flush()
            self._begin()

    def _occasions(self) -> list[tuple[str, str]]:
        sessions = [s for s in self.work.sessions if s.kind is SessionKind.SESSION and s.on <= today()]
        latest = sorted(sessions, key=lambda s: s.on, reverse=True)[:_MOST_SESSIONS]
        now = [] if self._session_on(today()) else [(_TODAY, self._today_words())]
        known = [(s.id, self._session_words(s)) for s in latest]
        return [*now, *known, (_OTHER_DAY, self.tr("Another day"))]

    def _today_words(self) -> str:
        return self.tr("Today, {0}").format(self.work.context.date(today()))

    def _session_words(self, session: Session) -> str:
        number = self.work.session_number(session.id)
        day = self.work.context.date(session.on)
        words = (
            self.tr("Session {0}, {1}").format(number, day) if number else self.tr("Session, {0}").format(day)
        )
        return self.tr("Today: {0}").format(words) if session.on == today() else words

    def _usual(self) -> str:
        session = self._session_on(today())
        return session.id if session else _TODAY

    def _session_on(self, on: date) -> Session | None:
        """Return the session of a day, so that marks of a day with a session belong to it."""
        held = [s for s in self.work.sessions if s.on == on and s.kind is SessionKind.SESSION]
        return held[0] if held else None

    def _goals(self) -> list[Goal]:
        return [g for g in self.work.goals if g.state is GoalState.ACTIVE]


def open_rating(parent: QWidget, work: Work, session_id: str | None = None) -> FormDialog:
    """Open the marks of today's session, of a given one, or of a day to choose."""
    form = RateForm(work, session_id)
    desk, client_id = work.context.desk, work.client.id

    def keep() -> bool:
        if form.say_what_is_wrong_with_the_day():
            return False
        given, cleared = form.marks.ratings(form.occasion)
        place = Place(PlaceKind.GOALS, client_id)
        return form.keep(
            Deed.KEEP_RATINGS, place, lambda _: goals.keep_ratings(desk, client_id, given, cleared)
        )

    dialog = FormDialog(parent.window(), parent.tr("Rate goals"), form, keep, parent.tr("Keep ratings"))
    form.marks.setFocus()
    dialog.resize(px(600), min(px(680), max(px(360), parent.window().height())))
    dialog.open()
    return dialog
