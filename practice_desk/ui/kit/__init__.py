"""The small parts every page is built from; rooms and parts take them from here.

Each module is loaded when one of its parts is first asked for: the page that unlocks needs few of them, and
start-up is a promise.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from practice_desk.ui.kit.buttons import Button, MenuButton, button, literal
    from practice_desk.ui.kit.chart_words import Series
    from practice_desk.ui.kit.charts import RatingChart, Spark
    from practice_desk.ui.kit.choices import Check, Choice, Segments
    from practice_desk.ui.kit.done import Done, done_words
    from practice_desk.ui.kit.focus import FocusRing
    from practice_desk.ui.kit.layout import Box, clear, column, row, rule, side, wrap
    from practice_desk.ui.kit.levels import Levels
    from practice_desk.ui.kit.lists import ICON, REASON, WHEN, ListRow, RowDelegate, rows, table_style
    from practice_desk.ui.kit.occasion_grid import OccasionGrid
    from practice_desk.ui.kit.page import Flow, Page
    from practice_desk.ui.kit.ratings import Pips
    from practice_desk.ui.kit.score_chart import ScoreChart
    from practice_desk.ui.kit.signs import LOOKS, Chip, StateLine
    from practice_desk.ui.kit.surfaces import Banner, Card, EmptyState
    from practice_desk.ui.kit.text import Elided, Icon, Label, Quote, facts, heading, section
    from practice_desk.ui.kit.toast import Toast, ToastPlace

_MODULES = {
    "buttons": ("Button", "MenuButton", "button", "literal"),
    "chart_words": ("Series",),
    "charts": ("RatingChart", "Spark"),
    "choices": ("Check", "Choice", "Segments"),
    "done": ("Done", "done_words"),
    "focus": ("FocusRing",),
    "layout": ("Box", "clear", "column", "row", "rule", "side", "wrap"),
    "levels": ("Levels",),
    "lists": ("ICON", "REASON", "WHEN", "ListRow", "RowDelegate", "rows", "table_style"),
    "occasion_grid": ("OccasionGrid",),
    "page": ("Flow", "Page"),
    "ratings": ("Pips",),
    "score_chart": ("ScoreChart",),
    "signs": ("LOOKS", "Chip", "StateLine"),
    "surfaces": ("Banner", "Card", "EmptyState"),
    "text": ("Elided", "Icon", "Label", "Quote", "facts", "heading", "section"),
    "toast": ("Toast", "ToastPlace"),
}
_HOMES = {part: module for module, parts in _MODULES.items() for part in parts}

__all__ = [
    "ICON", "LOOKS", "REASON", "WHEN",
    "Banner", "Box", "Button", "Card", "Check", "Chip", "Choice", "Done", "Elided", "EmptyState", "Flow",
    "FocusRing", "Icon", "Label", "Levels", "ListRow", "MenuButton", "OccasionGrid", "Page", "Pips", "Quote",
    "RatingChart", "RowDelegate", "ScoreChart", "Segments", "Series", "Spark", "StateLine", "Toast",
    "ToastPlace",
    "button", "clear", "column", "done_words", "facts", "heading", "literal", "row", "rows", "rule",
    "section", "side", "table_style", "wrap",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Return a part, loading the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"the kit has no {name}")
    part = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = part
    return part
