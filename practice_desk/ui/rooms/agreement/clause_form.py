"""The open clause: its text as it reads, its values, and what the two of them did with it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from practice_desk.domain.agreements import Clause, ClauseChoice
from practice_desk.domain.library import LibraryText
from practice_desk.domain.merging import fields_in, merge
from practice_desk.domain.record import override
from practice_desk.storage.desk import Desk
from practice_desk.ui import words
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Icon, Label, row
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.rooms.agreement.clause_fields import CopyLineField, ValuesField
from practice_desk.ui.rooms.agreement.read import with_open
from practice_desk.ui.theme import px

FORM = "clause"
OF_THE_WHOLE = ("first_review", "review_every", "agreement_review_months")  # the agreement says these once


class ClauseForm(Form[Clause]):
    """What is settled in one clause. `drafted` brings the clause as it is typed, `marked` its choice."""

    drafted = Signal(object)
    marked = Signal(object)

    def __init__(
        self, desk: Desk, clause: Clause, values: dict[str, str], text: LibraryText | None = None
    ) -> None:
        super().__init__(desk, FORM)
        self._known = values
        self._choice()
        self._reads = Label("", wrap=True, selectable=True)
        self._reads.setContentsMargins(px(4), 0, px(4), 0)  # as rows have beside their fields
        self.add_widget(self._reads)
        self._talk(text)
        self.add("title", self.tr("What the clause is called"), LineField())
        self.add(
            "text", self.tr("The wording"), TextField(4),
            hint=self.tr("For this agreement only. What stands in braces is filled in from below."),
        )  # fmt: skip
        self._values(clause)
        self.add(
            "variation", self.tr("What holds instead"), TextField(3),
            hint=self.tr("This stands in the agreement in place of the wording above."),
        )  # fmt: skip
        self.add(
            "reason",
            self.tr("Why"),
            LineField(),
            hint=self.tr("For your record. It is not in the agreement."),
        )
        self.add("summary", self.tr("On the client's copy"), CopyLineField())
        self._wording = False
        self.edited.connect(self._fit)
        self.start(clause, clause.client_id)

    @override
    def start(self, record: Clause, client_id: str | None = None) -> None:
        """Show a clause."""
        self._copy_line().follow(self.values_now(record))
        super().start(record, client_id)
        self._fit()

    def is_of(self, clause: Clause) -> bool:
        """Say whether this form holds what is being typed in a clause."""
        return self.is_touched() and self.record().id == clause.id

    def take_focus(self) -> None:
        """Move to the first thing that is decided: what the two of them did with it."""
        chosen = [part for part in self.findChildren(QAbstractButton) if part.isChecked()]
        for part in chosen[:1]:
            part.setFocus()

    def edit_wording(self) -> None:
        """Let the wording itself be changed, for this agreement."""
        self._wording = True
        self._fit()
        self.rows["text"].field.setFocus()

    def say_what_is_open(self) -> None:
        """Say at the values what is still to be filled in, and move there."""
        field = self.values_field()
        names = [field.lines[name].accessibleName() for name in field.open_names()]
        if names and "values" in self.rows:
            self.rows["values"].show_problem(self.tr("Still to fill in: {0}.").format("; ".join(names)))
            field.focus_open()

    def values_field(self) -> ValuesField:
        """Return the field with the clause's values."""
        found = self.rows["values"].field
        assert isinstance(found, ValuesField)
        return found

    def values_now(self, clause: Clause) -> dict[str, str]:
        """Return what fills a clause as it is typed."""
        return {**self._known, **clause.own_values()}

    def _choice(self) -> None:
        field = SegmentsField(words.choices(ClauseChoice))
        for (choice, _), part in zip(words.choices(ClauseChoice), field.buttons(), strict=True):
            part.setObjectName(f"choice-{choice.value}")
        field.chosen.connect(self.marked)
        made = FormRow("choice", "", field)
        field.setAccessibleName(self.tr("What you did with it"))
        self.adopt(made)
        self.add_widget(made)

    def _talk(self, text: LibraryText | None) -> None:
        """Show why the clause is there, and the notes on its law, for the talk; neither is printed."""
        if text is None:
            return
        lines = [self.tr("Why we have this: {0}").format(text.why)] if text.why else []
        lines += [self.tr("Note on the law: {0}").format(note) for note in text.notes.values()]
        for line in lines:
            box = QWidget()
            said = Label(line, "small", tone="muted", wrap=True, selectable=True)
            box.setLayout(row(Icon("info", "muted", 14), (said, 1), gap=6, top=True, margin=(4, 0, 4, 0)))
            self.add_widget(box)

    def _values(self, clause: Clause) -> None:
        asked = fields_in("\n".join((clause.text, clause.variation, clause.summary)))
        names = [name for name in asked if name not in OF_THE_WHOLE]
        self.add("values", "", ValuesField(names, self._known))
        self.rows["values"].setVisible(bool(names))

    def _copy_line(self) -> CopyLineField:
        found = self.rows["summary"].field
        assert isinstance(found, CopyLineField)
        return found

    def _fit(self) -> None:
        """Show what belongs to the choice, and the wording with what was typed."""
        choice = self.field("choice").value()
        varied = choice is ClauseChoice.VARIED
        if varied and not self.field("variation").value().strip():
            self._begin_variation()
        typed = replace(self.record(), values=self.field("values").value())
        self._copy_line().follow(self.values_now(typed))
        merged = merge(typed.text, self.values_now(typed))
        self._reads.setText(with_open("\n".join(block.text for block in merged.blocks)))
        self._reads.set_tone("muted" if choice is not ClauseChoice.AGREED else None)
        own = self._wording or not typed.text.strip() or {"title", "text"} & set(self.changed_names())
        for name in ("title", "text"):
            self.rows[name].setVisible(bool(own))
        for name in ("variation", "reason"):
            self.rows[name].setVisible(varied)
        if not self.values_field().open_names() and self.rows["values"].problem():
            self.rows["values"].show_problem("")
        self.drafted.emit(self.record())

    def _begin_variation(self) -> None:
        """Begin what holds instead with the wording as it reads: usually little of it differs."""
        record = self.record()
        merged = merge(record.text, self.values_now(record))
        self.field("variation").set_value("\n".join(block.text for block in merged.blocks))
