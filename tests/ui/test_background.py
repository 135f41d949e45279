"""Slow work beside the window: every result arrives, on the ui thread, whoever let go of the job."""

from __future__ import annotations

import threading
import time

import pytest

from practice_desk.ui.background import ThreadBackground


@pytest.fixture
def background(qapp):
    made = ThreadBackground()
    yield made
    made.close()


def begin(background, number, arrived):
    """Begin a job that nobody keeps, as the rooms do."""
    job = background.start(lambda _step: (time.sleep(0.0005), number)[1])
    job.finished.connect(lambda result: arrived.append((result, threading.current_thread().name)))


def test_many_jobs_that_nobody_keeps_all_arrive_on_the_ui_thread(background, qtbot):
    arrived = []
    for number in range(300):
        begin(background, number, arrived)
    qtbot.waitUntil(lambda: len(arrived) == 300, timeout=20_000)
    assert sorted(result for result, _ in arrived) == list(range(300))
    assert {thread for _, thread in arrived} == {threading.main_thread().name}


def test_a_failure_is_brought_and_a_cancelled_job_says_so(background, qtbot):
    failed = background.start(lambda _step: 1 / 0)
    with qtbot.waitSignal(failed.failed, timeout=20_000) as told:
        pass
    assert isinstance(told.args[0], ZeroDivisionError)
    begun = threading.Event()

    def endless(step):
        while True:
            begun.set()
            step(1, 2)

    job = background.start(endless)
    begun.wait(20)
    with qtbot.waitSignal(job.stopped, timeout=20_000):
        job.cancel()
