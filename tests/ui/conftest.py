"""Real widgets without a screen, over a real journal; only dialogs that would wait are replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from shiboken6 import delete

from reflectjournal.journal import Journal
from reflectjournal.model import Entry, Section
from reflectjournal.settings import SettingsFile
from reflectjournal.ui import theme as theme_module
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.theme import Theme
from reflectjournal.ui.window import Window


@dataclass
class ScriptedAsk:
    """Answers as the test says beforehand, and keeps what was asked and told."""

    answers: dict[str, object] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def confirm(self, title: str, text: str, yes: str, *, danger: bool = False) -> bool:
        self.asked.append((title, text))
        return bool(self.answers.get("confirm", False))

    def tell(self, what: Exception | str, title: str = "") -> None:
        self.told.append(str(what))

    def text(self, title: str, label: str, value: str = "", yes: str = "") -> str | None:
        self.asked.append((title, label))
        return self.answers.get("text")

    def open_file(self, title: str, kinds: object) -> Path | None:
        self.asked.append((title, ""))
        return self.answers.get("open_file")

    def save_file(self, title: str, name: str, kinds: object) -> Path | None:
        self.asked.append((title, name))
        return self.answers.get("save_file")

    def choose_folder(self, title: str, start: Path | None = None) -> Path | None:
        self.asked.append((title, ""))
        return self.answers.get("choose_folder")


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def look(qapp) -> Iterator[Theme]:
    """The light theme at the usual size; put back after the test."""
    applied = Theme(qapp, "light")
    yield applied
    applied.apply("light", theme_module.USUAL)
    applied.deleteLater()


@pytest.fixture
def jobs(qapp) -> Iterator[Jobs]:
    running = Jobs()
    yield running
    running.close()


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml")


@pytest.fixture
def window(qtbot, journal, jobs, ask, settings, look) -> Iterator[Window]:
    """The window of the open, empty journal, on Today, 1366 by 768."""
    made = Window(journal, jobs, ask, settings, look)
    made.resize(1366, 768)
    made.show_place("today")
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.forget()
    made.hide()
    delete(made)  # at once: a window that waits for deletion is restyled with every theme


@pytest.fixture
def write(journal: Journal) -> Callable[..., Entry]:
    """Saves an entry: `write("title", "text", tags=(...))`."""

    def save(title: str, text: str = "", guide: str = "free-writing", **more: object) -> Entry:
        sections = (Section("text", "Text", text),) if text else ()
        entry = Entry(guide, more.pop("day", date(2026, 11, 20)), title, sections, **more)
        return journal.entries.save(entry)

    return save
