"""The paper that is open: where it stands, who signed it and how, what is known of it, what can be done."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import PaperSigner
from practice_desk.domain.standing import PaperFile, PaperState, given_complete
from practice_desk.ui.kit import (
    Banner,
    Card,
    Label,
    MenuButton,
    Quote,
    button,
    column,
    heading,
    row,
    rule,
    wrap,
)
from practice_desk.ui.kit.buttons import MenuItem
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.rooms.consents.evidence import clock_note, facts_of
from practice_desk.ui.rooms.consents.shelf import Stood, is_changed
from practice_desk.ui.rooms.consents.signer_part import signer_part
from practice_desk.ui.theme import px
from practice_desk.ui.words_fields import asked_words


class PaperDeeds(Protocol):
    """What can be done with an open paper; each is asked for by the paper's id."""

    def read_paper(self, paper_id: str) -> object:
        """Show the paper to be read or printed."""

    def sign_on_screen(self, paper_id: str, signer: PaperSigner) -> object:
        """Turn the screen to somebody who signs."""

    def record_signature(self, paper_id: str, signer: PaperSigner) -> object:
        """Write down a signature that was given another way."""

    def sign_own(self, paper_id: str) -> object:
        """Sign as the therapist."""

    def note_no(self, paper_id: str, signer: PaperSigner) -> object:
        """Note that somebody said no."""

    def note_unreached(self, paper_id: str, signer: PaperSigner) -> object:
        """Note that somebody was not reached."""

    def still_fits(self, paper_id: str) -> object:
        """Note that a paper was looked at together and still fits."""

    def renew(self, paper_id: str) -> object:
        """Draft the next version."""

    def withdraw(self, paper_id: str) -> object:
        """Ask how a consent is taken back."""

    def note_copy(self, paper_id: str) -> object:
        """Note that a copy was given."""

    def note_given(self, paper_id: str) -> object:
        """Note that a paper was given and not signed."""

    def note_end(self, paper_id: str) -> object:
        """Note that the event it was to end with has happened."""

    def void(self, paper_id: str) -> object:
        """Mark it as entered in error."""

    def read_past(self, paper_id: str) -> object:
        """Show all that happened to it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper_card", text)


class PaperCard(Card):
    """One paper. `say` shows a sentence on it, such as why something cannot be done."""

    def __init__(self, speak: PaperWords, stood: Stood, deeds: PaperDeeds) -> None:
        super().__init__(gap=12)
        self._speak, self._deeds = speak, deeds
        self._file, self._now = stood
        self._writable = not speak.context.desk.read_only
        self._said = Banner("", "attention")
        self._said.hide()
        self._top()
        for signer in sorted(self._file.signers, key=lambda s: (s.is_therapist, s.position)):
            self.add(rule(), signer_part(speak, stood, signer, deeds))
        self.add(self._said, rule(), self._facts(), self._foot())

    def say(self, sentence: str) -> None:
        """Say something on the card, beside what it is about."""
        self._said.set_text(sentence)
        self._said.show()

    def _top(self) -> None:
        file, now = self._file, self._now
        chip = self._speak.chip(now)
        note = Label(self._signed_of(), tone="muted", wrap=True)
        self.add(
            column(heading(self._speak.plain_title(file)), row(chip, (note, 1), gap=10), gap=6)
        )  # fmt: skip
        recipient = self._speak.recipient(file)
        if recipient:
            self.add(Label(_tr("To {0}").format(recipient), wrap=True))
        own = getattr(self._fields(), "own_words", "")
        if own:
            self.add(Quote(own, asked_words("own_words")))
        if is_changed(file):
            said = _tr(
                "A word or a signature is not as it was made. Run a check of the vault, and take advice."
            )
            self.add(Banner(said, "attention"))
        note = clock_note(file)
        if note:
            self.add(Banner(note, "plain"))

    def _fields(self) -> object:
        from practice_desk.intentions.papers import fields_of

        return fields_of(self._file.paper)

    def _signed_of(self) -> str:
        """Return how many of those who are to sign have signed."""
        required = [s for s in self._file.signers if s.required]
        signed = [s for s in required if s.id in self._now.signed]
        if given_complete(self._file) and not signed:
            return _tr("Given, not signed")
        if len(required) == 1:
            return _tr("One signature") if signed else _tr("Not signed")
        return _tr("{0} of {1} have signed").format(len(signed), len(required))

    def _facts(self) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, px(96))
        grid.setColumnStretch(1, 1)
        shown = [f for f in facts_of(self._speak, self._file, self._now) if f[0] != asked_words("own_words")]
        for n, (label, said) in enumerate(shown):
            caption = Label(label, "small", tone="muted", wrap=True)
            caption.setFixedWidth(px(104))
            text = Label(said, "small", wrap=True, selectable=True)
            text.setAccessibleName(f"{label}: {said}")
            grid.addWidget(caption, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, n, 1, Qt.AlignmentFlag.AlignTop)
        made = QWidget()
        made.setLayout(grid)
        return made

    def _foot(self) -> QWidget:
        paper_id = self._file.paper.id
        made = QWidget()
        parts: list[QWidget] = [self._button(_tr("Read or print"), "read", "small", icon="page")]
        parts[0].clicked.connect(lambda: self._deeds.read_paper(paper_id))  # type: ignore[attr-defined]
        if self._now.in_force and RULES[self._file.paper.kind].review_months:
            fits = self._button(_tr("Looked at: still fits"), "fits", "small", icon="check")
            fits.clicked.connect(lambda: self._deeds.still_fits(paper_id))
            parts.append(fits)
        if self._may_be_taken_back():
            back = self._button(_tr("Withdraw consent"), "withdraw", "small")
            back.clicked.connect(lambda: self._deeds.withdraw(paper_id))
            parts.append(back)
        more = MenuButton(_tr("More"), self._others(paper_id))
        more.setObjectName("more")
        more.setAccessibleName(_tr("More to do with this paper"))
        made.setLayout(wrap(*parts, more))
        return made

    def _others(self, paper_id: str) -> list[MenuItem]:
        deeds, file, now = self._deeds, self._file, self._now
        items: list[MenuItem] = [(_tr("All that happened to it"), lambda: deeds.read_past(paper_id))]
        if not self._writable:
            return items
        if now.signed and not now.is_over:
            items.append((_tr("Note that a copy was given"), lambda: deeds.note_copy(paper_id)))
        if now.state is not PaperState.VOIDED:
            items.append((_tr("Make a new version"), lambda: deeds.renew(paper_id)))
        waits = now.state in (PaperState.OFFERED, PaperState.PARTLY_SIGNED)
        if waits and RULES[file.paper.kind].given_is_enough:
            items.append((_tr("Given without a signature"), lambda: deeds.note_given(paper_id)))
        if now.in_force and _ends_with_something(self._speak, file):
            items.append((_tr("It has ended"), lambda: deeds.note_end(paper_id)))
        if now.state is not PaperState.VOIDED:
            items += [None, (_tr("Entered in error"), lambda: deeds.void(paper_id))]
        return items

    def _may_be_taken_back(self) -> bool:
        now, rule_of = self._now, RULES[self._file.paper.kind]
        left = set(now.signed) - set(now.withdrawn) - {s.id for s in self._file.signers if s.is_therapist}
        gone = now.state in (PaperState.WITHDRAWN, PaperState.SUPERSEDED, PaperState.VOIDED)
        return rule_of.may_be_withdrawn and bool(left) and not gone

    def _button(self, text: str, name: str, kind: str, icon: str | None = None) -> QPushButton:
        made = button(text, kind, icon=icon)
        made.setObjectName(name)
        made.setEnabled(self._writable or name == "read")
        return made


def _ends_with_something(speak: PaperWords, file: PaperFile) -> bool:
    """Say whether a paper ends with an event, or must end: whatever is told to have ended then is the end."""
    events = [r.expires_event.strip() for r in speak.context.desk.releases.of_paper(file.paper.id)]
    return any(events) or RULES[file.paper.kind].must_end
