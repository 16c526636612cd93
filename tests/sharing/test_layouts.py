"""How clean copies are laid out, and what can never be in them."""

from __future__ import annotations

import inspect
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectjournal.errors import RuleBroken, SharingRefused
from reflectjournal.model import (
    CleanCopy,
    Cpd,
    Entry,
    FeelingCheck,
    FeelingWord,
    Flag,
    FlagKind,
    Moment,
    Section,
    StepKind,
)
from reflectjournal.sharing import layouts
from reflectjournal.sharing.document import (
    Contents,
    Heading,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
    plain,
    text_of,
)
from reflectjournal.sharing.layouts import Layout, large_type, lay_out
from reflectjournal.sharing.reading import read_markdown, visible
from reflectjournal.sharing.source import shareable_text, source_hash
from tests.sharing.copies import UPSTAIRS, copy


def heads(document, level=2):
    return [b.text for b in document.blocks if isinstance(b, Heading) and b.level == level]


def test_one_item_has_one_title_and_its_headings_below():
    document = lay_out(copy(), Layout.SINGLE)
    assert [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)] == [
        (1, "See every room"),
        (2, "Learning"),
    ]
    kinds = {type(block) for block in document.blocks}
    assert kinds == {Heading, Paragraph, Listing, Note, Table}


def test_a_collection_has_contents_and_a_page_for_each_item():
    document = lay_out(copy(UPSTAIRS, "Second text."), Layout.COLLECTION)
    assert heads(document) == ["Item 1", "Item 2"]
    assert heads(document, 3) == ["Learning"]
    assert sum(isinstance(b, PageBreak) for b in document.blocks) == 2
    assert any(isinstance(b, Contents) for b in document.blocks)
    assert [text for _, text in document.contents()] == ["Item 1", "Item 2"]


@pytest.mark.parametrize(("items", "contents"), [(3, False), (4, True)])
def test_a_bulletin_of_four_items_says_what_is_in_it(items, contents):
    document = lay_out(copy(*["News."] * items), Layout.BULLETIN)
    assert len(heads(document)) == items
    assert any(isinstance(b, Contents) for b in document.blocks) is contents


def test_a_briefing_puts_its_seven_parts_in_order_and_loses_nothing():
    text = "Before.\n\n## Discuss\n\nWhy?\n\n## background\n\nIt happened.\n\n## Extra\n\nMore."
    document = lay_out(copy(text), Layout.BRIEFING)
    assert heads(document) == ["Background", "Discuss", "Extra"]
    assert all(word in text_of(document) for word in ("Before.", "Why?", "It happened.", "More."))


def test_a_presentation_stops_where_the_room_should_talk():
    text = "## Turning points\n\nAt the door.\n\n## What we learned\n\nTwo things."
    document = lay_out(copy(text), Layout.PRESENTATION)
    notes = [plain(b.runs) for b in document.blocks if isinstance(b, Note)]
    assert notes == ["Stop here and talk."]


@pytest.mark.parametrize(
    ("layout", "length", "fits"),
    [
        (Layout.SHORT_POST, 280, True), (Layout.SHORT_POST, 281, False),
        (Layout.LONG_POST, 1000, True), (Layout.LONG_POST, 1001, False),
    ],
)  # fmt: skip
def test_a_post_fits_or_is_refused_with_its_length(layout, length, fits):
    made = copy("x" * length)
    if fits:
        assert text_of(lay_out(made, layout)) == "x" * length
    else:
        with pytest.raises(RuleBroken, match=f"{length:,}"):
            lay_out(made, layout)


def test_an_unfinished_review_is_never_laid_out():
    with pytest.raises(SharingRefused, match="review"):
        lay_out(copy(reviewed_at=None), Layout.SINGLE)


def test_an_empty_copy_is_never_laid_out():
    with pytest.raises(SharingRefused, match="empty"):
        lay_out(copy("  \n "), Layout.SINGLE)


@pytest.mark.parametrize(
    ("text", "layout"),
    [("\u200b\n\u2060", Layout.SINGLE), ("## What happened", Layout.SHORT_POST)],
)
def test_a_copy_of_which_nothing_shows_is_empty(text, layout):
    with pytest.raises(SharingRefused, match="empty"):
        lay_out(copy(text), layout)


@pytest.mark.parametrize(
    "text",
    ["> | one | two |\n> |---|---|\n> | three | four |", "- one\n\n    > two\n\n    three four"],
)
def test_words_of_a_table_or_quotation_inside_another_block_stay_apart(text):
    read = text_of(lay_out(copy(text), Layout.SINGLE)).split()
    assert read[-4:] == ["one", "two", "three", "four"]


