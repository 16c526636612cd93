"""The window beside the barest Qt that shows the same: list, search, typing.

Floors: a bare `QTableView` over the same rows, read with
raw statements, for the list and the search; a bare `QTextEdit` in the same face for typing.
Program and floor are measured in turns; every time ends with the pixels painted.

    make bench ARGS=window                     1k and 10k entries
    REFLECTJOURNAL_BENCH=100000 make bench ... only that many (making them takes minutes)
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QStandardItemModel, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QTextEdit,
    QWidget,
)

from benchmarks.generate import SEED, Words, make
from reflectjournal.journal import Journal
from reflectjournal.settings import SettingsFile
from reflectjournal.store.entry_lists import ROW
from reflectjournal.ui.ask import DialogAsk
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.theme import Theme, prose_font
from reflectjournal.ui.widgets.editor import Editor
from reflectjournal.ui.window import Window

SIZES = [int(n) for n in os.environ.get("REFLECTJOURNAL_BENCH", "1000 10000").split()]
ROUNDS = 7
KEYS = 60
PAGE = f"SELECT {ROW} FROM entry WHERE deleted_at IS NULL ORDER BY day DESC, id DESC LIMIT 50"
HITS = (
    "SELECT entry.id, entry.day, entry.title, entry.guide,"
    " snippet(entry_fts, 1, '[', ']', '…', 24) FROM entry_fts"
    " CROSS JOIN entry ON entry.fts_id = entry_fts.rowid"
    " WHERE entry_fts MATCH ? AND deleted_at IS NULL ORDER BY entry_fts.rowid DESC LIMIT 50"
)
Work = Callable[[], object]


class BareDelegate(QStyledItemDelegate):
    """The least that paints a title, two lines and a caption."""

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        row = index.data(Qt.ItemDataRole.UserRole) or index.data()
        box = option.rect.adjusted(24, 16, -20, -16)
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, row[2] or "")
        painter.drawText(box.adjusted(0, 20, 0, -16), Qt.TextFlag.TextWordWrap, row[3] or "")
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, str(row[1]))


def bare_table(rows: list[Any]) -> QTableView:
    """The barest list of fixed rows."""
    view = QTableView()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().setDefaultSectionSize(100)
    view.setModel(QStandardItemModel(0, 1, view))
    view.setItemDelegate(BareDelegate(view))
    show_bare(view, rows)
    view.resize(320, 768)
    view.show()
    return view


def show_bare(view: QTableView, rows: list[Any]) -> None:
    """Other rows in the barest list."""
    model = view.model()
    model.setRowCount(len(rows))
    for number, row in enumerate(rows):
        model.setData(model.index(number, 0), row, Qt.ItemDataRole.UserRole)


def paint(widget: QWidget) -> None:
    """Have everything that waits painted now."""
    QApplication.processEvents()
    widget.repaint()


def medians(floor: Work, program: Work, rounds: int = ROUNDS) -> tuple[float, float]:
    """The medians of both in ms, taken in turns after a first, uncounted one."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        for times, work in zip(taken, (floor, program), strict=True):
            gc.collect()
            started = time.perf_counter()
            work()
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken[0][1:]), statistics.median(taken[1][1:])


def tell(name: str, floor: float, program: float) -> None:
    """One line of the table."""
    print(f"{name:34}{floor:>12.2f}{program:>12.2f}{program / floor:>8.2f}", flush=True)


def first_list(journal: Journal, place: Path) -> None:
    """From an open journal to the painted list; the window is made anew each time."""
    raw = journal.entries._vault.connection
    jobs, look = Jobs(), Theme(QApplication.instance(), "light")
    settings = SettingsFile(place / "settings.toml")

    def floor() -> None:
        view = bare_table(raw.execute(PAGE).fetchall())
        paint(view)
        view.close()

    def program() -> None:
        window = Window(journal, jobs, DialogAsk(), settings, look)
        window.resize(1366, 768)
        window.show_place("journal")
        window.show()
        paint(window)
        window.forget()
        window.close()
        window.deleteLater()

    tell("first list, window built anew", *medians(floor, program))
    jobs.close()


