"""Small forms of a draft: when it is looked at again, who signs it, and what else is still open."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.paper_fields import AgreementFields
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.domain.record import Record
from practice_desk.domain.signing import PaperProblem
from practice_desk.intentions import clients, papers
from practice_desk.ui import words_library
from practice_desk.ui.context import Context
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts import names
from practice_desk.ui.parts.mark_fields import ChecksField
from practice_desk.ui.parts.needed import NeededNumber
from practice_desk.ui.rooms.agreement.clause_fields import ValuesField

_MOST_SESSIONS, _MOST_MONTHS = 99, 24


@dataclass(frozen=True, kw_only=True, repr=False)
class Looks(Record):
    """When an agreement is looked at again, while it is typed; its id is the paper's."""

    first_review: int = 6
    review_every: int = 6
    agreement_review_months: int = 6

    def problems(self) -> Sequence[tuple[str, object]]:
        """Return nothing: the fields take only what can be kept."""
        return ()


@dataclass(frozen=True, kw_only=True, repr=False)
class Signing(Record):
    """Who signs beside the therapist, while it is chosen; its id is the paper's."""

    people: tuple[str, ...] = ()

    def problems(self) -> Iterator[tuple[str, PaperProblem]]:
        """Yield that nobody signs."""
        if not self.people:
            yield "people", PaperProblem.NO_SIGNER


@dataclass(frozen=True, kw_only=True, repr=False)
class Filling(Record):
    """What is put into the frame of an agreement, while it is typed; its id is the paper's."""

    values: str = "{}"

    def problems(self) -> Sequence[tuple[str, object]]:
        """Return nothing: a field may stay open while the agreement is a draft."""
        return ()


def open_looks(parent: QWidget, context: Context, paper: Paper) -> FormDialog:
    """Ask when the agreement is looked at again."""
    form: Form[Looks] = Form(context.desk, "looks")
    form.add("first_review", form.tr("First in session number"), NeededNumber(1, _MOST_SESSIONS))
    form.add("review_every", form.tr("Then every so many sessions"), NeededNumber(1, _MOST_SESSIONS))
    form.add(
        "agreement_review_months", form.tr("At least every so many months"), NeededNumber(1, _MOST_MONTHS),
        hint=form.tr("Whichever comes first."),
    )  # fmt: skip
    known = papers.fields_of(paper)
    assert isinstance(known, AgreementFields)
    form.start(
        Looks(
            id=paper.id, first_review=known.first_review, review_every=known.review_every,
            agreement_review_months=known.agreement_review_months,
        ),
        paper.client_id,
    )  # fmt: skip

    def change(looks: Looks) -> None:
        said = AgreementFields(
            first_review=looks.first_review, review_every=looks.review_every,
            agreement_review_months=looks.agreement_review_months,
        )  # fmt: skip
        papers.keep_fields(context.desk, context.desk.papers.get(paper.id), said)

    title = parent.tr("When it is looked at again")
    return _shown(parent, title, form, lambda: form.keep(Deed.DRAFT_PAPER, papers.place_of(paper), change))


def open_signers(parent: QWidget, context: Context, paper: Paper) -> FormDialog:
    """Ask who signs: those whose work it is, and for a young person also parents or guardians."""
    desk = context.desk
    people = [*clients.participants(desk, paper.client_id)]
    people += [p for p in papers.guardians(desk, paper.client_id) if p.id not in {q.id for q in people}]
    form: Form[Signing] = Form(desk, "agreement-signers")
    form.add(
        "people", form.tr("Who signs beside you"),
        ChecksField([(p.id, names.person_name(context, p)) for p in people]),
    )  # fmt: skip
    now = tuple(s.person_id for s in desk.paper_signers.of_paper(paper.id) if s.person_id)
    form.start(Signing(id=paper.id, people=now), paper.client_id)

    def change(chosen: Signing) -> None:
        signing = [p for p in people if p.id in chosen.people]
        signers = papers.usual_signers(paper.client_id, PaperKind.AGREEMENT, signing)
        papers.keep_draft(desk, desk.papers.get(paper.id), signers)

    title = parent.tr("Who signs")
    return _shown(parent, title, form, lambda: form.keep(Deed.DRAFT_PAPER, papers.place_of(paper), change))


def open_filling(parent: QWidget, context: Context, paper: Paper, fields: Sequence[str]) -> FormDialog:
    """Ask for what is open outside of the clauses."""
    form: Form[Filling] = Form(context.desk, "agreement-values")
    label = ", ".join(words_library.field_words(name) for name in fields)
    form.add("values", "", ValuesField(fields, {})).field.setAccessibleName(label)
    form.start(Filling(id=paper.id, values=paper.written), paper.client_id)

    def change(filling: Filling) -> None:
        said: dict[str, str] = json.loads(filling.values)
        papers.fill_in(context.desk, context.desk.papers.get(paper.id), **said)

    title = parent.tr("Fill in")
    return _shown(parent, title, form, lambda: form.keep(Deed.DRAFT_PAPER, papers.place_of(paper), change))


def _shown(parent: QWidget, title: str, form: Form[Any], keep: Callable[[], bool]) -> FormDialog:
    dialog = FormDialog(parent.window(), title, form, keep)
    dialog.open()
    return dialog
