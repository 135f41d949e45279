"""The editor of a Library text: plain text with its form, a live preview, and what the form cannot read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import LibraryText, TemplateKind, TemplateProblem, TemplateVersion
from practice_desk.domain.merge_fields import WORDS
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.reading_grade import reading_of
from practice_desk.domain.record import Record, override
from practice_desk.domain.template_form import form_faults
from practice_desk.intentions import library
from practice_desk.intentions.merge_words import usual_values
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Card, Choice, Label, Page, column, row
from practice_desk.ui.rooms.library.shown_text import ShownText
from practice_desk.ui.rooms.library.text_page import reading_words
from practice_desk.ui.theme import px
from practice_desk.ui.words_library import field_words

_ROWS = 12
_LEAST, _AROUND, _HELP = 200, 330, 120
_PREVIEW_AFTER = 150


@dataclass(frozen=True, kw_only=True, repr=False)
class TextDraft(Record):
    """A text while it is typed; its id is the text's key, so that what was typed comes back to it."""

    kind: TemplateKind = TemplateKind.PAPER
    area: str = ""
    name: str = ""
    body: str = ""
    summary: str = ""
    place: Jurisdiction | None = None
    language: str = "en"

    def problems(self) -> Iterator[tuple[str, TemplateProblem]]:
        """Yield each field that stands in the way of keeping this text."""
        version = TemplateVersion(
            template_id="", number=0, name=self.name, body=self.body, summary=self.summary, made_on=today()
        )
        yield from version.problems()


class TextForm(Form[TextDraft]):
    """Name, text and, for a clause, its line on the client's copy, beside the text as it will read."""

    def __init__(self, context: Context, name: str, known: dict[str, str]) -> None:
        super().__init__(context.desk, name)
        self._known = known
        self._left = QWidget()
        self._lines = QVBoxLayout(self._left)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(14))
        self.preview = ShownText(self.tr("How it reads"))
        self.reading = Label("", "small", tone="muted", wrap=True)
        self.pages = Page(column(self.preview, ...))
        shown = Card(Label(self.tr("How it reads"), strong=True), self.reading, (self.pages, 1), gap=6)
        right = QWidget()
        right.setLayout(column(shown, self._help(), ..., gap=12))
        self.add_widget(_sides(self._left, right))
        self._later = QTimer(self, interval=_PREVIEW_AFTER, singleShot=True)
        self._later.timeout.connect(self.show_preview)
        self.edited.connect(self._later.start)

    def add_left(self, name: str, label: str, field: QWidget, hint: str = "") -> FormRow:
        """Add a field to the left column."""
        made = FormRow(name, label, field, hint)
        self.adopt(made)
        self._lines.addWidget(made)
        return made

    def add_text(self) -> None:
        """Add the text itself with a way to put marked words into it, and the client's line."""
        self.add_left("name", self.tr("Name of this text"), LineField())
        self.body = TextField(_ROWS)
        self.add_left("body", self.tr("Text"), self.body)
        names = sorted((n for group in WORDS.values() for n in group), key=field_words)
        self.insert = Choice([("", self.tr("Put in a marked word")), *((n, field_words(n)) for n in names)])
        self.insert.setAccessibleName(self.tr("Put in a marked word"))
        self.insert.set_value("")
        self.insert.chosen.connect(self._put_in)
        self._lines.addWidget(self.insert)
        self.add_left(
            "summary", self.tr("One line for the client's copy"), LineField(),
            hint=self.tr("Said in plain words; it may hold marked words too."),
        )  # fmt: skip
        self._lines.addStretch(1)

    def say_below(self, said: str) -> None:
        """Say something below the fields."""
        self._lines.insertWidget(self._lines.count() - 1, Label(said, "small", tone="muted", wrap=True))

    def show_kind(self, kind: TemplateKind) -> None:
        """Ask for the client's line only where there is one."""
        self.rows["summary"].setVisible(kind is TemplateKind.CLAUSE)

    @override
    def start(self, record: TextDraft, client_id: str | None = None) -> None:
        """Show a text."""
        super().start(record, client_id)
        self.show_kind(record.kind)
        self.show_preview()

    def show_preview(self) -> None:
        """Show how what is typed will read, and quietly what the form cannot read."""
        text = self.field("body").value()
        self.preview.show_body(text, self._known)
        self.preview.updateGeometry()
        self.reading.setText(reading_words(self, reading_of(text)) if text.strip() else "")
        self.rows["body"].set_hint(faults_words(self, text))

    def keep_text(self, do: Callable[[TextDraft], object]) -> bool:
        """Keep the text, or say beside the fields what is in the way, faults of form with their line."""
        kept = self.keep(Deed.KEEP_TEMPLATE, library.PAGE, do)
        if not kept:
            for name in ("body", "summary"):
                said = faults_words(self, self.field(name).value())
                if said and self.rows[name].problem():
                    self.rows[name].show_problem(said)
        return kept

    def _put_in(self, name: str) -> None:
        if name:
            self.body.insertPlainText(f"{{{name}}}")
            self.insert.set_value("")
            self.body.setFocus()

    def _help(self) -> Card:
        lines = [
            ("= Words", self.tr("a heading")),
            ("- Words", self.tr("a line of a list")),
            ("[ ] Words", self.tr("a box to tick; several in a line are choices")),
            ("{fee}", self.tr("a marked word that is filled in; small letters and _")),
            ("[[if fee]] ... [[end]]", self.tr("stands there only if that word is filled in")),
            ("____", self.tr("a line to write on")),
            ("[†1]", self.tr("a note on the law; never printed")),
        ]
        rows = [
            row(
                (Label(sign, "small", strong=True, wrap=True), 2),
                (Label(said, "small", wrap=True), 3),
                gap=8,
                top=True,
            )
            for sign, said in lines
        ]
        return Card(Label(self.tr("The form"), strong=True), *rows, gap=4)


