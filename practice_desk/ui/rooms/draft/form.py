"""The form of a draft: what its kind asks for, the marked words of its text, when it is looked at again."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.library import TemplateKind
from practice_desk.domain.limits import LIMITS
from practice_desk.domain.merging import Merged, conditions_in, fields_in
from practice_desk.domain.paper_fields import FIELDS, MinorFields, PaperFields
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.paper_values import write_fields
from practice_desk.domain.papers import Paper, PaperKind, written
from practice_desk.domain.record import override
from practice_desk.intentions import library, papers
from practice_desk.intentions.merge_words import signing_people, values_of
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, DateField, LineField, TextField
from practice_desk.ui.kit import Check, Label, button
from practice_desk.ui.parts.kind_fields import Asked, asked_of
from practice_desk.ui.parts.typed_words import Typed, TypedForm
from practice_desk.ui.parts.update_rules import rule_words
from practice_desk.ui.rooms.draft.policy import body_for
from practice_desk.ui.words_fields import asked_words

_DATES = ("review_on", "expires_on")
_LONG = frozenset({"update_rule_words", "approach_plain", "expected_course", "what", "crisis_lines"})


class DraftForm(TypedForm):
    """Everything that is typed for one paper before it is offered."""

    def __init__(self, context: Context, paper: Paper) -> None:
        super().__init__(context.desk, "paper-draft")
        self.context, self.paper = context, paper
        self._of_kind = [f.name for f in fields(FIELDS[paper.kind])]
        self._words: list[str] = []
        self._later: list[tuple[Asked, str]] = []
        self._asked()
        self._marked()
        self._dates()
        self.start(self._now())

    # ---- laying out ----

    def _asked(self) -> None:
        """Lay out what the kind asks for; what only another place's text has waits under More."""
        if self.paper.kind in (PaperKind.RELEASE, PaperKind.AGREEMENT):
            self._of_kind = []  # the one has a card of its own, the other a page
            return
        elsewhere, known = self._elsewhere(), self._filled()
        parts = conditions_in(self.paper.body)
        limits = [limit for limit in LIMITS if f"limit_{limit}" in parts] or LIMITS
        for asked in asked_of(self.context, self.paper.kind, limits):
            label = "" if isinstance(asked.field, CheckField) else asked.label
            if isinstance(asked.field, LineField | TextField) and not isinstance(asked.field, DateField):
                asked.field.setPlaceholderText(known.get(asked.name, ""))
            if asked.name in elsewhere:
                self._later.append((asked, label))
                continue
            self.add(asked.name, label, asked.field, hint=_hint(asked))
            asked.field.setAccessibleName(asked.label)
            if asked.name == "update_rule_words":
                self.add_widget(self._rule_button())

    def _rule_button(self) -> QWidget:
        made = button(self.tr("Write it as the rule says"), "quiet", icon="pen")
        made.setObjectName("follow-rule")
        made.clicked.connect(self.follow_rule)
        return made

    def follow_rule(self) -> None:
        """Put the rule that is chosen into the words of the paper."""
        said = rule_words(self.desk, self.paper, self.field("update_rule").value())
        self.field("update_rule_words").set_raw(said)
        self.edited.emit()
        self.flush()

    def _filled(self) -> dict[str, str]:
        """Return what fills the words of the text where nothing is typed for this paper."""
        blank = replace(self.paper, written="{}", fields=write_fields(FIELDS[self.paper.kind]()))
        return values_of(self.desk, blank)

    def _marked(self) -> None:
        """Lay out the marked words of the text: what is open first, what fills itself only when asked for."""
        names = [n for n in fields_in(self.paper.body) if n not in self._of_kind]
        if self.paper.kind is PaperKind.RELEASE:
            names = [n for n in names if n not in _OF_RELEASE]
        if not names:
            return
        self._caption = Label(self.tr("Words of the text"), strong=True)
        self.add_widget(self._caption)
        known = self._filled()
        for name in names:
            field = TextField(2) if name in _LONG else LineField()
            field.setPlaceholderText(known.get(name, ""))
            self.add(name, asked_words(name), field)
        self._words = names
        self.every = Check(self.tr("Show the words that fill themselves"))
        self.every.clicked.connect(lambda _: self.edited.emit())
        self.add_widget(self.every)

    def _dates(self) -> None:
        """Lay out what waits under More: the fields of other texts, and the dates."""
        for asked, label in self._later:
            self.add(asked.name, label, asked.field, hint=_hint(asked), more=True)
            asked.field.setAccessibleName(asked.label)
        order = self.context.desk.practice.own().date_order
        months = RULES[self.paper.kind].review_months
        usual = self.tr("Usually after %n month(s).", "", months) if months else ""
        again = DateField(order, today())
        self.add("review_on", self.tr("Look at it again on"), again, hint=usual, more=True)
        if self.paper.kind is not PaperKind.RELEASE:
            self.add("expires_on", self.tr("Last day it holds"), DateField(order, today()), more=True)

    def _elsewhere(self) -> set[str]:
        """Return what a kind asks for only where another text of this kind is used."""
        used = {*fields_in(self.paper.body), *conditions_in(self.paper.body)}
        texts = [t for t in library.texts(self.desk, TemplateKind.PAPER) if t.area == self.paper.kind.value]
        others = {n for t in texts for n in (*fields_in(t.body), *conditions_in(t.body))}
        unused = others - used
        if FIELDS[self.paper.kind] is MinorFields and not self._is_for_the_young():
            unused |= {"own_words", "competence_note"}
        return unused

    def _is_for_the_young(self) -> bool:
        signers = {s.person_id for s in self.desk.paper_signers.of_paper(self.paper.id)}
        return any(p.id in signers for p in signing_people(self.desk, self.paper))

    # ---- showing ----

    def fit(self, merged: Merged) -> None:
        """Show the words that are open or were typed here; the others only when all are wanted."""
        if not self._words:
            return
        shown = False
        for name in self._words:
            line = self.rows[name]
            wanted = name in merged.unfilled or bool(self.field(name).raw()) or self.every.isChecked()
            # A field that is being typed in stays where it is, filled or not.
            line.setVisible(wanted or line.field.hasFocus())
            shown = shown or wanted
        self._caption.setVisible(shown)

    def _now(self) -> Typed:
        own = papers.fields_of(self.paper)
        said: dict[str, Any] = {n: getattr(own, n) for n in self._of_kind}
        said |= {n: self.paper.values().get(n, "") for n in self._words}
        said |= {n: getattr(self.paper, n) for n in _DATES}
        client_id = self.paper.client_id
        return Typed(id=self.paper.id, client_id=client_id, said=tuple(said.items()))

    # ---- what was typed ----

    def on_paper(self, paper: Paper) -> Paper:
        """Return a paper with what was typed here put over what it says; the rest stays as it is."""
        changed = [n for n in self.changed_names() if not self.field(n).trouble()]
        return self.put_over(paper, {n: self.field(n).value() for n in changed})

    def put_over(self, paper: Paper, said: dict[str, Any]) -> Paper:
        """Return a paper with these values over its own, its text as the chosen policy asks."""
        own = {n: v for n, v in said.items() if n in self._of_kind}
        words = {n: str(v) for n, v in said.items() if n in self._words}
        dates: dict[str, date | None] = {n: v for n, v in said.items() if n in _DATES}
        kept: PaperFields = replace(papers.fields_of(paper), **own)
        values = {n: v for n, v in {**paper.values(), **words}.items() if v.strip()}
        made = replace(paper, fields=write_fields(kept), written=written(values), **dates)
        return replace(made, body=body_for(self.desk, made))

    @override
    def start_again(self) -> None:
        """Give up what was typed and show what is kept."""
        super().start_again()
        self.edited.emit()


_OF_RELEASE = frozenset({
    "discloser_name", "discloser_address", "recipient_name", "recipient_role", "recipient_address", "what",
    "purpose_words", "until_words", "period_from", "period_to", "special_other", "not_to_share",
    "representative_name", "representative_authority",
})  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("draft_form", text)


def _hint(asked: Asked) -> str:
    return {
        "own_words": _tr("As they said it. It stands with the paper, not in it."),
        "competence_note": _tr("For example: can say what therapy is, and what could go wrong."),
        "authority_seen": _tr("For example: birth certificate, court order."),
        "delete_by": _tr("A recording is not kept without an end."),
        "policy": _tr("The text follows this choice."),
        "limits": _tr("Only what is on stands in the text. Limits set by law hold all the same."),
        "child_abuse_duty": _tr("Off until such a law binds you."),
        "emergency_contact_name": _tr("Ask. It is never filled in by itself."),
    }.get(asked.name, "")
