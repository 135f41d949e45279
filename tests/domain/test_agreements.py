from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from practice_desk.domain.agreements import (
    Clause,
    ClauseArea,
    ClauseChoice,
    ClauseProblem,
    agreement_text,
    client_copy,
    in_order,
    review_due_on,
)
from practice_desk.domain.attachments import (
    LARGEST,
    Attachment,
    AttachmentProblem,
    AttachmentSubject,
    type_of,
)
from practice_desk.domain.blocks import plain
from practice_desk.domain.crossings import BoundaryCategory, Crossing, CrossingNote, CrossingProblem
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis, DisclosureProblem, accounting
from practice_desk.domain.papers import written
from practice_desk.domain.tasks import Task, TaskKind, TaskSource, open_tasks

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def clause(area, position, text, **more):
    return Clause(
        id=area.value, client_id="c", paper_id="p", area=area, position=position, title=area.value.title(),
        text=text, **more,
    )  # fmt: skip


FEES = clause(ClauseArea.FEES, 1, "It costs {fee}.", summary="A session costs {fee}.")
TIME = clause(ClauseArea.TIME, 0, "We meet for {minutes} minutes.", summary="{minutes} minutes.")
GIFTS = clause(ClauseArea.GIFTS, 2, "No gifts.", summary="No gifts.", choice=ClauseChoice.NOT_APPLICABLE)
VALUES = {"fee": "£60", "minutes": "50"}


def test_an_agreement_has_its_clauses_in_order_and_leaves_out_what_does_not_apply():
    merged = agreement_text("= Us", [GIFTS, FEES, TIME], "[ ] I agree.", VALUES)
    assert plain(merged.blocks).splitlines() == [
        "= Us", "= Time", "We meet for 50 minutes.", "= Fees", "It costs £60.", "[ ] I agree."
    ]  # fmt: skip


def test_a_clause_has_values_of_its_own_and_what_is_open_is_named_once():
    own = replace(FEES, values=written({"fee": "£40"}))
    assert "£40" in plain(agreement_text("", [own], "", VALUES).blocks)
    assert agreement_text("{fee}", [FEES], "{fee}", {}).unfilled == ("fee",)


def test_a_varied_clause_says_what_holds_instead_and_keeps_the_reason_to_the_record():
    varied = replace(
        FEES, choice=ClauseChoice.VARIED, variation="The first month is free.", reason="Out of work"
    )
    text = plain(agreement_text("", [varied], "", VALUES).blocks)
    assert "The first month is free." in text and "costs" not in text and "Out of work" not in text
    bare = replace(FEES, choice=ClauseChoice.VARIED)
    assert [p for _, p in bare.problems()] == [ClauseProblem.NO_VARIATION, ClauseProblem.NO_REASON]


def test_the_client_copy_is_one_plain_line_for_each_clause_that_applies():
    assert client_copy([GIFTS, FEES, TIME], VALUES) == ["50 minutes.", "A session costs £60."]


def test_clauses_follow_the_order_they_were_put_in():
    assert [c.id for c in in_order([TIME, FEES, GIFTS], ["gifts", "time"])] == ["gifts", "time", "fees"]


def weekly(count):
    return [DAY + timedelta(days=7 * n) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("held", "looked", "due"),
    [
        ([], [], date(2026, 9, 2)),
        (weekly(5), [], date(2026, 9, 2)),
        (weekly(6), [], DAY + timedelta(days=42)),
        (weekly(8), [DAY + timedelta(days=42)], date(2026, 10, 13)),
        (weekly(12), [DAY + timedelta(days=42)], DAY + timedelta(days=84)),
        ([DAY - timedelta(days=7 * n) for n in range(6)], [], date(2026, 9, 2)),
    ],
)
def test_an_agreement_is_looked_at_after_so_many_sessions_or_months_whichever_is_sooner(held, looked, due):
    assert review_due_on(DAY, held, looked, (6, 6, 6)) == due


