"""The form of a permission to share, while it is a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.merging import conditions_in, fields_in
from practice_desk.domain.paper_fields import ReleaseFields
from practice_desk.domain.paper_values import fields_as
from practice_desk.domain.papers import Paper
from practice_desk.domain.people import Person, PersonRole
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import Record
from practice_desk.domain.releases import Release, ReleaseProblem, day_problems
from practice_desk.intentions import library, papers, people, releases
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, ChoiceField, DateField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Box, MenuButton, row

_USUAL_LINES = {Jurisdiction.UK: "release.what.uk", Jurisdiction.US: "release.what.us"}


@dataclass(frozen=True, kw_only=True, repr=False)
class ReleaseDraft(Record):
    """A release as it is typed: its record with its end and what its kind adds. Its id is the release's."""

    client_id: str
    discloser: str = ""
    discloser_address: str = ""
    recipient: str = ""
    recipient_role: str = ""
    recipient_address: str = ""
    person_id: str | None = None
    what: str = ""
    not_to_share: str = ""
    period_from: str = ""
    period_to: str = ""
    special_other: str = ""
    purpose: str = ""
    at_request: bool = False
    expires_on: date | None = None
    expires_event: str = ""
    valid_from: date | None = None
    two_way: bool = False
    psychotherapy_notes: bool = False

    def problems(self) -> Iterator[tuple[str, ReleaseProblem]]:
        """Yield what is wrong with its days; what it lacks is listed with it, and stops no draft."""
        return day_problems(self.valid_from, self.expires_on, today())


_RELEASE = {f.name for f in fields(Release)} & {f.name for f in fields(ReleaseDraft)} - {"id", "client_id"}
_KIND = {f.name for f in fields(ReleaseFields)}


def known_release(context: Context, paper: Paper) -> Release:
    """Return what a release says; an empty one for a draft that was made without."""
    found = context.desk.releases.of_paper(paper.id)
    if found:
        return found[0]
    own = context.desk.practice.own()
    return Release(
        client_id=paper.client_id, paper_id=paper.id, discloser=own.therapist,
        discloser_address=own.letterhead,
    )  # fmt: skip


