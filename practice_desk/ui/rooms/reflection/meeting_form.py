"""A supervision meeting while it is written: what counts is worked out at once; clients are codes here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.names_said import names_said
from practice_desk.domain.record import override
from practice_desk.domain.supervision import MINUTES, Supervision, SupervisionKind
from practice_desk.domain.text import isolate
from practice_desk.intentions import reflections, supervision
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.form import Form, bring_into_view
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Box, Label, button, row
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.parts.needed import NeededDate, NeededNumber
from practice_desk.ui.parts.refusals import keep_or_say
from practice_desk.ui.parts.warned import Warned
from practice_desk.ui.parts.wide import open_wide
from practice_desk.ui.rooms.reflection.codes_field import CodesField
from practice_desk.ui.rooms.reflection.words import supervision_prompts
from practice_desk.ui.theme import px

STEM, NEW = "supervision", "new-supervision"
TEXTS = ("topics", "guidance", "action", "effect", "question", "unsaid", "seen", "cpd")
_MOST = 500


class MeetingForm(Form[Supervision]):
    """When, how long, with whom; what it was about; what came of it. The prompts wait under More."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context.desk, name)
        self.context = context
        self._references = {c.id: c.reference for c in context.desk.clients.all()}
        self._names = [p.known_as for p in context.desk.people.all()]
        self.counts = Label("", "small", tone="muted", wrap=True)
        self.counts.setContentsMargins(px(4), 0, px(4), 0)
        self.named = Warned()
        self.add_widget(self.named)
        self._when_and_how()
        self._about()
        self.edited.connect(self._fit)

    @override
    def start(self, record: Supervision, client_id: str | None = None) -> None:
        """Show a meeting."""
        super().start(record, client_id)
        self._fit()

    def holds(self, typed: Supervision) -> bool:
        """Point out names in what was typed, once; the second time they are kept as they are."""
        found = names_said([getattr(typed, name) for name in TEXTS], self._names)
        listed = ", ".join(isolate(name) for name in found)
        said = self.tr(
            "Names of people in your practice stand in this text: {0}. Codes are enough here. "
            "Keep again to leave them."
        )
        if not self.named.holds(set(found), said.format(listed)):
            return False
        self.show_problems({})
        bring_into_view(self.named)
        return True

    def _when_and_how(self) -> None:
        self.add("on", self.tr("Day"), NeededDate(self.context.desk.practice.own().date_order, today()))
        self.add("minutes", self.tr("Minutes"), NeededNumber(MINUTES.start, MINUTES.stop - 1))
        self.add("kind", self.tr("Kind"), SegmentsField(words.choices(SupervisionKind)))
        self.add(
            "size", self.tr("How many in the group"), NeededNumber(1, _MOST),
            hint=self.tr("Among peers everybody counts, you too. Else only those who are supervised."),
        )  # fmt: skip
        self.add_widget(self.counts)
        self.add("supervisor", self.tr("Supervisor"), LineField())
        usual = [self.tr("In the same room"), self.tr("Video"), self.tr("Phone"), self.tr("In writing")]
        self.add("medium", self.tr("How you met"), LineField(suggestions=usual))

    def bring(self, codes: Iterable[str]) -> None:
        """Put codes in beside those that stand there."""
        field = self.field("codes")
        field.set_value((*field.value(), *codes))
        field.edited.emit()

    def _offer_marked(self) -> None:
        """Offer who was marked for supervision since the last meeting, by code."""
        last = next(iter(supervision.supervisions(self.context.desk)), None)
        marked = dict.fromkeys(
            self._references[entry.client_id]
            for entry in reflections.to_supervision(self.context.desk)
            if entry.client_id in self._references and (last is None or entry.on >= last.on)
        )
        if not marked:
            return
        said = self.tr("You marked for supervision: {0}.").format(", ".join(marked))
        put = button(self.tr("Put these in"), "link", icon="down")
        put.setObjectName("put-marked")
        put.clicked.connect(lambda: self.bring(marked))
        self.add_widget(Box(row((Label(said, "small", tone="muted", wrap=True), 1), put, gap=8)))

    def _about(self) -> None:
        prompts = supervision_prompts(self.context.desk)
        self._offer_marked()
        codes = CodesField(self._references.values(), self._names)
        self.add(
            "codes", self.tr("Clients, by reference code"), codes,
            hint=self.tr("Codes only, never a name, and nothing by which they could be known."),
        )  # fmt: skip
        self.add("topics", self.tr("Topics"), TextField(3))
        self.add("guidance", self.tr("Guidance"), TextField(3))
        self.add("action", prompts["action"], TextField(2))
        self.add("effect", prompts["effect"], TextField(2))
        shown = CodesField(self._references.values(), self._names)
        self.add(
            "material", self.tr("Of whom you showed more, by reference code"), shown, more=True,
            hint=self.tr("A recording, a letter, a sheet: only of clients who agreed to that on paper."),
        )  # fmt: skip
        for name in ("question", "unsaid", "seen"):
            self.add(name, prompts[name], TextField(2), more=True)
        self.add("cpd", self.tr("What I want to learn"), TextField(2), more=True)

    def _fit(self) -> None:
        """Ask how many there were only in a group, and say what counts."""
        alone = self.field("kind").value() in (SupervisionKind.ONE_TO_ONE, None)
        self.rows["size"].setVisible(not alone)
        typed = self._typed()
        said = "" if list(typed.problems(today())) else self.tr("Counts as {0}.").format(minutes_words(typed))
        self.counts.setText(said)

    def _typed(self) -> Supervision:
        return supervised(self.record(without=[n for n in self.rows if self.field(n).trouble()]))


def supervised(typed: Supervision) -> Supervision:
    """Return a meeting with nobody else in it where it was alone."""
    return replace(typed, size=1) if typed.kind is SupervisionKind.ONE_TO_ONE else typed


def minutes_words(meeting: Supervision) -> str:
    """Return how many minutes of a meeting count, to a tenth where they are not whole."""
    counted = meeting.counted()
    whole = counted.denominator == 1
    return f"{int(counted)} min" if whole else f"{float(counted):.1f} min"


def open_meeting(parent: QWidget, context: Context, meeting: Supervision | None) -> FormDialog:
    """Open a meeting, or a new one that starts like the last."""
    form = MeetingForm(context, STEM if meeting else NEW)
    known = meeting or _begin(context)
    form.start(known)

    def keep() -> bool:
        ready = not any(form.field(n).trouble() for n in form.rows)
        if ready and form.holds(form.record()):
            return False
        return keep_or_say(
            form, Deed.KEEP_SUPERVISION, supervision.place_of(known),
            lambda typed: supervision.keep_supervision(context.desk, supervised(typed)),
            lambda typed: supervised(typed).problems(today()),
        )  # fmt: skip

    title = parent.tr("Supervision")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep supervision"))
    form.rows["minutes"].field.setFocus()
    return open_wide(parent, dialog)


def _begin(context: Context) -> Supervision:
    last = next(iter(supervision.supervisions(context.desk)), None)
    made = Supervision(on=today())
    if last is not None:
        made = replace(
            made, minutes=last.minutes, kind=last.kind, size=last.size, medium=last.medium,
            supervisor=last.supervisor,
        )  # fmt: skip
    typed = context.desk.scratch.newest(NEW, None)
    return replace(made, id=typed.record_id) if typed else made
