"""Recording a signature that was given away from the screen: on paper, aloud, by message."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from practice_desk.domain.papers import SignatureMethod
from practice_desk.ui.context import Context


def open_record_signature(
    context: Context, parent: QWidget, paper_id: str, signer_id: str, method: SignatureMethod | None = None
) -> QDialog:
    """Ask the therapist how somebody signed; `method` is the way that is proposed first."""
    raise NotImplementedError((context, parent, paper_id, signer_id, method))