def test_large_type_has_one_idea_a_line_and_every_word():
    text = "One thing. **Another thing!** A third?\n\n- First. Second.\n"
    before = lay_out(copy(text), Layout.SINGLE)
    after = large_type(before)
    assert after.large
    assert [plain(b.runs) for b in after.blocks if isinstance(b, Paragraph)] == [
        "One thing.",
        "Another thing!",
        "A third?",
    ]
    assert "".join(text_of(after).split()) == "".join(text_of(before).split())


@given(st.text(max_size=300))
def test_large_type_loses_no_character_of_any_text(text):
    document = lay_out(copy(text + "\n\nend"), Layout.SINGLE)
    assert "".join(text_of(large_type(document)).split()) == "".join(text_of(document).split())


@given(st.text(max_size=300))
def test_any_text_reads_without_losing_a_letter(text):
    words = {w for w in visible(text).split() if w.isalpha() and len(w) > 1}
    read = text_of(lay_out(copy(text + "\n\nend"), Layout.SINGLE))
    assert all(word in read for word in words)


@pytest.mark.parametrize(
    "text",
    ["[word](file:" + "//x/passwd)", "![x](//evil/x.png)", "<script>x</script>", "[a]: http://b"],
)
def test_links_images_and_html_stay_as_typed(text):
    (block,) = read_markdown(text)
    assert plain(block.runs) == text


def test_characters_that_do_not_show_are_dropped():
    assert visible("Don\u200bna\u00ad P\u202e\x00\ufeff") == "Donna P"


def test_a_line_that_another_program_broke_stays_broken_and_a_word_does_not():
    assert (
        visible("one\x0btwo\x85three\u2028four\r\nfive\rsix") == "one\ntwo\nthree\nfour\nfive\nsix"
    )
    assert visible("Pell\u00ad\nworth") == "Pellworth"


def test_a_huge_paragraph_is_read_in_time():
    import time

    started = time.process_time()
    read_markdown("[" * 30_000 + "\n\n" + "*a " * 5_000)
    assert time.process_time() - started < 5


def entry() -> Entry:
    return Entry(
        guide="gibbs",
        day=date(2024, 3, 14),
        title="TITLE",
        sections=(
            Section("description", "Description", "I made a visit."),
            Section("feelings", "Feelings", "FELT", kind=StepKind.FEELINGS),
            Section(
                "consent", "Consent", "", StepKind.CONSENT, (("What may be used", "CONSENTED"),)
            ),
            Section("who", "Who", "", StepKind.PEOPLE, (("a teacher", "class teacher"),)),
            Section("link", "Link", "LINKED", kind=StepKind.LINK),
        ),
        feelings=(FeelingCheck(Moment.THEN, (FeelingWord("FELT"),), body="FELT"),),
        tags=("TAGGED",),
        flags=(Flag(FlagKind.SUPERVISION, note="FLAGGED"),),
        cpd=Cpd(provider="PROVIDED", peer_role="PEER", peer_note="PEER"),
    )


def test_feelings_consent_peers_tags_and_flags_are_no_part_of_the_shareable_text():
    text = shareable_text(entry())
    assert "I made a visit." in text
    assert "class teacher" in text
    for word in ("FELT", "CONSENTED", "LINKED", "TAGGED", "FLAGGED", "PROVIDED", "PEER", "2024"):
        assert word not in text


def test_the_source_hash_tells_that_the_words_changed():
    from dataclasses import replace

    before = entry()
    assert source_hash(before) == source_hash(replace(before, tags=(), id=9))
    assert source_hash(before) != source_hash(replace(before, title="Other"))
    section = replace(before.sections[0], text="I made no visit.")
    assert source_hash(before) != source_hash(replace(before, sections=(section,)))


def test_documents_are_built_from_clean_copies_and_nothing_else():
    builders = [layouts.lay_out, layouts.single, layouts.collection, layouts.bulletin,
                layouts.briefing, layouts.presentation, layouts.post_text]  # fmt: skip
    for builder in builders:
        first = next(iter(inspect.signature(builder, eval_str=True).parameters.values()))
        assert first.annotation is CleanCopy
    private = {"Entry", "Alias", "FeelingCheck", "SupportContact", "Cpd", "Attachment"}
    assert not private & set(vars(layouts))


def test_nothing_but_title_and_parts_of_the_copy_is_laid_out():
    made = copy("Words.", who_describes="SECRET", memorable="SECRET", also_names=("SECRET",))
    for layout in Layout:
        assert "SECRET" not in text_of(lay_out(made, layout))
