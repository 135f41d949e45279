"""The words for codes of worksheets, risk notes, safety plans, supervision and reflections."""

from __future__ import annotations

from enum import StrEnum

from practice_desk.domain.parent_updates import ParentUpdateProblem
from practice_desk.domain.reflections import ReflectionProblem, TryOutcome
from practice_desk.domain.risk import AskedDirectly, RiskProblem
from practice_desk.domain.safety_plan import SafetyProblem
from practice_desk.domain.supervision import SupervisionKind, SupervisionProblem
from practice_desk.domain.worksheets import WorksheetProblem

_TO_COME = "This date is still to come."
_TEN = "Choose a number from 0 to 10, or leave it open."

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    WorksheetProblem: {
        WorksheetProblem.NOTHING_WRITTEN: "Nothing is written on this sheet yet.",
        WorksheetProblem.OUT_OF_RANGE: "This is outside the scale. Choose a number on it, or leave it open.",
        WorksheetProblem.NO_SUCH_CHOICE: "Choose one of the answers, or leave it open.",
        WorksheetProblem.NO_SUCH_FIELD: "This sheet has no such line.",
        WorksheetProblem.TO_COME: _TO_COME,
    },
    AskedDirectly: {AskedDirectly.YES: "Asked directly", AskedDirectly.NO: "Not asked directly"},
    RiskProblem: {
        RiskProblem.NO_TRIGGER: "Write what led to this note.",
        RiskProblem.NOT_SAID_WHETHER_ASKED: "Say whether you asked directly.",
        RiskProblem.NO_REASON: "Write why it was not asked.",
        RiskProblem.NO_ACTIONS: "Write what you agreed and did, even if it was to wait.",
        RiskProblem.NO_LIMIT: 'Choose the line of "What stays private" that it went by.',
        RiskProblem.NO_TOLD: "Write who was told.",
        RiskProblem.NO_GROUND: "Write the law or duty you relied on.",
        RiskProblem.TO_COME: _TO_COME,
    },
    SafetyProblem: {
        SafetyProblem.NOTHING_WRITTEN: "Nothing is written in this plan yet.",
        SafetyProblem.NO_HELP: "Add one number that can be reached at any hour.",
        SafetyProblem.NO_NAME: "Write this line, or take it out.",
        SafetyProblem.OUT_OF_RANGE: _TEN,
        SafetyProblem.REVIEW_BEFORE: "This day comes before the plan was made.",
        SafetyProblem.TO_COME: _TO_COME,
    },
    ParentUpdateProblem: {
        ParentUpdateProblem.NO_LINES: "Write what may be told, or why nothing is.",
        ParentUpdateProblem.NOT_SEEN: "Tick this once the young person has seen the lines and agrees.",
        ParentUpdateProblem.TO_COME: _TO_COME,
    },
    SupervisionKind: {
        SupervisionKind.ONE_TO_ONE: "One to one",
        SupervisionKind.GROUP: "Group",
        SupervisionKind.PEER: "Peer group",
    },
    SupervisionProblem: {
        SupervisionProblem.MINUTES: "Type the minutes, from 1 to 1440.",
        SupervisionProblem.SIZE: "Type how many were there: one alone, two or more in a group.",
        SupervisionProblem.TO_COME: _TO_COME,
        SupervisionProblem.NO_SUCH_CODE: "Nobody here has this reference code.",
        SupervisionProblem.NOT_AGREED: (
            "No agreement to show more in supervision holds with everybody here. Talk without showing it, or "
            "ask first."
        ),
    },
    TryOutcome: {
        TryOutcome.TRIED: "Tried it",
        TryOutcome.NOT_YET: "Not yet",
        TryOutcome.NO_LONGER_FITS: "No longer fits",
    },
    ReflectionProblem: {
        ReflectionProblem.NOTHING_WRITTEN: "Nothing is written yet.",
        ReflectionProblem.OUT_OF_RANGE: _TEN,
        ReflectionProblem.TO_COME: _TO_COME,
    },
}
