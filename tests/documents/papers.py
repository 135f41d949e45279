"""Papers to print: signed in every way, by one or several, blank, long, and others that try the page."""

from __future__ import annotations

import json
from dataclasses import replace
from math import sin
from random import Random

from documents.sheets import HOSTILE, NAMES

from practice_desk.domain.agreements import ClauseArea
from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.disclosures import DisclosureBasis
from practice_desk.domain.papers import (
    ExplainedHow,
    PaperEventKind,
    PaperKind,
    ReadHow,
    SignatureMethod,
    SignerCapacity,
)
from practice_desk.domain.printed import (
    CopyLine,
    PrintedAccounting,
    PrintedCopy,
    PrintedDisclosure,
    PrintedEvent,
    PrintedPaper,
    PrintedSigner,
)

K, M = BlockKind, SignatureMethod
LETTERHEAD = ("Elm Gate Counselling", "4 Elm Gate, Norbrook", "01632 960 100")
STROKES = json.dumps(
    [
        [[n * 6, round(90 + 60 * sin(n / 4) - n / 3), 5 + n % 7] for n in range(90)],
        [[560, 40, 6], [700, 30, 9], [820, 36, 4]],
        [[300, 200, 8]],
    ]
)
TEXT = (
    Block(K.HEADING, "Recording our sessions"),
    Block(K.PARAGRAPH, "I would like to record {what} when we meet. You decide."),
    Block(K.HEADING, "What for"),
    Block(K.TICK, "So that you can listen again at home"),
    Block(K.TICK, "So that I can learn from it with my supervisor"),
    Block(K.HEADING, "How I keep it"),
    Block(K.BULLET, "It is locked on my own computer."),
    Block(K.BULLET, "I delete it by 3 May 2027."),
    Block(K.CHOICE, "May I write down your name?", ("yes", "no", "first name only")),
    Block(K.LINE),
    Block(K.HEADING, "I agree"),
    Block(K.TICK, "I agree to the purposes I ticked."),
)
CLIENT = PrintedSigner(
    "Amara Okonlind", SignerCapacity.CLIENT, method=M.DRAWN, mark=STROKES, on="3 March 2026",
    read=ReadHow.ON_SCREEN, explained=ExplainedHow.IN_CONVERSATION, ticks=("3.0", "8.2", "11.0"),
)  # fmt: skip
THERAPIST = PrintedSigner(
    "Marta Ellingwood", SignerCapacity.THERAPIST, method=M.TYPED, mark="Marta Ellingwood", on="3 March 2026",
    read=ReadHow.ON_SCREEN, explained=ExplainedHow.IN_CONVERSATION,
)  # fmt: skip
SIGNED = PrintedPaper(
    title="Recording", kind=PaperKind.RECORDING, letterhead=LETTERHEAD, names="Amara Okonlind",
    therapist="Marta Ellingwood", date="3 March 2026", version=2, blocks=TEXT, signers=(CLIENT, THERAPIST),
    code="7Q2KM04XTB", head_code="204-8KQ2M7XA", day="2026-03-03",
)  # fmt: skip
OFFERED = replace(
    SIGNED, code="0XV7TBQ2KM", signers=tuple(PrintedSigner(s.name, s.capacity) for s in SIGNED.signers)
)
DRAFT = replace(OFFERED, draft=True, code="", head_code="", open_fields=("what",))
BLANK = replace(
    SIGNED, blank=True, names="", date="", code="", head_code="", open_fields=("what",),
    signers=(PrintedSigner(), PrintedSigner("Marta Ellingwood", SignerCapacity.THERAPIST)),
)  # fmt: skip
INES = replace(CLIENT, name="Ines Castelrud")
JONAH = replace(
    CLIENT, name="Jonah Castelrud", method=M.SPOKEN, mark="Yes, I agree to that.", on="10 March 2026",
    read=ReadHow.READ_ALOUD, explained=ExplainedHow.WITH_INTERPRETER, language="Polish",
    interpreter="Anna Zając",
    witness="Dr Helen Lowe", ticks=("4.0", "11.0"),
)  # fmt: skip
COUPLE = replace(SIGNED, names="Ines and Jonah Castelrud", signers=(INES, JONAH, THERAPIST))
GUARDIAN = PrintedSigner(
    "Ewa Zając", SignerCapacity.GUARDIAN, "parental responsibility", M.ON_PAPER, scanned=True,
    held_at="the locked drawer", on="4 March 2026", read=ReadHow.ON_PAPER, explained=ExplainedHow.IN_WRITING,
)  # fmt: skip
FAMILY = replace(
    SIGNED,
    signers=(
        GUARDIAN, replace(CLIENT, name="Ola", method=M.BY_MESSAGE, mark="ok, that is fine for me"),
        PrintedSigner("Jan Zając", SignerCapacity.GUARDIAN, declined_on="5 March 2026"),
        replace(INES, withdrawn_on="9 May 2026"), THERAPIST,
    ),
    since=(
        PrintedEvent(PaperEventKind.REVIEWED, "3 April 2026"),
        PrintedEvent(PaperEventKind.SUPERSEDED, "3 May 2026"),
    ),
)  # fmt: skip
READING = replace(FAMILY, reading=True)
CLAUSE = (
    "We meet for 50 minutes, on Mondays at ten. We start and end on time, and I keep an eye on the clock."
)
AGREEMENT = replace(
    SIGNED, title="Working agreement", kind=PaperKind.AGREEMENT,
    blocks=(
        Block(K.HEADING, "How we work together"),
        Block(K.PARAGRAPH, "Clear edges make it safe to speak freely."),
        *(b for n in range(40) for b in (Block(K.HEADING, f"Clause {n + 1}"), Block(K.PARAGRAPH, CLAUSE))),
        Block(K.TICK, "I agree."),
    ),
)  # fmt: skip
COPY = PrintedCopy(
    letterhead=LETTERHEAD, names="Amara Okonlind", therapist="Marta Ellingwood", agreed_on="3 March 2026",
    look_on="3 September 2026", version=2, code="7Q2KM04XTB", signed=True, day="2026-03-03",
    reminder="What you say here is private. The main limits: danger, a child at risk, a court order.",
    lines=tuple(
        CopyLine(area, "Please tell me 48 hours before if you cannot come.", area is ClauseArea.CANCELLING)
        for area in list(ClauseArea)[:12]
    ),
)  # fmt: skip
SHARED = PrintedDisclosure(
    "19 October 2026", "Dr Ruth Osei", "Canal Street Practice", "That a safety plan was made", "Letter",
    "To keep him safe", DisclosureBasis.RELEASE,
)  # fmt: skip
ACCOUNTING = PrintedAccounting(
    letterhead=LETTERHEAD, names="Tobias Wrenhall", therapist="Marta Ellingwood", first="1 January 2026",
    last="24 November 2026", made_on="24 November 2026", day="2026-11-24",
    rows=(
        SHARED,
        replace(SHARED, basis=DisclosureBasis.COURT, law="Order of 3 May", written_on="21 October 2026"),
        replace(SHARED, valid=False),
    ),
)  # fmt: skip


