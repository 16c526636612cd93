"""Two at one screen, and what goes along on paper: names are covered, private words stay."""

from __future__ import annotations

from io import BytesIO

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QTextEdit,
)

from reflectjournal.journal.prep_sheet import prep_sheet
from reflectjournal.model import (
    Action,
    AgendaItem,
    AgendaSource,
    Alias,
    Flag,
    FlagKind,
    Origin,
    OriginKind,
    Session,
    SessionKind,
    Want,
)
from reflectjournal.ui.printing import to_pdf
from reflectjournal.ui.supervision.paper import SheetDialog
from tests.ui.looking import settle
from tests.ui.test_supervision import at, button, key

NAMES = ("Karol", "Zelenka", "Kaz")
PAGES = ("today", "journal", "supervision", "actions", "calendar", "development")


@pytest.fixture
def named(journal, write):
    """A name in every kind of thing."""
    journal.aliases.save(Alias("Karol Zelenka", ("Kaz",), "Child 1"))
    flag = Flag(FlagKind.SUPERVISION, Want.SUPPORT, "I keep seeing Kaz")
    entry = write(
        "Karol at the door", "Kaz opened. Zelenka was tired.", flags=(flag,), tags=("Karol",)
    )
    before = journal.sessions.save(Session(SessionKind.SUPERVISION, at(-20), held=True))
    session = journal.sessions.save(
        Session(SessionKind.SUPERVISION, at(4), with_whom="Zelenka's worker", title="About Karol")
    )
    origin = Origin(OriginKind.SESSION, before.id, label="About Karol")
    journal.actions.save(Action("Ring Karol's school", origin))
    item = AgendaItem(
        session.id, entry.title, AgendaSource.ENTRY, entry.id, Want.SUPPORT, flag.note
    )
    journal.sessions.save_agenda_item(item)
    return entry, session


def on_screen(widget) -> str:
    """Every word that is shown, painted rows of lists included."""
    words: list[str] = []
    for kind in (QLabel, QAbstractButton, QLineEdit):
        words += [w.text() for w in widget.findChildren(kind) if w.isVisibleTo(widget)]
    for kind in (QTextEdit, QTextBrowser):
        words += [w.toPlainText() for w in widget.findChildren(kind) if w.isVisibleTo(widget)]
    for view in widget.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or not view.isVisibleTo(widget):
            continue
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        for row in range(min(model.rowCount(), 60)):
            for column in range(columns):
                index = model.index(row, column)
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    words.append(str(index.data(int(role)) or ""))
                found = index.data(int(Qt.ItemDataRole.UserRole))
                fields = (getattr(found, name, "") for name in ("title", "excerpt", "what"))
                words += [field for field in fields if isinstance(field, str)]
    tips = [w.toolTip() + w.accessibleName() for w in widget.findChildren(QLabel)]
    return "\n".join([*words, *tips])


def present(window) -> None:
    window.activateWindow()
    settle()
    window.doing.actions["presentation_view"].trigger()
    settle()


def test_no_page_names_anybody_while_the_presentation_view_is_on(window, named):
    places = [place for place in PAGES if window.stack.has(place)]
    before = {}
    for place in places:
        window.show_place(place)
        settle()
        before[place] = on_screen(window)
    assert "Karol" in before["journal"] + before["supervision"]
    present(window)
    for place in [name for name in window.stack.places if window.stack.has(name)]:
        window.show_place(place)
        settle()
        words = on_screen(window)
        assert [name for name in NAMES if name in words] == [], place
    page = window.show_place("journal")
    page.list.search.line.setText("tired")
    page.list._search("tired")
    settle()
    assert page.list.hits.rowCount() == 1
    assert [name for name in NAMES if name in on_screen(window)] == []


def test_esc_leaves_the_presentation_view_and_nothing_was_changed(window, named, journal):
    entry, session = named
    agenda = journal.sessions.agenda(session.id)
    page = window.show_place("supervision")
    key(button(page, "Presentation view"), Qt.Key.Key_Space)
    assert window.presenting.on
    assert not window.sidebar._places["sharing"].isEnabled()
    window.open_entry(entry.id)
    settle()
    reading = window.page.aside.reading
    assert window.page.middle.currentWidget() is reading
    window.page.back_to_entry()
    assert window.page.middle.currentWidget() is reading  # nothing to write into
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle()
    assert not window.presenting.on
    assert journal.entries.get(entry.id) == entry
    assert journal.sessions.agenda(session.id) == agenda
    assert "Karol" in on_screen(window)
    assert window.show_place("journal").middle.currentWidget() is not reading


def test_a_joint_reflection_is_run_with_names_covered_and_leaves_a_joint_action(
    window, named, journal
):
    session = journal.sessions.save(
        Session(SessionKind.JOINT_REFLECTION, at(0), minutes=20, disciplines=("health", "police"))
    )
    item = journal.sessions.save_agenda_item(AgendaItem(session.id, "Who saw Karol"))
    present(window)
    page = window.show_place("supervision")
    page.open_item(session.id)
    settle()
    [row] = page.agenda.rows.values()
    assert row.title.text() == "Who saw Child 1"
    key(row, Qt.Key.Key_Space)
    page.made.line.setFocus()
    QTest.keyClicks(page.made.line, "Visit together")
    key(page.made.line, Qt.Key.Key_Return)
    page.deeds.record()
    settle()
    assert window.page.writing.draft.entry.guide == "group-reflection"
    window.doing.actions["presentation_view"].trigger()
    assert journal.sessions.agenda(session.id)[0].title == item.title
    assert journal.sessions.agenda(session.id)[0].reached
    [action] = journal.actions.of(Origin(OriginKind.SESSION, session.id))
    assert action.what == "Visit together"
    assert journal.sessions.get(session.id).disciplines == ("health", "police")


