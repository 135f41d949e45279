"""What a therapist does in front of the preview of a sheet."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui.context import Context
from practice_desk.ui.rooms.sheet.room import SheetRoom


class Preview:
    """A therapist in front of the preview."""

    def __init__(self, qtbot, context: Context, width: int = 1280) -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        self.heard: list[str] = []
        self.went: list[Place] = []
        context.news.said.connect(self.heard.append)
        context.news.place_wanted.connect(self.went.append)
        self.room = SheetRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(width, 800)

    def go(self, client_id: str | None) -> None:
        self.room.go(Place(PlaceKind.SHEET, client_id))
        self.room.show()
        self.bot.waitUntil(lambda: self.room.paper is not None)

    def choose(self, deed: Callable[[], object]) -> None:
        before = self.room.paper
        deed()
        self.bot.waitUntil(lambda: self.room.paper is not before, timeout=3000)

    def leave_and_come_back(self, client_id: str) -> None:
        self.room.hide()
        self.go(client_id)

    def reads(self) -> str:
        document = pypdfium2.PdfDocument(self.room.paper.pdf)
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
        document.close()
        return " ".join(" ".join(pages).split())
