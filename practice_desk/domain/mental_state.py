"""The mental state as it was seen in a session: short labelled lines in own words, without any score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from practice_desk.domain.note_text import Passage, PassageKind, Run


class MentalStateLine(StrEnum):
    """What is looked at, in the usual order; each line may stay empty."""

    APPEARANCE = "appearance"
    BEHAVIOUR = "behaviour"
    SPEECH = "speech"
    MOOD = "mood"
    AFFECT = "affect"
    THINKING = "thinking"
    PERCEPTION = "perception"
    ORIENTATION = "orientation"
    INSIGHT = "insight"


def write_lines(
    said: Mapping[MentalStateLine, str], labels: Mapping[MentalStateLine, str], rest: Sequence[Passage] = ()
) -> tuple[Passage, ...]:
    """Return the lines as passages of a note: the label bold, then the words; an empty line is left out."""
    lines = [
        Passage(runs=(Run(f"{labels[line]}: ", bold=True), Run(said[line].strip())))
        for line in MentalStateLine
        if said.get(line, "").strip()
    ]
    return (*lines, *rest)


def read_lines(
    passages: Iterable[Passage], labels: Mapping[MentalStateLine, str]
) -> tuple[dict[MentalStateLine, str], tuple[Passage, ...]]:
    """Return what the lines say, and the passages that are no such line."""
    said: dict[MentalStateLine, str] = {}
    rest: list[Passage] = []
    for passage in passages:
        line = _line_of(passage, labels)
        if line is None or line in said:
            rest.append(passage)
        else:
            said[line] = passage.plain[len(labels[line]) + 1 :].strip()
    return said, tuple(rest)


def _line_of(passage: Passage, labels: Mapping[MentalStateLine, str]) -> MentalStateLine | None:
    if passage.kind is not PassageKind.PARAGRAPH or not passage.runs or not passage.runs[0].bold:
        return None
    label = passage.runs[0].text.strip()
    return next((line for line in MentalStateLine if label == f"{labels[line]}:"), None)
