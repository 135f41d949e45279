"""How a goal's rating from 0 to 10 moved, and whether the change is large enough to point out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

POINTED_OUT = 3


@dataclass(frozen=True, repr=False)
class GoalChange:
    """First and last rating by one rater; `is_large` is provisional, and said to be so where it is shown."""

    first: int
    last: int
    is_large: bool

    @property
    def points(self) -> int:
        """Return last minus first; a number, never a judgement."""
        return self.last - self.first


def goal_change(values: Sequence[int], size: int = POINTED_OUT) -> GoalChange | None:
    """Return how one rater's ratings of a goal moved, oldest first; None for fewer than two.

    A change of 3 points or more is pointed out as less likely to be chance: the next whole number above the
    2.45 of Edbrooke-Childs et al. 2015 (doi:10.1111/camh.12083), a figure that was not seen at its source
    (clinical.md 3.3), so the size can be set. Raises ValueError for a size below 1.
    """
    if size < 1:
        raise ValueError("a change to point out is at least one point")
    if len(values) < 2:  # noqa: PLR2004  (a change has two ends)
        return None
    return GoalChange(values[0], values[-1], abs(values[-1] - values[0]) >= size)
