"""Measure definitions as text: the one form of shipped measures and of a therapist's own."""

from __future__ import annotations

import json
from typing import Any

from practice_desk.domain.measures import (
    Band,
    BandSet,
    CutOff,
    Entry,
    Evidence,
    HigherIs,
    Item,
    Measure,
    Option,
    Pattern,
    Scale,
    Sign,
    Threshold,
)


def read_measure(text: str) -> Measure:
    """Return the measure a definition says. Raises KeyError or ValueError for what is no definition."""
    said: dict[str, Any] = json.loads(text)
    shared = _options(said.get("options", []))
    pattern = said.get("pattern")
    return Measure(
        key=said["key"], name=said["name"], version=said.get("version", 1), title=said.get("title", ""),
        entry=Entry(said.get("entry", "items")), instructions=said.get("instructions", ""),
        stem=said.get("stem", ""), higher_is=HigherIs(said.get("higher_is", "worse")),
        items=tuple(_item(i, shared) for i in said["items"]),
        scales=tuple(_scale(s) for s in said["scales"]),
        least_answered=said.get("least_answered"),
        thresholds=tuple(_threshold(t) for t in said.get("changes", [])),
        pattern=_pattern(pattern) if pattern else None,
        notices=tuple(said.get("notices", [])), link=said.get("link", ""), own=said.get("own", False),
    )  # fmt: skip


def write_measure(measure: Measure) -> str:
    """Return a measure as text that `read_measure` reads back to the same measure."""
    m = measure
    said: dict[str, Any] = {
        "key": m.key, "name": m.name, "version": m.version, "title": m.title, "entry": m.entry.value,
        "instructions": m.instructions, "stem": m.stem, "higher_is": m.higher_is.value,
        "items": [_item_said(i) for i in m.items], "scales": [_scale_said(s) for s in m.scales],
        "least_answered": m.least_answered, "changes": [_threshold_said(t) for t in m.thresholds],
        "pattern": _pattern_said(m.pattern) if m.pattern else None,
        "notices": list(m.notices), "link": m.link, "own": m.own,
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _options(said: list[list[Any]]) -> tuple[Option, ...]:
    return tuple(Option(label, value) for label, value in said)


def _item(said: dict[str, Any], shared: tuple[Option, ...]) -> Item:
    own = _options(said["options"]) if "options" in said else shared
    if "values" in said:
        own = tuple(Option("", value) for value in said["values"])
    return Item(
        text=said.get("text", ""), options=own, reverse=said.get("reverse", False),
        self_harm=said.get("self_harm", False), scored=said.get("scored", True),
        may_be_left=said.get("may_be_left", False),
    )  # fmt: skip


def _item_said(item: Item) -> dict[str, Any]:
    return {
        "text": item.text, "options": [[o.label, o.value] for o in item.options], "reverse": item.reverse,
        "self_harm": item.self_harm, "scored": item.scored, "may_be_left": item.may_be_left,
    }  # fmt: skip


def _scale(said: dict[str, Any]) -> Scale:
    bands = said.get("bands")
    return Scale(
        key=said["key"], name=said.get("name", ""), items=tuple(said["items"]), times=said.get("times", 1),
        low=said["low"], high=said["high"], band_set=_bands(bands) if bands else None,
        cut_offs=tuple(_cut_off(c) for c in said.get("cut_offs", [])),
    )  # fmt: skip


def _scale_said(scale: Scale) -> dict[str, Any]:
    return {
        "key": scale.key, "name": scale.name, "items": list(scale.items), "times": scale.times,
        "low": scale.low, "high": scale.high,
        "bands": _bands_said(scale.band_set) if scale.band_set else None,
        "cut_offs": [
            {"key": c.key, "sign": c.sign.value, "at": c.at, "raw": c.raw, **_checked_said(c)}
            for c in scale.cut_offs
        ],
    }  # fmt: skip


def _bands(said: dict[str, Any]) -> BandSet:
    return BandSet(
        said["name"], tuple(Band(low, high, word) for low, high, word in said["of"]), **_checked(said)
    )


def _bands_said(bands: BandSet) -> dict[str, Any]:
    return {
        "name": bands.name,
        "of": [[b.low, b.high, b.word] for b in bands.bands],
        **_checked_said(bands),
    }


def _cut_off(said: dict[str, Any]) -> CutOff:
    return CutOff(said["key"], Sign(said["sign"]), said["at"], raw=said.get("raw", False), **_checked(said))


def _threshold(said: dict[str, Any]) -> Threshold:
    return Threshold(
        said["points"], said.get("cut_off"), said.get("scale", "total"), **_checked(said),
        deviation=said.get("deviation"), reliability=said.get("reliability"),
    )  # fmt: skip


def _threshold_said(threshold: Threshold) -> dict[str, Any]:
    t = threshold
    figures = {"deviation": t.deviation, "reliability": t.reliability}
    worked_out = figures if t.deviation is not None else {}
    return {"points": t.points, "cut_off": t.cut_off, "scale": t.scale, **_checked_said(t), **worked_out}


def _pattern(said: dict[str, Any]) -> Pattern:
    needs = tuple((str(scale), int(count)) for scale, count in said["needs"])
    return Pattern(said["key"], said["counts_from"], needs, **_checked(said))


def _pattern_said(pattern: Pattern) -> dict[str, Any]:
    return {
        "key": pattern.key,
        "counts_from": pattern.counts_from,
        "needs": [list(need) for need in pattern.needs],
        **_checked_said(pattern),
    }


def _checked(said: dict[str, Any]) -> dict[str, Any]:
    return {"evidence": Evidence(said.get("evidence", "seen")), "source": said.get("source", "")}


def _checked_said(figure: BandSet | CutOff | Threshold | Pattern) -> dict[str, Any]:
    return {"evidence": figure.evidence.value, "source": figure.source}
