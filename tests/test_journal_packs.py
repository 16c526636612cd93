"""A clean copy travels as a sealed pack from one vault to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reflectjournal.errors import ImportRefused, NotFound, RuleBroken, SharingRefused
from reflectjournal.journal import Journal
from reflectjournal.journal.packs import Packs
from reflectjournal.model import DecisionState, Verdict
from reflectjournal.sharing.layouts import Layout
from reflectjournal.store import keys
from tests import test_journal_sharing as shared
from tests.conftest import PASSPHRASE
from tests.test_journal_sharing import TODAY, left_behind

journal, s1, folder = shared.journal, shared.s1, shared.folder
copy, decision = shared.copy, shared.decision


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Journal]:
    made = Journal.create(tmp_path / "second", Journal.derive_new(PASSPHRASE, keys.CHEAP))
    yield made
    made.close()


def packs_of(journal: Journal) -> Packs:
    return Packs(journal.settings, journal.sharing)


@pytest.fixture
def ana(journal: Journal) -> Packs:
    return packs_of(journal)


@pytest.fixture
def ben(second: Journal) -> Packs:
    return packs_of(second)


@pytest.fixture
def sent(ana: Packs, ben: Packs, decision, folder: Path) -> Path:
    mate = ana.add_mate("Ben", ben.card())
    return ana.export(decision.id, folder, [mate], Layout.BULLETIN, on=TODAY)


def test_a_pack_opens_on_a_second_vault_and_the_register_shows_one_export(
    journal, ana, ben, decision, sent
):
    ben.add_mate("Ana", ana.card())
    seen = ben.preview(sent)
    assert (seen.sender, seen.already) == ("Ana", False)
    assert "downstairs" in seen.pack.items[0].text
    assert ben.received() == ()
    ben.take_in(seen, TODAY)
    (kept,) = ben.received()
    assert kept.pack == seen.pack
    assert kept.received_on == TODAY
    exported = journal.decisions.get(decision.id)
    assert exported.state is DecisionState.EXPORTED
    assert (exported.format, exported.filename) == ("rjpack", sent.name)
    assert left_behind(sent.parent) == [sent.name]


def test_no_identifier_of_the_sample_is_in_the_pack(ben, sent):
    text = "".join(item.title + item.text for item in ben.preview(sent).pack.items)
    for name in ("Pellworth", "Kai", "Tansy", "Harrowmere", "KQ3", "4417902", "01632"):
        assert name not in text


def test_only_those_it_was_sealed_for_open_it(ana, sent):
    with pytest.raises(ImportRefused, match="not sealed for you"):
        ana.preview(sent)


def test_a_pack_is_taken_in_once(ben, sent):
    seen = ben.preview(sent)
    ben.take_in(seen, TODAY)
    assert ben.preview(sent).already
    with pytest.raises(ImportRefused, match="already"):
        ben.take_in(seen, TODAY)


def test_an_unknown_sender_is_shown_by_words_alone(ana, ben, sent):
    seen = ben.preview(sent)
    assert seen.sender == ""
    assert seen.words == ana.words()


def test_a_pack_can_be_taken_off_the_list(ben, sent):
    seen = ben.take_in(ben.preview(sent), TODAY)
    ben.remove(seen.pack.mark)
    assert ben.received() == ()
    with pytest.raises(NotFound):
        ben.remove(seen.pack.mark)


def test_a_pack_with_a_very_long_title_opens(journal, ana, ben, copy, folder):
    long = journal.clean_copies.save(replace(copy, title="See every room. " * 100))
    decision = journal.sharing.decide(shared.drafted(journal, long), Verdict.SHARE, "It helps.")
    path = ana.export(decision.id, folder, [ana.add_mate("Ben", ben.card())], on=TODAY)
    assert ben.preview(path).pack.title.startswith("See every room.")


def test_a_decision_that_does_not_stand_seals_nothing(ana, ben, decision, folder, sent):
    mate = ana.mates()[0]
    with pytest.raises(SharingRefused):
        ana.export(decision.id, folder, [mate], on=TODAY)
    assert left_behind(folder) == [sent.name]


def test_a_pack_for_nobody_is_refused(ana, decision, folder):
    with pytest.raises(RuleBroken, match="who can open"):
        ana.export(decision.id, folder, [], on=TODAY)
    assert left_behind(folder) == []


def test_cards_are_kept_by_name_and_can_be_forgotten(ana, ben):
    mate = ana.add_mate("  Ben ", ben.card())
    assert (mate.name, mate.words) == ("Ben", ben.words())
    assert ana.mates() == (mate,)
    ana.remove_mate("Ben")
    assert ana.mates() == ()
    with pytest.raises(RuleBroken, match="name"):
        ana.add_mate(" ", ben.card())


def test_ones_own_card_stays_the_same(ana, journal):
    assert ana.card() == packs_of(journal).card()


def test_a_file_that_cannot_be_read_is_refused(ben, tmp_path):
    with pytest.raises(ImportRefused, match="cannot be read"):
        ben.preview(tmp_path / "gone.rjpack")


def test_a_locked_pdf_leaves_by_the_same_way(journal, decision, folder, qapp):
    import io

    import pikepdf

    from reflectjournal.journal.outgoing import Seal
    from reflectjournal.sharing.pdf import lock_pdf, new_code
    from reflectjournal.sharing.render import Format
    from reflectjournal.ui.printing import to_pdf

    code = new_code()
    path = journal.sharing.export(
        decision.id, folder, Format.PDF, render=to_pdf, seal=Seal(lambda data: lock_pdf(data, code))
    )
    assert path.name == "learning-item.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(path.read_bytes()))
    with pikepdf.open(io.BytesIO(path.read_bytes()), password=code) as pdf:
        assert len(pdf.pages) >= 1
