"""Slow work: off the window's thread, its answer on it, and none for a widget that has gone."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from reflectjournal.errors import DiskFull, JournalError
from reflectjournal.ui.jobs import Jobs


def test_the_work_is_done_elsewhere_and_the_answer_comes_back_here(qtbot, jobs):
    owner, seen = QObject(), []
    jobs.run(owner, threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    there, here = seen[0]
    assert there != here == threading.get_ident()


def test_jobs_are_done_in_the_order_they_were_asked_for(qtbot, jobs):
    owner, seen = QObject(), []
    for number in range(20):
        jobs.run(owner, lambda number=number: number, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_an_expected_error_goes_to_the_one_who_asked(qtbot, jobs):
    owner, errors = QObject(), []

    def full() -> None:
        raise DiskFull("no room")

    jobs.run(owner, full, lambda _: pytest.fail("no answer"), errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no room"


def test_an_expected_error_that_nobody_takes_is_announced(qtbot, jobs):
    owner = QObject()

    def full() -> None:
        raise DiskFull("no room")

    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.run(owner, full, lambda _: None)
    assert isinstance(caught.args[0], JournalError)


def test_an_unexpected_error_is_raised_on_the_windows_thread(qtbot, jobs):
    owner = QObject()
    with qtbot.captureExceptions() as raised:
        jobs.run(owner, lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_widget_that_has_gone_gets_no_answer(qtbot, jobs):
    owner, go, seen = QWidget(), threading.Event(), []
    jobs.run(owner, lambda: go.wait(5), seen.append)
    delete(owner)
    go.set()
    last = QObject()
    done: list[int] = []
    jobs.run(last, lambda: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert seen == []


def test_a_forgotten_job_gives_no_answer(qtbot, jobs):
    owner, go, seen, done = QObject(), threading.Event(), [], []
    forget = jobs.run(owner, lambda: go.wait(5), seen.append)
    forget()
    go.set()
    jobs.run(owner, lambda: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert seen == []


def test_it_says_when_it_is_busy_and_when_it_is_not(qtbot, jobs):
    owner, go, said = QObject(), threading.Event(), []
    jobs.busy_changed.connect(said.append)
    jobs.run(owner, lambda: go.wait(5), lambda _: None)
    assert jobs.busy
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert said == [True, False]


def test_closing_waits_for_the_job_that_runs_and_drops_the_rest(qapp):
    closing, owner, begun, ran = Jobs(), QObject(), threading.Event(), []

    def first() -> None:
        begun.set()
        threading.Event().wait(0.05)
        ran.append(1)

    closing.run(owner, first, lambda _: None)
    closing.run(owner, lambda: ran.append(2), lambda _: None)
    begun.wait(5)
    closing.close()
    assert ran == [1]
