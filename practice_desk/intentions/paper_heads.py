"""What stands around the words of every printed paper: letterhead, version, language, days in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.domain.practice import Jurisdiction, Practice
from practice_desk.intentions import agreements
from practice_desk.storage.desk import Desk


def letterhead_of(practice: Practice) -> tuple[str, ...]:
    """Return the lines of the letterhead: the practice, its address and telephone."""
    lines = [practice.practice_name or practice.therapist, *practice.letterhead.split("\n"), practice.phone]
    return tuple(line.strip() for line in lines if line.strip())


def version_of(desk: Desk, paper: Paper) -> int:
    """Return which version of its text a paper is, 0 where it has none; agreements are counted by client."""
    if paper.kind is PaperKind.AGREEMENT:
        known = [f.paper.id for f in agreements.versions(desk, paper.client_id)]
        return known.index(paper.id) + 1 if paper.id in known else len(known) + 1
    number = paper.template.rpartition("@")[2]
    return int(number) if number.isdecimal() else 0


def language_of(language: str, place: Jurisdiction) -> str:
    """Return the language of a paper's words as a PDF names it."""
    if language == "en":
        return "en-US" if place is Jurisdiction.US else "en-GB"
    return language


def local_day(at_utc: datetime, utc_offset: int) -> date:
    """Return the calendar date of a moment where it was written; the offset is in minutes."""
    return (at_utc + timedelta(minutes=utc_offset)).date()
