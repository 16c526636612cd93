"""Every part of Development as one who cannot see or cannot use a mouse meets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from reflectjournal.journal import development
from reflectjournal.journal.development import Body, save_bodies
from reflectjournal.journal.plan import plan_paper
from reflectjournal.journal.samples import create_sample_journal
from reflectjournal.model import Cpd
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.ask import DialogAsk
from reflectjournal.ui.days import this_day
from reflectjournal.ui.development.alignment import AlignmentTable, PrioritiesDialog
from reflectjournal.ui.development.goal_dialogs import EvidenceDialog, ReviewDialog
from reflectjournal.ui.development.paper_dialog import PaperDialog
from reflectjournal.ui.jobs import Jobs
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

PARTS = ["goals", "evidence", "records", "packs", "topics", "goal"]
DIALOGS = {
    "review": lambda w: ReviewDialog(w.journal.goals.all()[0], w),
    "evidence": lambda w: EvidenceDialog(w.journal, w),
    "table": lambda w: AlignmentTable(w.journal, w),
    "priorities": lambda w: PrioritiesDialog(w.journal, "2026", w),
    "paper": lambda w: PaperDialog(plan_paper(w.journal, this_day()), w.journal, w.jobs, w.ask, w),
}


@pytest.fixture(scope="module")
def only(qapp, tmp_path_factory) -> Iterator[Window]:
    """One window for all: the samples, with a regulator and two records of learning."""
    place = tmp_path_factory.mktemp("development")
    journal = create_sample_journal(place / "journal", "seven quiet herons cross")
    known = {body.id: body for body in development.regulators()}
    save_bodies(journal, [Body(known["social-work-england"]), Body(known["nmc"])])
    for days, title in ((3, "Joint training on a title that goes on for longer"), (40, "Reading")):
        entry = journal.begin("cpd-record", this_day() - timedelta(days=days))
        facts = Cpd("formal", peer_role="a colleague", hours_participatory=3.5,
                    standards=("swe:4.1",), renewal_due=this_day())  # fmt: skip
        journal.entries.save(replace(entry, title=title, cpd=facts))
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


def turn_to(window: Window, part: str) -> None:
    page = window.show_place("development")
    if part == "goal":
        page.open_item(window.journal.goals.all()[0].id)
    else:
        page.show_tab(PARTS.index(part))
        page.setFocus()
    while window.jobs.busy:
        QApplication.processEvents()
    settle()


@pytest.mark.parametrize("part", PARTS)
def test_everything_is_named_reached_by_tab_and_large_enough(only, part):
    only.look.apply(points=USUAL)
    only.resize(1366, 768)
    only.activateWindow()
    settle()
    turn_to(only, part)
    assert nameless(only) == []
    assert small_targets(only) == []
    walked = set(map(id, tab_walk(only)))
    assert [where(w) for w in focusable(only) if id(w) not in walked] == []


@pytest.mark.parametrize("size", [(1000, 700), (1366, 768), (1920, 1080)], ids=str)
@pytest.mark.parametrize("points", [10.5, 15.75, 21.0])
def test_no_words_are_cut_off_at_any_text_size(only, points, size):
    only.look.apply(points=points)
    only.resize(*size)
    faults = {}
    for part in PARTS:
        turn_to(only, part)
        faults[part] = clipped(only) + outside(only)
    assert {part: found for part, found in faults.items() if found} == {}


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("points", [10.5, 21.0])
def test_dialogs_have_names_and_room(only, qtbot, name, points):
    only.look.apply(points=points)
    only.resize(1366, 768)
    dialog = DIALOGS[name](only)
    qtbot.addWidget(dialog)
    dialog.show()
    while only.jobs.busy:
        QApplication.processEvents()
    settle()
    assert nameless(dialog) == []
    assert clipped(dialog) + outside(dialog) == []
    assert small_targets(dialog) == []
    dialog.close()
