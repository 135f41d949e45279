"""Over time: goals, check-ins, measures and feelings as lines over the sessions; who came and steps as dots.

Two people's marks are two lines, never joined; a gap stays a gap. Every chart says its sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import Attended
from practice_desk.domain.check_ins import ITEMS, CheckIn, CheckInItem, in_tenths
from practice_desk.domain.emotions import Emotion, line_of
from practice_desk.domain.goals import Goal, GoalChange
from practice_desk.domain.ratings import Rater, Scale
from practice_desk.intentions import quiet_prompts
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Card,
    Label,
    OccasionGrid,
    RatingChart,
    Series,
    column,
    done_words,
    heading,
    row,
)
from practice_desk.ui.parts.check_in_words import item_words
from practice_desk.ui.parts.prompt_card import PromptCard
from practice_desk.ui.rooms.measures.given_cards import chart_of
from practice_desk.ui.rooms.measures.records import Record

_MARKED = {GoalChange.WORDS, GoalChange.LEVELS, GoalChange.TARGET}
_MOST_FEELINGS = 6


def over_time(record: Record) -> list[QWidget]:
    """Return the cards of everything that can be followed over the sessions, as far as there is any."""
    cards = [
        *_goals(record),
        *_check_ins(record),
        *_measures(record),
        *_feelings(record),
        *_occasions(record),
    ]
    if cards:
        return cards
    return [
        Label(
            _tr("Ratings, check-ins and measures show here as lines, once there are two."),
            tone="muted",
            wrap=True,
        )
    ]


def _goals(record: Record) -> list[QWidget]:
    rated = [g for g in [*record.work.in_work, *record.work.closed] if record.work.marks(g, Scale.TEN)]
    if not rated:
        return []
    charts = [_titled(goal.wording(), _goal_chart(record, goal)) for goal in rated]
    card = Card(
        heading(_tr("Goals"), note=_tr("0 to 10, the client's number and yours")), *_pairs(charts), gap=12
    )
    return [card, *_still(record)]


def _goal_chart(record: Record, goal: Goal) -> QWidget:
    work = record.work
    marks = work.marks(goal, Scale.TEN)
    series = [
        Series(
            work.who(by),
            [(r.on, r.value) for r in marks if r.by() == by],
            "therapist" if by[0] is Rater.THERAPIST else "person",
        )
        for by in work.raters(goal, Scale.TEN)
    ]
    days = {r.on for r in marks}
    edits = [
        (e.on, words.of(e.what)) for e in work.edits
        if e.goal_id == goal.id and e.what in _MARKED and min(days) <= e.on <= max(days)
    ]  # fmt: skip
    return RatingChart(goal.wording(), series, goal.target, edits)


def _still(record: Record) -> list[QWidget]:
    found = quiet_prompts.goals_still(record.context.desk, record.client_id)
    return [PromptCard(record.context, quiet) for quiet in found]


def _check_ins(record: Record) -> list[QWidget]:
    if not record.check_ins:
        return []
    charts: list[QWidget] = []
    for item in ITEMS:
        series = [s for p in record.work.people for s in _lines_of(record, p.id, item)]
        charts.append(_titled(item_words(item), RatingChart(item_words(item), series)))
    note = _tr("0 to 10; no norm, no cut-off")
    return [Card(heading(_tr("Check-in"), note=note), *_pairs(charts), gap=12)]


def _lines_of(record: Record, person_id: str, item: CheckInItem) -> list[Series]:
    own = [c for c in record.check_ins if c.person_id in (person_id, None)]
    lines = [Series(record.work.name_of(person_id), [(c.on, _marked(c, c.answer(item))) for c in own])]
    guesses = [(c.on, _marked(c, c.guess[ITEMS.index(item)])) for c in own]
    if any(g is not None for _, g in guesses) and not record.work.many():
        lines.append(Series(_tr("Your guess"), guesses, "therapist"))
    return lines


def _marked(check_in: CheckIn, mark: int | None) -> float | None:
    return None if mark is None else in_tenths(check_in.form, mark)


def _measures(record: Record) -> list[QWidget]:
    alike = list(dict.fromkeys((g.measure.key, g.name) for g in record.given))
    charts: list[QWidget] = []
    for key, name in alike:
        given = [g for g in record.given if (g.measure.key, g.name) == (key, name)]
        charts.append(_titled(name, chart_of(record, given)))
    if not charts:
        return []
    note = _tr("bands and cut-offs where they were verified")
    return [Card(heading(_tr("Measures"), note=note), *_pairs(charts), gap=12)]


def _feelings(record: Record) -> list[QWidget]:
    kept = record.context.desk.emotions.of_client(record.client_id)
    counted = Counter((e.person_id, e.words.strip().casefold()) for e in kept)
    charts: list[QWidget] = []
    for (person_id, feeling), times in counted.most_common(_MOST_FEELINGS):
        line = line_of(kept, person_id, feeling)
        if times > 1:
            title = ", ".join(part for part in (record.who(person_id), line[-1].words) if part)
            charts.append(_titled(title, _feeling_chart(title, line)))
    if not charts:
        return []
    note = _tr("how strong, 0 to 10, before and after")
    return [Card(heading(_tr("Feelings"), note=note), *_pairs(charts), gap=12)]


def _feeling_chart(title: str, line: Sequence[Emotion]) -> QWidget:
    before = Series(_tr("Before"), [(e.on, e.before) for e in line])
    after = Series(_tr("After"), [(e.on, e.after) for e in line])
    return RatingChart(title, [s for s in (before, after) if s.known()])


def _occasions(record: Record) -> list[QWidget]:
    """Return who came and how the steps went, session by session, as dots with their sentence."""
    grids = [*_came(record), *_steps(record)]
    if not grids:
        return []
    card = Card(heading(_tr("Who came, and the steps")), gap=14)
    for title, grid in grids:
        said = Label(grid.accessibleName(), "small", tone="muted", wrap=True)
        box = QWidget()
        box.setLayout(column(Label(title, strong=True, wrap=True), grid, said, gap=6))
        card.add(box)
    return [card]


def _came(record: Record) -> list[tuple[str, QWidget]]:
    order = {s.id: (s.on, s.start or time()) for s in record.work.sessions}
    kept = [a for a in record.context.desk.attendances.of_client(record.client_id) if a.session_id in order]
    kept.sort(key=lambda a: order[a.session_id])
    found: list[tuple[str, QWidget]] = []
    for person in record.work.people:
        own = [a for a in kept if a.person_id == person.id]
        used = [how for how in Attended if any(a.how is how for a in own)]
        if not own:
            continue
        columns = [(order[a.session_id][0], [used.index(a.how)]) for a in own]
        said = ", ".join(_times(words.of(how), sum(a.how is how for a in own)) for how in used)
        name = record.work.name_of(person.id) if record.work.many() else ""
        title = _tr("Sessions, {0}").format(name) if name else _tr("Sessions")
        found.append((title, OccasionGrid([words.of(how) for how in used], columns, f"{said}.")))
    return found


def _steps(record: Record) -> list[tuple[str, QWidget]]:
    looks = sorted((r for r in record.work.reviews if r.done_client is not None), key=lambda r: r.on)
    if not looks:
        return []
    best = len(done_words()) - 1
    by_day: dict[date, list[int]] = {}
    for look in looks:
        by_day.setdefault(look.on, []).append(best - (look.done_client or 0))
    counted = Counter(r.done_client for r in looks)
    parts = [_times(done_words()[v], counted[v]) for v in range(best, -1, -1) if counted[v]]
    grid = OccasionGrid(done_words()[::-1], list(by_day.items()), f"{', '.join(parts)}.")
    return [(_tr("Steps, as the client saw them"), grid)]


def _times(said: str, times: int) -> str:
    frame = _tr("{0}: once") if times == 1 else _tr("{0}: {1} times")
    return frame.format(said, times)


def _titled(title: str, chart: QWidget) -> QWidget:
    box = QWidget()
    box.setLayout(column(Label(title, strong=True, wrap=True), chart, ..., gap=4))
    return box


def _pairs(charts: Sequence[QWidget]) -> list[QLayout]:
    """Lay charts two and two, below each other on a narrow page."""
    made: list[QLayout] = []
    for at in range(0, len(charts), 2):
        second = charts[at + 1] if at + 1 < len(charts) else QWidget()
        made.append(row((charts[at], 1), (second, 1), gap=24, stack=860))
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
