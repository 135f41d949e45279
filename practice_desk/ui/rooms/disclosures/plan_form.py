"""The form that plans to share: only under a permission that holds on that day, or on another ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import (
    WITHOUT_RELEASE,
    DisclosureBasis,
    PlannedSharing,
    PlanProblem,
)
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record
from practice_desk.domain.releases import Release, ReleaseValidity, Validity
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions import crossings, releases
from practice_desk.ui import words
from practice_desk.ui.fields import ChoiceField, DateField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Banner, Box, Label, StateLine, column
from practice_desk.ui.parts import release_words
from practice_desk.ui.rooms.disclosures.log import Log

_PAPER, _GROUND, _BEFORE = "paper:", "ground:", "share.before"
_THINK_FIRST = frozenset(
    {DisclosureBasis.SERIOUS_DANGER, DisclosureBasis.SAFEGUARDING, DisclosureBasis.EMERGENCY}
)


@dataclass(frozen=True, kw_only=True, repr=False)
class TypedPlan(Record):
    """A plan while it is typed; `choice` is a permission or another ground."""

    client_id: str
    choice: str | None = None
    what: str = ""
    on: date | None = None

    def planned(self) -> PlannedSharing:
        """Return the plan it stands for."""
        kind, _, name = (self.choice or "").partition(":")
        return PlannedSharing(
            client_id=self.client_id, what=self.what, on=self.on,
            paper_id=name if f"{kind}:" == _PAPER else None,
            ground=DisclosureBasis(name) if f"{kind}:" == _GROUND else None,
        )  # fmt: skip

    def problems(self) -> Iterator[tuple[str, PlanProblem]]:
        """Yield each field that stands in the way, the permission apart."""
        for name, problem in self.planned().problems(today()):
            yield ("choice" if name == "ground" else name), problem


class PlanDialog(FormDialog):
    """Plans to share. `asked` brings the paper of a permission to ask for again; nothing for a new one."""

    asked = Signal(str)

    def __init__(self, parent: QWidget, log: Log) -> None:
        self.log, self.context = log, log.context
        self._known = {release.paper_id: (release, file, found) for release, file, found in log.releases}
        form = self._form()
        super().__init__(parent, self.tr("Plan to share"), form, self._keep_plan, self.tr("Plan it"))
        self.banner.pressed.connect(self._ask)
        form.start(TypedPlan(id=f"plan-{log.client_id}", client_id=log.client_id))
        form.edited.connect(self._follow)
        self._follow()

    def _form(self) -> Form[TypedPlan]:
        form: Form[TypedPlan] = Form(self.context.desk, "plan-sharing")
        if self.log.discreet:
            said = self.tr("Discreet: a plain envelope, and only words that are safe")
            form.add_widget(StateLine(said, "info"))
        choice = ChoiceField(self._choices())
        choice.setPlaceholderText(self.tr("Choose"))
        form.add("choice", self.tr("Under which permission, or on what ground"), choice)
        self.banner = Banner("", "attention", action=self.tr("Draft a new one"))
        self.prompts = Label("", "small", tone="muted", wrap=True)
        self._beside = Box(column(self.banner, self.prompts, gap=8, margin=(4, 0, 4, 0)))
        form.add_widget(self._beside)
        form.add(
            "what", self.tr("What is to be shared"), TextField(3),
            hint=self.tr("The least that does what it is for."),
        )  # fmt: skip
        form.add(
            "on", self.tr("On which day"), DateField(self.context.desk.practice.own().date_order, today())
        )
        return form

    def _choices(self) -> list[tuple[str, str]]:
        under = [
            (f"{_PAPER}{release.paper_id}", release_words.line(self.context, release, found))
            for release, _, found in self.log.releases
        ]
        other = [(f"{_GROUND}{ground.value}", words.of(ground)) for ground in WITHOUT_RELEASE]
        return [*under, *other]

    # ---- while it is typed ----

    def stopped(self) -> str:
        """Return why nothing can be planned on what is chosen and what can be done; nothing where it can."""
        found = self._worth()
        if found is None or found.may_share:
            return ""
        return f"{self._reason(found)} {release_words.remedy(found)}"

    def _reason(self, found: Validity) -> str:
        chosen = self._chosen()
        holds_today = chosen is not None and self._worth_today(chosen[0]).may_share
        return release_words.reason(self.context, found, holds_today=holds_today)

    def _worth(self) -> Validity | None:
        """Return what the chosen permission is worth today and on the day that is typed."""
        chosen = self._chosen()
        if chosen is None:
            return None
        release, now = chosen[0], self._worth_today(chosen[0])
        field = self.form.field("on")
        day = today() if field.trouble() else field.value() or today()
        then = releases.validity_of(self.context.desk, release.paper_id, max(day, today()))
        return then if now.may_share or now.is_worth is ReleaseValidity.NOT_YET else now

    def _worth_today(self, release: Release) -> Validity:
        """Return what a permission is worth now; the form may have stood open past midnight."""
        return releases.validity_of(self.context.desk, release.paper_id)

    def _chosen(self) -> tuple[Release, PaperFile, Validity] | None:
        choice = str(self.form.field("choice").value() or "")
        return self._known.get(choice.removeprefix(_PAPER))

    def _follow(self) -> None:
        """Say beside the choice whether it holds, and what to think of first."""
        choice = self.form.field("choice").value()
        said = self.stopped() if choice else self._none_holds()
        self.banner.set_text(said)
        self.banner.setVisible(bool(said))
        self.prompts.setText(self._before(choice))
        self.prompts.setVisible(bool(self.prompts.text()))
        self._beside.setVisible(bool(said or self.prompts.text()))
        self.form.rows["choice"].set_hint(self._hint())
        self.fit()

    def _none_holds(self) -> str:
        if any(found.may_share for _, _, found in self.log.releases):
            return ""
        return self.tr(
            "No permission to share holds today. You can draft one, or say on which other ground you share."
        )

    def _hint(self) -> str:
        chosen = self._chosen()
        if chosen is None:
            return ""
        release, file, _ = chosen
        about = ", ".join(release.what.splitlines())
        said = self.tr("It is about: {0}").format(about) if about else ""
        if release_words.wants_to_see_first(file):
            said = f"{said}. {self.tr('The client wants to see or hear it first')}"
        return said

    def _before(self, choice: object) -> str:
        """Return what to think of before telling anyone without asking (texts of the Library)."""
        ground = str(choice or "").removeprefix(_GROUND)
        if ground not in {g.value for g in _THINK_FIRST}:
            return ""
        return "\n".join(f"–  {line}" for line in crossings.prompts(self.context.desk, _BEFORE))

    # ---- doing ----

    def _ask(self) -> None:
        """Leave for a new permission: like the chosen one, or an empty one."""
        chosen = self._chosen()
        self.accept()
        self.asked.emit(chosen[0].paper_id if chosen else "")

    def _keep_plan(self) -> bool:
        place = Place(PlaceKind.DISCLOSURES, self.log.client_id)
        found = self._worth()
        if found is not None and not found.may_share:
            return self._stop(found)
        try:
            return self.form.keep(Deed.PLAN_SHARING, place, self._plan)
        except releases.SharingStopped as stopped:
            return self._stop(stopped.validity)

    def _stop(self, found: Validity) -> bool:
        """Say beside the choice why it is stopped, and below it what can be done."""
        self.form.show_problems({"choice": self._reason(found)})
        self.banner.set_text(release_words.remedy(found))
        return False

    def _plan(self, typed: TypedPlan) -> None:
        plan, desk = typed.planned(), self.context.desk
        assert plan.on is not None
        if plan.paper_id is not None:
            releases.plan_to_share(desk, plan.paper_id, plan.what, plan.on)
        elif plan.ground is not None:
            releases.plan_on_ground(desk, plan.client_id, plan.ground, plan.what, plan.on)
