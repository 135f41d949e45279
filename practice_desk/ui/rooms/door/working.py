"""A small dialog while something slow is done: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from practice_desk.domain.record import override
from practice_desk.ui.background import Job
from practice_desk.ui.kit import Label, button, column, row
from practice_desk.ui.theme import px


class Working(QDialog):
    """Shows the progress of a job. Leaving it in any way stops the job at its next step.

    `succeeded` brings the result and `broke` the error, neither once it was left: the vault may be locked.
    """

    succeeded = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QWidget, title: str, job: Job) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._job: Job | None = job
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.bar.setMinimumWidth(px(320))
        self.stop_button = button(self.tr("Stop"))
        self.stop_button.clicked.connect(self.reject)
        self.setLayout(
            column(
                Label(title, "heading", wrap=True), self.bar, 8, row(..., self.stop_button), margin=20, gap=12
            )
        )
        job.progressed.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.stopped.connect(self._end)

    @override
    def done(self, result: int) -> None:
        """Stop the job if it is still under way."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        super().done(result)

    def _on_progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)

    def _on_finished(self, result: object) -> None:
        if self._end():
            self.succeeded.emit(result)

    def _on_failed(self, error: object) -> None:
        if self._end():
            self.broke.emit(error)

    def _end(self) -> bool:
        """Close by itself, and say whether somebody was still waiting for the result."""
        waiting, self._job = self._job is not None, None
        if waiting:
            self.accept()
        return waiting
