"""Recording a signature that was given away from the screen: on paper, aloud, by message, or earlier.

What is written here cannot be taken back, so that all of it stands in one form, and a refusal beside its
field. Paper, voice and message are as good as the screen (product.md, Consents).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from practice_desk.domain.blocks import boxes, read_canonical
from practice_desk.domain.clock import today
from practice_desk.domain.closing_boxes import are_own, closing_boxes
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import IdentityKnown, ReadHow, SignatureMethod
from practice_desk.domain.signing import Evidence, Refused
from practice_desk.domain.standing import PaperFile
from practice_desk.domain.text import isolate
from practice_desk.intentions import consents, papers, signing
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, DateField, LineField, TextField
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.boxes_field import BoxesField
from practice_desk.ui.parts.frozen import copy_of
from practice_desk.ui.parts.refusals import say
from practice_desk.ui.parts.scan_field import ScanField
from practice_desk.ui.parts.typed_words import Typed, TypedForm
from practice_desk.ui.parts.usual_line import UsualLine

_M = SignatureMethod
WAYS = (_M.ON_PAPER, _M.SPOKEN, _M.BY_MESSAGE, _M.TYPED)
_MARKS = {_M.SPOKEN: "spoken", _M.BY_MESSAGE: "sent", _M.TYPED: "typed"}
_ROWS: Mapping[SignatureMethod, tuple[str, ...]] = {
    _M.ON_PAPER: ("scan", "held_at"),
    _M.SPOKEN: ("spoken", "witness"),
    _M.BY_MESSAGE: ("sent", "where"),
    _M.TYPED: ("typed",),
}
_READ = {_M.ON_PAPER: ReadHow.ON_PAPER, _M.SPOKEN: ReadHow.READ_ALOUD, _M.BY_MESSAGE: ReadHow.ON_PAPER}
_KNOWN = {_M.BY_MESSAGE: IdentityKnown.NUMBER_ON_FILE}


def open_record_signature(
    context: Context, parent: QWidget, paper_id: str, signer_id: str, method: SignatureMethod | None = None
) -> RecordSignatureDialog:
    """Ask the therapist how somebody signed; `method` is the way that is proposed first."""
    file = papers.file_of(context.desk, paper_id)
    dialog = RecordSignatureDialog(parent, context, file, signer_id, method or SignatureMethod.ON_PAPER)
    if method is not None:
        dialog.choose(method)  # also where another way was begun earlier
    dialog.open()
    return dialog


class RecordSignatureDialog(FormDialog):
    """One form for one signature."""

    def __init__(
        self, parent: QWidget, context: Context, file: PaperFile, signer_id: str, method: SignatureMethod
    ) -> None:
        self.context, self._file, self._signer_id = context, file, signer_id
        form = TypedForm(context.desk, "record_signature")
        title = self._title(context, parent)
        super().__init__(parent, title, form, self._keep, parent.tr("Record the signature"))
        self._fill()
        self.usual = UsualLine(form)
        note = self.tr("A signature cannot be taken back or changed. A consent can be withdrawn at any time.")
        form.add_widget(Label(note, "small", tone="muted", wrap=True))
        start = self._start(method)
        form.start(Typed(id=signer_id, client_id=file.paper.client_id, said=tuple(start.items())))
        self.usual.open_if_changed()
        self.scan.refused.connect(self._on_scan)
        self.scan.whole.connect(lambda: self._on_scan(""))
        self._field("method").edited.connect(self._on_method)
        self._show_rows()

    @property
    def method(self) -> SignatureMethod:
        """Return the chosen way."""
        return SignatureMethod(self._field("method").value())

    def choose(self, method: SignatureMethod) -> None:
        """Show the fields of a way."""
        if self.method is not method:
            self._field("method").set_value(method)
            self._on_method()

    # ---- laying out ----

    def _title(self, context: Context, parent: QWidget) -> str:
        signer = next((s for s in self._file.signers if s.id == self._signer_id), None)
        person = context.desk.people.find(signer.person_id) if signer and signer.person_id else None
        name = isolate(person.known_as if person else context.desk.practice.own().therapist)
        said = parent.tr("How {0} signed “{1}”")
        return said.format(name, self._file.paper.title or words.of(self._file.paper.kind))

    def _fill(self) -> None:
        form, order = self.form, self.context.desk.practice.own().date_order
        form.add("method", self.tr("How"), ChoiceField([(m, words.of(m)) for m in WAYS]))
        self.scan = ScanField(self.context, self._file.paper.client_id)
        hint = self.tr("PNG, JPEG or PDF, up to 25 MB. It is kept in the vault, encrypted.")
        form.add("scan", self.tr("Scan of the signed paper"), self.scan, hint=hint)
        hint = self.tr("Such as: in the locked cabinet. Enough by itself, where there is no scan.")
        form.add("held_at", self.tr("Where the original is kept"), LineField(), hint=hint)
        form.add("spoken", self.tr("What was said, in their words"), TextField(2))
        form.add("witness", self.tr("Who heard it"), LineField())
        form.add("sent", self.tr("What they wrote or said, in their words"), TextField(2))
        form.add("where", self.tr("Which way it came"), LineField(self.tr("text, e-mail, call ...")))
        form.add("typed", self.tr("Name, as they typed it"), LineField())
        form.add("signed_on", self.tr("On which day"), DateField(order, today()))
        form.add("read_how", self.tr("How they read it"), ChoiceField(words.choices(ReadHow)))
        form.add("identity", self.tr("How you know who it was"), ChoiceField(words.choices(IdentityKnown)))
        if self._boxes():
            field = BoxesField(read_canonical(self._text()))
            form.add("ticks", self.tr("What they ticked"), field)

    def _start(self, method: SignatureMethod) -> dict[str, Any]:
        texts = dict.fromkeys(("held_at", "spoken", "witness", "sent", "where", "typed"), "")
        start: dict[str, Any] = {
            "method": method, "scan": None, "signed_on": today(), **texts, **self.usual.start,
            "read_how": _READ.get(method, ReadHow.ON_SCREEN),
            "identity": _KNOWN.get(method, IdentityKnown.IN_PERSON),
        }  # fmt: skip
        if self._boxes():
            start["ticks"] = () if are_own(self._file.paper.kind) else closing_boxes(self._text())
        return start

    def _boxes(self) -> list[str]:
        return boxes(read_canonical(self._text())) if self._text() else []

    def _text(self) -> str:
        return self._file.offer.body if self._file.offer is not None else ""

    def _on_method(self) -> None:
        """Propose what usually goes with this way, and show its fields."""
        self._field("read_how").set_value(_READ.get(self.method, ReadHow.ON_SCREEN))
        self._field("identity").set_value(_KNOWN.get(self.method, IdentityKnown.IN_PERSON))
        self._show_rows()
        self.fit()

    def _show_rows(self) -> None:
        shown = _ROWS.get(self.method, ())
        for name in {name for names in _ROWS.values() for name in names}:
            self.form.rows[name].setVisible(name in shown)

    def _field(self, name: str) -> Any:
        return self.form.field(name)

    def _on_scan(self, problem: str) -> None:
        self.form.rows["scan"].show_problem(problem)
        self.fit()

    # ---- keeping ----

    def _keep(self) -> bool:
        desk, paper = self.context.desk, self._file.paper

        def do(_: Typed) -> None:
            signing.sign(desk, paper.id, self._signer_id, self._evidence(), copy_of(self.context))
            about = self.usual.about()
            if about.copy.strip():
                consents.give_copy(desk, paper.id, about.copy, self._signer_id)

        try:
            return self.form.keep(Deed.SIGN_PAPER, papers.place_of(paper), do, lambda _: ())
        except Refused as refused:
            say(self.form, [(self._row_of(name), problem) for name, problem in refused.problems])
            self.fit()
            return False

    def _row_of(self, name: str) -> str:
        """Return the row at which a problem of the signature is said."""
        return _MARKS.get(self.method, name) if name == "mark" else name

    def _evidence(self) -> Evidence:
        scan = self.scan.value() if self.method is SignatureMethod.ON_PAPER else None
        said = {n: self._field(n).value() for n in ("read_how", "identity")}
        own = {n: self._field(n).value() for n in ("held_at", "witness", "where") if n in _ROWS[self.method]}
        about = self.usual.about()
        evidence = Evidence(
            text_sha=self._file.offer.sha if self._file.offer else "", method=self.method, read=True,
            mark=self._field(_MARKS[self.method]).value() if self.method in _MARKS else "",
            blob_id=scan[0] if scan else None, blob_sha=scan[1] if scan else "",
            signed_on=self._field("signed_on").value(), **own,
            ticks=tuple(self._field("ticks").value()) if "ticks" in self.form.rows else (),
        )  # fmt: skip

        return replace(about.evidence(evidence), **said)
