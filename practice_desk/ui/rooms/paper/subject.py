"""What the preview shows: a paper in one of its forms, a text of the Library, what was shared, the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice_desk.domain.record_choices import RecordWish, read_wish


class PaperForm(StrEnum):
    """In which form a paper is seen: as it stands, in short, as a reading copy, or to fill in by hand."""

    AS_IT_IS = "as_it_is"
    COPY = "copy"
    READING = "reading"
    BLANK = "blank"


@dataclass(frozen=True)
class PaperSeen:
    """A paper of a client."""

    paper_id: str
    form: PaperForm = PaperForm.AS_IT_IS


@dataclass(frozen=True)
class TextSeen:
    """A blank form of a text of the Library."""

    key: str


@dataclass(frozen=True)
class SharedSeen:
    """What was shared about a client from one day to another; `counted` leaves out what may be left out."""

    first: date
    last: date
    counted: bool = False


@dataclass(frozen=True)
class WorkSeen:
    """A document of the work: progress, a session, a measure, a worksheet, a plan, the supervision log."""

    wish: RecordWish


Subject = PaperSeen | TextSeen | SharedSeen | WorkSeen


def read_subject(what: str) -> Subject:
    """Return what a place's id means: a paper's id with a form behind it, ``text:`` or ``accounting:``.

    Or a document of the work, as `read_wish` says. Raises ValueError for anything else.
    """
    wish = read_wish(what)
    if wish is not None:
        return WorkSeen(wish)
    head, _, rest = what.partition(":")
    if head == "text":
        return TextSeen(rest)
    if head == "accounting":
        first, last, counted = rest.split(":")
        return SharedSeen(date.fromisoformat(first), date.fromisoformat(last), counted == "counted")
    return PaperSeen(head, PaperForm(rest) if rest else PaperForm.AS_IT_IS)
