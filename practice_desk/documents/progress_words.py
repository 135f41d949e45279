"""What a chart says in words: beside it in short, and in full for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from practice_desk.documents.words import Printed
from practice_desk.domain.printed_progress import PrintedGoal, PrintedLine


def rated_in_words(goal: PrintedGoal, occasions: Sequence[str], words: Printed) -> list[str]:
    """Return where each person began and is now, where it is hoped to be, and each edit."""
    found = [said for line in goal.lines if not line.therapist and (said := _moved(line, words))]
    if goal.hope is not None:
        found.append(words("hope_is").format(goal.hope))
    for edit in goal.edits:
        name = occasions[edit.at] if edit.at < len(occasions) else ""
        said = words(f"moved_{edit.after}" if edit.after else f"edit_{edit.what}")
        found.append(words("edit_at").format(said, name) if name else f"{said}.")
    return [" ".join(found)] if len(goal.lines) <= 2 else found  # noqa: PLR2004  (one person and the therapist)


def spoken_chart(goal: PrintedGoal, occasions: Sequence[str], words: Printed) -> str:
    """Return every mark of a chart in words, session by session, then the hope and the edits."""
    found = [words("spoken_chart")]
    for line in goal.lines:
        who = words("spoken_therapist") if line.therapist else line.who or words("spoken_mine")
        marks = [
            words("spoken_at").format(
                words("spoken_session").format(name) if name else words("between"), mark
            )
            for name, mark in zip(occasions, line.marks, strict=False)
            if mark is not None
        ]
        found.append(f"{who}: {', '.join(marks)}.")
    short = [said for said in rated_in_words(goal, occasions, words) if said]
    return " ".join([*found, *short])


def _moved(line: PrintedLine, words: Printed) -> str:
    marks = [mark for mark in line.marks if mark is not None]
    if not marks:
        return ""
    who = f"{line.who}: " if line.who else ""
    key = "from_to" if len(marks) > 1 else "only"
    return who + words(key).format(marks[0], marks[-1])
