"""The answer to a paper: four ways to sign, a yes, a no, or not today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from practice_desk.domain.papers import SignatureMethod
from practice_desk.domain.record import override
from practice_desk.domain.signing import SENTENCE
from practice_desk.domain.text import one_line
from practice_desk.ui import theme
from practice_desk.ui.fields import LineField
from practice_desk.ui.kit import Box, Check, Page, button, column, row, wrap
from practice_desk.ui.turned.pad import Pad
from practice_desk.ui.turned.text_size import Problem, TextSize, big, fit, say
from practice_desk.ui.turned.ways import Ways

_ROOMY, _WIDE = 520, 620
_ELSEWHERE = (SignatureMethod.ON_PAPER, SignatureMethod.SPOKEN)


class Answer(QWidget):
    """Asks how somebody would like to sign. `agreed`, `declined` and `not_today` are the three answers."""

    agreed = Signal()
    declined = Signal()
    not_today = Signal()
    touched = Signal()

    def __init__(self, name: str, day: str, therapist: str) -> None:
        super().__init__()
        self._therapist = therapist
        self.ways = Ways()
        self.ways.chosen.connect(self._on_way)
        self.pad = Pad(name, day)
        self.pad.changed.connect(self._on_touched)
        self.typed = LineField()
        self.typed.setAccessibleName(self.tr("Your name"))
        self.typed.edited.connect(self._on_touched)
        self.typed.returnPressed.connect(self.agreed)
        self.copy = Check(self.tr("I would like a copy on paper"))
        self.problem = Problem()
        self.sentence = say(self.tr(SENTENCE))
        self.agree = big("", "primary", "check", 52)
        self.agree.clicked.connect(self.agreed)
        self.no = big(self.tr("I do not agree"))
        self.no.clicked.connect(self.declined)
        self.later = big(self.tr("Not today"))
        self.later.clicked.connect(self.not_today)
        self._lay_out()
        self._on_way(SignatureMethod.DRAWN)

    @property
    def method(self) -> SignatureMethod:
        """Return the chosen way."""
        found = self.ways.value()
        assert isinstance(found, SignatureMethod)
        return found

    @property
    def is_elsewhere(self) -> bool:
        """Say whether this way does not end on the screen: on paper, or aloud."""
        return self.method in _ELSEWHERE

    def mark(self) -> str:
        """Return what was drawn or typed."""
        return one_line(self.typed.text()) if self.method is SignatureMethod.TYPED else self.pad.mark()

    def is_marked(self) -> bool:
        """Say whether a signature was begun by drawing."""
        return self.pad.count() > 0

    def say_problem(self, words: str) -> None:
        """Say what is in the way of signing; an empty text takes it away."""
        self.problem.say(words)

    def to_mark(self) -> None:
        """Put the keyboard where the signature goes."""
        (self.typed if self.method is SignatureMethod.TYPED else self.ways).setFocus()

    def show_size(self, size: TextSize) -> None:
        """Show the words at another size."""
        fit(self, size)
        self._stand()

    def _lay_out(self) -> None:
        self.undo = button(self.tr("Undo last stroke"), "link", icon="undo")
        self.undo.clicked.connect(self.pad.undo)
        self.clear = button(self.tr("Clear"), "link", icon="cross")
        self.clear.clicked.connect(self.pad.clear)
        drawn = Box(column((self.pad, 1), wrap(self.undo, self.clear, gap=16), gap=4))
        caption = say(self.tr("Type your name, as you write it"), strong=True)
        caption.setBuddy(self.typed)
        typed = Box(column(caption, self.typed, ..., gap=6, margin=(4, 4, 4, 4)))
        hints = (
            self.tr("{0} gives you the paper to sign. Nothing is signed on this screen."),
            self.tr("{0} asks you aloud, somebody else listens, and your words are written down."),
        )
        others = [Box(column(say(h.format(self._therapist)), ..., margin=(4, 8, 4, 4))) for h in hints]
        self._places = dict(zip((m for m in SignatureMethod), (drawn, typed, *others), strict=False))
        held = QWidget()
        self._stack = QStackedLayout(held)  # in its widget first, or its pages would be windows of their own
        for place in (drawn, typed, *others):
            self._stack.addWidget(place)
        self._lead = Box(
            column(
                say(self.tr("Your answer"), role="title"),
                say(self.tr("Take your time. You can change your mind later."), "muted"), 4, gap=8,
            )
        )  # fmt: skip
        body = column(
            self._lead,
            say(self.tr("How would you like to sign?"), strong=True), self.ways, (held, 1), self.copy,
            gap=8, margin=(4, 4, 4, 8),
        )  # fmt: skip
        self._page = Page(body)
        self._deeds = column(self.agree, row((self.no, 1), (self.later, 1), gap=8), gap=8)
        foot = column(
            self.problem, self.sentence, self._deeds,
            gap=8, margin=(4, 4, 4, 4),
        )  # fmt: skip
        self.setLayout(column((self._page, 1), foot, gap=4))

    def _on_way(self, method: SignatureMethod) -> None:
        self._stack.setCurrentWidget(self._places[method])
        words = {
            SignatureMethod.ON_PAPER: self.tr("I want to sign on paper"),
            SignatureMethod.SPOKEN: self.tr("I want to say it aloud"),
        }
        self.agree.setText(words.get(method, self.tr("I agree and sign")))
        self.sentence.setVisible(method not in _ELSEWHERE)
        self._on_touched()

    def _on_touched(self) -> None:
        self.say_problem("")
        for deed in (self.undo, self.clear):
            deed.setEnabled(self.pad.count() > 0)
        self.touched.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        self._lead.setVisible(self.height() >= theme.px(_ROOMY))  # the paper to sign on comes first
        in_a_row = self.width() >= theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if in_a_row else QBoxLayout.Direction.TopToBottom
        self._deeds.setDirection(way)
        self.ways.stand(self.width() - theme.px(8))
