"""What a therapist does on the review page, and a client in front of the five cards, in their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from ui.drivers.goals import pressable, settle, texts_of

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.ui.fields import TextField
from practice_desk.ui.kit import Check, Pips
from practice_desk.ui.rooms.review.room import ReviewRoom
from practice_desk.ui.turned.options import Option, Options
from practice_desk.ui.turned.screen import TurnedScreen


class Cards:
    """A person in front of the turned screen."""

    def __init__(self, qtbot, screen: TurnedScreen) -> None:
        self.qtbot, self.screen = qtbot, screen
        qtbot.addWidget(screen)
        screen.resize(1100, 800)
        screen.show()
        settle()

    @property
    def page(self) -> QWidget:
        return self.screen.page

    def texts(self) -> list[str]:
        return texts_of(self.page)

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def press(self, words: str) -> None:
        self.qtbot.mouseClick(pressable(self.screen, words), Qt.MouseButton.LeftButton)
        settle()

    def write(self, question: str, words: str) -> None:
        """Write below a question."""
        field = self._named(TextField, question)
        field.set_value(words)
        field.edited.emit()

    def written(self, question: str) -> str:
        return self._named(TextField, question).value()

    def choose(self, question: str, answer: str) -> None:
        """Choose one of the answers beside each other."""
        group = next(o for o in self.page.findChildren(Options) if o.accessibleName() == question)
        tile = next(t for t in group.findChildren(Option) if t.accessibleName() == answer)
        self.qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    def rate(self, value: int) -> None:
        """Give every goal in view the same number."""
        for pips in self.page.findChildren(Pips):
            pips.setFocus()
            self.qtbot.keyClick(pips, Qt.Key(Qt.Key.Key_0 + value))

    def lines(self) -> list[Check]:
        return self.page.findChildren(Check)

    def tick(self, words: str) -> None:
        check = next(c for c in self.lines() if words in c.accessibleName())
        self.qtbot.keyClick(check, Qt.Key.Key_Space)

    def go_to(self, words: str) -> None:
        """Go on until a card on which these words stand."""
        for _ in range(12):
            if self.sees(words):
                return
            self.press("Go on")
        raise AssertionError(f"no card says {words!r}")

    def go_to_the_end(self) -> None:
        self.go_to("That was the last card")

    def give_back(self) -> None:
        """Give the computer back; the therapist goes on."""
        self.screen.leave()
        self.screen.hand_back.gone_on.emit()
        settle()

    def done(self) -> None:
        self.go_to_the_end()
        self.press("I am done")
        self.give_back()

    def _named(self, kind, name: str):
        return next(f for f in self.page.findChildren(kind) if f.accessibleName() == name)


class ReviewDriver:
    """Works on the review page of one client as a person would."""

    def __init__(self, context, qtbot, client_id: str, width: int = 1072, height: int = 900) -> None:
        self.qtbot, self.context, self.desk = qtbot, context, context.desk
        self.places: list[Place] = []
        self.screens: list[TurnedScreen] = []
        context.news.place_wanted.connect(self.places.append)
        context.news.turned.connect(self.screens.append)
        self.room = ReviewRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(width, height)
        self.room.go(Place(PlaceKind.REVIEW, client_id))
        self.room.show()
        settle()

    def __enter__(self) -> ReviewDriver:
        return self

    def __exit__(self, *_: object) -> None:
        for dialog in self.room.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.room.hide()

    def sees(self, words: str) -> bool:
        return any(words in text for text in texts_of(self.room))

    def offers(self, words: str) -> bool:
        """Say whether there is a button in sight that is called so and can be pressed."""
        found = [b for b in self.room.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        return any(words in (b.accessibleName(), b.text()) for b in found)

    def press(self, words: str) -> None:
        self.qtbot.mouseClick(pressable(self.room, words), Qt.MouseButton.LeftButton)
        settle()

    def choose_menu(self, words: str) -> None:
        buttons = self.room.findChildren(QAbstractButton)
        menus = [b.menu_of_deeds for b in buttons if hasattr(b, "menu_of_deeds") and b.isVisible()]
        next(a for m in menus for a in m.actions() if a.text() == words).trigger()
        settle()

    def turn_to(self, name: str) -> Cards:
        self.press(f"Turn the screen to {name}")
        return Cards(self.qtbot, self.screens[-1])

    def dialog(self) -> QDialog:
        return next(d for d in self.room.window().findChildren(QDialog) if d.isVisible())

    def undo(self) -> None:
        self.desk.undo()
        settle()
