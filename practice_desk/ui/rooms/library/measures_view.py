"""The measures, read: the therapist's own, and those that ship with what of each may be shown and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.measures import Entry, Measure
from practice_desk.domain.own_measures import KeptMeasure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import measures, own_measures
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Check, Label, Page, button, column, facts, heading, row, wrap
from practice_desk.ui.theme import px


class MeasuresView(QWidget):
    """Shows own measures first. `edit_wanted` brings a key, `hide_wanted` also whether to put it away."""

    edit_wanted = Signal(str)
    hide_wanted = Signal(str, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.away = Check(self.tr("Those put away"))
        self.away.clicked.connect(lambda _: self.fill())
        self._page = Page(column(...))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(4))
        said = self.tr(
            "Questionnaires that can be given to clients. The text of some may ship word for word; of others "
            "only the score may be entered. Your own are yours to word."
        )
        head = column(Label(said, tone="muted", wrap=True), row(self.away, ...), gap=4)
        head.setContentsMargins(px(32), px(4), px(32), 0)
        outer.addLayout(head)
        outer.addWidget(self._page, 1)

    def fill(self) -> None:
        """Read the measures anew."""
        own = own_measures.own_measures(self.context.desk, hidden=self.away.isChecked())
        cards = [self._own(kept) for kept in own]
        if not cards:
            empty = self.tr("You have built none yet. “New measure” starts one.")
            cards = [Card(Label(empty, tone="muted", wrap=True))]
        cards += [self._shipped(m) for m in measures.shipped().values()]
        pairs = [
            row(*((card, 1) for card in cards[n : n + 2]), gap=16, top=True, stack=720)
            for n in range(0, len(cards), 2)
        ]
        if len(cards) % 2:
            pairs[-1].addWidget(QWidget(), 1)
        body = column(*pairs, ..., gap=16)
        body.setContentsMargins(px(32), px(8), px(32), px(20))
        self._page.show_layout(body)

    def _own(self, kept: KeptMeasure) -> Card:
        measure = own_measures.measure_of(kept)
        edit = button(self.tr("Change"), "link")
        edit.setObjectName(f"edit-{kept.key}")
        edit.setAccessibleName(self.tr("Change {0}").format(measure.name))
        edit.setEnabled(not self.context.desk.read_only)
        edit.clicked.connect(lambda: self.edit_wanted.emit(kept.key))
        hide = button(self.tr("Take out again") if kept.hidden else self.tr("Put away"), "link")
        hide.setAccessibleName(f"{hide.text()}: {measure.name}")
        hide.setEnabled(not self.context.desk.read_only)
        hide.clicked.connect(lambda: self.hide_wanted.emit(kept.key, not kept.hidden))
        lines = self.tr("%n line(s) to answer", "", len(measure.items))
        about = self.tr("Yours, version {0}, {1}").format(kept.version, lines)
        card = Card(heading(measure.name, edit), Label(about, "small", tone="muted", wrap=True), gap=8)
        card.add(row(self._blank(measure), ..., hide, gap=8))
        return card

    def _shipped(self, measure: Measure) -> Card:
        right = measures.rights().get(measure.key)
        shown = self.tr("Text and score") if measure.entry is Entry.ITEMS else self.tr("Score only")
        card = Card(heading(measure.name, note=shown), gap=8)
        if right is not None:
            day = self.context.date(right.checked_on)
            card.add(
                facts(
                    (self.tr("Owner"), right.owner),
                    (self.tr("Terms, looked at on {0}").format(day), right.status),
                )
            )
        if measure.entry is Entry.ITEMS:
            card.add(row(self._blank(measure), ...))
        return card

    def _blank(self, measure: Measure) -> QWidget:
        blank = button(self.tr("Blank sheet"), "small", icon="print")
        blank.setAccessibleName(self.tr("Blank sheet of {0}").format(measure.name))
        place = Place(PlaceKind.PAPER, None, f"measure-blank:{measure.key}")
        blank.clicked.connect(lambda: self.context.news.place_wanted.emit(place))
        box = QWidget()
        box.setLayout(wrap(blank))
        return box
