"""Before the screen is turned: how the paper was explained and read, in one line "as usual"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from practice_desk.domain.papers import IdentityKnown, ReadHow
from practice_desk.domain.places import Place
from practice_desk.domain.signing import Refused
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.dialogs import tell
from practice_desk.ui.fields import ChoiceField
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.explained import Explained
from practice_desk.ui.parts.refusals import sentences
from practice_desk.ui.parts.typed_words import Typed, TypedForm
from practice_desk.ui.parts.usual_line import UsualLine
from practice_desk.ui.turned.asked import BEFORE, Asked, asked
from practice_desk.ui.turned.signing import sign_on_screen


def open_before_signing(
    context: Context, parent: QWidget, paper_ids: Sequence[str], person_id: str, back: Place
) -> BeforeDialog | None:
    """Ask how papers were explained, then turn the screen to whoever signs them.

    Where nothing can be signed, says why and returns None.
    """
    try:
        who = asked(context, paper_ids, person_id, Explained())
    except Refused as refused:
        tell(parent, parent.tr("Before you turn the screen"), sentences(refused.problems))
        return None
    dialog = BeforeDialog(parent, who)
    dialog.accepted.connect(lambda: sign_on_screen(context, paper_ids, person_id, back, dialog.about))
    dialog.open()
    return dialog


class BeforeDialog(FormDialog):
    """A small form; what is typed belongs to this person and these papers, and goes with the signature."""

    def __init__(self, parent: QWidget, who: Asked) -> None:
        form = TypedForm(who.context.desk, BEFORE)
        title = parent.tr("Before you turn the screen")
        super().__init__(parent, title, form, self._on_turn, parent.tr("Turn the screen"))
        self.about = Explained()
        first = self.tr("{0} sees these papers and nothing else. Names, lists, alerts and search are hidden.")
        form.add_widget(Label(first.format(who.name), tone="muted", wrap=True))
        self.usual = UsualLine(form)
        read = {
            ReadHow.ON_SCREEN: self.tr("They read it on this screen"),
            ReadHow.ON_PAPER: self.tr("They have read it on paper"),
            ReadHow.READ_ALOUD: self.tr("It was read aloud to them"),
        }
        form.add("read_how", self.tr("Reading"), ChoiceField(list(read.items())))
        form.add("identity", self.tr("How you know who it is"), ChoiceField(words.choices(IdentityKnown)))
        start = {**self.usual.start, "read_how": ReadHow.ON_SCREEN, "identity": IdentityKnown.IN_PERSON}
        key, client_id = who.signer(who.files[0]).id, who.person.client_id
        form.start(Typed(id=key, client_id=client_id, said=tuple(start.items())))
        self.usual.open_if_changed()

    def _on_turn(self) -> bool:
        said = {name: self.form.field(name).value() for name in ("read_how", "identity")}
        self.about = replace(self.usual.about(), **said)
        self.form.flush()
        return True
