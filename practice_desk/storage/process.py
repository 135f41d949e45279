"""A clean process: no core dumps, no readable memory, private files.

What it cannot do is said on the security page: a program that runs as the same person with more rights, or
before this one started, can still read everything (security D10).
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_SET_DUMPABLE = 4


def harden() -> None:
    """Make this process leave no core dump, refuse to be read by others, and write private files only.

    Called once, before anything is opened. Under a Snap the memory stays readable, which its portals need.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):  # a limit that is lower already may not be set again
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux" and "SNAP" not in os.environ:
        import ctypes

        with suppress(OSError, AttributeError):  # a C library without prctl
            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
