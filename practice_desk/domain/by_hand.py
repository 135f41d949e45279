"""Texts to be filled in by hand: what is known is put in; the rest stays in its braces as room to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from practice_desk.domain.merging import Merged, conditions_in, fields_in, merge

_PART = re.compile(r"\[\[if ([a-z][a-z0-9_]*)\]\]\n?(.*?)\[\[end\]\]", re.DOTALL)


def by_hand(text: str, values: Mapping[str, str], settled: Callable[[str], bool] = lambda _: False) -> Merged:
    """Return a text to be filled in by hand; fields without a value stay in their braces and are named.

    Boxes stay even where their own field is empty. An optional part that nothing decides becomes a box to
    tick; `settled` says which conditions are decided by their value alone.
    """
    fields = fields_in(text)
    open_parts = [c for c in conditions_in(text) if c not in fields and not values.get(c) and not settled(c)]
    whole = _PART.sub(lambda p: _as_box(p.group(2)) if p.group(1) in open_parts else p.group(), text)
    room = {name: f"{{{name}}}" for name in fields if not values.get(name, "").strip()}
    made = merge(whole, {**values, **room})
    return Merged(made.blocks, tuple(room))


def _as_box(part: str) -> str:
    """Return an optional part with a box before its first words; a heading stays above it."""
    lines = part.splitlines()
    for number, line in enumerate(lines):
        if not line.strip() or line.startswith("= "):
            continue
        if not line.startswith("["):
            lines[number] = f"[ ] {line.removeprefix('- ')}"
        break
    return "\n".join(lines) + "\n"
