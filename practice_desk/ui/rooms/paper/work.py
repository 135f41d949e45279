"""Documents of the work in the preview: what can be chosen, what they are called, where they belong."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.copies import DocumentKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record_choices import RecordPart, RecordWish
from practice_desk.intentions import (
    clients,
    measures,
    parent_updates,
    progress_sheets,
    record_sheets,
    releases,
    worksheets,
)
from practice_desk.intentions.supervision_sheets import usual_days
from practice_desk.storage.desk import Desk
from practice_desk.ui.context import Context
from practice_desk.ui.parts.parent_update import agreed_words
from practice_desk.ui.rooms.paper.subject import WorkSeen
from practice_desk.ui.rooms.paper.work_fields import GoalOffered, WorkFields

REPORT = "progress-report"  # what is typed for a professional, by client
_WITH_GOALS = (DocumentKind.PROGRESS, DocumentKind.ENDING)
_HOMES = {
    DocumentKind.SUMMARY: PlaceKind.SESSIONS, DocumentKind.MEASURE: PlaceKind.MEASURES,
    DocumentKind.WORKSHEET: PlaceKind.WORKSHEETS, DocumentKind.SAFETY_PLAN: PlaceKind.SAFETY,
}  # fmt: skip


def ready(desk: Desk, client_id: str | None, subject: WorkSeen) -> WorkSeen:
    """Return what is seen with its days set, once it is known to be there. Raises NoSuchRecord."""
    wish = subject.wish
    if wish.kind is DocumentKind.SUPERVISION:
        first, last = usual_days(wish)
        return WorkSeen(replace(wish, first=first, last=last))
    wish = record_sheets.newest(desk, client_id, wish)
    record_sheets.record_of(desk, client_id, wish)
    return WorkSeen(wish)


def work_fields(context: Context, client_id: str | None, subject: WorkSeen) -> WorkFields:
    """Return the fields with what can be chosen for this document."""
    desk, wish = context.desk, subject.wish
    several = bool(client_id) and len(clients.participants(desk, client_id or "")) > 1
    goals: list[GoalOffered] = []
    if client_id and wish.kind in _WITH_GOALS:
        usual = {g.id for g in progress_sheets.goals_for(desk, client_id, wish)}
        kept = sorted(desk.goals.of_client(client_id), key=lambda g: g.position)
        goals = [GoalOffered(g.id, g.wording(), g.id in usual) for g in kept]
    agreed = ""
    if client_id and wish.kind is DocumentKind.PARENTS:
        found = parent_updates.agreed_now(context.desk, client_id)
        agreed = agreed_words(context, found) if found else ""
    told = _may_be_told(desk, client_id) if client_id and wish.kind is DocumentKind.PROGRESS else []
    made = WorkFields(
        wish, goals, several=several, agreed=agreed, without=_without(wish), recipients=told
    )  # fmt: skip
    if client_id and wish.kind is DocumentKind.PROGRESS:
        _keep_typing(desk, client_id, made)
    return made


def _may_be_told(desk: Desk, client_id: str) -> list[str]:
    """Return who may be told under a permission in force."""
    known = releases.offered_releases(desk, client_id)
    return [r.recipient for r, _, found in known if found.may_share and not r.psychotherapy_notes]


def _keep_typing(desk: Desk, client_id: str, fields: WorkFields) -> None:
    """Show what was typed for a report and not printed yet, and keep what is typed now as a draft."""
    found = desk.scratch.find(REPORT, client_id)
    if found is not None:
        fields.begin_report(str(found.body.get("to") or ""), str(found.body.get("said") or ""))

    def keep(to: str, said: str) -> None:
        if desk.read_only:
            return
        if to.strip() or said.strip():
            desk.scratch.keep(REPORT, client_id, {"to": to, "said": said}, client_id=client_id)
        else:
            desk.scratch.drop(REPORT, client_id)

    fields.typed.connect(keep)


def _without(wish: RecordWish) -> frozenset[RecordPart]:
    """Return the parts that this document has not, though others of its kind have."""
    if wish.kind is not DocumentKind.WORKSHEET or not wish.blank:
        return frozenset()
    form = worksheets.form_of(wish.id)
    return frozenset((RecordPart.LISTS,)) if form == form.without_lists() else frozenset()


def name_of(desk: Desk, wish: RecordWish) -> str:
    """Return the name of a measure or a worksheet, nothing for other documents."""
    if wish.kind is DocumentKind.MEASURE:
        sheet = None if wish.blank else desk.measure_sheets.find(wish.id)
        key, version = (sheet.measure, sheet.version) if sheet else (wish.id, None)
        found = measures.find_measure(desk, key, version)
        return found.title or found.name
    if wish.kind is DocumentKind.WORKSHEET:
        filled = None if wish.blank else desk.worksheets.find(wish.id)
        return worksheets.form_of(filled.form if filled else wish.id).name
    return ""


def home_of(client_id: str | None, wish: RecordWish) -> Place:
    """Return the page a document of the work belongs to; blank ones of nobody lie in the Library."""
    if wish.kind is DocumentKind.SUPERVISION:
        return Place(PlaceKind.REFLECTION)
    if client_id is None:
        return Place(PlaceKind.LIBRARY)
    return Place(_HOMES.get(wish.kind, PlaceKind.GOALS), client_id, None if wish.blank else wish.id or None)
