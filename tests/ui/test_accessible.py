"""Every screen by keyboard alone, with names, at twice the text size, in longer words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel
from shiboken6 import delete

from reflectjournal.journal.samples import create_sample_journal, fill
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.ask import DialogAsk
from reflectjournal.ui.days import long_day, this_day
from reflectjournal.ui.dialogs.change_passphrase import ChangePassphrase
from reflectjournal.ui.dialogs.contacts import ContactsDialog
from reflectjournal.ui.dialogs.crash_report import CrashReport
from reflectjournal.ui.dialogs.line import LineDialog
from reflectjournal.ui.dialogs.palette import Palette
from reflectjournal.ui.dialogs.recovery import NewRecoveryKey
from reflectjournal.ui.dialogs.shortcuts import ShortcutSheet
from reflectjournal.ui.door import Door
from reflectjournal.ui.going import choices, finder
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.places import built
from reflectjournal.ui.supervision.paper import SheetDialog
from reflectjournal.ui.supervision.session_dialog import SessionDialog
from reflectjournal.ui.support import load_support
from reflectjournal.ui.theme import USUAL, Theme
from reflectjournal.ui.window import Window
from tests.ui.looking import (
    clipped,
    focusable,
    nameless,
    outside,
    settle,
    small_targets,
    tab_walk,
    where,
)

PLACES = [place.name for place in built()]
SIZES = [(1000, 700), (1366, 768), (1920, 1080)]
POINTS = [10.5, 15.75, 21.0]  # 100, 150, 200 %


@pytest.fixture(scope="module")
def only_window(qapp, tmp_path_factory) -> Iterator[Window]:
    """One window for all: the samples on every page, made once."""
    place = tmp_path_factory.mktemp("accessible")
    journal = create_sample_journal(place / "journal", "seven quiet herons cross")
    jobs, look = Jobs(), Theme(qapp, "light")
    made = Window(journal, jobs, DialogAsk(), SettingsFile(place / "settings.toml"), look)
    made.show()
    yield made
    made.forget()
    made.hide()
    delete(made)
    look.apply("light", USUAL)
    look.deleteLater()
    jobs.close()
    journal.close()


@pytest.fixture
def full(only_window) -> Window:
    """The window over a journal that holds something on every page, at the usual size."""
    only_window.look.apply(points=USUAL)
    only_window.resize(1366, 768)
    only_window.activateWindow()
    settle()
    return only_window


DIALOGS = {
    "palette": lambda w: Palette(choices(w.doing.actions), finder(w.journal, w.open_entry), w),
    "keys": ShortcutSheet,
    "contacts": lambda w: ContactsDialog(load_support().lines, (), "", w),
    "passphrase": lambda w: ChangePassphrase(w.journal.folder, w.jobs, w),
    "recovery": lambda w: NewRecoveryKey(w.journal.folder, w.jobs, w.ask, w),
    "line": lambda w: LineDialog("A name", "Name", "", "Keep", w),
    "session": lambda w: SessionDialog(None, w),
    "sheet": lambda w: SheetDialog(w.journal, w.journal.sessions.upcoming(1)[0], w.ask, w),
    "crash": lambda w: CrashReport("Reflect Journal\nZeroDivisionError\n", w),
}


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_takes_the_focus_says_what_it_is(full, place):
    full.show_place(place)
    settle()
    assert nameless(full) == []


@pytest.mark.parametrize("place", PLACES)
def test_tab_reaches_everything_and_comes_back(full, place):
    full.show_place(place)
    settle()
    full.activateWindow()
    settle()
    next(iter(focusable(full))).setFocus()
    walked = set(map(id, tab_walk(full)))
    missed = [w for w in focusable(full) if id(w) not in walked and not _alternative(w, walked)]
    assert [where(widget) for widget in missed] == []


def _alternative(widget, walked) -> bool:
    """One of an exclusive group is on the way of Tab; the arrows lead to the others."""
    group = getattr(widget, "group", lambda: None)()
    if group is not None and group.exclusive():
        return any(id(button) in walked for button in group.buttons())
    return False


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("points", POINTS)
def test_no_words_are_cut_off_at_any_text_size(only_window, points, size):
    only_window.look.apply(points=points)
    only_window.resize(*size)
    faults = {}
    for place in PLACES:
        only_window.show_place(place)
        settle()
        faults[place] = clipped(only_window) + outside(only_window)
    assert {place: found for place, found in faults.items() if found} == {}


@pytest.mark.parametrize("place", PLACES)
def test_everything_that_is_pressed_is_large_enough(full, place):
    full.show_place(place)
    settle()
    assert small_targets(full) == []


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("points", [10.5, 21.0])
def test_dialogs_have_names_and_room(only_window, qtbot, name, points):
    only_window.look.apply(points=points)
    dialog = DIALOGS[name](only_window)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert nameless(dialog) == []
    assert clipped(dialog) + outside(dialog) == []
    assert small_targets(dialog) == []
    assert dialog.width() <= 1366
    dialog.close()


@pytest.fixture
def door(qtbot, jobs, look) -> Door:
    made = Door(jobs, DialogAsk())
    yield made
    made.hide()
    delete(made)


DOOR = {
    "place": lambda door: door.show_first_run(Path("/home/sam/OneDrive/Journal")),
    "passphrase": lambda door: door.show_first_run(Path("/home/sam/Journal"))._show(1),
    "key": lambda door: _with_key(door.show_first_run(Path("/home/sam/Journal"))),
    "unlock": lambda door: door.show_unlock(Path("/home/sam/Journal")),
    "at risk": lambda door: (door.show_unlock(Path("/home/sam/Journal")), door._show_at_risk()),
}


def _with_key(first_run) -> None:
    first_run.key.set_key("TCFH-9TQ2-M4XD-07KW-PZ3E-GV8N-5RJA-B6YS-Q1")
    first_run._show(2)


@pytest.mark.parametrize("points", POINTS)
@pytest.mark.parametrize("name", DOOR)
def test_the_screens_before_the_journal_have_names_and_room(door, look, name, points):
    look.apply(points=points)
    DOOR[name](door)
    door.resize(1366 if points > 12 else 860, 768)
    door.show()
    settle()
    assert nameless(door) == []
    assert clipped(door) + outside(door) == []
    assert small_targets(door) == []


class Stretched(QTranslator):
    """Makes every sentence of the program 40 % longer, with letters that stand out."""

    def translate(self, _context, text, _disambiguation=None, _n=-1):
        # Names in braces are filled in by the program and stay as they are.
        parts = re.split(r"(\{\w*\})", text)
        accents = str.maketrans("aeiou", "àéîöü")
        longer = "".join(p if p.startswith("{") else p.translate(accents) for p in parts)
        return f"{longer}{'~' * (len(text) * 2 // 5)}" if " " not in text else _spread(longer)

    def isEmpty(self) -> bool:
        return False


def _spread(text: str) -> str:
    words = text.split(" ")
    return " ".join([*words, *("~~~~" for _ in range(max(1, len(text) * 2 // 25)))])


@pytest.fixture
def stretched(qapp):
    translator = Stretched(qapp)
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.mark.parametrize("place", ["today", "at-risk", "settings", "library", "support"])
def test_longer_words_of_another_language_fit(stretched, window, place):
    fill(window.journal, this_day())
    window.resize(1366, 768)
    window.show_place(place)
    settle()
    assert clipped(window.page) + outside(window) == []


@pytest.mark.parametrize("name", ["place", "passphrase", "key", "unlock"])
def test_longer_words_fit_before_the_journal_is_open(stretched, door, name):
    DOOR[name](door)
    door.resize(1000, 768)
    door.show()
    settle()
    assert clipped(door) + outside(door) == []


def test_the_words_of_the_shell_all_go_through_the_translator(stretched, window):
    """A label without a stretched letter or sign was written past `tr()`.

    Left out: what a data file says, dates (the locale writes them), and paths.
    """
    shown = set()
    for place in ("today", "at-risk", "settings"):
        window.show_place(place)
        settle()
        for widget in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
            if widget.isVisible():
                shown.add(widget.text())
    lines = load_support().lines
    data = {word for line in lines for word in (line.title, line.note, line.group, line.number)}
    data |= {f"{line.title}: {line.number}" for line in lines} | {long_day(this_day())}
    plain = {text for text in shown - data if text and not set(text) & set("~àéîöü")}
    assert {text for text in plain if "/" not in text and any(c.islower() for c in text)} == set()
