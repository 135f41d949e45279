"""What is done with sizes of change: one of one's own in place of a published one, or the published again."""

from __future__ import annotations

from math import ceil

from practice_desk.domain.change_sizes import ChangeSize
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measures import Threshold
from practice_desk.domain.places import Place
from practice_desk.domain.signing import refuse
from practice_desk.intentions import measures
from practice_desk.storage.desk import Desk


def size_of(desk: Desk, key: str) -> ChangeSize | None:
    """Return the therapist's own size for a measure, None where the published one counts."""
    return desk.change_sizes.find(key)


def begin_size(desk: Desk, key: str) -> ChangeSize:
    """Return what counts for a measure now, to change it; not kept yet. Raises KeyError for an unknown one.

    Of a size that was only cited the points are proposed, and who says so is left to be written.
    """
    measure = measures.find_measure(desk, key)
    cited = next((t for t in measure.thresholds if t.scale == "total"), Threshold(1))
    counts = measure.threshold() or cited
    source = counts.source if counts.is_verified else ""
    return size_of(desk, key) or ChangeSize(
        id=key, points=ceil(counts.points), cut_off=counts.cut_off, source=source
    )


def keep_size(desk: Desk, size: ChangeSize, place: Place | None = None) -> None:
    """Count a size of change for a measure from now on, for every sheet of it. Raises Refused, by field."""
    refuse(size.problems(measures.find_measure(desk, size.id)))
    with desk.change(Deed.KEEP_CHANGE_SIZE, place):
        desk.change_sizes.save(size)


def count_published(desk: Desk, key: str, place: Place | None = None) -> None:
    """Count the published size again."""
    size = size_of(desk, key)
    if size is not None:
        with desk.change(Deed.REMOVE_CHANGE_SIZE, place):
            desk.remove(size)
