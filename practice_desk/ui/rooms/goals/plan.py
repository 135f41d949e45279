"""The plan: what was agreed when, when to look at it again, and agreeing it as it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record
from practice_desk.intentions import plans
from practice_desk.ui.fields import DateField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label, StateLine, button, column, wrap
from practice_desk.ui.parts.mark_fields import ChecksField
from practice_desk.ui.parts.plan_words import agreed_words, plan_text
from practice_desk.ui.parts.reading import Reading, read
from practice_desk.ui.parts.work import Work


class PlanCard(QWidget):
    """Says which plan holds. `agree_wanted` and `earlier_wanted` ask for what their buttons name."""

    agree_wanted = Signal()
    earlier_wanted = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        agree = button(self.tr("Agree this plan"), "small", icon="sign")
        agree.setObjectName("agree-plan")
        agree.clicked.connect(self.agree_wanted)
        agree.setEnabled(bool(work.in_work) and not work.context.desk.read_only)
        earlier = button(self.tr("Read plans"), "link", icon="history")
        earlier.setObjectName("earlier-plans")
        earlier.clicked.connect(self.earlier_wanted)
        title, *lines = self._lines(work)
        links = wrap(agree, *([earlier] if work.plans else []), gap=12)
        self.setLayout(
            column(Label(title, strong=True, wrap=True), *lines, links, gap=6, margin=(16, 8, 12, 0))
        )

    def _lines(self, work: Work) -> list:
        if not work.plans:
            said = self.tr("Not agreed yet. Agreeing keeps goals and steps as they stand today.")
            return [self.tr("Plan"), Label(said, "small", tone="muted", wrap=True)]
        plan = work.plans[0]
        desk = work.context.desk
        lines: list = [
            self.tr("Plan {0}").format(plan.number),
            Label(agreed_words(work, plan), "small", tone="muted", wrap=True),
        ]
        if plans.review_is_due(desk, work.client.id):
            lines.append(StateLine(self.tr("Look at it again"), "due"))
        elif plan.next_review_on:
            day = work.context.date(plan.next_review_on)
            lines.append(Label(self.tr("Next review {0}.").format(day), "small", tone="muted", wrap=True))
        if plans.changed_since(desk, plan):
            said = self.tr("Goals or steps have changed since.")
            lines.append(Label(said, "small", tone="muted", wrap=True))
        return lines


@dataclass(frozen=True, kw_only=True, repr=False)
class Agreement(Record):
    """Who agrees and when to look again, while it is typed; its id is the client's."""

    by: tuple[str, ...] = ()
    next_review_on: date | None = None

    def problems(self) -> Sequence[tuple[str, object]]:
        """Return nothing: a plan may be kept without anybody's word."""
        return ()


def open_agreement(parent: QWidget, work: Work) -> FormDialog:
    """Ask who agrees. Agreeing is not undone, which the dialog says; a later plan takes this one's place."""
    desk, client_id = work.context.desk, work.client.id
    form: Form[Agreement] = Form(desk, "plan")
    said = form.tr(
        "The active goals and open steps are kept as they stand today. This cannot be taken back; "
        "a later plan takes its place."
    )
    form.add_widget(Label(said, wrap=True))
    people = [(p.id, work.name_of(p.id)) for p in work.people]
    form.add("by", form.tr("Agreed by"), ChecksField([*people, (plans.THERAPIST, form.tr("You"))]))
    form.add(
        "next_review_on", form.tr("Look at it again on"), DateField(desk.practice.own().date_order, today()),
        hint=form.tr("Usually after six more sessions, at the latest after six months."),
    )  # fmt: skip
    everybody = (*(code for code, _ in people), plans.THERAPIST)
    usual = plans.usual_next_review(desk, client_id)
    form.start(Agreement(id=client_id, by=everybody, next_review_on=usual), client_id)

    def agree(agreement: Agreement) -> None:
        plans.agree_plan(desk, client_id, agreement.by, agreement.next_review_on)

    def keep() -> bool:
        return form.keep(Deed.AGREE_PLAN, Place(PlaceKind.GOALS, client_id), agree, lambda _: ())

    title = parent.tr("Agree this plan")
    dialog = FormDialog(parent.window(), title, form, keep, title)
    dialog.leave_button.setFocus()
    dialog.open()
    return dialog


def read_plans(parent: QWidget, work: Work) -> Reading:
    """Show every plan as it was agreed, the latest first."""
    passages = [(parent.tr("Plan {0}").format(p.number), plan_text(work, p)) for p in work.plans]
    return read(parent, parent.tr("Plans as they were agreed"), passages)
