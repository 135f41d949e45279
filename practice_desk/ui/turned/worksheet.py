"""A worksheet on the turned screen: filled in by whoever it is for, with nothing else of the record seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.places import Place
from practice_desk.domain.record import override
from practice_desk.domain.worksheet_forms import WorksheetForm
from practice_desk.domain.worksheets import Worksheet
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Box, Card, Page, button, column, row
from practice_desk.ui.parts.worksheet_form import fill_in
from practice_desk.ui.theme import px
from practice_desk.ui.turned.closing import ThanksPage
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.screen import TurnedScreen, turn

_MEASURE = 860


class WorksheetPage(TurnedPage):
    """One sheet. It is kept when its button is pressed; what was typed before waits as on the other side."""

    def __init__(
        self, context: Context, form: WorksheetForm, sheet: Worksheet | None, client_id: str
    ) -> None:
        super().__init__(form.name)
        self._done = self._told = False
        self.view = fill_in(context, form, sheet, client_id, turned=True)
        self.done_button = button(self.tr("I am done"), "primary")
        self.done_button.clicked.connect(self.finish)
        self.page = Page(column(self.view, ..., margin=(32, 24, 24, 24)))
        self.page.setAccessibleName(form.name)
        card = Card((self.page, 1), gap=0, margin=(1, 1, 1, 1))
        body = Box(column((card, 1), row(..., self.done_button), gap=12))
        body.setMaximumWidth(px(_MEASURE))
        self.setLayout(row(..., (body, 100), ..., margin=(32, 16, 32, 16)))

    def finish(self) -> None:
        """Keep the sheet and thank for it; an empty one stays empty."""
        if self.view.is_touched() and not self.view.keep_sheet():
            return
        self._done = True
        self.leads_to.emit(ThanksPage(self.title, self.tr("Thank you."), ""))

    @property
    @override
    def is_answered(self) -> bool:
        return self._done

    @override
    def arrive(self) -> None:
        self.first.setFocus()

    @property
    def first(self) -> QWidget:
        """Return where writing begins."""
        return self.view.first

    @override
    def keep_typing(self) -> None:
        if not self._done:
            self.view.flush()

    @override
    def outcomes(self) -> list[Outcome]:
        if self._done or self._told:
            return []
        self._told = True
        if not self.view.is_touched():
            return [Outcome(self.tr("The worksheet was left open."), is_plain=True)]
        return [Outcome(self.tr("The worksheet is not kept yet. What was typed waits in it."))]


def worksheet_on_screen(
    context: Context, form: WorksheetForm, sheet: Worksheet | None, client_id: str, back: Place
) -> TurnedScreen:
    """Turn the screen with one worksheet, a new one or one that is kept."""
    return turn(context, [WorksheetPage(context, form, sheet, client_id)], back)
