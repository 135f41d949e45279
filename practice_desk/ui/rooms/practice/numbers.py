"""The crisis numbers of one place at a time: read, changed, ordered, put back as shipped."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from practice_desk.domain.practice import CrisisNumber
from practice_desk.intentions import practice as intentions
from practice_desk.ui import dialogs
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Choice, Label, button, column, heading, row, rule
from practice_desk.ui.rooms.practice.forms import NumberDialog


class NumbersCard(QWidget):
    """Shows the numbers of the chosen place, in the order in which they are printed."""

    def __init__(self, context: Context, place: str) -> None:
        super().__init__()
        self.context, self.place = context, place
        places = intentions.number_places(context.desk)
        self.choice = Choice([(p, p) for p in places])
        self.choice.setAccessibleName(self.tr("Place"))
        self.choice.set_value(place if place in places else places[0])
        self.choice.activated.connect(lambda _: self.show_place(self.choice.value()))
        self.choice.setObjectName("place")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._card: Card | None = None
        self.show_place(self.choice.value())

    def show_place(self, place: str) -> None:
        """Show the numbers of another place."""
        self.place = place
        if self._card is not None:
            self.choice.setParent(self)
            self._column.removeWidget(self._card)
            self._card.deleteLater()
        add = button(self.tr("Add a number"), "link", icon="plus")
        add.setObjectName("add-number")
        add.clicked.connect(self.add)
        other = button(self.tr("Another place"), "quiet")
        other.setObjectName("add-place")
        other.clicked.connect(self.add_place)
        again = button(self.tr("Put the shipped numbers back"), "link")
        again.setObjectName("reset-numbers")
        again.clicked.connect(self.reset)
        words = self.tr(
            "They stand on every sheet for this place. Ring each number before you print it: numbers change."
        )
        numbers = intentions.numbers_of(self.context.desk, place)
        rows: list[QWidget] = []
        for i, number in enumerate(numbers):
            rows += [rule()] if i else []
            made = NumberRow(self.context, number, first=not i, last=i == len(numbers) - 1)
            made.edit.clicked.connect(partial(self.edit, number))
            rows.append(made)
        none = Label(self.tr("No numbers yet. The sheet leaves a line to write them by hand."), wrap=True)
        self._card = Card(
            heading(self.tr("Crisis numbers"), add), Label(words, tone="muted", wrap=True),
            row((self.choice, 1), other, gap=8), *(rows or [none]), row(again, ...), gap=10,
        )  # fmt: skip
        self._column.addWidget(self._card)

    def add(self) -> None:
        """Open the form for another number of this place."""
        NumberDialog(
            self.window(), self.context, CrisisNumber(place=self.place), self.tr("Add a number")
        ).open()

    def add_place(self) -> None:
        """Open the form for the first number of a place that is not in the list."""
        title = self.tr("Numbers for another place")
        NumberDialog(self.window(), self.context, CrisisNumber(place=""), title, self._turn_to).open()

    def edit(self, number: CrisisNumber) -> None:
        """Open the form for a number."""
        NumberDialog(self.window(), self.context, number, self.tr("Change the number")).open()

    def reset(self) -> None:
        """Put the shipped numbers back; undo brings the others again."""
        if self.place not in intentions.crisis_places():
            dialogs.tell(
                self.window(), self.tr("No shipped numbers"),
                self.tr("No numbers ship with the program for {0}.").format(self.place),
            )  # fmt: skip
            return
        intentions.reset_numbers(self.context.desk, self.place)

    def _turn_to(self, place: str) -> None:
        """Be at this place when the page is built anew."""
        self.place = place


class NumberRow(QWidget):
    """One number with what can be done to it; Alt+Up and Alt+Down move it from any of its buttons."""

    def __init__(self, context: Context, number: CrisisNumber, *, first: bool, last: bool) -> None:
        super().__init__()
        self._number = number
        move = partial(intentions.move_number, context.desk, number)
        up = self._button("up", self.tr("Up"), self.tr("Move {0} up"), icon="up")
        down = self._button("down", self.tr("Down"), self.tr("Move {0} down"), icon="down")
        for mover, by, keys, end in ((up, -1, "Alt+Up", first), (down, 1, "Alt+Down", last)):
            mover.setEnabled(not end)
            mover.setToolTip(keys)
            mover.setAccessibleDescription(keys)
            mover.clicked.connect(partial(move, by))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(move, by))
        self.edit = self._button("edit", self.tr("Edit"), self.tr("Edit {0}"))
        remove = self._button("remove", self.tr("Remove"), self.tr("Remove {0}"))
        remove.clicked.connect(partial(intentions.remove_number, context.desk, number))
        words = column(
            ..., Label(number.number, strong=True, wrap=True),
            Label(self._about(), "small", tone="muted", wrap=True), ..., gap=2,
        )  # fmt: skip
        deeds = row(row(up, down, ..., gap=4), row(self.edit, remove, ..., gap=4), gap=4, stack=380)
        self.setLayout(row((words, 1), deeds, gap=4, margin=(0, 4, 0, 4), stack=440))

    def _about(self) -> str:
        number = self._number
        who = self.tr("only under {0}").format(number.under_age) if number.under_age else ""
        return "  ·  ".join(part for part in (number.label, who) if part)

    def _button(self, deed: str, words: str, said: str, *, icon: str | None = None) -> QPushButton:
        made = button(words, "quiet", icon=icon)
        made.setObjectName(f"{deed}-{self._number.id}")
        made.setAccessibleName(said.format(self._number.number))
        return made
