"""The choices beside a paper: in which form, for which days, on what paper, in what size of print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.practice import DateOrder, PaperSize
from practice_desk.ui import words
from practice_desk.ui.fields import DateField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Check, Choice, Label, column
from practice_desk.ui.rooms.paper.subject import PaperForm, PaperSeen, SharedSeen, Subject, WorkSeen
from practice_desk.ui.rooms.paper.work_fields import WorkFields
from practice_desk.ui.theme import px


@dataclass(frozen=True)
class PaperChoices:
    """What is previewed and how it is printed."""

    subject: Subject
    size: PaperSize
    large: bool = False


class PaperPanel(QWidget):
    """`changed` is emitted with every choice. A copy that was frozen keeps its paper and its print."""

    changed = Signal()

    def __init__(
        self, start: PaperChoices, forms: Sequence[PaperForm], order: DateOrder, *, frozen: bool = False,
        work: WorkFields | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._start, self._frozen, self.work = start, frozen, work
        subject = start.subject
        offered = [(form, self._form_words(form)) for form in forms]
        chosen = subject.form if isinstance(subject, PaperSeen) else None
        self.form = self._choice(offered, chosen, self.tr("What is printed"))
        self.paper = self._choice(words.choices(PaperSize), start.size, self.tr("Paper"))
        sizes = [(False, self.tr("Normal, 12 pt")), (True, self.tr("Large print, 18 pt"))]
        self.large = self._choice(sizes, start.large, self.tr("Size of print"))
        self.first, self.last = DateField(order, today()), DateField(order, today())
        self.counted = Check(self.tr("Only what the law asks to be accounted for"))
        if isinstance(subject, SharedSeen):
            self.counted.setChecked(subject.counted)
        for field, day in zip((self.first, self.last), _days_of(subject), strict=True):
            if day is not None:
                field.set_value(day)
        if work is not None:
            work.changed.connect(self.changed.emit)
        self._first = FormRow("first", self.tr("From"), self.first)
        self._last = FormRow("last", self.tr("To"), self.last)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_days)
        self.counted.clicked.connect(lambda _: self.changed.emit())
        self._lay_out()
        self._follow_form()

    def choices(self) -> PaperChoices:
        """Return what is chosen now."""
        return PaperChoices(self._subject(), self.paper.value(), self.large.value())

    def in_order(self) -> list[QWidget]:
        """Return what can be chosen, in reading order."""
        dated: list[QWidget] = [self.first, self.last] if self._is_dated() else []
        counted = [self.counted] if isinstance(self._start.subject, SharedSeen) else []
        shown = [self.form, *(self.work.in_order() if self.work else []), *dated, *counted]
        return [part for part in (*shown, self.paper, self.large) if not part.isHidden()]

    def _subject(self) -> Subject:
        subject = self._start.subject
        if isinstance(subject, PaperSeen):
            return replace(subject, form=self.form.value())
        if isinstance(subject, SharedSeen):
            return SharedSeen(*self._days(subject.first, subject.last), self.counted.isChecked())
        if isinstance(subject, WorkSeen) and self.work is not None:
            wish = self.work.value()
            if wish.first and wish.last and self._is_dated():
                first, last = self._days(wish.first, wish.last)
                wish = replace(wish, first=first, last=last)
            return WorkSeen(wish)
        return subject

    def _days(self, first: date, last: date) -> tuple[date, date]:
        first, last = self.first.value() or first, self.last.value() or last
        return min(first, last), max(first, last)

    def _is_dated(self) -> bool:
        """Say whether what is seen is about some days."""
        subject = self._start.subject
        supervised = isinstance(subject, WorkSeen) and subject.wish.kind is DocumentKind.SUPERVISION
        return supervised or isinstance(subject, SharedSeen)

    def _on_days(self) -> None:
        self._first.show_problem(self.first.trouble())
        self._last.show_problem(self.last.trouble())
        if not (self.first.trouble() or self.last.trouble()):
            self.changed.emit()

    def _choice(self, items: Sequence[tuple[object, str]], chosen: object, name: str) -> Choice:
        choice = Choice(list(items))
        if items:
            choice.set_value(chosen)
        choice.setAccessibleName(name)
        choice.activated.connect(lambda _: self._tell())
        return choice

    def _tell(self) -> None:
        self._follow_form()
        self.changed.emit()

    def _follow_form(self) -> None:
        """Let paper and print wait while the signed copy itself is seen: it is never made again."""
        frozen = self._frozen and self.form.value() is PaperForm.AS_IT_IS
        for choice in (self.paper, self.large):
            choice.setEnabled(not frozen)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(18))
        several = self.form.count() > 1
        self.form.setVisible(several)
        if several:
            outer.addLayout(self._labelled(self.tr("What is printed"), self.form))
        if self.work is not None:
            outer.addWidget(self.work)
        for part in (self._first, self._last, self.counted):
            part.setVisible(self._is_dated())
            outer.addWidget(part)
        self.counted.setVisible(isinstance(self._start.subject, SharedSeen))
        outer.addLayout(self._labelled(self.tr("Paper"), self.paper))
        outer.addLayout(self._labelled(self.tr("Size of print"), self.large))

    def _form_words(self, form: PaperForm) -> str:
        return {
            PaperForm.AS_IT_IS: self.tr("As it was kept") if self._frozen else self.tr("As it stands"),
            PaperForm.COPY: self.tr("In short, one page"),
            PaperForm.READING: self.tr("A copy to read, any size"),
            PaperForm.BLANK: self.tr("Blank, to fill in by hand"),
        }[form]

    def _labelled(self, words_: str, choice: Choice) -> QVBoxLayout:
        label = Label(words_, strong=True)
        label.setBuddy(choice)
        return column(label, choice, gap=6)


def _days_of(subject: Subject) -> tuple[date | None, date | None]:
    if isinstance(subject, SharedSeen):
        return subject.first, subject.last
    if isinstance(subject, WorkSeen):
        return subject.wish.first, subject.wish.last
    return None, None
