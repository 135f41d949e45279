"""The builder: a therapist's own measure, or one they hold the right to use, scored like any other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from practice_desk.domain.deeds import Deed
from practice_desk.domain.measures import Band, HigherIs, Option
from practice_desk.domain.own_measures import OwnItem, OwnMeasure, OwnMeasureProblem
from practice_desk.domain.places import Place, PlaceKind
from practice_desk.domain.record import Record, override
from practice_desk.intentions import own_measures
from practice_desk.ui.context import Context
from practice_desk.ui.fields import CheckField, LineField, TextField
from practice_desk.ui.form import Form
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.kit import Label
from practice_desk.ui.parts.mark_fields import SegmentsField
from practice_desk.ui.rooms.library.measure_rows import BandsField, DecimalField, ItemsField, OptionsField
from practice_desk.ui.theme import px

_NEW = "new-own-measure"


@dataclass(frozen=True, kw_only=True, repr=False)
class Typed(Record):
    """What is typed into the builder."""

    name: str = ""
    instructions: str = ""
    items: tuple[OwnItem, ...] = ()
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    higher_is: HigherIs = HigherIs.WORSE
    notice: str = ""
    deviation: float | None = None
    reliability: float | None = None
    may_use_text: bool = False

    def own(self, base: OwnMeasure) -> OwnMeasure:
        """Return it as a measure, with the key and version of the one it was begun from."""
        said = {name: value for name, value in vars(self).items() if name != "id"}
        return replace(base, **said)


class MeasureForm(Form[Typed]):
    """Builds one measure. What is in the way of a line is said at its group, with the line's number."""

    def __init__(self, context: Context, own: OwnMeasure, *, new: bool) -> None:
        super().__init__(context.desk, "own-measure")
        self.own = own
        self.add("name", self.tr("Name"), LineField())
        self.add("instructions", self.tr("What is said before the lines"), TextField(2))
        self.add("items", self.tr("Lines to answer"), ItemsField())
        self.add("options", self.tr("Answers to choose from, the same for each line"), OptionsField())
        ways = [(HigherIs.WORSE, self.tr("More of a difficulty")), (HigherIs.BETTER, self.tr("Better"))]
        self.add("higher_is", self.tr("A higher total means"), SegmentsField(ways))
        right = CheckField(self.tr("I have the right to use this text"))
        hint = self.tr("Own words, or a licence you hold. It stays in this vault.")
        self.add("may_use_text", self.tr("I have the right to use this text"), right, hint=hint)
        self.add(
            "notice", self.tr("Notice to print with it"), LineField(), more=True,
            hint=self.tr("Who wrote it, and under what terms."),
        )  # fmt: skip
        ranges = self.tr("Where there are any they cover every total once. Only you see the words.")
        self.add("bands", self.tr("Ranges of totals"), BandsField(), hint=ranges, more=True)
        figures = self.tr("Both figures from one published source give the size of a reliable change.")
        self.add("deviation", self.tr("Standard deviation"), DecimalField(), more=True)
        self.add("reliability", self.tr("Reliability (r)"), DecimalField(), hint=figures, more=True)
        self.add_widget(Label(self._kept_words(new=new), "small", tone="muted", wrap=True))
        said = {name: getattr(own, name) for name in Typed.__dataclass_fields__ if name != "id"}
        self.start(Typed(id=_NEW if new else own.key, **said))

    def _kept_words(self, *, new: bool) -> str:
        if new:
            return self.tr("It can be given on the turned screen, typed in, or printed blank.")
        return self.tr("A change makes a further version. What was answered keeps the one it was given with.")

    @override
    def show_problems(self, problems: dict[str, str]) -> None:
        """Say the trouble of a line at its group."""
        said: dict[str, str] = {}
        for name, sentence in problems.items():
            group, _, number = name.partition(".")
            frame = self.tr("Line {0}: {1}")
            said.setdefault(group, frame.format(number, sentence) if number else sentence)
        super().show_problems(said)


def open_measure(parent: QWidget, context: Context, key: str = "") -> FormDialog:
    """Open the builder for a new measure, or for one that is kept."""
    desk = context.desk
    own = own_measures.own_of(desk, key) if key else own_measures.begin_own()
    form = MeasureForm(context, own, new=not key)

    def wrong(typed: Typed) -> list[tuple[str, OwnMeasureProblem]]:
        return list(typed.own(own).problems())

    def keep() -> bool:
        place = Place(PlaceKind.LIBRARY, None, "measures")
        return form.keep(
            Deed.KEEP_OWN_MEASURE, place, lambda typed: own_measures.keep_own(desk, typed.own(own)), wrong
        )

    title = _tr("Change {0}").format(own.name) if key else _tr("A measure of your own")
    dialog = FormDialog(parent.window(), title, form, keep, _tr("Keep this measure"))
    dialog.resize(px(680), px(640))
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("measures", text)
