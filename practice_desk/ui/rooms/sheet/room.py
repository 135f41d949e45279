"""The sheet before it is printed: what the client wants on it, and the paper as it will be."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.documents.paper import Paper
from practice_desk.domain.copies import CopyWhy, DocumentCopy
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.sheet import Sheet
from practice_desk.domain.sheet_choices import SheetChoices, followed_on
from practice_desk.intentions import copies, sheets
from practice_desk.ui.context import Context
from practice_desk.ui.parts import names
from practice_desk.ui.parts.preview.out import Made
from practice_desk.ui.parts.preview.room import PreviewRoom
from practice_desk.ui.rooms.sheet.panel import ChoicesPanel
from practice_desk.ui.rooms.sheet.said import Said


class SheetRoom(PreviewRoom):
    """The preview of a client's action plan, or of a blank one."""

    kind = PlaceKind.SHEET

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.panel: ChoicesPanel | None = None
        self._earlier: dict[str, tuple[SheetChoices, SheetChoices]] = {}
        self.said = Said(context)
        super().__init__(context, self.said, parent)

    @override
    def help_words(self) -> str:
        return self.tr(
            "What you see is what is printed. Choose at the left what the client wants on the paper. "
            "The text at the right says the same words, for a screen reader or to read aloud."
        )

    @override
    def print_words(self) -> str:
        return self.tr("Print this sheet")

    @override
    def back_words(self) -> str:
        return self.tr("Back to goals") if self.client_id else self.tr("Back to clients")

    @override
    def leave(self) -> None:
        """Go back to the goals, or to the clients from a sheet that is nobody's."""
        if self.client_id:
            self.wanted(PlaceKind.GOALS, self.client_id)
        else:
            self.wanted(PlaceKind.CLIENTS)

    @override
    def reload(self) -> None:
        if self.client_id and self.desk.clients.find(self.client_id) is None:
            return
        usual = sheets.usual_choices(self.desk, self.client_id)
        start = usual
        if self.client_id in self._earlier:
            start = followed_on(usual, *self._earlier[self.client_id])
        self.panel = ChoicesPanel(self.desk, self.client_id, start)
        self.panel.changed.connect(lambda: self._on_choice(usual))
        if self.client_id:
            title = self.tr("Print action plan")
            whose = self.tr("For {0}").format(names.client_name(self.context, self.client_id))
        else:
            title, whose = self.tr("Print a blank sheet"), self.tr("To fill in by hand, for anybody")
        self.show_panel(self.panel, title, whose, self.panel.in_order())
        self.make()

    @override
    def make(self) -> None:
        if self.panel is None:
            return
        choices, client_id = self.panel.choices(), self.client_id
        made: Sheet = sheets.sheet(self.desk, client_id, choices)
        named = [] if choices.blank else sheets.people_named(self.desk, client_id, made)

        def work() -> Paper:
            from practice_desk.documents.action_plan import action_plan

            return action_plan(made, choices.paper, large=choices.large)

        self.ask_for(work, lambda paper: self._on_made(client_id, choices, paper, named))

    def _on_choice(self, usual: SheetChoices) -> None:
        assert self.panel is not None
        self._earlier[self.client_id] = usual, self.panel.choices()
        self.make_soon()

    def _on_made(self, client_id: str, choices: SheetChoices, paper: Paper, named: list[str]) -> None:
        neutral = self.tr("List") if choices.discreet else self.tr("Action plan")
        name = f"{neutral} {choices.day.isoformat()}.pdf"
        self.show_made(Made(paper, choices.paper, name, partial(self._note, client_id, choices, paper)))
        self.said.show_paper(paper, named, blank=choices.blank)

    def _note(
        self, client_id: str, choices: SheetChoices, paper: Paper, why: CopyWhy, where: str
    ) -> DocumentCopy:
        return copies.record_sheet(self.desk, client_id or None, choices, why, paper.pdf, where)
