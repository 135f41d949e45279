"""The words for codes: each state, deed, problem and fault in the therapist's language."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.client_list import ClientGroup, ListOrder
from practice_desk.domain.clients import ClientKind, ClientProblem, ClientStatus, StatusProblem
from practice_desk.domain.deeds import Deed
from practice_desk.domain.goals import GoalAdvice, GoalChange, GoalMeasure, GoalProblem, GoalState
from practice_desk.domain.noticed import NoticedFrom, NoticedProblem
from practice_desk.domain.people import ContactKind, ContactProblem, ContactWay, PersonProblem, PersonRole
from practice_desk.domain.practice import DateOrder, Jurisdiction, NumberProblem, PaperSize, PracticeProblem
from practice_desk.domain.ratings import Rater, RatingProblem, Scale
from practice_desk.domain.sheet_choices import NameShown, SheetPart
from practice_desk.domain.steps import StepProblem, StepState, StepVerdict
from practice_desk.storage.sql import DiskFault, DiskFull, FileLocked, FileReplaced, KnownError, ReadOnly
from practice_desk.ui import (
    words_library,
    words_measures,
    words_notes,
    words_papers,
    words_record,
    words_reflection,
    words_trust,
)

Words = dict[StrEnum, str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def of(code: StrEnum) -> str:
    """Return the words for a code. Raises KeyError for a code that has none (a test walks them all)."""
    return _tr(_WORDS[type(code)][code])


def choices(kind: type[StrEnum]) -> list[tuple[StrEnum, str]]:
    """Return every code of a kind with its words, as a field offers them."""
    return [(code, of(code)) for code in kind]


def done(deed: Deed) -> str:
    """Return what a quiet message says after a deed."""
    return _tr(_DONE.get(deed, _WORDS[Deed][deed]))


def fault(error: KnownError) -> str:
    """Return advice for something the world did: what happened, what was kept, what to do."""
    return _tr(next((words for kind, words in _FAULTS.items() if isinstance(error, kind)), _FAULT))


_FAULTS: dict[type[KnownError], str] = {
    DiskFull: "There is no space left on this disk. Your text is on the screen and not yet kept. "
    "Free some space and choose Keep again, or copy it to another place.",
    FileLocked: "Another program holds the vault's file. Your text is on the screen and not yet kept. "
    "Wait a moment and choose Keep again.",
    FileReplaced: "Another copy was put in this vault's place while it was open. Nothing was changed in it. "
    "Copy what you typed, then close Practice Desk and open the vault again.",
    ReadOnly: "This folder can only be read. Nothing can be kept here. Your text stays on the screen.",
    DiskFault: "The disk did not answer. Your text is on the screen and not yet kept. "
    "Check that the disk is connected and choose Keep again.",
}
_FAULT = "The vault could not be written. Your text is on the screen and not yet kept."

_WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    **words_papers.WORDS,
    **words_trust.WORDS,
    **words_library.WORDS,
    **words_measures.WORDS,
    **words_notes.WORDS,
    **words_record.WORDS,
    **words_reflection.WORDS,
    ClientKind: {
        ClientKind.INDIVIDUAL: "One person",
        ClientKind.YOUNG_PERSON: "Young person",
        ClientKind.COUPLE: "Couple",
        ClientKind.FAMILY: "Family",
    },
    ClientStatus: {
        ClientStatus.ENQUIRY: "Enquiry",
        ClientStatus.WAITING: "Waiting",
        ClientStatus.ACTIVE: "Active",
        ClientStatus.PAUSED: "Paused",
        ClientStatus.ENDED: "Ended",
        ClientStatus.DIED: "Died",
    },
    ClientProblem: {
        ClientProblem.NO_NAME: "Type a name to call the client by.",
        ClientProblem.NO_REFERENCE: "Type a reference. It stands for the client where no name is shown.",
        ClientProblem.REFERENCE_TAKEN: "Another client has this reference. Choose a different one.",
    },
    ClientGroup: {
        ClientGroup.ACTIVE: "Active",
        ClientGroup.ENQUIRY: "Enquiries",
        ClientGroup.WAITING: "Waiting",
        ClientGroup.PAUSED: "Paused",
        ClientGroup.ENDED: "Ended",
        ClientGroup.ALL: "All",
    },
    ListOrder: {
        ListOrder.NAME: "Sort by name",
        ListOrder.NEXT: "Sort by next session",
        ListOrder.LAST: "Sort by last session",
        ListOrder.NEWEST: "Newest first",
    },
    StatusProblem: {StatusProblem.TO_COME: "This date is still to come."},
    PersonProblem: {
        PersonProblem.NO_NAME: "Type a name to call this person by.",
        PersonProblem.BORN_IN_FUTURE: "This date is still to come.",
        PersonProblem.BORN_LONG_AGO: "This date is more than 120 years ago.",
    },
    PersonRole: {
        PersonRole.PARTNER: "Partner",
        PersonRole.GUARDIAN: "Parent or guardian",
        PersonRole.SUPPORTER: "Supporter",
        PersonRole.EMERGENCY: "Emergency contact",
        PersonRole.GP: "GP or doctor",
        PersonRole.PROFESSIONAL: "Other professional",
        PersonRole.OTHER: "Someone else",
    },
    ContactKind: {
        ContactKind.PHONE: "Phone",
        ContactKind.EMAIL: "E-mail",
        ContactKind.POST: "Postal address",
    },
    ContactWay: {
        ContactWay.CALL: "Call",
        ContactWay.VOICEMAIL: "Leave a voicemail",
        ContactWay.TEXT: "Send a text",
        ContactWay.EMAIL: "Send an e-mail",
        ContactWay.POST: "Send post",
    },
    ContactProblem: {ContactProblem.NO_VALUE: "Type the number or address."},
    Jurisdiction: {Jurisdiction.UK: "United Kingdom", Jurisdiction.US: "United States"},
    PaperSize: {PaperSize.A4: "A4", PaperSize.LETTER: "Letter"},
    DateOrder: {
        DateOrder.DAY_MONTH_YEAR: "Day.month.year",
        DateOrder.MONTH_DAY_YEAR: "Month/day/year",
        DateOrder.YEAR_MONTH_DAY: "Year-month-day",
    },
    PracticeProblem: {PracticeProblem.IDLE_MINUTES: "Choose from 1 to 60 minutes."},
    NumberProblem: {
        NumberProblem.NO_NUMBER: "Type the number to call.",
        NumberProblem.NO_PLACE: "Type the country or place in which this number can be called.",
    },
    GoalState: {
        GoalState.DRAFT: "Draft",
        GoalState.ACTIVE: "Active",
        GoalState.PAUSED: "Paused",
        GoalState.ACHIEVED: "Achieved",
        GoalState.PARTLY: "Partly achieved",
        GoalState.REPLACED: "Replaced",
        GoalState.DROPPED: "Let go",
    },
    GoalMeasure: {
        GoalMeasure.TEN: "0 to 10",
        GoalMeasure.GAS: "Five written levels",
        GoalMeasure.BOTH: "Both",
    },
    GoalProblem: {
        GoalProblem.NO_WORDS: "Write the goal in the client's own words.",
        GoalProblem.OUT_OF_RANGE: "Choose a number from 0 to 10, or leave it open.",
        GoalProblem.NO_LEVEL_ZERO: "Write level 0 first: what is expected. The other levels lean on it.",
        GoalProblem.NO_REASON: "Say in a few words why.",
    },
    GoalAdvice: {
        GoalAdvice.MANY: "Three goals at a time is usually enough. This one makes more than three.",
        GoalAdvice.TOO_MANY: "This makes five or more goals at once. Some could rest for now: "
        "pause one, and it stays here with all that belongs to it.",
    },
    GoalChange: {
        GoalChange.WORDS: "reworded",
        GoalChange.LEVELS: "levels changed",
        GoalChange.TARGET: "target changed",
        GoalChange.STATE: "status changed",
    },
    RatingProblem: {RatingProblem.OUT_OF_RANGE: "Choose a number from 0 to 10, or leave it open."},
    Rater: {Rater.PERSON: "Client", Rater.THERAPIST: "You", Rater.TOGETHER: "Together"},
    Scale: {Scale.TEN: "0 to 10", Scale.GAS: "Levels"},
    StepState: {
        StepState.OPEN: "Until next time",
        StepState.REVIEWED: "Looked at",
        StepState.LET_GO: "Let go",
    },
    StepVerdict: {
        StepVerdict.KEEP: "Keep",
        StepVerdict.SMALLER: "Make smaller",
        StepVerdict.CHANGE: "Change",
        StepVerdict.LET_GO: "Let go",
        StepVerdict.DONE: "Done",
    },
    StepProblem: {
        StepProblem.NO_WHAT: "Say what the step is.",
        StepProblem.OUT_OF_RANGE: "Choose a number from 0 to 10, or leave it open.",
    },
    NoticedFrom: {
        NoticedFrom.SHEET: "from the sheet",
        NoticedFrom.STEP: "from a step",
        NoticedFrom.WORKSHEET: "from a worksheet",
        NoticedFrom.SESSION: "in a session",
    },
    NoticedProblem: {NoticedProblem.NO_WORDS: "Write what was noticed, in the client's words."},
    NameShown: {
        NameShown.NAME: "First name",
        NameShown.INITIALS: "Initials",
        NameShown.NOTHING: "No name",
    },
    SheetPart: {
        SheetPart.MATTERS: "What matters to me",
        SheetPart.BRING: "What I bring",
        SheetPart.IF_THEN: "If ... then",
        SheetPart.SURE: "How sure, and who helps",
        SheetPart.THERAPIST_DOES: "What I do until then",
        SheetPart.HARD: "What helps when it gets hard",
    },
    Deed: {
        **words_trust.DEEDS,
        **words_record.DEEDS,
        Deed.CREATE_VAULT: "Create vault",
        Deed.UNLOCK: "Unlock",
        Deed.UNLOCK_WITH_SHEET: "Unlock with the recovery sheet",
        Deed.FAILED_UNLOCKS: "Passphrases that did not open the vault",
        Deed.LOCK: "Lock",
        Deed.CHANGE_PASSPHRASE: "Change passphrase",
        Deed.MAKE_RECOVERY_SHEET: "Make a recovery sheet",
        Deed.MAKE_BACKUP: "Make a backup",
        Deed.RESTORE_BACKUP: "Restore a backup",
        Deed.KEEP_PRACTICE: "Keep practice",
        Deed.KEEP_CRISIS_NUMBERS: "Keep crisis numbers",
        Deed.ADD_CLIENT: "Add client",
        Deed.ADD_ENQUIRY: "Add enquiry",
        Deed.KEEP_PROFILE: "Keep profile",
        Deed.KEEP_PERSON: "Keep person",
        Deed.REMOVE_PERSON: "Remove person",
        Deed.KEEP_CONTACT: "Keep contact",
        Deed.REMOVE_CONTACT: "Remove contact",
        Deed.CHANGE_STATUS: "Change status",
        Deed.KEEP_ALERT: "Keep alert",
        Deed.KEEP_SESSION: "Keep session",
        Deed.REMOVE_SESSION: "Remove session",
        Deed.KEEP_GOAL: "Keep goal",
        Deed.REMOVE_GOAL: "Remove goal",
        Deed.ORDER_GOALS: "Order goals",
        Deed.CHANGE_GOAL_STATE: "Change goal status",
        Deed.KEEP_RATINGS: "Keep ratings",
        Deed.KEEP_STEP: "Keep step",
        Deed.REMOVE_STEP: "Remove step",
        Deed.REVIEW_STEPS: "Look at a step",
        Deed.KEEP_NOTICED: "Keep what was noticed",
        Deed.REMOVE_NOTICED: "Remove what was noticed",
        Deed.AGREE_PLAN: "Agree plan",
        Deed.PRINT_DOCUMENT: "Print",
        Deed.SAVE_DOCUMENT: "Save a copy",
        Deed.VIEW_CLIENT: "Open client",
        Deed.BUILD_DEMO: "Build the made-up practice",
    },
}

_DONE: dict[Deed, str] = {
    **words_trust.DONE,
    **words_record.DONE,
    Deed.KEEP_PRACTICE: "Practice kept",
    Deed.KEEP_CRISIS_NUMBERS: "Crisis numbers kept",
    Deed.ADD_CLIENT: "Client added",
    Deed.ADD_ENQUIRY: "Enquiry added",
    Deed.KEEP_PROFILE: "Profile kept",
    Deed.KEEP_PERSON: "Person kept",
    Deed.REMOVE_PERSON: "Person removed",
    Deed.KEEP_CONTACT: "Contact kept",
    Deed.REMOVE_CONTACT: "Contact removed",
    Deed.CHANGE_STATUS: "Status changed",
    Deed.KEEP_ALERT: "Alert kept",
    Deed.KEEP_SESSION: "Session kept",
    Deed.REMOVE_SESSION: "Session removed",
    Deed.KEEP_GOAL: "Goal kept",
    Deed.REMOVE_GOAL: "Goal removed",
    Deed.ORDER_GOALS: "Order kept",
    Deed.CHANGE_GOAL_STATE: "Goal status changed",
    Deed.KEEP_RATINGS: "Ratings kept",
    Deed.KEEP_STEP: "Step kept",
    Deed.REMOVE_STEP: "Step removed",
    Deed.REVIEW_STEPS: "Step looked at",
    Deed.KEEP_NOTICED: "Kept in What I notice",
    Deed.REMOVE_NOTICED: "Line removed",
    Deed.AGREE_PLAN: "Plan agreed and kept as it is",
}
