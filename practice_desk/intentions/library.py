"""What a therapist does with the Library: read it, keep texts of their own, restore a default, edit packs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache

from practice_desk.domain.clock import today
from practice_desk.domain.compare import Run, compare
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import (
    AGREEMENT,
    SHIPPED,
    LibraryText,
    Pack,
    PackProblem,
    PracticeWord,
    ShippedText,
    Template,
    TemplateKind,
    TemplateVersion,
    as_own,
    as_shipped,
    belongs,
    read_packs,
    read_texts,
)
from practice_desk.domain.merge_fields import WORDS, FilledFrom, WordGroup, filled_from, word_problems
from practice_desk.domain.merging import fields_in
from practice_desk.domain.paper_fields import FIELDS
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import Paper
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.signing import refuse
from practice_desk.domain.text_fit import TextFit, country_of, fit_of
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

PAGE = Place(PlaceKind.LIBRARY)
CORE = "core"


@cache
def shipped_texts() -> dict[str, ShippedText]:
    """Return the texts that come with the program, by key, read once."""
    files = sorted(resource("library").glob("*.md"))
    return {t.key: t for f in files for t in read_texts(f.read_text(encoding="utf-8"))}


@cache
def shipped_words(place: Jurisdiction, where: str = "", *, several: bool = False) -> dict[str, str]:
    """Return the merge words and defaults of a law; `where` is the place in which help is called.

    `several` asks for what is usual where several people come, such as longer sessions.

    Emergency and crisis lines are those of that place (clinical.md 2.2, row 6). In a country that none are
    known for they are left open: a wrong number is worse than one that has to be filled in.
    """
    said = json.loads(resource("library", "words.json").read_text(encoding="utf-8"))
    country = country_of(where) if where.strip() else place
    help_words = {name: said[country.value][name] for name in WORDS[WordGroup.HELP]} if country else {}
    rest = {n: words for n, words in said[place.value].items() if n not in WORDS[WordGroup.HELP]}
    usual = said["several"] if several else {}
    return {**rest, **help_words, **said["places"].get(where.strip(), {}), **usual}


def texts(
    desk: Desk, kind: TemplateKind | None = None, place: Jurisdiction | None = None, *, hidden: bool = False
) -> list[LibraryText]:
    """Return the Library: shipped texts or the therapist's copies in their place, then texts of their own.

    Hidden ones only where `hidden` asks for them; `place` leaves out the variants of other places.
    """
    found = list(_all(desk))
    return [
        t
        for t in found
        if (kind is None or t.kind is kind)
        and (place is None or belongs(t, place))
        and (hidden or not t.hidden)
    ]


def find_text(desk: Desk, key: str) -> LibraryText:
    """Return the newest version of a text by its key. Raises KeyError when there is none."""
    for template in desk.templates.all():
        if key in (template.shipped, template.id):
            return _newest(desk, template)
    return as_shipped(shipped_texts()[key])


def versions(desk: Desk, text: LibraryText) -> list[TemplateVersion]:
    """Return the versions of a text of the therapist's own, the first one first; none of a shipped one."""
    return desk.template_versions.of_template(text.template_id) if text.template_id else []


def text_at(desk: Desk, reference: str) -> str:
    """Return the body that a paper was made from, or nothing where a shipped version is another one now."""
    key, _, number = reference.rpartition("@")
    if key.startswith(SHIPPED):
        shipped = shipped_texts().get(key.removeprefix(SHIPPED))
        return shipped.body if shipped and shipped.reference == reference else ""
    of = desk.template_versions.of_template(key)
    return next((v.body for v in of if v.number == int(number)), "")


def keep_text(desk: Desk, text: LibraryText, *, name: str, body: str, summary: str = "") -> LibraryText:
    """Keep a text as a new version; the first change of a shipped one makes a copy. Raises Refused.

    What was signed keeps the version it was made from.
    """
    own = desk.templates.find(text.template_id) if text.template_id else None
    template = own or Template(
        kind=text.kind, area=text.area, name=name, made_on=today(),
        shipped=text.key if text.key in shipped_texts() else "",
    )  # fmt: skip
    return _add_version(
        desk, Deed.KEEP_TEMPLATE, template, replace(text, name=name, body=body, summary=summary)
    )


