"""Keeping a record that was typed under an id of its form's, so that what is left unkept is found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from practice_desk.domain.record import Record, new_id

R = TypeVar("R", bound=Record)


def new_or_kept(record: R, keep: Callable[[R], object], *, fresh: bool) -> Callable[[R], object]:
    """Return what keeps a typed record: a new one under an id of its own, a known one as itself."""
    record_id = new_id() if fresh else record.id
    return lambda typed: keep(replace(typed, id=record_id))
