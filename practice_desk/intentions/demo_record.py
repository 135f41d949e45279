"""The record of the work in the fictional practice: each session with its note, marks, sheets and contacts.

The stories are those of clinical.md 9. Sessions are named by their number, and told in their order.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from practice_desk.domain import clock
from practice_desk.domain.attendance import Attended
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measures import Option
from practice_desk.domain.note_layouts import NoteFormat
from practice_desk.domain.note_text import read_plain, write_sections
from practice_desk.domain.notes import AdditionKind, Note, RiskConsidered
from practice_desk.domain.own_measures import OwnItem, OwnMeasure
from practice_desk.domain.people import Person
from practice_desk.domain.sessions import Session, SessionKind, SessionState, held_sessions
from practice_desk.intentions import (
    attendance,
    clients,
    contact_records,
    demo_sheets,
    notes,
    own_measures,
    practice_parts,
    sessions,
)
from practice_desk.intentions.demo_own import tell_apart, tell_own
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

Story = dict[str, Any]
_WRITING = 20  # minutes after a session in which its note is written


def build_record(desk: Desk, ids: Mapping[str, str]) -> None:
    """Add the record of the work, each piece at its time; `ids` are the clients' by story."""
    told = json.loads(resource("demo", "record.json").read_text(encoding="utf-8"))
    with desk.change(Deed.BUILD_DEMO):
        parts = replace(practice_parts.parts(desk), on=tuple(told["parts"]))
        practice_parts.keep_parts(desk, replace(parts, snippets=tuple(told["snippets"])))
        for own in told["own_measures"]:
            own_measures.keep_own(desk, _own_measure(own))
    for story_id, own in told["clients"].items():
        with desk.change(Deed.BUILD_DEMO):
            _Client(desk, ids[story_id], own).tell()
    with desk.change(Deed.BUILD_DEMO):
        tell_own(desk, told, ids)


def _own_measure(told: Story) -> OwnMeasure:
    return OwnMeasure(
        key=told["key"], name=told["name"], instructions=told["instructions"], may_use_text=True,
        items=(OwnItem(told["item"]),), options=tuple(Option(str(n), n) for n in range(told["top"] + 1)),
    )  # fmt: skip


