"""The safety plan at a glance, and the way to it: whether there is one, of when, and when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.safety_plan import SafetyPlan
from practice_desk.domain.text import isolate
from practice_desk.intentions import clients, measures, notes, risk_notes, safety_plans
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, StateLine, button, heading
from practice_desk.ui.parts.names import person_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafetyCard", text)


class SafetyCard(Card):
    """A line for each person's plan, for an answer that is open, and for a risk note to be signed."""

    def __init__(self, context: Context, client_id: str) -> None:
        way = button(_tr("Open"), "link", icon="right")
        way.setAccessibleName(_tr("Open safety plan and risk notes"))
        way.setObjectName("safety")
        place = Place(PlaceKind.SAFETY, client_id)
        way.clicked.connect(lambda: context.news.place_wanted.emit(place))
        super().__init__(heading(_tr("Safety"), way), *_lines(context, client_id), gap=4)


def _lines(context: Context, client_id: str) -> list[QWidget]:
    desk = context.desk
    people = clients.participants(desk, client_id)
    plans = [(p, plan) for p in people if (plan := safety_plans.plan_of(desk, client_id, p.id))]
    shown: list[QWidget] = []
    for person, plan in plans:
        words = _plan_words(context, plan)
        if len(people) > 1:
            words = f"{isolate(person_name(context, person))}: {words}"
        due = safety_plans.is_due(desk, plan)
        shown.append(StateLine(words, "due" if due else "force"))
    if not plans:
        shown.append(
            Label(_tr("No safety plan. One can be made together at any time."), tone="muted", wrap=True)
        )
    shown += _answers(context, client_id)
    found = risk_notes.risk_notes_of(desk, client_id)
    waiting = sum(1 for note in found if not notes.is_signed(desk, note.id))
    if waiting:
        shown.append(StateLine(_tr("A risk note is waiting to be signed."), "draft"))
    return shown


def _answers(context: Context, client_id: str) -> list[QWidget]:
    """Return what is open after an answer on self-harm: it is to be talked about, or no risk note followed.

    What was answered does not stand here: a client may look at this page.
    """
    desk = context.desk
    days = sorted({found.sheet.on for found in measures.follow_ups(desk, client_id)})
    shown: list[QWidget] = [
        StateLine(_tr("An answer of {0} is to be talked about.").format(context.date(day)), "due")
        for day in days
    ]
    noted = risk_notes.unwritten_answer(desk, client_id)
    if noted is not None:
        day = context.date(noted.at_utc.astimezone().date())
        shown.append(StateLine(_tr("Noted on {0} after an answer. No risk note yet.").format(day), "info"))
    return shown


def _plan_words(context: Context, plan: SafetyPlan) -> str:
    if safety_plans.is_due(context.desk, plan):
        return _tr("Safety plan of {0}: look at it again").format(context.date(plan.made_on))
    return _tr("Safety plan of {0}").format(context.date(plan.made_on))
