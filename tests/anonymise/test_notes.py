"""What the scan finds in the notes of many hands. The floors are below what is measured now."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scoring import Score, add, read_notes
from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Tier

NOTES = Path(__file__).parents[1] / "notes"


def measured(name: str) -> tuple[Score, Score]:
    every, first_two = Score(), Score()
    for note in read_notes(NOTES / name):
        findings = scan_text(note.text)
        add(every, note, ((f.start, f.end) for f in findings))
        surer = (f for f in findings if f.tier is not Tier.CHECK)
        add(first_two, note, ((f.start, f.end) for f in surer))
    return every, first_two


@pytest.mark.parametrize(
    ("name", "direct", "quasi"),
    [
        ("practitioner_public.jsonl", 0.98, 0.93),
        ("practitioner_a.jsonl", 0.985, 0.90),
        ("practitioner_b.jsonl", 0.985, 0.88),
        ("voices.jsonl", 0.975, 0.95),
        ("hands_tune.jsonl", 0.985, 0.96),
        ("hands_held.jsonl", 0.97, 0.77),
        ("fresh_tune.jsonl", 0.98, 0.93),
        ("fresh_held.jsonl", 0.95, 0.68),
        ("reflective_tune.jsonl", 0.98, 0.96),
        ("reflective_held.jsonl", 0.96, 0.86),
        ("many_hands_tune.jsonl", 0.965, 0.88),
        ("many_hands_held.jsonl", 0.965, 0.91),
    ],
)
def test_who_and_what_is_in_the_notes_is_found(name: str, direct: float, quasi: float) -> None:
    every, first_two = measured(name)
    assert every.recall("DIRECT") >= direct
    assert every.recall("QUASI") >= quasi
    assert first_two.false_flags <= 8


def test_plain_prose_is_left_in_peace() -> None:
    plain = [note for note in read_notes(NOTES / "voices.jsonl") if not note.gold]
    assert len(plain) >= 10
    score = Score()
    for note in plain:
        surer = (f for f in scan_text(note.text) if f.tier is not Tier.CHECK)
        add(score, note, ((f.start, f.end) for f in surer))
    assert score.false_flags <= 15


def test_the_gold_spans_are_where_they_say() -> None:
    for path in NOTES.glob("*.jsonl"):
        for note in read_notes(path):
            for gold in note.gold:
                assert note.text[gold.start : gold.end].strip()
