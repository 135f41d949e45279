"""A worksheet to fill in on this side of the screen, or turned to whoever fills it in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from practice_desk.domain.worksheet_forms import WorksheetForm
from practice_desk.domain.worksheets import Worksheet
from practice_desk.ui.context import Context
from practice_desk.ui.form_dialog import FormDialog
from practice_desk.ui.parts.wide import open_wide
from practice_desk.ui.parts.worksheet_form import fill_in


def open_filling(
    parent: QWidget, context: Context, form: WorksheetForm, sheet: Worksheet | None, client_id: str
) -> FormDialog:
    """Open a worksheet to fill in, a new one or one that is kept."""
    view = fill_in(context, form, sheet, client_id)
    dialog = FormDialog(parent.window(), form.name, view, view.keep_sheet, parent.tr("Keep worksheet"))
    view.first.setFocus()
    return open_wide(parent, dialog)
