"""Documents of the work from what is kept: session summary, worksheets, safety plan, and which makes which.

Each reads only what its document may show. Notes, process notes, reflections and risk notes are not read
here at all.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from functools import cache
from typing import Any

from practice_desk.documents.dates import long_date, moment
from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.printed_record import (
    PrintedSafetyLine,
    PrintedSafetyPart,
    PrintedSafetyPlan,
    PrintedSummary,
    PrintedWent,
    PrintedWorksheet,
)
from practice_desk.domain.record_choices import RecordPart, RecordWish
from practice_desk.domain.safety_plan import SafetyLine, SafetyPart, SafetyPlan
from practice_desk.domain.sessions import Session, SessionKind, SessionState, held_sessions
from practice_desk.domain.sheet import SheetStep
from practice_desk.domain.steps import Step, agreed_in
from practice_desk.domain.worksheets import before_and_after
from practice_desk.intentions import clients, measures, worksheets
from practice_desk.intentions.record_heads import NoSuchRecord, blank_head, head_of, owned
from practice_desk.intentions.sheets import crisis_lines
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

__all__ = ["NoSuchRecord", "newest", "record_of"]


def record_of(desk: Desk, client_id: str | None, wish: RecordWish) -> object:
    """Return what is printed of a wish. Raises NoSuchRecord for what this client has not."""
    from practice_desk.intentions import closing_sheets, measure_papers, progress_sheets, supervision_sheets

    if wish.kind is DocumentKind.SUPERVISION:
        return supervision_sheets.supervision_sheet(desk, wish)
    if wish.blank:
        blanks = {
            DocumentKind.MEASURE: measure_papers.blank_measure,
            DocumentKind.SAFETY_PLAN: _blank_safety_plan,
        }
        if wish.kind is DocumentKind.WORKSHEET:
            return _blank_worksheet(desk, wish)
        if wish.kind in blanks:
            return blanks[wish.kind](desk, client_id, wish.id)
    if not client_id:
        raise NoSuchRecord
    made = {
        DocumentKind.PROGRESS: progress_sheets.progress_sheet, DocumentKind.SUMMARY: _summary,
        DocumentKind.MEASURE: measure_papers.measure_paper, DocumentKind.WORKSHEET: _worksheet,
        DocumentKind.SAFETY_PLAN: _safety_plan, DocumentKind.ENDING: closing_sheets.ending_sheet,
        DocumentKind.PARENTS: closing_sheets.parents_sheet,
    }  # fmt: skip
    return made[wish.kind](desk, client_id, wish)


def newest(desk: Desk, client_id: str | None, wish: RecordWish) -> RecordWish:
    """Return the wish for the newest session or sheet where none is named. Raises NoSuchRecord."""
    if wish.id or wish.blank or not client_id:
        return wish
    tables: dict[DocumentKind, list[Any]] = {
        DocumentKind.SUMMARY: held_sessions(desk.sessions.of_client(client_id)),
        DocumentKind.MEASURE: measures.sheets_of(desk, client_id),
        DocumentKind.WORKSHEET: worksheets.sheets_of(desk, client_id)[::-1],
    }
    if wish.kind not in tables:
        return wish
    if not tables[wish.kind]:
        raise NoSuchRecord
    return replace(wish, id=tables[wish.kind][-1].id)


# ---- summary ----


def _summary(desk: Desk, client_id: str, wish: RecordWish) -> PrintedSummary:
    session = desk.sessions.find(wish.id)
    owned(session, client_id)
    assert session is not None
    has, client = wish.has, desk.clients.get(client_id)
    did = has(RecordPart.WE_DID)
    people = clients.participants(desk, client_id)
    alone = len(people) == 1
    following = _following(desk, session) if has(RecordPart.NEXT_TIME) else None
    discreet = clients.is_discreet(desk, client_id)
    return PrintedSummary(
        head_of(desk, client_id, session.on),
        goals=_goals_of(desk, session) if did else (),
        looked_at=_looked_at(desk, session) if did else (),
        filled=_filled(desk, session) if did else (),
        mattered=session.mattered if has(RecordPart.MATTERED) else "",
        noticed=_noticed(desk, session) if has(RecordPart.NOTICED) and (alone or wish.parts) else (),
        take=_taken(desk, session) if has(RecordPart.NOTICED) and alone else (),
        steps=_agreed(desk, session) if has(RecordPart.STEPS) else (),
        therapist_does=client.therapist_does if _is_latest(desk, session) and not discreet else "",
        next_time=moment(following.on, following.start) if following else "",
        couple=client.kind is ClientKind.COUPLE,
    )


def _goals_of(desk: Desk, session: Session) -> tuple[str, ...]:
    """Return the goals that were rated in a session, in the client's words."""
    rated = {r.goal_id for r in desk.ratings.of_client(session.client_id) if r.session_id == session.id}
    goals = sorted(desk.goals.of_client(session.client_id), key=lambda g: g.position)
    return tuple(g.wording() for g in goals if g.id in rated)


def _looked_at(desk: Desk, session: Session) -> tuple[PrintedWent, ...]:
    """Return the steps that were looked at in a session, in their order, with how they went."""
    reviews = [r for r in desk.step_reviews.of_client(session.client_id) if r.session_id == session.id]
    looked_at = [(desk.steps.find(r.step_id), r.done_client) for r in reviews]
    known = [(step, went) for step, went in looked_at if step is not None]
    ordered = sorted(known, key=lambda k: (k[0].position, k[0].what))
    return tuple(PrintedWent(step.what, went) for step, went in ordered)


