"""Names and addresses broken over the lines of a wrapped paragraph."""

from __future__ import annotations

import textwrap

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.anonymise.wrapping import unwrapped

LETTER = (
    "Yesterday at about four in the afternoon I went along to meet with Donna Pellworth at the "
    "office, and she told me that her neighbour Mr Smithson had been seen in the road with a young "
    "lad by the name of Tyrone Greenhalgh, who goes to St Oswald's Primary School and lives at 14 "
    "Quarry Bank in Stoke Orrin with his mother Katarzyna and her two younger brothers."
)


def test_a_wrapped_letter_gives_what_the_letter_in_one_line_gives() -> None:
    whole = [(f.start, f.end, f.kind, f.entity) for f in scan_text(LETTER)]
    assert whole
    for width in range(48, 100):
        wrapped = textwrap.fill(LETTER, width)
        found = scan_text(wrapped)
        assert [(f.start, f.end, f.kind, f.entity) for f in found] == whole
        assert all(f.text.split() == wrapped[f.start : f.end].split() for f in found)
        assert not any("\n" in f.text for f in found)


def test_lines_that_end_where_a_thought_ends_stay_lines() -> None:
    for text in (
        "Visited mum today and she was fine with all of it\nRang the school\nNo answer from dad",
        "- one long point about the visit and what was said\n- another long point\n- a third one",
        "Present: Donna Pellworth, Tyrone Green, the chair\n\nand then a new paragraph begins here",
        "Short\nlines\nof a\npoem",
    ):
        assert unwrapped(text) == text


def test_nothing_moves() -> None:
    text = textwrap.fill(LETTER, 60) + "\n\n" + textwrap.fill(LETTER, 72) + "\n"
    assert len(unwrapped(text)) == len(text)
    assert unwrapped(text).split() == text.split()


def test_a_greeting_and_the_next_paragraph_may_touch_it() -> None:
    body = textwrap.fill(LETTER, 70)
    text = f"Dear Sam,\n{body}\n{body}\n- and a point"
    one = body.replace("\n", " ")
    assert unwrapped(text) == f"Dear Sam,\n{one}\n{one}\n- and a point"


def test_what_two_lines_are_is_told_by_the_width_of_the_others() -> None:
    two = "She is to be met on Monday at the library by her aunt Mrs\nPellworth, alone."
    wide = textwrap.fill(LETTER, 60)
    assert unwrapped(two) == two
    assert unwrapped(f"{wide}\n\n{two}").endswith("her aunt Mrs Pellworth, alone.")
    form = "Subject of it: Christian Pike, an assistant for teaching\nSetting: an academy"
    assert unwrapped(f"{wide}\n\n{form}").endswith(form)


def test_capitals_are_wrapped_too() -> None:
    assert "\n" not in unwrapped(textwrap.fill(LETTER.upper(), 64))


def test_a_line_of_spaces_ends_a_paragraph() -> None:
    body = textwrap.fill(LETTER, 70)
    one = body.replace("\n", " ")
    assert unwrapped(f"{body}\n  \n{body}") == f"{one}\n  \n{one}"
