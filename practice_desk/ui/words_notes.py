"""The words for codes of sessions: attendance, notes and what is added to them, moments of rupture."""

from __future__ import annotations

from enum import StrEnum

from practice_desk.domain.attendance import AttendanceProblem, Attended
from practice_desk.domain.mental_state import MentalStateLine
from practice_desk.domain.note_layouts import LayoutProblem, NoteFormat
from practice_desk.domain.notes import AdditionKind, NoteKind, NoteProblem, RiskConsidered
from practice_desk.domain.process_notes import ExitGround, ExitProblem, ProcessNoteProblem
from practice_desk.domain.ruptures import RuptureProblem

WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Attended: {
        Attended.CAME: "Came",
        Attended.CAME_LATE: "Came late",
        Attended.DID_NOT_COME: "Did not come",
        Attended.CANCELLED_IN_TIME: "Client cancelled in time",
        Attended.CANCELLED_LATE: "Client cancelled late",
        Attended.I_CANCELLED: "I cancelled",
    },
    AttendanceProblem: {AttendanceProblem.TOLD_AFTER: "This is after the session began."},
    ProcessNoteProblem: {
        ProcessNoteProblem.EMPTY: "There is nothing in the note yet.",
        ProcessNoteProblem.TO_COME: "This date is still to come.",
    },
    ExitGround: {
        ExitGround.AUTHORIZATION: "The client's written permission for these notes",
        ExitGround.COURT_ORDER: "A court's order",
        ExitGround.CLIENT_REQUEST: "The client asked for them",
        ExitGround.OWN_USE: "My own use, such as supervision",
    },
    ExitProblem: {
        ExitProblem.NO_GROUND: "Choose the ground.",
        ExitProblem.NO_REASON: "Write the reason in a few words.",
        ExitProblem.NO_PERMISSION: (
            "No permission for just these notes is in force. Have one signed under Consents first."
        ),
    },
    RuptureProblem: {
        RuptureProblem.NO_MOMENT: "Write what the moment was.",
        RuptureProblem.TO_COME: "This date is still to come.",
    },
    MentalStateLine: {
        MentalStateLine.APPEARANCE: "Appearance",
        MentalStateLine.BEHAVIOUR: "Behaviour",
        MentalStateLine.SPEECH: "Speech",
        MentalStateLine.MOOD: "Mood",
        MentalStateLine.AFFECT: "Affect",
        MentalStateLine.THINKING: "Thinking",
        MentalStateLine.PERCEPTION: "Perception",
        MentalStateLine.ORIENTATION: "Orientation and memory",
        MentalStateLine.INSIGHT: "Insight",
    },
    NoteKind: {
        NoteKind.PROGRESS: "Session note",
        NoteKind.CONTACT: "Contact",
        NoteKind.RISK: "Risk note",
    },
    NoteFormat: {
        NoteFormat.FREE: "Free, with three soft headings",
        NoteFormat.DAP: "DAP",
        NoteFormat.SOAP: "SOAP",
        NoteFormat.BIRP: "BIRP",
        NoteFormat.GIRP: "GIRP",
        NoteFormat.PIRP: "PIRP",
    },
    RiskConsidered: {
        RiskConsidered.NOTHING_NEW: "Nothing new",
        RiskConsidered.SOMETHING: "Something to note",
        RiskConsidered.NOT_TODAY: "Not today, because",
    },
    AdditionKind: {
        AdditionKind.ADDENDUM: "Addendum",
        AdditionKind.CORRECTION: "Correction",
        AdditionKind.LATE_ENTRY: "Late entry",
        AdditionKind.ENTERED_IN_ERROR: "Entered in error",
    },
    NoteProblem: {
        NoteProblem.EMPTY: (
            "There is nothing in the note yet. For a session that did not take place, "
            'choose "Did not come" or "They cancelled".'
        ),
        NoteProblem.BROUGHT_UNCHANGED: (
            "These lines were brought forward and have not been changed. Change or remove them, then sign."
        ),
        NoteProblem.NO_RISK: "Choose what you thought about risk.",
        NoteProblem.NO_RISK_WORDS: "Write it in a few words.",
        NoteProblem.TO_COME: "This session is still to come.",
        NoteProblem.SIGNED_ALREADY: "This note is signed. Add to it instead.",
        NoteProblem.NOT_SIGNED: "This note is not signed yet. You can still change it.",
        NoteProblem.NO_REASON: "Write the reason.",
        NoteProblem.NO_WORDS: "Write what is to be added.",
        NoteProblem.NOT_IN_NOTE: "Choose the words of the note that this takes the place of.",
    },
    LayoutProblem: {
        LayoutProblem.NOTHING_SHOWN: "Leave at least one section on.",
        LayoutProblem.NO_SUCH_SECTION: "This format has other sections.",
    },
}
