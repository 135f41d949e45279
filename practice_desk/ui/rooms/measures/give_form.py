"""Giving a measure: which, to whom, in which session, and how: on this screen, typed in, or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from practice_desk.domain.measure_sheets import GivenHow
from practice_desk.domain.measures import Entry, Measure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record as Kept
from practice_desk.intentions import measures
from practice_desk.ui.fields import ChoiceField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.rooms.measures.records import Record
from practice_desk.ui.rooms.measures.sheet_form import open_sheet_form
from practice_desk.ui.turned.measure import measure_on_screen


class Way(StrEnum):
    """How a measure is given."""

    SCREEN = "screen"
    TYPED = "typed"
    BLANK = "blank"
    SCORE = "score"
    NUMBERS = "numbers"


@dataclass(frozen=True, kw_only=True, repr=False)
class Wish(Kept):
    """What is to be given."""

    measure: str
    person_id: str = ""
    session_id: str = ""
    way: Way = Way.SCREEN
    typed: Way = Way.SCORE


class GiveForm(Form[Wish]):
    """Asks for a measure and a way; what may not be shown is said beside it."""

    def __init__(self, record: Record, key: str, person_id: str, session_id: str = "") -> None:
        super().__init__(record.context.desk, "give-measure")
        self.known = record
        self.measures = {m.key: m for m in measures.measures(record.context.desk)}
        names = [(m.key, _named(m)) for m in self.measures.values()]
        self.measure = ChoiceField(names)
        self.add("measure", self.tr("Measure"), self.measure)
        if record.work.many():
            people = [(p.id, record.work.name_of(p.id)) for p in record.work.people]
            self.add("person_id", self.tr("For"), ChoiceField(people))
        sessions = [(s.id, self._session(s.id)) for s in record.sessions()]
        self.add(
            "session_id", self.tr("Belongs to"), ChoiceField([("", self.tr("No session, today")), *sessions])
        )
        ways = [
            (Way.SCREEN, self.tr("On this screen")),
            (Way.TYPED, self.tr("Type it in")),
            (Way.BLANK, self.tr("Blank on paper")),
        ]
        self.way = SegmentsField(ways)
        self.way_row = FormRow("way", self.tr("How"), self.way)
        self.adopt(self.way_row)
        self.add_widget(self.way_row)
        kinds = [
            (Way.SCORE, self.tr("The score")),
            (Way.NUMBERS, self.tr("Each number on the sheet")),
        ]
        self.typed = SegmentsField(kinds)
        self.typed_row = FormRow("typed", self.tr("What you type"), self.typed)
        self.adopt(self.typed_row)
        self.add_widget(self.typed_row)
        self.said = Label("", "small", tone="muted", wrap=True)
        self.add_widget(self.said)
        self.measure.edited.connect(self._look)
        self.start(Wish(measure=key, person_id=person_id, session_id=session_id or self._usual()))
        self._look()

    def chosen(self) -> Measure:
        """Return the measure that is chosen."""
        return self.measures[self.measure.value()]

    def wish(self) -> Wish:
        """Return what is asked for."""
        many = "person_id" in self.rows
        person = self.field("person_id").value() if many else self.known.work.people[0].id
        way = self.typed.value() if self.chosen().entry is Entry.SCORE else self.way.value()
        return Wish(
            measure=self.measure.value(), person_id=person, session_id=self.field("session_id").value() or "",
            way=way,
        )  # fmt: skip

    def _look(self) -> None:
        measure = self.chosen()
        bare = measure.entry is Entry.SCORE
        self.way_row.setVisible(not bare)
        self.typed_row.setVisible(bare)
        owner = self.tr(
            "Its text is its owner's and not in this program. It is filled in on their sheet. {0}"
        )
        screen = self.tr("What they answer is scored only after the screen was handed back to you.")
        self.said.setText(owner.format(measure.link).strip() if bare else screen)

    def _session(self, session_id: str) -> str:
        session = self.desk.sessions.get(session_id)
        day = self.known.context.date(session.on)
        number = self.known.work.session_number(session_id)
        return (
            self.tr("Session {0}, {1}").format(number, day) if number else self.tr("Session, {0}").format(day)
        )

    def _usual(self) -> str:
        from practice_desk.domain.clock import today

        return next((s.id for s in self.known.sessions() if s.on == today()), "")


def open_give(
    parent: QWidget, record: Record, key: str = "", person_id: str | None = None, session_id: str = ""
) -> FormDialog:
    """Open the choice of a measure; what follows is the turned screen, a form, or a blank sheet."""
    last, people = _usual(record), record.work.people
    form = GiveForm(record, key or last, person_id or (people[0].id if people else ""), session_id)

    def keep() -> bool:
        wish = form.wish()
        form.forget()
        QTimer.singleShot(0, parent, lambda: give(parent, record, wish))
        return True

    dialog = FormDialog(parent.window(), _tr("Give a measure"), form, keep, _tr("Go on"))
    dialog.open()
    return dialog


def _usual(record: Record) -> str:
    """Return the measure that was given last, of one day the one that can be filled in on the screen."""
    given = [g for g in record.given if not g.earlier]
    latest = max(given, key=lambda g: (g.last.sheet.on, g.measure.entry is Entry.ITEMS), default=None)
    return latest.measure.key if latest else "phq9"


def give(parent: QWidget, record: Record, wish: Wish) -> None:
    """Do what was asked for."""
    context, client_id = record.context, record.client_id
    if wish.way is Way.BLANK:
        context.news.place_wanted.emit(Place(PlaceKind.PAPER, client_id, f"measure-blank:{wish.measure}"))
    elif wish.way is Way.SCREEN:
        back = Place(PlaceKind.MEASURES, client_id)
        session = wish.session_id or None
        measure_on_screen(context, client_id, wish.person_id, wish.measure, back, session)
    else:
        sheet = measures.give(
            context.desk, client_id, wish.measure, person_id=wish.person_id,
            session_id=wish.session_id or None,
            how=GivenHow.SCORE if wish.way is Way.SCORE else GivenHow.ON_PAPER,
        )  # fmt: skip
        open_sheet_form(parent, record, sheet)


def _named(measure: Measure) -> str:
    if measure.entry is Entry.SCORE:
        return _tr("{0} (score only)").format(measure.name)
    return _tr("{0} (your own)").format(measure.name) if measure.own else measure.name


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
