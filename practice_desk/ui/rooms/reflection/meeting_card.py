"""A supervision meeting for reading."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.supervision import Supervision, SupervisionKind
from practice_desk.domain.text import breakable
from practice_desk.intentions import supervision
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, MenuButton, StateLine, button, facts, wrap
from practice_desk.ui.rooms.reflection.meeting_form import minutes_words
from practice_desk.ui.rooms.reflection.words import supervision_prompts


class MeetingCard(Card):
    """One meeting. Each signal asks for what its button names."""

    edit_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, context: Context, meeting: Supervision) -> None:
        super().__init__(gap=12)
        self.context, self.meeting = context, meeting
        self.body.addWidget(Label(context.date(meeting.on), "heading", wrap=True))
        self.body.addLayout(wrap(*self._deeds(), gap=8))
        self.body.addLayout(facts(*self._lines()))
        for code in meeting.about():
            self.body.addWidget(self._code(code))

    def _deeds(self) -> list[QWidget]:
        edit = button(self.tr("Change"), "small", icon="pen")
        edit.setObjectName("edit-meeting")
        edit.clicked.connect(self.edit_wanted)
        more = MenuButton(
            self.tr("More"), [(self.tr("Remove this meeting"), self.remove_wanted.emit, "trash")]
        )
        for part in (edit, more):
            part.setEnabled(not self.context.desk.read_only)
        return [edit, more]

    def _code(self, code: str) -> StateLine:
        if code in self.meeting.material:
            return StateLine(code, "force", self.tr("more was shown, as agreed on paper"))
        if supervision.has_agreed(self.context.desk, code):
            return StateLine(code, "force", self.tr("agreed to supervision"))
        return StateLine(code, "plain", self.tr("no agreement to supervision is in force"))

    def _lines(self) -> list[tuple[str, str]]:
        meeting, prompts = self.meeting, supervision_prompts(self.context.desk)
        lines = [
            (self.tr("Kind"), meeting_kind(self, meeting)),
            (self.tr("Supervisor"), meeting.supervisor),
            (self.tr("How you met"), meeting.medium),
            (self.tr("Topics"), meeting.topics),
            (self.tr("Guidance"), meeting.guidance),
            *((prompts[name], getattr(meeting, name)) for name in ("action", "effect", "question", "unsaid")),
            (prompts["seen"], meeting.seen),
            (self.tr("What I want to learn"), meeting.cpd),
        ]
        return [(label, breakable(text)) for label, text in lines if text.strip()]


def meeting_kind(parent: QWidget, meeting: Supervision) -> str:
    """Return how long a meeting was, of which kind, and what of it counts."""
    kind = words.of(meeting.kind)
    if meeting.kind is not SupervisionKind.ONE_TO_ONE:
        kind = parent.tr("{0} of {1}").format(kind, meeting.size)
    counted = parent.tr("counts as {0}").format(minutes_words(meeting))
    return f"{kind}, {meeting.minutes} min, {counted}"
