"""The register, the aliases, the cards and what team mates shared, as a person uses them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from reflectjournal.journal import CHEAP, Journal
from reflectjournal.journal.packs import Packs
from reflectjournal.model import (
    Alias,
    AliasKind,
    Answer,
    AudienceTier,
    Decision,
    DecisionState,
    Recipient,
    Verdict,
)
from reflectjournal.sharing.register import HIDDEN
from reflectjournal.ui import theme
from reflectjournal.ui.pages.sharing import ALIASES, RECEIVED, REGISTER
from reflectjournal.ui.sharing.preparing import Preparation
from reflectjournal.ui.widgets.cell_edit import CellEdit
from reflectjournal.ui.widgets.rows import FormRow
from tests.ui.looking import settle
from tests.ui.sharing_help import TODAY, decided, reviewed


def shown(widget) -> str:
    QApplication.processEvents()
    return "\n".join(w.text() for w in widget.findChildren(QLabel) if w.isVisibleTo(widget))


def button(widget, text: str) -> QPushButton:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if text in (b.text(), b.accessibleName())]
    return next(b for b in found if b.isVisibleTo(widget))


def at_rest(qtbot, page) -> None:
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    QApplication.processEvents()


def recorded(journal: Journal, title: str, verdict=Verdict.SHARE, **more) -> Decision:
    day = more.pop("day", TODAY)
    state = DecisionState.EXPORTED if verdict is Verdict.SHARE else DecisionState.DECIDED
    draft = Decision(
        title,
        verdict=verdict,
        reason=more.pop("reason", "It helps the team."),
        state=more.pop("state", state),
        recipients=(Recipient("chair", more.pop("organisation", "Adults forum")),),
        answers=(
            Answer(5, more.pop("audience", "team")),
            Answer(22, more.pop("channel", "secure-email")),
        ),
        decided_on=day,
        exported_on=day if state is DecisionState.EXPORTED else None,
        export_hash="9f2c41d706be" if state is DecisionState.EXPORTED else "",
        format=more.pop("format", "docx"),
        review_on=more.pop("review_on", day + timedelta(days=365)),
        **more,
    )
    return journal.decisions.add(draft)


@pytest.fixture
def page(window):
    made = window.show_place("sharing")
    made.show_tab(REGISTER)
    return made


# ---- register


def test_an_empty_register_says_that_not_sharing_counts_too(page):
    assert "No decisions yet. Choosing not to share counts too." in shown(page.register)
    assert not page.register.table.isVisible()


def test_not_shared_stands_in_the_register_with_the_same_weight(page, journal):
    recorded(journal, "Look upstairs")
    recorded(journal, "The letter", Verdict.DO_NOT_SHARE)
    page.refresh(None)
    model = page.register.table.model()
    words = [model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert words == ["Not shared", "Shared"]


def test_the_pills_count_and_narrow(page, journal):
    recorded(journal, "One")
    recorded(journal, "Two", Verdict.DO_NOT_SHARE)
    recorded(journal, "Three", Verdict.ROUTED, routed_kind="Police", routed_on=TODAY)
    page.refresh(None)
    button(page.register, "Not shared 1").click()
    assert [d.title for d in page.register.shown] == ["Two"]
    assert button(page.register, "All 3")


def test_the_register_is_narrowed_by_audience_format_way_and_review(page, journal):
    recorded(journal, "Late", day=TODAY - timedelta(days=500))
    recorded(journal, "Partners", audience="partners", format="pdf", channel="shared-drive")
    page.refresh(None)
    register = page.register
    register.filter.narrow(audience="partners")
    assert [d.title for d in register.shown] == ["Partners"]
    register.filter.narrow(audience="", format="docx")
    assert [d.title for d in register.shown] == ["Late"]
    register.filter.narrow(format="", channel="shared-drive")
    assert [d.title for d in register.shown] == ["Partners"]
    assert "Shared drive" in shown(register)
    register.filter.narrow(channel="")
    button(register, "Due 1").click()
    assert [d.title for d in register.shown] == ["Late"]
    register.search.set_text("nothing of the kind")
    assert "Nothing matches." in shown(register)
    button(register, "Show all").click()
    assert len(register.shown) == 2


def test_what_is_narrowed_is_what_is_printed_and_saved(qtbot, page, journal, ask, tmp_path: Path):
    recorded(journal, "Team talk")
    recorded(journal, "For partners", audience="partners", organisation="Partner agency")
    page.refresh(None)
    page.register.filter.narrow(audience="partners")
    ask.answers["save_file"] = tmp_path / "register.csv"
    page.register.paper.save()
    at_rest(qtbot, page)
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1] for row in rows] == ["What", "For partners"]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "register.pdf"))
    page.register.paper.rows(lambda found: page.register.paper.print_on(printer, found))
    at_rest(qtbot, page)
    from reflectjournal.anonymise.extract import text_of

    words = " ".join(text_of(tmp_path / "register.pdf").split())
    assert "For partners" in words
    assert "Team talk" not in words
    assert "Only: Partner agencies" in words


def test_a_table_that_leaves_names_nobody(qtbot, page, journal, ask, tmp_path: Path):
    journal.aliases.save(Alias("Donna Pellworth", role="Parent A"))
    recorded(journal, "What Donna Pellworth taught me")
    page.refresh(None)
    ask.answers["save_file"] = tmp_path / "register.csv"
    page.register.paper.save()
    at_rest(qtbot, page)
    words = (tmp_path / "register.csv").read_text("utf-8-sig")
    assert "Pellworth" not in words
    assert HIDDEN in words


def test_a_change_of_the_entry_shows_under_the_title(page, journal, write):
    entry = write("See the child", "Always ask the child where they sleep.")
    copy = reviewed(journal, [entry.id], title="See the child alone")
    decision = decided(journal, copy)
    page.refresh(None)
    model = page.register.table.model()
    assert "source has changed" not in model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    journal.entries.save(replace(entry, title="See the child, always"))
    page.refresh(None)
    assert "source has changed since" in model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert journal.decisions.get(decision.id) == decision


def test_withdrawing_keeps_the_row_and_says_whether_recipients_were_told(page, journal):
    decision = recorded(journal, "Look upstairs")
    page.refresh(None)
    button(page.register.detail, "Withdraw").click()
    detail = page.register.detail
    detail.findChild(CellEdit).setPlainText("The contributor asked for it.")
    detail.findChild(QCheckBox).setChecked(True)
    button(detail, "Withdraw").click()
    kept = journal.decisions.get(decision.id)
    assert (kept.state, kept.recipients_told) == (DecisionState.WITHDRAWN, True)
    assert len(journal.decisions.history(decision.id)) == 2
    page.refresh(None)
    row = page.register.table.model().index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert row == "Withdrawn, recipients told"
    page.register.open_record(kept)
    words = page.register.record.view.toPlainText()
    said = "The contributor asked for it. Recipients were told."
    assert words.index(said) < words.index("You have recorded")
    assert words.count(said) == 2, "and again where it says what became of it"


def test_what_a_withdrawal_lacks_is_said_under_the_field_and_the_next_key_goes_there(page, journal):
    recorded(journal, "Look upstairs")
    page.refresh(None)
    detail = page.register.detail
    button(detail, "Withdraw").click()
    assert not detail.again_button.isVisible(), "it would lose what is being written"
    button(detail, "Withdraw").click()
    row = detail.findChild(FormRow)
    assert "reason" in row.error.text()
    assert QApplication.focusWidget() is row.field
    assert page.ask.told == []
    QTest.keyClicks(row.field, "Asked for.")
    button(detail, "Withdraw").click()
    assert QApplication.focusWidget() is detail.open_button


def test_where_one_of_them_has_room_the_details_take_the_place_of_the_register(page, journal, look):
    recorded(journal, "Look upstairs")
    look.apply(points=2 * theme.USUAL)
    page.refresh(None)
    settle()
    register, detail = page.register, page.register.detail
    button(register, "Details").click()
    settle()
    assert not register.table.isVisible()
    assert detail.width() == register.width()
    detail._close.click()
    settle()
    assert register.table.isVisible()
    assert not detail.isVisible()


def test_looking_again_writes_what_was_found_and_the_next_day(page, journal):
    decision = recorded(journal, "Look upstairs", day=TODAY - timedelta(days=400))
    page.refresh(None)
    assert page.register.filter.pills[-1].text() == "Due 1"
    detail = page.register.detail
    button(detail, "Look at it again").click()
    detail.findChild(CellEdit).setPlainText("Nobody could be recognised by it.")
    button(detail, "Add to the record").click()
    kept = journal.decisions.get(decision.id)
    assert kept.state is DecisionState.REVIEWED
    assert kept.review_on > TODAY
    page.refresh(None)
    assert not page.register.filter.pills[-1].isVisibleTo(page.register)


def test_enter_opens_the_whole_record_and_it_can_be_left_again(qtbot, page, journal):
    recorded(journal, "Look upstairs", reason="The team runs these visits.")
    page.refresh(None)
    qtbot.keyClick(page.register.table, Qt.Key.Key_Return)
    record = page.register.record
    words = record.view.toPlainText()
    assert record.isVisibleTo(page)
    assert "5. Who is it for?" in words
    assert "The team runs these visits" in words
    assert "SHA-256 9f2c41d706be" in words
    record.back.click()
    assert not record.isVisibleTo(page)


def test_deciding_again_adds_a_record_and_leaves_the_first_as_it_was(qtbot, page, journal, write):
    entry = write("See the child", "Always ask the child where they sleep.")
    copy = reviewed(journal, [entry.id], title="See the child alone")
    decision = decided(journal, copy)
    page.refresh(None)
    button(page.register.detail, "Decide again").click()
    at_rest(qtbot, page)
    fresh = page.flow.decide.state.decision
    assert fresh.id != decision.id
    assert fresh.verdict is None
    assert len(fresh.answers) == len([a for a in decision.answers if a.question not in (25, 26)])
    assert journal.decisions.get(decision.id) == decision


# ---- aliases


def test_a_name_is_kept_as_it_is_typed_and_found_from_then_on(qtbot, page, journal):
    page.show_tab(ALIASES)
    aliases = page.aliases
    assert "No aliases yet" in shown(aliases)
    button(aliases, "New alias").click()
    aliases.name.setText("Winifred Castellane")
    aliases.variants.setPlainText("Mrs C\nWinnie")
    aliases.role.setText("Resident A")
    qtbot.waitUntil(lambda: bool(journal.aliases.all()))
    (kept,) = journal.aliases.all()
    assert (kept.name, kept.variants, kept.role) == (
        "Winifred Castellane", ("Mrs C", "Winnie"), "Resident A",
    )  # fmt: skip
    aliases.kinds.set_value(AliasKind.PLACE)
    aliases.role.setText("a care home")
    aliases.leave()
    (kept,) = journal.aliases.all()
    assert (kept.kind, kept.role) == (AliasKind.PLACE, "a care home")


def test_an_alias_without_a_name_is_not_kept(page, journal):
    page.show_tab(ALIASES)
    page.aliases.new()
    page.aliases.role.setText("Parent A")
    page.aliases.leave()
    assert journal.aliases.all() == ()


def test_an_alias_that_was_taken_out_comes_back_with_undo(window, page, journal):
    journal.aliases.save(Alias("Donna Pellworth", ("Donna",), "Parent A"))
    page.show_tab(ALIASES)
    page.aliases.remove(page.aliases.table.row)
    assert journal.aliases.all() == ()
    window.undo_bar.take_back()
    (kept,) = journal.aliases.all()
    assert (kept.name, kept.variants, kept.role) == ("Donna Pellworth", ("Donna",), "Parent A")


def test_leaving_the_page_keeps_the_alias_typed_a_moment_ago(window, page, journal):
    page.show_tab(ALIASES)
    page.aliases.new()
    page.aliases.name.setText("Alderbeck Court")
    window.show_place("today")
    assert [a.name for a in journal.aliases.all()] == ["Alderbeck Court"]


# ---- cards and packs


@pytest.fixture
def mate(tmp_path: Path):
    """A team mate's own journal, on another computer as it were."""
    made = Journal.create(tmp_path / "mate", Journal.derive_new("nine slow boats", CHEAP))
    yield made
    made.close()


