"""An agreement that was offered: to be read, with its signatures, its reviews and its versions beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from practice_desk.domain.agreements import AgreementReview, Clause, ClauseChoice, ReviewOutcome
from practice_desk.domain.blocks import Block, BlockKind, read_canonical
from practice_desk.domain.clock import today
from practice_desk.intentions import agreements
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Box,
    Card,
    Label,
    Quote,
    StateLine,
    button,
    column,
    heading,
    row,
    rule,
    wrap,
)
from practice_desk.ui.parts import days
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.prose import Prose
from practice_desk.ui.rooms.agreement.read import Agreements, Version
from practice_desk.ui.rooms.agreement.signatures import SignaturesCard

_REVIEWS_IN_SIGHT = 3


class AgreedView(QWidget):
    """Shows one version. Each signal asks for what its button names; `version_wanted` brings a paper's id."""

    version_wanted = Signal(str)
    compare_wanted = Signal()
    print_wanted = Signal(str)
    reviews_wanted = Signal()
    review_wanted = Signal()
    new_version_wanted = Signal()

    def __init__(self, all_of_it: Agreements, version: Version) -> None:
        super().__init__()
        self._all, self.version = all_of_it, version
        self.signatures = SignaturesCard(all_of_it, version)
        right = column(self.signatures, self._looks(), self._versions(), ..., gap=16)
        left = column(self._text(), ..., gap=16)
        self.setLayout(row((left, 62), (right, 38), gap=16, stack=820))

    # ---- the text ----

    def _text(self) -> QWidget:
        """Return the agreement as it was offered, clause by clause, with what was varied and why."""
        assert self.version.file.offer is not None
        marked = {c.title: c for c in self._all.clauses(self.version)}
        text = Prose(self.tr("The agreement as it was offered"))
        text.begin()
        number = 0
        for title, blocks in _sections(read_canonical(self.version.file.offer.body)):
            clause = marked.get(title)
            number += 1 if clause is not None else 0
            self._write(text, title, blocks, clause, number)
        left_out = [c.title for c in marked.values() if c.choice is ClauseChoice.NOT_APPLICABLE]
        if left_out:
            text.paragraph(above=18)
            said = self.tr("Left out, as they do not apply: {0}.").format("; ".join(left_out))
            text.say(said, text.look(tone="muted"))
        return Card(text, margin=(20, 14, 20, 18))

    def _write(
        self, text: Prose, title: str, blocks: list[Block], clause: Clause | None, number: int
    ) -> None:
        varied = clause is not None and clause.choice is ClauseChoice.VARIED
        if title:
            text.paragraph(above=18)
            role = "title" if clause is None else "heading"
            text.say(title if clause is None else f"{number}  {title}", text.look(role))
        if varied:
            text.say(f"   {words.of(ClauseChoice.VARIED)}", text.look("small", tone="muted"))
        for block in blocks:
            text.paragraph(above=4)
            text.say(_block_words(block))
        if clause is not None and varied and clause.reason:
            text.paragraph(above=4)
            why = self.tr("Why it differs (only in your record): {0}").format(clause.reason)
            text.say(why, text.look("small", tone="muted"))

    # ---- looked at together ----

    def _looks(self) -> QWidget | None:
        if not (self.version.stands.in_force or self._own_reviews()):
            return None
        review = _link(self.tr("Review"), "review-agreement", "clock", self.review_wanted)
        review.setEnabled(not self._all.desk.read_only)
        ways = [review] if self.version.stands.in_force else []
        card = Card(heading(self.tr("Looked at together"), *ways), gap=8)
        due = agreements.review_on(self._all.desk, self.version.file)
        looks = self._all.looks(self.version)
        if due is not None:
            is_due = due <= today()
            said = self.tr("Look at it again") if is_due else self.tr("Next on {0}")
            card.add(
                StateLine(said.format(days.day_words(self._all.context, due)), "due" if is_due else "plain")
            )
            rhythm = self.tr("In session {0}, then every {1} sessions, and at least every {2} months.")
            card.add(
                Label(
                    rhythm.format(looks.first_review, looks.review_every, looks.agreement_review_months),
                    "small", tone="muted", wrap=True,
                )
            )  # fmt: skip
        reviews = self._own_reviews()
        for n, review in enumerate(reviews[:_REVIEWS_IN_SIGHT]):
            card.add(rule() if n or due is not None else None, self._review(review))
        if len(reviews) > _REVIEWS_IN_SIGHT:
            every = button(self.tr("Show all %n time(s)", "", len(reviews)), "link")
            every.clicked.connect(self.reviews_wanted)
            card.add(row(every, ...))
        return card

    def _own_reviews(self) -> list[AgreementReview]:
        """Return the reviews of this version, and the one that it came from."""
        own = self.version.paper.id
        return [r for r in self._all.reviews if own in (r.paper_id, r.new_paper_id)]

    def _review(self, review: AgreementReview) -> QLayout:
        clauses = {c.id: c.title for c in self._all.desk.clauses.of_client(self._all.client_id)}
        return review_lines(self._all, review, clauses)

    # ---- versions ----

    def _versions(self) -> QWidget:
        compare = _link(self.tr("Compare"), "compare-versions", "sort", self.compare_wanted)
        fresh = _link(self.tr("New version"), "new-version", "plus", self.new_version_wanted)
        fresh.setEnabled(not self._all.desk.read_only)
        ways = [compare] if len(self._all.versions) > 1 else []
        ways += [fresh] if self._all.may_follow(self.version) else []
        card = Card(heading(self.tr("Versions"), *ways), gap=8)
        says = PaperWords(self._all.context, self._all.client_id)
        for version in reversed(self._all.versions):
            card.add(self._one_version(version, says))
        return card

    def _one_version(self, version: Version, says: PaperWords) -> QWidget:
        title = self.tr("Version {0}").format(version.number)
        state, look = says.state(version.stands)
        here = version.paper.id == self.version.paper.id
        read = button(self.tr("Open") if version.is_draft else self.tr("Read"), "link")
        read.setAccessibleName(self.tr("Read version {0}").format(version.number))
        read.clicked.connect(lambda: self.version_wanted.emit(version.paper.id))
        printing = button(self.tr("Print"), "link")
        printing.setAccessibleName(self.tr("Print version {0}").format(version.number))
        printing.clicked.connect(lambda: self.print_wanted.emit(version.paper.id))
        note = says.line(version.file, version.stands)
        shown = Label(self.tr("shown here"), "small", tone="muted")
        ways = [shown if here else read, *([] if version.is_draft else [printing])]
        return Box(
            column(
                row(Label(title, strong=True), (StateLine(state, look), 1), gap=10),
                Label(note, "small", tone="muted", wrap=True) if note else None,
                wrap(*ways, gap=14), gap=2,
            )
        )  # fmt: skip


