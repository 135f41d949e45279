"""The form that notes what was shared. It never asks whether it was allowed: the log holds what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import now, today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import RESTS_ON_LAW, Disclosure, DisclosureBasis, PlanProblem
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, new_id
from practice_desk.domain.tasks import Task, TaskSource
from practice_desk.intentions import clients, releases
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, DateField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Banner, Box, Label, StateLine, column
from practice_desk.ui.parts import release_words
from practice_desk.ui.parts.needed import NeededDate

_WAYS = ("Letter", "Phone call", "Secure e-mail", "In a meeting", "Fax", "By hand")
_FROM_RELEASE = ("recipient", "address", "purpose")


@dataclass(frozen=True, kw_only=True, repr=False)
class Shared(Record):
    """What was shared, while it is typed; a disclosure is made of it once it has a ground."""

    client_id: str
    basis: DisclosureBasis | None = None
    paper_id: str | None = None
    on: date
    recipient: str = ""
    address: str = ""
    what: str = ""
    how: str = ""
    purpose: str = ""
    law: str = ""
    consulted: str = ""
    person_id: str | None = None

    def disclosure(self) -> Disclosure:
        """Return it as the fact to be kept, under an id of its own."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        basis = self.basis or DisclosureBasis.WITHOUT_PERMISSION
        under = self.paper_id if basis is DisclosureBasis.RELEASE else None
        law = self.law if basis in RESTS_ON_LAW else ""
        return Disclosure(
            **{**said, "id": new_id(), "basis": basis, "paper_id": under, "law": law},
            at_utc=now().astimezone(UTC),
        )  # fmt: skip

    def problems(self) -> Iterator[tuple[str, StrEnum]]:
        """Yield each field that stands in the way of noting this; none of them is about permission."""
        if self.basis is None:
            yield "basis", PlanProblem.NO_GROUND
        yield from self.disclosure().problems(today())


