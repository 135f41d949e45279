"""What every room is given: the open vault, its news, and somewhere to do slow work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from practice_desk.domain.dates import show_date
from practice_desk.storage.desk import Desk
from practice_desk.storage.vault import Vault
from practice_desk.ui.background import Background
from practice_desk.ui.settings import Settings


class News(QObject):
    """Carries what happened into Qt, which forgets closed rooms by itself.

    `changed` brings a Change, `place_wanted` a Place to go to, `said` a sentence for a quiet message,
    `day_changed` nothing: the date is another one, and whatever was computed from it is stale. `turned`
    brings the screen that takes the place of the whole window while somebody else looks at it.
    """

    changed = Signal(object)
    place_wanted = Signal(object)
    said = Signal(str)
    day_changed = Signal()
    turned = Signal(object)


@dataclass(frozen=True)
class Context:
    """The few shared things, handed down instead of looked up."""

    vault: Vault
    desk: Desk
    news: News
    background: Background
    settings: Settings

    def date(self, day: object) -> str:
        """Return a date in the practice's order, or nothing."""
        from datetime import date

        return show_date(day, self.desk.practice.own().date_order) if isinstance(day, date) else ""


def open_context(vault: Vault, desk: Desk, background: Background, settings: Settings) -> Context:
    """Join a desk to the window."""
    news = News()
    desk.listeners.append(lambda change: news.changed.emit(change))  # the closure keeps the news alive
    return Context(vault, desk, news, background, settings)
