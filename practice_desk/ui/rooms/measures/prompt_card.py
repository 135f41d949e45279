"""Quiet prompts after hand-back, to the therapist alone: what was different, and words to talk about it.

None is a score, a level or advice on treatment; each goes with one key (clinical.md 4.4).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from practice_desk.domain.check_ins import CheckIn, CheckInForm
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.quiet_prompts import Prompt, PromptKind
from practice_desk.domain.record import override
from practice_desk.intentions import check_ins, library
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.kit import Card, Label, button, heading, wrap
from practice_desk.ui.kit.chart_words import shown
from practice_desk.ui.rooms.measures.records import Record
from practice_desk.ui.turned.check_in import item_words

_GONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)


class PromptCard(Card):
    """One prompt. `gone` says that it was put away."""

    gone = Signal()

    def __init__(self, context: Context, kind: PromptKind, said: str, place: Place | None = None) -> None:
        super().__init__(gap=6)
        self.setProperty("card", "sunk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = words.of(kind)
        self.setAccessibleName(f"{title}. {said}")
        self.setAccessibleDescription(self.tr("Delete puts it away"))
        away = button(self.tr("Put away"), "link")
        away.setAccessibleName(self.tr("Put away: {0}").format(title))
        away.clicked.connect(self.put_away)
        self.add(heading(title, away), Label(said, strong=True, wrap=True) if said else None)
        self.add(Label(library.find_text(context.desk, kind.words).body.strip(), wrap=True))
        if place is not None:
            note = button(self.tr("Note what you found"), "small", icon="note")
            note.clicked.connect(lambda: context.news.place_wanted.emit(place))
            box = QWidget()
            box.setLayout(wrap(note, gap=8))
            self.add(box)

    def put_away(self) -> None:
        """Put it away for this sitting."""
        self.hide()
        self.gone.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _GONE:
            self.put_away()
            return
        super().keyPressEvent(event)


def prompt_cards(record: Record, shown_: Sequence[CheckIn], dismissed: set[str]) -> list[PromptCard]:
    """Return the prompts of one session's check-ins that were not put away, those of one kind together."""
    found: dict[str, PromptCard] = {}
    for check_in in shown_:
        for kind, lines in _by_kind(record, check_in).items():
            joint = kind is PromptKind.SEEN_DIFFERENTLY
            whose = "" if joint else (check_in.person_id or "")
            key = f"{check_in.session_id}|{whose}|{kind.value}"
            if key in dismissed or key in found:
                continue
            place = Place(PlaceKind.SESSIONS, record.client_id, check_in.session_id)
            card = PromptCard(record.context, kind, "\n".join(lines), place)
            card.gone.connect(lambda key=key: dismissed.add(key))
            found[key] = card
    return list(found.values())


def _by_kind(record: Record, check_in: CheckIn) -> dict[PromptKind, list[str]]:
    found: dict[PromptKind, list[str]] = {}
    for prompt in check_ins.prompts_of(record.context.desk, check_in.id):
        joint = prompt.kind is PromptKind.SEEN_DIFFERENTLY
        name = "" if joint else record.who(check_in.person_id)
        found.setdefault(prompt.kind, []).append(prompt_words(prompt, check_in.form, name))
    return found


def prompt_words(prompt: Prompt, form: CheckInForm, who: str = "") -> str:
    """Return what the prompt is about: the line, and what it went from and to; never more than that."""
    said = f"“{item_words(prompt.item, form)}”" if prompt.item else _tr("The lines together")
    said = f"{who}: {said}" if who else said
    before, after = prompt.before, prompt.after
    if prompt.kind is PromptKind.AT_THE_TOP:
        return who
    if prompt.kind is PromptKind.SEEN_DIFFERENTLY and before is not None and after is not None:
        return _tr("{0} {1} and {2}").format(said, shown(before), shown(after))
    if before is not None and after is not None:
        return _tr("{0} went from {1} to {2}").format(said, shown(before), shown(after))
    return _tr("{0} was marked {1}").format(said, shown(after or 0))


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
