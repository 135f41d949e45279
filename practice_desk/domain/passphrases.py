"""How long a passphrase may be: the rule that holds, whatever any advice says (NIST SP 800-63B-4)."""

from __future__ import annotations

SHORTEST = 15
LONGEST = 1024
