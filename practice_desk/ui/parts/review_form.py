"""How a step went: the client first, then what becomes of it; nothing here is a failure."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.steps import Step, StepReview, StepVerdict
from practice_desk.intentions import steps
from practice_desk.ui import words
from practice_desk.ui.fields import LineField, RatingField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.mark_fields import DoneField, SegmentsField
from practice_desk.ui.parts.work import Work
from practice_desk.ui.theme import px

_GOES_ON = (StepVerdict.KEEP, StepVerdict.SMALLER, StepVerdict.CHANGE)
_OTHER_WORDS = (StepVerdict.SMALLER, StepVerdict.CHANGE)


@dataclass(frozen=True, kw_only=True, repr=False)
class Look(StepReview):
    """A review while it is typed: with what was noticed, the step's new words and how sure they are now."""

    noticed: str = ""
    now: str = ""
    sure: int | None = None

    def review(self) -> StepReview:
        """Return the review alone."""
        return StepReview(**{f.name: getattr(self, f.name) for f in fields(StepReview)})


class ReviewForm(Form[Look]):
    """What is asked about a step the next time."""

    def __init__(self, work: Work, step: Step) -> None:
        super().__init__(work.context.desk, "review")
        self.step = step
        self.add_widget(Label(step.what, "heading", wrap=True, selectable=True))
        self.add("done_client", self.tr("How did it go?"), DoneField())
        self.add(
            "noticed", self.tr("What did you notice?"), TextField(2),
            hint=self.tr("In the client's words. It joins What I notice."),
        )  # fmt: skip
        self.add("verdict", self.tr("What becomes of it"), SegmentsField(words.choices(StepVerdict)))
        self.add("now", self.tr("What it is now"), LineField())
        self.add("sure", self.tr("How sure now, 0 to 10"), RatingField(step.confidence))
        self.add("done_therapist", self.tr("Your own mark"), DoneField())
        later = (
            ("useful", self.tr("How useful it was, 0 to 10"), RatingField()),
            ("difficult", self.tr("How difficult it was, 0 to 10"), RatingField()),
            ("helped", self.tr("What helped"), LineField()),
            ("hindered", self.tr("What got in the way"), LineField()),
            ("learned", self.tr("What the client learned"), LineField()),
        )
        for name, label, field in later:
            self.add(name, label, field, more=True)
        self.edited.connect(self._fit)

    @override
    def start(self, record: Look, client_id: str | None = None) -> None:
        """Show what is known so far."""
        super().start(record, client_id)
        self._fit()

    def _fit(self) -> None:
        verdict = self.field("verdict").value()
        self.rows["now"].setVisible(verdict in _OTHER_WORDS)
        self.rows["sure"].setVisible(verdict in _GOES_ON)
        mine = self.field("done_therapist").value()
        seen = self.field("done_client").value() is not None or mine is not None
        self.rows["done_therapist"].setVisible(seen)


def open_review(parent: QWidget, work: Work, step: Step) -> FormDialog:
    """Open the review of a step; it is dated today and belongs to today's session if there is one."""
    desk = work.context.desk
    form = ReviewForm(work, step)
    session = next((s.id for s in work.sessions if s.on == today()), None)
    form.start(
        Look(
            id=step.id,
            client_id=step.client_id,
            step_id=step.id,
            session_id=session,
            on=today(),
            now=step.what,
        ),
        step.client_id,
    )

    def review(look: Look) -> None:
        smaller = look.now if look.verdict in _OTHER_WORDS else ""
        steps.review_step(desk, look.review(), look.noticed, smaller, look.sure)

    def keep() -> bool:
        return form.keep(Deed.REVIEW_STEPS, Place(PlaceKind.GOALS, step.client_id, step.id), review)

    dialog = FormDialog(parent.window(), parent.tr("How did it go?"), form, keep, parent.tr("Keep review"))
    form.rows["done_client"].field.setFocus()
    dialog.resize(px(600), min(px(680), max(px(360), parent.window().height())))
    dialog.open()
    return dialog
