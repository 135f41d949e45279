"""Slow work, off the ui thread, with its result brought back to it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")
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
        self.cancelled = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.cancelled.set()

    def step(self, done: int, of: int) -> None:
        """Report a step from inside the work. Raises Cancelled when it should stop."""
        if self.cancelled.is_set():
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

    def paper_now(self, make: Callable[[], T]) -> T:
        """Return a short document, made in its turn, and wait for it."""
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


class _Bringer(QObject):
    """Brings news from the workers to the ui thread: a job's number, and what became of it."""

    progressed = Signal(int, int, int)
    ended = Signal(int, str, object)


class ThreadBackground:
    """Works in threads of its own; a job's signals are emitted on the thread that made it.

    Workers never hold a job: one that was let go of in a worker would be destroyed there, while its news was
    still on the way, which loses results and ends the program now and then.
    """

    def __init__(self) -> None:
        self._workers = ThreadPoolExecutor(2, "work")
        self._printers = ThreadPoolExecutor(1, "paper")
        self._numbers = count()
        self._under_way: dict[int, Job] = {}
        self._bringer = _Bringer()
        self._bringer.progressed.connect(self._on_progress)
        self._bringer.ended.connect(self._on_end)

    def start(self, work: Work) -> Job:
        """Begin some work in a worker thread."""
        return self._submit(self._workers, work)

    def paper(self, work: Work) -> Job:
        """Begin making a document in the one thread that does."""
        return self._submit(self._printers, work)

    def paper_now(self, make: Callable[[], T]) -> T:
        """Return a short document from the one thread that makes them, and wait for it."""
        return self._printers.submit(make).result()

    def close(self) -> None:
        """Cancel what can be cancelled and wait for the rest."""
        for job in self._under_way.values():
            job.cancel()
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._printers.shutdown(wait=True, cancel_futures=True)

    def _submit(self, pool: ThreadPoolExecutor, work: Work) -> Job:
        job, number = Job(), next(self._numbers)
        self._under_way[number] = job  # kept alive until its end was told, whoever lets go of it
        pool.submit(_work, work, number, job.cancelled, self._bringer)
        return job

    def _on_progress(self, number: int, done: int, of: int) -> None:
        job = self._under_way.get(number)
        if job is not None:
            job.progressed.emit(done, of)

    def _on_end(self, number: int, how: str, result: object) -> None:
        job = self._under_way.pop(number)
        if how == "finished":
            job.finished.emit(result)
        elif how == "failed":
            job.failed.emit(result)
        else:
            job.stopped.emit()


def _work(work: Work, number: int, cancelled: Event, bringer: _Bringer) -> None:
    """Do the work in a worker thread, and send word of it."""

    def step(done: int, of: int) -> None:
        if cancelled.is_set():
            raise Cancelled
        bringer.progressed.emit(number, done, of)

    try:
        result = work(step)
    except Cancelled:
        bringer.ended.emit(number, "stopped", None)
    except Exception as error:  # noqa: BLE001  (handed to the job, never lost)
        bringer.ended.emit(number, "failed", error)
    else:
        bringer.ended.emit(number, "finished", result)


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

    def paper_now(self, make: Callable[[], T]) -> T:
        """Return a short document, made here."""
        return make()

    def close(self) -> None:
        """Forget the jobs."""
        self._jobs.clear()