def test_an_entry_that_names_nobody_can_be_written_while_presenting(window, named, journal, write):
    plain = write("A walk", "Nothing yet.")
    present(window)
    window.open_entry(plain.id)
    settle()
    writing = window.page.writing
    assert window.page.middle.currentWidget() is writing
    editor = writing.area.view(writing.draft.entry.step or writing._parts[0].id).editors()[0]
    editor.setFocus()
    QTest.keyClicks(editor, "We both saw it. ")
    window.page.leave()
    assert "We both saw it." in journal.entries.get(plain.id).text


# ---- paper and calendar files


@pytest.fixture
def sheet(window, qtbot, named, ask):
    window.show_place("supervision")
    dialog = SheetDialog(window.journal, named[1], ask, window)
    qtbot.addWidget(dialog)
    return dialog


def pdf_text(path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)


def test_the_sheet_is_saved_with_roles_and_without_private_words(sheet, ask, tmp_path):
    ask.answers["save_file"] = tmp_path / "sheet.pdf"
    button(sheet, "Save as PDF…").click()
    text = pdf_text(tmp_path / "sheet.pdf")
    assert "Child 1 at the door" in text
    assert "Ring Child 1" in text
    assert [name for name in (*NAMES, "keep seeing", "tired") if name in text] == []
    assert len(PdfReader(tmp_path / "sheet.pdf").pages) <= 2


def test_a_full_agenda_still_fits_on_two_pages(window, journal, write):
    before = journal.sessions.save(Session(SessionKind.SUPERVISION, at(-20), held=True))
    session = journal.sessions.save(Session(SessionKind.SUPERVISION, at(4)))
    for number in range(10):
        entry = write(f"Entry {number}", "Something was said and written down. " * 300)
        item = AgendaItem(
            session.id,
            entry.title,
            AgendaSource.ENTRY,
            entry.id,
            Want.SUPPORT,
            "What stops me",
            print_text=True,
        )
        journal.sessions.save_agenda_item(item)
        journal.actions.save(Action(f"Promise {number}", Origin(OriginKind.SESSION, before.id)))
    pdf = PdfReader(BytesIO(to_pdf(prep_sheet(journal, session.id))))
    assert len(pdf.pages) <= 2
    assert "Entry 9" in pdf.pages[0].extract_text() + pdf.pages[1].extract_text()


def test_ticked_words_and_asked_for_names_stand_on_the_sheet(window, sheet, named, journal):
    [item] = journal.sessions.agenda(named[1].id)
    page = window.page
    [row] = page.agenda.rows.values()
    printed = next(a for a in row.menu().actions() if a.text() == "Print my words on the sheet")
    printed.trigger()
    settle()
    assert journal.sessions.agenda(item.session)[0].print_text
    assert "my words stand on the sheet" in row.source.text()
    key(sheet.names, Qt.Key.Key_Space)
    shown_text = sheet.view.toPlainText()
    assert "I keep seeing Kaz" in shown_text
    assert "Karol at the door" in shown_text
    key(sheet.names, Qt.Key.Key_Space)
    assert [name for name in NAMES if name in sheet.view.toPlainText()] == []


def test_leaving_the_question_where_to_save_leaves_no_file(sheet, ask, tmp_path):
    assert sheet.save_pdf() is None
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_calendar_file_of_a_series_is_saved_from_the_menu(window, ask, tmp_path, journal):
    planned = journal.sessions.plan(
        Session(SessionKind.SUPERVISION, at(4), with_whom="Karol's worker", rhythm_weeks=4), 3
    )
    page = window.show_place("supervision")
    page.open_item(planned[0].id)
    ask.answers["save_file"] = tmp_path / "sessions.ics"
    actions = {action.text(): action for action in page.head.fill_menu().actions()}
    actions["Calendar file of the series…"].trigger()
    data = (tmp_path / "sessions.ics").read_bytes()
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 3
    assert b"Karol" not in data
    assert data.count(b"SUMMARY:Supervision") == 3
    ask.answers["save_file"] = tmp_path / "one.ics"
    {a.text(): a for a in page.head.fill_menu().actions()}["Calendar file…"].trigger()
    assert len(Calendar.from_ical((tmp_path / "one.ics").read_bytes()).walk("VEVENT")) == 1


def test_a_calendar_file_that_cannot_be_written_says_so(window, ask, tmp_path, journal):
    journal.sessions.save(Session(SessionKind.SUPERVISION, at(4)))
    page = window.show_place("supervision")
    ask.answers["save_file"] = tmp_path / "no such folder" / "sessions.ics"
    page.deeds.save_calendar(series=False)
    assert ask.told == [
        "The folder is not there any more. Nothing was saved. Choose another folder."
    ]
    assert QApplication.activeModalWidget() is None
