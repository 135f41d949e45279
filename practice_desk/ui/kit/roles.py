"""Accessible roles for painted parts, which the toolkit would otherwise call a mere client area."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_PROPERTY = "spokenRole"
_installed: list[bool] = []


def speaks_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Give a painted widget a role; its accessible name says what it shows."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_make)
    widget.setProperty(_PROPERTY, role.value)


def _make(_key: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_PROPERTY)
    # No name is handed over: the interface would keep saying it after the widget's own had changed.
    return None if role is None else QAccessibleWidget(thing, QAccessible.Role(role))
