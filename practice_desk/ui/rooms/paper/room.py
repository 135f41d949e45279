"""A paper before it is printed or saved, or as it was signed; and every document of the work."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from practice_desk.documents.paper import NoticeKind, Paper
from practice_desk.domain.clock import today
from practice_desk.domain.copies import CopyWhy, DocumentCopy, DocumentKind
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.parent_updates import ParentUpdate
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, override
from practice_desk.domain.signing import grouped
from practice_desk.intentions import copies, library
from practice_desk.intentions.record_heads import NoSuchRecord
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label, StateLine, clear, column
from practice_desk.ui.parts import names
from practice_desk.ui.parts.parent_update import open_update
from practice_desk.ui.parts.preview.notices import named_words, notice_words
from practice_desk.ui.parts.preview.out import Made
from practice_desk.ui.parts.preview.room import PreviewRoom
from practice_desk.ui.rooms.paper.panel import PaperChoices, PaperPanel
from practice_desk.ui.rooms.paper.papers import Asked, asked
from practice_desk.ui.rooms.paper.permission import permission_lines
from practice_desk.ui.rooms.paper.subject import (
    PaperForm,
    PaperSeen,
    SharedSeen,
    TextSeen,
    WorkSeen,
    read_subject,
)
from practice_desk.ui.rooms.paper.work import home_of, name_of, ready, work_fields


class PaperRoom(PreviewRoom):
    """The preview of a paper; `place.id` says which and in what form (see `subject`)."""

    kind = PlaceKind.PAPER
    shows: ClassVar[tuple[type[Record], ...]] = (ParentUpdate,)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.panel: PaperPanel | None = None
        self.said = QWidget()
        self._lines = column(gap=6)
        self.said.setLayout(self._lines)
        super().__init__(context, self.said, parent)

    @override
    def help_words(self) -> str:
        return self.tr(
            "What you see is what is printed. A signed copy is shown as it was kept at the moment of signing "
            "and is never made again; a reading copy says the same words in the size you choose."
        )

    @override
    def back_words(self) -> str:
        words = {
            PlaceKind.DRAFT: self.tr("Back to the draft"),
            PlaceKind.LIBRARY: self.tr("Back to the Library"),
            PlaceKind.AGREEMENT: self.tr("Back to the agreement"),
            PlaceKind.CONSENTS: self.tr("Back to consents"),
            PlaceKind.DISCLOSURES: self.tr("Back to what was shared"),
            PlaceKind.GOALS: self.tr("Back to goals"),
            PlaceKind.SESSIONS: self.tr("Back to the session"),
            PlaceKind.MEASURES: self.tr("Back to measures"),
            PlaceKind.WORKSHEETS: self.tr("Back to worksheets"),
            PlaceKind.SAFETY: self.tr("Back to the safety plan"),
            PlaceKind.REFLECTION: self.tr("Back to supervision"),
        }
        return words.get(self._back().kind, self.tr("Back"))

    @override
    def leave(self) -> None:
        """Go back to where the paper lies."""
        self.context.news.place_wanted.emit(self._back())

    @override
    def reload(self) -> None:
        if self.panel is not None and self.panel.work is not None:
            self.panel.work.flush()
        if not self.place.id or (self.client_id and self.desk.clients.find(self.client_id) is None):
            return
        subject = read_subject(self.place.id)
        if isinstance(subject, PaperSeen) and self.desk.papers.find(subject.paper_id) is None:
            self.leave()
            return
        practice, work = self.desk.practice.own(), None
        if isinstance(subject, WorkSeen):
            try:
                subject = ready(self.desk, self.client_id or None, subject)
            except NoSuchRecord:
                self.leave()
                return
            work = work_fields(self.context, self.client_id or None, subject)
            work.lines_wanted.connect(self.agree_on_lines)
        forms = self._forms(subject) if isinstance(subject, PaperSeen) else []
        frozen = isinstance(subject, PaperSeen) and copies.frozen_of(self.desk, subject.paper_id) is not None
        start = PaperChoices(subject, practice.paper)
        self.panel = PaperPanel(start, forms, practice.date_order, frozen=frozen, work=work)
        self.panel.changed.connect(self.make_soon)
        self.show_panel(self.panel, self._title_words(), self._whose_words(), self.panel.in_order())
        self.make()

    def agree_on_lines(self) -> FormDialog:
        """Open the lines that a young person agrees their parents are told."""
        return open_update(self, self.context, self.client_id)

    @override
    def make(self) -> None:
        if self.panel is None:
            return
        choices = self.panel.choices()
        try:
            wish = asked(self.desk, self.client_id or None, choices)
        except NoSuchRecord:
            self.leave()
            return
        self.ask_for(wish.make, lambda paper: self._on_made(wish, choices, paper))

    # ---- what is said ----

    def _on_made(self, wish: Asked, choices: PaperChoices, paper: Paper) -> None:
        name = f"{self._neutral(wish.kind)} {today().isoformat()}.pdf"
        self.show_made(Made(paper, choices.size, name, partial(self._note, wish, choices, paper)))
        clear(self._lines)
        if wish.frozen is not None:
            day = self.context.date(wish.frozen.on)
            kept = self.tr("As it was kept on {0}: these very pages, with the code {1}.")
            self._lines.addWidget(StateLine(kept.format(day, grouped(wish.frozen.code)), "force"))
        if wish.work is not None and wish.work.professional and self.client_id:
            for line in permission_lines(self.context, self.client_id):
                self._lines.addWidget(line)
        if wish.named:
            self._lines.addWidget(StateLine(named_words(wish.named), "due"))
        for notice in paper.notices:
            self._lines.addWidget(StateLine(notice_words(notice), "due"))
        if not any(notice.kind is NoticeKind.MORE_PAGES for notice in paper.notices):
            pages = self.tr("%n page(s)", "", paper.pages)
            self._lines.addWidget(Label(pages, "small", tone="muted", wrap=True))

    def _note(
        self, wish: Asked, choices: PaperChoices, paper: Paper, why: CopyWhy, where: str
    ) -> DocumentCopy:
        if wish.work is not None:
            return copies.record_work(
                self.desk, self.client_id or None, wish.work, why, paper.pdf, where,
                size=choices.size, large=choices.large,
            )  # fmt: skip
        return copies.record_paper(
            self.desk, self.client_id or None, wish.kind, why, paper.pdf, where,
            paper_id=wish.paper_id, size=choices.size, large=choices.large,
        )  # fmt: skip

    def _neutral(self, kind: DocumentKind) -> str:
        """Return a file's name that says nothing about anybody."""
        return {
            DocumentKind.AGREEMENT: self.tr("Agreement"),
            DocumentKind.AGREEMENT_COPY: self.tr("Agreement in short"),
            DocumentKind.RELEASE: self.tr("Permission"),
            DocumentKind.ACCOUNTING: self.tr("List"),
            DocumentKind.PROGRESS: self.tr("Goals"),
            DocumentKind.SUMMARY: self.tr("Session"),
            DocumentKind.MEASURE: self.tr("Questions"),
            DocumentKind.WORKSHEET: self.tr("Sheet"),
            DocumentKind.SAFETY_PLAN: self.tr("Plan"),
            DocumentKind.ENDING: self.tr("What I take with me"),
            DocumentKind.PARENTS: self.tr("Update"),
            DocumentKind.SUPERVISION: self.tr("Supervision"),
        }.get(kind, self.tr("Form"))

    def _title_words(self) -> str:
        subject = read_subject(self.place.id or "")
        if isinstance(subject, PaperSeen):
            return self.desk.papers.get(subject.paper_id).title
        if isinstance(subject, TextSeen):
            return library.find_text(self.desk, subject.key).name
        if isinstance(subject, WorkSeen):
            return self._work_words(subject)
        return self.tr("What was shared")

    def _work_words(self, subject: WorkSeen) -> str:
        """Return what a document of the work is called; of a sheet, its own name."""
        named = name_of(self.desk, subject.wish)
        return named or {
            DocumentKind.PROGRESS: self.tr("Goal progress"),
            DocumentKind.SUMMARY: self.tr("Session summary"),
            DocumentKind.SAFETY_PLAN: self.tr("Safety plan"),
            DocumentKind.ENDING: self.tr("What I take with me"),
            DocumentKind.PARENTS: self.tr("Update for parents"),
            DocumentKind.SUPERVISION: self.tr("Supervision log"),
        }.get(subject.wish.kind, "")

    def _whose_words(self) -> str:
        if self.place.id and self.place.id.startswith(DocumentKind.SUPERVISION.value):
            return self.tr("For yourself, and for nobody's record")
        if not self.client_id:
            return self.tr("To fill in by hand, for anybody")
        return self.tr("For {0}").format(names.client_name(self.context, self.client_id))

    # ---- where it belongs ----

    def _forms(self, subject: PaperSeen) -> list[PaperForm]:
        """Return the forms a paper can be seen in."""
        forms = [PaperForm.AS_IT_IS]
        if self.desk.papers.get(subject.paper_id).kind is PaperKind.AGREEMENT:
            forms.append(PaperForm.COPY)
        if copies.frozen_of(self.desk, subject.paper_id) is not None:
            forms.append(PaperForm.READING)
        return [*forms, PaperForm.BLANK]

    def _back(self) -> Place:
        subject = read_subject(self.place.id or "")
        if isinstance(subject, TextSeen):
            return Place(PlaceKind.LIBRARY, None, subject.key)
        if isinstance(subject, SharedSeen):
            return Place(PlaceKind.DISCLOSURES, self.client_id)
        if isinstance(subject, WorkSeen):
            return home_of(self.client_id or None, subject.wish)
        return self._home_of(subject)

    def _home_of(self, subject: PaperSeen) -> Place:
        """Return where a paper lies: with the agreement, among drafts, or with the consents."""
        paper = self.desk.papers.find(subject.paper_id)
        if paper is None:
            return Place(PlaceKind.CONSENTS, self.client_id)
        if paper.kind is PaperKind.AGREEMENT:
            return Place(PlaceKind.AGREEMENT, self.client_id, paper.id)
        drafted = not self.desk.offers.of_paper(paper.id)
        return Place(PlaceKind.DRAFT if drafted else PlaceKind.CONSENTS, self.client_id, paper.id)
