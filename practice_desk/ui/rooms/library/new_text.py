"""A text of the therapist's own: what it is for, and then its words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.library import LibraryText, TemplateKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.intentions import library
from practice_desk.intentions.merge_words import usual_values
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField
from practice_desk.ui.rooms.library.text_form import TextDialog, TextDraft, TextForm

_NEW = "new-text"
_PAPERS = [kind for kind in PaperKind if kind is not PaperKind.AGREEMENT]


class NewTextForm(TextForm):
    """Asks first what the text is for; the choice of kinds and areas follows from it."""

    def __init__(self, context: Context, known: dict[str, str]) -> None:
        super().__init__(context, _NEW, known)
        kinds = [
            (TemplateKind.PAPER, self.tr("A consent or another paper")),
            (TemplateKind.CLAUSE, self.tr("A clause of the agreement")),
            (TemplateKind.SNIPPET, self.tr("A line to add to a paper")),
            (TemplateKind.PROMPT, self.tr("Questions for you")),
            (TemplateKind.WORKSHEET, self.tr("A page to take home")),
        ]
        places: list[tuple[Jurisdiction | None, str]] = [(None, self.tr("Anywhere"))]
        self.add_left("kind", self.tr("What it is"), ChoiceField(kinds))
        areas: list[tuple[StrEnum, str]] = [*words.choices(ClauseArea), *((k, words.of(k)) for k in _PAPERS)]
        self.add_left("area", self.tr("What it is for"), ChoiceField(areas))
        self.add_left(
            "place",
            self.tr("For which place"),
            ChoiceField([*places, *((j, words.of(j)) for j in Jurisdiction)]),
        )
        self.add_left(
            "language", self.tr("Language"), LineField(),
            hint=self.tr("As a short code: en, cy, pl, ar ..."),
        )  # fmt: skip
        self.add_text()
        self.field("kind").edited.connect(self._fit)
        self.field("area").edited.connect(self._fit)

    def _fit(self) -> None:
        kind = TemplateKind(self.field("kind").value() or TemplateKind.PAPER)
        self.show_kind(kind)
        field, row = self.rows["area"].field, self.rows["area"]
        assert isinstance(field, ChoiceField)
        row.setVisible(kind in (TemplateKind.PAPER, TemplateKind.SNIPPET, TemplateKind.CLAUSE))
        clause = kind is TemplateKind.CLAUSE
        offered = list(words.choices(ClauseArea)) if clause else [(k, words.of(k)) for k in _PAPERS]
        if [v for v, _ in offered] != field._values:  # noqa: SLF001  (which list is offered)
            field.set_items(offered)
            if field.value() is None:
                field.set_value(offered[0][0])
        row.set_hint(self._about_area(kind, field.value()))

    def _about_area(self, kind: TemplateKind, area: object) -> str:
        if kind is TemplateKind.CLAUSE:
            return self.tr("The nearest of the areas; the name below is the clause's title.")
        if area is PaperKind.RELEASE and kind is TemplateKind.PAPER:
            return self.tr(
                "Start from the shipped permission: the marks at its line ends, such as (c)(1)(i), "
                "are how the program knows that it says what the law asks for."
            )
        return ""


def open_new_text(
    parent: QWidget, context: Context, made: Callable[[LibraryText], object], like: LibraryText | None = None
) -> TextDialog:
    """Open the form for a text of the therapist's own, empty or starting from another; `made` is told."""
    desk = context.desk
    form = NewTextForm(context, usual_values(desk, desk.practice.own().jurisdiction))
    form.start(_start(like))
    kept: list[LibraryText] = []

    def keep() -> bool:
        done = form.keep_text(lambda typed: kept.append(library.new_text(desk, _text_of(typed))))
        if done:
            made(kept[-1])
        return done

    title = parent.tr("A text of your own")
    dialog = TextDialog(parent.window(), title, form, keep, parent.tr("Keep text"))
    dialog.open()
    form.rows["kind"].field.setFocus()
    return dialog


def _start(like: LibraryText | None) -> TextDraft:
    if like is None:
        return TextDraft(id=_NEW, area=PaperKind.TREATMENT.value)
    return TextDraft(
        id=f"{_NEW}-{like.key}", kind=like.kind, area=like.area, name=like.name, body=like.body,
        summary=like.summary, place=like.place, language=like.language,
    )  # fmt: skip


def _text_of(typed: TextDraft) -> LibraryText:
    return LibraryText(
        key="", reference="", name=typed.name, kind=TemplateKind(typed.kind), area=str(typed.area),
        body=typed.body, summary=typed.summary, place=typed.place, language=typed.language.strip() or "en",
    )  # fmt: skip
