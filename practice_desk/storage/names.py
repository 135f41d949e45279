"""What the files of a vault are called."""

from __future__ import annotations

DATABASE, KEYS, READ_ME = "data.db", "keys.json", "READ ME.txt"