def review_text(all_of_it: Agreements, review: AgreementReview) -> tuple[str, str]:
    """Return one look at the agreement as a title and what was said."""
    titles = {c.id: c.title for c in all_of_it.desk.clauses.of_client(all_of_it.client_id)}
    about = "; ".join(titles[c] for c in review.clause_ids if c in titles)
    said = f"“{review.words}”" if review.words.strip() else ""
    title = f"{all_of_it.context.date(review.on)}, {words.of(review.trigger).lower()}"
    return title, "\n".join(part for part in (about, said, words.of(review.outcome)) if part)


def review_lines(all_of_it: Agreements, review: AgreementReview, titles: dict[str, str]) -> QLayout:
    """Return one look at the agreement as it is read: when and why, about what, and what was said."""
    when = f"{all_of_it.context.date(review.on)}, {words.of(review.trigger).lower()}"
    about = "; ".join(titles[c] for c in review.clause_ids if c in titles)
    look = "force" if review.outcome is ReviewOutcome.KEPT else "past"
    return column(
        Label(when, strong=True, wrap=True),
        Label(about, "small", tone="muted", wrap=True) if about else None,
        Quote(review.words) if review.words.strip() else None,
        StateLine(words.of(review.outcome), look), gap=4,
    )  # fmt: skip


def _link(text: str, name: str, icon: str, wanted: SignalInstance) -> QPushButton:
    made = button(text, "link", icon=icon)
    made.setObjectName(name)
    made.clicked.connect(lambda: wanted.emit())
    return made


def _sections(blocks: tuple[Block, ...]) -> list[tuple[str, list[Block]]]:
    """Return the blocks of an agreement under their headings."""
    found: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            found.append((block.text, []))
        else:
            found[-1][1].append(block)
    return [(title, inside) for title, inside in found if title or inside]


def _block_words(block: Block) -> str:
    if block.kind is BlockKind.BULLET:
        return f"•  {block.text}"
    if block.kind in (BlockKind.TICK, BlockKind.CHOICE):
        return "   ".join(f"☐ {said}" for said in (block.options or (block.text,)))
    return block.text
