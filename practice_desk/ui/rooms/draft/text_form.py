"""The form for the words of one paper, in the form of the Library's texts, its marks kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.papers import Paper
from practice_desk.domain.record import override
from practice_desk.domain.signing import PaperProblem
from practice_desk.domain.template_form import form_faults
from practice_desk.intentions import papers
from practice_desk.ui import words
from practice_desk.ui.context import Context
from practice_desk.ui.fields import LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.refusals import keep_or_say
from practice_desk.ui.theme import px

_ROWS = 26


class PaperTextDialog(FormDialog):
    """Title and text of one paper. The Library's own text stays as it is."""

    def __init__(self, parent: QWidget, context: Context, paper: Paper) -> None:
        self.context, self._paper = context, paper
        form: Form[Paper] = Form(context.desk, "paper-text")
        super().__init__(parent, self.tr("Edit the text"), form, self._keep_text, self.tr("Keep the text"))
        form.add("title", self.tr("Title"), LineField())
        form.add("body", self.tr("Text of this paper"), TextField(_ROWS))
        form.add_widget(Label(self._help(), "small", tone="muted", wrap=True))
        form.start(paper, paper.client_id)
        self.resize(px(720), px(680))

    @override
    def fit(self) -> None:
        """Stay as large as it was opened: the text has its own scroll bar."""

    def _help(self) -> str:
        return self.tr(
            "= begins a heading, - a point, [ ] a box to tick, ____ a line to write on. {word} is filled "
            "in, [[if word]] … [[end]] stands only where the word is. [†1] marks a legal default; it is not "
            "printed."
        )

    def _keep_text(self) -> bool:
        body = self.form.field("body").value()
        faults = [
            self.tr("Line {0}: {1}").format(f.line, words.of(f.fault)) for f in form_faults(body)
        ]  # fmt: skip
        if not body.strip():
            faults = [words.of(PaperProblem.NO_TEXT)]
        if faults:
            self.form.show_problems({"body": ". ".join(faults)})
            return False
        place = papers.place_of(self._paper)

        def keep(typed: Paper) -> None:
            papers.keep_draft(self.context.desk, typed)

        return keep_or_say(self.form, Deed.DRAFT_PAPER, place, keep)
