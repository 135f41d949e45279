"""How a client's measures moved, for a report on goals to a professional: the first score and the last."""

from __future__ import annotations

from practice_desk.documents.dates import plain_date
from practice_desk.domain.measures import Measure
from practice_desk.domain.printed_progress import PrintedMove
from practice_desk.intentions import clients, measures
from practice_desk.intentions.measures import Scored
from practice_desk.storage.desk import Desk


def moves(desk: Desk, client_id: str) -> tuple[PrintedMove, ...]:
    """Return a line for each measure and person, for each scale where there is no total.

    A band and a change have a word only where one was verified (clinical.md 4.2). Two people stay apart.
    """
    sheets = measures.sheets_of(desk, client_id)
    people = clients.participants(desk, client_id)
    found: list[PrintedMove] = []
    for key in dict.fromkeys(sheet.measure for sheet in sheets):
        for person_id in dict.fromkeys(s.person_id for s in sheets if s.measure == key):
            name = next((p.first_name() for p in people if p.id == person_id), "")
            scored = measures.scores_of(desk, client_id, key, person_id)
            found += _lines(measures.measure_of(desk, scored[-1].sheet), scored, name if people[1:] else "")
    return tuple(found)


def _lines(measure: Measure, scored: list[Scored], who: str) -> list[PrintedMove]:
    total = measure.scale()
    scales = (total,) if total is not None else measure.scales
    last = scored[-1]
    alike = [s for s in scored[:-1] if s.score.measure.adds_up_like(measure)]
    made: list[PrintedMove] = []
    for scale in scales:
        now = last.score.scale(scale.key)
        if not now.shown:
            continue
        before = alike[0].score.scale(scale.key).shown if alike else ""
        name = measure.name if len(scales) == 1 else f"{measure.name}, {scale.name}"
        band = now.band if scale.band_set is not None else None
        moved, threshold = last.since_first, measure.threshold(scale.key)
        made.append(
            PrintedMove(
                name, now.shown, plain_date(last.sheet.on), str(now.out_of), before,
                plain_date(alike[0].sheet.on) if before else "", who, band.word if band else "",
                moved.label if moved and len(scales) == 1 else None, threshold.points if threshold else 0,
            )
        )  # fmt: skip
    return made
