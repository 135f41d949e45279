"""What a paper for somebody else needs: who may be told, and the way to write down that they were."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.text import isolate
from practice_desk.intentions import releases
from practice_desk.ui.context import Context
from practice_desk.ui.kit import StateLine, button
from practice_desk.ui.parts.release_words import worth


def _tr(text: str) -> str:
    return QCoreApplication.translate("Permission", text)


def permission_lines(context: Context, client_id: str) -> list[QWidget]:
    """Return who may be told under a permission in force, or that none is, and the way to record it."""
    known = releases.offered_releases(context.desk, client_id)
    valid = [(r, found) for r, _, found in known if found.may_share and not r.psychotherapy_notes]
    lines: list[QWidget] = [
        StateLine(f"{isolate(release.recipient)}: {worth(context, release, found)}", "force")
        for release, found in valid
    ]
    if not lines:
        lines.append(StateLine(_tr("No permission to share is in force. Ask before this goes out."), "due"))
    record = button(_tr("Record what was shared"), "link", icon="open")
    record.setObjectName("record-shared")
    place = Place(PlaceKind.DISCLOSURES, client_id)
    record.clicked.connect(lambda: context.news.place_wanted.emit(place))
    return [*lines, record]