class ReleaseDialog(FormDialog):
    """Keeps what a drafted permission says."""

    def __init__(self, parent: QWidget, context: Context, paper: Paper) -> None:
        self.context, self._paper, self._release = context, paper, known_release(context, paper)
        self._order = context.desk.practice.own().date_order
        self._around = [p for p in people.people_of(context.desk, paper.client_id) if not p.participant]
        self._chosen: str | None = self._release.person_id
        form: Form[ReleaseDraft] = Form(context.desk, "release")
        self._to(form)
        self._about(form)
        self._until(form)
        self._seldom(form)
        title = self.tr("Permission to share")
        super().__init__(parent, title, form, self._keep_release, self.tr("Keep draft"))
        form.start(self._draft(), paper.client_id)
        form.edited.connect(self._fill_in_person)

    def _draft(self) -> ReleaseDraft:
        said = {name: getattr(self._release, name) for name in _RELEASE}
        kind = fields_as(ReleaseFields, self._paper.fields)
        return ReleaseDraft(
            id=self._release.id, client_id=self._paper.client_id, expires_on=self._paper.expires_on,
            **said, **{name: getattr(kind, name) for name in _KIND},
        )  # fmt: skip

    # ---- laying out ----

    def _to(self, form: Form[ReleaseDraft]) -> None:
        if self._around:
            around = [(None, self.tr("Somebody else")), *((p.id, p.known_as) for p in self._around)]
            form.add("person_id", self.tr("Somebody in this file"), ChoiceField(around))
        form.add("recipient", self.tr("Who may get it"), LineField())
        form.add(
            "recipient_role", self.tr("What they are to the client"),
            LineField(suggestions=("GP", "psychiatrist", "school", "insurer", "solicitor")),
        )  # fmt: skip
        form.add("recipient_address", self.tr("Their address"), TextField(2))
        both = self.tr("Both may share with each other")
        form.add("two_way", both, CheckField(both))

    def _about(self, form: Form[ReleaseDraft]) -> None:
        form.add("what", self.tr("What may be shared, one to a line"), TextField(4))
        form.add_widget(Box(row(self._usual_lines(), ..., margin=(4, 0, 4, 0))))
        if self._asks("not_to_share"):
            form.add("not_to_share", self.tr("What must not be shared"), TextField(2))
        form.add(
            "purpose", self.tr("Why"), TextField(2),
            hint=self.tr("For example: so that my doctor knows what helps."),
        )  # fmt: skip
        asked = self.tr("The client asks for it")
        form.add(
            "at_request", asked, CheckField(asked),
            hint=self.tr("“I ask for it” is then enough as the reason."),
        )  # fmt: skip

    def _until(self, form: Form[ReleaseDraft]) -> None:
        form.add("expires_on", self.tr("Until this day"), DateField(self._order, today()))
        form.add(
            "expires_event", self.tr("Or until this happens"), LineField(),
            hint=self.tr("Such as: when the work ends. A day, an event, or whichever comes first."),
        )  # fmt: skip

    def _seldom(self, form: Form[ReleaseDraft]) -> None:
        form.add("discloser", self.tr("Who may share it"), LineField(), more=True)
        form.add("discloser_address", self.tr("Their address"), TextField(2), more=True)
        form.add(
            "valid_from", self.tr("Starts on"), DateField(self._order, today()), more=True,
            hint=self.tr("Only where it starts later than the last signature."),
        )  # fmt: skip
        if self._asks("period_from"):
            form.add("period_from", self.tr("Only about the time from"), LineField(), more=True)
            form.add("period_to", self.tr("Only about the time to"), LineField(), more=True)
        if self._asks("special_other"):
            form.add(
                "special_other", self.tr("Other facts that need an extra yes"), LineField(), more=True,
                hint=self.tr("State law may name some. They stand on the paper with a box to tick."),
            )  # fmt: skip
        notes = self.tr("This is about psychotherapy notes")
        form.add(
            "psychotherapy_notes", notes, CheckField(notes), more=True,
            hint=self.tr("Private notes kept apart from the record. They need a paper of their own."),
        )  # fmt: skip

    def _asks(self, name: str) -> bool:
        """Say whether the paper's text has a place for something."""
        return name in (*fields_in(self._paper.body), *conditions_in(self._paper.body))

    def _usual_lines(self) -> MenuButton:
        text = library.find_text(self.context.desk, _USUAL_LINES[self._paper.place])
        lines = [line.strip() for line in text.body.splitlines() if line.strip()]
        return MenuButton(self.tr("Add a usual line"), [(line, self._adder(line)) for line in lines])

    def _adder(self, line: str) -> Callable[[], object]:
        return lambda: self.add_line(line)

    # ---- doing ----

    def add_line(self, line: str) -> None:
        """Put one more line below what may be shared."""
        field = self.form.field("what")
        said = str(field.raw()).rstrip()
        if line not in said.splitlines():
            field.set_raw(f"{said}\n{line}" if said else line)
            field.edited.emit()

    def _fill_in_person(self) -> None:
        """Put in the name and role of whoever was chosen from the file, where nothing else stands."""
        if "person_id" not in self.form.rows:
            return
        chosen = self.form.field("person_id").value()
        if chosen == self._chosen:
            return
        known = {p.id: p for p in self._around}
        before, now = known.get(self._chosen or ""), known.get(chosen or "")
        self._chosen = chosen
        for name, said in (("recipient", _name(now)), ("recipient_role", _role(now))):
            field = self.form.field(name)
            if not str(field.raw()).strip() or field.raw() in (_name(before), _role(before)):
                field.set_value(said)

    def _keep_release(self) -> bool:
        paper = self._paper
        place = Place(PlaceKind.DRAFT, paper.client_id, paper.id)
        return self.form.keep(Deed.DRAFT_PAPER, place, self._put_down)

    def _put_down(self, typed: ReleaseDraft) -> None:
        desk = self.context.desk
        paper = desk.papers.get(self._paper.id)
        kind = fields_as(ReleaseFields, paper.fields)
        said = {name: getattr(typed, name) for name in _RELEASE}
        releases.keep_release(desk, replace(known_release(self.context, paper), id=typed.id, **said))
        kept = replace(paper, expires_on=typed.expires_on)
        papers.keep_fields(desk, kept, replace(kind, **{name: getattr(typed, name) for name in _KIND}))


def open_release(parent: QWidget, context: Context, paper_id: str) -> ReleaseDialog:
    """Open the form of a drafted permission."""
    dialog = ReleaseDialog(parent.window(), context, context.desk.papers.get(paper_id))
    dialog.open()
    return dialog


def _name(person: Person | None) -> str:
    return person.known_as if person else ""


def _role(person: Person | None) -> str:
    """Return what somebody is to the client: in the therapist's words, or else their role."""
    if person is None:
        return ""
    roles = [words.of(PersonRole(role)) for role in person.roles if role in set(PersonRole)]
    return person.relationship or ", ".join(roles)