def test_a_pack_goes_to_a_team_mates_journal_and_nowhere_else(
    qtbot, page, journal, mate, write, ask, tmp_path: Path
):
    theirs = Packs(mate.settings, mate.sharing)
    page.show_tab(RECEIVED)
    cards = page.received.cards
    cards.name.setText("Ngozi")
    cards.card.setText(theirs.card())
    button(cards, "Add the card").click()
    assert theirs.words() in shown(cards)
    entry = write("See the child", "Always ask the child where they sleep.")
    copy = reviewed(journal, [entry.id], title="See the child alone")
    decision = decided(journal, copy)
    page.take_up(Preparation(copy, decision))
    save = page.flow.save
    save.options.ways.set_value("pack")
    save.options._on_changed()
    assert not save.main.isEnabled()
    assert save.main.accessibleDescription() == "Choose who can open the pack."
    save.options._boxes[0][0].setChecked(True)
    folder = tmp_path / "out"
    folder.mkdir()
    ask.answers["choose_folder"] = folder
    save.main.click()
    at_rest(qtbot, page)
    (path,) = folder.iterdir()
    assert path.suffix == ".rjpack"
    assert b"sleep" not in path.read_bytes()
    kept = journal.decisions.get(decision.id)
    assert (kept.state, kept.format) == (DecisionState.EXPORTED, "rjpack")
    assert theirs.preview(path).pack.items[0].title == "See the child alone"
    page.received.preview(path)
    assert "not sealed for you" in ask.told[-1]


