"""The Library: shipped texts, the therapist's own copies of them, and the packs they are offered in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.plans import Fact
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import Record
from practice_desk.domain.template_form import form_faults

SHIPPED = "shipped:"
AGREEMENT = "agreement"  # the place of the working agreement in a pack: it is composed, not one text


class TemplateKind(StrEnum):
    """What a text of the Library is for."""

    PAPER = "paper"
    CLAUSE = "clause"
    SNIPPET = "snippet"
    PROMPT = "prompt"
    WORKSHEET = "worksheet"


class TemplateProblem(StrEnum):
    """Why a text of the Library cannot be kept as typed."""

    NO_NAME = "no_name"
    NO_TEXT = "no_text"
    FORM = "form"


class PackProblem(StrEnum):
    """Why a pack cannot be kept as it is."""

    NO_NAME = "no_name"
    EMPTY = "empty"
    NEVER_IN_A_PACK = "never_in_a_pack"


@dataclass(frozen=True, repr=False)
class ShippedText:
    """A text that comes with the program. `area` is a kind of paper or a clause area.

    `notes` are the legal defaults that its marks point at; `settings` say when a clause is in a new
    agreement; `summary` is a clause's line on the client's copy, `why` the reason to tell, never printed.
    """

    key: str
    name: str
    kind: TemplateKind
    area: str
    body: str
    summary: str = ""
    why: str = ""
    settings: tuple[str, ...] = ()
    notes: dict[int, str] = field(default_factory=dict[int, str])
    remarks: tuple[str, ...] = ()
    number: int = 1

    @property
    def reference(self) -> str:
        """Return how papers name this text and its version."""
        return f"{SHIPPED}{self.key}@{self.number}"

    @property
    def place(self) -> Jurisdiction | None:
        """Return where this text belongs, None for both."""
        parts = self.key.split(".")
        return next((Jurisdiction(p) for p in parts if p in ("uk", "us")), None)


@dataclass(frozen=True, kw_only=True, repr=False)
class Template(Record):
    """A text of the therapist's own: a copy of a shipped one (`shipped` is its key) or a new one."""

    kind: TemplateKind = TemplateKind.PAPER
    area: str = ""
    name: str = ""
    shipped: str = ""
    hidden: bool = False
    made_on: date | None = None


@dataclass(frozen=True, kw_only=True, repr=False)
class TemplateVersion(Fact):
    """One version of a text of the therapist's own; what was signed keeps the version it was made from."""

    template_id: str
    number: int
    name: str = ""
    language: str = "en"
    place: str = ""
    body: str = ""
    summary: str = ""
    made_on: date

    def problems(self) -> Iterator[tuple[str, TemplateProblem]]:
        """Yield each field that stands in the way of keeping this version."""
        if not self.name.strip():
            yield "name", TemplateProblem.NO_NAME
        if not self.body.strip():
            yield "body", TemplateProblem.NO_TEXT
        if form_faults(self.body):
            yield "body", TemplateProblem.FORM
        if form_faults(self.summary):
            yield "summary", TemplateProblem.FORM

    @property
    def reference(self) -> str:
        """Return how papers name this text and its version."""
        return f"{self.template_id}@{self.number}"


@dataclass(frozen=True, kw_only=True, repr=False)
class PracticeWord(Record):
    """What the practice puts into a merge field everywhere, over the shipped default."""

    field: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, repr=False)
class Pack(Record):
    """First papers for a kind of client: signed together in one sitting, others beside, unticked.

    Each paper is stored, withdrawn and superseded on its own. `settings` choose the clauses of its agreement.
    """

    name: str = ""
    kind: ClientKind = ClientKind.INDIVIDUAL
    place: Jurisdiction = Jurisdiction.UK
    together: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    shipped: str = ""
    position: int = 0

    def problems(self, apart: Iterable[str] = ()) -> Iterator[tuple[str, PackProblem]]:
        """Yield what stands in the way; `apart` are the keys of texts that are never in a pack."""
        if not self.name.strip():
            yield "name", PackProblem.NO_NAME
        if not self.together:
            yield "together", PackProblem.EMPTY
        alone = set(apart)
        for side in ("together", "beside"):
            if alone & set(getattr(self, side)):
                yield side, PackProblem.NEVER_IN_A_PACK


