"""First papers on the turned screen: each is read and has its own tick, one act of signing covers them.

What is not ticked stays offered; optional papers come after the others and depend on nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from practice_desk.domain.blocks import read_canonical
from practice_desk.domain.record import override
from practice_desk.domain.signing import Refused
from practice_desk.domain.standing import PaperFile
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.kit import Box, Check, button, column, row, wrap
from practice_desk.ui.rail_parts import Sign
from practice_desk.ui.theme import font, px
from practice_desk.ui.turned import saying, ticking
from practice_desk.ui.turned.asked import Asked
from practice_desk.ui.turned.closing import DeclinePage
from practice_desk.ui.turned.hand_back import middle
from practice_desk.ui.turned.outcome_lines import OutcomeLines
from practice_desk.ui.turned.page import TurnedPage
from practice_desk.ui.turned.reading import Reading
from practice_desk.ui.turned.screen import called
from practice_desk.ui.turned.text_size import TextSize, big, fit, say

_MEASURE = 860


class Sitting(QObject):
    """What is common to the pages of one sitting. `changed` says that a paper was ticked or answered."""

    changed = Signal()

    def __init__(self, who: Asked) -> None:
        super().__init__()
        self.who, self.told = who, OutcomeLines(who)
        self.therapist = called(who.therapist, self.tr("your therapist"))
        self.done = False
        ordered = [*(f for f in who.files if not who.is_optional(f)), *filter(who.is_optional, who.files)]
        self.papers = [ReadPage(self, f, n, len(ordered)) for n, f in enumerate(ordered)]
        self._order: list[TurnedPage] = []

    def show_in_order(self, pages: list[TurnedPage]) -> None:
        """Say which page comes after which."""
        self._order = pages

    def beside(self, page: TurnedPage, step: int) -> TurnedPage:
        """Return the page after (1) or before (-1) another."""
        return self._order[self._order.index(page) + step]

    def ticked(self) -> dict[str, tuple[str, ...]]:
        """Return the papers that are agreed to, each with the boxes ticked inside it."""
        return {p.file.paper.id: p.reading.ticks() for p in self.papers if p.is_agreed}

    def reason(self) -> str:
        """Return the reason of a no that was typed and not sent."""
        return next((p.no.reason.value() for p in self.papers if p.no is not None and not p.is_declined), "")


class WelcomePage(TurnedPage):
    """Says what is to be read, and that each of it may be left open."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(self.tr("Papers to read"))
        self._sitting = sitting
        lead = self.tr("{0} asks you to read these papers").format(sitting.therapist)
        told = self.tr(
            "Take your time. You can make the text larger, or have it as plain text. You can say no to each, "
            "and what you leave open stays open."
        )
        titles = [say(f"{n}.  {p.title}", strong=True) for n, p in enumerate(sitting.papers, 1)]
        self.on = big(self.tr("Start reading"), "primary", "right")
        self.on.setMaximumWidth(px(320))
        self.on.clicked.connect(self.finished)
        self.setLayout(
            middle(
                Sign(44), say(lead, role="display"), say(told), 4, column(*titles, gap=6), 12,
                row((self.on, 100), ...),
            )
        )  # fmt: skip

    @property
    @override
    def is_answered(self) -> bool:
        return self._sitting.done

    @override
    def arrive(self) -> None:
        self.on.setFocus()


class ReadPage(TurnedPage):
    """One paper of several, to be read and agreed to by its own tick."""

    def __init__(self, sitting: Sitting, file: PaperFile, number: int, count: int) -> None:
        said = QCoreApplication.translate("turned", "Paper {0} of {1}")
        super().__init__(sitting.who.title(file), said.format(number + 1, count))
        self.sitting, self.file = sitting, file
        self.no: DeclinePage | None = None
        self.is_declined = False
        assert file.offer is not None
        elsewhere = sitting.who.read_elsewhere()
        self.reading = Reading(read_canonical(file.offer.body), self.title, elsewhere)
        self.agree = Check(self.tr("I agree to this paper"))
        self.agree.setFont(font(strong=True))
        self.agree.toggled.connect(self._on_agreed)
        self._open = say("", "muted")
        if sitting.who.is_optional(file):
            self._open.setText(self.tr("This one is up to you. The others do not depend on it."))
        self._lay_out()

    @property
    def is_agreed(self) -> bool:
        """Say whether this paper is to be signed."""
        return self.agree.isChecked() and not self.is_declined

    @property
    @override
    def has_text(self) -> bool:
        return True

    @property
    @override
    def is_answered(self) -> bool:
        return self.sitting.done

    @override
    def arrive(self) -> None:
        self.reading.arrive()

    @override
    def show_size(self, size: TextSize) -> None:
        fit(self, size)
        self.reading.show_size(size)

    @override
    def show_plain(self, plain: bool) -> None:
        self.reading.show_plain(plain)

    def decline(self) -> None:
        """Take a no to this paper alone."""
        self.no = DeclinePage(self.title, self.sitting.who.typed(), self._keep_no)
        self.no.turned_back.connect(partial(self.leads_to.emit, self))
        self.leads_to.emit(self.no)

    def _lay_out(self) -> None:
        self.decline_button = button(self.tr("I do not agree"))
        self.decline_button.clicked.connect(self.decline)
        self.before = button(self.tr("Back"), icon="back")
        self.before.clicked.connect(lambda: self.leads_to.emit(self.sitting.beside(self, -1)))
        self.on = button(self.tr("Go on"), "primary", icon="right")
        self.on.clicked.connect(self.finished)
        answer = Box(column(self.agree, self._open, gap=2))
        self._open.setVisible(bool(self._open.text()))
        foot = row((answer, 1), wrap(self.decline_button, self.before, self.on, gap=8), gap=16)
        body = Box(column((self.reading, 1), foot, gap=12))
        body.setMaximumWidth(px(_MEASURE))
        self.setLayout(row(..., (body, 100), ..., margin=(32, 16, 32, 16)))

    def _on_agreed(self, agreed: bool) -> None:
        """Tick along what says nothing but yes; that a text was read is for the client alone to say."""
        for name in ticking.closing(self.file):
            if ticking.only_agrees(self.file, name):
                self.reading.boxes[name].setChecked(agreed)
        self.sitting.changed.emit()

    def _keep_no(self, reason: str) -> str:
        who, therapist = self.sitting.who, self.sitting.therapist
        try:
            who.decline(self.file, reason)
        except Refused as refused:
            return " ".join(saying.apart(refused.problems, therapist)).strip()
        except KnownError as error:
            self.sitting.told.add(words.fault(error))
            return saying.not_kept(therapist)
        self.is_declined = True
        self.agree.setChecked(False)
        self.agree.setEnabled(False)
        self.decline_button.setEnabled(False)
        self._open.setText(self.tr("You said no to this paper. That is fine."))
        self._open.show()
        self.sitting.told.declined(self.file)
        self.sitting.changed.emit()
        self.leads_to.emit(self.sitting.beside(self, 1))
        return ""
