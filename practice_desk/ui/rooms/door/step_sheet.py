"""The fourth step: the recovery sheet on paper, proved by typing one of its lines back."""

from __future__ import annotations

from practice_desk.domain.record import override
from practice_desk.storage.recovery import LineState, same_line
from practice_desk.ui.background import Background
from practice_desk.ui.kit import Label, button, row
from practice_desk.ui.rooms.door.draft import Draft
from practice_desk.ui.rooms.door.sheet_lines import LineRow, ShownLines
from practice_desk.ui.rooms.door.sheet_out import SheetFacts, SheetOut
from practice_desk.ui.rooms.door.step import Step


class SheetStep(Step):
    """Shows the recovery sheet, to print, to save or to copy by hand."""

    number = 4

    def __init__(self, draft: Draft, background: Background) -> None:
        super().__init__(draft)
        self.lines = ShownLines(draft.lines())
        self.out = SheetOut(background, draft.folder, self._facts)
        self.show_page(
            self.tr("Your recovery sheet"),
            Label(
                self.tr(
                    "These four lines open your records without the passphrase. Print them, or write them "
                    "down by hand, and keep the sheet away from this computer."
                ),
                wrap=True,
            ),
            4,
            self.lines,
            self.out,
            Label(
                self.tr("There is no letter O, I, L or U in them. What looks like one is a zero or a one."),
                "small", tone="muted", wrap=True,
            ),
        )  # fmt: skip

    @override
    def way_on(self) -> str:
        return self.tr("I have it on paper")

    @override
    def start(self) -> None:
        self.out.print_button.setFocus()

    @override
    def forget(self) -> None:
        self.lines.forget()

    @override
    def go_on(self) -> None:
        self.done.emit()

    def _facts(self) -> SheetFacts:
        draft = self.draft
        return SheetFacts(draft.name, draft.vault_id, draft.lines, draft.practice.paper)


class ProofStep(Step):
    """Asks for one line of the sheet, read from the paper: the lines are no longer on the screen."""

    number = 4

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.line = LineRow(draft.line + 1)
        self.again = button(self.tr("Show the sheet again"), "link")
        self.show_page(
            self.tr("Is it on the paper?"),
            Label(
                self.tr("Type line {0} from your sheet. Small letters and missing spaces are fine.").format(
                    draft.line + 1
                ),
                wrap=True,
            ),
            4,
            self.line,
            row(self.again, ...),
        )
        self.again.clicked.connect(self.back)
        self.line.edited.connect(self._on_edit)
        self._on_edit()

    @override
    def start(self) -> None:
        self.line.field.setFocus()

    @override
    def forget(self) -> None:
        self.line.forget()

    @override
    def go_on(self) -> None:
        if self.on.isEnabled():
            self.draft.proved = True
            self.line.forget()
            self.done.emit()
        else:
            self.line.show_state(whole=True)

    def _on_edit(self) -> None:
        right = self._is_the_line()
        self.on.setEnabled(right)
        if self.line.state() is LineState.RIGHT and not right:
            self.line.said.setText(
                self.tr("This is a right line, but not line {0}.").format(self.line.number)
            )
            self.line.said.set_tone("danger")

    def _is_the_line(self) -> bool:
        return same_line(self.line.text(), self.draft.lines()[self.draft.line])
