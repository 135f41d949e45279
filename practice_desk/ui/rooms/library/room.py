"""The Library: the texts that papers are made from, the packs of first papers, the words filled into all."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import LibraryText, Pack, PracticeWord, Template, TemplateVersion
from practice_desk.domain.own_measures import KeptMeasure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Practice
from practice_desk.domain.record import Record, override
from practice_desk.intentions import library, own_measures
from practice_desk.ui.commands import Command, Menu
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Label, Segments, button, column, row
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.library.measure_form import open_measure
from practice_desk.ui.rooms.library.measures_view import MeasuresView
from practice_desk.ui.rooms.library.new_text import open_new_text
from practice_desk.ui.rooms.library.pack_form import open_pack
from practice_desk.ui.rooms.library.packs_view import PacksView
from practice_desk.ui.rooms.library.text_form import open_text
from practice_desk.ui.rooms.library.texts_view import TextsView
from practice_desk.ui.rooms.library.versions import open_versions
from practice_desk.ui.rooms.library.words_view import WordsView
from practice_desk.ui.theme import px

TEXTS, PACKS, WORDS, MEASURES = "texts", "packs", "words", "measures"


class LibraryRoom(Room):
    """Reads first; what is kept here has forms of its own. `place.id` is a text's key, or `measures`."""

    kind = PlaceKind.LIBRARY
    shows: ClassVar[tuple[type[Record], ...]] = (
        Template, TemplateVersion, PracticeWord, Pack, Practice, KeptMeasure,
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = ""
        self._stale_parts: set[str] = set()
        self.part = Segments(
            [
                (TEXTS, self.tr("Texts")),
                (PACKS, self.tr("First papers")),
                (WORDS, self.tr("Words for all papers")),
                (MEASURES, self.tr("Measures")),
            ]
        )
        self.part.setAccessibleName(self.tr("Part of the Library"))
        self.part.setObjectName("part")
        self.part.chosen.connect(lambda _: self._turn())
        self.new_button = button("", "primary", icon="plus")
        self.new_button.setObjectName("new")
        self.new_button.clicked.connect(self.add)
        self.texts, self.packs, self.words = TextsView(context), PacksView(context), WordsView(context)
        self.texts.text_shown.connect(self._bind)
        self.words.practice_wanted.connect(lambda: self.wanted(PlaceKind.PRACTICE))
        self.packs.edit_wanted.connect(lambda pack: open_pack(self, context, pack))
        self.measures = MeasuresView(context)
        self.measures.edit_wanted.connect(lambda key: open_measure(self, context, key))
        self.measures.hide_wanted.connect(self._put_away)
        self._stack = QStackedWidget()
        for view in (self.texts, self.packs, self.words, self.measures):
            self._stack.addWidget(view)
        self._lay_out()
        self._turn()

    def _lay_out(self) -> None:
        title = column(
            Label(self.tr("Library"), "display"),
            Label(self.tr("The texts your papers are made from"), tone="muted", wrap=True),
            gap=2,
        )
        head = column(row((title, 1), column(self.new_button, ...), gap=12), row(self.part, ...), gap=12)
        head.setContentsMargins(px(32), px(24), px(32), px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)

    @override
    def help_words(self) -> str:
        return self.tr(
            "Texts are read here and changed with Edit. Every change makes a new version; papers that were "
            "offered or signed keep the words they were made from. Marked words are filled in from Practice, "
            "from the words for all papers, from the client's profile, or when a paper is drafted. In first "
            "papers Alt+Up and Alt+Down put the papers in order."
        )

    @override
    def go(self, place: Place) -> None:
        """Show the Library, with the text that is meant open."""
        self._wanted = place.id or ""
        super().go(place)

    @override
    def reload(self) -> None:
        self._stale_parts = {TEXTS, PACKS, WORDS, MEASURES}
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.part.set_value(MEASURES if wanted == MEASURES else TEXTS)
        self._turn()
        if wanted and wanted != MEASURES:
            self.texts.open_text(wanted)

    @override
    def commands(self) -> list[Command]:
        def may_write() -> bool:
            return not self.desk.read_only

        return [
            Command(
                "new-text", self.tr("New text"), self.add_text, menu=Menu.EDIT, icon="plus", enabled=may_write
            ),
            Command(
                "edit-text", self.tr("Edit this text"), self.edit, menu=Menu.EDIT, enabled=self._may_edit
            ),
        ]

    def turn_to(self, part: str) -> None:
        """Show the texts, the first papers, the words or the measures."""
        self.part.set_value(part)
        self._turn()

    def add(self) -> None:
        """Open the form for what the part in view holds."""
        if self.part.value() == PACKS:
            open_pack(self, self.context, None)
        elif self.part.value() == MEASURES:
            open_measure(self, self.context)
        else:
            self.add_text()

    def add_text(self, like: LibraryText | None = None) -> None:
        """Open the form for a text of the therapist's own, empty or starting from another."""
        open_new_text(self, self.context, self._show_made, like)

    def edit(self) -> None:
        """Open the editor for the text in view."""
        if self.texts.text is not None:
            open_text(self, self.context, self.texts.text)

    def _may_edit(self) -> bool:
        return not self.desk.read_only and self.part.value() == TEXTS and self.texts.text is not None

    def _show_made(self, text: LibraryText) -> None:
        self.turn_to(TEXTS)
        self.texts.open_text(text.key)

    def _put_away(self, key: str, hidden: bool) -> None:
        with self.desk.change(Deed.HIDE_OWN_MEASURE, Place(PlaceKind.LIBRARY, None, MEASURES)):
            own_measures.hide_own(self.desk, key, hidden=hidden)

    def _turn(self) -> None:
        part = self.part.value()
        views: dict[str, TextsView | PacksView | WordsView | MeasuresView] = {
            TEXTS: self.texts,
            PACKS: self.packs,
            WORDS: self.words,
            MEASURES: self.measures,
        }
        self._stack.setCurrentWidget(views[part])
        if part in self._stale_parts:
            self._stale_parts.discard(part)
            views[part].fill()
        new = {PACKS: self.tr("New first papers"), MEASURES: self.tr("New measure")}
        self.new_button.setText(new.get(part, self.tr("New text")))
        self.new_button.setVisible(part != WORDS)
        self.new_button.setEnabled(not self.desk.read_only)

    def _bind(self) -> None:
        page = self.texts.page
        if page is None:
            return
        text, desk = page.text, self.desk
        page.edit_wanted.connect(lambda: open_text(self, self.context, text))
        page.print_wanted.connect(lambda: self.wanted(PlaceKind.PAPER, None, f"text:{text.key}"))
        page.versions_wanted.connect(lambda: open_versions(self, self.context, text))
        page.restore_wanted.connect(lambda: library.restore_default(desk, text))
        page.hide_wanted.connect(lambda hidden: library.hide_text(desk, text, hidden=hidden))
        page.another_wanted.connect(lambda: self.add_text(text))
        page.words_wanted.connect(lambda: self.turn_to(WORDS))
