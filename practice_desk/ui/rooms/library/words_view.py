"""The words for all papers, in groups, each with a form; a blank gives way to the default."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import make_dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.merge_fields import OF_PRACTICE, word_problems, words_for
from practice_desk.domain.record import Record
from practice_desk.intentions import library
from practice_desk.intentions.merge_words import usual_values
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, Page, button, column, heading, row
from practice_desk.ui.theme import px
from practice_desk.ui.words_library import field_words

OWN = "own"


class WordsView(QWidget):
    """Shows what stands in every paper. `practice_wanted` asks for the Practice page."""

    practice_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._page = Page(column(...))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def fill(self) -> None:
        """Read the words anew."""
        desk = self.context.desk
        here = desk.practice.own().jurisdiction
        self.own = {w.field: w.words.strip() for w in desk.practice_words.all() if w.words.strip()}
        self.defaults = library.shipped_words(here, desk.practice.own().place)
        self.groups: dict[str, tuple[str, ...]] = {g.value: names for g, names in words_for(here).items()}
        self.titles = {g.value: words.of(g) for g in words_for(here)}
        if own := library.own_fields(desk):
            self.groups[OWN], self.titles[OWN] = own, self.tr("Words of your own texts")
        cards = [self._card(group) for group in self.groups] + [self._from_practice()]
        half = (len(cards) + 1) // 2
        sides = [(column(*part, ..., gap=16), 1) for part in (cards[:half], cards[half:])]
        body = row(*sides, gap=16, top=True, stack=820)
        said = self.tr(
            "They stand wherever a text asks for them. What is typed for one paper comes before them."
        )
        whole = column(Label(said, tone="muted", wrap=True), body, ..., gap=12)
        whole.setContentsMargins(px(32), px(4), px(32), px(20))
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self._page.show_layout(whole)
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def edit(self, group: str) -> FormDialog:
        """Open the form of a group of words."""
        return open_words(self, self.context, group, self.titles[group], self.groups[group])

    def _card(self, group: str) -> Card:
        title = self.titles[group]
        edit = button(self.tr("Edit"), "link")
        edit.setAccessibleName(self.tr("Edit: {0}").format(title))
        edit.setObjectName(f"edit-{group}")
        edit.setEnabled(not self.context.desk.read_only)
        edit.clicked.connect(partial(self.edit, group))
        return Card(heading(title, edit), *(self._line(name) for name in self.groups[group]), gap=8)

    def _line(self, name: str) -> QLayout:
        own = self.own.get(name, "")
        said = own or self.defaults.get(name, "")
        mark = self.tr("default") if said and not own else ""
        shown = Label(said or self.tr("asked for with each paper"), wrap=True, tone=None if said else "muted")
        left = Label(field_words(name), "small", tone="muted", wrap=True)
        default = Label(mark, "small", tone="muted")
        default.setMinimumWidth(Label(self.tr("default"), "small").sizeHint().width())
        return row((left, 1), (shown, 1), default, gap=12, top=True)

    def _from_practice(self) -> Card:
        desk = self.context.desk
        values = usual_values(desk, desk.practice.own().jurisdiction)
        go = button(self.tr("Practice page"), "link")
        go.setObjectName("to-practice")
        go.clicked.connect(self.practice_wanted)
        lines = [
            row(
                (Label(field_words(name), "small", tone="muted", wrap=True), 1),
                (Label(values.get(name, self.tr("not filled in yet")), wrap=True), 1), gap=12, top=True,
            )
            for name in OF_PRACTICE
        ]  # fmt: skip
        return Card(heading(self.tr("From the Practice page"), go), *lines, gap=8)


def open_words(parent: QWidget, context: Context, group: str, title: str, names: Sequence[str]) -> FormDialog:
    """Open the form for some of the words; only those that were changed are kept."""
    desk = context.desk
    practice = desk.practice.own()
    defaults = library.shipped_words(practice.jurisdiction, practice.place)
    own = {w.field: w.words for w in desk.practice_words.all()}
    form: Form[Any] = Form(desk, "practice-words")
    for name in names:
        default = defaults.get(name, "")
        hint = parent.tr("Default: {0}").format(default) if default else ""
        form.add(name, field_words(name), LineField(), hint=hint)
    kind = make_dataclass(
        "PracticeWords",
        [(name, str, "") for name in names],
        bases=(Record,),
        frozen=True,
        kw_only=True,
        repr=False,
    )
    form.start(kind(id=group, **{name: own.get(name, "") for name in names}))

    def changed(typed: Record) -> Mapping[str, str]:
        said = {name: str(getattr(typed, name)).strip() for name in names}
        return {name: value for name, value in said.items() if value != own.get(name, "")}

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_PRACTICE_WORDS, library.PAGE,
            lambda typed: library.keep_practice_words(desk, changed(typed)),
            lambda typed: word_problems(changed(typed)),
        )  # fmt: skip

    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep words"))
    dialog.open()
    return dialog
