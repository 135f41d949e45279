"""Slow work, off the ui thread, with its result brought back to it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

Step = Callable[[int, int], None]
Work = Callable[[Step], Any]


class Cancelled(Exception):
    """The person asked for the work to stop."""


class Job(QObject):
    """A piece of work under way. `finished` brings the result, `failed` the error, `stopped` nothing."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cancel = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancel.set()

    def step(self, done: int, of: int) -> None:
        """Report a step from inside the work. Raises Cancelled when it should stop."""
        if self._cancel.is_set():
            raise Cancelled
        self.progressed.emit(done, of)


class Background(Protocol):
    """Does work and tells the job how it went; `paper` does one document at a time."""

    def start(self, work: Work) -> Job:
        """Begin some work."""
        ...

    def paper(self, work: Work) -> Job:
        """Begin making a document: these wait for each other, since the paper library is one per program."""
        ...

    def close(self) -> None:
        """Let running work end and take no more."""
        ...


def do(work: Work, job: Job) -> None:
    """Do the work and report on the job."""
    try:
        result = work(job.step)
    except Cancelled:
        job.stopped.emit()
    except Exception as error:  # noqa: BLE001  (handed to the job, never lost)
        job.failed.emit(error)
    else:
        job.finished.emit(result)


class ThreadBackground:
    """Works in threads of its own; a job's signals arrive on the thread that made it."""

    def __init__(self) -> None:
        self._workers = ThreadPoolExecutor(2, "work")
        self._printers = ThreadPoolExecutor(1, "paper")
        self._under_way: set[Job] = set()

    def start(self, work: Work) -> Job:
        """Begin some work in a worker thread."""
        return self._submit(self._workers, work)

    def paper(self, work: Work) -> Job:
        """Begin making a document in the one thread that does."""
        return self._submit(self._printers, work)

    def close(self) -> None:
        """Cancel what can be cancelled and wait for the rest."""
        for job in list(self._under_way):
            job.cancel()
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._printers.shutdown(wait=True, cancel_futures=True)

    def _submit(self, pool: ThreadPoolExecutor, work: Work) -> Job:
        job = Job()
        self._under_way.add(job)  # kept alive until it ends, whoever lets go of it
        future: Future[None] = pool.submit(do, work, job)
        future.add_done_callback(lambda _: self._under_way.discard(job))
        return job


class InlineBackground:
    """Works as soon as the caller has connected to the job, on the ui thread: for tests."""

    def __init__(self) -> None:
        self._jobs: list[Job] = []

    def start(self, work: Work) -> Job:
        """Begin some work at the next turn of the event loop."""
        from PySide6.QtCore import QTimer

        job = Job()
        self._jobs.append(job)
        QTimer.singleShot(0, job, lambda: do(work, job))
        return job

    def paper(self, work: Work) -> Job:
        """Begin making a document, in the same way."""
        return self.start(work)

    def close(self) -> None:
        """Forget the jobs."""
        self._jobs.clear()
