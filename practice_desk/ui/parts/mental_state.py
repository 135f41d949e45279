"""The section on the mental state: one short line for each thing that is looked at, and room for the rest."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from practice_desk.domain.mental_state import MentalStateLine, read_lines, write_lines
from practice_desk.domain.note_text import Section
from practice_desk.ui import words
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Label, column, row
from practice_desk.ui.parts.note_section import SectionEdit
from practice_desk.ui.theme import px


def _tr(text: str) -> str:
    return QCoreApplication.translate("mental_state", text)


def labels() -> dict[MentalStateLine, str]:
    """Return what each line is called."""
    return {line: words.of(line) for line in MentalStateLine}


class MentalStateBox(QWidget):
    """Stands in a note like any section: `text` takes what fits into none of the lines."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.key, self.heading = section.key, section.heading
        self.text = SectionEdit(lines=1)
        self.text.setObjectName(f"section-{section.key}")
        self.text.setAccessibleName(_tr("{0}: anything else").format(section.heading))
        said, rest = read_lines(section.passages, labels())
        self.text.set_passages(rest)
        self.lines = {line: self._field(line, said.get(line, "")) for line in MentalStateLine}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        for n, (line, field) in enumerate(self.lines.items()):
            grid.addWidget(_label(words.of(line), field), n, 0)
            grid.addWidget(field, n, 1)
        grid.addWidget(_label(_tr("Anything else"), self.text), len(self.lines), 0)
        grid.addWidget(self.text, len(self.lines), 1)
        grid.setColumnStretch(1, 1)
        hint = Label(_tr("in your own words; leave empty what you did not look at"), "small", tone="muted")
        self.setLayout(column(row(Label(section.heading, strong=True), (hint, 1), gap=8), grid, gap=6))

    def section(self) -> Section:
        """Return what is written here."""
        said = {line: field.value() for line, field in self.lines.items()}
        return Section(self.key, self.heading, write_lines(said, labels(), self.text.passages()))

    def _field(self, line: MentalStateLine, said: str) -> LineField:
        made = LineField(_hints()[line])
        made.setObjectName(f"mental-{line.value}")
        made.setAccessibleName(words.of(line))
        made.set_value(said)
        made.edited.connect(self.text.edited)
        return made


def _label(text: str, field: QWidget) -> QLabel:
    made = Label(text, "small", tone="muted")
    made.setBuddy(field)
    return made


def _hints() -> dict[MentalStateLine, str]:
    return {
        MentalStateLine.APPEARANCE: _tr("how they looked and were dressed"),
        MentalStateLine.BEHAVIOUR: _tr("movement, eye contact, how they were with you"),
        MentalStateLine.SPEECH: _tr("pace, volume, flow"),
        MentalStateLine.MOOD: _tr("in their word"),
        MentalStateLine.AFFECT: _tr("what you saw, and whether it fitted"),
        MentalStateLine.THINKING: _tr("what about, and how it held together"),
        MentalStateLine.PERCEPTION: _tr("anything heard or seen that others would not"),
        MentalStateLine.ORIENTATION: _tr("time, place, person, memory, attention"),
        MentalStateLine.INSIGHT: _tr("how they understand what is going on"),
    }
