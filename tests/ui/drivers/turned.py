"""What a client does in front of the turned screen, and what could be seen of a record there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intentions.papers_of import WORDS
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QInputDevice,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from practice_desk.domain.papers import SignerCapacity
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.standing import PaperFile
from practice_desk.intentions import library, papers, signing
from practice_desk.ui.kit import Pips
from practice_desk.ui.turned import hold, ticking
from practice_desk.ui.turned.options import Options
from practice_desk.ui.turned.page import TurnedPage
from practice_desk.ui.turned.questions import EndPage
from practice_desk.ui.turned.screen import TurnedScreen
from practice_desk.ui.turned.signing import sign_on_screen

_PARTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def offered(desk, client_id: str, key: str, **said: str) -> PaperFile:
    """Draft and offer a text of the Library, without its PDF."""
    (paper,) = papers.draft_papers(desk, client_id, library.find_text(desk, key))
    papers.fill_in(desk, paper, **{**WORDS, **said})
    signing.offer(desk, paper.id)
    return papers.file_of(desk, paper.id)


class Turned:
    """A client with the therapist's computer in front of them."""

    def __init__(self, bot, window) -> None:
        self.bot, self.window = bot, window

    @property
    def context(self):
        return self.window.context

    @property
    def desk(self):
        return self.window.context.desk

    @property
    def screen(self) -> TurnedScreen:
        assert self.window.open.turned is not None
        return self.window.open.turned

    @property
    def page(self) -> TurnedPage:
        return self.screen.page

    def turn(self, files: Sequence[PaperFile], about=None, person: int = 0) -> TurnedScreen:
        """Turn the screen to the n-th person who signs."""
        signer = [s for s in files[0].signers if s.capacity is not SignerCapacity.THERAPIST][person]
        back = Place(PlaceKind.OVERVIEW, files[0].paper.client_id)
        before = QApplication.activeWindow()
        screen = sign_on_screen(self.context, [f.paper.id for f in files], signer.person_id, back, about)
        gone()
        self.bot.waitUntil(lambda: self.window.centralWidget().isVisible())
        if before is not self.window:
            self.window.activateWindow()  # a dialog was left; here no window system gives the keyboard back
        self.bot.waitUntil(self.window.isActiveWindow)
        return screen

    # ---- reading ----

    def read_to_the_end(self) -> None:
        reading = self.page.reading
        self.settle()
        self.bot.keyClick(reading.page, Qt.Key.Key_End)
        self.bot.waitUntil(lambda: reading.is_read)

    def settle(self) -> None:
        """Let the layout find its size, as it does before anybody can look."""
        reading = self.page.reading
        bar = reading.page.verticalScrollBar()
        self.bot.waitUntil(lambda: reading.is_read or (bar.maximum() > 0 and reading._fits_range()))

    def tick(self, words: str) -> None:
        """Tick a box by its words, with the mouse."""
        box = next(b for b in self.page.findChildren(QAbstractButton) if words in b.accessibleName())
        box.setFocus()
        self.bot.keyClick(box, Qt.Key.Key_Space)

    def close(self) -> list[str]:
        """Tick what closes the paper in view, one by one, and return the names of those boxes."""
        page = self.page
        wanted = [n for n in ticking.closing(page.file) if not ticking.says_no(page.file, [n])]
        for name in wanted:
            page.reading.to_box(name)
            if not page.reading.boxes[name].isChecked():
                self.bot.keyClick(page.reading.boxes[name], Qt.Key.Key_Space)
        return wanted

    # ---- answering ----

    def press(self, words: str) -> None:
        found = [
            b for b in self.screen.findChildren(QAbstractButton)
            if b.isVisible() and words in (_plain(b.text().replace("&", "")), _plain(b.accessibleName()))
        ]  # fmt: skip
        assert found, f"nothing called {words!r} can be pressed"
        self.bot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def type_name(self, name: str) -> None:
        self.press("Type my name")
        self.bot.keyClicks(self.page.answer.typed, name)

    def draw(self, *points: tuple[int, int]) -> None:
        """Draw one line with the mouse."""
        pad = self.page.answer.pad
        first, *rest = points or ((40, 60), (80, 90), (120, 50), (170, 80), (230, 60))
        self.bot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*first))
        for point in rest:
            self.bot.mouseMove(pad, QPoint(*point))
        self.bot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*(rest or [first])[-1]))

    def draw_with_pen(self, points: Sequence[tuple[float, float, float]]) -> None:
        """Draw one line with a pen: (x, y, pressure)."""
        can = QInputDevice.Capability
        pen = QPointingDevice(
            "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
            can.Position | can.Pressure, 1, 1,
        )  # fmt: skip
        last = len(points) - 1
        for n, (x, y, pressure) in enumerate(points):
            kind = {0: QEvent.Type.TabletPress, last: QEvent.Type.TabletRelease}.get(
                n, QEvent.Type.TabletMove
            )
            held = Qt.MouseButton.NoButton if n == last else Qt.MouseButton.LeftButton
            at = QPointF(x, y)
            event = QTabletEvent(
                kind, pen, at, at, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
                Qt.MouseButton.LeftButton, held,
            )  # fmt: skip
            QApplication.sendEvent(self.page.answer.pad, event)

    def says(self) -> str:
        """What is said to be in the way, below the text and beside the signature."""
        labels = [
            label.text() for label in self.page.findChildren(QLabel)
            if label.isVisible() and label.property("tone") == "danger"
        ]  # fmt: skip
        return " ".join(labels).strip()

    # ---- answering questions ----

    def go_through(self, name: str) -> Iterator[str]:
        """Answer every question as low as can be, page by page, to the thanks; yield after each page."""
        while True:
            gone()
            yield f"{name}: {self.page.title} {self.page.progress}"
            if isinstance(self.page, EndPage):
                break
            self.answer_all(0)
            yield f"{name}, answered: {self.page.progress}"
            self.page.go_on()
        self.bot.mouseClick(self.page.ways[-1], Qt.MouseButton.LeftButton)
        gone()
        yield f"{name}: thanks"

    def answer_all(self, value: int, only: int | None = None) -> None:
        """Give every question on this page the same answer, or the first few of them."""
        pips = [p for p in self.page.findChildren(Pips) if p.isVisibleTo(self.page)]
        choosers = [o for o in self.page.findChildren(Options) if o.isVisibleTo(self.page)]
        for part in [*pips, *choosers][:only]:
            target = part if isinstance(part, Pips) else part.buttons()[0]
            self.bot.keyClick(target, str(value))

    # ---- ways out ----

    def escape(self) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)

    def hold_f12(self, monkeypatch) -> None:
        """Hold the key until the ring is full; the two seconds are made short."""
        monkeypatch.setattr(hold, "LASTS", 60)
        QApplication.processEvents()  # a dialog that was left may still take the keyboard with it
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow)
        target = QApplication.focusWidget() or self.window
        self.bot.keyPress(target, Qt.Key.Key_F12)
        self.bot.waitUntil(lambda: self.page is self.screen.landing)
        self.bot.keyRelease(QApplication.focusWidget() or self.window, Qt.Key.Key_F12)

    def give_back(self, monkeypatch) -> None:
        """Give the computer back; the therapist goes on to their own page."""
        self.screen.leave()
        self.hold_f12(monkeypatch)
        self.press("Go on")


