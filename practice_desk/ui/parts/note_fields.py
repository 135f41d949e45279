"""The fields of a note: its sections under their headings, its format, and what it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.note_layouts import NoteFormat, SectionKey
from practice_desk.domain.note_text import PassageKind, Run, Section, read_sections, write_sections
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.record import override
from practice_desk.ui import words
from practice_desk.ui.kit import Label, MenuButton, button, clear, column, row, wrap
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.parts.mental_state import MentalStateBox
from practice_desk.ui.parts.note_document import unchanged
from practice_desk.ui.parts.note_facts import Fact
from practice_desk.ui.parts.note_section import SectionEdit

_MOST_SHOWN = 48


def _tr(text: str) -> str:
    return QCoreApplication.translate("note_fields", text)


class SectionBox(QWidget):
    """One section: its heading, the text, and what was brought forward into it and not changed yet."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.key, self.heading = section.key, section.heading
        self.text = SectionEdit()
        self.text.setObjectName(f"section-{section.key}")
        self.text.setAccessibleName(section.heading or _tr("Note"))
        hint = hints().get(section.key, "")
        self.text.setAccessibleDescription(hint)
        self.text.set_passages(section.passages)
        head = Label(section.heading, strong=True)
        head.setBuddy(self.text)
        self._brought = Label("", "small", tone="attention", wrap=True)
        hold = button(_tr("They still hold"), "link")
        hold.setObjectName(f"hold-{section.key}")
        hold.setToolTip(_tr("Writes “Still agreed” before each of them"))
        hold.clicked.connect(self.hold)
        self._out = button(_tr("Leave them out"), "link")
        self._out.setObjectName(f"leave-out-{section.key}")
        self._out.clicked.connect(self.leave_out)
        self._line = QWidget()
        self._line.setLayout(row((self._brought, 1), hold, self._out, gap=8, stack="auto"))
        said = Label(hint, "small", tone="muted", wrap=True) if hint else None
        top = row(head, (said, 1) if said else ..., gap=8) if section.heading else None
        self.setLayout(column(top, self.text, self._line, gap=4))
        self.text.edited.connect(self.fit)
        self.fit()

    def section(self) -> Section:
        """Return what is written here."""
        return Section(self.key, self.heading, self.text.passages())

    def hold(self) -> None:
        """Write before each line that was brought forward that it is still agreed: read, and said so."""
        again = (Run(_tr("Still agreed: ")),)
        self.text.set_passages([
            replace(p, runs=again + p.runs) if p.is_brought_unchanged else p for p in self.text.passages()
        ])  # fmt: skip
        self.text.edited.emit()
        self.text.setFocus()

    def leave_out(self) -> None:
        """Take out the lines that were brought forward and not changed."""
        self.text.set_passages([p for p in self.text.passages() if not p.is_brought_unchanged])
        self.text.edited.emit()
        self.text.setFocus()

    def fit(self) -> None:
        """Say how many lines still say what was brought forward."""
        left = unchanged(self.text.passages())
        self._line.setVisible(left > 0)
        said = _tr(
            "Brought forward, with a bar beside: %n line(s). Change them or leave them out, then sign."
        )
        self._brought.setText(said.replace("%n", str(left)).replace("(s)", "" if left == 1 else "s"))


