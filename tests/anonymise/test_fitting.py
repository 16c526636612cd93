"""What is put in the place of a finding reads on in its sentence."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.review import CleanText, apply
from reflectjournal.anonymise.suggest import suggestion
from reflectjournal.model.findings import Choice, Finding, Tier, Treatment


def cleaned(text: str, **puts: str) -> CleanText:
    """The text with each named word replaced; an empty text removes it."""
    findings, choices = [], []
    for word, put in puts.items():
        written = word.replace("_", " ")
        start = text.index(written)
        end = start + len(written)
        findings.append(Finding(start, end, written, "person", Tier.SURE, "", entity=written))
        treatment = Treatment.ROLE if put else Treatment.REMOVE
        choices.append(Choice(written, treatment, put))
    return apply(text, findings, choices)


@pytest.mark.parametrize(
    ("text", "puts", "expected"),
    [
        ("She gave (A, B) to him.", {"A": "", "B": ""}, "She gave to him."),
        ("Her number, A, and mine.", {"A": ""}, "Her number, and mine."),
        ("Seen by A; B; C.", {"B": ""}, "Seen by A; C."),
        ("They came (A, late).", {"A": ""}, "They came (late)."),
        ("They came (late, A).", {"A": ""}, "They came (late)."),
        ("He rang A.", {"A": ""}, "He rang."),
        ("A care assistant, Joy M., told me.", {"Joy M": "a care assistant"},
         "A care assistant, told me."),
        ("The manager (Bev) rang.", {"Bev": "the manager"}, "The manager rang."),
        ("Someone from the Maltese community came.", {"Maltese": "from a minority community"},
         "Someone from a minority community came."),
        ("She lives in room 14 now.", {"room 14": "home"}, "She lives at home now."),
        ("I came at 4.15pm and left.", {"4.15pm": "in the afternoon"},
         "I came in the afternoon and left."),
        ("In 2019 he left.", {"2019": "at that time"}, "At that time he left."),
        ("Told the Foxglove.", {"Foxglove": "a care home"}, "Told a care home."),
        ("Then she left. Mo rang.", {"Mo": "the brother"}, "Then she left. The brother rang."),
        ("Her sister Zahra went.", {"sister Zahra": "a relative"}, "Her relative went."),
        ("The school nurse Non rang.", {"nurse Non": "a nurse"}, "The school nurse rang."),
        ("She is at home1, home2.", {"home1": "home", "home2": "home"}, "She is at home."),
        ("Mo Mo2 rang.", {"Mo ": "", "Mo2": "the brother"}, "The brother rang."),
    ],
)  # fmt: skip
def test_the_sentence_reads_on(text: str, puts: dict[str, str], expected: str) -> None:
    made = cleaned(text, **puts)
    assert made.text == expected


def test_every_place_is_where_its_words_are() -> None:
    made = cleaned("Ann (X, Y) met Bo, Z, and Di.", Ann="the aunt", X="", Y="", Bo="a boy", Z="")
    assert made.text == "The aunt met a boy, and Di."
    said = [made.text[span.start : span.end] for span in made.spans]
    assert said == ["The aunt", "", "", "a boy", ""]


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("drives a white van", "works"),
        ("teaches the harp", "works"),
        ("church organ builder", "a worker"),
        ("the only male health visitor", "a colleague"),
    ],
)
def test_nobody_is_made_a_colleague_where_nothing_says_so(written: str, suggested: str) -> None:
    assert suggestion("role", written, "") == suggested
