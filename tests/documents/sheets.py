"""Sheets to print: a usual one, and others that try the paper."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from practice_desk.domain.sheet import CrisisLine, IfThen, Sheet, SheetGoal, SheetStep

NAMES = ("Zoë Nguyễn", "Łukasz", "Ελένη", "Дмитрий", "محمد", "שרה", "王小明", "रीता")
HOSTILE = (
    "<b>", "<Mum>", '<img src="file:///etc/passwd"/>', "&amp; & <", "a" * 200, "\u202eturned\u202c",
    "tab\tnul\0", "\ufeffmark",
)  # fmt: skip
NUMBERS = (
    CrisisLine("999", "if my life is in danger"),
    CrisisLine("111", "NHS, then press 2, for urgent help"),
    CrisisLine("116 123", "Samaritans, day and night"),
)
USUAL = Sheet(
    name="Amara",
    date="Tuesday 24 November 2026",
    day="2026-11-24",
    therapist="Marta Ellingwood",
    letterhead=("Elm Gate Counselling", "4 Elm Gate, Norbrook", "01632 960 100"),
    next_session="Tuesday 1 December, 10:00",
    next_session_short="1 December",
    matters="Caring well for others. Family. Being healthy.",
    strengths="Steady under pressure. Humour.",
    goals=(
        SheetGoal(
            "I want to leave work on time.", "So I have something left for my family.", 1, (6, 7, 8), 8, 9
        ),
        SheetGoal("I want to stay on the ward when panic comes.", "I care about people.", 0, (6, 7, 7), 8, 9),
    ),
    steps=(
        SheetStep("Tell the charge nurse my finish time", "At the start of each shift", "", "", "Steady"),
        SheetStep("Set a phone alarm", "In the changing room", "Each shift"),
        SheetStep("Practise slow breathing", "After breakfast and before bed", "Twice a day"),
    ),
    if_then=(IfThen("I am asked to stay", "say I can do ten minutes, then I go"),),
    confidence=8,
    supporter="Ada, my sister",
    therapist_does="Sends me the breathing sheet",
    coping=("Breathe out slowly for two minutes", "Step outside and look at the sky"),
    kind_words="One step at a time is enough.",
    crisis=NUMBERS,
    noticed=("I slept better on the days I did the first step.",),
    version=4,
)
BLANK = Sheet(blank=True, crisis=NUMBERS)
FULL = replace(
    USUAL,
    goals=(
        *USUAL.goals,
        SheetGoal("I want to say no to one extra thing.", "Being healthy.", 1, (8, 8, 9), 9, 9),
    ),
    steps=(*USUAL.steps, *USUAL.steps),
    if_then=USUAL.if_then * 2,
)


def random_sheet(random: Random) -> Sheet:
    """Return a sheet with anything a person could type, in any number."""

    def text(longest: int = 12) -> str:
        words = (*NAMES, *HOSTILE, "I", "walk", "to", "work", "again", "on", "Mondays", "وزارة المشي", "😀")
        return " ".join(random.choice(words) for _ in range(random.randint(0, longest)))

    def number() -> int | None:
        return random.choice((None, *range(11)))

    def few() -> tuple[int, ...]:
        return tuple(random.choices(range(11), k=random.randint(0, 3)))

    def goals() -> tuple[SheetGoal, ...]:
        some = range(random.randint(0, 4))
        return tuple(SheetGoal(text(), text(), number(), few(), number(), number()) for _ in some)

    return Sheet(
        name=text(3), date=text(4), therapist=text(4), letterhead=(text(4), text(4), text(4)),
        next_session=text(4), next_session_short=text(2), matters=text(20), strengths=text(20), goals=goals(),
        steps=tuple(SheetStep(*(text(8) for _ in range(6))) for _ in range(random.randint(0, 8))),
        if_then=tuple(IfThen(text(8), text(8)) for _ in range(random.randint(0, 3))),
        confidence=number(), supporter=text(4), therapist_does=text(10), coping=(text(8), text(8)),
        kind_words=text(10), crisis=NUMBERS[: random.randint(0, 3)], noticed=(text(10),),
        discreet=random.random() < 0.2, young=random.random() < 0.2, couple=random.random() < 0.2,
    )  # fmt: skip
