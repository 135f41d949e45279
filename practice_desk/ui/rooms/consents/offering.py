"""Choosing what to offer: the texts of the Library that fit this client, required ones first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from practice_desk.domain.clients import Client, ClientKind
from practice_desk.domain.clock import today
from practice_desk.domain.consents import required_kinds
from practice_desk.domain.library import LibraryText, TemplateKind
from practice_desk.domain.paper_rules import RULES
from practice_desk.domain.papers import PaperKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.standing import standing
from practice_desk.intentions import clients, library, papers
from practice_desk.storage.desk import Desk
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Label, ListRow, Page, button, clear, column, row
from practice_desk.ui.parts.names import person_name
from practice_desk.ui.theme import px

_SEVERAL = (ClientKind.COUPLE, ClientKind.FAMILY)


def texts_for(desk: Desk, client: Client, place: Jurisdiction) -> list[LibraryText]:
    """Return the texts that can be offered to a client as they are; the agreement has a page of its own."""
    away = {PaperKind.AGREEMENT.value}
    if client.kind is not ClientKind.YOUNG_PERSON:
        away.add(PaperKind.MINOR.value)
    if client.kind not in _SEVERAL:
        away.add(PaperKind.COUPLE_FAMILY.value)
    kinds = {kind.value for kind in PaperKind} - away
    return [t for t in library.texts(desk, TemplateKind.PAPER, place) if t.area in kinds]


def place_of_papers(desk: Desk, client_id: str) -> Jurisdiction:
    """Return the place whose texts a client has signed so far, at first that of the practice."""
    made = desk.papers.of_client(client_id)
    latest = max(made, key=lambda p: (p.made_on or today(), p.id), default=None)
    return latest.place if latest else desk.practice.own().jurisdiction


class OfferDialog(QDialog):
    """Lists texts; `chosen` brings the one that was pressed and for whom, `""` for everybody."""

    chosen = Signal(object, str)

    def __init__(
        self, parent: QWidget, context: Context, client_id: str, kind: PaperKind | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self._client_id, self._kind = context, client_id, kind
        self.setWindowTitle(self._title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        desk = context.desk
        self._client = desk.clients.get(client_id)
        self.place = ChoiceField(words.choices(Jurisdiction))
        self.place.set_value(place_of_papers(desk, client_id))
        self.place.chosen.connect(lambda _: self._show())
        people = clients.participants(desk, client_id)
        named = [(p.id, person_name(context, p)) for p in people]
        self.person = ChoiceField([("", self.tr("Everybody")), *named])
        whom = FormRow("person", self.tr("For whom"), self.person)
        whom.setVisible(len(people) > 1)
        where = FormRow("place", self.tr("Texts of"), self.place)
        self._list = column(gap=2)
        leave = button(self.tr("Leave"))
        leave.clicked.connect(self.reject)
        choices = row((whom, 1), (where, 1), gap=12)
        body = column(Label(self._title(), "title", wrap=True), choices, self._list, ..., gap=12)
        body.setContentsMargins(px(24), px(20), px(24), px(12))
        foot = row(..., leave)
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Page(body), 1)
        outer.addLayout(foot)
        self.resize(px(600), px(640))
        self._show()

    def _title(self) -> str:
        if self._kind is PaperKind.RELEASE:
            return self.tr("Offer a permission to share")
        return self.tr("Offer a consent")

    def _show(self) -> None:
        clear(self._list)
        desk, place = self.context.desk, self.place.value()
        required = set(required_kinds(self._client.kind, desk.requirements.all(), self._client_id))
        texts = texts_for(desk, self._client, place)
        if self._kind is not None:
            self._group("", [t for t in texts if t.area == self._kind.value])
            return
        texts = [t for t in texts if t.area != PaperKind.RELEASE.value]
        first = [t for t in texts if PaperKind(t.area) in required]
        usual = [t for t in texts if t not in first and not RULES[PaperKind(t.area)].optional]
        self._group(self.tr("Required here"), first)
        self._group(self.tr("Usual"), usual)
        self._group(self.tr("Optional: each a choice of its own"), [
            t for t in texts if t not in first and t not in usual
        ])  # fmt: skip

    def _group(self, title: str, texts: Sequence[LibraryText]) -> None:
        if not texts:
            return
        if title:
            caption = Label(title, strong=True, tone="muted")
            caption.setContentsMargins(px(8), px(8), 0, 0)
            self._list.addWidget(caption)
        held = self._held()
        for text in texts:
            said = [words.of(PaperKind(text.area)), held.get(PaperKind(text.area), "")]
            line = "  ·  ".join(part for part in said if part)
            made = ListRow("", text.name, line, action=self.tr("Draft"))
            made.setObjectName(f"text-{text.key}")
            made.clicked.connect(lambda _=False, text=text: self._choose(text))
            self._list.addWidget(made)

    def _held(self) -> dict[PaperKind, str]:
        """Return for each kind that holds already since when it does."""
        found: dict[PaperKind, str] = {}
        for file in papers.files_of(self.context.desk, self._client_id):
            now = standing(file, today())
            if now.in_force and file.paper.kind not in found:
                found[file.paper.kind] = self.tr("one is in force")
        return found

    def _choose(self, text: LibraryText) -> None:
        self.chosen.emit(text, self.person.value() or "")
        self.accept()