class NoteField(QWidget):
    """The body of a note: sections, with our own bold, italic and lists above them."""

    edited = Signal()

    def __init__(self, snippets: Sequence[str] = (), facts: Sequence[Fact] = ()) -> None:
        super().__init__()
        self.boxes: list[SectionBox | MentalStateBox] = []
        self._last: SectionEdit | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.setLayout(column(wrap(*self._tools(snippets, facts), gap=4), self._column, gap=6))

    def value(self) -> str:
        """Return the sections as a note keeps them."""
        return write_sections([box.section() for box in self.boxes])

    def set_value(self, value: str | None) -> None:
        """Show sections."""
        clear(self._column)
        self.boxes = [_box(section) for section in read_sections(value or "")]
        self._last = None
        for box in self.boxes:
            self._column.addWidget(box)
            box.text.edited.connect(self.edited)
            box.text.looked.connect(lambda text=box.text: self._at(text))
        if self.boxes:
            self.setFocusProxy(self.boxes[0].text)

    raw = value

    def set_raw(self, raw: Any) -> None:
        """Show again what was typed."""
        self.set_value(str(raw or ""))

    def trouble(self) -> str:
        """Return nothing: every text can be kept."""
        return ""

    def text(self) -> SectionEdit | None:
        """Return the section that was typed into last, else the first."""
        return self._last or (self.boxes[0].text if self.boxes else None)

    def do(self, deed: Callable[[SectionEdit], object]) -> None:
        """Do something to the section that was typed into last, and go on typing there."""
        text = self.text()
        if text is not None:
            deed(text)
            text.setFocus()

    def _at(self, text: SectionEdit) -> None:
        self._last = text

    def _tools(self, snippets: Sequence[str], facts: Sequence[Fact]) -> list[QWidget]:
        tools = (
            (_tr("Bold"), "Ctrl+B", lambda t: t.toggle_bold()),
            (_tr("Italic"), "Ctrl+I", lambda t: t.toggle_italic()),
            (_tr("List"), "", lambda t: t.toggle_list(PassageKind.BULLET)),
            (_tr("Numbered list"), "", lambda t: t.toggle_list(PassageKind.NUMBER)),
        )
        made: list[QWidget] = []
        for said, keys, deed in tools:
            tool = button(said, "quiet")
            tool.setToolTip(keys)
            tool.clicked.connect(lambda _=False, deed=deed: self.do(deed))
            made.append(tool)
        if snippets or facts:
            made.append(self._put_in(snippets, facts))
        return made

    def _put_in(self, snippets: Sequence[str], facts: Sequence[Fact]) -> MenuButton:
        """Return the menu of snippets and of what the record of the session says already."""
        known = [(words_, lambda say=say: self._put(say())) for words_, say in facts]
        lines = [self._snippet(line) for line in snippets]
        made = MenuButton(_tr("Put in"), [*known, *([None] if known and lines else []), *lines], kind="quiet")
        made.setObjectName("put-in")
        deeds = made.menu_of_deeds

        def offer() -> None:
            for action, (_, say) in zip(deeds.actions(), facts, strict=False):
                action.setEnabled(bool(say()))

        deeds.aboutToShow.connect(offer)
        return made

    def _put(self, said: str) -> None:
        if said:
            self.do(lambda text: text.add_text(said))

    def _snippet(self, line: str) -> tuple[str, Callable[[], object]]:
        short = line if len(line) <= _MOST_SHOWN else line[:_MOST_SHOWN] + "…"
        return short.replace("&", "&&"), lambda: self.do(lambda text: text.add_text(line))


def _box(section: Section) -> SectionBox | MentalStateBox:
    if section.key == SessionPart.MENTAL_STATE.value:
        return MentalStateBox(section)
    return SectionBox(section)


class FormatField(SegmentsField):
    """Which of the formats a note is written in."""

    def __init__(self) -> None:
        super().__init__([(form, format_word(form)) for form in NoteFormat])

    @override
    def set_raw(self, raw: Any) -> None:
        """Choose again what was chosen."""
        self.set_value(NoteFormat(raw) if raw else None)


class RiskField(SegmentsField):
    """What was thought about risk: one of three, and nothing chosen beforehand."""

    def __init__(self, items: Sequence[tuple[Any, str]]) -> None:
        super().__init__(items)
        self.set_value(None)


class Belongs(QWidget):
    """Says in scratch whose session a note is, so that a note begun and never kept is found again."""

    edited = Signal()

    def __init__(self, session_id: str | None) -> None:
        super().__init__()
        self._session_id = session_id

    def value(self) -> str | None:
        """Return the session."""
        return self._session_id

    raw = value

    def set_value(self, value: object) -> None:
        """Keep the session it has."""

    set_raw = set_value

    def trouble(self) -> str:
        """Return nothing: there is nothing to type."""
        return ""


def format_word(form: NoteFormat) -> str:
    """Return the short word for a format, as it stands on a button."""
    return _tr("Free") if form is NoteFormat.FREE else words.of(form)


def hints() -> dict[str, str]:
    """Return a few words for what each section is for."""
    return {
        SectionKey.CAME_UP: _tr("what was on the table"),
        SectionKey.WE_DID: _tr("what the two of you did with it"),
        SectionKey.NEXT: _tr("what follows from it"),
        SectionKey.DATA: _tr("what happened, what was said"),
        SectionKey.SUBJECTIVE: _tr("what the client tells"),
        SectionKey.OBJECTIVE: _tr("what you saw and measured"),
        SectionKey.BEHAVIOUR: _tr("what the client did and showed"),
        SectionKey.GOAL: _tr("which goal it was about"),
        SectionKey.PROBLEM: _tr("what was in the way"),
        SectionKey.INTERVENTION: _tr("what you did"),
        SectionKey.RESPONSE: _tr("how the client took it"),
        SectionKey.ASSESSMENT: _tr("how you understand it"),
        SectionKey.PLAN: _tr("what follows"),
    }
