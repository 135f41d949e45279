"""Several papers in one sitting."""

from __future__ import annotations

from practice_desk.ui.turned.asked import Asked
from practice_desk.ui.turned.page import TurnedPage


def pages_of(who: Asked) -> list[TurnedPage]:
    """Return the pages of a sitting with several papers."""
    raise NotImplementedError(who)
