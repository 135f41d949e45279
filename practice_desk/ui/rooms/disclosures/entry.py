"""One entry of the log: when, to whom, what, how, why and on what ground."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.disclosures import Disclosure, DisclosureBasis
from practice_desk.domain.text import breakable, isolate
from practice_desk.ui import words
from practice_desk.ui.kit import Card, Label, StateLine, button, column, row
from practice_desk.ui.parts import release_words
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.rooms.disclosures.log import Log


def _tr(text: str) -> str:
    return QCoreApplication.translate("entry", text)


class EntryCard(Card):
    """An entry to read.

    `permission_wanted` brings the paper of the release it went by, `follow_up_wanted` the entry itself.
    """

    permission_wanted = Signal(str)
    follow_up_wanted = Signal(str)

    def __init__(self, log: Log, disclosure: Disclosure, *, chosen: bool = False) -> None:
        super().__init__(gap=6)
        self._log, self._disclosure = log, disclosure
        self.setObjectName(f"disclosure-{disclosure.id}")
        to = Label(breakable(disclosure.recipient), "heading", wrap=True, selectable=True)
        day = Label(log.context.date(disclosure.on), tone="muted", tabular=True)
        self.add(row((to, 1), day, gap=12, top=True))
        self.add(Label(breakable(disclosure.what), wrap=True, selectable=True))
        for line in self.lines():
            self.add(Label(breakable(line), "small", tone="muted", wrap=True, selectable=True))
        self.add(self._ground())
        if disclosure.id in log.steps:
            self.add(self._follow_up())
        self.set_chosen(chosen)

    def lines(self) -> list[str]:
        """Return the smaller facts, each as a line: how and why, whom it was about, what was asked before."""
        said, context = self._disclosure, self._log.context
        about = self._log.people.get(said.person_id or "")
        written = said.at_utc.astimezone().date()
        lines = [
            "  ·  ".join(part for part in (said.how, said.purpose) if part.strip()),
            _tr("About {0}").format(person_name(context, about)) if about else "",
            said.address,
            _tr("Talked over with: {0}").format(said.consulted) if said.consulted.strip() else "",
            _tr("Written down on {0}").format(context.date(written)) if written != said.on else "",
        ]
        return [line for line in lines if line.strip()]

    def _ground(self) -> QWidget:
        """Return on what ground it went, with the way to its permission."""
        said, box = self._disclosure, QWidget()
        uncovered = not said.valid and said.basis is DisclosureBasis.RELEASE
        ground = _tr("Not covered by a permission that held") if uncovered else words.of(said.basis)
        if said.law.strip():
            ground = f"{ground}: {said.law}"
        found = self._log.release(said.paper_id)
        if found is None:
            box.setLayout(column(Label(breakable(ground), "small", strong=True, wrap=True)))
            return box
        release, worth = found
        if release.recipient.strip() != said.recipient.strip():
            ground = _tr("{0}, for {1}").format(ground, isolate(release.recipient))
        text = f"{ground}  ·  {release_words.small(release_words.worth(self._log.context, release, worth))}"
        link = button(_tr("Open the permission"), "link")
        link.setObjectName(f"permission-of-{said.id}")
        link.setAccessibleName(_tr("Open the permission for {0}").format(release.recipient))
        link.clicked.connect(lambda: self.permission_wanted.emit(release.paper_id))
        box.setLayout(row((Label(breakable(text), "small", strong=True, wrap=True), 1), link, gap=12))
        return box

    def _follow_up(self) -> QWidget:
        """Return what is still to be done after it, or that all of it is done."""
        left, box = len(self._log.open_steps(self._disclosure.id)), QWidget()
        said = QCoreApplication.translate("entry", "%n step(s) to do", "", left)
        state = StateLine(said, "due") if left else StateLine(_tr("All steps are done"), "done")
        link = button(_tr("Open the steps"), "link")
        link.setObjectName(f"steps-of-{self._disclosure.id}")
        link.setAccessibleName(_tr("Open the steps: {0}").format(self._disclosure.recipient))
        link.clicked.connect(lambda: self.follow_up_wanted.emit(self._disclosure.id))
        box.setLayout(row((state, 1), link, gap=12))
        return box