def _plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def gone() -> None:
    """Let everything that was let go of be gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def seen(window) -> str:
    """Everything in the window, visible or not, drawn or spoken, and its title and dialogs."""
    words = [window.windowTitle()]
    for top in QApplication.topLevelWidgets():
        if top is window or top.isVisible():
            words += [t for part in (top, *top.findChildren(QWidget)) for t in _texts(part)]
            words += _spoken(top)
    words += [a.text() for a in window.findChildren(QAction)]
    return "\n".join(words)


def _texts(part: QWidget) -> Iterator[str]:
    yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.windowTitle())
    if isinstance(part, QLabel | QAbstractButton | QLineEdit):
        yield part.text()
    if isinstance(part, QPlainTextEdit | QTextEdit):
        yield part.toPlainText()
    if isinstance(part, QComboBox):
        yield from (part.itemText(n) for n in range(part.count()))


def _spoken(widget: QWidget) -> list[str]:
    """Walk the accessibility tree, hidden branches included."""
    found: list[str] = []
    left = [QAccessible.queryAccessibleInterface(widget)]
    while left:
        face = left.pop()
        if face is None or not face.isValid():
            continue
        found += [face.text(part) for part in _PARTS]
        text = face.textInterface()
        if text is not None:
            found.append(text.text(0, text.characterCount()))
        left += [face.child(n) for n in range(face.childCount())]
    return found
