"""Everything the review page shows, read once: the review that is going on or the latest, and the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clock import today
from practice_desk.domain.goals import Goal, GoalChange, GoalState, active
from practice_desk.domain.reviews import GoalWish, Review, ReviewAnswer
from practice_desk.domain.standing import PaperFile, standing
from practice_desk.intentions import agreements, reviews
from practice_desk.intentions.reviews import ReviewFile
from practice_desk.ui.context import Context
from practice_desk.ui.parts.work import Work, read_work


@dataclass(frozen=True, repr=False)
class LookingBack:
    """A review with the work it is about. Without one, `file` holds a review that is not kept."""

    work: Work
    file: ReviewFile
    earlier: list[Review]
    due: date | None
    agreement: PaperFile | None

    @property
    def review(self) -> Review:
        """Return the review in view."""
        return self.file.review

    @property
    def context(self) -> Context:
        """Return what every room is given."""
        return self.work.context

    @property
    def has_answers(self) -> bool:
        """Say whether anybody said anything yet."""
        return bool(self.file.answers)

    @property
    def is_going_on(self) -> bool:
        """Say whether something was said or settled, and the review is not done yet."""
        begun = self.has_answers or self.review.settled or self.review.agreement_review_id
        return self.review.is_open and bool(begun)

    @property
    def may_settle(self) -> bool:
        """Say whether something can still come of this review."""
        return self.review.is_open and not self.context.desk.read_only

    def reason(self, goal: Goal, wish: GoalWish) -> str:
        """Return what was said for a wish about a goal, by each person once, or on the goal without one."""
        said = (w for w in self.file.wishes_for(goal.id) if w.wish in (wish, None))
        return "\n".join(dict.fromkeys(w.words.strip() for w in said if w.words.strip()))

    def settled_because(self, goal: Goal) -> str:
        """Return the reason that was kept when a goal moved in this review, nothing where it goes on."""
        until = self.review.finished_on or today()
        moves = (
            e for e in self.work.edits
            if e.goal_id == goal.id and e.what is GoalChange.STATE and self.review.on <= e.on <= until
        )  # fmt: skip
        here = [e.reason for e in moves if e.after == goal.state.value]
        return here[-1] if here and goal.state is not GoalState.ACTIVE else ""

    def goals(self) -> list[Goal]:
        """Return the goals the review is about: those in work, and those it settled or was asked about."""
        spoken = {w.goal_id for w in self.file.wishes} | set(self.review.settled)
        return [g for g in self.work.goals if g in active(self.work.goals) or g.id in spoken]

    def who(self, answer_person: str | None) -> str:
        """Return who said something, nothing where only one person does this work."""
        return self.work.name_of(answer_person) if self.work.many() else ""

    def said(self, name: str) -> list[tuple[str, str]]:
        """Return what each person said on one thing: their words and who they are."""
        found = ((getattr(a, name), self.who(a.person_id)) for a in self.file.answers)
        return [(words.strip(), who) for words, who in found if words.strip()]

    def chosen_lines(self) -> list[tuple[str, str]]:
        """Return the lines that were chosen for the next sheet, with who chose them."""
        known = {n.id: n.words for n in self.work.noticed}
        return [
            (known[i], self.who(a.person_id)) for a in self.file.answers for i in a.noticed_ids if i in known
        ]  # fmt: skip

    def fresh_lines(self) -> list[tuple[str, str]]:
        """Return the lines that were noticed on the days of this review, with who said them."""
        until = self.review.finished_on or today()
        lines = [n for n in reversed(self.work.noticed) if self.review.on <= n.on <= until]
        return [(n.words.strip(), self.who(n.person_id)) for n in lines]

    def offered(self, name: str) -> list[ReviewAnswer]:
        """Return the answers in which something was said on a value without a goal, or on a strength."""
        return [a for a in self.file.answers if getattr(a, f"{name}_words").strip()]

    def in_short(self) -> str:
        """Return in one line when this review was, or when the next one is due."""
        date, review = self.context.date, self.review
        if self.is_going_on:
            return _tr("begun on {0}").format(date(review.on))
        if self.due is not None and self.due <= today():
            return _tr("due since {0}").format(date(self.due))
        if review.finished_on:
            said = _tr("looked at together, no change, on {0}") if review.unchanged else _tr("done on {0}")
            return said.format(date(review.finished_on))
        return _tr("next on {0} at the latest").format(date(self.due)) if self.due else ""


def read_review(context: Context, client_id: str) -> LookingBack:
    """Read the review that is going on, or the latest where none is due again, or one that can be begun."""
    desk = context.desk
    work, due = read_work(context, client_id), reviews.due_on(desk, client_id)
    kept = reviews.reviews_of(desk, client_id)
    shown = reviews.open_review(desk, client_id)
    is_due = due is not None and due <= today()
    if shown is None and kept and not is_due:
        shown = kept[0]
    shown = shown or reviews.begin(desk, client_id)
    file = agreements.agreement_now(desk, client_id)
    holds = file if file is not None and standing(file, today()).in_force else None
    return LookingBack(
        work=work, file=reviews.file_of(desk, shown), due=due, agreement=holds,
        earlier=[r for r in kept if not r.is_open and r.id != shown.id],
    )  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
