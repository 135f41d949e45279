"""Two small forms of the supervision log: from which day to which it is printed, and the minutes a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice_parts import MONTHLY, PracticeParts
from practice_desk.intentions import practice_parts
from practice_desk.ui.context import Context
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label, button, column, row
from practice_desk.ui.parts.needed import NeededDate, NeededNumber


class RangeDialog(QDialog):
    """Asks from which day to which; `chosen` brings both."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget, context: Context, first: date, last: date) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(self.tr("Print the supervision log"))
        self.setModal(True)
        order = context.desk.practice.own().date_order
        self.first = FormRow("first", self.tr("From"), NeededDate(order, today()))
        self.last = FormRow("last", self.tr("To"), NeededDate(order, today()))
        self._date(self.first).set_value(first)
        self._date(self.last).set_value(last)
        go = button(self.tr("Show it"), "primary", icon="print")
        go.clicked.connect(self.try_choose)
        leave = button(self.tr("Leave"))
        leave.clicked.connect(self.reject)
        outer = QVBoxLayout(self)
        title = Label(self.tr("Print the supervision log"), "title", wrap=True)
        outer.addLayout(column(title, self.first, self.last, row(..., leave, go), gap=12, margin=20))

    def try_choose(self) -> None:
        """Tell the days, or say what is wrong with them."""
        for shown in (self.first, self.last):
            shown.show_problem(self._date(shown).trouble())
        if self.first.problem() or self.last.problem():
            return
        first, last = self._date(self.first).value(), self._date(self.last).value()
        if first is None or last is None or last < first:
            self.last.show_problem(self.tr("This day comes before the first one."))
            return
        self.accept()
        self.chosen.emit(first, last)

    def _date(self, shown: FormRow) -> NeededDate:
        assert isinstance(shown.field, NeededDate)
        return shown.field


def ask_range(
    parent: QWidget, context: Context, first: date, then: Callable[[date, date], object]
) -> RangeDialog:
    """Ask for the days of the log; `then` is called with both."""
    dialog = RangeDialog(parent, context, first, today())
    dialog.chosen.connect(then)
    dialog.open()
    return dialog


def open_target(parent: QWidget, context: Context) -> FormDialog:
    """Open the minutes of supervision that a month is to have."""
    form: Form[PracticeParts] = Form(context.desk, "supervision-target")
    form.add(
        "supervision_minutes", form.tr("Counted minutes a month"),
        NeededNumber(MONTHLY.start, MONTHLY.stop - 1),
        hint=form.tr("The BACP asks accredited members for 90 at least. Your own body may ask for more."),
    )  # fmt: skip
    form.start(practice_parts.parts(context.desk))

    def keep() -> bool:
        place = Place(PlaceKind.REFLECTION)
        return form.keep(Deed.KEEP_PARTS, place, lambda p: practice_parts.keep_parts(context.desk, p))

    title = parent.tr("Minutes a month")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep minutes"))
    dialog.open()
    return dialog
