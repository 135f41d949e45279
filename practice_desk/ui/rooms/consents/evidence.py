"""What is known of a paper beside its state: how it was explained, what was asked, and its complete past."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.blocks import Block, BlockKind, read_canonical
from practice_desk.domain.paper_rules import RULES, WithdrawalEffect
from practice_desk.domain.papers import (
    ExplainedHow,
    PaperEvent,
    PaperEventKind,
    PaperKind,
    ReadHow,
    Signature,
    SignatureMethod,
)
from practice_desk.domain.signing import grouped, in_sequence, out_of_order
from practice_desk.domain.standing import PaperFile, Standing
from practice_desk.intentions.frozen_copies import code_of
from practice_desk.ui import words
from practice_desk.ui.parts.kind_fields import known_facts
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.reading import Passage
from practice_desk.ui.rooms.consents.shelf import is_changed

Fact = tuple[str, str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("evidence", text)


def facts_of(speak: PaperWords, file: PaperFile, now: Standing) -> list[Fact]:
    """Return what is read about a paper: what follows, how it was explained, its copies, its text."""
    lines = [
        (_tr("Effect"), _effect(file)),
        (_tr("Chosen"), _chosen(speak, file)),
        (_tr("Explained"), _explained(speak, file)),
        (_tr("Questions"), _each(speak, file, lambda s: f"“{s.questions}”" if s.questions else "")),
        (_tr("Understanding"), _each(speak, file, lambda s: s.capacity_note)),
        (_tr("Copy given"), _copies(speak, file)),
        (_tr("Look again"), speak.context.date(now.review_on) if not now.is_over else ""),
        (_tr("Holds until"), speak.context.date(now.last_day) if now.in_force else ""),
        *known_facts(speak.context, file.paper),
        (_tr("Text"), _text(file)),
        (_tr("Code"), grouped(code_of(file))),
    ]
    return [(label, said) for label, said in lines if said]


def clock_note(file: PaperFile) -> str:
    """Say that a clock was set back while people signed, or nothing."""
    if file.offer is None or not out_of_order(file.offer, file.signatures):
        return ""
    return _tr(
        "The computer's clock was set back between these signatures. They stand in the order in which they "
        "were written down."
    )


def past_of(speak: PaperWords, file: PaperFile) -> list[Passage]:
    """Return all that happened to a paper, in the order it was written down, the signatures in full."""
    if file.offer is None:
        return []
    offered = file.offer.at_utc.astimezone()
    told: list[tuple[int, Passage]] = [
        (file.offer.seq, (_tr("Offered"), f"{speak.context.date(offered.date())}, {offered:%H:%M}"))
    ]
    told += [(s.seq, _signed(speak, file, s)) for s in in_sequence(file.signatures)]
    told += [(e.seq, _happened(speak, file, e)) for e in file.events]
    return [passage for _, passage in sorted(told, key=lambda pair: pair[0])]


def done_line(speak: PaperWords, signature: Signature) -> str:
    """Return how somebody signed, in one line: the day, the way, how it was read, where."""
    parts = [speak.context.date(signature.signed_on), words.of(signature.method).lower()]
    if signature.read_how is not ReadHow.ON_SCREEN:
        parts.append(words.of(signature.read_how).lower())
    if signature.held_at:
        parts.append(_tr("original held at {0}").format(signature.held_at))
    if signature.witness:
        parts.append(_tr("witness {0}").format(signature.witness))
    return ", ".join([*parts, signature.where] if signature.where else parts)


def ticked(file: PaperFile, signature: Signature) -> list[str]:
    """Return the words of the boxes that somebody ticked."""
    if file.offer is None:
        return []
    blocks = read_canonical(file.offer.body)
    return [said for name in signature.ticks if (said := _box(blocks, name))]


def _box(blocks: tuple[Block, ...], name: str) -> str:
    number, _, option = name.partition(".")
    block = blocks[int(number)]
    if block.kind is BlockKind.TICK:
        return block.text
    said = block.options[int(option)]
    return f"{block.text} {said}" if block.text and len(block.options) > 1 else said


def _effect(file: PaperFile) -> str:
    event = next((e for e in reversed(file.events) if e.kind is PaperEventKind.WITHDRAWN), None)
    if event is None or not event.effect:
        return ""
    return words.of(WithdrawalEffect(event.effect))


def _chosen(speak: PaperWords, file: PaperFile) -> str:
    if not RULES[file.paper.kind].optional and file.paper.kind is not PaperKind.MINOR:
        return ""
    return _each(speak, file, lambda s: "; ".join(ticked(file, s)))


def _explained(speak: PaperWords, file: PaperFile) -> str:
    def said(signature: Signature) -> str:
        parts = [words.of(signature.explained)]
        if signature.language:
            parts.append(_tr("in {0}").format(signature.language))
        if signature.interpreter and signature.explained is ExplainedHow.WITH_INTERPRETER:
            parts.append(_tr("interpreter {0}").format(signature.interpreter))
        return ", ".join(parts)

    return _each(speak, file, said)


def _each(speak: PaperWords, file: PaperFile, say: Callable[[Signature], str]) -> str:
    """Return what is said for each person who signed: once where all are alike, else by name."""
    by_id = {s.id: s for s in file.signers}
    said: list[tuple[str, str]] = []
    for signature in in_sequence(file.signatures):
        signer = by_id.get(signature.signer_id)
        if signer is not None and not signer.is_therapist and (text := say(signature)):
            said.append((speak.name(signer), text))
    alike = {text for _, text in said}
    if len(alike) <= 1:
        return "".join(alike)
    return "\n".join(f"{name}: {text}" for name, text in said)


def _copies(speak: PaperWords, file: PaperFile) -> str:
    given = [e for e in file.events if e.kind is PaperEventKind.COPY_GIVEN]
    lines = (
        ", ".join(part for part in (_whose(speak, file, e), e.how, speak.context.date(e.on)) if part)
        for e in given
    )
    return "\n".join(dict.fromkeys(line[:1].upper() + line[1:] for line in lines))


def _whose(speak: PaperWords, file: PaperFile, event: PaperEvent) -> str:
    return speak.names(file, [event.signer_id]) if event.signer_id else ""


def _text(file: PaperFile) -> str:
    number = file.paper.template.rpartition("@")[2]
    said = _tr("Version {0}").format(number) if number.isdecimal() else ""
    if file.offer is None:
        return said
    kept = _tr("not as it was made: run a check of the vault") if is_changed(file) else ""
    return ", ".join(part for part in (said, kept or _tr("unchanged since it was offered")) if part)


def _signed(speak: PaperWords, file: PaperFile, signature: Signature) -> Passage:
    signer = next(s for s in file.signers if s.id == signature.signer_id)
    written = signature.at_utc.astimezone()
    lines = [
        done_line(speak, signature), speak.capacity(signer),
        _tr("Written down on {0}, {1}").format(speak.context.date(written.date()), f"{written:%H:%M}"),
        *_marks(signature), signature.sentence,
        *(_tr("Ticked: {0}").format(text) for text in ticked(file, signature)),
        _tr("Identity: {0}").format(words.of(signature.identity).lower()),
        _tr("Explained: {0}").format(words.of(signature.explained).lower()),
        *_labelled(signature),
        _tr("Program {0} on {1}").format(signature.app, signature.device) if signature.device else "",
        _tr("Seal {0}").format(signature.sha[:16]),
    ]  # fmt: skip
    title = _tr("Signed by {0}").format(speak.full_name(signer))
    return title, "\n".join(line for line in lines if line)


def _marks(signature: Signature) -> Iterator[str]:
    if signature.mark and signature.method is not SignatureMethod.DRAWN:
        yield f"“{signature.mark}”"
    if signature.blob_id:
        yield _tr("A scan is attached")


def _labelled(signature: Signature) -> Iterable[str]:
    said = (
        (_tr("Questions: {0}"), signature.questions), (_tr("Language: {0}"), signature.language),
        (_tr("Interpreter: {0}"), signature.interpreter),
        (_tr("Understanding: {0}"), signature.capacity_note),
    )  # fmt: skip
    return (words_.format(value) for words_, value in said if value)


def _happened(speak: PaperWords, file: PaperFile, event: PaperEvent) -> Passage:
    who = _whose(speak, file, event)
    title = f"{words.of(event.kind)}: {who}" if who else words.of(event.kind)
    effect = words.of(WithdrawalEffect(event.effect)) if event.effect in set(WithdrawalEffect) else ""
    next_on = speak.context.date(event.next_on)
    lines = [
        speak.context.date(event.on), event.how, event.reason, effect,
        _tr("To be looked at again on {0}").format(next_on) if next_on else "",
    ]  # fmt: skip
    return title, "\n".join(line for line in lines if line)