def new_text(desk: Desk, text: LibraryText) -> LibraryText:
    """Add a text of the therapist's own; its key and reference are made here. Raises Refused."""
    template = Template(kind=text.kind, area=text.area, name=text.name, made_on=today())
    return _add_version(desk, Deed.KEEP_TEMPLATE, template, text)


def restore_default(desk: Desk, text: LibraryText) -> LibraryText:
    """Bring a shipped text back as the newest version of its copy; the versions between stay."""
    assert text.template_id, "only a copy of a shipped text has a default"
    default = as_shipped(shipped_texts()[text.key])
    template = desk.templates.get(text.template_id)
    return _add_version(desk, Deed.RESTORE_TEMPLATE, replace(template, hidden=False), default)


def bring_back(desk: Desk, text: LibraryText, version: TemplateVersion) -> LibraryText:
    """Bring an earlier version back as the newest one; those between stay."""
    return keep_text(desk, text, name=version.name, body=version.body, summary=version.summary)


def fit_here(desk: Desk, text: LibraryText) -> tuple[TextFit, str]:
    """Return whether a text was written for the place where the therapist works, and that place.

    A text of the therapist's own making is as they wrote it; a copy of a shipped one keeps its note.
    """
    place = desk.practice.own().place
    if text.key not in shipped_texts():
        return TextFit.WRITTEN, place
    return fit_of(text.place, place), place


def fit_of_paper(desk: Desk, paper: Paper) -> tuple[TextFit, str, Jurisdiction | None]:
    """Return whether a draft's text was written for where the client is, that place, and its variant."""
    where = desk.clients.get(paper.client_id).place or desk.practice.own().place
    key = paper.template.rpartition("@")[0].removeprefix(SHIPPED)
    copied = desk.templates.find(key)
    shipped = shipped_texts().get(copied.shipped if copied else key)
    if shipped is None:
        return TextFit.WRITTEN, where, None
    return fit_of(shipped.place, where), where, shipped.place


def own_fields(desk: Desk) -> tuple[str, ...]:
    """Return the fields that only the therapist's own texts ask for and that no form of a kind fills in."""
    asked = {n for t in shipped_texts().values() for n in fields_in(t.body + t.summary)}
    known = asked | {f.name for kind in FIELDS.values() for f in fields(kind)}
    own = [t for t in texts(desk, hidden=True) if t.is_own]
    found = dict.fromkeys(n for t in own for n in fields_in(t.body + t.summary))
    return tuple(n for n in found if n not in known and filled_from(n) is FilledFrom.PAPER)


def hide_text(desk: Desk, text: LibraryText, *, hidden: bool) -> None:
    """Leave a text of the therapist's own out of the lists, or show it again."""
    assert text.template_id, "a shipped text is always there"
    with desk.change(Deed.HIDE_TEMPLATE, PAGE):
        desk.templates.save(replace(desk.templates.get(text.template_id), hidden=hidden))


def compare_versions(before: str, after: str) -> list[Run]:
    """Return how one text became another, word by word."""
    return compare(before, after)


def practice_words(
    desk: Desk, place: Jurisdiction, where: str = "", *, several: bool = False
) -> dict[str, str]:
    """Return what the practice puts into merge fields: its own words over the defaults of the place.

    Its own emergency lines are not given to somebody in another country.
    """
    own = {w.field: w.words for w in desk.practice_words.all() if w.words.strip()}
    if where.strip() and country_of(where) is not desk.practice.own().jurisdiction:
        own = {name: words for name, words in own.items() if name not in WORDS[WordGroup.HELP]}
    return {**shipped_words(place, where, several=several), **own}


