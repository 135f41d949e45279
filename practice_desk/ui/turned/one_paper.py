"""One paper on the turned screen: the text, large, and the answer beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from practice_desk.domain.blocks import read_canonical
from practice_desk.domain.papers import SignatureMethod
from practice_desk.domain.record import override
from practice_desk.domain.signing import Evidence, PaperProblem, Refused
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.kit import column
from practice_desk.ui.turned import saying, ticking
from practice_desk.ui.turned.answer import Answer
from practice_desk.ui.turned.asked import Asked
from practice_desk.ui.turned.closing import DeclinePage, ThanksPage
from practice_desk.ui.turned.outcome_lines import OutcomeLines
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.reading import Reading
from practice_desk.ui.turned.screen import called
from practice_desk.ui.turned.sides import Sides
from practice_desk.ui.turned.text_size import TextSize


class PaperPage(TurnedPage):
    """Reads one paper and takes the answer: signed, no, or not today."""

    def __init__(self, who: Asked) -> None:
        self.file = who.files[0]
        super().__init__(who.title(self.file))
        self.who, self._done = who, False
        self.therapist = called(who.therapist, self.tr("your therapist"))
        self._told = OutcomeLines(who)
        assert self.file.offer is not None
        blocks = read_canonical(self.file.offer.body)
        self.reading = Reading(blocks, self.title, who.read_elsewhere())
        self.answer = Answer(who.name, who.day, self.therapist)
        self.sides = Sides(
            self.reading, self.answer, self.tr("Go on to your answer"), self.tr("Back to the text")
        )
        self.setLayout(column(self.sides, gap=0))
        self.answer.typed.set_value(who.typed().get("name", ""))
        self.answer.agreed.connect(self.sign)
        self.answer.declined.connect(self.decline)
        self.answer.not_today.connect(self.put_off)

    # ---- the answers ----

    def sign(self) -> None:
        """Keep the signature, or say at its place what is in the way; nothing that was done is lost."""
        if self.answer.is_elsewhere:
            self._end_elsewhere()
            return
        self._say("", "")
        ticked = self.reading.ticks()
        if self._is_in_the_way(ticked):
            return
        try:
            self.who.sign(
                {self.file.paper.id: ticked}, self._evidence(), copy_wanted=self.answer.copy.isChecked()
            )
        except Refused as refused:
            self._say(*saying.apart(refused.problems, self.therapist))
            return
        except KnownError as error:
            self._told.add(words.fault(error))
            self._say("", saying.not_kept(self.therapist))
            return
        self._done = True
        self._told.signed([self.file], copy_wanted=self.answer.copy.isChecked())
        self._thank(self.tr("Thank you. You have signed."), self.tr("You can change your mind later."))

    def decline(self) -> None:
        """Take a no, with a reason if there is one."""
        page = DeclinePage(self.title, self.who.typed(), self._keep_no)
        page.turned_back.connect(partial(self.leads_to.emit, self))
        self._no = page
        self.leads_to.emit(page)

    def put_off(self) -> None:
        """Leave the paper open for another day."""
        self._done = True
        self._told.put_off([self.file], copy_wanted=self.answer.copy.isChecked())
        self._thank(self.tr("That is fine. The paper stays open."), "")

    def _keep_no(self, reason: str) -> str:
        try:
            self.who.decline(self.file, reason)
        except Refused as refused:
            return " ".join(saying.apart(refused.problems, self.therapist)).strip()
        except KnownError as error:
            self._told.add(words.fault(error))
            return saying.not_kept(self.therapist)
        self._done = True
        self._told.declined(self.file)
        self._thank(self.tr("Thank you for saying so. That is fine."), "")
        return ""

    def _end_elsewhere(self) -> None:
        self._done = True
        copy = self.answer.copy.isChecked()
        self._told.elsewhere([self.file], self.answer.method, copy_wanted=copy)
        spoken = self.answer.method is SignatureMethod.SPOKEN
        paper = self.tr("You would like to sign on paper.")
        lead = self.tr("You would like to say it aloud.") if spoken else paper
        self._thank(lead, self.tr("Nothing was signed on this screen."))

    def _thank(self, lead: str, more: str) -> None:
        self.leads_to.emit(ThanksPage(self.title, lead, more))

    # ---- what is in the way ----

    def _evidence(self) -> Evidence:
        assert self.file.offer is not None
        return Evidence(
            text_sha=self.file.offer.sha, method=self.answer.method, mark=self.answer.mark(),
            read=self.reading.is_read,
        )  # fmt: skip

    def _is_in_the_way(self, ticked: tuple[str, ...]) -> bool:
        """Say at its place what is missing: a tick at the end of the text, or that it says no."""
        no = ticking.says_no(self.file, ticked)
        if no:
            said = self.tr("You ticked “{0}”. Choose “I do not agree”, or take this tick away.")
            self._say(said.format(ticking.words_of(self.file, no)), "")
            self.reading.to_box(no)
        elif self.reading.is_read and ticking.is_open(self.file, ticked):
            self._say(saying.refusal(PaperProblem.NO_BOX, self.therapist), "")
            self.reading.to_box(ticking.closing(self.file)[0])
        else:
            return False
        return True

    def _say(self, on_text: str, on_mark: str) -> None:
        self.reading.say_problem(on_text)
        self.answer.say_problem(on_mark)
        if on_text:
            self.sides.show_left()
            self.reading.arrive()
        elif on_mark:
            self.answer.to_mark()

    # ---- as a page ----

    @property
    @override
    def has_text(self) -> bool:
        return True

    @property
    @override
    def is_answered(self) -> bool:
        return self._done

    @override
    def arrive(self) -> None:
        self.reading.arrive()

    @override
    def show_size(self, size: TextSize) -> None:
        self.reading.show_size(size)
        self.answer.show_size(size)

    @override
    def show_plain(self, plain: bool) -> None:
        self.reading.show_plain(plain)

    @override
    def keep_typing(self) -> None:
        if not self._done:
            no: QWidget | None = getattr(self, "_no", None)
            reason = no.reason.value() if isinstance(no, DeclinePage) else ""
            self.who.keep_typed({"name": self.answer.typed.text(), "reason": reason})

    @override
    def let_go(self) -> str:
        if self._done or not self.answer.is_marked():
            return ""
        self.answer.pad.clear()
        return saying.unkept()

    @override
    def outcomes(self) -> list[Outcome]:
        return self._told.lines
