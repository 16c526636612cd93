"""Draws every page of a journal without a screen, for the documents and to look at."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from reflectjournal.model import DecisionFilter
from reflectjournal.settings import SettingsFile
from reflectjournal.ui import theme
from reflectjournal.ui.app import make_application
from reflectjournal.ui.ask import DialogAsk
from reflectjournal.ui.door import Door
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.theme import Theme
from reflectjournal.ui.window import Window

if TYPE_CHECKING:
    from reflectjournal.journal import Journal
    from reflectjournal.model import Entry

FIGURES_BEGIN_WITHIN_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One set of pictures: the size of the window and of the text, and the ending of the names."""

    size: QSize
    points: float = theme.USUAL
    ending: str = ""


SHEETS = (
    Sheet(QSize(1366, 768)),
    Sheet(QSize(1600, 900), ending="-large"),
    Sheet(QSize(1366, 768), points=21.0, ending="-200"),
)
THEMES = ("light", "dark")


def draw_all(
    journal: Journal,
    out: Path,
    themes: Sequence[str] = THEMES,
    sheets: Sequence[Sheet] = SHEETS[:1],
) -> list[Path]:
    """Draw every page in every theme into `out`; gives the files, in the order they were made.

    Names are `page-theme.png`, with the ending of the sheet. Says which faces it
    found, because the pictures depend on them. Needs no display: where no
    application runs yet, one is started that draws in memory.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qt = make_application(["reflectjournal"])
    out.mkdir(parents=True, exist_ok=True)
    settings = SettingsFile(out / "no-settings.toml")  # never written: nothing is changed here
    jobs = Jobs()
    made: list[Path] = []
    try:
        for sheet in sheets:
            for name in themes:
                look = Theme(qt, name, sheet.points)
                for page, widget in _pictures(journal, jobs, settings, look, sheet):
                    path = out / f"{page}-{name}{sheet.ending}.png"
                    if not _grab(widget, path):
                        raise OSError(f"could not write {path.name}")
                    made.append(path)
                look.deleteLater()
    finally:
        jobs.close()
        _settle()
    faces = theme.faces_found()
    print(", ".join(f"{stack}: {face}" for stack, face in faces.items()))  # noqa: T201
    return made


def _pictures(
    journal: Journal, jobs: Jobs, settings: SettingsFile, look: Theme, sheet: Sheet
) -> Iterator[tuple[str, QWidget]]:
    ask = DialogAsk()
    door = Door(jobs, ask)
    door.resize(sheet.size if sheet.points > theme.USUAL else QSize(860, 660))
    door.show_first_run(Path("/home/sam/Journal"))
    yield "first-run", door
    door.show_unlock(Path("/home/sam/Journal"))
    yield "unlock", door
    _drop(door)
    window = Window(journal, jobs, ask, settings, look, window_mark())
    window.resize(sheet.size)
    window.show()
    for name in window.stack.places:
        if window.show_place(name) is not None:
            if name == "insights":
                _await_figures(jobs)
            yield name, window
    yield from _in_focus(window, journal)
    yield from _with_clean_copies(window, journal, jobs)
    yield from _dialogs(window)
    window.forget()
    _drop(window)


def _in_focus(window: Window, journal: Journal) -> Iterator[tuple[str, QWidget]]:
    """The newest entry in focus mode; the Journal page has shown it beside the list."""
    latest = journal.entries.latest(1)
    if latest:
        window.open_entry(latest[0].id)
        focus: Callable[[], None] | None = getattr(window.page, "focus_mode", None)
        if focus is not None:
            focus()
            yield "focus-mode", window
            focus()


def _with_clean_copies(
    window: Window, journal: Journal, jobs: Jobs
) -> Iterator[tuple[str, QWidget]]:
    """The register, and the steps of sharing with the clean copies that are in preparation."""
    from reflectjournal.ui.pages.sharing import (  # noqa: PLC0415
        PREPARING,
        REGISTER,
        SharingPage,
    )
    from reflectjournal.ui.sharing.preparing import preparations  # noqa: PLC0415

    page = window.show_place("sharing")
    if isinstance(page, SharingPage):
        page.show_tab(REGISTER)
        yield "register", window
        page.show_tab(PREPARING)
    drawn: set[str] = set()
    for waiting in preparations(journal, journal.decisions.page(DecisionFilter())):
        step = "decision" if waiting.copy.reviewed_at else "review"
        page = window.show_place("sharing")
        if step not in drawn and isinstance(page, SharingPage):
            page.take_up(waiting)
            while jobs.busy:
                _settle()
            yield step, window
            page.flow.close_flow()
            drawn.add(step)


def _dialogs(window: Window) -> Iterator[tuple[str, QWidget]]:
    from reflectjournal.ui.dialogs.palette import Palette  # noqa: PLC0415
    from reflectjournal.ui.dialogs.shortcuts import ShortcutSheet  # noqa: PLC0415
    from reflectjournal.ui.going import choices, finder  # noqa: PLC0415
    from reflectjournal.ui.widgets.feelings_dialog import FeelingsDialog  # noqa: PLC0415

    feelings = next((e.feelings for e in _latest(window.journal) if e.feelings), ())
    find = finder(window.journal, window.open_entry)
    for name, dialog in (
        ("go-to-anything", Palette(choices(window.doing.actions), find, window)),
        ("keys", ShortcutSheet(window)),
        ("feelings", FeelingsDialog(feelings, window)),
    ):
        yield name, dialog
        _drop(dialog)


def _latest(journal: Journal) -> Iterator[Entry]:
    return (journal.entries.get(row.id) for row in journal.entries.latest(5))


def window_mark() -> str:
    """What marks a journal that is only for looking around."""
    return QCoreApplication.translate("Program", "Fictional demo")


def _grab(widget: QWidget, path: Path) -> bool:
    widget.show()
    _settle()
    return widget.grab().save(str(path))


def _await_figures(jobs: Jobs) -> None:
    """Figures ask for their job a moment after they are shown, once their width is known.

    They are shown when the job before has counted, so only a quiet moment is the end.
    """
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < FIGURES_BEGIN_WITHIN_SECONDS:
        _settle()
        time.sleep(0.01)
        if jobs.busy:
            quiet_since = time.monotonic()


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
    _settle()


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
