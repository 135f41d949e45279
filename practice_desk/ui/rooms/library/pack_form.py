"""The form of a pack: what is signed together in one sitting, what stands beside, and for whom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clients import ClientKind
from practice_desk.domain.deeds import Deed
from practice_desk.domain.library import AGREEMENT, Pack, PackProblem, TemplateKind
from practice_desk.domain.practice import Jurisdiction
from practice_desk.domain.record import new_id, override
from practice_desk.intentions import library
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import ChoiceField, LineField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.mark_fields import ChecksField
from practice_desk.ui.rooms.library.ordered_field import OrderedField

_NEW = "new-pack"
_SETTINGS = {
    "online": "Online: clauses on device, room and recording",
    "home": "Home visits and outdoors",
    "couple": "Couple: the client's side of privacy",
    "family": "Family: the client's side of privacy",
    "small_community": "Small community: other ties, meeting by chance",
    "call": "All clauses that usually come on request",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("PackForm", text)


def setting_words(setting: str) -> str:
    """Return what a setting brings into the agreement of a pack, or nothing where it brings nothing."""
    return _tr(_SETTINGS[setting]) if setting in _SETTINGS else ""


class PackForm(Form[Pack]):
    """What a pack is made of. Papers that need a moment of their own are refused with the reason."""

    def __init__(self, context: Context, pack: Pack, name: str) -> None:
        super().__init__(context.desk, name)
        self._texts = library.texts(context.desk, TemplateKind.PAPER)
        self._alone = library.stands_alone(context.desk)
        self.add("name", self.tr("What you call these first papers"), LineField())
        self.add("kind", self.tr("For whom"), ChoiceField(words.choices(ClientKind)))
        self.add("place", self.tr("For which place"), ChoiceField(words.choices(Jurisdiction)))
        self.together = OrderedField(self.tr("Add a paper"), self._refuses)
        self.beside = OrderedField(self.tr("Add a paper"), self._refuses, numbered=False)
        said = self.tr("In the order in which they are read. Alt+Up and Alt+Down move a paper.")
        self.add("together", self.tr("Signed together in one sitting"), self.together, hint=said)
        self.add(
            "beside", self.tr("Beside them, unticked"), self.beside,
            hint=self.tr("The client chooses these freely; each keeps its own tick."),
        )  # fmt: skip
        shown = {
            **_SETTINGS,
            **{s: s.replace("_", " ").capitalize() for s in pack.settings if s not in _SETTINGS},
        }
        self.add(
            "settings", self.tr("What the agreement also takes in"),
            ChecksField([(code, _tr(said)) for code, said in shown.items()]),
        )  # fmt: skip
        self.field("place").edited.connect(self._offer)

    @override
    def start(self, record: Pack, client_id: str | None = None) -> None:
        """Show a pack."""
        self._offer_for(record.place)
        super().start(record, client_id)
        self._offer()

    def _offer(self) -> None:
        self._offer_for(Jurisdiction(self.field("place").value() or Jurisdiction.UK))

    def _offer_for(self, place: Jurisdiction) -> None:
        offered = [(AGREEMENT, paper_name(self, AGREEMENT, {}))]
        names = {t.key: t.name for t in self._texts}
        offered += [(t.key, t.name) for t in self._texts if t.place in (None, place)]
        for field in (self.together, self.beside):
            for code in field.value():
                offered += [(code, paper_name(self, code, names))] if code not in dict(offered) else []
            field.offer(offered)

    def _refuses(self, code: str) -> str:
        if code in (*self.together.value(), *self.beside.value()):
            return self.tr("This paper is in these first papers already.")
        return words.of(PackProblem.NEVER_IN_A_PACK) if code in self._alone else ""


def open_pack(parent: QWidget, context: Context, pack: Pack | None) -> FormDialog:
    """Open the form for a pack, or for a new one; a changed shipped pack becomes the therapist's own."""
    desk, fresh = context.desk, pack is None
    if pack is None:
        pack = Pack(id=_NEW, place=desk.practice.own().jurisdiction, position=len(library.packs(desk)))
    form = PackForm(context, pack, "new-pack" if fresh else "pack")
    form.start(pack)

    def do(typed: Pack) -> None:
        library.keep_pack(desk, _with_id(typed) if fresh else typed)

    def keep() -> bool:
        return form.keep(Deed.KEEP_PACK, library.PAGE, do, lambda typed: library.pack_problems(desk, typed))

    title = parent.tr("New first papers") if fresh else parent.tr("Edit first papers")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep first papers"))
    dialog.open()
    return dialog


def paper_name(parent: QWidget, key: str, names: dict[str, str]) -> str:
    """Return what a paper of a pack is called; one whose text is gone or hidden is named by its key."""
    return parent.tr("The working agreement") if key == AGREEMENT else names.get(key, key)


def _with_id(pack: Pack) -> Pack:
    from dataclasses import replace

    return replace(pack, id=new_id())
