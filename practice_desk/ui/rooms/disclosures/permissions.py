"""The permissions to share of a client, with what each is worth today."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from practice_desk.domain.text import breakable
from practice_desk.ui.kit import Card, Label, ListRow, button, heading, rows
from practice_desk.ui.parts import release_words
from practice_desk.ui.rooms.disclosures.log import Log

_SHOWN = 8


class PermissionsCard(Card):
    """Lists the permissions, those that hold first. `opened` brings a paper, `wanted` asks for a new one."""

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, log: Log) -> None:
        super().__init__(gap=8)
        ask = button(self.tr("Draft a permission"), "link", icon="plus")
        ask.setObjectName("draft-permission")
        ask.setEnabled(not log.context.desk.read_only)
        ask.clicked.connect(self.wanted)
        self.add(heading(self.tr("Permissions"), ask))
        if not log.releases:
            said = self.tr("None was offered yet. A permission says who may get what, why and until when.")
            self.add(Label(said, tone="muted", wrap=True))
            return
        lines: list[ListRow] = []
        for release, _, found in log.releases[:_SHOWN]:
            worth = release_words.worth(log.context, release, found)
            title = breakable(release.recipient) or self.tr("Nobody named")
            line = ListRow("consent", title, breakable(worth))
            line.setObjectName(f"permission-{release.paper_id}")
            line.clicked.connect(partial(self._emit, release.paper_id))
            lines.append(line)
        self.add(rows(*lines))

    def _emit(self, paper_id: str, *_: object) -> None:
        self.opened.emit(paper_id)
