"""The produced bytes are read again: nothing that was taken out is in any of them."""

from __future__ import annotations

import io
import re
import string
import time
import zipfile

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.errors import SharingRefused
from reflectjournal.model import Alias, Choice, Finding, Tier, Treatment
from reflectjournal.sharing.layouts import Layout, lay_out
from reflectjournal.sharing.likeness import normalise
from reflectjournal.sharing.render import Format
from reflectjournal.sharing.rescan import (
    Guard,
    check,
    file_faults,
    guard_for,
    leaks,
    neutral_name,
)
from tests.sharing.copies import ALL, copy, render


def nothing(_text):
    return ()


def guard(**changes) -> Guard:
    return Guard(**{"scan": nothing, **changes})


def made(text, file_format, title="See every room"):
    return render(lay_out(copy(text, title=title), Layout.SINGLE), file_format)


NAMES = ["Pellworth", "Donna Pellworth", "Okonjo-Hale", "Siân O’Neill", "Nguyễn Thị", "Jaydon"]


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "around",
    [
        "I saw {} there.",
        "I saw **{}** there.",
        "- {}’s mother",
        "| who |\n|-|\n| {} |",
        "> {}",
        "## {}\n\nx",
    ],
)
def test_a_name_that_survived_is_found_in_every_format(qapp, file_format, name, around):
    data = made(around.format(name), file_format)
    found = leaks(data, file_format, "learning-item.md", guard(aliases=(name,)))
    assert [leak.text for leak in found] == [name]


@pytest.mark.parametrize("file_format", ALL)
def test_a_name_hidden_by_marks_or_in_the_title_is_found(qapp, file_format):
    guarded = guard(aliases=("Donna Pellworth",))
    for text, title in (
        ("Don**na** Pell*worth*", "T"),
        ("Don\u200bna\u00ad Pellworth", "T"),
        ("x", "Donna  Pellworth"),
    ):
        data = made(text, file_format, title)
        assert leaks(data, file_format, "learning-item.md", guarded)


@pytest.mark.parametrize("file_format", ALL)
def test_a_name_broken_over_lines_is_found(qapp, file_format):
    text = "word " * 13 + "Okonjo-Hale Pellworth " + "word " * 12 + "Okonjo-Hale Pellworth"
    for lead in range(1, 60, 7):
        data = made("x" * lead + " " + text, file_format)
        assert leaks(data, file_format, "a.md", guard(sources=("Okonjo-Hale Pellworth",)))


@pytest.mark.parametrize("file_format", [Format.PLAIN, Format.HTML])
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Pellworth", "Pell\u034fworth"), ("Pellworth", "Pell\ufe0fworth"),
        ("Pellworth", "Pell\u3164worth"), ("Pellworth", "Pell\u00ad\nworth"),
        ("Siân", "Sian"), ("Sian", "Siân"), ("Weiß", "WEISS"), ("سليم", "سَلِيم"),
        ("Donna Pellworth", "@donnapellworth"), ("Donna Pellworth", "Donna_Pellworth.docx"),
        ("Pellworth", "pellworth84"), ("Pellworth", "Pell-\nworth"),
        ("王小明", "我见到王小明了"), ("สมชาย", "ผมพบสมชายเมื่อวาน"), ("김민수", "김민수는"),
    ],
)  # fmt: skip
def test_a_name_written_in_another_way_is_found(file_format, name, written):
    document = lay_out(copy(f"We met {written} there."), Layout.SINGLE)
    data = render(document, file_format)
    found = leaks(data, file_format, "learning-item.md", guard(aliases=(name,)), document)
    assert {leak.text for leak in found} == {name}


def test_a_number_is_no_part_of_a_longer_one():
    data = made("At 127 Tansy Close.", Format.PLAIN)
    assert leaks(data, Format.PLAIN, "a.txt", guard(sources=("27 Tansy Close",))) == ()


def test_what_was_kept_hides_no_name_with_other_accents():
    data = made("She poured rosé for Jose.", Format.PLAIN)
    guarded = guard(aliases=("José",), kept=("rosé", "Josė"))
    assert [leak.text for leak in leaks(data, Format.PLAIN, "a.txt", guarded)] == ["José"]


def test_a_page_whose_lines_only_look_like_a_name_side_by_side_may_leave(qapp):
    text = "I came and read it.\n\n## What next\n\nWill it help?"
    document = lay_out(copy(text, text, title="Hope"), Layout.COLLECTION)
    data = render(document, Format.PDF)
    guarded = guard(
        aliases=("Andrea", "Will", "Contents"), is_word=frozenset({"will", "contents"}).__contains__
    )
    assert leaks(data, Format.PDF, "learning-collection.pdf", guarded, document) == ()
    named = lay_out(copy("I came and read it. Then Andrea came."), Layout.SINGLE)
    assert leaks(render(named, Format.PDF), Format.PDF, "learning-item.pdf", guarded, named)


