"""Every part of Sharing by keyboard alone, with names, and at twice the text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from reflectjournal.journal.samples import create_sample_journal
from reflectjournal.model import DecisionState
from reflectjournal.settings import SettingsFile
from reflectjournal.sharing import questions as q
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.pages.sharing import ALIASES, PREPARING, RECEIVED, REGISTER, SharingPage
from reflectjournal.ui.sharing.preparing import Preparation
from reflectjournal.ui.theme import USUAL, Theme
from reflectjournal.ui.window import Window
from tests.ui.conftest import ScriptedAsk
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
from tests.ui.sharing_help import TODAY, decided, drafted, reviewed


@pytest.fixture(scope="module")
def only_window(qapp, tmp_path_factory) -> Iterator[Window]:
    """One window for all, with something in every list and a copy at every step."""
    place = tmp_path_factory.mktemp("sharing")
    journal = create_sample_journal(place / "journal", "seven quiet herons cross")
    jobs, look = Jobs(), Theme(qapp, "light")
    s1, s2 = (journal.search(f"in:title {w}").hits[0].id for w in ("upstairs", "worries"))
    shared = decided(journal, reviewed(journal, [s2], title="Three small worries"))
    journal.decisions.amend(
        shared.id, state=DecisionState.EXPORTED, exported_on=TODAY, format="docx", export_hash="9f"
    )
    copy = reviewed(journal, [s1], "partners")
    made = Window(journal, jobs, ScriptedAsk(), SettingsFile(place / "settings.toml"), look)
    made.prepared = Preparation(copy, drafted(journal, copy, "partners", q11="perhaps", q13="yes"))
    made.ready = Preparation(*_ready(journal, s1))
    journal.settings.set("sharing_why_open", True)
    made.show()
    yield made
    made.forget()
    made.hide()
    delete(made)
    look.apply("light", USUAL)
    look.deleteLater()
    jobs.close()
    journal.close()


def _ready(journal, entry):
    copy = reviewed(journal, [entry], title="Look upstairs")
    return copy, decided(journal, copy)


def _rest(page) -> None:
    while page.jobs.busy:
        QApplication.processEvents()
    settle()


def _tab(place: int) -> Callable[[SharingPage], None]:
    def show(page: SharingPage) -> None:
        if page.in_flow:
            page.flow.close_flow()
        page.show_tab(place)
        page.refresh(None)

    return show


def _record(page: SharingPage) -> None:
    _tab(REGISTER)(page)
    page.register.open_record(page.register.table.row)


def _question(number: int) -> Callable[[SharingPage], None]:
    def show(page: SharingPage) -> None:
        page.take_up(page.window().prepared)
        _rest(page)
        page.flow.decide.go_to(number)

    return show


def _withdraw(page: SharingPage) -> None:
    _tab(REGISTER)(page)
    page.register._close_record()
    page.register.detail.withdraw_form()


PARTS = {
    "preparing": _tab(PREPARING),
    "register": _tab(REGISTER),
    "withdraw": _withdraw,
    "record": _record,
    "aliases": _tab(ALIASES),
    "shared with me": _tab(RECEIVED),
    "choose": lambda page: page.prepare(),
    **{f"question {number}": _question(number) for number in range(1, q.REVIEW + 1)},
    "save": lambda page: page.take_up(page.window().ready),
}
POINTS = [10.5, 15.75, 21.0]


def show_part(window: Window, part: str) -> SharingPage:
    page = window.show_place("sharing")
    PARTS[part](page)
    _rest(page)
    return page


@pytest.mark.parametrize("part", PARTS)
def test_everything_has_a_name_and_is_large_enough(only_window, part):
    only_window.look.apply(points=USUAL)
    only_window.resize(1366, 768)
    show_part(only_window, part)
    assert nameless(only_window) == []
    assert small_targets(only_window) == []


@pytest.mark.parametrize("part", PARTS)
def test_tab_reaches_everything_and_comes_back(only_window, part):
    only_window.look.apply(points=USUAL)
    only_window.resize(1366, 768)
    show_part(only_window, part)
    only_window.activateWindow()
    settle()
    next(iter(focusable(only_window))).setFocus()
    walked = set(map(id, tab_walk(only_window)))
    missed = [w for w in focusable(only_window) if id(w) not in walked and not _one_of(w, walked)]
    assert [where(widget) for widget in missed] == []


def _one_of(widget, walked) -> bool:
    """One of an exclusive group is on the way of Tab; the arrows lead to the others."""
    group = getattr(widget, "group", lambda: None)()
    if group is not None and group.exclusive():
        return any(id(button) in walked for button in group.buttons())
    return False


@pytest.mark.parametrize("points", POINTS)
@pytest.mark.parametrize("size", [(1000, 700), (1366, 768)], ids=str)
def test_no_words_are_cut_off_at_any_text_size(only_window, points, size):
    only_window.look.apply(points=points)
    only_window.resize(*size)
    faults = {}
    for part in PARTS:
        show_part(only_window, part)
        faults[part] = clipped(only_window) + outside(only_window)
    assert {part: found for part, found in faults.items() if found} == {}


def test_a_decision_is_told_apart_by_words_and_not_by_its_colour(only_window):
    page = show_part(only_window, "question 11")
    answers = page.flow.decide._panes.answers.answers
    assert answers.state_words(q.RECOGNITION) == "something is still needed" or (
        page.flow.decide.state.decision.second_reader_role
    )
    again = replace(page.flow.decide.state, again=frozenset({q.MEDIA}))
    answers.show_state(again, q.RECOGNITION)
    assert answers.state_words(q.MEDIA) == "look again: the audience has changed"