@dataclass(frozen=True, repr=False)
class LibraryText:
    """A text as the Library shows it: shipped, or the therapist's newest version of it.

    `key` is that of the shipped text, also for a copy of it, so that packs find the copy; a text of the
    therapist's own has its template's id.
    """

    key: str
    reference: str
    name: str
    kind: TemplateKind
    area: str
    body: str
    summary: str = ""
    why: str = ""
    settings: tuple[str, ...] = ()
    notes: dict[int, str] = field(default_factory=dict[int, str])
    place: Jurisdiction | None = None
    language: str = "en"
    number: int = 1
    template_id: str | None = None
    hidden: bool = False
    remarks: tuple[str, ...] = ()
    changed_on: date | None = None

    @property
    def is_own(self) -> bool:
        """Say whether the therapist wrote this version."""
        return self.template_id is not None


def as_shipped(text: ShippedText) -> LibraryText:
    """Return a shipped text as the Library shows it."""
    return LibraryText(
        key=text.key, reference=text.reference, name=text.name, kind=text.kind, area=text.area,
        body=text.body, summary=text.summary, why=text.why, settings=text.settings, notes=text.notes,
        place=text.place, number=text.number, remarks=text.remarks,
    )  # fmt: skip


def as_own(template: Template, version: TemplateVersion, shipped: ShippedText | None) -> LibraryText:
    """Return a version of the therapist's own as the Library shows it, with the notes of its default."""
    return LibraryText(
        key=template.shipped or template.id, reference=version.reference, name=version.name,
        kind=template.kind, area=template.area, body=version.body, summary=version.summary,
        why=shipped.why if shipped else "", settings=shipped.settings if shipped else (),
        notes=shipped.notes if shipped else {}, language=version.language, number=version.number,
        place=Jurisdiction(version.place) if version.place else None, template_id=template.id,
        hidden=template.hidden, remarks=shipped.remarks if shipped else (), changed_on=version.made_on,
    )  # fmt: skip


_SECTION = re.compile(r"^## ", re.MULTILINE)
_FENCE = re.compile(r"```text\n(.*?)\n?```", re.DOTALL)
_NOTE = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)
_REMARK = re.compile(r"^\* (.+)$", re.MULTILINE)
_ABOUT = re.compile(r"^([a-z]+): (.*)$", re.MULTILINE)
_KINDS = {k.value: k for k in TemplateKind if k is not TemplateKind.PAPER}


def read_texts(file: str) -> list[ShippedText]:
    """Return the texts of one file of the Library, in its order. Raises ValueError for one without a body."""
    return [_shipped(part) for part in _SECTION.split(file)[1:]]


def read_packs(file: str) -> list[Pack]:
    """Return the shipped packs, in their order; each has its key as id and as `shipped`."""
    rows: list[dict[str, Any]] = json.loads(file)
    return [
        Pack(
            id=row["key"], shipped=row["key"], name=row["name"], kind=ClientKind(row["kind"]),
            place=Jurisdiction(row["place"]), together=tuple(row["together"]), beside=tuple(row["beside"]),
            settings=tuple(row.get("settings", ())), position=position,
        )
        for position, row in enumerate(rows)
    ]  # fmt: skip


def belongs(text: ShippedText | LibraryText, place: Jurisdiction) -> bool:
    """Say whether a text is for a place: its own variant, or one for both."""
    return text.place in (None, place)


def _shipped(part: str) -> ShippedText:
    key, _, rest = part.partition("\n")
    fences = [found.group(1) for found in _FENCE.finditer(rest)]
    if not fences:
        raise ValueError(key)
    about = dict(_ABOUT.findall(rest.partition("```")[0]))
    after = rest.rpartition("```")[2]
    kind = _KINDS.get(about["kind"], TemplateKind.PAPER)
    area = key.strip().partition(".")[2] if kind is TemplateKind.CLAUSE else about.get("for", about["kind"])
    return ShippedText(
        key=key.strip(), name=about["name"], kind=kind, area=area, body=fences[0],
        summary=fences[1] if len(fences) > 1 else "", why=about.get("why", ""),
        settings=tuple(about.get("use", "").split()), notes={int(n): t for n, t in _NOTE.findall(after)},
        remarks=tuple(_REMARK.findall(after)), number=int(about.get("version", 1)),
    )  # fmt: skip
