"""Reflections, supervision and process notes: the therapist's own, apart from every client's papers."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from intentions.papers_of import signed

from practice_desk.domain import clock
from practice_desk.domain.note_text import Section, read_plain, write_sections
from practice_desk.domain.process_notes import ProcessNoteProblem
from practice_desk.domain.reflections import ReflectionProblem, TryOutcome
from practice_desk.domain.sessions import Session
from practice_desk.domain.signing import Refused
from practice_desk.domain.supervision import Supervision, SupervisionKind, SupervisionProblem
from practice_desk.intentions import (
    consents,
    practice_parts,
    process_notes,
    reflections,
    sessions,
    supervision,
)

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _afternoon():
    with clock.at(datetime.combine(DAY, time(15))):
        yield


@pytest.fixture
def session(desk, amara):
    made = Session(client_id=amara.id, on=DAY, start=time(14))
    sessions.keep_session(desk, made)
    return sessions.open_session(desk, made.id)


def refused(deed):
    with pytest.raises(Refused) as caught:
        deed()
    return dict(caught.value.problems)


def test_a_reflection_belongs_to_no_clients_page(desk, amara, session):
    entry = replace(reflections.begin_reflection(desk, session.id), could_try="Wait longer.", guess=7)
    reflections.keep_reflection(desk, entry)
    assert reflections.place_of(entry).client_id is None
    assert [r.id for r in reflections.reflections(desk, amara.id)] == [entry.id]
    assert [r.id for r in reflections.month(desk, 2026, 3)] == [entry.id]
    assert refused(lambda: reflections.keep_reflection(desk, reflections.begin_reflection(desk))) == {
        "words": ReflectionProblem.NOTHING_WRITTEN
    }


def test_a_line_to_try_is_open_until_it_is_answered(desk, amara, session):
    entry = replace(reflections.begin_reflection(desk, session.id), could_try="Wait longer.")
    reflections.keep_reflection(desk, entry)
    assert [r.id for r in reflections.open_tries(desk, amara.id)] == [entry.id]
    reflections.answer_try(desk, entry, TryOutcome.NOT_YET)
    assert [r.id for r in reflections.open_tries(desk, amara.id)] == [entry.id]
    reflections.answer_try(desk, entry, TryOutcome.TRIED)
    assert reflections.open_tries(desk, amara.id) == []
    reflections.remove_reflection(desk, desk.reflections.get(entry.id))
    desk.undo()
    assert desk.reflections.count() == 1


def test_what_is_for_supervision_is_listed_for_it(desk, session):
    entry = replace(reflections.begin_reflection(desk, session.id), empathy="Lost her.", to_supervision=True)
    reflections.keep_reflection(desk, entry)
    assert [r.id for r in reflections.to_supervision(desk)] == [entry.id]


def test_supervision_is_counted_by_the_month_against_the_practices_target(desk):
    alone = Supervision(on=DAY, minutes=60)
    group = Supervision(on=DAY, minutes=120, kind=SupervisionKind.GROUP, size=5)
    for meeting in (alone, group):
        supervision.keep_supervision(desk, meeting)
    month = supervision.month(desk, 2026, 3)
    assert (month.counted, month.target, month.is_met) == (84, 90, False)
    practice_parts.keep_parts(desk, replace(practice_parts.parts(desk), supervision_minutes=60))
    assert supervision.month(desk, 2026, 3).is_met
    assert [m.counted for m in supervision.every_month(desk)] == [84]
    assert supervision.supervisions(desk, DAY.replace(day=3)) == []
    wrong = replace(group, size=1)
    assert refused(lambda: supervision.keep_supervision(desk, wrong)) == {"size": SupervisionProblem.SIZE}


def test_nobody_is_brought_to_supervision_without_a_consent_that_holds(desk, amara):
    assert supervision.may_be_brought(desk) == []


def meet(**said):
    return Supervision(on=DAY, **said)


def test_in_the_log_a_client_is_a_code_that_somebody_has_and_nothing_else(desk, amara):
    for named in ("Amara", "ZZ-9999"):
        found = refused(lambda code=named: supervision.keep_supervision(desk, meet(codes=(code,))))
        assert found == {"codes": SupervisionProblem.NO_SUCH_CODE}
    assert desk.supervisions.count() == 0
    supervision.keep_supervision(desk, meet(codes=(amara.reference,)))
    assert desk.supervisions.count() == 1


def test_more_of_a_client_is_shown_only_by_code_and_with_a_consent_that_holds_that_day(desk, amara):
    shown = meet(material=(amara.reference,))
    refusal = {"material": SupervisionProblem.NOT_AGREED}
    assert refused(lambda: supervision.keep_supervision(desk, shown)) == refusal
    paper = signed(desk, amara.id, "supervision", what_is_shared="one recording")
    supervision.keep_supervision(desk, shown)
    assert desk.supervisions.all()[0].about() == (amara.reference,)
    before = replace(meet(material=(amara.reference,)), on=DAY - timedelta(days=1))
    assert refused(lambda: supervision.keep_supervision(desk, before)) == refusal
    consents.withdraw(desk, paper.paper.id, reason="Not any more.")
    again = meet(material=(amara.reference,))
    assert refused(lambda: supervision.keep_supervision(desk, again)) == refusal
    supervision.keep_supervision(desk, replace(shown, topics="Pace"))  # what was shown then stays so
    assert desk.supervisions.all()[0].topics == "Pace"


def test_a_process_note_is_found_by_its_own_page_alone(desk, amara, session):
    empty = process_notes.begin_process_note(desk, amara.id, session.id)
    assert refused(lambda: process_notes.keep_process_note(desk, empty)) == {"body": ProcessNoteProblem.EMPTY}
    body = write_sections([Section("process", "", read_plain("She reminds me of Zo\u00eb."))])
    note = replace(empty, body=body)
    process_notes.keep_process_note(desk, note)
    assert process_notes.find(desk, amara.id, "zoe") == [note]
    assert process_notes.find(desk, amara.id, "nobody") == []
    desk.undo()
    assert process_notes.process_notes_of(desk, amara.id) == []
