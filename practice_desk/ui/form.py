"""Forms: labelled fields bound to one record, which lose nothing that was typed.

What is typed is written to the vault's scratch within two seconds, encrypted and outside history and undo,
and forgotten in the very transaction that keeps the record (decisions C17, C18).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast
from weakref import WeakSet

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place
from practice_desk.domain.record import Record
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.fields import Field
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Banner, button
from practice_desk.ui.theme import px

R = TypeVar("R", bound=Record)
Problems = Iterable[tuple[str, StrEnum]]
SCRATCH_AFTER = 1500
_forms: WeakSet[Form[Any]] = WeakSet()


def forms_of(desk: Desk) -> list[Form[Any]]:
    """Return every form of a vault that is still there, wherever it stands.

    They are known one by one: walking through all widgets of the program can meet one that is just going.
    """
    return [form for form in list(_forms) if isValid(form) and form.desk is desk]


def bring_into_view(part: QWidget) -> None:
    """Scroll the page around a part so that it can be seen; the keyboard alone does not scroll."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        page = above
        QTimer.singleShot(0, part, lambda: page.ensureWidgetVisible(part))  # once its words are laid out


class Form(QWidget, Generic[R]):
    """A column of labelled fields for one record. `name` is its stem in scratch, the same for all records.

    `edited` is emitted when something was typed, `more_shown` when the fields that wait were asked for.
    """

    edited = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.name = desk, name
        _forms.add(self)
        self.rows: dict[str, FormRow] = {}
        self._record: R | None = None
        self._client_id: str | None = None
        self._base: dict[str, Any] = {}
        self._conflicts: dict[str, Any] = {}
        self._timer = QTimer(self, interval=SCRATCH_AFTER, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._notice = Banner("", "plain", action=self.tr("Start again from what is kept"))
        self._notice.pressed.connect(self.start_again)
        self._notice.hide()
        self._column.addWidget(self._notice)
        self._fault = Banner("", "danger")
        self._fault.hide()
        self._column.addWidget(self._fault)
        self._more: QWidget | None = None
        self._more_button = button(self.tr("More"), "quiet", icon="down")
        self._more_button.hide()
        self._more_button.clicked.connect(self.show_more)

    # ---- laying out ----

    def add(self, name: str, label: str, field: QWidget, *, hint: str = "", more: bool = False) -> FormRow:
        """Add a field for the record's field of that name; with `more` it waits under More."""
        row = FormRow(name, label, field, hint)
        self._bind(row)
        self.add_widget(row, more=more)
        return row

    def add_widget(self, widget: QWidget, *, more: bool = False) -> None:
        """Add something that is no field: a heading, a prompt, several fields side by side."""
        if not more:
            self._column.addWidget(widget)
            return
        if self._more is None:
            self._more = QWidget()
            inner = QVBoxLayout(self._more)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(px(10))
            self._more.hide()
            self._column.addWidget(self._more_button)
            self._column.addWidget(self._more)
            self._more_button.show()  # once it has a place, else it would flash up as a window
        layout = self._more.layout()
        assert layout is not None
        layout.addWidget(widget)

    def adopt(self, row: FormRow) -> None:
        """Bind a row that was laid out by hand inside another widget."""
        self._bind(row)

    def show_more(self) -> None:
        """Show the fields that waited under More."""
        if self._more is not None:
            self._more.show()
            self._more_button.hide()

    def field(self, name: str) -> Field:
        """Return the field bound to a name."""
        return cast("Field", self.rows[name].field)

    def names(self) -> set[str]:
        """Return the record fields this form edits."""
        return set(self.rows)

    # ---- showing and reading ----

    def start(self, record: R, client_id: str | None = None) -> None:
        """Show a record, and over it what was typed for it and not kept."""
        self._record, self._client_id = record, client_id or getattr(record, "client_id", None)
        for name in self.rows:
            self.field(name).set_value(getattr(record, name, None))
        self._base = {name: self.field(name).raw() for name in self.rows}
        self._conflicts = {}
        self.show_problems({})
        self._fault.hide()
        self._restore()

    def record(self, without: Collection[str] = ()) -> R:
        """Return the record as it is kept now, with only the fields that were changed here."""
        assert self._record is not None
        table = self.desk.tables.get(type(self._record))
        stored = table.find(self._record.id) if table else None
        start = cast("R", stored) if stored is not None else self._record
        changed = [name for name in self.changed_names(start) if name not in without]
        return replace(start, **{name: self.field(name).value() for name in changed})

    def changed_names(self, record: R | None = None) -> list[str]:
        """Return the fields in which something else stands than what was shown first."""
        known = record if record is not None else self._record
        return [
            name for name in self.rows
            if self.field(name).raw() != self._base.get(name) and hasattr(known, name)
        ]  # fmt: skip

    def is_touched(self) -> bool:
        """Say whether anything was typed that is not kept."""
        return any(self.field(name).raw() != self._base.get(name) for name in self.rows)

    # ---- keeping ----

    def keep(
        self,
        deed: Deed,
        place: Place | None,
        do: Callable[[R], object],
        problems: Callable[[R], Problems] | None = None,
    ) -> bool:
        """Keep the record through `do` in one change, or say beside the fields what is in the way.

        Returns whether it was kept. A fault of the disk is said on the form, where the text stays.
        """
        troubles = {n: t for n in self.rows if (t := self.field(n).trouble())}
        record = self.record(without=troubles)
        found = problems(record) if problems else getattr(record, "problems", tuple)()
        said = {name: words.of(code) for name, code in found} | troubles
        said = said or self._changed_elsewhere()
        self.show_problems(said)
        if said:
            return False
        try:
            with self.desk.change(deed, place):
                do(record)
                self.forget()
        except KnownError as error:
            self.show_fault(words.fault(error))
            return False
        return True

    def show_problems(self, problems: dict[str, str]) -> None:
        """Show each problem under its field, and move to the first."""
        for name, row in self.rows.items():
            row.show_problem(problems.get(name, ""))
        first = next((name for name in self.rows if name in problems), None)
        if first is None:
            return
        if self._more is not None and self._more.isAncestorOf(self.rows[first]):
            self.show_more()
        self.rows[first].field.setFocus()
        bring_into_view(self.rows[first])

    def show_fault(self, sentence: str) -> None:
        """Show why nothing could be kept, and keep the text on the screen."""
        self._fault.set_text(sentence)
        self._fault.show()

    # ---- scratch ----

    def flush(self) -> None:
        """Write what is typed to scratch now; where that cannot be written, it stays on the screen."""
        self._timer.stop()
        if self._record is None or not self.is_touched():
            return
        body = {name: self.field(name).raw() for name in self.rows}
        try:
            self.desk.scratch.keep(
                self.name, self._record.id, body, client_id=self._client_id, base=self._base
            )
        except KnownError as error:
            self.show_fault(words.fault(error))

    def forget(self) -> None:
        """Drop what scratch holds for this record: it is being kept, or was given up on purpose."""
        self._timer.stop()
        if self._record is not None:
            self.desk.scratch.drop(self.name, self._record.id)
        self._base = {name: self.field(name).raw() for name in self.rows}

    def start_again(self) -> None:
        """Give up what was typed and show what is kept."""
        if self._record is not None:
            self.desk.scratch.drop(self.name, self._record.id)
            self._notice.hide()
            self.start(self._record, self._client_id)

    def _restore(self) -> None:
        assert self._record is not None
        found = self.desk.scratch.find(self.name, self._record.id)
        self._notice.setVisible(found is not None)
        if found is None:
            return
        for name, raw in found.body.items():
            if name in self.rows:
                self.field(name).set_raw(raw)
        self._base = {**self._base, **{k: v for k, v in found.base.items() if k in self.rows}}
        self._notice.set_text(self.tr("Typed at {0} and not kept yet.").format(found.typed_at[11:16]))
        if self._more is not None and any(
            self._more.isAncestorOf(self.rows[n]) for n in self.changed_names()
        ):
            self.show_more()

    def _changed_elsewhere(self) -> dict[str, str]:
        """Return a sentence for each field that changed here and, meanwhile, also in the vault (C18)."""
        assert self._record is not None
        table = self.desk.tables.get(type(self._record))
        stored = table.find(self._record.id) if table else None
        if stored is None:
            return {}
        said: dict[str, str] = {}
        for name in self.changed_names():
            now, first = getattr(stored, name), getattr(self._record, name)
            if now != first and now != self.field(name).value() and self._conflicts.get(name) != now:
                self._conflicts[name] = now
                shown = "\n".join(now) if isinstance(now, tuple) else str(now)
                words_ = self.tr("Meanwhile this was kept as “{0}”. Keep again to put yours in its place.")
                said[name] = words_.format(shown)
        return said

    def _bind(self, row: FormRow) -> None:
        field = cast("Field", row.field)
        self.rows[row.name] = row
        field.edited.connect(lambda: self._on_edit(row))

    def _on_edit(self, row: FormRow) -> None:
        if row.problem() and not cast("Field", row.field).trouble():
            row.show_problem("")  # what was wrong is right now, or is looked at again when it is kept
        if not self._timer.isActive():
            self._timer.start()
        self.edited.emit()
