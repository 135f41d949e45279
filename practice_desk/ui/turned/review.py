"""Looking back on the turned screen, in five cards: one person at a time, in their own words.

What was better; where each goal is; what they noticed; how we are doing, with the questions on the agreement;
what now. No target, no count and nobody else's number or words stand on these cards (ui.md, No shame).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.places import Place
from practice_desk.intentions import reviews
from practice_desk.intentions.review_answers import fit, is_young
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Box, Quote, column
from practice_desk.ui.parts.review_questions import answers_to
from practice_desk.ui.turned.page import TurnedPage
from practice_desk.ui.turned.questions import EndPage, QuestionPage, inset
from practice_desk.ui.turned.rating import GoalsPage
from practice_desk.ui.turned.review_parts import Asked, Chosen, GoalWishes, Lines
from practice_desk.ui.turned.review_sitting import ReviewSitting
from practice_desk.ui.turned.screen import TurnedScreen, turn
from practice_desk.ui.turned.text_size import say

_GOALS_ON_A_CARD = 2


class Card(QuestionPage):
    """One of the five cards, or a part of one."""

    def __init__(self, sitting: ReviewSitting, title: str, progress: str, *parts: QWidget) -> None:
        super().__init__(sitting, sitting.titled(title), progress, *parts)
        self.first = next((p for p in parts if p.focusProxy() is not None), None)


def review_on_screen(context: Context, client_id: str, person_id: str, back: Place) -> TurnedScreen:
    """Let one person look back on the turned screen, card by card, then come to `back`.

    Their numbers belong to today's session or to today, and their answers to the review that is going on, or
    to a new one. Whoever answers again goes on from what they said.
    """
    desk = context.desk
    sitting = ReviewSitting(context, desk.people.get(person_id), reviews.begin(desk, client_id))
    return turn(context, pages_of(sitting), back)


def pages_of(sitting: ReviewSitting) -> list[TurnedPage]:
    """Return the cards of one sitting and its end; there is no card on goals where there is none."""
    makers = [_better, *([_marks] if sitting.goals else []), _noticed, _working, _now]
    pages: list[QuestionPage] = []
    for n, make in enumerate(makers, 1):
        made = make(sitting, _tr("Card {0} of {1}").format(n, len(makers)))
        for place, page in enumerate(made[1:], 2):
            page.progress = _tr("Card {0} of {1}, page {2}").format(n, len(makers), place)
        pages += made
    for before, after in pairwise(pages):
        after.comes_after(before)
    end = EndPage(
        sitting, sitting.titled(_title()), _tr("That was the last card"), (_tr("I am done"), lambda: None)
    )
    said = _tr("{0} sees your answers once you have given the computer back.")
    end.said.setText(said.format(sitting.therapist))
    end.comes_after(pages[-1])
    return [*pages, end]


def _better(sitting: ReviewSitting, progress: str) -> list[QuestionPage]:
    lead = [say(_tr("There is no right answer, and you can leave anything open."))]
    if is_young(sitting.asks.client, sitting.person):
        said = _tr(
            "This is for you and {0}. If your parents or carers hear any of it, you see or hear it first."
        )
        lead.append(say(said.format(sitting.therapist)))
    better = Asked(sitting, "better", _tr("What was better, even for a moment?"), 3)
    did = Asked(sitting, "did", _tr("What did you do for that?"), 3)
    return [Card(sitting, _title(), progress, inset(*lead), better, did)]


def _marks(sitting: ReviewSitting, progress: str) -> list[QuestionPage]:
    at = range(0, len(sitting.goals), _GOALS_ON_A_CARD)
    groups = [sitting.goals[n : n + _GOALS_ON_A_CARD] for n in at]
    return [GoalsPage(sitting.marks, group, progress, first=n == 0) for n, group in enumerate(groups)]


def _noticed(sitting: ReviewSitting, progress: str) -> list[QuestionPage]:
    parts: list[QWidget] = [inset(say(_tr("What have you noticed about yourself?"), role="title"))]
    if sitting.asks.lines:
        lead = _tr("These are your own lines since we began. Tick up to two for your next sheet.")
        parts += [inset(say(lead)), Lines(sitting, sitting.asks.lines)]
    parts.append(Asked(sitting, "line", _tr("Is there something you notice today?"), 2))
    return [Card(sitting, _tr("What I notice"), progress, *parts)]


def _working(sitting: ReviewSitting, progress: str) -> list[QuestionPage]:
    title = _tr("How we are doing")
    head = inset(
        say(_tr("How are we doing, you and I?"), role="title"),
        say(_tr("What is hard to say is worth most here. Nothing you write counts against you.")),
    )
    more = Asked(sitting, "more", _tr("What should we do more of?"))
    less = Asked(sitting, "less", _tr("What should we do less of?"))
    questions = [Chosen(sitting, fit(q), q, answers_to(q)) for q in sitting.asks.questions]
    change = Asked(sitting, "change", _tr("If you like, say what should be different."))
    ours = inset(say(_tr("What we agreed"), role="title"))
    return [
        Card(sitting, title, progress, head, more, less),
        Card(sitting, title, progress, ours, *questions, change),
    ]


def _now(sitting: ReviewSitting, progress: str) -> list[QuestionPage]:
    title = _tr("What now")
    pages: list[QuestionPage] = []
    hopes = [Quote(hope) for hope in sitting.asks.client.aspirations if hope.strip()]
    if sitting.goals:
        lead = inset(
            say(_tr("What should become of each goal?"), role="title"), say(_tr("All of these are fine."))
        )
        wishes = [GoalWishes(sitting, goal) for goal in sitting.goals]
        pages.append(Card(sitting, title, progress, lead, *wishes))
    parts: list[QWidget] = []
    if hopes:
        parts.append(inset(say(_tr("This is what you hoped for, in your own words."), strong=True), *hopes))
    parts.append(Asked(sitting, "matters", _tr("What matters to you now?")))
    parts += _offer(sitting, "value", sitting.asks.values, *_value_words(len(sitting.asks.values)))
    strengths = sitting.asks.strengths
    parts += _offer(sitting, "strength", strengths, *_strength_words(len(strengths)))
    pages.append(Card(sitting, title, progress, *parts))
    return pages


def _value_words(count: int) -> tuple[str, str]:
    one = _tr("“{0}” matters to you and has no goal yet.")
    several = _tr("These matter to you and have no goal yet. Choose one if you like.")
    return one if count == 1 else several, _tr("What would be different? It can become a goal.")


def _strength_words(count: int) -> tuple[str, str]:
    one = _tr("You said that “{0}” is a strength of yours.")
    several = _tr("You said that these are strengths of yours. Choose one if you like.")
    return one if count == 1 else several, _tr("Where could it help? It can become a step.")


def _offer(
    sitting: ReviewSitting, name: str, known: Sequence[str], lead: str, ask: str
) -> list[QWidget]:  # fmt: skip
    if not known:
        return []
    asked = Asked(sitting, f"{name}_words", ask, 2)
    if len(known) == 1:
        return [Box(column(inset(say(lead.format(known[0]), strong=True)), asked, gap=4))]
    tiles = Chosen(sitting, name, lead, {value: value for value in known})
    return [Box(column(tiles, asked, gap=4))]


def _title() -> str:
    return _tr("Looking back together")


def _tr(text: str) -> str:
    return QCoreApplication.translate("turned", text)
