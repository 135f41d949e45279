"""The words for codes of measures, check-ins and feelings."""

from __future__ import annotations

from enum import StrEnum

from practice_desk.domain.change_sizes import SizeProblem
from practice_desk.domain.check_ins import CheckInForm, CheckInProblem, FrameChip
from practice_desk.domain.emotions import EmotionProblem, FeelingGroup
from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.measure_scores import MeasureProblem
from practice_desk.domain.measure_sheets import (
    FollowUpOutcome,
    FollowUpProblem,
    GivenHow,
    SheetProblem,
)
from practice_desk.domain.own_measures import OwnMeasureProblem
from practice_desk.domain.prompt_answers import PromptAnswer
from practice_desk.domain.quiet_prompts import PromptKind

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
        MeasureProblem.TOO_MANY_MISSING: "No total: more lines are open than its rule allows.",
        MeasureProblem.WRONG_NUMBER: "There are more or fewer answers than lines.",
        MeasureProblem.NOTHING_ANSWERED: "Nothing is answered yet.",
        MeasureProblem.PARTS_DISAGREE: "The parts come to another total. Look at the sheet again.",
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
    CheckInForm: {
        CheckInForm.TEN: "0 to 10",
        CheckInForm.FACES: "Five faces",
    },
    CheckInProblem: {
        CheckInProblem.OUT_OF_RANGE: "Choose a number from 0 to 10, or leave it open.",
        CheckInProblem.WRONG_NUMBER: "A check-in has five lines.",
        CheckInProblem.NOTHING_SAID: "Nothing is marked or written yet.",
        CheckInProblem.TO_COME: "This date is still to come.",
        CheckInProblem.SHOWN_ALREADY: "This was shown already. What you expected is put in before.",
        CheckInProblem.NOT_SHOWN: "This is seen once they press Show and hand the screen back.",
    },
    FrameChip: {
        FrameChip.TOO_FAST: "too fast",
        FrameChip.TOO_SLOW: "too slow",
        FrameChip.TOO_CLOSE: "too close",
        FrameChip.TOO_DISTANT: "too distant",
        FrameChip.TOO_MUCH_TASK: "too much talk of tasks",
        FrameChip.TOO_LITTLE_TASK: "too little talk of tasks",
        FrameChip.OTHER: "something else",
    },
    PromptKind: {
        PromptKind.MEAN_FELL: "The check-in went down",
        PromptKind.ITEM_FELL: "One line went down",
        PromptKind.LOW_ITEM: "One line is low",
        PromptKind.AT_THE_TOP: "Every line at the top, three times",
        PromptKind.SEEN_DIFFERENTLY: "Seen differently",
        PromptKind.GOAL_STILL: "A goal stays where it is",
        PromptKind.STEP_STILL: "A step stays where it is",
    },
    SizeProblem: {
        SizeProblem.NO_POINTS: "Type how many points count, from 1 to the whole scale.",
        SizeProblem.NO_SUCH_CUT_OFF: "The total cannot be this number. Type another one, or leave it empty.",
        SizeProblem.NO_SOURCE: "Write who says so.",
    },
    PromptAnswer: {
        PromptAnswer.FOUND: "Note what we found",
        PromptAnswer.REMIND: "Remind me next time",
        PromptAnswer.OTHER: "It was something else",
    },
    EmotionProblem: {
        EmotionProblem.NO_WORDS: "Write the feeling in the client's own word.",
        EmotionProblem.OUT_OF_RANGE: "Choose a number from 0 to 10, or leave it open.",
        EmotionProblem.TO_COME: "This date is still to come.",
    },
    FeelingGroup: {
        FeelingGroup.SAD: "Sad",
        FeelingGroup.AFRAID: "Afraid",
        FeelingGroup.ANGRY: "Angry",
        FeelingGroup.ASHAMED: "Ashamed",
        FeelingGroup.UNSURE: "Unsure",
        FeelingGroup.WELL: "Well",
    },
}
