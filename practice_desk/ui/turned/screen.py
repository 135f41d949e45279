"""The turned screen: the one way in which anybody but the therapist is shown anything.

It takes the place of the whole window. What stood there before is gone from the window, not only hidden:
rail, menus, header, alert, names, messages. Every way out, Esc and closing the window included, leads to the
page that asks for the computer to be given back, never to a record. Only locking (Ctrl+L) goes on working:
it leads to the locked page, on which nothing of the vault stands, and a therapist must always be able to.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from practice_desk.domain.places import Place
from practice_desk.domain.record import override
from practice_desk.domain.text import isolate
from practice_desk.ui.context import Context
from practice_desk.ui.kit import column
from practice_desk.ui.turned.bar import Bar
from practice_desk.ui.turned.hand_back import HandBack, Landing
from practice_desk.ui.turned.page import Outcome, TurnedPage
from practice_desk.ui.turned.text_size import TextSize, first_size

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


def turn(context: Context, pages: Sequence[TurnedPage], back: Place) -> TurnedScreen:
    """Turn the screen to somebody: they see these pages, one after the other, and nothing else.

    After hand-back the therapist comes to `back`, and reads there what the pages have to tell.
    """
    screen = TurnedScreen(context, pages, back)
    context.news.turned.emit(screen)
    return screen


def called(therapist: str, otherwise: str) -> str:
    """Return what the therapist is called by a client: the first name, or all of it after a title."""
    first = (therapist.split() or [""])[0]
    titled = first.endswith(".") or first.casefold() in ("dr", "prof", "mr", "mrs", "ms", "mx", "miss")
    return isolate((therapist if titled else first).strip()) if first else otherwise


class TurnedScreen(QWidget):
    """Pages in front of somebody else. `went_on` brings the place that the therapist goes on to."""

    went_on = Signal(object)
    lock_wanted = Signal()

    def __init__(self, context: Context, pages: Sequence[TurnedPage], back: Place) -> None:
        super().__init__()
        self.setObjectName("bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back, self._pages = back, list(pages)
        self._size, self._plain = first_size(), False
        name = called(context.desk.practice.own().therapist, self.tr("your therapist"))
        self.bar = Bar(name, self._size)
        self.bar.sized.connect(self._on_size)
        self.bar.plain.connect(self._on_plain)
        self.bar.given_back.connect(self.leave)
        self.hand_back, self.landing = HandBack(context, name), Landing()
        self.hand_back.gone_on.connect(self._land)
        self.hand_back.back_wanted.connect(self._go_back)
        self.landing.finished.connect(lambda: self.went_on.emit(self.back))
        self._stack = QStackedWidget()
        for page in (*self._pages, self.hand_back, self.landing):
            self._add(page)
        lines = column(self.bar, (self._stack, 1), gap=0)
        self.setLayout(lines)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock_wanted.emit)
        self._left_at = self._pages[0]
        self._told: list[str] = []
        self._show(self._pages[0])

    @property
    def page(self) -> TurnedPage:
        """Return the page in view."""
        page = self._stack.currentWidget()
        assert isinstance(page, TurnedPage)
        return page

    @property
    def is_given_back(self) -> bool:
        """Say whether somebody was asked to give the computer back, or did."""
        return self.page in (self.hand_back, self.landing)

    # ---- ways out ----

    def leave(self) -> None:
        """Ask for the computer to be given back; whoever is not done may go on reading."""
        if self.is_given_back:
            return
        self._left_at = self.page
        self._ask_back(back=not self.page.is_answered, thanks=self.page.is_answered)

    def rest(self) -> None:
        """Show nothing but the request, as after quiet minutes; what was typed is kept as a draft."""
        if self.page is self.landing:
            return
        self.keep_typing()
        self._ask_back(back=False, thanks=False)

    def keep_typing(self) -> None:
        """Keep what was typed on any page as a draft."""
        for page in self._all():
            page.keep_typing()

    def give_up(self) -> str:
        """End the sitting without hand-back, as at a lock. Returns what the therapist is told later."""
        self.keep_typing()
        self._let_go()
        return " ".join(self._told)

    def outcomes(self) -> list[Outcome]:
        """Return what the therapist is to know once the screen is theirs again."""
        told = [Outcome(words) for words in self._told]
        return [*(line for page in self._all() for line in page.outcomes()), *told]

    def _ask_back(self, *, back: bool, thanks: bool) -> None:
        self.hand_back.may_go_on(back=back, thanks=thanks)
        self._show(self.hand_back)

    def _go_back(self) -> None:
        self._show(self._left_at)

    def _land(self) -> None:
        self.keep_typing()
        self._let_go()
        self._show(self.landing)

    def _let_go(self) -> None:
        self._told += [said for page in self._all() if (said := page.let_go())]

    # ---- pages ----

    def _all(self) -> list[TurnedPage]:
        pages = (self._stack.widget(n) for n in range(self._stack.count()))
        return [page for page in pages if isinstance(page, TurnedPage)]

    def _add(self, page: TurnedPage) -> None:
        self._stack.addWidget(page)
        page.leads_to.connect(self._show)
        if page not in (self.hand_back, self.landing):
            page.finished.connect(lambda: self._on_finished(page))

    def _on_finished(self, page: TurnedPage) -> None:
        if page is not self.page:
            return
        at = self._pages.index(page) if page in self._pages else len(self._pages)
        if at + 1 < len(self._pages):
            self._show(self._pages[at + 1])
            return
        self._left_at = page
        self._ask_back(back=False, thanks=True)

    def _show(self, page: TurnedPage) -> None:
        if self._stack.indexOf(page) < 0:
            self._add(page)
        self._stack.setCurrentWidget(page)
        page.show_size(self._size)  # once it is shown: a style sheet that is put on sets fonts back
        page.show_plain(self._plain)
        self.bar.setVisible(not self.is_given_back)
        self.bar.show_page(page.title, page.progress, has_text=page.has_text)
        page.arrive()

    def _on_size(self, size: TextSize) -> None:
        self._size = size
        self.page.show_size(size)

    def _on_plain(self, plain: bool) -> None:
        self._plain = plain
        self.page.show_plain(plain)

    # ---- keys, wherever the focus is ----

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.page.show_size(self._size)
        self.page.arrive()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hand_back.hold.end()
        self.window().removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that no field took: Esc leaves, F12 is held to go on."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.hand_back.hold.end()
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        down = event.type() is QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and down:
            self.leave()
        elif event.key() == Qt.Key.Key_F12:
            self._on_f12(down=down)
        else:
            return False
        return True

    def _on_f12(self, *, down: bool) -> None:
        if not down:
            self.hand_back.hold.end()
            return
        self.leave()
        if self.page is self.hand_back:
            self.hand_back.press()
