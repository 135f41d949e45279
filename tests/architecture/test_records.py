import dataclasses
import importlib
import inspect
import pkgutil

import practice_desk.domain
import practice_desk.storage
from practice_desk.domain.record import Record

SAID = "what a client said"
# Values that hold codes, ids and counts only.
HARMLESS = {"Place", "Cost", "Head", "Finding", "RolledBack", "FailedUnlocks"}


def dataclasses_of(package) -> list[type]:
    found = {}
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        for kind in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(kind) and dataclasses.is_dataclass(kind):
                found[f"{kind.__module__}.{kind.__qualname__}"] = kind
    return [kind for name, kind in sorted(found.items()) if name.startswith("practice_desk.")]


def filled(kind: type):
    """Make one without asking its rules, with the same words in every field."""
    thing = object.__new__(kind)
    for field in dataclasses.fields(kind):
        object.__setattr__(thing, field.name, SAID)
    return thing


def tells(kind: type) -> bool:
    thing = filled(kind)
    if isinstance(thing, Record):
        object.__setattr__(thing, "id", "0123456789abcdef")
    return SAID in repr(thing) or SAID in str(thing)


def records() -> list[type]:
    return [kind for kind in dataclasses_of(practice_desk.domain) if issubclass(kind, Record)]


def test_there_are_records_to_look_at():
    assert len(records()) > 10


def test_every_record_is_frozen_and_has_an_id():
    for kind in records():
        assert kind.__dataclass_params__.frozen, kind
        assert "id" in {field.name for field in dataclasses.fields(kind)}, kind


def test_no_record_prints_its_contents():
    assert [kind.__name__ for kind in records() if tells(kind)] == []


def test_no_other_value_of_domain_or_storage_prints_what_people_wrote():
    kinds = dataclasses_of(practice_desk.domain) + dataclasses_of(practice_desk.storage)
    assert [kind.__name__ for kind in kinds if tells(kind) and kind.__name__ not in HARMLESS] == []


def test_a_record_with_a_printing_repr_is_seen():
    @dataclasses.dataclass(frozen=True, kw_only=True)
    class Talkative(Record):
        words: str = ""

    assert tells(Talkative)
