"""What was shared in a period, as a list to look at before it becomes a paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.disclosures import ACCOUNTED_YEARS, AccountingPeriod, Disclosure
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import override
from practice_desk.domain.retention import add_years
from practice_desk.domain.text import breakable, isolate
from practice_desk.intentions import releases
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Box, Label, clear, column, row
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.rooms.disclosures.log import Log

_SHOWN = 40


class AccountingDialog(FormDialog):
    """Shows what was shared from one day to another. `paper_wanted` brings what is to be shown as a paper."""

    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget, log: Log) -> None:
        self.log, self.context = log, log.context
        self.is_us = log.context.desk.practice.own().jurisdiction is Jurisdiction.US
        form = self._form()
        title = self.tr("What was shared in a period")
        super().__init__(parent, title, form, self._show_paper, self.tr("Show as a paper"))
        earliest = min((d.on for d in log.shared), default=today())
        first = add_years(today(), -ACCOUNTED_YEARS) if self.is_us else earliest
        form.start(
            AccountingPeriod(
                id=f"accounting-{log.client_id}", client_id=log.client_id, first=first, last=today(),
                counted=self.is_us,
            )
        )  # fmt: skip
        form.edited.connect(self._list)
        self._list()

    def _form(self) -> Form[AccountingPeriod]:
        form: Form[AccountingPeriod] = Form(self.context.desk, "accounting")
        order = self.context.desk.practice.own().date_order
        form.add("first", self.tr("From"), NeededDate(order, today()))
        form.add("last", self.tr("To"), NeededDate(order, today()))
        if self.is_us:
            kinds = [(True, self.tr("Only what counts")), (False, self.tr("Everything"))]
            form.add(
                "counted", self.tr("What stands in it"), ChoiceField(kinds),
                hint=self.tr(
                    "An accounting may leave out what the client permitted, what they got themselves, and "
                    "what was for treatment or payment (45 CFR 164.528). It goes back six years."
                ),
            )  # fmt: skip
        self._lines = column(gap=6, margin=(4, 0, 4, 0))
        form.add_widget(Box(self._lines))
        return form

    def period(self) -> AccountingPeriod | None:
        """Return the period that is typed, nothing where it cannot be read or is turned round."""
        troubled = any(self.form.field(name).trouble() for name in self.form.rows)
        period = None if troubled else self.form.record()
        return period if period and not list(period.problems(today())) else None

    def found(self) -> list[Disclosure]:
        """Return what was shared in the period, in the order it happened."""
        period = self.period()
        if period is None:
            return []
        return releases.accounting_of(
            self.context.desk, self.log.client_id, period.first, period.last, counted_only=period.counted
        )

    def _list(self) -> None:
        clear(self._lines)
        found = self.found()
        for disclosure in found[:_SHOWN]:
            self._lines.addWidget(self._line(disclosure))
        rest = len(found) - _SHOWN
        said = self.tr("Nothing was shared in this period.") if not found else ""
        if rest > 0:
            said = self.tr("%n more on the paper", "", rest)
        if self.period() is not None and said:
            self._lines.addWidget(Label(said, tone="muted", wrap=True))
        self.fit()

    def _line(self, disclosure: Disclosure) -> QWidget:
        box = QWidget()
        day = Label(self.context.date(disclosure.on), "small", tone="muted", tabular=True)
        said = f"{isolate(disclosure.recipient)}: {disclosure.what}"
        lines = column(
            Label(breakable(said), wrap=True),
            Label(words.of(disclosure.basis), "small", tone="muted", wrap=True), gap=0,
        )  # fmt: skip
        box.setLayout(row(day, (lines, 1), gap=12, top=True))
        return box

    def _show_paper(self) -> bool:
        """Go to the paper, or say beside the day what is in the way."""
        troubles = {n: t for n in self.form.rows if (t := self.form.field(n).trouble())}
        record = self.form.record(without=troubles)
        found = {name: words.of(code) for name, code in record.problems(today())} | troubles
        self.form.show_problems(found)
        if found:
            return False
        self.form.forget()
        kind = "counted" if record.counted else "all"
        self.paper_wanted.emit(f"accounting:{record.first.isoformat()}:{record.last.isoformat()}:{kind}")
        return True

    @override
    def reject(self) -> None:
        """Leave; a period is nothing to be kept for later."""
        self.form.forget()
        super().reject()
