"""The one place that asks what time it is, so that a test can say it."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date, datetime


def _system_now() -> datetime:
    return datetime.now().astimezone()


_source: Callable[[], datetime] = _system_now


def now() -> datetime:
    """Return the moment it is, with the local offset from UTC."""
    return _source()


def today() -> date:
    """Return the local calendar date; clinical dates have no time zone."""
    return _source().date()


def awake_seconds() -> float:
    """Return seconds on a clock that goes on counting while the computer sleeps, where the system has one."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.time()


def _held(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


@contextmanager
def at(moment: datetime) -> Generator[None]:
    """Hold the clock at a moment, for tests, sheets of another date and the fictional practice."""
    global _source  # noqa: PLW0603  (the one clock of the program)
    before = _source
    fixed = moment if moment.tzinfo else moment.astimezone()
    _source = _held(fixed)
    try:
        yield
    finally:
        _source = before
