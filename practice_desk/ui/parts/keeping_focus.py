"""Keeps the keyboard where it was while a page is built anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


class KeptFocus:
    """Remembers which part of a page had the focus, by its name or by what it is to the person, and finds it.

    Without it Qt gives the focus to whatever comes next in the window, such as the Undo of a message.
    """

    def __init__(self, page: QWidget) -> None:
        self._page = page
        part = page.window().focusWidget()  # also while a dialog is open before the window
        self._had = part is not None and page.isAncestorOf(part)
        self._kind: type[QWidget] = type(part) if part is not None else QWidget
        self._key = _key(part) if part is not None else ("", "")
        same = [w for w in page.findChildren(self._kind) if _key(w) == self._key] if self._is_known() else []
        self._nth = same.index(part) if part in same else 0

    def _is_known(self) -> bool:
        return any(self._key)

    def step_aside(self) -> None:
        """Put the focus on the page itself while its parts go."""
        if self._had:
            self._page.setProperty("noFocusRing", True)
            self._page.setFocus()

    def prefer(self, name: str) -> None:
        """Let the part of that name have the focus, whatever had it before."""
        self._kind, self._key, self._nth, self._had = QWidget, (name, ""), 0, True
        self._page.setFocus()

    def come_back(self, parts: Sequence[QWidget]) -> None:
        """Give the focus to the same part among the new ones, where it is there and nobody went elsewhere."""
        if not self._had or not self._is_known() or self._page.window().focusWidget() is not self._page:
            return
        same = [w for part in parts for w in part.findChildren(self._kind) if _key(w) == self._key]
        if same:
            same[min(self._nth, len(same) - 1)].setFocus()


def _key(part: QWidget) -> tuple[str, str]:
    name = part.objectName()
    return (name, "") if name else ("", part.accessibleName() or str(part.property("text") or ""))
