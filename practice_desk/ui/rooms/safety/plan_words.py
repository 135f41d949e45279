"""The fixed words of the safety plan, from the same file as the paper, so that screen and paper agree."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from practice_desk.domain.safety_plan import SafetyPart
from practice_desk.resources import resource


@dataclass(frozen=True)
class PlanWords:
    """What stands over each part and beside each column."""

    said: Any

    @property
    def about(self) -> str:
        """Return the line under the title."""
        return self.said["about"]

    @property
    def likely(self) -> str:
        """Return the question on how likely the plan is to be used."""
        return self.said["end"]["likely"]

    @property
    def barriers(self) -> str:
        """Return the question on what could get in the way."""
        return self.said["end"]["barriers"]

    def heading(self, part: SafetyPart) -> str:
        """Return the heading of a part."""
        return self.said["parts"][part.value]["heading"]

    def help(self, part: SafetyPart) -> str:
        """Return the line that helps with a part."""
        return self.said["parts"][part.value]["help"]

    def column(self, key: str) -> str:
        """Return the heading of a column."""
        return self.said["columns"][key]


@cache
def plan_words() -> PlanWords:
    """Return the words as they are shipped."""
    return PlanWords(json.loads(resource("safety", "en.json").read_text(encoding="utf-8")))
