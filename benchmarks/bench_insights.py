"""The figures beside raw SQL: gathering and counting a year, and what drawing costs the window.

The floor of each line is the barest statement for the same numbers on the same connection, rows
fetched and no values built. `stall` is the longest time that the window's thread was held up
from the choice of a period until its figures stood there.

    make bench ARGS=insights                   1k, 10k and 100k entries
    REFLECTJOURNAL_BENCH=1000 make bench ...   only that many
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.generate import LAST_DAY, make
from reflectjournal.insights.stats import TABS
from reflectjournal.journal import Journal
from reflectjournal.journal.insights import material
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.pages.insights import InsightsPage

SIZES = [int(n) for n in os.environ.get("REFLECTJOURNAL_BENCH", "1000 10000 100000").split()]
ROUNDS = 7
DEADLINE_SECONDS = 60
SINCE = LAST_DAY - timedelta(days=365)
_PERIOD = (SINCE.isoformat(), LAST_DAY.isoformat())
_RAW = (
    "SELECT week, guide, outcome, entries, words FROM week WHERE week BETWEEN ? AND ?",
    """SELECT outcome, count(*) FROM entry WHERE deleted_at IS NULL AND outcome IS NOT NULL
       AND day BETWEEN ? AND ? GROUP BY outcome""",
    """SELECT entry.outcome, count(*) FROM action JOIN entry ON action.origin_id = entry.id
       WHERE origin_kind = 'entry' AND action.deleted_at IS NULL AND entry.deleted_at IS NULL
       AND day BETWEEN ? AND ? GROUP BY entry.outcome""",
    "SELECT tag_id, count(*) FROM entry_tag WHERE day BETWEEN ? AND ? GROUP BY tag_id",
    "SELECT word, count(*) FROM feeling_word WHERE day BETWEEN ? AND ? GROUP BY word",
    """SELECT entry.id, day, moment, pleasantness FROM entry JOIN feeling_check
       ON entry_id = entry.id WHERE deleted_at IS NULL AND day BETWEEN ? AND ?""",
    """SELECT * FROM action WHERE deleted_at IS NULL
       AND (status IN ('to-do', 'doing') OR created_at BETWEEN ? AND ? || 'Z')""",
    "SELECT * FROM session WHERE deleted_at IS NULL AND starts_at BETWEEN ? AND ? || 'Z'",
    "SELECT * FROM entry_cpd WHERE day BETWEEN ? AND ?",
)
_COUNTS = {
    "months": (0,),
    "entries_by_outcome": (1,),
    "tags": (3,),
    "feeling_words": (4,),
    "marked": (5,),
}


def main() -> None:
    """Print the table for each size."""
    QApplication([])
    for size in SIZES:
        folder = Path(tempfile.mkdtemp(prefix="reflectjournal-bench-"))
        try:
            journal, _ = make(folder / "journal", size)
            _report(journal, size)
            journal.close()
        finally:
            shutil.rmtree(folder)


def _report(journal: Journal, size: int) -> None:
    print(f"\n{size:,} entries, one year{'floor ms':>12}{'journal ms':>12}{'ratio':>8}")
    for name, statements in _COUNTS.items():
        _line(name, _raw(journal, statements), _count(journal, name))
    _line("everything", _raw(journal, range(len(_RAW))), lambda: _everything(journal))
    print(f"longest stall of the window, gathering and drawing: {_stall(journal):.0f} ms")


def _everything(journal: Journal) -> None:
    found = material(journal, SINCE, LAST_DAY)
    for makers in TABS.values():
        for figure in makers:
            figure(found)


def _count(journal: Journal, name: str) -> Callable[[], object]:
    return lambda: getattr(journal.counts, name)(SINCE, LAST_DAY)


def _raw(journal: Journal, statements: tuple[int, ...] | range) -> Callable[[], object]:
    raw = journal.counts._vault.connection
    return lambda: [raw.execute(_RAW[n], _PERIOD).fetchall() for n in statements]


def _line(name: str, floor: Callable[[], object], program: Callable[[], object]) -> None:
    times = [(_time(floor), _time(program)) for _ in range(ROUNDS)]
    a, b = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{name:24}{a:>12.2f}{b:>12.2f}{b / a:>8.2f}")


def _time(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _stall(journal: Journal) -> float:
    """The longest gap between two ticks of the loop, from the choice to the figures, in ms."""
    jobs = Jobs()
    page = InsightsPage(journal, jobs, None)  # type: ignore[arg-type]  nothing is asked here
    page.resize(1100, 760)
    page.show()
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    timer = QTimer(interval=1)
    timer.timeout.connect(tick)
    timer.start()
    loop = QEventLoop()
    begun = time.perf_counter()
    last = begun
    page.period.choose(SINCE, LAST_DAY)
    while not page.cards or not all(c.view.ready for c in page.cards if c.can_be_drawn):
        QTimer.singleShot(20, loop.quit)
        loop.exec()
        if time.perf_counter() - begun > DEADLINE_SECONDS:
            raise SystemExit("The figures were not drawn in time.")
    timer.stop()
    page.close()
    jobs.close()
    return max(gaps)


if __name__ == "__main__":
    main()
