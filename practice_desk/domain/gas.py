"""Goal Attainment Scaling: several goals' levels as one figure, for the therapist only.

Source: Kiresuk & Sherman 1968 (doi:10.1007/BF01530764) with the formula as corrected in the erratum to
Turner-Stokes 2009 (doi:10.1177/0269215508101742); clinical.md 3.2 holds the vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite, sqrt

RHO = 0.3
_LEVELS = frozenset((-2, -1, 0, 1, 2))


@dataclass(frozen=True, repr=False)
class GasScore:
    """T now and at the start on the same goals, or how many of them are rated when some are not.

    `now`, `start` and `change` are full precision (50 is as expected); None where no T may be shown.
    `level` is the one goal's level, which is shown instead of a T of one goal; `on` is the occasion.
    """

    now: float | None
    start: float | None
    rated: int
    goals: int
    level: int | None = None
    on: date | None = None

    @property
    def change(self) -> float | None:
        """Return T now minus T at the start."""
        return None if self.now is None or self.start is None else self.now - self.start

    @property
    def partial(self) -> bool:
        """Say whether some goals have no level, so that there is no T."""
        return self.rated < self.goals


def t_score(levels: Sequence[int], weights: Sequence[float] | None = None, rho: float = RHO) -> float | None:
    """Return T = 50 + 10·Σ(wx) / sqrt((1-ρ)·Σw² + ρ·(Σw)²), or None for no goals.

    Levels are whole numbers -2 to 2, weights at least 0 (all 0 count as all 1), 0 ≤ ρ < 1.
    Raises ValueError for anything else.
    """
    w = [1.0] * len(levels) if weights is None else [float(x) for x in weights]
    if len(w) != len(levels):
        raise ValueError("as many weights as levels")
    if any(x not in _LEVELS for x in levels):
        raise ValueError("levels are -2, -1, 0, 1 or 2")
    if any(not (isfinite(x) and x >= 0) for x in w):
        raise ValueError("weights are numbers that are not negative")
    if not 0 <= rho < 1:
        raise ValueError("rho is from 0 up to, not including, 1")
    if not levels:
        return None
    if not any(w):
        w = [1.0] * len(levels)
    spread = sqrt((1 - rho) * sum(x * x for x in w) + rho * sum(w) ** 2)
    return 50 + 10 * sum(a * b for a, b in zip(w, levels, strict=True)) / spread


def gas_score(
    starts: Sequence[int | None], levels: Sequence[int | None], weights: Sequence[float] | None = None
) -> GasScore:
    """Return the score of one occasion for one set of goals; with one goal the level is shown, not T."""
    rated = [x for x in levels if x is not None]
    whole = len(rated) == len(levels) and len(levels) > 1
    based = [x for x in starts if x is not None]
    return GasScore(
        now=t_score(rated, weights) if whole else None,
        start=t_score(based, weights) if whole and len(based) == len(levels) else None,
        rated=len(rated),
        goals=len(levels),
        level=rated[0] if len(levels) == len(rated) == 1 else None,
    )
