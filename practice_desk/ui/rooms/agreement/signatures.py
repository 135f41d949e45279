"""Who signed an agreement, how and when; and for who did not yet, the ways to sign."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.papers import PaperEventKind, PaperSigner, Signature
from practice_desk.domain.signing import grouped, out_of_order
from practice_desk.intentions.signing import code_of
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Label, MenuButton, StateLine, button, column, heading, row, rule, wrap
from practice_desk.ui.rooms.agreement.read import Agreements, Version

_OF_ALL = (PaperEventKind.VOIDED, PaperEventKind.WITHDRAWN, PaperEventKind.ENDED)


class SignaturesCard(Card):
    """One row for each signer. Each signal brings the signer and asks for what its button names."""

    sign_wanted = Signal(object)
    record_wanted = Signal(object)
    said_no_wanted = Signal(object)
    not_reached_wanted = Signal(object)
    therapist_wanted = Signal()

    def __init__(self, all_of_it: Agreements, version: Version) -> None:
        super().__init__(gap=8)
        self._all, self._version = all_of_it, version
        self.add(heading(self.tr("Signatures")))
        ordered = sorted(version.file.signers, key=lambda s: s.position)
        for n, signer in enumerate(ordered):
            if n:
                self.add(rule())
            self.add(self._signer(signer))
        for event in version.file.events:
            if event.signer_id is None and event.kind in _OF_ALL:
                said = self._on(words.of(event.kind), event.on)
                reason = f"{said}: “{event.reason}”" if event.reason else said
                self.add(rule(), Label(reason, wrap=True))
        offer = version.file.offer
        if offer is not None and version.file.signatures:
            said = self.tr("Code on the copy: {0}").format(grouped(code_of(version.file)))
            self.add(Label(said, "small", tone="muted", wrap=True, selectable=True))
        if offer is not None and out_of_order(offer, version.file.signatures):
            said = self.tr(
                "The clock of this computer was set back between signatures. They stand in the order in "
                "which they were written."
            )
            self.add(Label(said, "small", tone="muted", wrap=True))

    def _signer(self, signer: PaperSigner) -> QLayout:
        name, role = self._all.signer_name(signer), self._all.signer_role(signer)
        parts: list[QWidget] = [Label(name, strong=True, wrap=True)]
        if role:
            parts.append(Label(role, "small", tone="muted", wrap=True))
        parts += self._state(signer)
        waits = signer.id in self._version.stands.waiting and not self._version.stands.is_over
        ways = self._ways(signer) if waits and not self._all.desk.read_only else None
        return column(*parts, ways, gap=4)

    def _state(self, signer: PaperSigner) -> list[QWidget]:
        file, stands = self._version.file, self._version.stands
        signed = next((s for s in file.signatures if s.signer_id == signer.id), None)
        event = next((e for e in reversed(file.events) if e.signer_id in (signer.id, None)), None)
        made: list[QWidget] = []
        if signed is not None:
            made += [StateLine(self._signed(signed), "force"), *self._beside(signed)]
        if event is not None and event.kind in (PaperEventKind.DECLINED, PaperEventKind.WITHDRAWN):
            look = "declined" if event.kind is PaperEventKind.DECLINED else "withdrawn"
            made.append(StateLine(self._on(words.of(event.kind), event.on), look))
        if signed is None and not made:
            look = "plain" if stands.is_over else "missing"
            made.append(StateLine(self.tr("Not signed"), look))
        if signer.id in stands.not_reached:
            last = max(e.on for e in file.events if e.kind is PaperEventKind.NOT_REACHED)
            made.append(Label(self._on(self.tr("Not reached"), last), "small", tone="muted", wrap=True))
        reasons = [e.reason for e in file.events if e.signer_id == signer.id and e.reason]
        return made + [Label(f"“{reason}”", "small", tone="muted", wrap=True) for reason in reasons]

    def _signed(self, signature: Signature) -> str:
        day = self._all.context.date(signature.signed_on)
        return self.tr("Signed on {0}").format(day)

    def _on(self, what: str, day: object) -> str:
        return self.tr("{0} on {1}").format(what, self._all.context.date(day))

    def _beside(self, signature: Signature) -> list[QWidget]:
        parts = [words.of(signature.method), words.of(signature.identity)]
        if signature.witness:
            parts.append(self.tr("witness: {0}").format(signature.witness))
        if signature.questions:
            parts.append(self.tr("asked: “{0}”").format(signature.questions))
        if signature.held_at:
            parts.append(self.tr("the original is kept: {0}").format(signature.held_at))
        return [Label("  ·  ".join(parts), "small", tone="muted", wrap=True)]

    def _ways(self, signer: PaperSigner) -> QLayout:
        name = self._all.signer_name(signer)
        if signer.is_therapist:
            mine = button(self.tr("Sign as therapist"), "small", icon="sign")
            mine.setObjectName("sign-as-therapist")
            mine.clicked.connect(self.therapist_wanted)
            return row(mine, ...)
        here = button(self.tr("Sign on this screen"), "small", icon="sign")
        here.setObjectName(f"sign-{signer.id}")
        here.setAccessibleName(self.tr("{0}: sign on this screen").format(name))
        here.clicked.connect(lambda: self.sign_wanted.emit(signer))
        other = MenuButton(
            self.tr("Another way"),
            [
                (self.tr("Record a signature"), lambda: self.record_wanted.emit(signer), "paper"),
                None,
                (self.tr("They said no"), lambda: self.said_no_wanted.emit(signer), "minus"),
                (self.tr("They were not reached"), lambda: self.not_reached_wanted.emit(signer), "phone"),
            ],
        )
        other.setAccessibleName(self.tr("{0}: another way").format(name))
        return wrap(here, other, gap=8)
