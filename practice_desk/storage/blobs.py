"""The bytes of files and frozen papers, in pieces small enough that the window never waits for one (C7)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from practice_desk.domain.record import new_id
from practice_desk.storage.sql import Database, ReadOnly

PIECE = 512 * 1024  # bytes; reading or writing one takes about 8 ms
_NAMED = (
    "SELECT blob_id FROM signatures WHERE blob_id IS NOT NULL UNION "
    "SELECT blob_id FROM documents WHERE blob_id IS NOT NULL UNION SELECT blob_id FROM attachments"
)


class Blobs:
    """Writes and reads bytes. A blob counts from the moment a record names it; until then it is swept."""

    def __init__(self, db: Database, *, read_only: bool = False) -> None:
        self._db, self._read_only = db, read_only

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield bytes in the pieces they are written in."""
        for start in range(0, len(data), PIECE):
            yield data[start : start + PIECE]

    def write_piece(self, blob_id: str, client_id: str, number: int, piece: bytes) -> None:
        """Write one piece, the first is 0. Outside a change it stands at once, inside with the change.

        Raises ReadOnly, or BugError for a piece that is there or a blob that a record names already.
        """
        if self._read_only:
            raise ReadOnly
        self._db.execute(
            "INSERT INTO blob_pieces (blob_id, n, client_id, bytes) VALUES (?, ?, ?, ?)",
            [blob_id, number, client_id, piece],
        )

    def write(self, client_id: str, data: bytes) -> str:
        """Write all of something small, such as a paper's PDF, and return the blob's id."""
        blob_id = new_id()
        for number, piece in enumerate(self.pieces(data)):
            self.write_piece(blob_id, client_id, number, piece)
        return blob_id

    def read(self, blob_id: str) -> bytes:
        """Return the bytes of a blob. Raises KeyError when it has none."""
        found = b"".join(self._read_pieces(blob_id))
        if not found:
            raise KeyError(blob_id)
        return found

    def client_of(self, blob_id: str) -> str | None:
        """Return whose a blob is, or None where there is none."""
        return self._db.one("SELECT client_id FROM blob_pieces WHERE blob_id = ? LIMIT 1", [blob_id])

    def sha(self, blob_id: str) -> str:
        """Return the SHA-256 of a blob's bytes, in hex, reading one piece at a time."""
        total = sha256()
        for piece in self._read_pieces(blob_id):
            total.update(piece)
        return total.hexdigest()

    def sweep(self) -> int:
        """Remove what no record names, as at a lock, and return how many blobs that were."""
        if self._read_only:
            return 0
        loose = int(
            self._db.one(f"SELECT count(DISTINCT blob_id) FROM blob_pieces WHERE blob_id NOT IN ({_NAMED})")
        )
        if loose:
            self._db.execute(f"DELETE FROM blob_pieces WHERE blob_id NOT IN ({_NAMED})")
        return loose

    def _read_pieces(self, blob_id: str) -> Iterator[bytes]:
        number = 0
        while piece := self._db.one(
            "SELECT bytes FROM blob_pieces WHERE blob_id = ? AND n = ?", [blob_id, number]
        ):
            yield bytes(piece)
            number += 1
