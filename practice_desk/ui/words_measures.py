"""The words for codes of measures: of answers, follow-ups and a therapist's own."""

from __future__ import annotations

from enum import StrEnum

from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.measure_scores import MeasureProblem
from practice_desk.domain.measure_sheets import (
    FollowUpOutcome,
    FollowUpProblem,
    GivenHow,
    SheetProblem,
)
from practice_desk.domain.own_measures import OwnMeasureProblem

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    ChangeLabel: {
        ChangeLabel.RELIABLE_IMPROVEMENT: "Reliable improvement",
        ChangeLabel.RELIABLE_DETERIORATION: "Reliable deterioration",
        ChangeLabel.NO_RELIABLE_CHANGE: "No reliable change",
    },
    GivenHow: {
        GivenHow.TURNED_SCREEN: "Filled in on this screen",
        GivenHow.ON_PAPER: "Filled in on paper",
        GivenHow.READ_ALOUD: "Read aloud",
        GivenHow.SCORE: "Score only",
    },
    MeasureProblem: {
        MeasureProblem.OUTSIDE_SCALE: "This is not one of the answers. Choose one, or leave it open.",
        MeasureProblem.TOO_MANY_MISSING: "Too many lines are open for a total. The answers are kept.",
        MeasureProblem.WRONG_NUMBER: "There are more or fewer answers than lines.",
        MeasureProblem.NOTHING_ANSWERED: "Nothing is answered yet.",
        MeasureProblem.NO_SUCH_TOTAL: "The answers cannot add up to this number. Look at the sheet again.",
    },
    SheetProblem: {SheetProblem.TO_COME: "This date is still to come."},
    FollowUpOutcome: {
        FollowUpOutcome.TALKED: "We talked about it",
        FollowUpOutcome.ALREADY_LEFT: "They had already left",
        FollowUpOutcome.NOT_ASKED: "Not asked, because",
    },
    FollowUpProblem: {
        FollowUpProblem.NO_WORDS: "Write what was said.",
        FollowUpProblem.NO_PLAN: "Write what you decided, and why.",
        FollowUpProblem.NO_REASON: "Write why it was not asked.",
    },
    OwnMeasureProblem: {
        OwnMeasureProblem.NO_RIGHT: "Tick that you have the right to use this text.",
        OwnMeasureProblem.NO_NAME: "Give it a name.",
        OwnMeasureProblem.NO_ITEMS: "Write at least one line to answer.",
        OwnMeasureProblem.TOO_MANY_ITEMS: "A measure has up to 100 lines.",
        OwnMeasureProblem.EMPTY_ITEM: "Write this line, or take it out.",
        OwnMeasureProblem.FEW_OPTIONS: "Write at least two answers to choose from.",
        OwnMeasureProblem.EMPTY_OPTION: "Write this answer, or take it out.",
        OwnMeasureProblem.SAME_NUMBER: "Another answer has this number. Give each its own.",
        OwnMeasureProblem.BAND_TURNED: "The first number of this range is above the last one.",
        OwnMeasureProblem.BAND_OUTSIDE: "This range goes beyond what the answers can add up to.",
        OwnMeasureProblem.BANDS_OVERLAP: "Two ranges share a number.",
        OwnMeasureProblem.BANDS_GAP: "The ranges leave numbers out. Cover every total, or have none.",
        OwnMeasureProblem.EMPTY_BAND: "Say what this range is called.",
        OwnMeasureProblem.OUTSIDE_RELIABILITY: (
            "Type both figures: the deviation above 0, the reliability from 0 up to below 1."
        ),
    },
}
