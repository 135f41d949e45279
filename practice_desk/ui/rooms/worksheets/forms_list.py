"""The worksheets of a client by form: what was filled in, and every form to fill in or print blank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.worksheet_forms import WorksheetForm
from practice_desk.domain.worksheets import Worksheet, before_and_after
from practice_desk.intentions import worksheets
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Box, Card, Label, ListRow, button, column, heading, row, rows, rule
from practice_desk.ui.parts.before_after import pair_words

FEW = 4
_PAIRS = 2
_STACKED = 640


class FormsList(QWidget):
    """Each signal brings what it names: a sheet to read, a form's key to fill in or to print blank."""

    opened = Signal(object)
    fill_wanted = Signal(str)
    turn_wanted = Signal(str)
    blank_wanted = Signal(str)
    all_wanted = Signal(str)

    def __init__(
        self, context: Context, sheets: Sequence[Worksheet], every: frozenset[str], many: bool
    ) -> None:
        super().__init__()
        self.context, self._every, self._many = context, every, many
        by_form: dict[str, list[Worksheet]] = {}
        for sheet in sheets:  # latest first
            by_form.setdefault(sheet.form, []).append(sheet)
        forms = worksheets.forms()
        used = [self._used(forms[key], own) for key, own in by_form.items() if key in forms]
        others = [form for key, form in forms.items() if key not in by_form]
        self.setLayout(column(*used, self._others(others, first=not used) if others else None, gap=16))

    def _used(self, form: WorksheetForm, own: Sequence[Worksheet]) -> Card:
        card = Card(self._headed(Label(form.name, "heading", wrap=True), form), gap=4)
        shown = own if form.key in self._every else own[:FEW]
        card.body.addWidget(rows(*(self._line(form, sheet) for sheet in shown)))
        if len(shown) < len(own):
            more = button(self.tr("Show all {0}").format(len(own)), "quiet", icon="down")
            more.setObjectName(f"all-{form.key}")
            more.clicked.connect(lambda: self.all_wanted.emit(form.key))
            card.body.addLayout(row(more, ...))
        return card

    def _line(self, form: WorksheetForm, sheet: Worksheet) -> ListRow:
        pairs = before_and_after(form, sheet)
        said = "   ·   ".join(pair_words(pair) for pair in pairs[:_PAIRS])
        line = ListRow("paper", self._title(sheet), said, "", self.tr("Read"))
        line.setObjectName(f"sheet-{sheet.id}")
        line.clicked.connect(lambda: self.opened.emit(sheet))
        return line

    def _title(self, sheet: Worksheet) -> str:
        from practice_desk.ui.parts.names import person_name

        day = self.context.date(sheet.on)
        person = self.context.desk.people.find(sheet.person_id or "")
        if not self._many:
            return day
        whose = person_name(self.context, person) if person else self.tr("Together")
        return f"{day}, {whose}"

    def _others(self, forms: Sequence[WorksheetForm], *, first: bool) -> Card:
        card = Card(None if first else heading(self.tr("Other worksheets")), gap=8)
        for n, form in enumerate(forms):
            if n:
                card.body.addWidget(rule())
            about = Label(form.about, "small", tone="muted", wrap=True)
            words = column(Label(form.name, strong=True, wrap=True), about, gap=2)
            card.body.addLayout(self._headed(Box(words), form))
        return card

    def _headed(self, words: QWidget, form: WorksheetForm) -> QLayout:
        """Return words with what can be done with a form beside them, below them where there is no room."""
        return row((words, 1), Box(row(*self._deeds(form), gap=8)), gap=8, stack=_STACKED)

    def _deeds(self, form: WorksheetForm) -> list[QWidget]:
        blank = button(self.tr("Print blank"), "link", icon="print")
        blank.setAccessibleName(self.tr("Print blank: {0}").format(form.name))
        blank.setObjectName(f"blank-{form.key}")
        blank.clicked.connect(lambda: self.blank_wanted.emit(form.key))
        fill = button(self.tr("Fill in"), "small", icon="pen")
        fill.setAccessibleName(self.tr("Fill in: {0}").format(form.name))
        fill.setObjectName(f"fill-{form.key}")
        fill.setEnabled(not self.context.desk.read_only)
        fill.clicked.connect(lambda: self.fill_wanted.emit(form.key))
        turn = button(self.tr("Turn the screen"), "link", icon="computer")
        turn.setAccessibleName(self.tr("Turn the screen: {0}").format(form.name))
        turn.setObjectName(f"turn-{form.key}")
        turn.setEnabled(not self.context.desk.read_only)
        turn.clicked.connect(lambda: self.turn_wanted.emit(form.key))
        return [blank, turn, fill]
