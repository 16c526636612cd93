"""Slow work off the window's thread, one job at a time.

A job takes plain values and returns plain values: it never sees a widget or
the journal's connection. Its answer comes back on the window's thread, and is
dropped where the widget that asked has gone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reflectjournal.errors import JournalError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

Failed = Callable[[JournalError], None]


class Jobs(QObject):
    """Runs jobs in the order in which they were asked for."""

    failed = Signal(object)
    """A `JournalError` that nobody else was told about: the window shows its sentence."""
    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: ThreadPoolExecutor | None = None
        self._waiting = 0
        self._finished.connect(self._deliver)

    def run(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Callable[[], None]:
        """Do `job` elsewhere, then call `then` here with what it returned.

        A `JournalError` goes to `failed`, or to the signal of that name; any other
        exception is a fault of the program and is raised here, for the crash report.
        Gives a function that forgets the job: it is not begun, or its answer is dropped.
        """
        forgotten = False

        def forget() -> None:
            nonlocal forgotten
            forgotten = True
            future.cancel()

        def answer(done: Future[T]) -> None:
            if forgotten or done.cancelled() or not isValid(owner):
                return
            try:
                value = done.result()
            except JournalError as error:
                (failed or self.failed.emit)(error)
            else:
                then(value)

        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after first paint

            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._count(+1)
        future = self._thread.submit(job)
        future.add_done_callback(lambda done: self._report(lambda: answer(done)))
        return forget

    @property
    def busy(self) -> bool:
        """True while a job runs or waits."""
        return self._waiting > 0

    def close(self) -> None:
        """Wait for the job that runs, and forget the rest."""
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)

    def _report(self, answer: Callable[[], None]) -> None:
        if isValid(self):  # on the job's thread; the signal crosses over to the window's
            self._finished.emit(answer)

    def _deliver(self, answer: Callable[..., Any]) -> None:
        self._count(-1)
        answer()

    def _count(self, change: int) -> None:
        before = self.busy
        self._waiting += change
        if self.busy != before:
            self.busy_changed.emit(self.busy)
