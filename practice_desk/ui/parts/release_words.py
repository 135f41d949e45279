"""How a permission to share is spoken of: what it is worth on a day, what it lacks, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.blocks import BlockKind, read_canonical
from practice_desk.domain.releases import Release, ReleaseElement, ReleaseValidity, Validity
from practice_desk.domain.standing import PaperFile
from practice_desk.domain.text import isolate
from practice_desk.ui import words
from practice_desk.ui.context import Context

LOOKS = {
    ReleaseValidity.VALID: "force", ReleaseValidity.NOT_YET: "due", ReleaseValidity.EXPIRED: "past",
    ReleaseValidity.REVOKED: "withdrawn", ReleaseValidity.DECLINED: "declined",
    ReleaseValidity.REPLACED: "past", ReleaseValidity.VOIDED: "past", ReleaseValidity.INCOMPLETE: "missing",
}  # fmt: skip
_SEEN_FIRST = "show me"


def _tr(text: str) -> str:
    return QCoreApplication.translate("release_words", text)


def worth(context: Context, release: Release, found: Validity) -> str:
    """Return what a permission is worth today, as a short sentence without its end stop."""
    day = context.date(found.on)
    if found.is_worth is ReleaseValidity.VALID:
        return _lasting(release, day)
    said = {
        ReleaseValidity.NOT_YET: _tr("Starts on {0}"),
        ReleaseValidity.EXPIRED: _tr("Ended on {0}"),
        ReleaseValidity.REVOKED: _tr("Taken back on {0}"),
        ReleaseValidity.DECLINED: _tr("Said no on {0}"),
        ReleaseValidity.REPLACED: _tr("Replaced on {0}"),
        ReleaseValidity.VOIDED: _tr("Marked as entered in error on {0}"),
    }.get(found.is_worth, _tr("It still needs: {0}"))  # fmt: skip
    return said.format(day or elements(found.missing))


def reason(context: Context, found: Validity, *, holds_today: bool = False) -> str:
    """Return why nothing can be shared under a permission, as a sentence; nothing where it holds.

    `holds_today` where it does so today, and `found` is what it is worth on a later day.
    """
    day = context.date(found.on)
    said = {
        ReleaseValidity.VALID: "",
        ReleaseValidity.NOT_YET: _tr("This permission only starts on {0}."),
        ReleaseValidity.EXPIRED: _tr("This permission ends on {0}, before the day you chose.")
        if holds_today else _tr("This permission ended on {0}."),
        ReleaseValidity.REVOKED: _tr("This permission was taken back on {0}."),
        ReleaseValidity.DECLINED: _tr("The answer to this was no, on {0}."),
        ReleaseValidity.REPLACED: _tr("A newer permission took the place of this one on {0}."),
        ReleaseValidity.VOIDED: _tr("This permission was marked as entered in error on {0}."),
        ReleaseValidity.INCOMPLETE: _tr("This permission is not complete. It still needs: {0}."),
    }[found.is_worth]  # fmt: skip
    return said.format(day or elements(found.missing))


def remedy(found: Validity) -> str:
    """Return what can be done where a permission does not hold."""
    return {
        ReleaseValidity.VALID: "",
        ReleaseValidity.NOT_YET: _tr("Choose a later day, or say on which other ground you share."),
        ReleaseValidity.REPLACED: _tr("Choose the newer one, or say on which other ground you share."),
        ReleaseValidity.INCOMPLETE: _tr("Complete it first, or say on which other ground you share."),
    }.get(found.is_worth, _tr("You can ask for a new one, or say on which other ground you share."))


def line(context: Context, release: Release, found: Validity) -> str:
    """Return a permission as one line to choose: who gets it, and what it is worth today."""
    to = isolate(release.recipient.strip()) if release.recipient.strip() else _tr("Nobody named yet")
    return f"{to}: {small(worth(context, release, found))}"


def elements(missing: Iterable[ReleaseElement]) -> str:
    """Return what is missing as a list in a sentence."""
    return "; ".join(small(words.of(element)) for element in missing)


def advice(element: ReleaseElement, *, gone: bool, fixed: bool) -> str:
    """Return what to do about something that is missing.

    `gone`: the paper's text no longer has a place for it. `fixed`: the paper was offered, so that nothing
    about it can be changed.
    """
    if fixed:
        return _tr("The text of this paper is fixed. Ask for a new one that says it.")
    if gone:
        return _tr("The text no longer says this. Put the part back, as it stands in the Library.")
    return {
        ReleaseElement.INFORMATION: _tr("Say what may be shared, in words the reader will understand."),
        ReleaseElement.DISCLOSER: _tr("Name who may share it."),
        ReleaseElement.RECIPIENT: _tr("Name who may get it."),
        ReleaseElement.PURPOSE: _tr("Say why. “I ask for it” is enough when the client starts it."),
        ReleaseElement.EXPIRY: _tr("Set an end: a date or an event. “None” is not allowed here."),
        ReleaseElement.SIGNATURE: _tr("It still needs a signature and a date, of everybody who is asked."),
        ReleaseElement.AUTHORITY: _tr("Somebody signs for the client. Say what gives them the right."),
        ReleaseElement.OWN_PAPER: _tr(
            "Psychotherapy notes have a text of their own, and it is about nothing else. "
            "Draft that one, or leave the notes out."
        ),
    }[element]  # fmt: skip


def wants_to_see_first(file: PaperFile) -> bool:
    """Say whether somebody who signed ticked that they want to see it before it is shared."""
    if file.offer is None:
        return False
    blocks = read_canonical(file.offer.body)
    names = {
        f"{n}.0" for n, block in enumerate(blocks)
        if block.kind is BlockKind.TICK and block.text.casefold().startswith(_SEEN_FIRST)
    }  # fmt: skip
    return any(names & set(signature.ticks) for signature in file.signatures)


def _lasting(release: Release, day: str) -> str:
    event = isolate(release.expires_event.strip()) if release.expires_event.strip() else ""
    if day and event:
        return _tr("Until {0}, or until this happens first: {1}").format(day, event)
    return (_tr("Until {0}") if day else _tr("Until this happens: {0}")).format(day or event)


def small(text: str) -> str:
    """Return a sentence as it stands inside another one."""
    return text[:1].lower() + text[1:]
