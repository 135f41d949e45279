"""All goals together: the GAS score, one for each rater, for the therapist only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.gas import GasScore
from practice_desk.domain.ratings import Scale, raters
from practice_desk.intentions.goals import gas_of
from practice_desk.ui.kit import Label, column
from practice_desk.ui.parts.ladder import signed
from practice_desk.ui.parts.work import Work


class Together(QWidget):
    """Says T now, at the start and the change; how many goals are rated; for one goal its level."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        levels = [r for r in work.ratings if r.scale is Scale.GAS]
        by_rater = work.ordered(raters(levels))
        scores = [(work.who(by), gas_of(work.goals, levels, by)) for by in by_rater]
        parts: list[QWidget] = [_said(_tr("{0}: {1}"), who, score) for who, score in scores]
        if work.context.desk.practice.own().gas_weights:
            weighed = [(work.who(by), gas_of(work.goals, levels, by, weighted=True)) for by in by_rater]
            frame = _tr("{0}, weighted by importance: {1}")
            parts += [_said(frame, who, score) for who, score in weighed if score.now is not None]
        if any(score.now is not None for _, score in scores):
            said = _tr("50 is as expected. A summary of a few ratings, not a test score.")
            parts.append(Label(said, "small", tone="muted", wrap=True))
        title = Label(_tr("All goals together"), strong=True, wrap=True)
        self.setLayout(column(title, *parts, gap=4, margin=(16, 8, 12, 0)))
        self.setVisible(bool(scores))


def _said(frame: str, who: str, score: GasScore) -> Label:
    return Label(frame.format(who, score_words(score)), "small", tone="muted", wrap=True)


def score_words(score: GasScore) -> str:
    """Return a score as it is read: to one decimal, never as a percentage."""
    if score.level is not None:
        return _tr("level {0} (one goal)").format(signed(score.level))
    if score.now is None:
        return _tr("partial, {0} of {1} goals rated").format(score.rated, score.goals)
    if score.start is None or score.change is None:
        return _tr("GAS T {0}; the start is not known for every goal").format(f"{score.now:.1f}")
    # The change between the figures as they are read, or one tenth would seem to be missing.
    now, start = round(score.now, 1), round(score.start, 1)
    change = f"{'+' if now >= start else chr(0x2212)}{abs(now - start):.1f}"
    return _tr("GAS T {0}, from {1} (change {2})").format(f"{now:.1f}", f"{start:.1f}", change)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Together", text)
