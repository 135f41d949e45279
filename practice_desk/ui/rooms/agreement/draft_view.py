"""An agreement that is being put together: its clauses beside the client's copy as it will be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.agreements import Clause, ClauseChoice
from practice_desk.domain.people import listed
from practice_desk.domain.reading_grade import grade
from practice_desk.intentions import agreements, library
from practice_desk.intentions.merge_words import text_of as merged_text
from practice_desk.ui import words_library
from practice_desk.ui.kit import Banner, Card, Label, button, column, heading, row, side
from practice_desk.ui.rooms.agreement import compose, draft_forms
from practice_desk.ui.rooms.agreement.clause_form import ClauseForm
from practice_desk.ui.rooms.agreement.clause_list import ClauseList, Item
from practice_desk.ui.rooms.agreement.clause_row import ClauseRow
from practice_desk.ui.rooms.agreement.copy_page import CopyLine, CopyPage
from practice_desk.ui.rooms.agreement.open_clause import OpenClause
from practice_desk.ui.rooms.agreement.read import Agreements, Version, copy_line, mark
from practice_desk.ui.rooms.agreement.refusal import is_waiting
from practice_desk.ui.rooms.agreement.sticking import Sticking

_COPY_WIDTH = 308
FormOf = Callable[[Clause], ClauseForm | None]


class DraftView(QWidget):
    """The clauses of a draft. `open_wanted` brings the id of the clause to open, or nothing to close it."""

    open_wanted = Signal(str)

    def __init__(
        self, room: QWidget, all_of_it: Agreements, version: Version, open_id: str, kept_form: FormOf
    ) -> None:
        super().__init__()
        self._room, self._all, self.version = room, all_of_it, version
        self.context, self.desk = all_of_it.context, all_of_it.desk
        self.clauses = all_of_it.clauses(version)
        self.values = all_of_it.values(version)
        self._typed: Clause | None = None
        self.open: OpenClause | None = None
        self.copy = self._copy_page()
        self.list = self._list(open_id, kept_form)
        self._show_copy()
        self._grade = Label("", "small", tone="muted")
        self._say_grade()
        held = QWidget()
        held.setLayout(
            column(row(Label(self.tr("Client's copy"), "heading"), ..., self._grade, gap=8), self.copy, gap=6)
        )
        left = column(self._missing(), self._still_open(), self.list, self._whole(), ..., gap=12)
        self.setLayout(row((left, 1), side(Sticking(held), _COPY_WIDTH), gap=20, stack=820))

    def clause(self, clause_id: str) -> Clause | None:
        """Return a clause by its id."""
        return next((c for c in self.clauses if c.id == clause_id), None)

    def summed_up(self) -> str:
        """Return in a few words how far the draft is."""
        marks = [mark(c, self.values)[1] for c in self.clauses if not self._to_talk(c)]
        talk = sum(1 for c in self.clauses if self._to_talk(c))
        fill, varied = marks.count("missing"), marks.count("varied")
        parts = [self.tr("%n clause(s)", "", len(self.clauses))]
        parts += [self.tr("{0} varied").format(varied)] if varied else []
        parts += [self.tr("{0} to fill in").format(fill)] if fill else []
        parts += [self.tr("{0} to talk about").format(talk)] if talk else []
        return ", ".join(parts)

    def first_open(self) -> Clause | None:
        """Return the first clause in which something is still open or to be talked about."""
        return next((c for c in self.clauses if mark(c, self.values)[1] == "missing"), None)

    def add(self) -> QWidget:
        """Ask which clauses to add."""
        return compose.open_add(self._room, self.context, self.version.paper, self.clauses)

    def order(self, ids: list[str]) -> None:
        """Keep the clauses in this order."""
        agreements.order_clauses(self.desk, self.version.paper, ids)

    # ---- the clauses ----

    def _list(self, open_id: str, kept_form: FormOf) -> ClauseList:
        items = [self._item(n, c, open_id, kept_form) for n, c in enumerate(self.clauses, start=1)]
        made = ClauseList(items, can_move=not self.desk.read_only)
        made.opened.connect(self.open_wanted)
        made.ordered.connect(self.order)
        return made

    def _item(self, number: int, clause: Clause, open_id: str, kept_form: FormOf) -> Item:
        if clause.id == open_id and not self.desk.read_only:
            return self._opened(number, clause, kept_form(clause))
        if is_waiting(self._all, clause):
            line = self.tr("Something was typed here that is not kept yet")
        elif clause.choice is ClauseChoice.NOT_APPLICABLE:
            line = self.tr("Left out of the agreement")
        else:
            line = copy_line(clause, self.values)
        return ClauseRow(clause.id, number, (clause.title, line), mark(clause, self.values))

    def _opened(self, number: int, clause: Clause, form: ClauseForm | None) -> OpenClause:
        if form is None:
            texts = agreements.clause_texts(self.desk)
            form = ClauseForm(self.desk, clause, self.values, compose.text_of(texts, clause))
        made = OpenClause(self.desk, self.version.paper, clause, number, form)
        made.leave_wanted.connect(lambda: self.open_wanted.emit(""))
        made.remove_wanted.connect(lambda: agreements.remove_clause(self.desk, clause))
        form.drafted.connect(self._on_drafted)
        self._typed, self.open = form.record(), made
        return made

    # ---- beside and below them ----

    def _copy_page(self) -> CopyPage:
        who = [self._all.signer_name(s) for s in self.version.file.signers]
        about = self.tr("{0}, {1}").format(listed(who), self.context.date(self.version.paper.made_on))
        return CopyPage(self.tr("What we agreed"), about, who)

    def _on_drafted(self, clause: Clause) -> None:
        self._typed = clause
        self._show_copy()
        self._say_grade()

    def _show_copy(self) -> None:
        """Show the copy with the clause that is open as it is being typed."""
        typed = self._typed
        now = [typed if typed is not None and c.id == typed.id else c for c in self.clauses]
        lines = [CopyLine(c.id, words) for c in now if (words := copy_line(c, self.values))]
        private = library.find_text(self.desk, "limits.short").body.strip()
        self.copy.show_lines(lines, typed.id if typed is not None else "", private)

    def _say_grade(self) -> None:
        said = "\n".join(line.words for line in self.copy.lines)
        english = self.version.paper.language.startswith("en")
        try:
            number = max(1, round(grade(said)))
        except ValueError:  # no words in it
            english, number = False, 0
        self._grade.setText(self.tr("Reads at about grade {0}").format(number) if english else "")

    def _missing(self) -> QWidget | None:
        """Say how many places are still open, in a draft that cannot be offered yet."""
        if self.clauses:
            return None
        made = Banner(
            self.tr("There is no clause in it yet."), "plain", action=self.tr("Add clauses")
        )  # fmt: skip
        made.pressed.connect(self.add)
        return made

    def _still_open(self) -> QWidget | None:
        """Say what is open outside of the clauses, with the way to fill it in."""
        within = {n for c in self.clauses for n in agreements.open_fields(c, self.values)}
        left = [n for n in merged_text(self.desk, self.version.paper).unfilled if n not in within]
        if not left:
            return None
        named = "; ".join(words_library.field_words(name) for name in left)
        made = Banner(self.tr("Still to fill in: {0}.").format(named), action=self.tr("Fill in"))
        made.pressed.connect(
            lambda: draft_forms.open_filling(self._room, self.context, self.version.paper, left)
        )
        return made

    def _whole(self) -> QWidget:
        """Return what holds for the whole of it: who signs, and when it is looked at again."""
        paper, looks = self.version.paper, self._all.looks(self.version)
        who = button(self.tr("Change"), "link")
        who.setAccessibleName(self.tr("Change who signs"))
        who.clicked.connect(lambda: draft_forms.open_signers(self._room, self.context, paper))
        when = button(self.tr("Change"), "link")
        when.setAccessibleName(self.tr("Change when it is looked at again"))
        when.clicked.connect(lambda: draft_forms.open_looks(self._room, self.context, paper))
        signing = listed([self._all.signer_name(s) for s in self.version.file.signers])
        again = self.tr("In session {0}, then every {1} sessions, and at least every {2} months.").format(
            looks.first_review, looks.review_every, looks.agreement_review_months
        )
        return Card(
            heading(self.tr("Who signs"), who), Label(signing, wrap=True),
            heading(self.tr("When we look at it again"), when), Label(again, wrap=True), gap=2,
        )  # fmt: skip

    def _to_talk(self, clause: Clause) -> bool:
        return clause.choice is ClauseChoice.TO_TALK_ABOUT