def test_many_decisions_about_a_long_text_are_checked_in_time():
    paragraphs = [f"In week {n} we saw person {n % 500} and " + "went on " * 30 for n in range(350)]
    document = lay_out(copy("\n\n".join(paragraphs)), Layout.SINGLE)
    guarded = guard(
        sources=tuple(f"Zorro Person{n}" for n in range(500)),
        replacements=tuple(f"person {n}" for n in range(500)),
    )
    data = render(document, Format.PLAIN)
    begun = time.process_time()
    assert leaks(data, Format.PLAIN, "learning-item.txt", guarded, document) == ()
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("file_format", ALL)
def test_a_clean_file_passes(qapp, file_format):
    check(
        made("A worker made a visit.", file_format), file_format,
        neutral_name("item", file_format), guard(aliases=("Donna",), sources=("27 Tansy Close",)),
    )  # fmt: skip


@pytest.mark.parametrize("file_format", ALL)
def test_a_hit_refuses_and_says_where_without_the_words(qapp, file_format):
    data = made("First.\n\nThen Pellworth.", file_format)
    with pytest.raises(SharingRefused) as refusal:
        check(data, file_format, neutral_name("item", file_format), guard(aliases=("Pellworth",)))
    assert re.search(r"(page|paragraph) \d", str(refusal.value))
    assert "Pellworth" not in str(refusal.value)


def test_the_words_of_a_leak_stay_out_of_its_repr():
    data = made("Pellworth", Format.PLAIN)
    (leak,) = leaks(data, Format.PLAIN, "a.md", guard(aliases=("Pellworth",)))
    assert "Pellworth" not in repr(leak)
    assert "Pellworth" not in repr(guard(aliases=("Pellworth",)))


def test_a_name_in_the_file_name_is_found():
    data = made("Words.", Format.PLAIN)
    (leak,) = leaks(data, Format.PLAIN, "visit-pellworth.txt", guard(aliases=("Pellworth",)))
    assert leak.where == "the file name"


@pytest.mark.parametrize(
    "name", ["Learning Item.md", "../a.md", "notes_of_donna.md", "a.markdown", ".md"]
)
def test_a_file_name_that_is_not_neutral_is_a_fault(name):
    assert file_faults(made("Words.", Format.MARKDOWN), Format.MARKDOWN, name)


def test_a_part_of_a_word_is_no_name():
    data = made("It was delivered. The delegate remarked on it.", Format.PLAIN)
    assert leaks(data, Format.PLAIN, "a.txt", guard(aliases=("Del", "Mark", "Deliver"))) == ()


def test_an_alias_of_two_letters_is_found_and_an_initial_is_not_looked_for_alone():
    built = guard_for(nothing, [Alias("Jo", ("J",))], [], [])
    assert built.aliases == ("Jo",)
    assert leaks(made("We met Jo there.", Format.PLAIN), Format.PLAIN, "a.txt", built)
    assert leaks(made("J is a jo.", Format.PLAIN), Format.PLAIN, "a.txt", built) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She will ask, and mark it.", False), ("Will they ask?", False), ("Mark my words.", False),
        ("I asked Will about it.", True), ("With Mark, I went.", True),
    ],
)  # fmt: skip
def test_a_name_that_is_also_a_word_needs_a_capital_in_mid_sentence(text, found):
    guarded = guard(aliases=("Will", "Mark"))
    assert bool(leaks(made(text, Format.PLAIN), Format.PLAIN, "a.txt", guarded)) is found


def finding(text, entity, **changes):
    values = {"start": 0, "end": len(text), "text": text, "kind": "person", "tier": Tier.SURE}
    return Finding(**{**values, "entity": entity, **changes})


def test_what_was_kept_with_a_reason_and_what_was_put_in_may_be_there():
    findings = [finding("Rose", "a"), finding("Foxglove House", "b"), finding("partner", "c")]
    choices = [
        Choice("a", Treatment.KEEP, reason="a garden"),
        Choice("b", Treatment.GENERALISE, "a residential placement"),
        Choice("c", Treatment.ROLE, "Parent A's partner"),
    ]
    built = guard_for(nothing, [Alias("Kai", ("Kaii",), "Child 1")], findings, choices)
    assert built.sources == ("Foxglove House", "partner")
    text = "The Rose garden, a residential placement, Parent A's partner, Child 1."
    assert leaks(made(text, Format.PLAIN), Format.PLAIN, "a.txt", built) == ()
    assert leaks(made("Foxglove  House", Format.PLAIN), Format.PLAIN, "a.txt", built)
    assert leaks(made("Kaii went.", Format.PLAIN), Format.PLAIN, "a.txt", built)