def in_the_list(journal: Journal, place: Path, size: int) -> None:
    """The list once it stands: refresh after a save, far jumps, search as one types."""
    jobs, look = Jobs(), Theme(QApplication.instance(), "light")
    window = Window(journal, jobs, DialogAsk(), SettingsFile(place / "s.toml"), look)
    window.resize(1366, 768)
    page: Any = window.show_place("journal")
    window.show()
    paint(window)
    raw = journal.entries._vault.connection
    bare = bare_table(raw.execute(PAGE).fetchall())
    read_and_jump(page, bare, raw, size)
    search_as_typed(page, bare, raw)
    window.forget()
    window.close()
    bare.close()
    jobs.close()


def read_and_jump(page: Any, bare: QTableView, raw: Any, size: int) -> None:
    """The list read again, and places far down in it, against a bare table of the same rows."""
    table = page.list.table

    def bare_again() -> None:
        show_bare(bare, raw.execute(PAGE).fetchall())
        paint(bare.viewport())

    def again() -> None:
        page.list.refresh()
        paint(table.viewport())

    tell("list read and painted again", *medians(bare_again, again))
    places = iter([0, size // 2, size - 20, size // 3, size // 7, size - 500, 3] * ROUNDS)

    def jump() -> None:
        table.scrollTo(page.list.entries.index(max(0, next(places)), 0))
        paint(table.viewport())

    tell("jump anywhere in the list", *medians(bare_again, jump))


def search_as_typed(page: Any, bare: QTableView, raw: Any) -> None:
    """A keystroke in the search field to its painted results."""
    words = iter(Words(random.Random(SEED)).all[20:] * 2)

    def bare_search() -> None:
        show_bare(bare, raw.execute(HITS, (f'"{next(words)[:3]}"*',)).fetchall())
        paint(bare.viewport())

    def search() -> None:
        page.list._search(f"{next(words)[:3]}*")
        paint(page.list.table.viewport())

    tell("search keystroke to painted", *medians(bare_search, search, 15))


def typing() -> None:
    """A key to its pixels, in texts of several lengths."""
    words = Words(random.Random(SEED))
    for length in (250, 1_000, 20_000):
        paragraphs = "\n\n".join(words.text(80) for _ in range(max(1, length // 80)))
        surfaces: list[QTextEdit] = [QTextEdit(), Editor()]
        for surface in surfaces:
            surface.setAcceptRichText(False)
            surface.setFont(prose_font())
            surface.resize(620, 600)
            surface.load(paragraphs) if isinstance(surface, Editor) else surface.setPlainText(
                paragraphs
            )
            surface.show()
            cursor = surface.textCursor()
            cursor.setPosition(len(paragraphs) // 2)
            surface.setTextCursor(cursor)
            surface.ensureCursorVisible()
            paint(surface.viewport())

        def key(surface: QTextEdit) -> Work:
            def press() -> None:
                for _ in range(KEYS):
                    QTest.keyClick(surface, Qt.Key.Key_A)
                    paint(surface.viewport())

            return press

        floor, program = medians(key(surfaces[0]), key(surfaces[1]))
        tell(f"key to painted, {length:,} words", floor / KEYS, program / KEYS)
        for surface in surfaces:
            surface.moveCursor(QTextCursor.MoveOperation.Start)
            surface.close()


def main() -> None:
    """Print one table for each size."""
    _app = QApplication.instance() or QApplication([])
    print(f"{'':34}{'floor ms':>12}{'window ms':>12}{'ratio':>8}")
    typing()
    for size in SIZES:
        with tempfile.TemporaryDirectory(prefix="reflectjournal-bench-") as made:
            place = Path(made)
            journal, _ = make(place / "journal", size)
            print(f"\n{size:,} entries")
            first_list(journal, place)
            in_the_list(journal, place, size)
            journal.close()


if __name__ == "__main__":
    main()
