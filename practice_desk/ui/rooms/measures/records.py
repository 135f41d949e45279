"""Everything the page of measures shows, read once: who answered what, and what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.check_ins import CheckIn
from practice_desk.domain.measure_sheets import MeasureSheet
from practice_desk.domain.measures import Measure
from practice_desk.domain.people import Person
from practice_desk.domain.sessions import Session, SessionKind, SessionState
from practice_desk.intentions import check_ins, measures
from practice_desk.intentions.measures import OpenFollowUp, Scored
from practice_desk.storage.scratch import Scratch
from practice_desk.ui.context import Context
from practice_desk.ui.parts.work import Work, read_work
from practice_desk.ui.turned import measure as on_screen

_MOST_SESSIONS = 12


@dataclass(frozen=True, repr=False)
class Given:
    """One person's sheets of one measure, oldest first; `who` is empty in a file of one person.

    `earlier` says that a further version of it adds up in another way, which has a line of its own.
    """

    measure: Measure
    person_id: str | None
    who: str
    sheets: tuple[Scored, ...]
    earlier: bool = False

    @property
    def name(self) -> str:
        """Return what the measure is called, with its version where another one is in use."""
        named = self.measure.name
        return _tr("{0}, version {1}").format(named, self.measure.version) if self.earlier else named

    @property
    def last(self) -> Scored:
        """Return the latest sheet."""
        return self.sheets[-1]


@dataclass(frozen=True, repr=False)
class Begun:
    """A measure that somebody began on the turned screen and did not finish."""

    measure: Measure
    person: Person
    draft: Scratch

    @property
    def answers(self) -> tuple[int | None, ...]:
        """Return what was answered so far."""
        return tuple(self.draft.body.get("answers", ()))


@dataclass(frozen=True, repr=False)
class Record:
    """What is known of one client's measures and check-ins."""

    context: Context
    work: Work
    given: tuple[Given, ...]
    unopened: tuple[MeasureSheet, ...]
    begun: tuple[Begun, ...]
    follow_ups: tuple[OpenFollowUp, ...]
    check_ins: tuple[CheckIn, ...]

    @property
    def client_id(self) -> str:
        """Return whose record this is."""
        return self.work.client.id

    def who(self, person_id: str | None) -> str:
        """Return what a person is called, or nothing in a file of one."""
        return self.work.name_of(person_id) if self.work.many() else ""

    def sessions(self) -> list[Session]:
        """Return the sessions that a sheet can belong to, the latest first."""
        from practice_desk.domain.clock import today

        found = [
            s for s in self.work.sessions
            if s.kind is SessionKind.SESSION and s.on <= today() and s.state is not SessionState.NOT_HELD
        ]  # fmt: skip
        return sorted(found, key=lambda s: s.on, reverse=True)[:_MOST_SESSIONS]

    def session_words(self, session_id: str | None) -> str:
        """Return which session a sheet belongs to, or nothing."""
        number = self.work.session_number(session_id)
        return _tr("session {0}").format(number) if number else ""


def read_record(context: Context, client_id: str) -> Record:
    """Read one client's measures and check-ins."""
    desk, work = context.desk, read_work(context, client_id)
    sheets = desk.measure_sheets.of_client(client_id)
    return Record(
        context=context,
        work=work,
        given=tuple(_given(work, client_id)),
        unopened=tuple(s for s in sheets if not s.handed_back),
        begun=tuple(_begun(work)),
        follow_ups=tuple(measures.follow_ups(desk, client_id)),
        check_ins=tuple(check_ins.check_ins_of(desk, client_id)),
    )


def _given(work: Work, client_id: str) -> list[Given]:
    desk = work.context.desk
    keys: list[tuple[str, str | None]] = []
    for sheet in measures.sheets_of(desk, client_id):
        if (sheet.measure, sheet.person_id) not in keys:
            keys.append((sheet.measure, sheet.person_id))
    found: list[Given] = []
    for key, person_id in keys:
        scored = measures.scores_of(desk, client_id, key, person_id)
        own = [s for s in scored if s.sheet.person_id == person_id]
        who = work.name_of(person_id) if work.many() else ""
        lines = _alike(own)
        found += [Given(s[-1].score.measure, person_id, who, tuple(s), s is not lines[-1]) for s in lines]
    places = {p.id: n for n, p in enumerate(work.people)}
    return sorted(
        found,
        key=lambda g: (g.measure.name, g.earlier, -g.measure.version, places.get(g.person_id or "", 99)),
    )


def _alike(scored: list[Scored]) -> list[list[Scored]]:
    """Return the sheets apart by how they add up, the latest last; never two different sums in one line."""
    lines: list[list[Scored]] = []
    for one in scored:
        measure = one.score.measure
        line = next((at for at in lines if at[0].score.measure.adds_up_like(measure)), None)
        if line is None:
            lines.append([one])
        else:
            line.append(one)
    return sorted(lines, key=lambda line: line[-1].sheet.on)


def _begun(work: Work) -> list[Begun]:
    desk = work.context.desk
    known = {m.reference: m for m in measures.measures(desk)}
    found: list[Begun] = []
    for draft in desk.scratch.all():
        if draft.form != on_screen.FORM or draft.client_id != work.client.id:
            continue
        person_id, _, reference = draft.record_id.partition(":")
        person, measure = desk.people.find(person_id), known.get(reference)
        if person is not None and measure is not None:
            found.append(Begun(measure, person, draft))
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
