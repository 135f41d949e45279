"""The few libraries of the system that Qt needs on Linux and no wheel can carry."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

# Debian's package for each library file that Qt loads; Ubuntu's newer names provide these too.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-util.so.1": "libxcb-util1",
}


def has_display() -> bool:
    """Return whether a window can be shown to somebody here."""
    return not sys.platform.startswith("linux") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def ensure_libraries(*, window: bool) -> None:
    """Install the missing libraries where that is allowed (Debian, root); otherwise say the one line to run.

    `window` adds those of a visible X11 window to those of drawing into memory.
    """
    if not sys.platform.startswith("linux"):
        return
    absent = missing(DRAWING | (X11 if window else {}))
    if not absent:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(absent)
    if shutil.which("apt-get") is None:
        print(f"Qt needs libraries that Debian calls: {' '.join(absent)}", file=sys.stderr)
    elif os.geteuid() != 0:
        print(f"Qt needs a few libraries of the system. Run: sudo {line}", file=sys.stderr)
    elif not _install(absent):
        print(f"Qt's libraries could not be installed. Run: apt-get update; {line}", file=sys.stderr)


def missing(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of those libraries that do not load, in the order given."""
    return [package for name, package in libraries.items() if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _install(packages: Iterable[str]) -> bool:
    print("Installing the libraries of the system that Qt needs …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    )
    return all(
        subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for step in steps
    )
