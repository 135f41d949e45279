"""Which size of change counts for a measure: the published one, or one's own with who says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.change_sizes import ChangeSize
from practice_desk.domain.deeds import Deed
from practice_desk.domain.measures import Measure
from practice_desk.domain.places import Place
from practice_desk.intentions import change_sizes
from practice_desk.storage.desk import Desk
from practice_desk.ui.fields import LineField, NumberField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label, button


def open_size(parent: QWidget, desk: Desk, measure: Measure, place: Place) -> FormDialog:
    """Open the form for the size of change that counts for a measure, on every sheet of it."""
    scale = measure.scale()
    assert scale is not None, "without a total nothing moves"
    form: Form[ChangeSize] = Form(desk, "change-size")
    most = scale.high - scale.low
    form.add("points", _tr("Points that count as a reliable change"), NumberField(1, most))
    hint = _tr("Recovery is counted against it. Empty where nothing is.")
    form.add("cut_off", _tr("Cut-off"), NumberField(scale.low, scale.high), hint=hint)
    form.add("source", _tr("Who says so"), LineField(), hint=_tr("It is shown wherever a change is named."))
    form.start(change_sizes.begin_size(desk, measure.key))

    def keep() -> bool:
        return form.keep(
            Deed.KEEP_CHANGE_SIZE, place, lambda size: change_sizes.keep_size(desk, size, place),
            lambda size: size.problems(measure),
        )  # fmt: skip

    title = _tr("What counts as a change, {0}").format(measure.name)
    dialog = FormDialog(parent.window(), title, form, keep, _tr("Count this size"))
    if change_sizes.size_of(desk, measure.key) is not None:
        published = button(_tr("Count the published size again"), "quiet")
        published.clicked.connect(lambda: _count_published(dialog, desk, measure.key, place))
        form.add_widget(published)
    else:
        form.add_widget(Label(_tr("Each sheet of it is read by this from now on."), "small", tone="muted"))
    dialog.open()
    return dialog


def _count_published(dialog: FormDialog, desk: Desk, key: str, place: Place) -> None:
    dialog.form.forget()
    dialog.accept()
    change_sizes.count_published(desk, key, place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