def _filled(desk: Desk, session: Session) -> tuple[str, ...]:
    sheets = desk.worksheets.of_session(session.id)
    return tuple(dict.fromkeys(worksheets.form_of(sheet.form).name for sheet in sheets))


def _noticed(desk: Desk, session: Session) -> tuple[str, ...]:
    lines = desk.noticed.of_client(session.client_id)
    return tuple(line.words for line in lines if line.session_id == session.id)


def _taken(desk: Desk, session: Session) -> tuple[str, ...]:
    """Return what the client took with them, once they let it be seen."""
    seen = [c for c in desk.check_ins.of_session(session.id) if c.may_be_seen()]
    return tuple(c.take for c in seen if c.take.strip())


def _agreed(desk: Desk, session: Session) -> tuple[SheetStep, ...]:
    """Return the steps that were agreed in a session."""
    people = {p.id: p.initials() for p in clients.participants(desk, session.client_id)}
    known, sessions = desk.steps.of_client(session.client_id), desk.sessions.of_client(session.client_id)
    return tuple(_step(s, people) for s in agreed_in(known, session, sessions))


def _step(step: Step, people: dict[str, str]) -> SheetStep:
    often = ", ".join(part for part in (step.how_often, step.how_much) if part.strip())
    who = people.get(step.person_id or "", "")
    return SheetStep(step.what, step.when_where, often, step.with_whom, step.strength, who)


def _following(desk: Desk, session: Session) -> Session | None:
    later = [
        s
        for s in desk.sessions.of_client(session.client_id)
        if s.kind is SessionKind.SESSION and _at(s) > _at(session) and s.state is not SessionState.NOT_HELD
    ]
    return min(later, key=_at, default=None)


def _at(session: Session) -> tuple[date, time]:
    return session.on, session.start or time()


def _is_latest(desk: Desk, session: Session) -> bool:
    held = held_sessions(desk.sessions.of_client(session.client_id))
    return all(_at(session) >= _at(s) for s in held)


# ---- worksheets ----


def _worksheet(desk: Desk, client_id: str, wish: RecordWish) -> PrintedWorksheet:
    sheet = desk.worksheets.find(wish.id)
    owned(sheet, client_id)
    assert sheet is not None
    form = worksheets.form_of(sheet.form)
    head = head_of(desk, client_id, sheet.on, person_id=sheet.person_id)
    return PrintedWorksheet(head, form, sheet.filled(), tuple(before_and_after(form, sheet)))


def _blank_worksheet(desk: Desk, wish: RecordWish) -> PrintedWorksheet:
    """Return a form to fill in by hand; a list to tick that waits under More is on it where it is chosen."""
    try:
        form = worksheets.form_of(wish.id)
    except KeyError:
        raise NoSuchRecord from None
    if not wish.has(RecordPart.LISTS):
        form = form.without_lists()
    return PrintedWorksheet(blank_head(desk), form, blank=True)


# ---- safety plan ----


def _safety_plan(desk: Desk, client_id: str, wish: RecordWish) -> PrintedSafetyPlan:
    plan = _plan(desk, client_id, wish.id)
    client = desk.clients.get(client_id)
    due = plan.next_review_on
    return PrintedSafetyPlan(
        head_of(desk, client_id, plan.made_on, person_id=plan.person_id),
        tuple(_safety_part(part, plan.lines(part)) for part in SafetyPart),
        crisis_lines(desk, client.place, client), plan.number, plan.likely, plan.barriers,
        long_date(due) if due else "",
    )  # fmt: skip


def _plan(desk: Desk, client_id: str, plan_id: str) -> SafetyPlan:
    """Return a version of a plan; without a number, the one that holds."""
    plans = desk.safety_plans.of_client(client_id)
    found = [p for p in plans if plan_id in ("", p.id)]
    if not found:
        raise NoSuchRecord
    return max(found, key=lambda p: p.number)


def _blank_safety_plan(desk: Desk, client_id: str | None, key: str) -> PrintedSafetyPlan:  # noqa: ARG001
    client: Client | None = desk.clients.find(client_id) if client_id else None
    place = client.place if client else desk.practice.own().place
    parts = tuple(_safety_part(part, (), hinted=True) for part in SafetyPart)
    return PrintedSafetyPlan(blank_head(desk), parts, crisis_lines(desk, place, client), 0, blank=True)


def _safety_part(
    part: SafetyPart, lines: tuple[SafetyLine, ...], *, hinted: bool = False
) -> PrintedSafetyPart:
    words = _safety_words()["parts"][part.value]
    return PrintedSafetyPart(
        part, words["heading"], tuple(map(_safety_line, lines)), words["help"] if hinted else ""
    )


def _safety_line(line: SafetyLine) -> PrintedSafetyLine:
    names = _safety_words()["columns"]
    said = [(names[key], getattr(line, key)) for key in ("hours", "who", "by_when")]
    more = [(name, value) for name, value in said if value.strip()]
    return PrintedSafetyLine(line.what, line.phone, (*more, *([(names["told"], "")] if line.told else [])))


@cache
def _safety_words() -> dict[str, Any]:
    return json.loads(resource("safety", "en.json").read_text(encoding="utf-8"))
