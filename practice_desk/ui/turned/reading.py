"""Reading a paper on the turned screen: its canonical blocks, large, with boxes to tick, to its end.

The hash of what is signed covers these blocks; the PDF is another rendering of the same (decisions C28).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from practice_desk.domain.blocks import Block, BlockKind
from practice_desk.domain.record import override
from practice_desk.ui import theme
from practice_desk.ui.kit import Box, Button, Card, Check, Icon, Page, column, row, rule, wrap
from practice_desk.ui.turned.passages import Passage
from practice_desk.ui.turned.scrolling import Progress, Scroll
from practice_desk.ui.turned.text_size import Problem, TextSize, document_font, fit, say

_RUNNING = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET)
_SLACK = 4
_PLAIN = 0.8  # of the document's size


class Reading(QWidget):
    """A document with what is below its end: `reached` comes once, when its end was shown.

    `read_elsewhere` says how it was read otherwise, on paper or aloud, which counts as much.
    """

    reached = Signal()
    ticked = Signal()

    def __init__(self, blocks: Sequence[Block], title: str, read_elsewhere: str = "") -> None:
        super().__init__()
        self.boxes: dict[str, Check] = {}
        self._elsewhere, self._read = read_elsewhere, bool(read_elsewhere)
        self._parts: list[QWidget] = []
        self._size: TextSize | None = None
        lines = column(gap=14, margin=(36, 24, 24, 28))
        for part in self._made(blocks):
            lines.addWidget(part)
        lines.addStretch(1)
        self.page = Scroll(lines)
        self.page.setAccessibleName(title)
        self.plain = QPlainTextEdit()
        self._blocks = list(blocks)
        self._show_as_text(title)
        self._ways = QStackedWidget()
        self._ways.addWidget(self.page)
        self._ways.addWidget(self.plain)
        self.progress = Progress()
        self.card = Card((self._ways, 1), self.progress, gap=0, margin=(1, 1, 1, 1))
        self._foot()
        for area in (self.page, self.plain):
            area.verticalScrollBar().valueChanged.connect(self._look)
            area.verticalScrollBar().rangeChanged.connect(self._look_soon)
            area.viewport().installEventFilter(self)
        self._tell()

    # ---- what is asked ----

    @property
    def is_read(self) -> bool:
        """Say whether the end was shown, or the text was read another way."""
        return self._read

    def ticks(self) -> tuple[str, ...]:
        """Return the names of the boxes that are ticked, in the order of the text."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def set_ticks(self, names: Sequence[str]) -> None:
        """Tick boxes again."""
        for name, box in self.boxes.items():
            box.setChecked(name in names)

    def show_size(self, size: TextSize) -> None:
        """Show the text at another size, at the same part of it."""
        bar = self.page.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        font = document_font(size)
        fit(self, size)
        for inner in self._parts:
            if isinstance(inner, Passage):
                if size is not self._size:
                    inner.write(font)
            else:
                inner.setFont(font)
                inner.updateGeometry()
        smaller = document_font(size)
        smaller.setPointSizeF(font.pointSizeF() * _PLAIN)
        self.plain.setFont(smaller)
        flow = self.page.widget()
        if flow is not None:
            flow.updateGeometry()
        self._size = size
        if part:
            QTimer.singleShot(0, self, lambda: bar.setValue(round(part * bar.maximum())))

    def show_plain(self, plain: bool) -> None:
        """Show the document as plain text, or as a page."""
        if plain:
            self.plain.setPlainText(self._as_text())
        self._ways.setCurrentWidget(self.plain if plain else self.page)
        self._look_soon()

    def arrive(self) -> None:
        """Put the keyboard on the text, so that its keys scroll it."""
        self._area().setFocus()
        self._look_soon()

    def to_box(self, name: str) -> None:
        """Bring a box into view and put the keyboard on it."""
        if self._area() is self.page:
            self.page.ensureWidgetVisible(self.boxes[name])
            self.boxes[name].setFocus()

    def say_problem(self, words: str) -> None:
        """Say below the text what is in the way there; an empty text takes it away."""
        self.problem.say(words)

    # ---- laying out ----

    def _made(self, blocks: Sequence[Block]) -> list[QWidget]:
        made: list[QWidget] = []
        numbered = enumerate(blocks)
        for running, group in groupby(numbered, lambda pair: pair[1].kind in _RUNNING):
            if running:
                passage = Passage([block for _, block in group], first=not made)
                self._parts.append(passage)
                made.append(passage)
            else:
                made += [self._box(number, block) for number, block in group]
        return made

    def _box(self, number: int, block: Block) -> QWidget:
        if block.kind is BlockKind.LINE:
            return Box(column(18, rule(), gap=0))
        if block.kind is BlockKind.TICK:
            return self._check(f"{number}.0", block.text, 0 in block.ticked)
        options = [
            self._check(f"{number}.{n}", words, n in block.ticked, block.text)
            for n, words in enumerate(block.options)
        ]
        caption = say(block.text)
        if not block.text:
            caption.hide()
        self._parts.append(caption)
        return Box(column(caption, wrap(*options, gap=20), gap=6))

    def _check(self, name: str, words: str, on: bool, about: str = "") -> Check:
        check = Check(words, on)
        check.setObjectName(f"box {name}")
        check.setAccessibleName(f"{about} {words}".strip())
        check.toggled.connect(partial(self._on_ticked))
        self.boxes[name] = check
        self._parts.append(check)
        return check

    def _show_as_text(self, title: str) -> None:
        self.plain.setReadOnly(True)
        self.plain.setProperty("plain", "true")
        self.plain.setAccessibleName(title)
        by = Qt.TextInteractionFlag
        self.plain.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
        self.plain.document().setDocumentMargin(theme.px(24))
        self.plain.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def _foot(self) -> None:
        self._sign, self.state = Icon("down", "muted", 20), say("")
        self.problem = Problem()
        self.step = Button(self.tr("Further down"), "secondary", "down")
        self.step.clicked.connect(self._on_step)
        foot = row(self._sign, (self.state, 1), self.step, gap=10)
        self.setLayout(column((self.card, 1), self.problem, foot, gap=10))

    # ---- to the end ----

    def _area(self) -> Page | QPlainTextEdit:
        return self.plain if self._ways.currentWidget() is self.plain else self.page

    def _look_soon(self) -> None:
        QTimer.singleShot(0, self, self._look)  # the layout settles first: till then nothing has a height

    def _look(self) -> None:
        bar = self._area().verticalScrollBar()
        settled = self.isVisible() and self._area().viewport().height() > theme.px(40)
        self.progress.show_part(bar.value() / bar.maximum() if bar.maximum() else 1.0)
        at_end = bar.value() >= bar.maximum() - _SLACK and self._fits_range()
        if settled and at_end and not self._read:
            self._read = True
            self.say_problem("")
            self.reached.emit()
        self._tell()

    def _fits_range(self) -> bool:
        """Say whether the scroll bar already knows how long the text is."""
        flow = self.page.widget()
        if self._area() is self.plain or flow is None:
            return True
        layout = flow.layout()
        needed = layout.heightForWidth(flow.width()) if layout is not None else 0
        view = self.page.viewport().height()
        return self.page.verticalScrollBar().maximum() >= needed - view - _SLACK

    def _tell(self) -> None:
        bar = self._area().verticalScrollBar()
        more = bar.value() < bar.maximum() - _SLACK
        if self._elsewhere:
            words, icon, tone = self._elsewhere, "check", "accent"
        elif self._read:
            words, icon, tone = self.tr("You have seen the whole text"), "check", "accent"
        else:
            words, icon, tone = self.tr("There is more to read below"), "down", "muted"
        if self.state.text() != words:
            self.state.setText(words)
            self._sign.set_icon(icon, tone)
        self.step.setText(self.tr("Further down") if more else self.tr("Back to the top"))
        self.step.set_icon("down" if more else "up")
        self.step.setVisible(bar.maximum() > 0)

    def _on_step(self) -> None:
        bar = self._area().verticalScrollBar()
        more = bar.value() < bar.maximum() - _SLACK
        bar.setValue(bar.value() + round(bar.pageStep() * 0.85) if more else 0)

    def _on_ticked(self, _on: bool) -> None:
        self.say_problem("")
        self.ticked.emit()

    def _as_text(self) -> str:
        lines: list[str] = []
        for number, block in enumerate(self._blocks):
            lines += [*([""] if block.kind is BlockKind.HEADING and lines else []), self._line(number, block)]
        return "\n".join(lines)

    def _line(self, number: int, block: Block) -> str:
        if block.kind is BlockKind.BULLET:
            return f"• {block.text}"
        if block.kind is BlockKind.LINE:
            return "…"
        if block.kind is BlockKind.TICK:
            return f"{self._said(f'{number}.0')} {block.text}"
        options = (f"{self._said(f'{number}.{n}')} {o}" for n, o in enumerate(block.options))
        return "\n".join([block.text, *options]) if block.options else block.text

    def _said(self, name: str) -> str:
        return self.tr("(ticked)") if self.boxes[name].isChecked() else self.tr("(not ticked)")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_soon()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again whether the end is in view when the view is shown or changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._look_soon()
        return False
