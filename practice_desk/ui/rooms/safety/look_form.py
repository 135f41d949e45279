"""Looking at the safety plan again: still right, or a reason to change it; and when it is looked at next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.safety_plan import SafetyPlan, SafetyReview
from practice_desk.intentions import safety_plans
from practice_desk.ui.context import Context
from practice_desk.ui.fields import DateField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.refusals import keep_or_say


def open_look(parent: QWidget, context: Context, plan: SafetyPlan) -> FormDialog:
    """Open the form that notes that the plan was looked at together."""
    desk = context.desk
    form: Form[SafetyReview] = Form(desk, "safety-review")
    form.add(
        "words", form.tr("What was said about it"), TextField(2),
        hint=form.tr("Empty is fine where it is still right. To change a line, choose Change."),
    )  # fmt: skip
    form.add(
        "next_review_on",
        form.tr("When we look at it next"),
        DateField(desk.practice.own().date_order, today()),
    )
    form.start(
        SafetyReview(id=f"look-{plan.id}", client_id=plan.client_id, plan_id=plan.id, on=today()),
        plan.client_id,
    )

    def keep() -> bool:
        return keep_or_say(
            form, Deed.REVIEW_SAFETY_PLAN, Place(PlaceKind.SAFETY, plan.client_id),
            lambda r: safety_plans.review_plan(
                desk, plan, words=r.words, next_review_on=r.next_review_on
            ),
        )  # fmt: skip

    dialog = FormDialog(
        parent.window(), parent.tr("Look at it again"), form, keep, parent.tr("It was looked at")
    )
    form.rows["words"].field.setFocus()
    dialog.open()
    return dialog
