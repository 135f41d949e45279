"""What a therapist does on the pages of consents and drafts, in their words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QTextEdit, QWidget

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.intentions import clients, library, papers, signing
from practice_desk.ui.context import Context
from practice_desk.ui.desk_page import DeskPage
from practice_desk.ui.house import Entry
from practice_desk.ui.kit import Chip, Elided, MenuButton
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.consents.room import ConsentsRoom
from practice_desk.ui.rooms.consents.rows import ConsentRow
from practice_desk.ui.rooms.draft.room import DraftRoom
from practice_desk.ui.rooms.goals.room import GoalsRoom
from practice_desk.ui.rooms.overview.room import OverviewRoom
from practice_desk.ui.rooms.profile.room import ProfileRoom

_MARKS = {"\u2066", "\u2067", "\u2068", "\u2069"}


class Elsewhere(Room):
    """A page of another part, of which only the kind matters here."""

    def reload(self) -> None:
        """Show nothing."""


class Clients(Elsewhere):
    kind = PlaceKind.CLIENTS


class PaperPage(Elsewhere):
    kind = PlaceKind.PAPER


class Shared(Elsewhere):
    kind = PlaceKind.DISCLOSURES


class Agreement(Elsewhere):
    kind = PlaceKind.AGREEMENT


_ROOMS = (
    Clients, OverviewRoom, ProfileRoom, GoalsRoom, ConsentsRoom, DraftRoom, PaperPage, Shared, Agreement,
)  # fmt: skip


class Papers:
    """Somebody at a client's papers; `turned` holds what was put on the turned screen."""

    def __init__(self, qtbot, context: Context, name: str = "") -> None:
        self.bot, self.context, self.desk = qtbot, context, context.desk
        entries = [Entry(PlaceKind.CLIENTS, "Clients", "clients")]
        sections = [Entry(PlaceKind.OVERVIEW, "Overview"), Entry(PlaceKind.CONSENTS, "Consents")]
        self.page = DeskPage(context, [kind(context) for kind in _ROOMS], entries, sections)
        self.turned: list[Any] = []
        context.news.turned.connect(self.turned.append)
        self.said: list[str] = []
        qtbot.addWidget(self.page)
        self.page.resize(1280, 900)
        self.page.show()
        self.page.go(Place(PlaceKind.CLIENTS))
        self.name = name  # the page of consents opens when it is asked for: each change is read anew there

    def __enter__(self) -> Papers:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for dialog in self._dialogs():
            dialog.reject()
        for screen in self.turned:
            screen.deleteLater()

    # ---- going about ----

    @property
    def room(self) -> Any:
        return self.page.room

    @property
    def place(self) -> Place:
        return self.page.place

    @property
    def client_id(self) -> str:
        return next(i for i, known in clients.names(self.desk).items() if known == self.name)

    def go(self, kind: PlaceKind, record_id: str | None = None) -> None:
        self.page.go(Place(kind, self.client_id, record_id))
        settle()

    def consents(self, paper_id: str | None = None) -> None:
        self.go(PlaceKind.CONSENTS, paper_id)

    def draft(self, key: str, nth: int = 0, **about: object) -> Any:
        """Draft a text of the Library and open it; return the paper."""
        made = papers.draft_papers(self.desk, self.client_id, library.find_text(self.desk, key), **about)
        self.go(PlaceKind.DRAFT, made[nth].id)
        return made[nth]

    # ---- reading ----

    def says(self, where: QWidget | None = None) -> str:
        """Everything that can be read now."""
        return read(where or self.room)

    def rows(self) -> list[str]:
        """Return the list from top to bottom, each row as it is spoken."""
        rows = [r for r in self.room.findChildren(ConsentRow) if r.isVisible()]
        rows.sort(key=lambda row: row.mapTo(self.room, row.rect().topLeft()).y())
        return [plain(row.accessibleName()) for row in rows]

    def groups(self) -> dict[str, list[str]]:
        """Return the titles of rows by the caption they stand below."""
        captions = ("Needs attention", "In force", "Missing", "Drafts", "Past")
        labels = [w for w in self.room.findChildren(QLabel) if w.isVisible() and w.text() in captions]
        rows = [r for r in self.room.findChildren(ConsentRow) if r.isVisible()]
        found = [(self._top(w), w.text(), True) for w in labels]
        found += [(self._top(r), plain(r.accessibleName()), False) for r in rows]
        groups: dict[str, list[str]] = {}
        for _, text, is_caption in sorted(found, key=lambda f: f[0]):
            if is_caption:
                groups[text] = []
            else:
                list(groups.values())[-1].append(text)
        return groups

    def card(self) -> str:
        """Return what the paper that is open says."""
        return read(self.room.card) if self.room.card else ""

    def text(self) -> str:
        """Return the text of the draft as it would be offered."""
        return plain(self.room.text.text()).replace("\u00a0", " ")

    @property
    def dialog(self) -> Any:
        (only,) = self._dialogs()
        return only

    def problem(self, name: str) -> str:
        return self.dialog.form.rows[name].problem()

    # ---- doing ----

    def open(self, words: str) -> None:
        """Press the row that begins with these words."""
        rows = [r for r in self.room.findChildren(ConsentRow) if r.isVisible()]
        found = [r for r in rows if plain(r.accessibleName()).startswith(words)]
        assert found, f"no row {words!r} among {self.rows()}"
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        settle()

    def press(self, words: str, where: QWidget | None = None) -> None:
        roots = [where] if where else [*self._dialogs(), self.room]
        for root in roots:
            found = [
                b for b in root.findChildren(QAbstractButton)
                if b.isVisible() and words in (plain(b.accessibleName()), plain(b.text()).replace("&", ""))
            ]  # fmt: skip
            if found:
                assert found[0].isEnabled(), f"{words!r} cannot be pressed now"
                self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)
                settle()
                return
        raise AssertionError(f"nothing called {words!r} can be pressed")

    def can_press(self, words: str) -> bool:
        buttons = [b for b in self.room.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        return any(words in (plain(b.accessibleName()), plain(b.text())) for b in buttons)

    def choose(self, words: str) -> None:
        """Choose from a menu of the page."""
        for menu in self._menus():
            for action in menu.menu_of_deeds.actions():
                if plain(action.text()) == words:
                    action.trigger()
                    settle()
                    return
        raise AssertionError(f"no menu offers {words!r}")

    def menu(self) -> list[str]:
        """Return what the menus of the page offer."""
        return [plain(a.text()) for m in self._menus() for a in m.menu_of_deeds.actions() if a.text()]

    def type(self, **values: object) -> None:
        """Type into fields of the open dialog, or of the draft."""
        form = self.dialog.form if self._dialogs() else self.room.form
        for name, value in values.items():
            field = form.field(name)
            if isinstance(value, str):
                field.set_raw(value)
            else:
                field.set_value(value)
            field.edited.emit()
        settle()

    def keep(self) -> None:
        self.bot.mouseClick(self.dialog.keep_button, Qt.MouseButton.LeftButton)
        settle()

    def leave(self) -> None:
        self.bot.keyClick(self.dialog, Qt.Key.Key_Escape)
        settle()

    # ---- other people ----

    def signs(self, paper_id: str, nth: int = 0, **more: Any) -> None:
        """Have the n-th person who is asked sign, as on the turned screen."""
        from intentions.papers_of import evidence

        file = papers.file_of(self.desk, paper_id)
        signer = [s for s in file.signers if not s.is_therapist][nth]
        signing.sign(self.desk, paper_id, signer.id, evidence(file, **more))
        settle()

    def _dialogs(self) -> list[Any]:
        return [d for d in self.page.window().findChildren(QDialog) if d.isVisible()]

    def _menus(self) -> list[MenuButton]:
        return [m for m in self.room.findChildren(MenuButton) if m.isVisible()]

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self.room, widget.rect().topLeft()).y()


def settle() -> None:
    """Let what was asked for be laid out and shown."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def plain(words: str) -> str:
    """Return words without the marks around names."""
    return "".join(letter for letter in words if letter not in _MARKS)


def read(root: QWidget) -> str:
    """Return everything that can be read in a part."""
    kinds = (QLabel, Elided, Chip, QAbstractButton)
    parts = [w.text() for kind in kinds for w in root.findChildren(kind) if w.isVisible()]
    parts += [w.toPlainText() for w in root.findChildren(QTextEdit) if w.isVisible()]
    return plain("\n".join(parts))
