"""What else there is of the agreement while one version is read: the one that holds, or the one to come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.ui.kit import Banner
from practice_desk.ui.rooms.agreement.read import Agreements, Version

Show = Callable[[str], object]


def _tr(text: str) -> str:
    return QCoreApplication.translate("beside", text)


def beside(all_of_it: Agreements, shown: Version, show: Show) -> list[QWidget]:
    """Return a line that leads to another version, where that one matters as much as what is shown."""
    force, coming = all_of_it.in_force, all_of_it.coming
    if force is not None and force.paper.id != shown.paper.id:
        said = (
            _tr("Version {0} holds until this one is signed.")
            if _is_to_come(shown)
            else _tr("Version {0} holds.")
        )
        return [_leads(said.format(force.number), _tr("Read version {0}").format(force.number), force, show)]
    if coming is not None and coming.paper.id != shown.paper.id:
        said = _tr("Version {0} is a draft.") if coming.is_draft else _tr("Version {0} is ready to sign.")
        return [_leads(said.format(coming.number), _tr("Open it"), coming, show)]
    return []


def _is_to_come(version: Version) -> bool:
    return not (version.stands.in_force or version.stands.is_over)


def _leads(said: str, action: str, version: Version, show: Show) -> QWidget:
    made = Banner(said, "plain", action=action)
    made.pressed.connect(lambda: show(version.paper.id))
    return made