def random_paper(random: Random) -> PrintedPaper:
    """Return a paper with anything a person could type, in any number."""

    def text(longest: int = 12) -> str:
        words = (*NAMES, *HOSTILE, "I", "walk", "to", "work", "{what}", "on", "Mondays", "وزارة المشي", "😀")
        return " ".join(random.choice(words) for _ in range(random.randint(0, longest)))

    def block() -> Block:
        kind = random.choice(list(K))
        options = tuple(text(4) for _ in range(random.randint(1, 4))) if kind is K.CHOICE else ()
        long = 120 if random.random() < 0.05 else 15
        return Block(kind, "" if kind is K.LINE else text(long), options)

    def signer() -> PrintedSigner:
        method = random.choice((None, *M))
        mark = random.choice((STROKES, "[]", "no")) if method is M.DRAWN else text(40)
        return PrintedSigner(
            text(4), random.choice((None, *SignerCapacity)), text(4), method, mark, random.random() < 0.5,
            text(4), "3 March 2026", random.choice(list(ReadHow)), random.choice(list(ExplainedHow)), text(2),
            text(3), text(3), tuple(f"{n}.0" for n in range(6) if random.random() < 0.5),
            random.choice(("", "5 May 2026")), random.choice(("", "5 May 2026")),
        )  # fmt: skip

    return PrintedPaper(
        text(5), random.choice((None, *PaperKind)), (text(4), text(4), text(4)), text(5), text(4), text(3),
        random.randint(0, 3), tuple(block() for _ in range(random.randint(0, 14))),
        tuple(signer() for _ in range(random.randint(0, 5))), READING.since if random.random() < 0.3 else (),
        random.choice(("", "7Q2KM04XTB")), random.choice(("", "204-8KQ2M7XA")), random.random() < 0.3,
        random.random() < 0.2, random.random() < 0.2, random.choice(((), ("what",))),
    )  # fmt: skip
