"""How a paper is spoken of on the screen: its state as a chip, who signs it, and the line below its title."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from practice_desk.domain.clock import today
from practice_desk.domain.papers import PaperEvent, PaperEventKind, PaperKind, PaperSigner
from practice_desk.domain.people import listed
from practice_desk.domain.standing import PaperFile, PaperState, Standing
from practice_desk.domain.text import isolate
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Chip
from practice_desk.ui.parts.names import person_name

SOON = timedelta(days=30)
LOOKS = {
    PaperState.VOIDED: "past", PaperState.SUPERSEDED: "past", PaperState.WITHDRAWN: "withdrawn",
    PaperState.PARTLY_WITHDRAWN: "withdrawn", PaperState.DECLINED: "declined", PaperState.EXPIRED: "past",
    PaperState.REVIEW_DUE: "due", PaperState.GIVEN: "force", PaperState.SIGNED: "force",
    PaperState.PARTLY_SIGNED: "partly", PaperState.OFFERED: "missing", PaperState.DRAFT: "draft",
}  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("paper_words", text)


class PaperWords:
    """Speaks of the papers of one client; the names of people are read once."""

    def __init__(self, context: Context, client_id: str) -> None:
        self.context = context
        self._people = {p.id: p for p in context.desk.people.of_client(client_id)}

    # ---- who ----

    def name(self, signer: PaperSigner) -> str:
        """Return what somebody who signs is called in a sentence."""
        person = self._people.get(signer.person_id or "")
        if signer.is_therapist or person is None:
            return _tr("you") if signer.is_therapist else words.of(signer.capacity)
        if self.context.settings.references and not person.participant:
            return words.of(signer.capacity)
        return person_name(self.context, person)

    def full_name(self, signer: PaperSigner) -> str:
        """Return what somebody who signs is called on a line of their own."""
        person = self._people.get(signer.person_id or "")
        if signer.is_therapist:
            return self.context.desk.practice.own().therapist or _tr("You")
        if person is None or self.context.settings.references:
            return self.name(signer)
        return person.known_as

    def person(self, person_id: str) -> str:
        """Return what a person is called in a sentence."""
        person = self._people.get(person_id)
        return person_name(self.context, person) if person else ""

    def names(self, file: PaperFile, ids: Iterable[str], *, therapist: bool = True) -> str:
        """Return those of a paper's signers who have these ids, as a list in a sentence."""
        wanted = set(ids)
        signers = sorted(file.signers, key=lambda s: (s.is_therapist, s.position))
        return listed([
            self.name(s) for s in signers if s.id in wanted and (therapist or not s.is_therapist)
        ])  # fmt: skip

    def capacity(self, signer: PaperSigner) -> str:
        """Return in what right somebody signs: their role, what it comes from, and whether proof was seen."""
        person = self._people.get(signer.person_id or "")
        own = person.relationship if person else ""
        parts = [own.capitalize() if own else words.of(signer.capacity)]
        if signer.authority:
            seen = person.authority_seen if person else ""
            parts += [signer.authority, seen or _tr("papers not seen")]
        if not signer.required:
            parts.append(_tr("need not sign"))
        return ", ".join(parts)

    # ---- what ----

    def title(self, file: PaperFile) -> str:
        """Return the title of a paper; a permission to share also says with whom."""
        to = self.recipient(file)
        if not to:
            return self.plain_title(file)
        return _tr("{0}: {1}").format(words.of(file.paper.kind), isolate(to))

    def plain_title(self, file: PaperFile) -> str:
        """Return the title as it stands on the paper."""
        return file.paper.title or words.of(file.paper.kind)

    def recipient(self, file: PaperFile) -> str:
        """Return who gets something under a permission to share, nothing for another paper."""
        if file.paper.kind is not PaperKind.RELEASE:
            return ""
        release = next(iter(self.context.desk.releases.of_paper(file.paper.id)), None)
        return release.recipient.strip() if release else ""

    # ---- where it stands ----

    def chip(self, now: Standing) -> Chip:
        """Return a paper's state as word and shape; what ends within a month says so."""
        text, look = self.state(now)
        return Chip(text, look)

    def state(self, now: Standing) -> tuple[str, str]:
        """Return the word for a state and its look."""
        if ends_soon(now):
            assert now.last_day is not None
            days = (now.last_day - today()).days
            said = _tr("Ends today") if not days else _plural(days)
            return said, "due"
        said = {
            PaperState.SIGNED: _tr("In force"), PaperState.REVIEW_DUE: _tr("Look at it again"),
            PaperState.OFFERED: _tr("Ready to sign"), PaperState.GIVEN: _tr("Given"),
        }.get(now.state, words.of(now.state))  # fmt: skip
        return said, LOOKS[now.state]

    def line(self, file: PaperFile, now: Standing) -> str:
        """Return the line below a title: who did what, and when."""
        speak = {
            PaperState.DRAFT: self._drafted, PaperState.OFFERED: self._offered,
            PaperState.PARTLY_SIGNED: self._partly, PaperState.DECLINED: self._declined,
            PaperState.WITHDRAWN: self._withdrawn, PaperState.PARTLY_WITHDRAWN: self._withdrawn,
        }.get(now.state, self._settled)  # fmt: skip
        return speak(file, now)

    def _drafted(self, file: PaperFile, now: Standing) -> str:
        return _tr("Drafted on {0}, for {1}").format(
            self._date(now.since), self.names(file, (s.id for s in file.signers), therapist=False)
        )

    def _offered(self, file: PaperFile, now: Standing) -> str:
        return self._and_open(file, now, _tr("Offered on {0}").format(self._date(now.since)))

    def _partly(self, file: PaperFile, now: Standing) -> str:
        signed = self.names(file, [i for i in now.signed if i not in now.waiting])
        return self._and_open(file, now, _tr("Signed by {0}").format(signed))

    def _and_open(self, file: PaperFile, now: Standing, said: str) -> str:
        """Add who is still to sign, and who of them was not reached."""
        unreached = self.names(file, now.not_reached)
        waiting = self.names(file, (i for i in now.waiting if i not in now.not_reached))
        open_ = (_tr("waits for {0}").format(waiting) if waiting else "",
                 _tr("{0} not reached").format(unreached) if unreached else "")  # fmt: skip
        return "  ·  ".join(part for part in (said, *open_) if part)

    def _declined(self, file: PaperFile, now: Standing) -> str:
        return _tr("{0} said no on {1}").format(self.names(file, now.declined), self._date(now.since))

    def _withdrawn(self, file: PaperFile, now: Standing) -> str:
        who = self.names(file, now.withdrawn)
        return _tr("Withdrawn by {0} on {1}").format(who, self._date(now.since))

    def _settled(self, file: PaperFile, now: Standing) -> str:
        day = self._date(now.since)
        if now.state is PaperState.EXPIRED:
            return _tr("Ended on {0}").format(day)
        if now.state is PaperState.SUPERSEDED:
            return _tr("Until {0}").format(day)
        if now.state is PaperState.VOIDED:
            return _tr("Entered in error, marked on {0}").format(day)
        signed = self.names(file, now.signed, therapist=False)
        said = _tr("Given on {0}, not signed").format(self._date(_given_on(file)))
        if signed:
            said = _tr("Signed by {0} on {1}").format(signed, self._date(_signed_on(file)))
        if now.state is PaperState.REVIEW_DUE:
            said = f"{said}  ·  {_tr('to look at since {0}').format(day)}"
        elif now.last_day is not None:
            said = f"{said}  ·  {_tr('until {0}').format(self._date(now.last_day))}"
        return said

    def _date(self, day: date | None) -> str:
        return self.context.date(day)


def ends_soon(now: Standing) -> bool:
    """Say whether a paper that is in force ends within a month."""
    return now.in_force and now.last_day is not None and now.last_day - today() <= SOON


def latest(file: PaperFile, kind: PaperEventKind, signer_id: str | None = None) -> PaperEvent | None:
    """Return the last thing of a kind that became of a paper, for one signer where one is named."""
    found = [e for e in file.events if e.kind is kind and signer_id in (None, e.signer_id)]
    return max(found, key=lambda e: (e.on, e.seq), default=None)


def _signed_on(file: PaperFile) -> date | None:
    return max((s.signed_on for s in file.signatures), default=None)


def _given_on(file: PaperFile) -> date | None:
    event = latest(file, PaperEventKind.GIVEN)
    return event.on if event else None


def _plural(days: int) -> str:
    return QCoreApplication.translate("paper_words", "Ends in %n day(s)", "", days)
