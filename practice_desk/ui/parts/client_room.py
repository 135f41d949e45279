"""The frame of every page of a client: name, facts and alert stand still, the page below them scrolls."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from practice_desk.domain.people import Person
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.record import override
from practice_desk.domain.text import breakable
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Chip, Label, Page, column, row, wrap
from practice_desk.ui.kit.page import Flow
from practice_desk.ui.parts import names
from practice_desk.ui.parts.alert import AlertBanner
from practice_desk.ui.parts.keeping_focus import KeptFocus
from practice_desk.ui.room import Room
from practice_desk.ui.theme import px

_NAME = 320


class ClientRoom(Room):
    """A page of one client. A page gives its `head_buttons` (at most one primary) and `content`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._head: QWidget | None = None
        self._body: Page | None = None
        self._focus_kept: KeptFocus | None = None

    def head_buttons(self) -> list[QWidget]:
        """Return the buttons at the top right."""
        return []

    def content(self) -> QLayout:
        """Return what stands on the page, read anew from the desk."""
        raise NotImplementedError

    @property
    def page(self) -> Page:
        """Return the scrolling part."""
        assert self._body is not None
        return self._body

    @override
    def reload(self) -> None:
        """Build the page anew and put the reader back where they were."""
        if not self.client_id:
            return
        if self.desk.clients.find(self.client_id) is None:  # adding the client was taken back
            self.wanted(PlaceKind.CLIENTS)
            return
        if self._focus_kept is None or self.window().focusWidget() is not self:
            self._focus_kept = KeptFocus(self)  # else the one before is still on its way back
        focus = self._focus_kept
        focus.step_aside()
        scrolled = self._body.verticalScrollBar().value() if self._body is not None else 0
        for old in (self._head, self._body):
            if old is not None:
                self._outer.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._head = self._header()
        body = self.content()
        body.setContentsMargins(px(32), px(12), px(32), px(20))
        self._body = Page(body)
        self._outer.addWidget(self._head)
        self._outer.addWidget(self._body, 1)
        self._head.show()  # at once: a layout shows what is added to it one turn later, which flickers
        self._body.show()
        QTimer.singleShot(0, self._body, lambda: self._return_to(scrolled, focus))

    def _header(self) -> QWidget:
        client = self.desk.clients.get(self.client_id)
        name = names.client_name(self.context, client.id)
        title = Label(breakable(name), "display", wrap=True)
        title.setAccessibleName(name)
        natural = title.fontMetrics().horizontalAdvance(title.text()) + px(4)
        title.setMinimumWidth(min(natural, px(_NAME)))  # a longer name goes on below, the window stays
        chips = [Chip(self.tr("Under 18"), "minor")] if names.is_minor(self.context, client.id) else []
        facts = Label(breakable(names.facts(self.context, client.id)), tone="muted", wrap=True)
        left = column(
            row((title, 1) if not chips else title, *chips, *([...] if chips else []), gap=12), facts, gap=2
        )
        lines = column(
            row((left, 1), column(wrap(*self.head_buttons(), gap=8), ...), gap=12, stack=640), gap=16
        )
        if client.alert:
            lines.addWidget(AlertBanner(self.context, client))
        lines.setContentsMargins(px(32), px(24), px(32), px(4))
        return Flow(lines)

    def _return_to(self, scrolled: int, focus: KeptFocus) -> None:
        if self._body is None:
            return
        self._body.verticalScrollBar().setValue(scrolled)
        focus.come_back([part for part in (self._head, self._body) if part is not None])
        self._focus_kept = None

    def _people(self) -> list[Person]:
        """Return the people whose work it is."""
        from practice_desk.intentions.clients import participants

        return participants(self.desk, self.client_id)
