"""What I notice: the client's own lines, gathered over the work."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practice_desk.domain.clock import today
from practice_desk.domain.deeds import Deed
from practice_desk.domain.noticed import Noticed, NoticedFrom
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import new_id
from practice_desk.intentions import noticed
from practice_desk.ui import theme, words
from practice_desk.ui.fields import ChoiceField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Card, Label, ListRow, button, column, heading, row, rows
from practice_desk.ui.parts.needed import NeededDate
from practice_desk.ui.parts.work import Work

_IN_SIGHT = 4


class NoticedCard(Card):
    """The latest lines. `opened` brings a line to change, `all_wanted` asks for the whole thread."""

    opened = Signal(object)
    add_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__(gap=4)
        add = button(self.tr("Add a line"), "link", icon="plus")
        add.setObjectName("add-noticed")
        add.clicked.connect(self.add_wanted)
        self.body.addLayout(heading(self.tr("What I notice"), add))
        if not work.noticed:
            said = self.tr(
                "What the client notices about themselves will gather here, "
                "and you can bring it back at a review."
            )
            self.body.addWidget(Label(said, tone="muted", wrap=True))
            return
        lines = [self._line(work, line) for line in work.noticed[:_IN_SIGHT]]
        self.body.addWidget(rows(*lines))
        if len(work.noticed) > _IN_SIGHT:
            every = button(self.tr("Show all %n line(s)", "", len(work.noticed)), "link")
            every.clicked.connect(self.all_wanted)
            self.body.addLayout(row(every, ...))

    def _line(self, work: Work, line: Noticed) -> ListRow:
        made = ListRow("quote", line.words, said_when(work, line))
        made.setObjectName(f"noticed-{line.id}")
        said = made.findChild(Label)
        assert said is not None
        said.setFont(theme.font())
        made.clicked.connect(lambda: self.opened.emit(line))
        return made


def said_when(work: Work, line: Noticed) -> str:
    """Return who said a line, when and where."""
    return ", ".join((work.name_of(line.person_id), work.context.date(line.on), words.of(line.source)))


def open_noticed(parent: QWidget, work: Work, line: Noticed | None) -> FormDialog:
    """Open the form for a line, or for a new one."""
    desk, client_id = work.context.desk, work.client.id
    form: Form[Noticed] = Form(desk, "noticed" if line else "new-noticed")
    form.add("words", form.tr("In the client's own words"), TextField(3))
    if work.many():
        people = [(p.id, work.name_of(p.id)) for p in work.people]
        form.add("person_id", form.tr("Who said it"), ChoiceField([(None, form.tr("Together")), *people]))
    form.add("source", form.tr("Where it comes from"), ChoiceField(words.choices(NoticedFrom)))
    form.add("on", form.tr("Day"), NeededDate(desk.practice.own().date_order, today()))
    fresh = line is None
    if line is None:
        typed = desk.scratch.newest("new-noticed", client_id)
        person = None if work.many() or not work.people else work.people[0].id
        line = Noticed(
            id=typed.record_id if typed else new_id(), client_id=client_id, person_id=person, on=today()
        )
    known = line
    form.start(known, client_id)

    def keep() -> bool:
        place = Place(PlaceKind.GOALS, client_id, known.id)
        return form.keep(Deed.KEEP_NOTICED, place, lambda n: noticed.keep_noticed(desk, n))

    title = parent.tr("What I notice")
    dialog = FormDialog(parent.window(), title, form, keep, parent.tr("Keep line"))
    if not fresh:
        _offer_removal(dialog, work, known)
    form.rows["words"].field.setFocus()
    dialog.open()
    return dialog


def _offer_removal(dialog: FormDialog, work: Work, line: Noticed) -> None:
    remove = button(dialog.tr("Remove this line"), "quiet", icon="trash")

    def take_out() -> None:
        dialog.form.forget()
        dialog.accept()
        noticed.remove_noticed(work.context.desk, work.context.desk.noticed.get(line.id))

    remove.clicked.connect(take_out)
    holder = QWidget()
    holder.setLayout(column(row(remove, ...)))
    dialog.form.add_widget(holder)
