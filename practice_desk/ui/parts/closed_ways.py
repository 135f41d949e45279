"""What may not be used to reach somebody since they took their consent to it back, said beside the number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.papers import PaperEventKind
from practice_desk.domain.people import WAYS, ContactPoint, ContactWay
from practice_desk.intentions import consents
from practice_desk.ui.context import Context


def _tr(text: str) -> str:
    return QCoreApplication.translate("closed_ways", text)


def closed_words(context: Context, client_id: str) -> Callable[[ContactPoint], str]:
    """Return what says for a number or address which of its ways are closed, since when and why."""
    closed = consents.closed(context.desk, client_id)

    def said(point: ContactPoint) -> str:
        own = closed.get(point.person_id, {})
        ways = [(way, own[way]) for way in WAYS[point.kind] if way in own]
        reasons: dict[tuple[PaperEventKind, date], list[ContactWay]] = {}
        for way, how in ways:
            reasons.setdefault((how.why, how.since), []).append(way)
        return "  ·  ".join(_sentence(context, *reason, those) for reason, those in reasons.items())

    return said


def _sentence(context: Context, why: PaperEventKind, since: date, ways: list[ContactWay]) -> str:
    names = {
        ContactWay.TEXT: _tr("text"), ContactWay.EMAIL: _tr("e-mail"), ContactWay.VOICEMAIL: _tr("voicemail"),
    }  # fmt: skip
    by = _tr(" or ").join(names[way] for way in ways if way in names)
    if why is PaperEventKind.DECLINED:
        return _tr("Not by {0}: said no on {1}").format(by, context.date(since))
    return _tr("Not by {0}: consent withdrawn on {1}").format(by, context.date(since))
