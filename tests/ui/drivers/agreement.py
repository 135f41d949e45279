"""What a therapist does on the agreement page, in their words."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from ui.drivers.goals import pressable, settle, texts_of

from practice_desk.domain.agreements import ClauseChoice
from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import SignatureMethod
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.sessions import Session, SessionState
from practice_desk.domain.signing import Evidence, strokes
from practice_desk.intentions import papers, signing
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import MenuButton
from practice_desk.ui.parts.prose import Prose
from practice_desk.ui.rooms.agreement.clause_list import ClauseList
from practice_desk.ui.rooms.agreement.clause_row import ClauseRow
from practice_desk.ui.rooms.agreement.open_clause import OpenClause
from practice_desk.ui.rooms.agreement.room import AgreementRoom

_MARK = strokes([[(0, 0, 4), (200, 30, 4)], [(210, 0, 4), (230, 40, 4)]])
_LEFT = Qt.MouseButton.LeftButton


def _lines(prose: Prose) -> list[str]:
    return prose.text().split("\n")


class AgreementDriver:
    """Works on the agreement page of one client as a person would: by what is in sight and can be pressed."""

    def __init__(self, context, qtbot, client_id: str, width: int = 1072, height: int = 900) -> None:
        self.qtbot, self.context, self.desk, self.client_id = qtbot, context, context.desk, client_id
        self.places: list[Place] = []
        context.news.place_wanted.connect(self.places.append)
        self.room = AgreementRoom(context)
        qtbot.addWidget(self.room)
        self.room.resize(width, height)
        self.room.go(Place(PlaceKind.AGREEMENT, client_id))
        self.room.show()
        settle()

    def __enter__(self) -> AgreementDriver:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave what is still open, as before a lock."""
        for dialog in self.room.window().findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.room.hide()

    # ---- what is in sight ----

    def texts(self) -> list[str]:
        read = [line for made in self.room.findChildren(Prose) if made.isVisible() for line in _lines(made)]
        return [text.replace("\u2068", "").replace("\u2069", "") for text in [*texts_of(self.room), *read]]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def titles(self) -> list[str]:
        """Return what the clauses of the draft are called, in the order they stand."""
        known = {c.id: c.title for c in self.desk.clauses.of_client(self.client_id)}
        return [known[i] for i in self.list().ids()]

    def list(self) -> ClauseList:
        return next(made for made in self.room.findChildren(ClauseList) if made.isVisible())

    def row(self, title: str) -> ClauseRow:
        return next(
            r for r in self.room.findChildren(ClauseRow) if r.isVisible() and title in r.accessibleName()
        )

    def mark(self, title: str) -> str:
        """Return what stands at a clause: agreed, varied, to fill in ..."""
        return self.row(title).accessibleName().rpartition(", ")[2]

    def open_clause(self) -> OpenClause:
        return next(c for c in self.room.findChildren(OpenClause) if c.isVisible())

    def copy_lines(self) -> list[str]:
        """Return the lines of the client's copy as they would be printed now."""
        return [line.words for line in self.room.draft.copy.lines]

    def problem(self, field: str) -> str:
        return self.open_clause().form.rows[field].problem()

    def dialog(self) -> QDialog:
        return next(d for d in self.room.window().findChildren(QDialog) if d.isVisible())

    def entries(self) -> list[str]:
        """Return the entries of the log in their order."""
        found = [w for w in self.room.findChildren(QWidget) if w.objectName().startswith("crossing-")]
        return [w.accessibleName() for w in found if w.isVisible()]

    # ---- doing ----

    def press(self, words: str, where: QWidget | None = None) -> None:
        self.qtbot.mouseClick(pressable(where or self.room, words), _LEFT)
        settle()

    def choose_menu(self, button: str, words: str) -> None:
        menus = [b for b in self.room.findChildren(MenuButton) if b.isVisible()]
        named = [b for b in menus if button in (b.accessibleName(), b.text())]
        deeds = [a for b in named for a in b.menu_of_deeds.actions()]
        next(a for a in deeds if a.text() == words).trigger()
        settle()

    def fill(self, **values: object) -> FormDialog:
        dialog = self.dialog()
        for name, value in values.items():
            field = dialog.form.field(name)
            field.set_value(value)
            field.edited.emit()
        settle()
        return dialog

    def keep(self) -> None:
        self.qtbot.mouseClick(self.dialog().keep_button, _LEFT)
        settle()

    def agree_to_ask(self) -> None:
        """Say yes to the question that is asked before something final."""
        self.qtbot.mouseClick(self.dialog().yes, _LEFT)
        settle()

    def close_question(self) -> str:
        """Read what the dialog says and close it."""
        said = " ".join(texts_of(self.dialog()))
        self.dialog().accept()
        settle()
        return said

    def compose(self, **values: object) -> None:
        self.press("Compose an agreement")
        if values:
            self.fill(**values)
        self.keep()

    def open(self, title: str) -> OpenClause:
        self.qtbot.mouseClick(self.row(title), _LEFT)
        settle()
        return self.open_clause()

    def type_value(self, name: str, text: str) -> None:
        line = self.open_clause().form.values_field().lines[name]
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        settle()

    def choose(self, choice: ClauseChoice) -> None:
        """Press one of agreed, varied, not applicable, to talk about."""
        segments = self.open_clause().form.field("choice")
        part = next(p for p in segments.buttons() if p.objectName() == f"choice-{choice.value}")
        self.qtbot.mouseClick(part, _LEFT)
        settle()

    def type_into(self, name: str, text: str) -> None:
        field = self.open_clause().form.field(name)
        field.set_value("")
        field.setFocus()
        self.qtbot.keyClicks(field, text)
        settle()

    def keep_clause(self) -> None:
        self.press("Keep clause")

    def move_with_keys(self, title: str, key: Qt.Key) -> None:
        row = self.row(title)
        row.setFocus()
        self.qtbot.keyClick(row, key, Qt.KeyboardModifier.AltModifier)
        settle()

    def drag(self, title: str, onto: str) -> None:
        """Press a row, move the mouse over another one in steps, and let it go there."""
        row, target = self.row(title), self.row(onto)
        start = row.rect().center()
        end = row.mapFromGlobal(target.mapToGlobal(target.rect().center()))
        self.qtbot.mousePress(row, _LEFT, pos=start)
        for part in (0.3, 0.7, 1.0):
            to = row.mapFromGlobal(row.mapToGlobal(start))  # the row itself moves below the mouse
            self._move(row, to + (end - start) * part)
            end = row.mapFromGlobal(target.mapToGlobal(target.rect().center())) if part < 1 else end
        self.qtbot.mouseRelease(row, _LEFT, pos=row.rect().center())
        settle()

    def offer(self) -> None:
        self.press("Offer for signing")

    def offer_and_agree(self) -> None:
        self.offer()
        self.agree_to_ask()

    def client_signs(self, number: int = 0) -> None:
        """Have the n-th client person sign, as the turned screen does it."""
        self._sign(self.room.read.shown.paper.id, number)
        settle()

    def hold_sessions(self, start, count: int) -> None:
        with self.desk.change(Deed.KEEP_SESSION):
            for n in range(1, count + 1):
                on = start + timedelta(days=7 * n)
                self.desk.sessions.save(Session(client_id=self.client_id, on=on, state=SessionState.HELD))
        settle()

    def press_keys(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press keys that are a shortcut, in a window that is active as after a dialog was closed."""
        with self.qtbot.waitActive(self.room):
            self.room.activateWindow()
        widget.setFocus()
        self.qtbot.keyClick(widget, key, modifier)
        settle()

    def has_focus(self, widget: QWidget) -> bool:
        return self.room.focusWidget() is widget

    def all_sign(self) -> None:
        """Offer what is shown and have everybody sign, without the papers that are kept of it."""
        paper_id = self.room.read.shown.paper.id
        with self.desk.change(Deed.SIGN_PAPER):
            signing.offer(self.desk, paper_id)
            self._sign(paper_id, 0)
            signing.sign_as_therapist(self.desk, paper_id)
        settle()

    def undo(self) -> None:
        self.desk.undo()
        settle()

    def _sign(self, paper_id: str, number: int) -> None:
        file = papers.file_of(self.desk, paper_id)
        signer = [s for s in file.signers if not s.is_therapist][number]
        evidence = Evidence(text_sha=file.offer.sha, method=SignatureMethod.DRAWN, mark=_MARK, read=True)
        signing.sign(self.desk, paper_id, signer.id, evidence)

    def _move(self, widget: QWidget, at: QPoint) -> None:
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)), _LEFT, _LEFT,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(widget, move)
        settle()
