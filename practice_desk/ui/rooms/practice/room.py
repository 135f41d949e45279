"""The Practice page: what stands on paper, how the program behaves, and the numbers for hard days."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from practice_desk.domain.places import PlaceKind
from practice_desk.domain.practice import CrisisNumber, Practice
from practice_desk.domain.practice_parts import PracticeParts
from practice_desk.domain.record import Record, override
from practice_desk.domain.retention import RetentionPolicy
from practice_desk.ui import look, words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Choice, Label, Page, button, column, facts, heading, row
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.practice import forms
from practice_desk.ui.rooms.practice.forms import PracticeDialog
from practice_desk.ui.rooms.practice.numbers import NumbersCard
from practice_desk.ui.rooms.practice.record_card import NotesDialog, RecordCard
from practice_desk.ui.theme import px


class PracticeRoom(Room):
    """Reads first; each card has a form of its own."""

    kind = PlaceKind.PRACTICE
    shows: ClassVar[tuple[type[Record], ...]] = (Practice, CrisisNumber, RetentionPolicy, PracticeParts)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.numbers: NumbersCard | None = None
        self._number_place = context.desk.practice.own().place
        head = column(
            Label(self.tr("Practice"), "display"),
            Label(
                self.tr("What stands on your paper, and how this program behaves"), tone="muted", wrap=True
            ),
            gap=2,
        )
        head.setContentsMargins(px(32), px(24), px(32), px(4))
        self._page = Page(column(...))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._page, 1)

    @override
    def help_words(self) -> str:
        return self.tr(
            "Your name and address stand on every sheet. The place decides which numbers a client can call. "
            "Alt+Up and Alt+Down on a number put the numbers in order. "
            "Everything here can be changed at any time; sheets that were printed stay as they are."
        )

    @override
    def reload(self) -> None:
        practice = self.desk.practice.own()
        if self.numbers is not None:
            self._number_place = self.numbers.place
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self.numbers = NumbersCard(self.context, self._number_place)
        left = column(
            self._letterhead(practice), self._habits(practice), self._locking(practice),
            self._goals(practice), ..., gap=16,
        )  # fmt: skip
        record = RecordCard(self.context, self.edit_notes)
        right = column(self.numbers, record, self._look(), self._keeping(), ..., gap=16)
        body = row((left, 1), (right, 1), gap=16, top=True, stack=900)
        body.setContentsMargins(px(32), px(12), px(32), px(20))
        self._page.show_layout(column(body, ..., gap=0))
        self._return_to(name)

    def edit(self, part: str) -> PracticeDialog:
        """Open the form of a part: letterhead, habits, locking or goals."""
        titles = {
            "letterhead": (self.tr("Therapist and letterhead"), forms.letterhead_fields),
            "habits": (self.tr("Place, paper and dates"), forms.habit_fields),
            "locking": (self.tr("Locking"), forms.locking_fields),
            "goals": (self.tr("Goals together"), forms.goals_fields),
        }
        title, fields = titles[part]
        dialog = PracticeDialog(self.window(), self.context, part, title, fields)
        dialog.open()
        return dialog

    def edit_notes(self) -> NotesDialog:
        """Open the form of how notes are written."""
        dialog = NotesDialog(self.window(), self.context)
        dialog.open()
        return dialog

    def _return_to(self, name: str) -> None:
        """Put the keyboard back where it was, or as near as the page still has."""
        number_id = name.partition("-")[2]
        names = (name, f"edit-{number_id}", "add-number") if number_id else (name,)
        places = (self._page.findChild(QWidget, n) for n in names if n)
        near = next((p for p in places if p is not None and p.isEnabled()), None)
        if near is not None:
            near.setFocus()

    def _letterhead(self, practice: Practice) -> Card:
        lines = [
            (self.tr("Therapist"), practice.therapist),
            (self.tr("Title or profession"), practice.title),
            (self.tr("Practice"), practice.practice_name),
            (self.tr("Address"), practice.letterhead),
            (self.tr("Phone"), practice.phone),
            (self.tr("E-mail"), practice.email),
        ]
        return self._card(self.tr("Therapist and letterhead"), "letterhead", lines)

    def _habits(self, practice: Practice) -> Card:
        lines = [
            (self.tr("Whose law and words"), words.of(practice.jurisdiction)),
            (self.tr("Where you work"), practice.place or self.tr("Somewhere without crisis numbers")),
            (self.tr("Paper"), words.of(practice.paper)),
            (self.tr("Dates"), words.of(practice.date_order)),
        ]
        return self._card(self.tr("Place, paper and dates"), "habits", lines)

    def _locking(self, practice: Practice) -> Card:
        minutes = self.tr("After %n quiet minute(s)", "", practice.idle_minutes)
        return self._card(self.tr("Locking"), "locking", [(self.tr("Locks by itself"), minutes)])

    def _goals(self, practice: Practice) -> Card:
        said = self.tr("Shown beside the equal one") if practice.gas_weights else self.tr("Not shown")
        lines = [(self.tr("A figure weighted by importance"), said)]
        return self._card(self.tr("Goals together"), "goals", lines)

    def _look(self) -> Card:
        settings = self.context.settings
        themes = [
            ("system", self.tr("Light or dark as the system")), ("light", self.tr("Light")),
            ("dark", self.tr("Dark")), ("contrast", self.tr("High contrast")),
        ]  # fmt: skip
        self.theme_choice = Choice(themes)
        self.theme_choice.set_value(settings.theme)
        self.size_choice = Choice([(scale, f"{round(scale * 100)} %") for scale in look.SCALES])
        self.size_choice.set_value(min(look.SCALES, key=lambda s: abs(s - settings.scale)))
        for choice in (self.theme_choice, self.size_choice):
            choice.activated.connect(lambda _: self._change_look())
        labels = [Label(self.tr("Colours"), strong=True), Label(self.tr("Size of text"), strong=True)]
        labels[0].setBuddy(self.theme_choice)
        labels[1].setBuddy(self.size_choice)
        self.theme_choice.setObjectName("theme")
        self.size_choice.setObjectName("scale")
        self.theme_choice.setAccessibleName(labels[0].text())
        self.size_choice.setAccessibleName(labels[1].text())
        return Card(
            heading(self.tr("How it looks on this computer")),
            labels[0], self.theme_choice, labels[1], self.size_choice, gap=6,
        )  # fmt: skip

    def _change_look(self) -> None:
        settings = self.context.settings
        settings.theme, settings.scale = self.theme_choice.value(), self.size_choice.value()
        settings.keep()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        look.apply(app, settings)

    def _keeping(self) -> Card:
        policies = self.desk.retention_policies.all("position, id")
        lines = [Label(p.name, wrap=True) for p in policies]
        said = Label(
            self.tr("Nothing is erased by itself. Each profile says which rule holds and until when."),
            "small", tone="muted", wrap=True,
        )  # fmt: skip
        return Card(heading(self.tr("How long records are kept")), *lines, said, gap=6)

    def _card(self, title: str, part: str, lines: list[tuple[str, str]]) -> Card:
        edit = button(self.tr("Edit"), "link")
        edit.setAccessibleName(self.tr("Edit: {0}").format(title))
        edit.setObjectName(f"edit-{part}")
        edit.clicked.connect(partial(self.edit, part))
        shown = [(name, value) for name, value in lines if value.strip()]
        empty = Label(self.tr("Nothing yet."), tone="muted")
        return Card(heading(title, edit), facts(*shown) if shown else empty, gap=8)