class TextDialog(FormDialog):
    """Shows the editor as wide as the window gives."""

    def __init__(
        self, parent: QWidget, title: str, form: TextForm, keep: Callable[[], bool], deed: str
    ) -> None:
        super().__init__(parent, title, form, keep, deed)
        window = parent.window()
        self.resize(min(px(1020), window.width() - px(40)), min(px(700), window.height() - px(40)))

    @override
    def fit(self) -> None:
        """Give the text and its preview what the dialog has, rather than grow with them."""
        form = self.form
        assert isinstance(form, TextForm)
        high = max(px(_LEAST), self.height() - px(_AROUND))
        form.body.setFixedHeight(high)
        form.pages.setFixedHeight(max(px(_LEAST), high - px(_HELP)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to another size of the dialog."""
        super().resizeEvent(event)
        self.fit()


def open_text(parent: QWidget, context: Context, text: LibraryText) -> TextDialog:
    """Open the editor for a text; keeping it makes a new version."""
    here = text.place or context.desk.practice.own().jurisdiction
    form = TextForm(context, "library-text", usual_values(context.desk, here))
    said = form.tr(
        "Keeping makes a new version. Papers that were offered or signed keep the words they have."
    )
    form.add_widget(Label(said, tone="muted", wrap=True))
    form.add_text()
    form.start(
        TextDraft(
            id=text.key, kind=text.kind, area=text.area, name=text.name, body=text.body, summary=text.summary
        )
    )

    def do(typed: TextDraft) -> None:
        library.keep_text(context.desk, text, name=typed.name, body=typed.body, summary=typed.summary)

    title = parent.tr("Edit: {0}").format(text.name)
    dialog = TextDialog(
        parent.window(), title, form, lambda: form.keep_text(do), parent.tr("Keep as a new version")
    )
    dialog.open()
    form.body.setFocus()
    return dialog


def faults_words(parent: QWidget, text: str) -> str:
    """Return what the form cannot read, each with its line, or nothing."""
    faults = form_faults(text)[:3]
    said = parent.tr("Line {0}: {1} ({2}).")
    return "\n".join(said.format(f.line, words.of(f.fault), f.piece) for f in faults)


def _sides(left: QWidget, right: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row((left, 1), (right, 1), gap=20, stack=720))
    return made
