"""Looking at the agreement together: why now, what was talked about, what was said, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import (
    AgreementReview,
    ClauseChoice,
    ReviewOutcome,
    ReviewProblem,
    ReviewTrigger,
)
from practice_desk.domain.clock import today
from practice_desk.domain.dates import add_months
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import Paper
from practice_desk.domain.record import new_id, override
from practice_desk.intentions import agreements, papers
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField, DateField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.mark_fields import ChecksField, SegmentsField
from practice_desk.ui.parts.needed import NeededDate, NeededNumber
from practice_desk.ui.rooms.agreement.read import Agreements, Version

_MOST_SESSIONS, _MOST_MONTHS = 99, 24


@dataclass(frozen=True, kw_only=True, repr=False)
class Look(AgreementReview):
    """A review while it is typed: with when to look again, kept as it is or in the new version."""

    next_on: date | None = None
    review_every: int = 6
    agreement_review_months: int = 6

    def review(self) -> AgreementReview:
        """Return the review alone, as a record of its own."""
        said = {f.name: getattr(self, f.name) for f in fields(AgreementReview)}
        return replace(AgreementReview(**said), id=new_id())

    def problems(self) -> Iterator[tuple[str, ReviewProblem]]:
        """Yield that it cannot have been tomorrow."""
        if self.on > today():
            yield "on", ReviewProblem.TO_COME


class ReviewForm(Form[Look]):
    """The few things a review settles; the five questions on the agreement stand above."""

    def __init__(self, all_of_it: Agreements, version: Version) -> None:
        super().__init__(all_of_it.desk, "agreement-review")
        self._all, self._version = all_of_it, version
        order = all_of_it.desk.practice.own().date_order
        ask = "\n".join(agreements.review_questions(all_of_it.desk))
        self.add_widget(Label(ask, "small", tone="muted", wrap=True))
        self.add("trigger", self.tr("Why now"), ChoiceField(words.choices(ReviewTrigger)))
        self.add("words", self.tr("In the client's own words"), TextField(2))
        self.add("outcome", self.tr("What came of it"), SegmentsField(words.choices(ReviewOutcome)))
        self.add("next_on", self.tr("Look at it again on"), DateField(order, today()), hint=self._rhythm())
        every = NeededNumber(1, _MOST_SESSIONS)
        self.add("review_every", self.tr("Look at it again every so many sessions"), every)
        self.add(
            "agreement_review_months", self.tr("At least every so many months"),
            NeededNumber(1, _MOST_MONTHS), hint=self.tr("These stand in the new version, which both sign."),
        )  # fmt: skip
        found = [c for c in all_of_it.clauses(version) if c.choice is not ClauseChoice.NOT_APPLICABLE]
        clauses = ChecksField([(c.id, c.title) for c in found])
        self.add("clause_ids", self.tr("Which clauses you talked about"), clauses)
        self.add("on", self.tr("When"), NeededDate(order, today()), more=True)
        self.edited.connect(self._fit)

    @override
    def start(self, record: Look, client_id: str | None = None) -> None:
        """Show a review that is being made."""
        super().start(record, client_id)
        self._fit()

    def latest(self, on: date) -> date:
        """Return the last day on which the agreement, as it is, wants to be looked at again."""
        return add_months(on, self._all.looks(self._version).agreement_review_months)

    def _rhythm(self) -> str:
        looks = self._all.looks(self._version)
        return self.tr("Or after {0} sessions, if that is sooner.").format(looks.review_every)

    def _fit(self) -> None:
        new = self.field("outcome").value() is ReviewOutcome.NEW_VERSION
        self.rows["next_on"].setVisible(not new)
        for name in ("review_every", "agreement_review_months"):
            self.rows[name].setVisible(new)


def open_review(
    parent: QWidget, all_of_it: Agreements, version: Version, then: Callable[[Paper], object]
) -> FormDialog:
    """Open the review of a version that holds; `then` is told the draft of a new one."""
    desk, paper = all_of_it.desk, version.paper
    form = ReviewForm(all_of_it, version)
    form.start(_begun(form, all_of_it, version), paper.client_id)
    drafted: list[Paper] = []

    def keep_it(look: Look) -> None:
        new = look.outcome is ReviewOutcome.NEW_VERSION
        coming = all_of_it.coming
        draft = coming.paper if coming is not None and coming.is_draft else None
        fresh = agreements.review(desk, look.review(), None if new else look.next_on, draft)
        if fresh is not None:
            said = replace(
                all_of_it.looks(version), review_every=look.review_every,
                agreement_review_months=look.agreement_review_months,
            )  # fmt: skip
            drafted.append(papers.keep_fields(desk, fresh, said))

    def problems(look: Look) -> Iterator[tuple[str, StrEnum]]:
        yield from look.problems()
        if look.outcome is ReviewOutcome.KEPT and look.next_on and look.next_on > form.latest(look.on):
            yield "next_on", ReviewProblem.TOO_LATE

    def keep() -> bool:
        return form.keep(Deed.REVIEW_AGREEMENT, papers.place_of(paper), keep_it, problems)

    title, deed = parent.tr("Look at it together"), parent.tr("Keep review")
    dialog = FormDialog(parent.window(), title, form, keep, deed)
    dialog.accepted.connect(lambda: then(drafted[0]) if drafted else None)
    dialog.open()
    return dialog


def _begun(form: ReviewForm, all_of_it: Agreements, version: Version) -> Look:
    """Return a review as it usually is: today, in today's session, nothing changed."""
    paper, looks = version.paper, all_of_it.looks(version)
    held = (s.id for s in all_of_it.desk.sessions.of_client(paper.client_id) if s.on == today())
    return Look(
        id=paper.id, client_id=paper.client_id, paper_id=paper.id, on=today(), session_id=next(held, None),
        next_on=form.latest(today()), review_every=looks.review_every,
        agreement_review_months=looks.agreement_review_months,
    )  # fmt: skip