def test_a_pack_is_shown_before_it_is_taken_in_and_read_afterwards(
    page, journal, mate, tmp_path: Path
):
    ours, theirs = Packs(journal.settings, journal.sharing), Packs(mate.settings, mate.sharing)
    entry = mate.entries.save(_entry("Ask about language", "Ask which language she thinks in."))
    copy = reviewed(mate, [entry.id], title="Ask about language first")
    us = theirs.add_mate("Sam", ours.card())
    path = theirs.export(decided(mate, copy).id, tmp_path, [us], on=TODAY)
    page.show_tab(RECEIVED)
    received = page.received
    received.preview(path)
    assert "a card you do not know" in shown(received.strip)
    assert theirs.words() in shown(received.strip)
    assert "It may not be passed on." in shown(received.strip)
    assert ours.received() == ()
    ours.add_mate("Ngozi", theirs.card())
    received.preview(path)
    assert "From Ngozi" in shown(received.strip)
    assert "Nothing yet" not in shown(page)
    take = button(received.strip, "Take it in")
    assert QApplication.focusWidget() is take
    take.click()
    assert QApplication.focusWidget() is received._list.link
    assert [r.sender for r in ours.received()] == ["Ngozi"]
    received.show_pack(ours.received()[0])
    assert "which language she thinks in" in received.reading.toPlainText()
    assert received.reading.isReadOnly()
    received.preview(path)
    assert "You have it already." in shown(received.strip)
    with pytest.raises(StopIteration):
        button(received.strip, "Take it in")


