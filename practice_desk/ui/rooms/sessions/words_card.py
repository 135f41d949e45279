"""In the client's words: what mattered most, read back to them, and what they noticed."""

from __future__ import annotations

from dataclasses import dataclass, field

from practice_desk.domain.deeds import Deed
from practice_desk.domain.record import Record
from practice_desk.domain.sessions import Session
from practice_desk.intentions import sessions
from practice_desk.ui.fields import CheckField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_row import FormRow
from practice_desk.ui.kit import Card, Label, Quote, StateLine, button, heading, row
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.said_lines import SaidLines, said_key
from practice_desk.ui.rooms.sessions.seen import Seen


@dataclass(frozen=True, kw_only=True, repr=False)
class Said(Record):
    """What a client said in a session, while it is typed."""

    client_id: str
    mattered: str = ""
    confirmed: bool = False
    noticed: str = ""
    said: dict[str, str] = field(default_factory=dict[str, str])


class WordsForm(Form[Said]):
    """Typed during the session, and kept with the note if not before."""

    def __init__(self, seen: Seen) -> None:
        super().__init__(seen.context.desk, "said")
        self.session_id = seen.session.id
        self.add("mattered", self.tr("What mattered most today"), TextField(2))
        self.add("confirmed", "", CheckField(self.tr("Read back, confirmed")))
        self.add(
            "noticed", self.tr("What was noticed"), LineField(),
            hint=self.tr("One line. It joins What I notice."),
        )  # fmt: skip
        self.lines = SaidLines()
        self.adopt(FormRow("said", "", self.lines))
        self.show_kept(seen)

    def show_kept(self, seen: Seen) -> None:
        """Show what is kept, where nothing waits to be kept here."""
        session = seen.session
        kept = Said(
            id=session.id, client_id=session.client_id, mattered=session.mattered,
            confirmed=session.confirmed, said=_said_of(seen),
        )  # fmt: skip
        self.start(kept, session.client_id)

    def keep_words(self, seen: Seen, hands: Hands) -> bool:
        """Keep what was typed; return whether nothing stands in the way."""
        if not self.is_touched():
            return True

        def keep(said: Said) -> None:
            hands.begin()
            sessions.mattered(self.desk, self.session_id, said.mattered, confirmed=said.confirmed)
            hands.say(said.said)
            if said.noticed.strip():
                hands.notice(said.noticed)

        return self.keep(Deed.KEEP_MATTERED, seen.place, keep, lambda _: ())


def _said_of(seen: Seen) -> dict[str, str]:
    """Return what was said to the marks of this session, by goal and person."""
    here = (r for r in seen.work.ratings if r.session_id == seen.session.id and r.comment.strip())
    return {said_key(r.goal_id, r.by()): r.comment for r in here}


class WordsCard(Card):
    """The form on the page, or what was said as it is read, with the lines that were noticed below it."""

    def __init__(self, seen: Seen, hands: Hands, form: WordsForm | None) -> None:
        super().__init__(gap=10)
        self.body.addLayout(heading(self.tr("In their words")))
        lines = [n.words for n in seen.work.noticed if n.session_id == seen.session.id]
        if form is None:
            self._read(seen.session, lines)
            return
        keep = button(self.tr("Keep words"), "small")
        keep.setObjectName("keep-words")
        keep.clicked.connect(lambda: form.keep_words(seen, hands))
        self.body.addWidget(form)
        for line in lines:
            self.body.addWidget(Quote(line))
        self.body.addLayout(row(..., keep))
        form.show()

    def _read(self, session: Session, lines: list[str]) -> None:
        if session.mattered.strip():
            self.body.addWidget(Label(self.tr("What mattered most"), "small", tone="muted"))
            self.body.addWidget(Quote(session.mattered))
            if session.confirmed:
                self.body.addWidget(StateLine(self.tr("Read back, confirmed"), "done"))
        if lines:
            self.body.addWidget(Label(self.tr("What was noticed"), "small", tone="muted"))
        for line in lines:
            self.body.addWidget(Quote(line))
        if not lines and not session.mattered.strip():
            self.body.addWidget(Label(self.tr("Nothing was noted."), tone="muted"))
