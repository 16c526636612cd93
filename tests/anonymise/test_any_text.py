"""The scan takes any text: offsets hold, nothing overlaps, and hostile text costs no more time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectjournal.anonymise.combination import combination
from reflectjournal.anonymise.review import apply, entities, undecided
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.model.findings import Alias, Choice, Treatment

PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        (
            "Mrs ",
            "Donna Pellworth ",
            "kai ",
            "12/03/2024 ",
            "KQ3 7HN ",
            "’s ",
            "(9) ",
            "\n",
            ". ",
            "naïve Zsófia ",
            "İstanbul ",
            "ﬁ ",
            "é ",
            "👩\u200d👧 ",
            "張麗芳 ",
            "\u202e",
            "\x00",
            "\ufeff",
            "ß ",
        )
    ),
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
ALIASES = (Alias("Donna Pellworth", ("Dee",), "Parent A"), Alias("Zsófia", (), "Child 1"))
DAY = 1_000_000


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_offsets_count_code_points_and_findings_never_overlap(text: str) -> None:
    findings = scan_text(text, ALIASES)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.text != ""
        assert finding.entity
        assert finding.reason
        assert 1 <= finding.category <= 40
    for one, other in pairwise(findings):
        assert one.end <= other.start


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_scan_is_the_same_every_time(text: str) -> None:
    assert scan_text(text) == scan_text(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, max_size=3))
def test_taking_every_choice_back_gives_the_text_as_it_was(texts: list[str]) -> None:
    found = scan(texts, ALIASES)
    for text, findings in zip(texts, found, strict=True):
        assert apply(text, findings, ()).text == text
        removed = [Choice(f.entity, Treatment.REMOVE) for f in findings]
        clean = apply(text, findings, removed)
        assert undecided(findings, removed) == ()
        for span in clean.spans:
            assert clean.text[span.start : span.end] == ""


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(tuple(Treatment)))
def test_the_spans_of_a_clean_text_are_where_they_say(text: str, treatment: Treatment) -> None:
    findings = scan_text(text, ALIASES)
    choices = [Choice(f.entity, treatment, "somebody", "nobody here knows") for f in findings]
    clean = apply(text, findings, choices)
    for span in clean.spans:
        put = clean.text[span.start : span.end]
        expected = {Treatment.KEEP: span.finding.text, Treatment.REMOVE: ""}.get(treatment)
        assert put.lower() == (expected if expected is not None else "somebody").lower()
    combination(findings, choices)
    entities([findings])


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "[",
        "1",
        ",",
        "A",
        " ",
        "a ",
        "1 ",
        "1,",
        "A. ",
        "@",
        "a@",
        "-",
        "'",
        "\n",
        "Mr ",
        "(1",
        "one ",
        "the only ",
        "1/",
        "of ",
        "A-",
        "a.b",
        "_a",
        "é",
        "St ",
        "the Hope, ",
        "9 June ",
    ],
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    size = 100_000
    text = piece * (size // len(piece))
    began = time.process_time()
    scan_text(text)
    assert time.process_time() - began < 12