class _Client:
    """One client's record, told session by session."""

    def __init__(self, desk: Desk, client_id: str, story: Story) -> None:
        self.desk, self.client_id, self.story = desk, client_id, story
        self.held = held_sessions(desk.sessions.of_client(client_id))
        self.people = clients.participants(desk, client_id)
        self.now = clock.now()

    def tell(self) -> None:
        for number, (session, told) in enumerate(zip(self.held, self.story["sessions"], strict=True), 1):
            self._session(session, told, number)
        for told in self.story.get("not_held", []):
            self._not_held(told)
        for told in self.story.get("contacts", []):
            self._contact(told)
        tell_apart(self.desk, self.client_id, self.story.get("apart", []))

    @contextmanager
    def at(self, session: Session, minutes: int, days: int = 0) -> Generator[None]:
        """Hold the clock so many minutes after a session began, never later than it is."""
        begun = datetime.combine(session.on, session.start or time(9)).astimezone()
        with clock.at(min(begun + timedelta(days=days, minutes=minutes), self.now)):
            yield

    def _session(self, session: Session, told: Story, number: int) -> None:
        with self.at(session, session.minutes):
            session = replace(
                session, mattered=told["mattered"], confirmed=True,
                techniques=tuple(told.get("techniques", [])),
            )  # fmt: skip
            self.desk.sessions.save(session)
            attendance.fill_attendance(self.desk, session)
            for name, how in self.story.get("attendance", {}).get(str(number), {}).items():
                person = self._person(name)
                sessions.mark_attendance(self.desk, session.id, person.id, Attended(how))
            self._filled_in(session, number)
            self._of_safety(session, number)
            self._for_parents(session, number)
        self._note(session, told)

    def _filled_in(self, session: Session, number: int) -> None:
        words = self.story.get("check_in_words", {}).get(str(number), {})
        for name, means in self.story["check_ins"].items():
            person = self._person(name)
            demo_sheets.check_in(self.desk, session, person.id, means[number - 1], words)
            words = {}
        for key, totals in self.story["measures"].items():
            harm = self.story.get("self_harm", {}).get(key)
            if totals[number - 1] is not None:
                answer = harm[number - 1] if harm else 0
                demo_sheets.measure(self.desk, session, key, totals[number - 1], answer)
        for told in self._of("emotions", number):
            person = self._person(told.pop("person", ""))
            demo_sheets.feeling(self.desk, session, person.id, told)
        for told in self._of("worksheets", number):
            person = self._person(told.pop("person", ""))
            demo_sheets.worksheet(self.desk, session, person.id, **told)
        for told in self._of("ruptures", number):
            demo_sheets.rupture(self.desk, session, told)

    def _for_parents(self, session: Session, number: int) -> None:
        for told in self.story.get("parent_updates", []):
            if told["after_session"] == number:
                demo_sheets.parent_update(self.desk, session, told)

    def _of_safety(self, session: Session, number: int) -> None:
        for told in self._of("follow_ups", number):
            demo_sheets.follow_up(self.desk, session, told)
        plan = self.story.get("safety_plan")
        if plan and plan["session"] == number:
            demo_sheets.safety_plan(self.desk, session, {k: v for k, v in plan.items() if k != "session"})
        for told in (plan or {}).get("reviews", []):
            if told["session"] == number:
                demo_sheets.safety_review(self.desk, session, told)
        for told in self._of("risk_notes", number):
            demo_sheets.risk_note(self.desk, session, told)

    def _note(self, session: Session, told: Story) -> None:
        written = session.minutes + _WRITING
        if "two_lines" in told:
            with self.at(session, session.minutes):
                notes.two_lines(self.desk, session.id, told["two_lines"])
            return
        with self.at(session, written):
            note = self._written(session, told)
        if "unsigned" in told:
            notes.keep_note(self.desk, note)
            return
        with self.at(session, written, told.get("signed_days", 0)):
            notes.sign_note(self.desk, note)
        for addition in told.get("additions", []):
            said = {**addition, "kind": AdditionKind(addition["kind"])}
            with self.at(session, written, said.pop("days")):
                notes.add_to_note(self.desk, note.id, **said)

    def _written(self, session: Session, told: Story) -> Note:
        form = NoteFormat(told.get("format") or self.story.get("format", NoteFormat.FREE))
        note = notes.begin_note(self.desk, session.id, with_plan=False)
        note = notes.in_format(self.desk, note, form)
        sections = [
            replace(section, passages=read_plain(words))
            for section, words in zip(note.sections(), told["note"], strict=True)
        ]
        risk = RiskConsidered(told.get("risk", RiskConsidered.NOTHING_NEW))
        return replace(note, body=write_sections(sections), risk=risk, risk_words=told.get("risk_words", ""))

    def _not_held(self, told: Story) -> None:
        meant = self.held[told["before"] - 1]
        session = replace(
            Session(client_id=self.client_id, on=meant.on - timedelta(days=told["days"])),
            start=meant.start, minutes=meant.minutes, mode=meant.mode, state=SessionState.PLANNED,
        )  # fmt: skip
        how = Attended(told["how"])
        told_at = datetime.combine(session.on - timedelta(days=2), time(10))
        early = how is Attended.CANCELLED_IN_TIME
        with self.at(session, session.minutes):
            self.desk.sessions.save(session)
            sessions.did_not_come(self.desk, session.id, how, told_at=told_at if early else None)
            for row in attendance.attendance_of(self.desk, session.id):
                self.desk.attendances.save(replace(row, words=told["words"]))

    def _contact(self, told: Story) -> None:
        day = self.held[told["after"] - 1].on + timedelta(days=told["days"])
        contact = Session(
            client_id=self.client_id, kind=SessionKind(told["kind"]), state=SessionState.HELD, on=day,
            start=time(11), minutes=told["minutes"], about=told["about"], with_whom=told.get("with", ""),
            follow_up=told.get("follow_up", ""),
        )  # fmt: skip
        with self.at(contact, told["minutes"]):
            contact_records.keep_contact(self.desk, contact)
        if "done_at" in told:
            done = self.held[told["done_at"] - 1]
            with self.at(done, done.minutes):
                contact_records.finish_follow_up(self.desk, contact, done.on)

    def _of(self, kind: str, number: int) -> Iterator[Story]:
        """Yield what is told of one session, without its number."""
        for told in self.story.get(kind, []):
            if told["session"] == number:
                yield {name: value for name, value in told.items() if name != "session"}

    def _person(self, name: str) -> Person:
        """Return a participant by name or first name; the first one where none is named."""
        known = (p for p in self.people if name in (p.known_as, p.first_name()))
        return next(known, None) or self.people[0]
