"""What is done with measures: given, answered, handed back, corrected; and what some answers ask for.

The rules for answers on self-harm are those of clinical.md 4.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from functools import cache

from practice_desk.domain.change_sizes import counted_by
from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_change import Change, change
from practice_desk.domain.measure_files import read_measure
from practice_desk.domain.measure_rights import Right, read_rights
from practice_desk.domain.measure_scores import Score
from practice_desk.domain.measure_sheets import (
    FollowUp,
    FollowUpOutcome,
    GivenHow,
    MeasureSheet,
    SelfHarmAnswer,
    in_force,
    may_be_reviewed,
    self_harm_answers,
)
from practice_desk.domain.measures import Entry, Measure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import refuse
from practice_desk.intentions import clients
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk


@dataclass(frozen=True, repr=False)
class OpenFollowUp:
    """An answer that is still to be talked about; it stays until it is noted, and blocks nothing."""

    sheet: MeasureSheet
    measure: Measure
    answer: SelfHarmAnswer


@dataclass(frozen=True, repr=False)
class Scored:
    """One sheet with what it adds up to, and how that moved since the first and since the one before."""

    sheet: MeasureSheet
    score: Score
    since_first: Change | None = None
    since_last: Change | None = None


@cache
def shipped() -> dict[str, Measure]:
    """Return the shipped measures by key."""
    files = sorted(p for p in resource("measures").glob("*.json") if p.name != "rights.json")
    found = (read_measure(p.read_text(encoding="utf-8")) for p in files)
    return {m.key: m for m in found}


@cache
def rights() -> dict[str, Right]:
    """Return the rights register by instrument."""
    return read_rights(resource("measures", "rights.json").read_text(encoding="utf-8"))


def measures(desk: Desk) -> list[Measure]:
    """Return every measure that can be given or entered: the shipped ones, then the therapist's own."""
    own: dict[str, Measure] = {}
    for kept in desk.own_measures.all(order="name, version"):
        own.pop(kept.key, None)
        if not kept.hidden:
            own[kept.key] = read_measure(kept.body)
    return [*shipped().values(), *own.values()]


def find_measure(desk: Desk, key: str, version: int | None = None) -> Measure:
    """Return a measure by its key, in one version or the newest. Raises KeyError for an unknown one.

    A change of it is counted by the therapist's own size where one was put in.
    """
    size = desk.change_sizes.find(key)
    found = shipped().get(key)
    if found is not None:
        return counted_by(found, size)
    kept = desk.own_measures.of_key(key)
    own = [k for k in kept if version in (None, k.version)]
    if not own:
        raise KeyError(key)
    return counted_by(read_measure(own[-1].body), size)


def measure_of(desk: Desk, sheet: MeasureSheet) -> Measure:
    """Return the measure a sheet was answered to, in the version it was given with."""
    return find_measure(desk, sheet.measure, sheet.version)


def give(
    desk: Desk, client_id: str, key: str, *, person_id: str | None = None, session_id: str | None = None,
    how: GivenHow = GivenHow.TURNED_SCREEN,
) -> MeasureSheet:  # fmt: skip
    """Return an open sheet to answer, not kept yet; the one participant's where no person is named.

    On the turned screen nothing is worked out before it is handed back. A measure whose text may not be shown
    gives a sheet for typed scores, or on paper for the numbers on its owner's own sheet.
    """
    measure = find_measure(desk, key)
    if measure.entry is Entry.SCORE and how is not GivenHow.ON_PAPER:
        how = GivenHow.SCORE
    people = clients.participants(desk, client_id)
    if person_id is None and len(people) == 1:
        person_id = people[0].id
    session = desk.sessions.find(session_id or "")
    return MeasureSheet(
        client_id=client_id, person_id=person_id, session_id=session_id, measure=key,
        version=measure.version, on=min(session.on, today()) if session else today(), given=how,
        answers=() if how is GivenHow.SCORE else (None,) * len(measure.items),
        handed_back=how is not GivenHow.TURNED_SCREEN, at_utc=now().astimezone(UTC),
    )  # fmt: skip


def keep_sheet(desk: Desk, sheet: MeasureSheet) -> None:
    """Keep the answers of a sheet, blanks too. Raises Refused, by item, for what is no answer of it."""
    refuse(sheet.problems(measure_of(desk, sheet), today()))
    with desk.change(Deed.KEEP_MEASURE, place_of(sheet)):
        desk.measure_sheets.save(sheet)


def keep_entered(desk: Desk, sheet: MeasureSheet, scores: Sequence[int | None]) -> MeasureSheet:
    """Keep scores that were worked out from the owner's own sheet, in the order of the measure's scales."""
    sheet = replace(sheet, given=GivenHow.SCORE, entered=tuple(scores), answers=(), handed_back=True)
    keep_sheet(desk, sheet)
    return sheet


def hand_back(desk: Desk, sheet_id: str) -> MeasureSheet:
    """Note that the screen was handed back: from now on the sheet is scored, and follow-ups open."""
    sheet = replace(desk.measure_sheets.get(sheet_id), handed_back=True)
    with desk.change(Deed.HAND_BACK, place_of(sheet)):
        desk.measure_sheets.save(sheet)
    return sheet