def _entry(title: str, text: str):
    from reflectjournal.model import Entry, Section

    return Entry("free-writing", TODAY, title, (Section("text", "Text", text),))


def test_a_file_that_is_no_pack_changes_nothing(page, ask, tmp_path: Path):
    wrong = tmp_path / "wrong.rjpack"
    wrong.write_bytes(b"PK\x03\x04 not a pack")
    page.show_tab(RECEIVED)
    page.received.preview(wrong)
    assert "Nothing was imported." in ask.told[-1]
    assert not page.received.strip.isVisibleTo(page)


def test_a_removed_pack_is_gone_after_the_question(page, journal, mate, ask, tmp_path: Path):
    ours, theirs = Packs(journal.settings, journal.sharing), Packs(mate.settings, mate.sharing)
    entry = mate.entries.save(_entry("Ask about language", "Ask which language she thinks in."))
    copy = reviewed(mate, [entry.id], title="Ask about language first")
    us = theirs.add_mate("Sam", ours.card())
    path = theirs.export(decided(mate, copy).id, tmp_path, [us], on=TODAY)
    ours.take_in(ours.preview(path), TODAY)
    page.show_tab(RECEIVED)
    page.received._remove(ours.received()[0])
    assert len(ours.received()) == 1
    ask.answers["confirm"] = True
    page.received._remove(ours.received()[0])
    assert ours.received() == ()


def test_a_line_that_is_no_card_says_so_under_its_field(page):
    page.show_tab(RECEIVED)
    cards = page.received.cards
    cards.name.setText("Ngozi")
    cards.card.setText("rj1:nonsense")
    button(cards, "Add the card").click()
    assert "This is not a sharing card." in shown(cards)
    assert cards.card.text() == "rj1:nonsense"


def test_a_draft_is_in_no_register_and_its_tier_follows_its_audience(page, journal, write):
    entry = write("See the child", "Always ask the child where they sleep.")
    copy = reviewed(journal, [entry.id])
    journal.record_decision(Decision("T", tier=AudienceTier.T2, clean_copy=copy.id))
    page.refresh(None)
    assert page.register.shown == ()
    assert "Preparing  1" in page.tabs.tabText(0)


def test_what_was_saved_or_copied_is_said_where_it_can_be_seen(qtbot, page, journal, ask, tmp_path):
    recorded(journal, "Look upstairs")
    page.refresh(None)
    ask.answers["save_file"] = tmp_path / "register.csv"
    button(page.register, "Save as a table").click()
    at_rest(qtbot, page)
    assert "Saved as register.csv." in shown(page.strip)
    page.show_tab(RECEIVED)
    assert not page.strip.isVisible(), "it was about another list"
    button(page.received, "Copy my card").click()
    assert "Your card is copied." in shown(page.strip)


def test_show_all_goes_on_in_the_table(page, journal):
    recorded(journal, "Look upstairs")
    page.refresh(None)
    page.register.search.line.setText("nothing like it")
    page.register._show()
    button(page.register, "Show all").click()
    assert QApplication.focusWidget() is page.register.table
