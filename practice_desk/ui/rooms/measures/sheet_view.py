"""One sheet for reading: what it adds up to, each answer in words, what was done about it, the sources."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.measure_sheets import GivenHow, MeasureSheet, self_harm_answers
from practice_desk.domain.measures import Measure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import measures
from practice_desk.intentions.measures import Scored
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Banner,
    Card,
    Label,
    MenuButton,
    button,
    column,
    facts,
    heading,
    row,
)
from practice_desk.ui.parts.follow_up_card import DoneCard, FollowUpCard
from practice_desk.ui.rooms.measures import said
from practice_desk.ui.rooms.measures.records import Record
from practice_desk.ui.rooms.measures.size_form import open_size


class SheetView(QWidget):
    """Shows one sheet that was handed back. Its signals ask for what their buttons name."""

    back_wanted = Signal()
    print_wanted = Signal()
    correct_wanted = Signal()
    remove_wanted = Signal()
    other_wanted = Signal(str)

    def __init__(self, record: Record, sheet: MeasureSheet) -> None:
        super().__init__()
        self.record, self.sheet, desk = record, sheet, record.context.desk
        self.measure = measures.measure_of(desk, sheet)
        self.score = sheet.score(self.measure)
        self._later = [s for s in desk.measure_sheets.of_client(sheet.client_id) if s.corrects_id == sheet.id]
        cards: list[QWidget] = [
            FollowUpCard(record.context, found) for found in record.follow_ups if found.sheet.id == sheet.id
        ]
        cards += [self._figures(), *self._noted(), *self._answers(), *self._sources()]
        self.setLayout(column(self._head(), *self._corrections(), *cards, gap=12))

    def _head(self) -> QWidget:
        back = button(self.tr("All measures"), "quiet", icon="back")
        back.setObjectName("all-measures")
        back.clicked.connect(self.back_wanted)
        printing = button(self.tr("Print"), "small", icon="print")
        printing.setObjectName("print-sheet")
        printing.clicked.connect(self.print_wanted)
        deeds = [(self.tr("Correct this sheet"), self.correct_wanted.emit)]
        if measures.may_be_removed(self.record.context.desk, self.sheet):
            deeds.append((self.tr("Remove this sheet"), self.remove_wanted.emit))
        self.more = MenuButton(self.tr("More"), deeds if not self._later else deeds[1:])
        self.more.setVisible(not self._later or len(deeds) > 1)
        box = QWidget()
        context, sheet = self.record.context, self.sheet
        parts = (
            self.record.who(sheet.person_id), context.date(sheet.on), words.of(sheet.given).lower(),
            self.record.session_words(sheet.session_id),
        )  # fmt: skip
        note = ", ".join(part for part in parts if part)
        title = Label(self.measure.title or self.measure.name, "title", wrap=True)
        line = row((title, 1), printing, self.more, gap=12)
        box.setLayout(column(row(back, ...), line, Label(note, tone="muted", wrap=True), gap=4))
        return box

    def _corrections(self) -> list[QWidget]:
        found: list[QWidget] = []
        for later in self._later:
            text = self.tr("This sheet was corrected. It stays as it was and counts no longer.")
            found.append(self._banner(text, self.tr("Read the corrected one"), later.id))
        if self.sheet.corrects_id:
            text = self.tr("This sheet takes the place of one that was entered wrongly.")
            found.append(self._banner(text, self.tr("Read the first one"), self.sheet.corrects_id))
        return found

    def _banner(self, text: str, action: str, sheet_id: str) -> Banner:
        made = Banner(text, "plain", action=action)
        made.pressed.connect(lambda: self.other_wanted.emit(sheet_id))
        return made

    def _figures(self) -> QWidget:
        card = Card(heading(self.tr("What it adds up to")), gap=10)
        card.add(facts(*said.scale_lines(self.score)))
        lines = [*said.notes_on(self.score), *self._moved()]
        card.add(*(Label(line, wrap=True, selectable=True) for line in lines))
        return card

    def _moved(self) -> list[str]:
        found = self._scored()
        if found is None:
            return []
        start = QCoreApplication.translate("measures", "at the start")
        last = QCoreApplication.translate("measures", "last time")
        asked = self_harm_answers(self.measure, self.sheet)
        lines = said.change_lines(found.since_first, self.measure, start, asked)
        same = found.since_first is not None and found.since_first is found.since_last
        if not same and len(self._line()) > 2:  # noqa: PLR2004  (at the second sheet both are one)
            lines += said.change_lines(found.since_last, self.measure, last)[:1]
        return lines

    def _line(self) -> list[Scored]:
        given = [g for g in self.record.given if any(s.sheet.id == self.sheet.id for s in g.sheets)]
        return list(given[0].sheets) if given else []

    def _scored(self) -> Scored | None:
        return next((s for s in self._line() if s.sheet.id == self.sheet.id), None)

    def _noted(self) -> list[QWidget]:
        notes = self.record.context.desk.follow_ups.of_sheet(self.sheet.id)
        if not notes:
            return []
        return [DoneCard(self.record.context, notes)]

    def _answers(self) -> list[QWidget]:
        if self.sheet.given is GivenHow.SCORE:
            return []
        card = Card(heading(self.tr("Answers")), gap=6)
        pairs = zip(self.measure.items, self.sheet.answers, strict=True)
        for number, (item, answer) in enumerate(pairs, 1):
            answered = item.words_of(answer)
            right = Label(answered or self.tr("left open"), strong=bool(answered), tone=None, wrap=True)
            right.setMinimumWidth(0)
            text = Label(f"{number}.  {item.text}", wrap=True)
            card.add(row((text, 3), (right, 2), gap=16, top=True))
        return [card]

    def _sources(self) -> list[QWidget]:
        lines = said.sources_of(self.measure)
        card = Card(heading(self.tr("Where these figures come from"), *self._size()), gap=8)
        if lines:
            card.add(facts(*lines))
        card.add(*(Label(line, "small", tone="muted", wrap=True) for line in _plain(self.measure)))
        return [card]

    def _size(self) -> list[QWidget]:
        """Return the way to the size of change that counts, where there is a total that can move."""
        if self.measure.scale() is None:
            return []
        made = button(self.tr("What counts as a change"), "link")
        made.setObjectName("change-size")
        made.setEnabled(not self.record.context.desk.read_only)
        place = Place(PlaceKind.MEASURES, self.record.client_id, self.sheet.id)
        made.clicked.connect(lambda: open_size(self, self.record.context.desk, self.measure, place))
        return [made]


def _plain(measure: Measure) -> list[str]:
    tr = QCoreApplication.translate
    said_ = tr(
        "measures", "A score describes what was answered that day. It is no diagnosis and predicts nothing."
    )
    return [said_, *measure.notices, *([measure.link] if measure.link else [])]
