"""Commands: one table that feeds the menus, the shortcuts, the search field and the help page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The menus of the window, in their order."""

    VAULT = "vault"
    EDIT = "edit"
    CLIENT = "client"
    VIEW = "view"
    HELP = "help"


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """One thing a person can ask for: its words, how it is asked for, and what it does.

    `keys` is a shortcut such as ``Ctrl+N``; a command of a page takes the place of a global one with the
    same keys while that page is in view.
    """

    id: str
    words: str
    run: Callable[[], object]
    keys: str = ""
    menu: Menu = Menu.CLIENT
    icon: str = ""
    enabled: Callable[[], bool] = _always
