"""What waits on the page of measures: answers that were not opened yet, and a measure left half way."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_sheets import GivenHow, MeasureSheet
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import measures
from practice_desk.ui.kit import Card, Label, button, heading, wrap
from practice_desk.ui.rooms.measures.records import Begun, Record
from practice_desk.ui.turned import measure as on_screen


class UnopenedCard(Card):
    """A sheet that was filled in and whose screen was never handed back, as after a power cut."""

    opened = Signal(str)

    def __init__(self, record: Record, sheet: MeasureSheet) -> None:
        super().__init__(gap=8)
        self.record, self.sheet = record, sheet
        measure = measures.measure_of(record.context.desk, sheet)
        who = record.work.name_of(sheet.person_id)
        day = record.context.date(sheet.on)
        said = self.tr("{0} filled in {1} on {2}. It was not opened yet.").format(who, measure.name, day)
        look = button(self.tr("Open it"), "small", icon="open")
        look.setObjectName(f"open-{sheet.id}")
        look.clicked.connect(self.open)
        self.add(heading(self.tr("Waiting to be opened"), look), Label(said, wrap=True))

    def open(self) -> None:
        """Open it: from now on it is scored, and what is to be talked about stands here."""
        place = Place(PlaceKind.MEASURES, self.record.client_id, self.sheet.id)
        with self.record.context.desk.change(Deed.HAND_BACK, place):
            measures.hand_back(self.record.context.desk, self.sheet.id)
        self.opened.emit(self.sheet.id)


class BegunCard(Card):
    """A measure that somebody did not finish. Nothing of it is counted until it is kept."""

    kept = Signal(str)
    gone = Signal()

    def __init__(self, record: Record, begun: Begun) -> None:
        super().__init__(gap=8)
        self.record, self.begun = record, begun
        name = record.work.name_of(begun.person.id)
        day = record.context.date(_day(begun.draft.typed_at))
        frame = self.tr("{0} began {1} on {2} and did not come to its end.")
        again = button(self.tr("Turn the screen again"), "small", icon="person")
        again.clicked.connect(self.turn)
        keep = button(self.tr("Keep it as it is"), "small")
        keep.clicked.connect(self.keep)
        drop = button(self.tr("Let it go"), "quiet")
        drop.clicked.connect(self.drop)
        box = QWidget()
        box.setLayout(wrap(again, keep, drop, gap=8))
        said = frame.format(name, begun.measure.name, day)
        self.add(heading(self.tr("Half way")), Label(said, wrap=True), box)

    def turn(self) -> None:
        """Let the person go on where they stopped."""
        place = Place(PlaceKind.MEASURES, self.record.client_id)
        on_screen.measure_on_screen(
            self.record.context, self.record.client_id, self.begun.person.id, self.begun.measure.key, place,
            self._session(),
        )  # fmt: skip

    def keep(self) -> None:
        """Keep what was answered, blanks and all."""
        desk = self.record.context.desk
        sheet = measures.give(
            desk, self.record.client_id, self.begun.measure.key, person_id=self.begun.person.id,
            session_id=self._session(),
        )  # fmt: skip
        sheet = replace(
            sheet, on=min(sheet.on, today()), given=GivenHow.TURNED_SCREEN, answers=self.begun.answers,
            handed_back=True,
        )  # fmt: skip
        with desk.change(Deed.KEEP_MEASURE, Place(PlaceKind.MEASURES, self.record.client_id, sheet.id)):
            measures.keep_sheet(desk, sheet)
            desk.scratch.drop(on_screen.FORM, self.begun.draft.record_id)
        self.kept.emit(sheet.id)

    def drop(self) -> None:
        """Let what was answered go."""
        self.record.context.desk.scratch.drop(on_screen.FORM, self.begun.draft.record_id)
        self.gone.emit()

    def _session(self) -> str | None:
        found = self.begun.draft.body.get("session_id")
        return str(found) if found else None


def _day(moment: str) -> object:
    from datetime import datetime

    return datetime.fromisoformat(moment).date()


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
