"""The supervision log for paper: meetings of some months, with the minutes that count."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from practice_desk.documents.words import printed
from practice_desk.domain.clock import today
from practice_desk.domain.dates import add_months, date_words
from practice_desk.domain.practice import DateOrder
from practice_desk.domain.printed_record import (
    PrintedHead,
    PrintedMeeting,
    PrintedMonth,
    PrintedSupervision,
)
from practice_desk.domain.record_choices import RecordPart, RecordWish
from practice_desk.domain.supervision import Supervision, months
from practice_desk.intentions import practice_parts
from practice_desk.intentions.paper_heads import letterhead_of
from practice_desk.intentions.supervision import supervisions
from practice_desk.storage.desk import Desk

_YEAR = 12


def usual_days(wish: RecordWish) -> tuple[date, date]:
    """Return from which day to which the log is printed: as asked, or the last twelve months."""
    last = wish.last or today()
    first = wish.first or add_months(last.replace(day=1), 1 - _YEAR)
    return min(first, last), max(first, last)


def supervision_sheet(desk: Desk, wish: RecordWish) -> PrintedSupervision:
    """Return the log. A client is a reference code in it; what was said in a meeting is not read."""
    practice, (first, last) = desk.practice.own(), usual_days(wish)
    order = practice.date_order
    meetings = supervisions(desk, first, last)[::-1]
    target = practice_parts.parts(desk).supervision_minutes
    found = [
        PrintedMonth(
            _name(month.year, month.month), month.counted, month.target,
            tuple(
                _meeting(m, order, wish)
                for m in meetings
                if (m.on.year, m.on.month) == (month.year, month.month)
            ),
        )
        for month in months(meetings, target)
    ]  # fmt: skip
    made_on = wish.day or today()
    head = PrintedHead(
        letterhead_of(practice), "", practice.therapist, date_words(made_on, order), made_on.isoformat()
    )
    return PrintedSupervision(head, date_words(first, order), date_words(last, order), tuple(found))


def _name(year: int, month: int) -> str:
    return f"{printed('dates')('months').split()[month - 1]} {year}"


def _meeting(meeting: Supervision, order: DateOrder, wish: RecordWish) -> PrintedMeeting:
    return PrintedMeeting(
        date_words(meeting.on, order), meeting.kind, meeting.minutes, _minutes(meeting.counted()),
        meeting.size, meeting.supervisor, meeting.medium,
        meeting.codes if wish.has(RecordPart.CODES) else (),
        meeting.topics if wish.has(RecordPart.TOPICS) else "",
        meeting.material if wish.has(RecordPart.CODES) else (),
    )  # fmt: skip


def _minutes(counted: Fraction) -> str:
    return str(counted.numerator) if counted.denominator == 1 else f"{float(counted):.1f}"
