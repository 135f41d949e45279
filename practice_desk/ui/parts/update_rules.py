"""What parents hear about a young person's therapy, in the words of the Library (texts/08)."""

from __future__ import annotations

from practice_desk.domain.paper_fields import UpdateRule
from practice_desk.domain.papers import Paper
from practice_desk.intentions import library
from practice_desk.intentions.merge_words import values_of
from practice_desk.storage.desk import Desk

_RULES = "minor.update_rule"


def rule_words(desk: Desk, paper: Paper, rule: UpdateRule) -> str:
    """Return the line of a rule with the young person's name and the sessions between two updates in it."""
    lines = [line for line in library.find_text(desk, _RULES).body.splitlines() if line.strip()]
    order = list(UpdateRule)
    line = lines[order.index(rule)] if order.index(rule) < len(lines) else ""
    said = line.partition(") ")[2] or line
    known = values_of(desk, paper)
    every = known.get("update_every") or known.get("review_every", "")
    return said.replace("{update_every}", every).replace("{known_as}", known.get("known_as", ""))
