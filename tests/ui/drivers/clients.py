"""What a therapist can do with clients, in their words: through the widgets that they would use."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients
from practice_desk.ui.context import Context
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.house import Entry
from practice_desk.ui.kit import Chip, MenuButton, Spark
from practice_desk.ui.kit.text import Elided
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.clients.room import ClientsRoom
from practice_desk.ui.rooms.overview.room import OverviewRoom
from practice_desk.ui.rooms.practice.room import PracticeRoom
from practice_desk.ui.rooms.profile.room import ProfileRoom


class Elsewhere(Room):
    """A page of another part, of which only the kind matters here."""

    def reload(self) -> None:
        """Show nothing."""


class Goals(Elsewhere):
    kind = PlaceKind.GOALS


class Sheet(Elsewhere):
    kind = PlaceKind.SHEET


_ROOMS = (ClientsRoom, OverviewRoom, ProfileRoom, Goals, Sheet, PracticeRoom)


class Therapist:
    """Somebody at their open practice."""

    def __init__(self, qtbot, context: Context, width: int = 1280, height: int = 800) -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        rooms: list[Room] = [kind(context) for kind in _ROOMS]
        entries = [Entry(PlaceKind.CLIENTS, "Clients", "clients")]
        sections = [Entry(PlaceKind.OVERVIEW, "Overview"), Entry(PlaceKind.PROFILE, "Profile")]
        self.page = DeskPage(context, rooms, entries, sections)
        qtbot.addWidget(self.page)
        self.page.resize(width, height)
        self.page.show()
        self.page.go(Place(PlaceKind.CLIENTS))
        qtbot.waitExposed(self.page)

    def __enter__(self) -> Therapist:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for form in self._forms():
            form.reject()

    # ---- going about ----

    @property
    def room(self) -> Any:
        return self.page.room

    def here(self) -> PlaceKind:
        return self.page.place.kind

    def client_id(self) -> str:
        return self.page.place.client_id or ""

    def id_of(self, name: str) -> str:
        return next(i for i, known in clients.names(self.desk).items() if known == name)

    def open(self, name: str, kind: PlaceKind = PlaceKind.OVERVIEW) -> None:
        self.page.go(Place(kind, self.id_of(name)))

    def profile(self, name: str) -> None:
        self.open(name, PlaceKind.PROFILE)

    # ---- the list ----

    def listed(self) -> list[str]:
        table = self.room.table
        return [table.rows.index(n, 0).data() for n in range(table.rows.rowCount())]

    def filter(self, typed: str) -> None:
        self.room.filter.setText(typed)

    def choose(self, name: str) -> None:
        self.room.table.choose(self.listed().index(name))

    # ---- reading ----

    def says(self, where: QWidget | None = None) -> str:
        """Everything that can be read now."""
        root = where or self.room
        parts = [w.text() for w in root.findChildren(QLabel) if w.isVisible()]
        parts += [w.text() for kind in (Elided, Chip) for w in root.findChildren(kind) if w.isVisible()]
        parts += [w.text() for w in root.findChildren(QAbstractButton) if w.isVisible()]
        return "\n".join(parts).replace("\u2068", "").replace("\u2069", "")

    def buttons(self, where: QWidget | None = None) -> list[QAbstractButton]:
        found = (where or self.room).findChildren(QAbstractButton)
        return [b for b in found if b.isVisible() and b.isEnabled()]

    def charts(self) -> list[str]:
        """What each small chart says."""
        sparks = [w for w in self.room.findChildren(Spark) if w.isVisible()]
        return [w.accessibleName().replace("\u2068", "").replace("\u2069", "") for w in sparks]

    # ---- doing ----

    def press(self, words: str, where: QWidget | None = None, *, nth: int = 0) -> None:
        named = [b for b in self.buttons(where) if words in (b.text(), b.accessibleName())]
        assert len(named) > nth, f"no button {words!r} among {[b.text() for b in self.buttons(where)]}"
        named[nth].click()

    def press_row(self, title: str) -> None:
        """Press the row of a list that begins with these words."""
        row = next(b for b in self.buttons() if b.accessibleName().startswith(title))
        self.bot.mouseClick(row, Qt.MouseButton.LeftButton)

    def choose_from_menu(self, words: str, where: QWidget | None = None) -> None:
        menus = [b.menu_of_deeds for b in self.buttons(where) if isinstance(b, MenuButton)]
        actions = [a for menu in menus for a in menu.actions() if a.text() == words]
        assert actions, f"no {words!r} in any menu"
        actions[0].trigger()

    @property
    def dialog(self) -> FormDialog:
        (only,) = self._forms()
        return only

    def form_is_open(self) -> bool:
        return bool(self._forms())

    def _forms(self) -> list[FormDialog]:
        return [d for d in self.page.findChildren(FormDialog) if d.isVisible()]

    def type(self, **values: object) -> None:
        """Put something into fields of the open form, as typing and clicking would."""
        for name, value in values.items():
            field: Any = self.dialog.form.field(name)
            field.set_raw(value)
            field.edited.emit()

    def type_slowly(self, name: str, text: str) -> None:
        field: Any = self.dialog.form.field(name)
        field.clear()
        self.bot.keyClicks(field, text)

    def keep(self) -> bool:
        """Press the button that keeps, and return whether the form went away."""
        dialog = self.dialog
        dialog.keep_button.click()
        return not dialog.isVisible()

    def leave(self) -> None:
        self.bot.keyClick(self.dialog, Qt.Key.Key_Escape)

    def problem(self, name: str) -> str:
        return self.dialog.form.rows[name].problem()

    def hint(self, name: str) -> str:
        return self.says(self.dialog.form.rows[name])

    def new_client(self, **values: object) -> str:
        """Add a client through the form and return their id."""
        self.page.go(Place(PlaceKind.CLIENTS))
        self.press("New client")
        self.type(**values)
        assert self.keep(), self.says(self.dialog)
        return self.client_id()


def unnamed(root: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if not (widget.accessibleName() or text):
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found
