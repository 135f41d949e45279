"""Composing an agreement: where and with whom, and which clauses go in; and adding clauses later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import Clause, ClauseArea
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import LibraryText
from practice_desk.domain.papers import Paper
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, new_id
from practice_desk.intentions import agreements, papers
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Check, Label, button
from practice_desk.ui.parts.mark_fields import ChecksField

_USUAL = {agreements.CORE, "us_core"}


@dataclass(frozen=True, kw_only=True, repr=False)
class Composition(Record):
    """What goes into a new agreement, while it is chosen; its id is the client's."""

    settings: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    def problems(self) -> Sequence[tuple[str, object]]:
        """Return nothing: an agreement may begin empty, with clauses of the therapist's own."""
        return ()


class ComposeForm(Form[Composition]):
    """Settings tick the clauses that usually belong to them; each clause can be ticked by itself."""

    def __init__(self, context: Context, client_id: str) -> None:
        super().__init__(context.desk, "compose")
        self.texts = agreements.clause_texts(context.desk)
        usual = agreements.usual_settings(context.desk, client_id)
        self.add_widget(Label(self.tr("Everything can be changed, added or taken out later."), wrap=True))
        settings = (
            ("online", self.tr("Online, by video or phone")), ("home", self.tr("At home or outdoors")),
            ("couple", self.tr("With a couple")), ("family", self.tr("With a family")),
            ("small_community", self.tr("In a small community, where people meet each other anyway")),
        )  # fmt: skip
        self.add("settings", self.tr("Where and with whom"), ChecksField(settings))
        self.add("keys", self.tr("Clauses"), ChecksField([(t.key, t.name) for t in self.texts]))
        chosen = tuple(s for s in agreements.SETTINGS if s in usual)
        self._before = set(chosen)
        keys = tuple(
            t.key for t in self.texts if (_USUAL & usual | {agreements.CORE, *chosen}) & set(t.settings)
        )
        self.start(Composition(id=client_id, settings=chosen, keys=keys), client_id)
        self.edited.connect(self._fit)

    def _fit(self) -> None:
        """Tick what a setting that was just ticked asks for, and untick what only it asked for."""
        settings = set(self.field("settings").value())
        came, gone = settings - self._before, self._before - settings
        self._before = settings
        if not came and not gone:
            return
        keys = set(self.field("keys").value())
        for text in self.texts:
            of = set(text.settings)
            if came & of:
                keys.add(text.key)
            elif gone & of and not of & {*settings, agreements.CORE}:
                keys.discard(text.key)
        self.field("keys").set_value(tuple(keys))


def open_compose(
    parent: QWidget, context: Context, client_id: str, then: Callable[[Paper], object]
) -> FormDialog:
    """Ask what goes into a new agreement; `then` is told its draft."""
    form = ComposeForm(context, client_id)
    drafted: list[Paper] = []

    def compose(made: Composition) -> None:
        drafted.append(agreements.compose(context.desk, client_id, keys=made.keys))

    def keep() -> bool:
        return form.keep(Deed.DRAFT_PAPER, Place(PlaceKind.AGREEMENT, client_id), compose, lambda _: ())

    title = parent.tr("Compose an agreement")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Make the draft"))
    dialog.accepted.connect(lambda: then(drafted[0]))
    dialog.open()
    return dialog


class AddForm(Form[Composition]):
    """The clauses of the Library; what is in the agreement already is marked and cannot be chosen."""

    def __init__(self, context: Context, paper: Paper, there: Iterable[Clause]) -> None:
        super().__init__(context.desk, "add-clauses")
        known = {clause.template.rpartition("@")[0].removeprefix("shipped:") for clause in there}
        texts = agreements.clause_texts(context.desk)
        inside = self.tr("{0} (in it)")
        found = [(t, bool({t.key, t.template_id} & known)) for t in texts]
        field = ChecksField([(t.key, inside.format(t.name) if is_in else t.name) for t, is_in in found])
        for text, is_in in found:
            check: Check = field.checks[text.key]
            check.setEnabled(not is_in)
            check.setAccessibleDescription(text.summary)
        self.texts = {t.key: t for t in texts}
        self.add("keys", self.tr("From the Library"), field)
        self.start(Composition(id=paper.id), paper.client_id)


def open_add(parent: QWidget, context: Context, paper: Paper, there: Sequence[Clause]) -> FormDialog:
    """Ask which clauses to add, or for one of the therapist's own."""
    form = AddForm(context, paper, there)
    write = button(form.tr("Write one of your own"), "link", icon="pen")
    form.add_widget(write)

    def add(chosen: Composition) -> None:
        agreements.add_clauses(context.desk, paper, [form.texts[key] for key in chosen.keys])

    def keep() -> bool:
        return form.keep(Deed.KEEP_CLAUSES, papers.place_of(paper), add, lambda _: ())

    title = parent.tr("Add clauses")
    dialog = FormDialog(parent.window(), title, form, keep, title)

    def leave_for_own() -> None:
        dialog.reject()
        open_own(parent, context, paper)

    write.clicked.connect(leave_for_own)
    dialog.open()
    return dialog


def open_own(parent: QWidget, context: Context, paper: Paper) -> FormDialog:
    """Ask for a clause in the therapist's own words, for this agreement."""
    form: Form[Clause] = Form(context.desk, "own-clause")
    form.add("title", form.tr("What the clause is called"), LineField())
    form.add(
        "text", form.tr("The wording"), TextField(4),
        hint=form.tr("Speak as “I” and “you”. The Library keeps clauses for every agreement."),
    )  # fmt: skip
    form.add("summary", form.tr("On the client's copy"), LineField())
    form.add("area", form.tr("What it is about"), ChoiceField(words.choices(ClauseArea)))
    waiting = Clause(
        id=f"own-{paper.id}", client_id=paper.client_id, paper_id=paper.id, area=ClauseArea.CULTURE_ACCESS
    )
    form.start(waiting, paper.client_id)

    def add(clause: Clause) -> None:
        agreements.keep_clause(context.desk, replace(clause, id=new_id()))

    def keep() -> bool:
        return form.keep(Deed.KEEP_CLAUSES, papers.place_of(paper), add)

    dialog = FormDialog(
        parent.window(), parent.tr("A clause of your own"), form, keep, parent.tr("Add clause")
    )
    dialog.open()
    return dialog


def text_of(texts: Iterable[LibraryText], clause: Clause) -> LibraryText | None:
    """Return the Library's text that a clause was made from, with its reason and notes."""
    key = clause.template.rpartition("@")[0].removeprefix("shipped:")
    return next((t for t in texts if key and key in (t.key, t.template_id)), None)