def test_an_alias_survives_inside_no_replacement():
    built = guard_for(
        nothing,
        [Alias("Kai")],
        [finding("teacher", "t")],
        [Choice("t", Treatment.ROLE, "Kai's teacher")],
    )
    assert leaks(made("Kai's teacher", Format.PLAIN), Format.PLAIN, "a.txt", built)


def test_a_sure_finding_of_the_scan_refuses_unless_it_was_put_in():
    data = made("Call 07700 900123. Parent A came.", Format.PLAIN)

    def scan(text):
        start = text.index("07700 900123")
        number = finding("07700 900123", "n", start=start, end=start + 12, kind="phone")
        return (number, finding("Parent A", "p"), finding("maybe", "m", tier=Tier.CHECK))

    found = leaks(data, Format.PLAIN, "a.txt", guard(scan=scan, replacements=("Parent A",)))
    assert [(leak.where, leak.kind) for leak in found] == [("paragraph 2", "phone")]


@pytest.mark.parametrize("file_format", ALL)
def test_the_real_scan_stops_a_number_in_every_format(qapp, file_format):
    data = made("The NHS number is 999 055 5125 and more words follow.", file_format)
    with pytest.raises(SharingRefused):
        check(data, file_format, neutral_name("item", file_format), guard(scan=scan_text))


def with_part(data, name, text):
    raw = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(raw, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        new.writestr(entry, text)
    return raw.getvalue()


def test_word_files_with_properties_comments_or_times_are_faulty():
    data = made("Words.", Format.DOCX)
    assert file_faults(data, Format.DOCX, "a.docx") == ()
    app = '<P xmlns="x"><Company>Harrowmere</Company></P>'
    assert file_faults(with_part(data, "docProps/app.xml", app), Format.DOCX, "a.docx")
    assert file_faults(with_part(data, "word/comments.xml", "<c/>"), Format.DOCX, "a.docx")
    word = docx.Document(io.BytesIO(data))
    raw = io.BytesIO()
    word.save(raw)
    assert file_faults(raw.getvalue(), Format.DOCX, "a.docx")


def test_pdf_files_with_properties_are_faulty(qapp):
    data = made("Words.", Format.PDF)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/Author"] = "Somebody"
        raw = io.BytesIO()
        pdf.save(raw)
    assert file_faults(raw.getvalue(), Format.PDF, "a.pdf")
    assert leaks(raw.getvalue(), Format.PDF, "a.pdf", guard(aliases=("Somebody",)))


@pytest.mark.parametrize(
    "part",
    ["<!-- Pellworth -->", '<meta name="author" content="Pellworth">', "<script>1</script>",
     '<img alt="Pellworth" src="data:x">', '<a href="https://example.org/Pellworth">x</a>'],
)  # fmt: skip
def test_pages_with_hidden_words_scripts_or_links_are_faulty(part):
    data = made("Words.", Format.HTML).replace(b"<main>", b"<main>" + part.encode())
    assert file_faults(data, Format.HTML, "a.html")
    if "Pellworth" in part:
        assert leaks(data, Format.HTML, "a.html", guard(aliases=("Pellworth",)))


@pytest.mark.parametrize("file_format", [Format.DOCX, Format.PDF, Format.PLAIN])
def test_bytes_that_cannot_be_read_again_are_refused(file_format):
    with pytest.raises(SharingRefused, match="could not be read"):
        check(b"\xff\xfe\x00broken", file_format, "a.md", guard())


QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
NAME = st.text(alphabet=string.ascii_letters + "éñøßłÖŽ’-", min_size=3, max_size=12)


@QUICK
@given(
    first=NAME,
    last=NAME,
    before=st.text(max_size=40),
    after=st.text(max_size=40),
    file_format=st.sampled_from(ALL),
)
def test_no_name_survives_in_any_format_whatever_is_around_it(
    qapp, first, last, before, after, file_format
):
    """Either the name is told apart from its surroundings and found, or it is not there."""
    name = f"{first} {last}"
    assume(all(part[0].isalpha() and part[-1].isalpha() for part in (first, last)))
    document = lay_out(copy(f"{before} {name} {after}\n\nend"), Layout.SINGLE)
    data = render(document, file_format)
    # Of a PDF the fonts decide what can be read back, so its words are told as well.
    told = document if file_format is Format.PDF else None
    found = leaks(data, file_format, "learning-item.md", guard(aliases=(name,)), told)
    from reflectjournal.sharing.document import text_of

    there = re.search(
        rf"(?<!\w){re.escape(normalise(name))}(?!\w)", normalise(text_of(document)), re.IGNORECASE
    )
    assert bool(found) >= bool(there)