def correct(desk: Desk, sheet: MeasureSheet, corrected: MeasureSheet) -> MeasureSheet:
    """Keep a sheet in the place of one that was entered wrongly; the first one stays. Raises Refused."""
    fresh = MeasureSheet(
        client_id=sheet.client_id, person_id=corrected.person_id, session_id=sheet.session_id,
        measure=sheet.measure, version=sheet.version, on=corrected.on, given=corrected.given,
        answers=corrected.answers, entered=corrected.entered, corrects_id=sheet.id, at_utc=sheet.at_utc,
    )  # fmt: skip
    refuse(fresh.problems(measure_of(desk, fresh), today()))
    with desk.change(Deed.CORRECT_MEASURE, place_of(fresh)):
        desk.measure_sheets.save(fresh)
    return fresh


def may_be_removed(desk: Desk, sheet: MeasureSheet) -> bool:
    """Say whether a sheet can be removed: no follow-up was noted to it, and no other one corrects it."""
    corrected = desk.measure_sheets.corrections_of(sheet.id)
    return not corrected and not desk.follow_ups.of_sheet(sheet.id)


def remove_sheet(desk: Desk, sheet: MeasureSheet) -> None:
    """Remove a sheet that should never have been kept."""
    assert may_be_removed(desk, sheet), "what was said to it stays"
    with desk.change(Deed.REMOVE_MEASURE, place_of(sheet)):
        desk.remove(sheet)


def sheets_of(desk: Desk, client_id: str) -> list[MeasureSheet]:
    """Return a client's sheets that were handed back and that no other one corrects, oldest first."""
    return [s for s in in_force(desk.measure_sheets.of_client(client_id)) if s.handed_back]


def scores_of(desk: Desk, client_id: str, key: str, person_id: str | None = None) -> list[Scored]:
    """Return one person's sheets of a measure, oldest first, each scored and compared; never two people's.

    In a file of one person `person_id` may be left out.
    """
    found = [s for s in sheets_of(desk, client_id) if s.measure == key]
    if person_id is not None:
        found = [s for s in found if s.person_id == person_id]
    scored: list[Scored] = []
    for sheet in found:
        score = sheet.score(measure_of(desk, sheet))
        before = [s.score for s in scored if s.score.measure.adds_up_like(score.measure)]
        whole = bool(before) and score.measure.scale() is not None  # where there is no total, nothing moved
        first, last = (change(b, score) for b in (before[0], before[-1])) if whole else (None, None)
        scored.append(Scored(sheet, score, first, last))
    return scored


def said(desk: Desk, sheet: MeasureSheet) -> str:
    """Return a sheet in a few words for the header of a note: its name and its scores."""
    score = sheet.score(measure_of(desk, sheet))
    shown = [f"{s.scale.name} {s.shown}".strip() for s in score.scales if s.shown]
    total = next((s.shown for s in score.scales if s.scale.key == "total"), "")
    return f"{score.measure.name} {total or ', '.join(shown)}".strip()


def follow_ups(desk: Desk, client_id: str | None = None) -> list[OpenFollowUp]:
    """Return the answers on self-harm that are still to be talked about, of one client or of everybody.

    Only after hand-back; they stay until something is noted and never hold anything up (clinical.md 4.3).
    """
    keys = [m.key for m in _with_self_harm(desk)]
    sheets = (
        desk.measure_sheets.of_measures(keys)
        if client_id is None
        else desk.measure_sheets.of_client(client_id)
    )
    noted = {(f.sheet_id, f.item) for f in _noted(desk, client_id)}
    found: list[OpenFollowUp] = []
    for sheet in in_force(sheets):
        if sheet.measure in keys:
            measure = measure_of(desk, sheet)
            answers = self_harm_answers(measure, sheet, sheets)
            found += [OpenFollowUp(sheet, measure, a) for a in answers if (sheet.id, a.item) not in noted]
    return found


def answer_follow_up(  # noqa: PLR0913  (the fields of the form, by name)
    desk: Desk, sheet_id: str, item: int, outcome: FollowUpOutcome, *,
    said: str = "", plan: str = "", reason: str = "",
) -> FollowUp:  # fmt: skip
    """Note what was said about an answer and what was decided, or why it was not asked. Raises Refused."""
    sheet, moment = desk.measure_sheets.get(sheet_id), now()
    offset = moment.utcoffset() or timedelta()
    made = FollowUp(
        client_id=sheet.client_id, sheet_id=sheet_id, item=item, outcome=outcome, said=said.strip(),
        plan=plan.strip(), reason=reason.strip(), at_utc=moment.astimezone(UTC),
        utc_offset=int(offset.total_seconds() // 60),
    )  # fmt: skip
    refuse(made.problems())
    with desk.change(Deed.ANSWER_FOLLOW_UP, place_of(sheet)):
        return desk.follow_ups.add(made)


def is_reviewed(desk: Desk, sheet: MeasureSheet) -> bool:
    """Say whether nothing of a sheet is left to be talked about (clinical.md 4.3, rule 2)."""
    return may_be_reviewed(measure_of(desk, sheet), sheet, desk.follow_ups.of_sheet(sheet.id))


def place_of(sheet: MeasureSheet) -> Place:
    """Return the page a sheet is seen on."""
    return Place(PlaceKind.MEASURES, sheet.client_id, sheet.id)


def _with_self_harm(desk: Desk) -> Iterable[Measure]:
    own = (read_measure(k.body) for k in desk.own_measures.all())
    return [m for m in (*shipped().values(), *own) if m.self_harm_items()]


def _noted(desk: Desk, client_id: str | None) -> list[FollowUp]:
    return desk.follow_ups.all() if client_id is None else desk.follow_ups.of_client(client_id)
