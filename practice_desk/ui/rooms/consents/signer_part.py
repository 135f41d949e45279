"""One person's part in a paper: in what right they sign, what they did and when, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.papers import PaperEvent, PaperEventKind, PaperSigner
from practice_desk.domain.standing import PaperFile, Standing
from practice_desk.domain.text import isolate
from practice_desk.ui.kit import Chip, Label, MenuButton, button, column, row, wrap
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.rooms.consents.evidence import done_line

if TYPE_CHECKING:
    from practice_desk.ui.rooms.consents.paper_card import PaperDeeds


def _tr(text: str) -> str:
    return QCoreApplication.translate("signer_part", text)


def signer_part(
    speak: PaperWords, stood: tuple[PaperFile, Standing], signer: PaperSigner, deeds: PaperDeeds
) -> QWidget:
    """Return the part of one signer."""
    file, now = stood
    name = Label(isolate(speak.full_name(signer)), strong=True, wrap=True)
    text, look = _state(signer, now)
    lines = column(
        row((name, 1), Chip(text, look), gap=10),
        Label(speak.capacity(signer), "small", tone="muted", wrap=True), gap=2,
    )  # fmt: skip
    for said in _did(speak, file, signer):
        lines.addWidget(Label(said, "small", wrap=True, selectable=True))
    made = QWidget()
    made.setObjectName(f"signer-{signer.id}")
    if signer.id in now.waiting and file.offer is not None and not now.is_over:
        lines.addSpacing(6)
        lines.addWidget(_actions(speak, file, signer, deeds))
    made.setLayout(lines)
    return made


def _state(signer: PaperSigner, now: Standing) -> tuple[str, str]:
    if signer.id in now.withdrawn:
        return _tr("Withdrawn"), "withdrawn"
    if signer.id in now.declined:
        return _tr("Said no"), "declined"
    if signer.id in now.signed:
        return _tr("Signed"), "force"
    if signer.id in now.not_reached:
        return _tr("Not reached"), "missing"
    return _tr("Not signed"), "missing" if signer.required else "plain"


def _did(speak: PaperWords, file: PaperFile, signer: PaperSigner) -> list[str]:
    """Return what somebody did, in the order it was written down."""
    signed = [(s.seq, done_line(speak, s)) for s in file.signatures if s.signer_id == signer.id]
    told = {
        PaperEventKind.DECLINED: _tr("Said no on {0}"), PaperEventKind.WITHDRAWN: _tr("Withdrawn on {0}"),
        PaperEventKind.NOT_REACHED: _tr("Not reached on {0}"),
    }  # fmt: skip
    whole = None if signer.is_therapist else signer.id
    happened = [
        (e.seq, _told(speak, e, told[e.kind]))
        for e in file.events
        if e.kind in told and (e.signer_id == signer.id or (e.signer_id is None and whole))
    ]
    return [line for _, line in sorted([*signed, *happened])]


def _told(speak: PaperWords, event: PaperEvent, words: str) -> str:
    said = words.format(speak.context.date(event.on))
    return ": ".join(part for part in (", ".join(p for p in (said, event.how) if p), event.reason) if part)


def _actions(speak: PaperWords, file: PaperFile, signer: PaperSigner, deeds: PaperDeeds) -> QWidget:
    paper_id, able = file.paper.id, not speak.context.desk.read_only
    made = QWidget()
    if signer.is_therapist:
        own = button(_tr("Sign as therapist"), "small", icon="sign")
        own.setObjectName("sign-own")
        own.clicked.connect(lambda: deeds.sign_own(paper_id))
        own.setEnabled(able)
        made.setLayout(wrap(own))
        return made
    name = speak.name(signer)
    screen = button(_tr("Sign on screen"), "small", icon="sign")
    screen.setObjectName(f"sign-{signer.id}")
    screen.setAccessibleName(_tr("Sign on screen: {0}").format(name))
    screen.clicked.connect(lambda: deeds.sign_on_screen(paper_id, signer))
    other = MenuButton(
        _tr("Another answer"),
        [
            (_tr("Record a signature"), lambda: deeds.record_signature(paper_id, signer)),
            None,
            (_tr("Note that they said no"), lambda: deeds.note_no(paper_id, signer)),
            (_tr("Note: not reached"), lambda: deeds.note_unreached(paper_id, signer)),
        ],
    )
    other.setObjectName(f"answer-{signer.id}")
    other.setAccessibleName(_tr("Another answer: {0}").format(name))
    for part in (screen, other):
        part.setEnabled(able)
    made.setLayout(wrap(screen, other))
    return made
