"""A warning that is said once and then steps aside: the therapist decides."""

from __future__ import annotations

from practice_desk.ui.kit import Banner


class Warned(Banner):
    """Shows a warning in a form. `holds` says whether it is new, so that the form waits for another press."""

    def __init__(self, action: str = "") -> None:
        super().__init__("", "attention", action=action)
        self._told: set[str] = set()
        self.hide()

    def holds(self, about: set[str], said: str) -> bool:
        """Show a sentence about some ids, and say whether any of them was not warned about before."""
        fresh = about - self._told
        self._told |= about
        self.setVisible(bool(about))
        if about:
            self.set_text(said)
        return bool(fresh)
