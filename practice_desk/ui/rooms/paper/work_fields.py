"""The choices of a document of the work: for whom, which parts and goals, which days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.record import override
from practice_desk.domain.record_choices import FOR_EITHER, RecordPart, RecordWish
from practice_desk.ui import words
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.kit import Check, Choice, Label, button, clear, column, row

_TOLD_AFTER = 1500  # ms: what was typed is kept before three seconds are over
_OF_ONE = frozenset((RecordPart.NOTICED,))  # one person's lines: of several, only where that is chosen


@dataclass(frozen=True)
class GoalOffered:
    """A goal that can be put in, and whether it usually is."""

    id: str
    words: str
    usual: bool


class WorkFields(QWidget):
    """`changed` is emitted with every choice; `value` is the document as it is chosen now.

    `without` are parts that this one has not. `agreed` says when a young person saw the lines for parents;
    `lines_wanted` asks to agree on others. `typed` brings what a report for a professional says, `recipients`
    are those who may be told.
    """

    changed = Signal()
    lines_wanted = Signal()
    typed = Signal(str, str)

    def __init__(
        self, wish: RecordWish, goals: Sequence[GoalOffered] = (), *, several: bool = False, agreed: str = "",
        without: Collection[RecordPart] = (), recipients: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._wish, self._several, self._without = wish, several, without
        self.parts: dict[RecordPart, Check] = {}
        self.goals = {goal.id: self._check(goal.words, on=goal.usual) for goal in goals}
        self.version = Choice(
            [(False, self.tr("For the client to take home")), (True, self.tr("For a professional"))]
        )
        self.version.set_value(wish.professional)
        self.version.setAccessibleName(self.tr("For whom"))
        self.version.activated.connect(lambda _: self._on_version())
        self.agree = button(self.tr("Agree on lines"), "small", icon="pen")
        self.agree.setObjectName("agree-update")
        self.agree.clicked.connect(self.lines_wanted)
        self._agreed = agreed
        self.to, self.said = LineField(suggestions=recipients), TextField(3)
        self._timer = QTimer(self, interval=_TOLD_AFTER, singleShot=True)
        self._timer.timeout.connect(self._tell)
        self._report = self._report_fields()
        self._parts = column(gap=6)
        self._lay_out()
        self._offer_parts()

    def value(self) -> RecordWish:
        """Return what is wanted now."""
        shown = self._shown()
        to, said = (self.to.value(), self.said.value()) if shown.professional else ("", "")
        return replace(
            shown, to=to, words=said,
            parts=frozenset(part for part, check in self.parts.items() if check.isChecked()),
            goal_ids=frozenset(i for i, c in self.goals.items() if c.isChecked()) if self.goals else None,
        )  # fmt: skip

    def in_order(self) -> list[QWidget]:
        """Return what can be chosen, in reading order."""
        shown: list[QWidget] = [self.version] if self._has_versions() else []
        shown += [self.to, self.said] if self._wish.kind is DocumentKind.PROGRESS else []
        shown += [*self.goals.values(), *self.parts.values()]
        return [*shown, *([self.agree] if self._wish.kind is DocumentKind.PARENTS else [])]

    def _shown(self) -> RecordWish:
        return replace(self._wish, professional=bool(self.version.value()))

    def _has_versions(self) -> bool:
        return self._wish.kind in FOR_EITHER and not self._wish.blank

    def _check(self, said: str, *, on: bool = False) -> Check:
        check = Check(said, on)
        check.clicked.connect(lambda _: self.changed.emit())
        return check

    def begin_report(self, to: str, said: str) -> None:
        """Show what was typed for a report before."""
        self.to.set_value(to)
        self.said.set_value(said)

    def _report_fields(self) -> QWidget:
        """Return the fields of a report for a professional: whom it is for, and a few words of one's own."""
        box = QWidget()
        parts: list[QWidget] = []
        named = ((self.to, self.tr("To whom")), (self.said, self.tr("In your own words")))
        for field, label in named:
            caption = Label(label, strong=True)
            caption.setBuddy(field)
            field.setAccessibleName(label)
            field.edited.connect(self._on_typed)
            parts += [caption, field]
        box.setLayout(column(*parts, gap=6))
        return box

    def _on_typed(self) -> None:
        self._timer.start()
        self.changed.emit()

    def _tell(self) -> None:
        self._timer.stop()
        self.typed.emit(self.to.value(), self.said.value())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Tell what was typed last, before the page goes."""
        super().hideEvent(event)
        self.flush()

    def flush(self) -> None:
        """Tell now what was typed and not told yet."""
        if self._timer.isActive():
            self._tell()

    def _on_version(self) -> None:
        self._offer_parts()
        self.changed.emit()

    def _offer_parts(self) -> None:
        """Offer what this version can hold, ticked as it usually is."""
        clear(self._parts)
        wish = self._shown()
        self._report.setVisible(wish.professional and wish.kind is DocumentKind.PROGRESS)
        usual = wish.usual() - (_OF_ONE if self._several else frozenset())
        offered = [part for part in wish.offered() if part not in self._without]
        self.parts = {p: self._check(words.of(p), on=p in usual) for p in offered}
        if self.parts:
            self._parts.addWidget(Label(self.tr("What goes in"), strong=True))
        for check in self.parts.values():
            self._parts.addWidget(check)

    def _lay_out(self) -> None:
        outer = column(gap=16)
        if self._has_versions():
            caption = Label(self.tr("For whom"), strong=True)
            caption.setBuddy(self.version)
            outer.addLayout(column(caption, self.version, gap=6))
        outer.addWidget(self._report)
        if self.goals:
            outer.addLayout(column(Label(self.tr("Goals"), strong=True), *self.goals.values(), gap=6))
        outer.addLayout(self._parts)
        if self._wish.kind is DocumentKind.PARENTS:
            self._lay_out_parents(outer)
        self.setLayout(outer)

    def _lay_out_parents(self, outer: QVBoxLayout) -> None:
        said = self._agreed or self.tr("Nothing is agreed yet, so there is room to write it together.")
        caption = Label(self.tr("Headlines and help"), strong=True)
        outer.addLayout(column(caption, Label(said, wrap=True), row(self.agree, ...), gap=6))
