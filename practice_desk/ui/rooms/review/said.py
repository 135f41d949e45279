"""What was said at a review, for reading: each person's own words, never put together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.goals import Goal
from practice_desk.domain.reviews import Review, ReviewAnswer, ReviewWish, questions_to_talk_about
from practice_desk.intentions import reviews
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Icon, Label, Quote, column, heading, row
from practice_desk.ui.parts.reading import Passage
from practice_desk.ui.rooms.review.read import LookingBack


def better_card(read: LookingBack) -> Card:
    """Return the first card: what was better, and what was done for that."""
    parts = [_quoted("", read.said("better")), _quoted(_tr("What they did for that"), read.said("did"))]
    return Card(heading(_tr("What was better")), *_or_open(parts), gap=8)


def noticed_card(read: LookingBack) -> Card:
    """Return the third card: the lines that are new, and those chosen for the next sheet."""
    fresh = _quoted(_tr("New on that day"), read.fresh_lines())
    chosen = _quoted(_tr("For the next sheet"), read.chosen_lines())
    return Card(heading(_tr("What they noticed")), *_or_open([fresh, chosen]), gap=8)


def working_parts(read: LookingBack) -> list[QWidget]:
    """Return what was said on how the work goes, and on the questions about the agreement."""
    answers = read.file.answers
    talk = [(q, _names(read, [a for a in answers if q in a.talk])) for q in questions_to_talk_about(answers)]
    parts = [
        _quoted(_tr("More of"), read.said("more")), _quoted(_tr("Less of"), read.said("less")),
        _listed(_tr("To talk about"), talk), _quoted(_tr("What should be different"), read.said("change")),
    ]  # fmt: skip
    return _or_open(parts)


def matters_part(read: LookingBack) -> QWidget | None:
    """Return what matters to each of them now."""
    return _quoted(_tr("What matters now"), read.said("matters"))


def wish_words(read: LookingBack, wish: ReviewWish) -> str:
    """Return what one person would like of a goal, and why."""
    said = words.of(wish.wish) if wish.wish else ""
    why = f"“{wish.words.strip()}”" if wish.words.strip() else ""
    who = read.who(wish.person_id)
    told = ", ".join(part for part in (said, why) if part)
    return f"{who}: {told}" if who else told


def earlier(read: LookingBack) -> list[Passage]:
    """Return the earlier reviews, the latest first, each with what was said."""
    return [_passage(read, review) for review in read.earlier]


def _passage(read: LookingBack, review: Review) -> Passage:
    desk = read.context.desk
    file = reviews.file_of(desk, review)
    goals: dict[str, Goal] = {g.id: g for g in read.work.goals}
    lines = [_tr("Looked at together, no change.")] if review.unchanged else []
    for answer in file.answers:
        told = (
            (_tr("What was better"), answer.better), (_tr("What they did for that"), answer.did),
            (_tr("More of"), answer.more), (_tr("Less of"), answer.less),
            (_tr("To talk about"), "\n".join(answer.talk)),
            (_tr("What should be different"), answer.change), (_tr("What matters now"), answer.matters),
        )  # fmt: skip
        lines += [read.work.name_of(answer.person_id)] if read.work.many() else []
        lines += [f"{label}: {text.strip()}" for label, text in told if text.strip()]
    for wish in file.wishes:
        if wish.goal_id in goals and (wish.wish or wish.words.strip()):
            lines.append(f"{goals[wish.goal_id].wording()}  →  {wish_words(read, wish)}")
    return read.context.date(review.finished_on or review.on), "\n".join(lines) or _tr("Nothing was written.")


def _quoted(label: str, said: Sequence[tuple[str, str]]) -> QWidget | None:
    if not said:
        return None
    head = Label(label, "small", tone="muted", wrap=True) if label else None
    return _boxed(column(head, *(Quote(text, who) for text, who in said), gap=4))


def _names(read: LookingBack, answers: Sequence[ReviewAnswer]) -> str:
    return ", ".join(who for a in answers if (who := read.who(a.person_id)))


def _listed(label: str, said: Sequence[tuple[str, str]]) -> QWidget | None:
    if not said:
        return None
    lines: list[QLayout] = []
    for text, who in said:
        by = Label(who, "small", tone="muted", wrap=True) if who else None
        lines.append(
            row(Icon("voice", "accent", 18), (column(Label(text, wrap=True), by, gap=0), 1), gap=8, top=True)
        )
    return _boxed(column(Label(label, "small", tone="muted", wrap=True), *lines, gap=4))


def _or_open(parts: Sequence[QWidget | None]) -> list[QWidget]:
    found = [p for p in parts if p is not None]
    return found or [Label(_tr("Left open."), tone="muted", wrap=True)]


def _boxed(layout: QLayout) -> QWidget:
    box = QWidget()
    box.setLayout(layout)
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
