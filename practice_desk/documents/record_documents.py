"""Which document prints which record of the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from practice_desk.documents.ending import ending
from practice_desk.documents.measure import measure
from practice_desk.documents.paper import Paper
from practice_desk.documents.parents import parents
from practice_desk.documents.progress import progress
from practice_desk.documents.safety_plan import safety_plan
from practice_desk.documents.summary import summary
from practice_desk.documents.supervision_log import supervision_log
from practice_desk.documents.worksheet import worksheet
from practice_desk.domain.practice import PaperSize
from practice_desk.domain.printed_measures import PrintedMeasure
from practice_desk.domain.printed_progress import PrintedProgress, ProfessionalProgress
from practice_desk.domain.printed_record import (
    PrintedEnding,
    PrintedParents,
    PrintedSafetyPlan,
    PrintedSummary,
    PrintedSupervision,
    PrintedWorksheet,
)

_DOCUMENTS: dict[type, Callable[..., Paper]] = {
    PrintedProgress: progress, ProfessionalProgress: progress, PrintedSummary: summary,
    PrintedMeasure: measure, PrintedWorksheet: worksheet, PrintedSafetyPlan: safety_plan,
    PrintedEnding: ending, PrintedParents: parents, PrintedSupervision: supervision_log,
}  # fmt: skip


def record_paper(record: Any, size: PaperSize = PaperSize.A4, *, large: bool = False) -> Paper:
    """Return the document of a record. Raises KeyError for what is no record of the work."""
    return _DOCUMENTS[type(record)](record, size, large=large)
