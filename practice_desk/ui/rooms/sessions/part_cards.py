"""What goes beyond the core record: each part is off until it is switched on, or added to this session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.emotions import Emotion
from practice_desk.domain.people import Person
from practice_desk.domain.places import PlaceKind
from practice_desk.domain.practice_parts import SessionPart
from practice_desk.domain.ruptures import Rupture
from practice_desk.intentions import emotions, measures, practice_parts, ruptures, sessions
from practice_desk.ui import words
from practice_desk.ui.kit import (
    Card,
    Check,
    Label,
    ListRow,
    MenuButton,
    button,
    column,
    heading,
    row,
    rows,
    wrap,
)
from practice_desk.ui.parts.rupture_form import open_rupture
from practice_desk.ui.room import Room
from practice_desk.ui.rooms.sessions.check_in_card import CheckInCard
from practice_desk.ui.rooms.sessions.hands import Hands
from practice_desk.ui.rooms.sessions.part_forms import open_emotion
from practice_desk.ui.rooms.sessions.seen import Seen
from practice_desk.ui.turned.check_in import check_in_on_screen


def _tr(text: str) -> str:
    return QCoreApplication.translate("part_cards", text)


class PartCards:
    """Makes a card for each part that is shown; `add` shows another on this session."""

    def __init__(
        self, room: Room, seen: Seen, hands: Hands, add: Callable[[SessionPart], object], *, reads: bool
    ) -> None:  # fmt: skip
        self._room, self._seen, self._hands, self._add, self._reads = room, seen, hands, add, reads
        self._desk, self._session = seen.context.desk, seen.session
        self._feelings = emotions.of_session(self._desk, self._session.id)
        self._moments = ruptures.of_session(self._desk, self._session.id)
        self._check_ins = self._desk.check_ins.of_session(self._session.id)
        self._sheets = self._desk.measure_sheets.of_session(self._session.id)

    def together(self) -> list[QWidget]:
        """Return the parts that are done together."""
        made = [
            self._emotions() if self._has(SessionPart.EMOTIONS, self._feelings) else None,
            self._measures() if self._has(SessionPart.MEASURES, self._sheets) else None,
            self._check_in() if self._has(SessionPart.CHECK_IN, self._check_ins) else None,
        ]
        return [card for card in made if card is not None]

    def after(self) -> list[QWidget]:
        """Return the parts that belong to the note."""
        made = [
            self._techniques() if self._has(SessionPart.TECHNIQUES, self._session.techniques) else None,
            self._ruptures() if self._has(SessionPart.RUPTURE, self._moments) else None,
        ]
        return [card for card in made if card is not None]

    def _has(self, part: SessionPart, kept: Sequence[object]) -> bool:
        """Say whether a part stands on the page: what was kept always, an empty one only to be filled in."""
        return bool(kept) or (self._seen.shows(part) and not self._reads)

    def offer(self) -> QWidget:
        """Return the button that adds a part which is not shown."""
        left = [part for part in SessionPart if part not in self._shown()]
        menu = MenuButton(_tr("Add"), [(words.of(part), partial(self._add, part)) for part in left])
        menu.setObjectName("add-part")
        menu.setAccessibleName(_tr("Add a part to this session"))
        menu.setEnabled(bool(left) and not self._desk.read_only)
        made = QWidget()
        said = Label(_tr("Only what you need for this session."), "small", tone="muted", wrap=True)
        made.setLayout(row(menu, (said, 1), gap=10))
        return made

    def _shown(self) -> set[SessionPart]:
        """Return the parts that are on the page already, also for what was kept in them."""
        kept = {
            SessionPart.EMOTIONS: self._feelings, SessionPart.RUPTURE: self._moments,
            SessionPart.MEASURES: self._sheets, SessionPart.CHECK_IN: self._check_ins,
            SessionPart.TECHNIQUES: self._session.techniques, SessionPart.MENTAL_STATE: self._seen.is_signed,
        }  # fmt: skip
        return {*self._seen.parts, *(part for part, some in kept.items() if some)}

    # ---- the parts ----

    def _techniques(self) -> Card:
        used = self._session.techniques
        if self._reads:
            said = Label("  ·  ".join(used), wrap=True, selectable=True)
            return Card(heading(_tr("What you used")), said, gap=8)
        known = dict.fromkeys((*practice_parts.techniques(self._desk), *used))
        ticks: list[QWidget] = []
        for name in known:
            tick = Check(name, name in used)
            tick.setObjectName(f"technique-{name}")
            tick.setEnabled(not self._desk.read_only)
            tick.clicked.connect(lambda on, name=name: self._use(name, on=on))
            ticks.append(tick)
        return Card(heading(_tr("What you used")), wrap(*ticks, gap=12), gap=8)

    def _use(self, name: str, *, on: bool) -> None:
        used = [t for t in self._session.techniques if t != name]
        self._hands.focus(f"technique-{name}")
        with self._hands.change(Deed.KEEP_TECHNIQUES):
            sessions.keep_techniques(self._desk, self._session.id, [*used, name] if on else used)

    def _emotions(self) -> Card:
        plus = self._plus("add-feeling", _tr("Add a feeling"), lambda: self._open_emotion(None))
        lines = [self._feeling(e) for e in self._feelings]
        none = Label(_tr("A feeling, how strong before and how strong after."), tone="muted", wrap=True)
        return Card(heading(_tr("Feelings before and after"), plus), rows(*lines) if lines else none, gap=6)

    def _feeling(self, emotion: Emotion) -> ListRow:
        def mark(value: int | None) -> str:
            return "–" if value is None else str(value)

        who = self._seen.work.name_of(emotion.person_id) if self._seen.work.many() else ""
        helped = _tr("helped: {0}").format(emotion.helped) if emotion.helped.strip() else ""
        reason = "  ·  ".join(part for part in (who, helped) if part)
        when = _tr("{0} → {1}").format(mark(emotion.before), mark(emotion.after))
        made = ListRow("heart", emotion.words, reason, when, _tr("Open"))
        made.setObjectName(f"feeling-{emotion.id}")
        made.clicked.connect(lambda: self._open_emotion(emotion))
        return made

    def _open_emotion(self, emotion: Emotion | None) -> None:
        open_emotion(self._room, self._seen, emotion)

    def _ruptures(self) -> Card:
        plus = self._plus("add-rupture", _tr("Add a moment"), lambda: self._open_rupture(None))
        lines = [self._moment(r) for r in self._moments]
        said = _tr("A moment that came between you, how each saw it, and how it is now.")
        none = Label(said, tone="muted", wrap=True)
        return Card(heading(_tr("Rupture and repair"), plus), rows(*lines) if lines else none, gap=6)

    def _moment(self, rupture: Rupture) -> ListRow:
        stands = _tr("open: how it is now is not said yet") if rupture.is_open() else rupture.now
        made = ListRow("link", rupture.moment, stands, "", _tr("Open"))
        made.setObjectName(f"rupture-{rupture.id}")
        made.clicked.connect(lambda: self._open_rupture(rupture))
        return made

    def _open_rupture(self, rupture: Rupture | None) -> None:
        open_rupture(self._room, self._desk, self._session, rupture, self._seen.place)

    def _check_in(self) -> Card:
        return CheckInCard(self._seen, self._turn, self._to_check_ins)

    def _turn(self, person: Person) -> None:
        self._hands.begin()
        self._hands.focus(f"check-in-{person.id}")
        check_in_on_screen(
            self._seen.context, self._session.client_id, person.id, self._seen.place, self._session.id
        )

    def _measures(self) -> Card:
        to = self._button("to-measures", _tr("Give a measure"), self._to_measures)
        kept = [
            s
            for s in measures.sheets_of(self._desk, self._session.client_id)
            if s.session_id == self._session.id
        ]
        lines = [Label(measures.said(self._desk, sheet), wrap=True) for sheet in kept]
        none = Label(_tr("None in this session."), tone="muted", wrap=True)
        return Card(heading(_tr("Measures"), to), column(*(lines or [none]), gap=4), gap=8)

    def _to_check_ins(self) -> None:
        self._room.wanted(PlaceKind.MEASURES, self._session.client_id, f"check-ins:{self._session.id}")

    def _to_measures(self) -> None:
        self._room.wanted(PlaceKind.MEASURES, self._session.client_id, self._session.id)

    def _plus(self, name: str, text: str, do: Callable[[], object]) -> QWidget:
        made = button(text, "link", icon="plus")
        return self._wired(made, name, do)

    def _button(self, name: str, text: str, do: Callable[[], object]) -> QWidget:
        return self._wired(button(text, "small"), name, do)

    def _wired(self, made: QWidget, name: str, do: Callable[[], object]) -> QWidget:
        made.setObjectName(name)
        made.setEnabled(not self._desk.read_only)
        made.clicked.connect(lambda: do())  # type: ignore[attr-defined]
        return made
