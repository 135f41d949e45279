"""Fields: widgets that show and give one value of a record, whatever was typed into them."""

from practice_desk.ui.fields.chosen import CheckField, ChoiceField, RatingField
from practice_desk.ui.fields.field import Field
from practice_desk.ui.fields.text import LineField, LinesField, TextField
from practice_desk.ui.fields.typed import DateField, NumberField, TimeField

__all__ = [
    "CheckField", "ChoiceField", "DateField", "Field", "LineField", "LinesField", "NumberField",
    "RatingField", "TextField", "TimeField",
]  # fmt: skip
