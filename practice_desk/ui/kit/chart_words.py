"""What a chart says to somebody who does not see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import QCoreApplication

Points = Sequence[tuple[date, float | None]]
Occasion = tuple[date, int]  # a day, and which occasion of that day it was, from 0


@dataclass(frozen=True, repr=False)
class Series:
    """One person's ratings or scores, each with its date; None is a date on which there was none.

    Those of one day are two occasions, in the order they are given in.
    """

    name: str
    points: Points
    kind: Literal["person", "therapist"] = "person"

    def known(self) -> list[tuple[date, float]]:
        """Return the ratings that were given, by date; those of one day in their order."""
        return [(on, value) for (on, _), value in self.occasions()]

    def occasions(self) -> list[tuple[Occasion, float]]:
        """Return the ratings that were given, each with its day and its place in that day."""
        return [(at, value) for at, value in self.every() if value is not None]

    def every(self) -> list[tuple[Occasion, float | None]]:
        """Return each occasion, with None where there was no rating."""
        counted: Counter[date] = Counter()
        found: list[tuple[Occasion, float | None]] = []
        for on, value in sorted(self.points, key=lambda point: point[0]):
            found.append(((on, counted[on]), value))
            counted[on] += 1
        return found

    def last(self) -> float | None:
        """Return the latest rating, or None."""
        known = self.known()
        return known[-1][1] if known else None


def occasions(series: Sequence[Series]) -> list[Occasion]:
    """Return every occasion of several lines, in order."""
    return sorted({at for one in series for at, _ in one.every()})


def say_series(series: Series) -> str:
    """Return one sentence on one person's ratings."""
    known = series.known()
    if not known:
        return _tr("{0} has not rated yet.").format(series.name)
    if len(known) == 1:
        return _tr("{0} rated {1} out of ten, once.").format(series.name, known[0][1])
    words = _tr("{0} rated {1} at first and {2} last, out of ten, %n times.", len(known))
    return words.replace("%n", str(len(known))).format(series.name, known[0][1], known[-1][1])


def say_chart(
    title: str, series: Sequence[Series], target: int | None, marks: Sequence[tuple[date, str]] = ()
) -> str:
    """Return what a chart shows: each person's first and last rating, the target and the changes."""
    parts = [say_series(one) for one in series] or [_tr("No ratings yet.")]
    if target is not None:
        parts.append(_tr("Target {0}.").format(target))
    parts += [_tr("{0} on {1}.").format(words, f"{on.day} {month(on)}") for on, words in marks]
    said = " ".join(parts)
    return f"{title}: {said}" if title else said


def say_scores(
    title: str, series: Sequence[Series], out_of: int, lines: Sequence[tuple[int, str]], bands: Sequence[str]
) -> str:
    """Return what a chart of scores shows: each line's first and last score, the cut-offs and the bands."""
    parts = [_say_score(one, out_of) for one in series] or [_tr("No scores yet.")]
    parts += [f"{words}." for _, words in lines]
    if bands:
        parts.append(_tr("Bands: {0}.").format(", ".join(bands)))
    return f"{title}: {' '.join(parts)}"


def _say_score(series: Series, out_of: int) -> str:
    known = series.known()
    if not known:
        return _tr("{0}: no score yet.").format(series.name)
    if len(known) == 1:
        return _tr("{0}: {1} of {2}, once.").format(series.name, shown(known[0][1]), out_of)
    words = _tr("{0}: {1} at first and {2} last, of {3}, %n times.", len(known))
    first, last = shown(known[0][1]), shown(known[-1][1])
    return words.replace("%n", str(len(known))).format(series.name, first, last, out_of)


def shown(value: float) -> str:
    """Return a number as it is read: whole, or to one decimal."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


def day_words(on: date, days: Sequence[date]) -> str:
    """Return a date for an axis; with its year where the chart runs over more than one."""
    day = f"{on.day} {month(on)}"
    return day if days[0].year == days[-1].year else f"{day} {on.year}"


def month(on: date) -> str:
    """Return a month's short name."""
    from PySide6.QtCore import QLocale

    return QLocale().standaloneMonthName(on.month, QLocale.FormatType.ShortFormat)


def _tr(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("Chart", words, "", n)
