"""The page of one session while it is in view: its cards, its forms, and what is pressed on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from practice_desk.domain.attendance import Attended
from practice_desk.domain.notes import AdditionKind
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.steps import Step
from practice_desk.intentions import notes, sessions
from practice_desk.ui.kit import button
from practice_desk.ui.parts.note_editor import NoteForm, note_form
from practice_desk.ui.parts.step_form import open_step
from practice_desk.ui.rooms.sessions import forms, session_page
from practice_desk.ui.rooms.sessions.before_card import BeforeCard
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.marks_card import MarksCard
from practice_desk.ui.rooms.sessions.next_card import NextCard
from practice_desk.ui.rooms.sessions.note_card import NoteCard
from practice_desk.ui.rooms.sessions.part_cards import PartCards
from practice_desk.ui.rooms.sessions.seen import Seen, read_seen
from practice_desk.ui.rooms.sessions.steps_card import AgreedCard, StepsCard
from practice_desk.ui.rooms.sessions.ways import actions
from practice_desk.ui.rooms.sessions.words_card import WordsCard, WordsForm

if TYPE_CHECKING:
    from practice_desk.ui.rooms.sessions.room import SessionsRoom

_FIRST_OF = {
    SessionPart.EMOTIONS: "add-feeling", SessionPart.RUPTURE: "add-rupture",
    SessionPart.MEASURES: "to-measures", SessionPart.MENTAL_STATE: "mental-appearance",
}  # fmt: skip


class SessionSitting:
    """Keeps the forms of one session over every rebuilding of its page."""

    def __init__(self, room: SessionsRoom, session: Session) -> None:
        self._room, self.session_id = room, session.id
        self._added: frozenset[SessionPart] = frozenset()
        self._guessing: set[str] = set()
        self._marking: set[str] = set()
        self._changes_marks = False
        self._wants_to_write = False
        self.form: NoteForm | None = None
        self.words: WordsForm | None = None
        self.note: NoteCard | None = None

    # ---- reading ----

    def read(self) -> None:
        """Read the desk again; what is being typed stays as it is."""
        session = self._room.desk.sessions.get(self.session_id)
        self.seen: Seen = read_seen(self._room.context, session, self._added)
        self.hands = Hands(self.seen, self._room.focus_next)
        self._fit_note_form()
        if not self.seen.may_be_worked_in or self.reads:
            self.words = None
        elif self.words is None:
            self.words = WordsForm(self.seen)
        else:
            self.words.lines.take_back()
            if not self.words.is_touched():
                self.words.show_kept(self.seen)

    @property
    def is_writing(self) -> bool:
        """Say whether the note is being written."""
        return self.form is not None

    @property
    def may_sign(self) -> bool:
        """Say whether there is a note to sign: one that is being written, or a draft that is read in full."""
        if self._room.desk.read_only or not self.seen.may_be_worked_in or self.seen.is_signed:
            return False
        return self.form is not None or self.seen.file is not None

    @property
    def reads(self) -> bool:
        """Say whether what was done together is only read: the note is signed, or nothing may be written."""
        return self._room.desk.read_only or (self.seen.is_signed and not self._changes_marks)

    def flush(self) -> None:
        """Write what is typed to scratch now."""
        for form in (self.form, self.words):
            if form is not None:
                form.flush()

    # ---- showing ----

    def head_buttons(self) -> list[QWidget]:
        """Return what can be done with the note."""
        if not self.may_sign:
            return []
        sign = button(self._tr("Sign and lock"), "primary", icon="lock")
        sign.setObjectName("sign")
        sign.clicked.connect(self.sign)
        if self.form is None:
            return [*self._next_button(), sign]
        keep = button(self._tr("Keep as draft"))
        keep.setObjectName("keep-draft")
        keep.clicked.connect(self.keep_draft)
        return [keep, *self._next_button(), sign]

    def layout(self) -> QLayout:
        """Return the page below the client's head."""
        seen, room = self.seen, self._room
        head = session_page.section_line(seen, *actions(self._room, self))
        who = session_page.who_came(seen, self._mark_came)
        cards: dict[str, list[QWidget]] = {
            "before": [BeforeCard(seen, room.context.news.place_wanted.emit)],
            "next": [NextCard(seen, room.plan_session, self._to_sheet, self._to_summary)],
        }
        if seen.may_be_worked_in:
            parts = PartCards(room, seen, self.hands, self.add_part, reads=self.reads)
            self.note = NoteCard(seen, self.form, self.write, self.jot, self.add)
            cards["together"] = [
                *([who] if who else []),
                StepsCard(seen, self.hands, self.edit_step, self._marking, self.mark_again, reads=self.reads),
                WordsCard(seen, self.hands, self.words),
                AgreedCard(seen, self.add_step, self.edit_step),
            ]
            lines = self.words.lines if self.words is not None else None
            marks = MarksCard(seen, self.hands, self._guessing, self.guess, self.hands.turn, lines)
            cards["marks"] = [marks, *parts.together()]
            cards["note"] = [self.note, *parts.after()]
            cards["next"] = [*cards["next"], parts.offer()]
        return session_page.lay_out(seen, head, cards, self.hands.begin_today, reads=self.reads)

    # ---- the note ----

    def write(self) -> None:
        """Open the note for writing."""
        self._wants_to_write = True
        self._room.focus_next("section-first")
        self._room.refresh()
        if self.form is not None:
            self.form.body.setFocus()

    def jot(self) -> None:
        """Open the form for two lines."""
        forms.open_two_lines(self._room, self.seen, self.hands)

    def keep_draft(self) -> bool:
        """Keep what is typed on the page; the note stays a draft."""
        if self.form is None or not self._keep_words():
            return False
        if self.form is None or not self.form.keep_draft(self.hands.begin):
            return False
        self._wants_to_write = False  # what is kept is read first
        self._room.refresh()
        return True

    def sign(self) -> bool:
        """Sign and lock the note, or say beside the fields what is in the way."""
        if self.form is None and self.may_sign:
            self.write()  # what is in the way is said beside the fields
        if self.form is None or not self._keep_words():
            return False
        if self.form is None or not self.form.sign(self.hands.begin):
            return False
        self._wants_to_write = False
        self._room.refresh()
        return True

    def sign_and_next(self) -> None:
        """Sign, then show the next note to sign: of the same day first, then the oldest."""
        on = self.seen.session.on
        if not self.sign():
            return
        left = notes.unsigned(self._room.desk)
        found = next((n for n in left if n.on == on), None) or next(iter(left), None)
        if found is None:
            self._room.context.news.said.emit(self._tr("That was the last note to sign."))
            return
        self._room.context.news.place_wanted.emit(notes.place_of(found))

    def _keep_words(self) -> bool:
        return self.words is None or self.words.keep_words(self.seen, self.hands)

    def add(self, kind: AdditionKind) -> None:
        """Open the form for something added to the signed note."""
        if self.seen.file is not None:
            chosen = self.note.signed.chosen() if self.note and self.note.signed else ""
            forms.open_addition(self._room, self.seen, self.seen.file, kind, chosen)

    # ---- together ----

    def guess(self, goal_id: str) -> None:
        """Show the therapist's row of a goal before the client's number is there."""
        self._guessing.add(goal_id)
        self._room.focus_next(f"mark-{goal_id}-therapist--ten")
        self._room.refresh()

    def mark_again(self, step_id: str) -> None:
        """Show the marks of a step that were given, to give them again."""
        self._marking.add(step_id)
        self._room.focus_next(f"done_client-{step_id}")
        self._room.refresh()

    def change_marks(self) -> None:
        """Show the marks and words of a session whose note is signed, to change them."""
        self._changes_marks = True
        self._room.refresh()

    def add_step(self) -> None:
        """Open the form for a new step."""
        open_step(self._room, self.seen.work, None, None, self.seen.place)

    def edit_step(self, step: Step) -> None:
        """Open the form of a step."""
        open_step(self._room, self.seen.work, step, None, self.seen.place)

    def add_part(self, part: SessionPart) -> None:
        """Show a part beyond the core on this session."""
        self._added |= {part}
        self._changes_marks = self._changes_marks or self.seen.is_signed
        if part is SessionPart.MENTAL_STATE:
            self.write()
            if self.form is not None:
                self.form.add_mental_state()
        self._room.focus_next(_FIRST_OF.get(part, ""))
        self._room.refresh()

    # ---- what did not take place ----

    def did_not_come(self) -> None:
        """Note in one press that nobody came."""
        sessions.did_not_come(self._room.desk, self.session_id)

    def _mark_came(self, person_id: str, came: bool) -> None:
        how = Attended.CAME if came else Attended.DID_NOT_COME
        sessions.mark_attendance(self._room.desk, self.session_id, person_id, how)

    # ---- parts of the page ----

    def _fit_note_form(self) -> None:
        """Open the form where something is to be written, and close it where nothing is."""
        seen, desk = self.seen, self._room.desk
        fresh = seen.file is None and seen.session.state is SessionState.HELD
        wanted = self._wants_to_write or seen.typed is not None or fresh
        if seen.is_signed or not seen.may_be_worked_in or desk.read_only or not wanted:
            if self.form is not None:
                self.form.flush()
            self.form = None
        elif self.form is None:
            self.form = note_form(desk, self.session_id)
        elif not self.form.is_touched():
            self.form.begin()

    def _next_button(self) -> list[QWidget]:
        own = self.seen.file.note.id if self.seen.file else ""
        if not any(n.id != own for n in notes.unsigned(self._room.desk)):
            return []
        made = button(self._tr("Sign and next"))
        made.setObjectName("sign-and-next")
        made.clicked.connect(self.sign_and_next)
        return [made]

    def _to_sheet(self) -> None:
        self._room.context.news.place_wanted.emit(Place(PlaceKind.SHEET, self._room.client_id))

    def _to_summary(self) -> None:
        self._room.wanted(PlaceKind.PAPER, self._room.client_id, f"summary:{self.session_id}")

    def _tr(self, text: str) -> str:
        return self._room.tr(text)
