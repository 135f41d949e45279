"""Plans as they are read: who agreed when, and what the frozen text says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.goals import Goal
from practice_desk.domain.plans import Plan, contents
from practice_desk.domain.steps import Step
from practice_desk.intentions import plans
from practice_desk.ui.parts.steps import if_then
from practice_desk.ui.parts.work import Work


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plans", text)


def agreed_words(work: Work, plan: Plan) -> str:
    """Return when a plan was agreed, and by whom."""
    names = [_tr("you") if who == plans.THERAPIST else work.name_of(who) for who in plan.by]
    day = work.context.date(plan.agreed_on)
    if not names:
        return _tr("Agreed on {0}.").format(day)
    said = names[0] if len(names) == 1 else _tr("{0} and {1}").format(", ".join(names[:-1]), names[-1])
    return _tr("Agreed on {0} by {1}.").format(day, said)


def plan_text(work: Work, plan: Plan) -> str:
    """Return what was agreed as plain text, goals with their steps and then steps of no goal."""
    said = contents(plan)
    parts = [agreed_words(work, plan)]
    if plan.next_review_on:
        parts.append(_tr("To be looked at again on {0}.").format(work.context.date(plan.next_review_on)))
    if not plan.is_whole():
        parts.append(_tr("This text is not the one that was agreed. Restore a backup to see the plan."))
    for goal in said.goals:
        steps = [s for s in said.steps if s.goal_id == goal.id]
        parts.append("\n".join([*_goal_lines(work, goal), *(f"□ {_step_line(work, s)}" for s in steps)]))
    known = {goal.id for goal in said.goals}
    loose = [f"□ {_step_line(work, s)}" for s in said.steps if s.goal_id not in known]
    return "\n\n".join([*parts, *(["\n".join(loose)] if loose else [])])


def _goal_lines(work: Work, goal: Goal) -> list[str]:
    lines = [goal.wording()]
    if goal.instead.strip():
        lines.append(_tr("First said as: {0}").format(goal.words))
    told = (
        (_tr("Why"), goal.why), (_tr("Matters"), goal.matters), (_tr("Strength"), goal.strength),
        (_tr("How"), "; ".join(goal.strategies)), (_tr("Good enough"), _target(work, goal)),
    )  # fmt: skip
    lines += [f"{label}: {text}" for label, text in told if text]
    return lines


def _target(work: Work, goal: Goal) -> str:
    number = "" if goal.target is None else _tr("{0} of 10").format(goal.target)
    day = _tr("by {0}").format(work.context.date(goal.target_on)) if goal.target_on else ""
    return " ".join(part for part in (number, day) if part)


def _step_line(work: Work, step: Step) -> str:
    sure = "" if step.confidence is None else _tr("how sure: {0} of 10").format(step.confidence)
    whose = work.name_of(step.person_id) if step.person_id and work.many() else ""
    supporter = _tr("supporter: {0}").format(step.supporter) if step.supporter else ""
    parts = (
        step.what,
        whose,
        step.when_where,
        step.how_often,
        step.how_much,
        step.with_whom,
        sure,
        supporter,
    )
    line = ", ".join(part for part in parts if part)
    planned = if_then(step, joint=work.many())
    return f"{line}\n   {planned}" if planned else line
