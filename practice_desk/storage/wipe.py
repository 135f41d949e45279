"""Key material: kept in buffers that can be wiped, and turned into what SQLCipher reads without a copy."""

from __future__ import annotations

_HEX = b"0123456789abcdef"
KEY_BYTES = 32
SALT_BYTES = 16


def wipe(buffer: bytearray) -> None:
    """Overwrite a buffer with zeros."""
    buffer[:] = bytes(len(buffer))


def raw_key(key: bytearray, salt: bytes) -> bytearray:
    """Return the 99 bytes ``x'<64 hex key><32 hex salt>'`` that SQLCipher takes as a raw key.

    Anything else, one byte shorter or longer, would silently be taken for a passphrase.
    """
    assert len(key) == KEY_BYTES, "a database key is 32 bytes"
    assert len(salt) == SALT_BYTES, "a vault id is 16 bytes"
    out = bytearray(99)
    out[0:2] = b"x'"
    out[98] = 0x27
    for i, value in enumerate((*key, *salt)):
        out[2 + 2 * i], out[3 + 2 * i] = _HEX[value >> 4], _HEX[value & 15]
    return out
