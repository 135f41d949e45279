"""The last page of a sitting with several papers: what is ticked, and one signature for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.domain.record import override
from practice_desk.domain.signing import Evidence, Refused
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.kit import Box, Card, Check, Page, button, column, row
from practice_desk.ui.turned import saying, ticking
from practice_desk.ui.turned.answer import Answer
from practice_desk.ui.turned.closing import ThanksPage
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.several_papers import ReadPage, Sitting
from practice_desk.ui.turned.sides import Sides
from practice_desk.ui.turned.text_size import Problem, TextSize, fit, say


class TogetherPage(TurnedPage):
    """One act of signing for the papers that are ticked."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(self.tr("Your signature"))
        self.sitting = sitting
        self.rows = [PaperRow(page) for page in sitting.papers]
        for line in self.rows:
            line.read.clicked.connect(partial(self.leads_to.emit, line.page))
        self.problem = Problem()
        who = sitting.who
        self.answer = Answer(who.name, who.day, sitting.therapist)
        self.answer.no.hide()  # each paper has its own no
        self.answer.typed.set_value(who.typed().get("name", ""))
        self.answer.agreed.connect(self.sign)
        self.answer.not_today.connect(self.put_off)
        self.sides = Sides(
            self._papers(), self.answer, self.tr("Go on to your signature"), self.tr("Back to the papers")
        )
        self.setLayout(column(self.sides, gap=0))
        sitting.changed.connect(self._refresh)
        self._refresh()

    def sign(self) -> None:
        """Keep one act of signing, or say at its place what is in the way; nothing that was done is lost."""
        sitting, copy = self.sitting, self.answer.copy.isChecked()
        agreed = [p for p in sitting.papers if p.is_agreed]
        if self.answer.is_elsewhere:
            self._end_elsewhere(agreed, copy_wanted=copy)
            return
        self._say("", "")
        missing = self._missing(agreed)
        if missing:
            self._say(missing, "")
            return
        evidence = Evidence(
            text_sha="", method=self.answer.method, mark=self.answer.mark(),
            read=all(p.reading.is_read for p in agreed),
        )  # fmt: skip
        try:
            sitting.who.sign(sitting.ticked(), evidence, copy_wanted=copy)
        except Refused as refused:
            self._say(*saying.apart(refused.problems, sitting.therapist))
            return
        except KnownError as error:
            sitting.told.add(words.fault(error))
            self._say("", saying.not_kept(sitting.therapist))
            return
        sitting.told.signed([p.file for p in agreed], copy_wanted=copy)
        self._end(self.tr("Thank you. You have signed."))

    def put_off(self) -> None:
        """Leave all that is not answered for another day."""
        self._end(self.tr("That is fine. The papers stay open."))

    def _end_elsewhere(self, agreed: list[ReadPage], *, copy_wanted: bool) -> None:
        if not agreed:
            self._say(self.tr("Tick at least one paper that you agree to."), "")
            return
        self.sitting.told.elsewhere([p.file for p in agreed], self.answer.method, copy_wanted=copy_wanted)
        self._end(self.tr("Nothing was signed on this screen."), but=agreed)

    def _end(self, lead: str, but: list[ReadPage] | None = None) -> None:
        sitting = self.sitting
        sitting.done = True
        signed = sitting.who.signed_now()
        left = [
            p for p in sitting.papers
            if not p.is_declined and p.file.paper.id not in signed and p not in (but or [])
        ]  # fmt: skip
        more = self.tr("You can change your mind later.") if signed else ""
        if left:
            sitting.told.left_open([p.file for p in left])
            more = self.tr("Still open: {0}. There is no hurry.").format(", ".join(p.title for p in left))
        self.leads_to.emit(ThanksPage(self.title, lead, more))

    def _missing(self, agreed: list[ReadPage]) -> str:
        """Return what is missing before these papers can be signed, as a sentence."""
        if not agreed:
            return self.tr("Tick at least one paper that you agree to.")
        for page in agreed:
            title, ticks = page.title, page.reading.ticks()
            no = ticking.says_no(page.file, ticks)
            if not page.reading.is_read:
                return self.tr("The end of “{0}” has not been shown yet. Read it first.").format(title)
            if no:
                said = self.tr("In “{0}” you ticked “{1}”. Take one of the two ticks away.")
                return said.format(title, ticking.words_of(page.file, no))
            if ticking.is_open(page.file, ticks):
                return self.tr("Tick what holds for you at the end of “{0}”.").format(title)
        return ""

    def _say(self, on_papers: str, on_mark: str) -> None:
        self.problem.say(on_papers)
        self.answer.say_problem(on_mark)
        if on_papers:
            self.sides.show_left()
            self.rows[0].check.setFocus()
        elif on_mark:
            self.answer.to_mark()

    def _papers(self) -> QWidget:
        together = [r for r in self.rows if not r.is_optional]
        beside = [r for r in self.rows if r.is_optional]
        parts: list[QWidget] = []
        if together:
            parts += [say(self.tr("What you sign"), role="title"), *together]
        if beside:
            parts += [say(self.tr("If you like"), role="title"), *beside]
        listed = Page(column(*parts, ..., gap=12, margin=(28, 20, 16, 20)))
        card = Card((listed, 1), margin=(1, 1, 1, 1))
        return Box(column((card, 1), self.problem, gap=10))

    def _refresh(self) -> None:
        self._say("", "")
        for line in self.rows:
            line.refresh()

    # ---- as a page ----

    @property
    @override
    def is_answered(self) -> bool:
        return self.sitting.done

    @override
    def arrive(self) -> None:
        self._refresh()
        self.rows[0].check.setFocus()

    @override
    def show_size(self, size: TextSize) -> None:
        fit(self, size)
        self.answer.show_size(size)

    @override
    def keep_typing(self) -> None:
        if not self.sitting.done:
            said = {"name": self.answer.typed.text(), "reason": self.sitting.reason()}
            self.sitting.who.keep_typed(said)

    @override
    def let_go(self) -> str:
        if self.sitting.done or not self.answer.is_marked():
            return ""
        self.answer.pad.clear()
        return saying.unkept()

    @override
    def outcomes(self) -> list[Outcome]:
        return self.sitting.told.lines


class PaperRow(QWidget):
    """One paper with its tick, whether it was read, and the way to it."""

    def __init__(self, page: ReadPage) -> None:
        super().__init__()
        self.page, self.is_optional = page, page.sitting.who.is_optional(page.file)
        self.check = Check(page.title)
        self.check.toggled.connect(page.agree.setChecked)
        self.state = say("", "muted")
        self.read = button(self.tr("Read it"), "small")
        self.read.setAccessibleName(self.tr("Read {0}").format(page.title))
        said = column(self.check, row(22, (self.state, 1)), gap=4)
        self.setLayout(row((said, 1), self.read, gap=12, margin=(5, 5, 5, 0)))  # room for the ring of focus

    def refresh(self) -> None:
        """Show what became of the paper."""
        self.check.setChecked(self.page.is_agreed)
        self.check.setEnabled(not self.page.is_declined)
        if self.page.is_declined:
            said = self.tr("You said no")
        elif self.page.reading.is_read:
            said = self.tr("You have seen the whole text")
        else:
            said = self.tr("Not read to its end yet")
        self.state.setText(said)
