"""Process notes on their way out: seen as they will be printed, and let go only with a reason.

This is their one door (decisions C30): it is reached from their page alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from practice_desk.documents.paper import NoticeKind, Paper
from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.process_notes import ProcessNote, TakenOut
from practice_desk.domain.record import Record, override
from practice_desk.intentions import process_notes
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Label, StateLine, clear, column
from practice_desk.ui.parts import names
from practice_desk.ui.parts.apart_words import apart_words
from practice_desk.ui.parts.days import day_words
from practice_desk.ui.parts.preview.notices import notice_words
from practice_desk.ui.parts.preview.out import Made, Out
from practice_desk.ui.parts.preview.room import PreviewRoom
from practice_desk.ui.rooms.process_notes.leaving import ask_before
from practice_desk.ui.rooms.process_notes.out_panel import OutPanel


class ProcessNotesOutRoom(PreviewRoom):
    """The preview of a client's process notes; `place.id` is the one that is meant, none are all."""

    kind = PlaceKind.PROCESS_NOTES_OUT
    shows: ClassVar[tuple[type[Record], ...]] = (ProcessNote,)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.panel: OutPanel | None = None
        self._out: TakenOut | None = None
        self._begun = process_notes.begin_taking_out("")
        self.said = QWidget()
        self._lines = column(gap=6)
        self.said.setLayout(self._lines)
        super().__init__(context, self.said, parent)
        self.out = Out(context, self, lambda: self._made if self._out is not None else None)

    @override
    def help_words(self) -> str:
        return self.tr(
            "These notes leave through this page and no other. Before they are printed or saved you say on "
            "what ground and why. The history keeps that and the day, and nothing of what the notes say."
        )

    @override
    def back_words(self) -> str:
        return self.tr("Back to the notes")

    @override
    def leave(self) -> None:
        """Go back to the page they are read on."""
        self.wanted(PlaceKind.PROCESS_NOTES, self.client_id)

    @override
    def print(self) -> None:
        """Ask for the reason, then where to print."""
        self._ask(self.tr("Print these notes"), super().print)

    @override
    def save(self) -> None:
        """Ask for the reason, then for a password and a place."""
        self._ask(self.tr("Save these notes"), super().save)

    @override
    def let_go(self) -> None:
        self._out = None
        super().let_go()

    @override
    def reload(self) -> None:
        self._out, self._begun = None, process_notes.begin_taking_out(self.client_id)
        if not self.client_id or self.desk.clients.find(self.client_id) is None:
            return
        notes = process_notes.process_notes_of(self.desk, self.client_id)
        if not notes:
            self.leave()
            return
        chosen = [n.id for n in notes if self.place.id in (None, n.id)]
        offered = [(n.id, day_words(self.context, n.on)) for n in notes]
        self.panel = OutPanel(offered, chosen, self.desk.practice.own().paper)
        self.panel.changed.connect(self.make_soon)
        whose = self.tr("About {0}").format(names.client_name(self.context, self.client_id))
        self.show_panel(self.panel, apart_words(self.desk).title, whose, self.panel.in_order())
        self.make()

    @override
    def make(self) -> None:
        if self.panel is None:
            return
        ids, size, large = self.panel.chosen(), self.panel.paper.value(), self.panel.large.value()
        record = process_notes.printed(self.desk, self.client_id, ids)

        def work() -> Paper:
            from practice_desk.documents.process_notes import process_notes as on_paper

            return on_paper(record, size, large=large)

        self.ask_for(work, self._on_made)

    def _on_made(self, paper: Paper) -> None:
        assert self.panel is not None
        name = self.tr("Notes {0}.pdf").format(today().isoformat())
        self.show_made(Made(paper, self.panel.paper.value(), name, partial(self._note, paper)))
        clear(self._lines)
        asked = self.tr("On what ground and why they leave is asked before, and stays in the history.")
        self._lines.addWidget(StateLine(asked, "due"))
        for notice in paper.notices:
            self._lines.addWidget(StateLine(notice_words(notice), "due"))
        if not any(notice.kind is NoticeKind.MORE_PAGES for notice in paper.notices):
            self._lines.addWidget(Label(self.tr("%n page(s)", "", paper.pages), "small", tone="muted"))
        going = bool(self.panel.chosen()) and not self.desk.read_only
        for way in (self.print_button, self.save_button):
            way.setEnabled(going)

    def _ask(self, deed: str, go_on: Callable[[], object]) -> None:
        """Ask for ground and reason before anything leaves; once it left, it is asked for anew."""
        self._out = None
        if self.panel is None or not self.panel.chosen() or self.desk.read_only:
            return
        waits = replace(self._begun, note_ids=tuple(self.panel.chosen()))

        def given(typed: TakenOut) -> None:
            self._out = typed
            go_on()

        ask_before(self, self.context, waits, deed, given)

    def _note(self, paper: Paper, why: CopyWhy, where: str) -> None:
        assert self._out is not None, "nothing leaves without a reason"
        assert self.panel is not None
        process_notes.take_out(
            self.desk, self._out, why, paper.pdf, where,
            size=self.panel.paper.value(), large=self.panel.large.value(),
        )  # fmt: skip
        self._out = None
        self._begun = process_notes.begin_taking_out(self.client_id)