class DisclosureDialog(FormDialog):
    """Notes one time something was shared; with a task, that it was shared as planned."""

    def __init__(self, parent: QWidget, context: Context, client_id: str, task: Task | None = None) -> None:
        self.context, self.client_id, self.task = context, client_id, task
        self.releases = releases.offered_releases(context.desk, client_id)
        self.people = clients.participants(context.desk, client_id)
        form = self._form()
        title = self.tr("It was shared") if task else self.tr("Record what was shared")
        super().__init__(parent, title, form, self._keep_disclosure, self.tr("Note it in the log"))
        first = self._first()
        self._under = first.paper_id
        form.start(first, client_id)
        form.edited.connect(self._follow)
        self._follow()

    # ---- laying out ----

    def _form(self) -> Form[Shared]:
        form: Form[Shared] = Form(self.context.desk, "disclosure")
        if clients.is_discreet(self.context.desk, self.client_id):
            said = self.tr("Discreet: only by the ways and with the words that are safe for them")
            form.add_widget(StateLine(said, "info"))
        grounds = ChoiceField(words.choices(DisclosureBasis))
        grounds.setPlaceholderText(self.tr("Choose"))
        form.add("basis", self.tr("On what ground"), grounds)
        known = [(r.paper_id, release_words.line(self.context, r, found)) for r, _, found in self.releases]
        form.add("paper_id", self.tr("Which permission"), ChoiceField(known))
        form.add("law", self.tr("Which law or order"), LineField())
        form.add("on", self.tr("When it was shared"), self._day())
        form.add("recipient", self.tr("Who got it"), LineField())
        form.add("what", self.tr("What was shared"), TextField(3))
        form.add("how", self.tr("How"), LineField(suggestions=_WAYS))
        form.add("purpose", self.tr("Why"), LineField())
        if len(self.people) > 1:
            whose = [(None, self.tr("All of them")), *((p.id, p.known_as) for p in self.people)]
            form.add("person_id", self.tr("Whom it was about"), ChoiceField(whose))
        self._aside(form)
        form.add("address", self.tr("Their address"), TextField(2), more=True)
        form.add(
            "consulted", self.tr("Whom you talked it over with"), LineField(), more=True,
            hint=self.tr("A supervisor, a body, an adviser, and when."),
        )  # fmt: skip
        return form

    def _aside(self, form: Form[Shared]) -> None:
        """Lay out what is said where no permission covers it: that it is noted, and what follows."""
        self.notice = Banner("", "plain")
        self.steps = Label("", "small", tone="muted", wrap=True)
        self._follows = Box(column(self.notice, self.steps, gap=8, margin=(4, 0, 4, 0)))
        form.add_widget(self._follows)

    def _day(self) -> DateField:
        return NeededDate(self.context.desk.practice.own().date_order, today())

    # ---- what is there at first ----

    def _first(self) -> Shared:
        """Return what is known before anything is typed: the plan, or the one permission that holds."""
        task = self.task
        waiting = f"disclosure-{task.id if task else self.client_id}"
        if task is None:
            return Shared(id=waiting, client_id=self.client_id, on=today())
        planned_on = min(task.due_on or today(), today())
        if task.source is TaskSource.GROUND:
            basis = DisclosureBasis(task.source_id)
            return Shared(
                id=waiting, client_id=self.client_id, on=planned_on, basis=basis, what=task.about
            )  # fmt: skip
        release = releases.release_of(self.context.desk, task.source_id)
        return Shared(
            id=waiting, client_id=self.client_id, on=planned_on, basis=DisclosureBasis.RELEASE,
            paper_id=task.source_id, what=task.about, recipient=release.recipient,
            address=release.recipient_address, purpose=release.purpose,
        )  # fmt: skip

    # ---- while it is typed ----

    def _follow(self) -> None:
        """Show what belongs to the ground, and say what follows from it."""
        basis = self.form.field("basis").value()
        under_release = basis is DisclosureBasis.RELEASE
        self.form.rows["paper_id"].setVisible(under_release)
        self.form.rows["law"].setVisible(basis in RESTS_ON_LAW)
        self.form.rows["basis"].set_hint(self._hint(basis))
        if under_release:
            self._fill_in()
        said = self._uncovered(basis)
        self._follows.setVisible(bool(said))
        self.notice.set_text(said)
        lines = [f"{n}. {step}" for n, step in enumerate(releases.steps_after(self.context.desk), 1)]
        self.steps.setText("\n".join(lines) if said else "")
        self.fit()

    def _hint(self, basis: DisclosureBasis | None) -> str:
        if basis is DisclosureBasis.RELEASE and not self.releases:
            return self.tr("No permission was ever offered to this client. Choose the ground it rests on.")
        return {
            DisclosureBasis.TO_THE_CLIENT: self.tr(
                "Somebody's access to their own record asks nobody else. What another person said alone "
                "stays out of it."
            ),
            DisclosureBasis.COURT: self.tr("An order, not only a letter from a lawyer or the police."),
            DisclosureBasis.EMERGENCY: self.tr("The least that helps now."),
            DisclosureBasis.TREATMENT_PAYMENT: self.tr("The least that is needed for it."),
        }.get(basis, "") if basis else ""  # fmt: skip

    def _uncovered(self, basis: DisclosureBasis | None) -> str:
        """Return what is said where nothing that held covers this; nothing where something does."""
        follows = self.tr("It is noted all the same, and these steps are opened:")
        if basis is DisclosureBasis.WITHOUT_PERMISSION:
            return self.tr("It is noted as it happened, and these steps are opened:")
        paper_id, day = self.form.field("paper_id").value(), self._day_typed()
        if basis is not DisclosureBasis.RELEASE or paper_id is None or day is None:
            return ""
        found = releases.validity_of(self.context.desk, paper_id, day)
        return "" if found.may_share else f"{release_words.reason(self.context, found)} {follows}"

    def _day_typed(self) -> date | None:
        field = self.form.field("on")
        day = None if field.trouble() else field.value()
        return day if isinstance(day, date) and day <= today() else None

    def _fill_in(self) -> None:
        """Put in what the chosen permission says, unless something else was typed."""
        chosen = self.form.field("paper_id").value()
        known = {r.paper_id: r for r, _, _ in self.releases}
        release, before = known.get(chosen), known.get(self._under or "")
        self.form.rows["what"].set_hint(
            self.tr("The permission is about: {0}").format(", ".join(release.what.splitlines()))
            if release and release.what.strip() else ""
        )  # fmt: skip
        if chosen == self._under:
            return
        self._under = chosen
        for name in _FROM_RELEASE:
            source = "recipient_address" if name == "address" else name
            field = self.form.field(name)
            if not str(field.raw()).strip() or (before and field.raw() == getattr(before, source)):
                field.set_value(getattr(release, source) if release else "")

    # ---- keeping ----

    def _keep_disclosure(self) -> bool:
        place = Place(PlaceKind.DISCLOSURES, self.client_id)

        def note(typed: Shared) -> None:
            releases.record_disclosure(self.context.desk, typed.disclosure(), self.task)

        return self.form.keep(Deed.RECORD_DISCLOSURE, place, note)


def open_disclosure(
    parent: QWidget, context: Context, client_id: str, task: Task | None = None
) -> DisclosureDialog:
    """Open the form that notes what was shared, or that something was shared as planned."""
    dialog = DisclosureDialog(parent.window(), context, client_id, task)
    dialog.open()
    return dialog
