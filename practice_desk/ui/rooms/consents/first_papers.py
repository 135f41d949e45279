"""First papers: a pack, the few words that are still open in it, what stands beside it; then one sitting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import Pack
from practice_desk.domain.merge_fields import FilledFrom, filled_from
from practice_desk.domain.paper_fields import MinorFields
from practice_desk.domain.papers import Paper, PaperKind
from practice_desk.domain.people import listed
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.signing import PaperProblem, Refused
from practice_desk.domain.text import isolate
from practice_desk.intentions import first_papers, library, papers, practice, signing
from practice_desk.intentions.first_papers import Sitting
from practice_desk.intentions.merge_words import text_of
from practice_desk.storage.desk import Desk
from practice_desk.storage.sql import KnownError
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField, TextField
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Check, Label, button, column, row
from practice_desk.ui.parts.frozen import copy_of
from practice_desk.ui.parts.paper_words import PaperWords
from practice_desk.ui.parts.refusals import say, sentences
from practice_desk.ui.parts.typed_words import Typed, TypedForm
from practice_desk.ui.parts.update_rules import rule_words
from practice_desk.ui.parts.usual_line import UsualLine
from practice_desk.ui.words_fields import asked_words

_THIS_CLIENT = frozenset({"fee", "usual_slot", "frequency"})  # words that differ from client to client
_TITLE = "qualification"  # it stands on the page of the practice
_LONG = frozenset({"update_rule_words", "approach_plain", "expected_course"})


class FirstPapersDialog(FormDialog):
    """Drafts a pack, asks for what is open, and offers it all.

    `offered` brings the ids of the papers that are read in the sitting and what is said about it beforehand;
    `edit_wanted` a draft to be opened; `other_wanted` another pack. What is left waits as drafts.
    """

    offered = Signal(object, object)
    edit_wanted = Signal(str)
    other_wanted = Signal(object)

    def __init__(self, parent: QWidget, context: Context, client_id: str, pack: Pack) -> None:
        self.context, self._desk, self._client_id, self._pack = context, context.desk, client_id, pack
        self.sitting = first_papers.resume(self._desk, client_id, pack) or first_papers.begin(
            self._desk, client_id, pack
        )
        self._speak = PaperWords(context, client_id)
        form = TypedForm(self._desk, "first-papers")
        deed = self.tr("Offer and turn the screen")
        super().__init__(parent, self.tr("First papers"), form, self._offer, deed)
        self.beside: dict[str, Check] = {}
        self._choose_pack()
        self._list()
        self._open_words()
        self.usual = UsualLine(form)
        said = tuple((name, self._usual(name)) for name in form.rows if name not in self.usual.start)
        said += tuple(self.usual.start.items())
        form.start(Typed(id=f"first-{client_id}", client_id=client_id, said=said))
        self.usual.open_if_changed()
        self._fit()

    @property
    def open_rows(self) -> list[str]:
        """Return the names of the words that are asked for now."""
        own = self.usual.start
        return [n for n, line in self.form.rows.items() if not line.isHidden() and n not in own]

    # ---- laying out ----

    def _choose_pack(self) -> None:
        packs = first_papers.packs_for(self._desk, self._client_id)
        if len(packs) < 2:  # noqa: PLR2004  (nothing to choose)
            return
        choice = ChoiceField([(p.id, p.name) for p in packs])
        choice.set_value(self._pack.id)
        choice.setAccessibleName(self.tr("Pack"))
        by_id = {p.id: p for p in packs}
        choice.chosen.connect(lambda pack_id: self._take_other(by_id[pack_id]))
        self.form.add_widget(choice)

    def _take_other(self, pack: Pack) -> None:
        if pack.id == self._pack.id:
            return
        first_papers.drop(self._desk, self.sitting)
        self.other_wanted.emit(pack)
        self.reject()

    def _list(self) -> None:
        lines = column(
            Label(self.tr("Read and signed together, with one signature"), strong=True, wrap=True),
            *(self._paper(paper) for paper in self.sitting.together), gap=2,
        )  # fmt: skip
        if self.sitting.beside:
            lines.addSpacing(8)
            title = self.tr("Beside them, each a choice of its own")
            lines.addWidget(Label(title, strong=True, wrap=True))
            for paper in self.sitting.beside:
                check = self.beside[paper.id] = Check(self._title(paper))
                check.clicked.connect(lambda _: self._fit())
                lines.addLayout(row((check, 1), self._opener(paper), gap=8))
        box = QWidget()
        box.setLayout(lines)
        self.form.add_widget(box)

    def _paper(self, paper: Paper) -> QWidget:
        made = QWidget()
        name = Label(self._title(paper), wrap=True)
        made.setLayout(row((name, 1), self._opener(paper), gap=8))
        return made

    def _opener(self, paper: Paper) -> QWidget:
        made = button(self.tr("Change"), "link")
        made.setObjectName(f"change-{paper.id}")
        made.setAccessibleName(self.tr("Change: {0}").format(self._title(paper)))
        made.clicked.connect(partial(self._edit, paper.id))
        return made

    def _title(self, paper: Paper) -> str:
        """Return a paper's title, with whose it is where each person has one of their own."""
        alike = [p for p in (*self.sitting.together, *self.sitting.beside) if p.template == paper.template]
        if len(alike) < 2:  # noqa: PLR2004  (one for all)
            return paper.title
        signers = self._desk.paper_signers.of_paper(paper.id)
        whose = listed([self._speak.name(s) for s in signers if not s.is_therapist])
        return self.tr("{0}, for {1}").format(paper.title, isolate(whose))

    def _open_words(self) -> None:
        names = self._asked(self.sitting.together)
        late = [n for n in self._asked(self.sitting.beside) if n not in names]
        if names or late:
            self._caption = Label(self.tr("Still open in these papers"), strong=True, wrap=True)
            self.form.add_widget(self._caption)
        for name in (*names, *late):
            field = TextField(2) if name in _LONG else LineField()
            hint = self.tr("Usual words. Change them where they do not fit.") if self._usual(name) else ""
            self.form.add(name, asked_words(name), field, hint=hint)
        self.for_all = Check(
            self.tr("Keep what is about you and your practice for all later papers"), on=True
        )
        self.form.add_widget(self.for_all)

    def _usual(self, name: str) -> str:
        """Return what is usually said for a word, where there is such a thing; it is shown to be changed."""
        if name in self._said_often():
            return self._said_often()[name]
        minors = (p for p in self.sitting.together if p.kind is PaperKind.MINOR)
        young = next(minors, None)
        if name != "update_rule_words" or young is None:
            return ""
        return rule_words(self._desk, young, MinorFields().update_rule)

    def _said_often(self) -> dict[str, str]:
        online = "online" in self._pack.settings
        return {
            "setting": self.tr("by video") if online else self.tr("in person"),
            "channels": self.tr("text and e-mail"), "cancel_channel": self.tr("text or e-mail"),
            "office_days": self.tr("weekdays"), "pay_when": self.tr("after each session"),
            "pay_how": self.tr("bank transfer"), "notice_version": "1",
        }  # fmt: skip

    def _asked(self, drafts: Iterable[Paper]) -> list[str]:
        return list(dict.fromkeys(name for p in drafts for name in self.sitting.unfilled[p.id]))

    def _wanted(self) -> list[str]:
        return [paper_id for paper_id, check in self.beside.items() if check.isChecked()]

    def _fit(self) -> None:
        """Ask only for the words of what is signed."""
        wanted = set(self._wanted())
        chosen = [*self.sitting.together, *(p for p in self.sitting.beside if p.id in wanted)]
        asked = self._asked(chosen)
        for name, line in self.form.rows.items():
            if name not in self.usual.start:
                line.setVisible(name in asked)
        self.for_all.setVisible(any(_for_all(name) for name in asked))
        self.fit()

    # ---- doing ----

    def _edit(self, paper_id: str) -> None:
        self.reject()
        self.edit_wanted.emit(paper_id)

    def _offer(self) -> bool:
        typed: Typed = self.form.record()
        said = {n: str(v) for n, v in typed.values().items() if n in self.open_rows and str(v).strip()}
        open_still = [(n, PaperProblem.UNFILLED) for n in self.open_rows if n not in said]
        if open_still:
            say(self.form, open_still)
            return False
        try:
            with self._desk.change(Deed.OFFER_PAPER, Place(PlaceKind.CONSENTS, self._client_id)):
                sitting = self._filled(said)
                files = first_papers.offer(self._desk, sitting, self._wanted(), copy_of(self.context))
                self.form.forget()
        except Refused as refused:
            self._refused(refused, said)
            return False
        except KnownError as error:
            self.form.show_fault(words.fault(error))
            return False
        self.offered.emit([file.paper.id for file in files], self.usual.about())
        return True

    def _filled(self, said: dict[str, str]) -> Sitting:
        if self.for_all.isChecked() and not self.for_all.isHidden():
            _keep_for_all(self._desk, said)
        return first_papers.fill_in(self._desk, self.sitting, said)

    def _refused(self, refused: Refused, said: dict[str, str]) -> None:
        """Say what stands in the way: beside a field, or with the title of the paper it is about."""
        rest = say(self.form, refused.problems)
        wanted = set(self._wanted())
        chosen = (*self.sitting.together, *(p for p in self.sitting.beside if p.id in wanted))
        paper = next((p for p in chosen if self._is_in_the_way(p, said)), None)
        if rest and paper is not None:
            self.form.show_fault(self.tr("{0}: {1}").format(self._title(paper), sentences(rest)))

    def _is_in_the_way(self, paper: Paper, said: dict[str, str]) -> bool:
        file = papers.file_of(self._desk, paper.id)
        found = signing.offer_problems(self._desk, file, text_of(self._desk, paper))
        return any(name not in said for name, _ in found)


def _for_all(name: str) -> bool:
    """Say whether a word is about the practice, so that later papers can be filled with it."""
    return name == _TITLE or (filled_from(name) is FilledFrom.WORDS and name not in _THIS_CLIENT)


def _keep_for_all(desk: Desk, said: dict[str, str]) -> None:
    """Keep what is about the practice where later papers find it."""
    library.keep_practice_words(desk, {n: v for n, v in said.items() if _for_all(n) and n != _TITLE})
    if _TITLE in said:
        practice.keep_practice(desk, replace(desk.practice.own(), title=said[_TITLE]))
