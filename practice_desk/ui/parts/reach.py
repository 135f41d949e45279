"""How somebody may be reached, as it is read before a call: number, what is allowed, words safe to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practice_desk.domain.people import ContactKind, ContactPoint
from practice_desk.ui import words
from practice_desk.ui.kit import Icon, Label, StateLine, column, row

_ICONS = {ContactKind.PHONE: "phone", ContactKind.EMAIL: "mail", ContactKind.POST: "home"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("reach", text)


def contact_line(
    point: ContactPoint, *actions: QWidget, discreet: bool = False, closed: str = ""
) -> QVBoxLayout:
    """Return one way to reach somebody, with its permissions, what is closed, and safe words below it."""
    value = Label(point.value or _tr("No number or address yet"), strong=True, wrap=True, selectable=True)
    lines = column(
        value, Label(permissions(point, discreet=discreet), "small", tone="muted", wrap=True), gap=2
    )
    if closed:
        lines.addWidget(StateLine(closed, "withdrawn"))
    if point.safe_words:
        lines.addWidget(Label(_tr("Say: “{0}”").format(point.safe_words), "small", wrap=True))
    made = column(row(Icon(_ICONS[point.kind], "accent", 20), (lines, 1), *actions, gap=12, top=True))
    made.setObjectName(f"contact-{point.id}")
    return made


def permissions(point: ContactPoint, *, discreet: bool = False) -> str:
    """Return what may be done with a number or address, in words."""
    ways = point.allowed(discreet=discreet)
    said = ", ".join(words.of(way) if not n else words.of(way).lower() for n, way in enumerate(ways))
    said = said or _tr("Not to be used without asking")
    if discreet and point.kind is ContactKind.PHONE and point.may_text:
        said += ". " + _tr("No texts, because discretion is asked for")
    if discreet and point.kind is ContactKind.POST and ways:
        said += ". " + _tr("In a plain envelope")
    marks = [mark for mark in (point.label, _tr("preferred") if point.preferred else "") if mark]
    return "  ·  ".join([*marks, said])


def contact_lines(
    points: Sequence[ContactPoint], closed: Callable[[ContactPoint], str], *, discreet: bool = False
) -> QVBoxLayout:
    """Return all the ways to reach somebody, below each other; `closed` says what may not be used and why."""
    made = column(gap=10)
    for point in points:
        made.addLayout(contact_line(point, discreet=discreet, closed=closed(point)))
    return made
