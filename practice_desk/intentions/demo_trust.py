"""The papers of the fictional practice: every state a consent can be in, an agreement each, one crossing.

The stories are the consents and agreements of clinical.md 9. Sessions are named by their number.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from practice_desk.domain import clock
from practice_desk.domain.agreements import AgreementReview, ClauseArea, ReviewOutcome, ReviewTrigger
from practice_desk.domain.closing_boxes import agreeing_boxes, are_own
from practice_desk.domain.crossings import BoundaryCategory, Crossing, CrossingDecision, CrossingNote
from practice_desk.domain.deeds import Deed
from practice_desk.domain.disclosures import Disclosure, DisclosureBasis
from practice_desk.domain.papers import Paper, SignatureMethod, SignerCapacity, written
from practice_desk.domain.people import ContactKind, Person, PersonRole
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.releases import Release
from practice_desk.domain.sessions import held_sessions
from practice_desk.domain.signing import Evidence
from practice_desk.intentions import (
    agreements,
    consents,
    crossings,
    library,
    papers,
    releases,
    signing,
)
from practice_desk.resources import resource
from practice_desk.storage.desk import Desk

Story = dict[str, Any]
_MINUTES_IN = 40  # papers are signed towards the end of a session


def build_trust(desk: Desk, ids: Mapping[str, str]) -> None:
    """Add the papers of the caseload, each on the day of its session; `ids` are the clients' by story."""
    told = json.loads(resource("demo", "trust.json").read_text(encoding="utf-8"))
    library.keep_practice_words(desk, told["words"])
    for key in told["second_versions"]:
        text = library.find_text(desk, key)
        for _ in range(2):
            text = library.keep_text(desk, text, name=text.name, body=text.body)
    for story_id, own in told["clients"].items():
        with desk.change(Deed.BUILD_DEMO):
            _Client(desk, ids[story_id]).tell(own)