def crossing(**more):
    given = {"facts": "A jar of jam", "on": DAY} | more
    return Crossing(client_id="c", category=BoundaryCategory.GIFTS_SERVICES, **given)


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ({}, []), ({"facts": " "}, [CrossingProblem.NO_FACTS]),
        ({"on": DAY + timedelta(days=1)}, [CrossingProblem.TO_COME]),
        ({"on": DAY + timedelta(days=1), "planned": True}, []),
        ({"follow_up_on": DAY - timedelta(days=1)}, [CrossingProblem.FOLLOW_UP_BEFORE]),
    ],
)  # fmt: skip
def test_a_crossing_needs_its_facts_and_a_day(more, problems):
    assert [p for _, p in crossing(**more).problems(DAY)] == problems


def test_there_are_nine_categories_and_a_later_note_says_something():
    assert len(BoundaryCategory) == 9
    empty = CrossingNote(client_id="c", crossing_id="x", on=DAY)
    assert [p for _, p in empty.problems(DAY)] == [CrossingProblem.NO_NOTE]
    assert not list(replace(empty, outcome="We talked").problems(DAY))


def shared(basis, on=DAY, **more):
    given = {"recipient": "Dr Patel", "what": "Dates"} | more
    return Disclosure(client_id="c", basis=basis, on=on, at_utc=NOON, **given)


B = DisclosureBasis


@pytest.mark.parametrize("basis", [b for b in B if b is not B.RELEASE])
def test_the_log_never_refuses_a_fact_for_want_of_permission(basis):
    assert not list(shared(basis).problems(DAY))
    assert shared(basis).needs_follow_up is (basis is B.WITHOUT_PERMISSION)


def test_what_is_noted_names_who_got_what_and_lies_in_the_past():
    bad = shared(B.RELEASE, on=DAY + timedelta(days=1), recipient="", what=" ")
    assert [p for _, p in bad.problems(DAY)] == [
        DisclosureProblem.NO_RECIPIENT, DisclosureProblem.NO_WHAT, DisclosureProblem.TO_COME,
        DisclosureProblem.NO_RELEASE,
    ]  # fmt: skip


def test_an_accounting_holds_both_its_days_in_the_order_it_happened():
    rows = [shared(B.COURT, DAY + timedelta(days=n), seq=9 - n) for n in (3, 0, 1, -1)]
    assert [d.on for d in accounting(rows, DAY, DAY + timedelta(days=1))] == [DAY, DAY + timedelta(days=1)]


def test_a_us_accounting_may_leave_out_what_the_client_permitted_but_never_what_nobody_did():
    rows = [shared(b, paper_id="p") for b in B] + [shared(B.RELEASE, paper_id="p", valid=False)]
    left = {d.basis for d in rows} - {d.basis for d in accounting(rows[:-1], DAY, DAY, counted_only=True)}
    assert left == {B.RELEASE, B.TO_THE_CLIENT, B.TREATMENT_PAYMENT}
    assert rows[-1] in accounting(rows, DAY, DAY, counted_only=True)


def test_what_is_to_be_done_soonest_comes_first_and_what_is_done_is_gone():
    def task(kind, due, done=None):
        return Task(
            client_id="c", source=TaskSource.PAPER, source_id="p", kind=kind, due_on=due, done_on=done
        )

    rows = [
        task(TaskKind.ASK_ANEW, None), task(TaskKind.SHARE, DAY), task(TaskKind.TALK_ABOUT_IT, DAY, DAY),
        task(TaskKind.DELETE_RECORDING, DAY - timedelta(days=1)),
    ]  # fmt: skip
    assert [t.kind for t in open_tasks(rows)] == [
        TaskKind.DELETE_RECORDING,
        TaskKind.SHARE,
        TaskKind.ASK_ANEW,
    ]


def test_a_file_is_what_its_first_bytes_say_and_not_too_large():
    assert type_of(b"%PDF-1.7") and type_of(b"\x89PNG\r\n\x1a\n") and type_of(b"\xff\xd8\xff\xe0")
    assert type_of(b"MZ") is None and type_of(b"") is None
    scan = Attachment(
        client_id="c", subject=AttachmentSubject.PAPER, subject_id="p", blob_id="b", on=DAY, size=LARGEST
    )
    assert not list(scan.problems())
    assert [p for _, p in replace(scan, size=LARGEST + 1).problems()] == [AttachmentProblem.TOO_LARGE]
    assert [p for _, p in replace(scan, size=0).problems()] == [AttachmentProblem.EMPTY]
