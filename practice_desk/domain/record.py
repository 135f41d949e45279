"""What every stored thing has in common."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def override(function: F) -> F:
    """Mark a method that answers to a base class, for readers and linters (typing has it from 3.12)."""
    function.__override__ = True  # type: ignore[attr-defined]
    return function


def _random_id() -> str:
    return os.urandom(16).hex()


make_id: Callable[[], str] = _random_id


def new_id() -> str:
    """Make an id of 32 hex characters without a database, so that what is not kept yet has one too."""
    return make_id()


@dataclass(frozen=True, kw_only=True, repr=False)
class Record:
    """An immutable fact about the practice.

    Records never print their contents: a log line, a traceback and a test report may show which record
    went wrong, never what a client said.
    """

    id: str = field(default_factory=new_id)

    def __repr__(self) -> str:
        """Return the kind and the start of the id, nothing else."""
        return f"<{type(self).__name__} {self.id[:8]}>"