class _Client:
    """One client's papers, told in the order of their story."""

    def __init__(self, desk: Desk, client_id: str) -> None:
        self.desk, self.client_id = desk, client_id
        self.days = [s.on for s in held_sessions(desk.sessions.of_client(client_id))]

    def tell(self, story: Story) -> None:
        if "guardian" in story:
            self._add_guardian(story["guardian"])
        for told in story["papers"]:
            for paper in self._drafts(told):
                self._paper(paper, told)
        self._agreement(story["agreement"])
        if "crossing" in story:
            self._crossing(story["crossing"])

    @contextmanager
    def session(self, number: int, minute: int = _MINUTES_IN) -> Generator[date]:
        """Hold the clock in the n-th session and yield its day."""
        day = self.days[min(number, len(self.days)) - 1]
        with clock.at(datetime.combine(day, time(9, minute))):
            yield day

    def _drafts(self, told: Story) -> list[Paper]:
        first = told.get("signed") or told.get("declined") or 1
        text = library.find_text(self.desk, told["text"])
        with self.session(first, 5) as day:
            if "release" in told:
                return [self._release(told)]
            days = {name: day + timedelta(days=n) for name, n in told.get("days", {}).items()}
            about = {name: _typed(value) for name, value in told.get("about", {}).items()}
            made = papers.draft_papers(self.desk, self.client_id, text, **about, **days)
            return [papers.fill_in(self.desk, p, **self._said(told)) for p in made]

    def _said(self, told: Story) -> dict[str, str]:
        """Return what is typed for a paper; whoever has no phone or e-mail on file says one."""
        kinds = {c.kind for c in self.desk.contact_points.of_client(self.client_id)}
        phone = {} if ContactKind.PHONE in kinds else {"client_phone": "01632 960 099"}
        return {**phone, **told.get("said", {})}

    def _release(self, told: Story) -> Paper:
        text = library.find_text(self.desk, told["text"])
        release = Release(client_id="", paper_id="", **told["release"])
        paper = releases.draft_release(self.desk, self.client_id, text, release)
        ends = self.days[told["expires_at"] - 1] if "expires_at" in told else None
        if "expires_in" in told:
            ends = self.days[-1] + timedelta(days=told["expires_in"])
        paper = replace(paper, expires_on=ends or paper.expires_on)
        papers.keep_draft(self.desk, paper)
        if "with" in told:
            self._add_signer(paper, told["with"])
        return paper

    def _add_signer(self, paper: Paper, name: str) -> None:
        person = next(p for p in self.desk.people.of_client(self.client_id) if p.known_as == name)
        signers = self.desk.paper_signers.of_paper(paper.id)
        guardian = papers.usual_signers(self.client_id, paper.kind, [person])[0]
        papers.keep_draft(self.desk, paper, [*signers, replace(guardian, capacity=SignerCapacity.GUARDIAN)])

    def _paper(self, paper: Paper, told: Story) -> None:
        first = told.get("signed") or told.get("declined") or 1
        with self.session(first, 10):
            signing.offer(self.desk, paper.id)
        file = papers.file_of(self.desk, paper.id)
        if any(s.is_therapist for s in file.signers):
            with self.session(first, 12):
                signing.sign_as_therapist(self.desk, paper.id)
        asked = [s for s in file.signers if not s.is_therapist]
        unreached = told.get("not_reached", {})
        for n, signer in enumerate(asked):
            name = self.desk.people.get(signer.person_id).known_as if signer.person_id else ""
            if name in unreached:
                with self.session(unreached[name]):
                    signing.note_not_reached(self.desk, paper.id, signer.id, "Letter sent, no answer yet")
            elif "declined" in told:
                with self.session(told["declined"]):
                    signing.decline(self.desk, paper.id, signer.id)
            elif n not in told.get("waiting", []):
                self._sign(paper.id, signer.id, name, told.get("later", {}).get(str(n), first))
        self._afterwards(paper, told)

    def _sign(self, paper_id: str, signer_id: str, name: str, number: int) -> None:
        file = papers.file_of(self.desk, paper_id)
        offered = file.offer
        assert offered is not None
        boxes = agreeing_boxes(offered.body)
        with self.session(number):
            evidence = Evidence(
                text_sha=offered.sha, method=SignatureMethod.TYPED, mark=name, read=True,
                ticks=boxes[:1] if are_own(file.paper.kind) else boxes,
            )  # fmt: skip
            signing.sign(self.desk, paper_id, signer_id, evidence)
            consents.give_copy(self.desk, paper_id, "on paper", signer_id)

    def _afterwards(self, paper: Paper, told: Story) -> None:
        if "withdrawn" in told:
            with self.session(told["withdrawn"]):
                consents.withdraw(self.desk, paper.id, reason=told["reason"], how="said in the session")
        if "disclosed" in told:
            self._disclosed(paper, told["disclosed"])

    def _disclosed(self, paper: Paper, told: Story) -> None:
        release = releases.release_of(self.desk, paper.id)
        with self.session(told["session"], 55) as day:
            releases.record_disclosure(
                self.desk,
                Disclosure(
                    client_id=self.client_id, basis=DisclosureBasis.RELEASE, paper_id=paper.id, on=day,
                    at_utc=clock.now().astimezone(UTC), recipient=release.recipient,
                    address=release.recipient_address, what=told["what"], how=told["how"],
                    purpose=told["purpose"],
                ),
            )  # fmt: skip

    def _agreement(self, told: Story) -> None:
        areas = [ClauseArea(area) for area in told.get("areas", [])]
        us = self.desk.clients.get(self.client_id).place == "US"
        with self.session(told.get("signed") or told["draft"], 15):
            place = Jurisdiction.US if us else Jurisdiction.UK
            paper = agreements.compose(self.desk, self.client_id, areas=areas, place=place)
            papers.fill_in(self.desk, paper, **({"client_phone": "01632 960 099"} if us else {}))
            self._values(paper, told.get("values", {}))
        if "signed" not in told:
            return
        self._paper(paper, {"signed": told["signed"]})
        if "review" in told:
            self._review(paper, told)

    def _values(self, paper: Paper, values: dict[str, dict[str, str]]) -> None:
        for clause in agreements.clauses_of(self.desk, paper.id):
            if clause.area.value in values:
                own = {**clause.own_values(), **values[clause.area.value]}
                agreements.keep_clause(self.desk, replace(clause, values=written(own)))

    def _review(self, paper: Paper, told: Story) -> None:
        amended = told.get("amended", {})
        looked_at = {*told.get("looked_at", []), *amended}
        clauses = agreements.clauses_of(self.desk, paper.id)
        with self.session(told["review"], 20) as day:
            outcome = ReviewOutcome.NEW_VERSION if amended else ReviewOutcome.KEPT
            fresh = agreements.review(
                self.desk,
                AgreementReview(
                    client_id=self.client_id, paper_id=paper.id, on=day, words=told["words"],
                    trigger=ReviewTrigger.SCHEDULED, outcome=outcome,
                    clause_ids=tuple(c.id for c in clauses if c.area.value in looked_at),
                ),
            )  # fmt: skip
            if fresh is not None:
                self._values(fresh, amended)
        if fresh is not None:
            self._paper(fresh, {"signed": told["review"]})

    def _crossing(self, told: Story) -> None:
        story = {k: v for k, v in told.items() if k not in ("session", "note", "category", "decision")}
        with self.session(told["session"], 55) as day:
            crossing = crossings.record_crossing(
                self.desk,
                Crossing(
                    client_id=self.client_id, on=day, category=BoundaryCategory(told["category"]),
                    decision=CrossingDecision(told["decision"]), **story,
                ),
            )  # fmt: skip
        with self.session(told["session"] + 1, 55) as day:
            crossings.add_to_crossing(
                self.desk,
                CrossingNote(client_id=self.client_id, crossing_id=crossing.id, on=day, outcome=told["note"]),
            )

    def _add_guardian(self, name: str) -> None:
        known = self.desk.people.of_client(self.client_id)
        self.desk.people.save(
            Person(
                client_id=self.client_id, participant=False, known_as=name, relationship="mother",
                roles=(PersonRole.GUARDIAN.value,), authority="parental responsibility",
                may_be_told="headlines only", position=len(known),
            )
        )  # fmt: skip


def _typed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
