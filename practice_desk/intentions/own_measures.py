"""What is done with a therapist's own measures: built, changed into a further version, put away."""

from __future__ import annotations

from dataclasses import replace

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measure_files import read_measure, write_measure
from practice_desk.domain.measures import Measure, Threshold
from practice_desk.domain.own_measures import KeptMeasure, OwnItem, OwnMeasure
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.domain.signing import refuse
from practice_desk.storage.desk import Desk

PAGE = Place(PlaceKind.LIBRARY)


def begin_own() -> OwnMeasure:
    """Return an empty measure to build, with a key of its own; not kept yet."""
    return OwnMeasure(key=f"own-{new_id()[:12]}")


def own_measures(desk: Desk, *, hidden: bool = False) -> list[KeptMeasure]:
    """Return the newest version of each of the therapist's own measures, by name; those put away if asked."""
    newest = {kept.key: kept for kept in desk.own_measures.all(order="version")}
    return sorted((k for k in newest.values() if hidden or not k.hidden), key=lambda k: k.name.casefold())


def own_of(desk: Desk, key: str) -> OwnMeasure:
    """Return a measure as it was typed into the builder, to change it. Raises KeyError for an unknown one."""
    measure = read_measure(_newest(desk, key).body)
    scale, size = measure.scale(), measure.threshold()
    return OwnMeasure(
        key=key, name=measure.name, instructions=measure.instructions, version=measure.version,
        items=tuple(OwnItem(i.text, i.reverse, i.self_harm) for i in measure.items),
        options=measure.items[0].options, higher_is=measure.higher_is,
        bands=scale.band_set.bands if scale and scale.band_set else (),
        notice=next(iter(measure.notices), ""), may_use_text=True,
        deviation=size.deviation if size else None, reliability=size.reliability if size else None,
    )  # fmt: skip


def keep_own(desk: Desk, own: OwnMeasure) -> KeptMeasure:
    """Keep a measure; a change to one that is kept makes a further version. Raises Refused, by field.

    What was answered keeps the version it was given with.
    """
    refuse(own.problems())
    known = desk.own_measures.of_key(own.key)
    made = own.measure()
    if known:
        before = read_measure(known[-1].body)
        made = replace(made, version=before.version, thresholds=_sizes(made, before))
        if made == before:
            return known[-1]
        made = replace(made, version=before.version + 1)
    kept = KeptMeasure(
        key=made.key, version=made.version, name=made.name, body=write_measure(made), made_on=today()
    )
    with desk.change(Deed.KEEP_OWN_MEASURE, PAGE):
        desk.own_measures.save(kept)
    return kept


def hide_own(desk: Desk, key: str, *, hidden: bool) -> None:
    """Put a measure away, or take it out again; what was answered stays."""
    with desk.change(Deed.HIDE_OWN_MEASURE, PAGE):
        for kept in desk.own_measures.of_key(key):
            desk.own_measures.save(replace(kept, hidden=hidden))


def measure_of(kept: KeptMeasure) -> Measure:
    """Return the definition of a kept measure."""
    return read_measure(kept.body)


def _sizes(made: Measure, before: Measure) -> tuple[Threshold, ...]:
    """Return the sizes of change: as typed, or those of a version whose two figures were not kept with it."""
    unknown = any(t.deviation is None for t in before.thresholds)
    return before.thresholds if unknown and not made.thresholds else made.thresholds


def _newest(desk: Desk, key: str) -> KeptMeasure:
    kept = desk.own_measures.of_key(key)
    if not kept:
        raise KeyError(key)
    return kept[-1]