def keep_practice_words(desk: Desk, words: Mapping[str, str]) -> None:
    """Keep the practice's own words for merge fields; an empty one gives way to the default.

    Raises Refused.
    """
    refuse(word_problems(words))
    known = {w.field: w for w in desk.practice_words.all()}
    with desk.change(Deed.KEEP_PRACTICE_WORDS, PAGE):
        for field, said in words.items():
            desk.practice_words.save(replace(known.get(field) or PracticeWord(field=field), words=said))


def packs(desk: Desk, place: Jurisdiction | None = None) -> list[Pack]:
    """Return the packs of first papers: the therapist's own ones in place of those they were made from."""
    own = desk.packs.all(order="position, id")
    changed = {p.shipped: p for p in own if p.shipped}
    listed = [changed.get(p.shipped, p) for p in _shipped_packs()] + [p for p in own if not p.shipped]
    return [p for p in listed if place is None or p.place is place]


def packs_with(desk: Desk, text: LibraryText) -> list[Pack]:
    """Return the packs a text is offered in; a clause is in those with an agreement that takes it in."""
    agreed = text.kind is TemplateKind.CLAUSE
    name = AGREEMENT if agreed else text.key
    found = [p for p in packs(desk) if name in (*p.together, *p.beside) and text.place in (None, p.place)]
    return [p for p in found if not agreed or _takes_in(p, text)]


def stands_alone(desk: Desk) -> set[str]:
    """Return the keys of texts that never stand in a pack.

    A release, a recording, an AI tool, research and home visits each need a moment of their own (product.md).
    """
    apart = {kind.value for kind, rule in RULES.items() if not rule.may_be_in_pack}
    return {t.key for t in texts(desk, TemplateKind.PAPER, hidden=True) if t.area in apart}


def pack_problems(desk: Desk, pack: Pack) -> list[tuple[str, PackProblem]]:
    """Return what stands in the way of keeping a pack, by field."""
    return list(pack.problems(stands_alone(desk)))


def keep_pack(desk: Desk, pack: Pack) -> None:
    """Keep a pack; a changed shipped one becomes the therapist's own. Raises Refused."""
    refuse(pack_problems(desk, pack))
    with desk.change(Deed.KEEP_PACK, PAGE):
        desk.packs.save(pack)


def restore_pack(desk: Desk, pack: Pack) -> None:
    """Bring a shipped pack back in place of the therapist's own, or remove one of their own making."""
    with desk.change(Deed.KEEP_PACK, PAGE):
        if desk.packs.find(pack.id):
            desk.remove(pack)


def _takes_in(pack: Pack, clause: LibraryText) -> bool:
    wanted = {CORE, f"{pack.place.value}_core", pack.kind.value, *pack.settings}
    return bool(wanted.intersection(clause.settings))


def _all(desk: Desk) -> Iterator[LibraryText]:
    own = desk.templates.all(order="made_on, id")
    copies = {t.shipped: t for t in own if t.shipped}
    for key, shipped in shipped_texts().items():
        yield _newest(desk, copies[key]) if key in copies else as_shipped(shipped)
    for template in own:
        if not template.shipped:
            yield _newest(desk, template)


def _newest(desk: Desk, template: Template) -> LibraryText:
    version = desk.template_versions.of_template(template.id)[-1]
    return as_own(template, version, shipped_texts().get(template.shipped))


def _add_version(desk: Desk, deed: Deed, template: Template, text: LibraryText) -> LibraryText:
    number = len(desk.template_versions.of_template(template.id)) + 1
    version = TemplateVersion(
        template_id=template.id, number=number, name=text.name, language=text.language,
        place=text.place.value if text.place else "", body=text.body, summary=text.summary, made_on=today(),
    )  # fmt: skip
    refuse(version.problems())
    with desk.change(deed, PAGE):
        desk.templates.save(replace(template, name=text.name))
        desk.template_versions.add(version)
    return find_text(desk, template.id)


@cache
def _shipped_packs() -> tuple[Pack, ...]:
    return tuple(read_packs(resource("library", "packs.json").read_text(encoding="utf-8")))
