"""Documents of the work to print: usual ones, blank ones, full ones, and others that try the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from documents.papers import LETTERHEAD
from documents.sheets import HOSTILE, NAMES, NUMBERS

from practice_desk.documents.ending import ending
from practice_desk.documents.measure import measure
from practice_desk.documents.paper import Paper
from practice_desk.documents.parents import parents
from practice_desk.documents.progress import progress
from practice_desk.documents.safety_plan import safety_plan
from practice_desk.documents.summary import summary
from practice_desk.documents.supervision_log import supervision_log
from practice_desk.documents.worksheet import worksheet
from practice_desk.domain.goals import GoalChange, GoalState
from practice_desk.domain.measure_change import ChangeLabel
from practice_desk.domain.measure_files import read_measure
from practice_desk.domain.measures import HigherIs, Sign
from practice_desk.domain.printed_measures import (
    PrintedCutOff,
    PrintedFigures,
    PrintedItem,
    PrintedMeasure,
    PrintedScale,
    PrintedScoreChart,
)
from practice_desk.domain.printed_progress import (
    PrintedEdit,
    PrintedGoal,
    PrintedLevel,
    PrintedLine,
    PrintedProgress,
    PrintedScore,
    ProfessionalProgress,
)
from practice_desk.domain.printed_record import (
    PrintedEnding,
    PrintedHead,
    PrintedMeeting,
    PrintedMonth,
    PrintedParents,
    PrintedSafetyLine,
    PrintedSafetyPart,
    PrintedSafetyPlan,
    PrintedSummary,
    PrintedSupervision,
    PrintedWent,
    PrintedWorksheet,
)
from practice_desk.domain.safety_plan import SafetyPart
from practice_desk.domain.sheet import SheetGoal, SheetStep
from practice_desk.domain.supervision import SupervisionKind
from practice_desk.domain.worksheet_forms import FieldKind, FormField, WorksheetForm, read_form
from practice_desk.domain.worksheets import BeforeAfter
from practice_desk.resources import resource

HEAD = PrintedHead(LETTERHEAD, "Amara", "Marta Ellingwood", "Tuesday 14 April 2026", "2026-04-14")
TEN = tuple(str(n) for n in range(1, 11))
WORK = PrintedGoal(
    "I want to leave work on time.",
    lines=(PrintedLine((1, 2, 3, 4, 5, 6, 6, 7, 8, 8)),),
    hope=8,
    edits=(PrintedEdit(4, GoalChange.WORDS, "I want to work less."),),
    start=PrintedLevel(-2, "Stays late 4-5 shifts a week"),
    now=PrintedLevel(1, "Leaves on time 4 of 5"),
)
WARD = PrintedGoal(
    "I want to stay on the ward when panic comes.",
    lines=(
        PrintedLine((0, 2, 3, 3, 4, 5, None, 7, 7, 8)),
        PrintedLine((0, 1, 2, 3, 4, 4, 5, 6, 7, 7), therapist=True),
    ),
    hope=8,
    start=PrintedLevel(-2, "Leaves the ward each time"),
    now=PrintedLevel(0, "Stays for most waves"),
)
SAY_NO = PrintedGoal(
    "I want to say no to one extra thing a week.",
    GoalState.ACHIEVED,
    (PrintedLine((1, 2, 4, 5, 5, 6, 7, 7, 8, 9)),),
    9,
    start=PrintedLevel(-1, "Says yes to all"),
    now=PrintedLevel(2, "Says no and feels at ease"),
)
STEPS = (PrintedWent("Tell the charge nurse my finish time", 4), PrintedWent("Set a phone alarm", 3))
PROGRESS = PrintedProgress(HEAD, TEN, (replace(WARD, lines=WARD.lines[:1]), WORK, SAY_NO), STEPS)
FULL = ProfessionalProgress(
    replace(HEAD, names="Amara Okonlind"),
    TEN,
    (WARD, WORK, SAY_NO),
    STEPS,
    (PrintedScore(22.6, 68.3, 3, 3), PrintedScore(24.01, 70.2, 3, 3, weighted=True)),
    (13, 4, 2),
)
TWO = (
    PrintedLine((2, 3, 5), "Ines"),
    PrintedLine((3, 3, 4), "Jonah"),
    PrintedLine((2, 3, 4), therapist=True),
)
COUPLE = ProfessionalProgress(
    replace(HEAD, names="Ines and Jonah Castelrud"),
    ("1", "", "2"),
    (PrintedGoal("We want to talk about money without a row.", lines=TWO, hope=7), replace(WORK, lines=())),
    scores=(PrintedScore(None, None, 1, 2, "Ines"),),
)
LONG = replace(
    PROGRESS,
    occasions=tuple(str(n) for n in range(1, 61)),
    goals=tuple(replace(g, lines=(PrintedLine((3, 4, 5, 6, 7, 8) * 10),)) for g in PROGRESS.goals * 2),
)
SUMMARY = PrintedSummary(
    HEAD,
    ("I want to leave work on time.",),
    STEPS,
    ("Thought check, seven parts",),
    "That I can go home and nobody minds.",
    ("I slept better on the days I did the first step.",),
    ("I may say no.",),
    (
        SheetStep("Practise slow breathing", "After breakfast", "Twice a day", "Ada"),
        SheetStep("Leave at five on Thursday", "At work"),
    ),
    "Sends me the breathing sheet",
    "Tuesday 21 April, 10:00",
)


def form(key: str) -> WorksheetForm:
    """Return a shipped form."""
    return read_form(resource("worksheets", f"{key}.json").read_text(encoding="utf-8"))


FORMS = (
    "activity",
    "coping",
    "experiment",
    "feeling",
    "kinder",
    "limit",
    "problem",
    "talk",
    "thought_5",
    "thought_7",
)


def filled_in(fields: tuple[FormField, ...], said: str = "I stayed until six again.") -> dict[str, Any]:
    """Return something in every field of a form."""
    kinds: dict[FieldKind, Callable[[FormField], Any]] = {
        FieldKind.LINE: lambda f: said,
        FieldKind.TEXT: lambda f: f"{said}\n{said} And then I went home.",
        FieldKind.TEN: lambda f: 3 if f.follows else 7,
        FieldKind.HUNDRED: lambda f: 35 if f.follows else 80,
        FieldKind.CHOICE: lambda f: f.options[0][0],
        FieldKind.TICK: lambda f: True,
        FieldKind.TICKS: lambda f: [code for code, _ in f.options[:2]],
        FieldKind.ROWS: lambda f: [filled_in(f.columns, said)] * 2,
    }
    return {field.key: kinds[field.kind](field) for field in fields}


MOVED = (
    BeforeAfter("How strong then", "Afraid", 80, 35, 100),
    BeforeAfter("How true it felt", "They mind", 90, None, 100),
)


def filled_sheet(key: str, said: str = "I stayed until six again.") -> PrintedWorksheet:
    """Return a sheet of a form with every field filled in."""
    found = form(key)
    return PrintedWorksheet(HEAD, found, filled_in(found.fields, said), MOVED)


def blank_sheet(key: str) -> PrintedWorksheet:
    """Return a sheet of a form to fill in by hand."""
    return PrintedWorksheet(PrintedHead(LETTERHEAD), form(key), blank=True)


_SAID: dict[SafetyPart, tuple[PrintedSafetyLine, ...]] = {
    SafetyPart.SIGNS: (
        PrintedSafetyLine("I stop answering the phone."),
        PrintedSafetyLine("I lie awake at four."),
    ),
    SafetyPart.BY_MYSELF: (
        PrintedSafetyLine("Walk the dog round the block."),
        PrintedSafetyLine("Put the radio on."),
    ),
    SafetyPart.PLACES: (PrintedSafetyLine("The library on Mill Street."),),
    SafetyPart.PEOPLE: (PrintedSafetyLine("My brother Tom", "01632 960 222", (("They know of it", ""),)),),
    SafetyPart.PROFESSIONALS: (
        PrintedSafetyLine("Canal Street surgery", "01632 960 300", (("Hours", "8 to 6"),)),
    ),
    SafetyPart.SURROUNDINGS: (
        PrintedSafetyLine("Tom keeps my spare tablets.", more=(("Who helps", "Tom"), ("By when", "Friday"))),
    ),
    SafetyPart.REASONS: (PrintedSafetyLine("My niece."), PrintedSafetyLine("The garden in May.")),
}
_PARTS = tuple(PrintedSafetyPart(part, f"Heading of {part.value}", lines) for part, lines in _SAID.items())
SAFETY = PrintedSafetyPlan(HEAD, _PARTS, NUMBERS, 2, 8, "When I have been drinking.", "Tuesday 12 May 2026")
SAFETY_BLANK = PrintedSafetyPlan(
    PrintedHead(LETTERHEAD),
    tuple(replace(p, lines=(), hint="What I feel, think or do.") for p in _PARTS),
    (),
    0,
    blank=True,
)
ENDING = PrintedEnding(
    HEAD,
    (
        SheetGoal("I want to leave work on time.", start=1, today=8, hope=9),
        SheetGoal("I want to stay on the ward when panic comes.", start=0, today=8, hope=8),
        SheetGoal("I want to find out what I like."),
    ),
    "Steady under pressure. Humour.",
    ("Breathing out slowly", "Saying it out loud first"),
    ("I slept better on the days I did the first step.", "It was easier than I thought."),
    "One step at a time is enough.",
    NUMBERS,
    "01632 960 100",
    "marta@example.com",
)
DISCREET = PrintedHead((), "A.O.", "", "Tuesday 14 April 2026", "2026-04-14", discreet=True)
PARENTS = PrintedParents(
    replace(HEAD, names="Ola Haddprice"),
    "Ola",
    "3 March 2026",
    6,
    7,
    "Tuesday 21 April, 16:00",
    ("We work on sleep and on speaking up in class.",),
    ("Ask how the day was and listen for five minutes.",),
    "14 April 2026",
)
PARENTS_BLANK = replace(PARENTS, headlines=(), help=(), seen_on="", came=7)
_MEETING = PrintedMeeting(
    "3 March 2026",
    SupervisionKind.ONE_TO_ONE,
    60,
    "60",
    1,
    "Dr Helen Lowe",
    "by video",
    ("AO-0101", "TW-0104"),
)
SUPERVISION = PrintedSupervision(
    PrintedHead(LETTERHEAD, "", "Marta Ellingwood", "14 April 2026", "2026-04-14"),
    "1 January 2026",
    "31 March 2026",
    (
        PrintedMonth(
            "January 2026", 90, 90, (_MEETING, replace(_MEETING, kind=SupervisionKind.GROUP, size=4))
        ),
        PrintedMonth("February 2026", 0, 90),
        PrintedMonth("March 2026", 80, 90, (replace(_MEETING, topics="Endings\nRecords", counted="12½"),)),
    ),
)


SCORES = PrintedScoreChart(
    "Total", 0, 27, ("3 March 2026", "10 March 2026"), (15, 9), ("15", "9"), lines=(10,)
)


def measure_sheet(key: str, *, blank: bool = False, professional: bool = False) -> PrintedMeasure:
    """Return a shipped measure as a sheet, answered at its second answer unless blank."""
    found = read_measure(resource("measures", f"{key}.json").read_text(encoding="utf-8"))
    items = (
        tuple(
            PrintedItem(
                i.text,
                tuple(o.label or str(o.value) for o in i.options),
                None if blank else 1,
                tuple(o.value for o in i.options) if len(i.options) > 2 else (),
            )
            for i in found.items
        )
        if found.entry.value == "items"
        else ()
    )
    figures = PrintedFigures(
        "mild",
        "Kroenke 2001",
        (PrintedCutOff(Sign.AT_LEAST, 10, met=False, source="doi:10.1046/x"),),
        ChangeLabel.RELIABLE_IMPROVEMENT,
        6,
        "the manual",
    )
    return PrintedMeasure(
        HEAD if not blank else PrintedHead(LETTERHEAD),
        found.title or found.name,
        found.notices,
        found.link,
        found.instructions,
        found.stem,
        items,
        tuple(
            PrintedScale(s.name, "9", s.high, "15", "3 March 2026", figures=figures if professional else None)
            for s in found.scales
        ),
        found.higher_is,
        () if blank else (3,),
        blank=blank,
        by_score=not items,
        professional=professional,
        charts=() if blank or not professional else (SCORES,),
    )


@dataclass(frozen=True)
class Document:
    """A record and what prints it; `client` says that the client takes it home."""

    make: Callable[..., Paper]
    record: Any
    client: bool = True


DOCUMENTS = {
    "progress": Document(progress, PROGRESS),
    "progress full": Document(progress, FULL, client=False),
    "progress couple": Document(progress, COUPLE, client=False),
    "progress long": Document(progress, LONG),
    "progress none": Document(progress, replace(PROGRESS, goals=(), steps=())),
    "summary": Document(summary, SUMMARY),
    "summary couple": Document(
        summary,
        replace(
            SUMMARY,
            couple=True,
            steps=tuple(replace(s, who="IC") for s in SUMMARY.steps),
            noticed=(),
            take=(),
        ),
    ),
    "summary none": Document(summary, PrintedSummary(HEAD)),
    **{f"sheet {key}": Document(worksheet, filled_sheet(key)) for key in FORMS},
    **{f"blank {key}": Document(worksheet, blank_sheet(key)) for key in FORMS},
    "safety": Document(safety_plan, SAFETY),
    "safety blank": Document(safety_plan, SAFETY_BLANK),
    "ending": Document(ending, ENDING),
    "ending couple": Document(ending, replace(ENDING, couple=True)),
    "summary discreet": Document(summary, replace(SUMMARY, head=DISCREET, therapist_does="")),
    "ending discreet": Document(
        ending,
        replace(
            ENDING, head=DISCREET, phone="", email="", numbers=tuple(replace(n, label="") for n in NUMBERS)
        ),
    ),
    "parents": Document(parents, PARENTS),
    "parents blank": Document(parents, PARENTS_BLANK),
    "supervision": Document(supervision_log, SUPERVISION, client=False),
    "supervision none": Document(supervision_log, replace(SUPERVISION, months=()), client=False),
    **{
        f"measure {key}": Document(measure, measure_sheet(key))
        for key in ("phq9", "core10", "pcl5", "pswq", "gds15", "who5")
    },
    **{
        f"measure blank {key}": Document(measure, measure_sheet(key, blank=True))
        for key in ("phq9", "pcl5", "pswq", "dass21")
    },
    "measure full": Document(measure, measure_sheet("phq9", professional=True), client=False),
}


def random_record(random: Random) -> Document:
    """Return a document with anything a person could type, in any number."""

    def text(longest: int = 10) -> str:
        words = (*NAMES, *HOSTILE, "I", "walk", "to", "work", "on", "Mondays", "وزارة المشي", "😀", "\n")
        return " ".join(random.choice(words) for _ in range(random.randint(0, longest)))

    def some(most: int = 4) -> tuple[str, ...]:
        return tuple(text() for _ in range(random.randint(0, most)))

    def marks(count: int) -> tuple[int | None, ...]:
        return tuple(random.choice((None, *range(11))) for _ in range(count))

    head = PrintedHead((text(4), text(4), text(4)), text(4), text(3), "3 May 2026", "2026-05-03")
    count = random.randint(1, 30)
    goals = tuple(
        PrintedGoal(
            text(12),
            random.choice(list(GoalState)),
            tuple(
                PrintedLine(marks(count), text(2), random.random() < 0.3) for _ in range(random.randint(0, 3))
            ),
            random.choice((None, *range(11))),
            tuple(
                PrintedEdit(random.randint(0, count), random.choice(list(GoalChange)), text())
                for _ in range(random.randint(0, 2))
            ),
            random.choice((None, PrintedLevel(random.randint(-2, 2), text()))),
            random.choice((None, PrintedLevel(random.randint(-2, 2), text()))),
        )
        for _ in range(random.randint(0, 4))
    )
    went = tuple(PrintedWent(text(), random.choice((None, *range(5)))) for _ in range(random.randint(0, 6)))
    steps = tuple(
        SheetStep(text(), text(), text(), text(), text(), text()) for _ in range(random.randint(0, 5))
    )
    lines = tuple(
        PrintedSafetyLine(text(), random.choice(("", "116 123", text(2))), ((text(2), text(3)),))
        for _ in range(random.randint(0, 4))
    )
    meetings = tuple(
        replace(_MEETING, supervisor=text(4), topics=text(), codes=some(2))
        for _ in range(random.randint(0, 9))
    )
    key = random.choice(FORMS)
    made = (
        Document(
            progress,
            ProfessionalProgress(
                head, TEN[:1] * count, goals, went, (PrintedScore(None, 50.0, 2, 2, text(2)),)
            ),
        ),
        Document(
            summary,
            PrintedSummary(head, some(), went, some(), text(30), some(), some(), steps, text(), text(3)),
        ),
        Document(worksheet, replace(filled_sheet(key, text(14) or "x"), head=head)),
        Document(
            safety_plan,
            PrintedSafetyPlan(
                head, tuple(PrintedSafetyPart(p, "x", lines) for p in SafetyPart), NUMBERS, 3, None, text(30)
            ),
        ),
        Document(
            ending,
            PrintedEnding(
                head,
                tuple(SheetGoal(text(), "", 3, (), random.choice((None, 7)), None) for _ in range(3)),
                text(20),
                some(),
                some(9),
                text(),
                NUMBERS,
            ),
        ),
        Document(parents, PrintedParents(head, text(3), "3 May 2026", 3, 4, text(3), some(), some())),
        Document(
            supervision_log,
            replace(SUPERVISION, head=head, months=(PrintedMonth("May 2026", 3, 90, meetings),)),
        ),
        Document(
            measure,
            PrintedMeasure(
                head,
                text(5) or "x",
                some(),
                "",
                text(),
                text(),
                tuple(
                    PrintedItem(text(), ("no", text(1) or "yes"), random.choice((None, 0, 1)))
                    for _ in range(random.randint(0, 12))
                ),
                (PrintedScale(text(3), "9", 27),),
                HigherIs.BETTER,
            ),
        ),
    )
    return random.choice(made)
