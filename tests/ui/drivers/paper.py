"""What a therapist does in front of the preview of a consent, a release, an agreement or a list."""

from __future__ import annotations

import pypdfium2
from ui.drivers.goals import settle

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record_choices import RecordPart
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Check, Label, StateLine
from practice_desk.ui.rooms.paper.room import PaperRoom
from practice_desk.ui.rooms.paper.subject import PaperForm


class PaperPreview:
    """A therapist in front of a paper."""

    def __init__(self, qtbot, context: Context, width: int = 1280) -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        self.heard: list[str] = []
        self.went: list[Place] = []
        context.news.said.connect(self.heard.append)
        context.news.place_wanted.connect(self.went.append)
        self.room = PaperRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(width, 800)

    def go(self, client_id: str | None, what: str) -> None:
        self.room.go(Place(PlaceKind.PAPER, client_id, what))
        self.room.show()
        self.bot.waitUntil(lambda: self.room.paper is not None)

    def is_turned_away(self, client_id: str | None, what: str) -> bool:
        """Go to a paper that is not to be seen, and say whether the way led back without one."""
        self.room.go(Place(PlaceKind.PAPER, client_id, what))
        self.room.show()
        self.bot.waitUntil(lambda: bool(self.went), timeout=3000)
        return self.room.paper is None

    def choose(self, **chosen: object) -> None:
        """Choose a form, a paper or a size of print, and wait for the paper that follows."""
        before = self.room.paper
        for name, value in chosen.items():
            choice = getattr(self.room.panel, name)
            assert choice.isEnabled(), name
            choice.set_value(value)
            choice.activated.emit(choice.currentIndex())
        self.bot.waitUntil(lambda: self.room.paper is not before, timeout=3000)

    def forms(self) -> list[PaperForm]:
        choice = self.room.panel.form
        return list(choice._values)

    def type_day(self, name: str, text: str) -> None:
        field = getattr(self.room.panel, name)
        field.setText(text)
        field.editingFinished.emit()

    def reads(self) -> str:
        document = pypdfium2.PdfDocument(self.room.paper.pdf)
        pages = [document[i].get_textpage().get_text_range() for i in range(len(document))]
        document.close()
        return " ".join(" ".join(pages).split())

    def says(self) -> str:
        settle()  # what was taken out goes a moment later
        found = self.room.said.findChildren(StateLine) + self.room.said.findChildren(Label)
        return " ".join(part.accessibleName() or part.text() for part in found if part.isVisible())

    def tick(self, part: RecordPart, *, on: bool) -> None:
        """Put a part in or leave it out, and wait for the paper that follows."""
        self._click(self.room.panel.work.parts[part], on=on)

    def tick_goal(self, goal_id: str, *, on: bool) -> None:
        self._click(self.room.panel.work.goals[goal_id], on=on)

    def print_for(self, *, professional: bool) -> None:
        """Choose whom it is for, and wait for the paper that follows."""
        before = self.room.paper
        version = self.room.panel.work.version
        version.set_value(professional)
        version.activated.emit(version.currentIndex())
        self.bot.waitUntil(lambda: self.room.paper is not before, timeout=3000)

    def fill(self, **values: object) -> None:
        """Fill in the form that is open."""
        for name, value in values.items():
            field = self._dialog().form.field(name)
            field.set_value(value)
            field.edited.emit()

    def keep(self) -> None:
        """Try to keep the form that is open."""
        self._dialog().keep_button.click()

    def keep_and_see(self) -> None:
        """Keep the form that is open, and wait for the paper that follows."""
        before = self.room.paper
        self.keep()
        self.bot.waitUntil(lambda: self.room.paper is not before, timeout=3000)

    def title(self) -> str:
        return self.room._title.text()

    def _click(self, check: Check, *, on: bool) -> None:
        if check.isChecked() is on:
            return
        before = self.room.paper
        check.click()
        self.bot.waitUntil(lambda: self.room.paper is not before, timeout=3000)

    def _dialog(self) -> FormDialog:
        return next(d for d in self.room.window().findChildren(FormDialog) if d.isVisible())
