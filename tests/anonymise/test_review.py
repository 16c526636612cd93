"""One decision for each person, place or thing, and the clean text that follows from it."""

from __future__ import annotations

import pytest

from reflectjournal.anonymise.combination import QUESTIONS, combination
from reflectjournal.anonymise.review import apply, entities, undecided
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.errors import RuleBroken
from reflectjournal.model.findings import Choice, Finding, Tier, Treatment

TEXT = "Donna Pellworth rang. I told Donna that Mrs Pellworth could come, and DP agreed."


def choice(
    findings: tuple[Finding, ...], words: str, treatment: Treatment, put: str = ""
) -> Choice:
    finding = next(f for f in findings if f.text == words)
    return Choice(finding.entity, treatment, put, "everybody knows" if not put else "")


def test_full_name_given_name_surname_and_initials_are_one_person() -> None:
    people = {f.text: f.entity for f in scan_text(TEXT)}
    assert len(set(people.values())) == 1
    assert set(people) == {"Donna Pellworth", "Donna", "Mrs Pellworth", "DP"}


def test_a_surname_that_two_people_share_is_left_to_the_writer() -> None:
    text = "Stefan Brandt and Ifeoma Brandt came. Then Brandt left."
    people = {f.text: f.entity for f in scan_text(text) if f.kind == "person"}
    assert people["Stefan Brandt"] != people["Ifeoma Brandt"]
    assert people["Brandt"] not in {people["Stefan Brandt"], people["Ifeoma Brandt"]}


def test_a_title_tells_which_of_two_people_with_one_surname_is_meant() -> None:
    text = "Mrs Winifred Castle is 87. Her nephew, Anton Castle, rang. Mrs Castle was pleased."
    people = {f.text: f.entity for f in scan_text(text) if f.kind == "person"}
    assert people["Mrs Castle"] == people["Mrs Winifred Castle"] != people["Anton Castle"]


def test_one_choice_holds_for_every_mention() -> None:
    findings = scan_text(TEXT)
    made = choice(findings, "Donna", Treatment.ROLE, "the parent")
    clean = apply(TEXT, findings, [made])
    assert (
        clean.text
        == "The parent rang. I told the parent that the parent could come, and the parent agreed."
    )
    assert [s.finding.text for s in clean.spans] == [f.text for f in findings]


def test_what_nobody_decided_about_stays_and_is_known_to_be_undecided() -> None:
    findings = scan_text("Kai (9) rang Mrs Okonjo-Hale on 12 March.")
    assert undecided(findings, ()) == findings
    made = choice(findings, "Kai", Treatment.ROLE, "a child")
    assert {f.text for f in undecided(findings, [made])} == {"9", "Mrs Okonjo-Hale", "12 March"}


def test_keeping_needs_a_reason() -> None:
    findings = scan_text(TEXT)
    with pytest.raises(RuleBroken):
        apply(TEXT, findings, [Choice(findings[0].entity, Treatment.KEEP)])
    kept = Choice(findings[0].entity, Treatment.KEEP, reason="she wrote it herself")
    assert apply(TEXT, findings, [kept]).text == TEXT


def test_a_later_choice_replaces_an_earlier_one() -> None:
    findings = scan_text(TEXT)
    first = choice(findings, "Donna", Treatment.ROLE, "the parent")
    second = choice(findings, "Donna", Treatment.ROLE, "somebody")
    assert "somebody rang" in apply(TEXT, findings, [first, second]).text.lower()


def test_an_article_is_not_doubled_and_a_gap_is_closed() -> None:
    text = "She moved to the Foxglove House, KQ3 7HN, in spring."
    findings = scan_text(text)
    choices = [
        choice(findings, "Foxglove House", Treatment.GENERALISE, "a care home"),
        choice(findings, "KQ3 7HN", Treatment.REMOVE, " "),
    ]
    assert apply(text, findings, choices).text == "She moved to a care home, in spring."


def test_entities_come_the_surest_first() -> None:
    found = scan(["Kai waved.", "Then Mrs Okonjo-Hale rang about Kai."])
    groups = entities(found)
    assert groups[0].tier is Tier.SURE
    kai = next(group for group in groups if group.name == "Kai")
    assert [number for number, _ in kai.mentions] == [0, 1]


def test_somebody_with_a_full_and_a_given_name_is_counted_once_among_the_full_names() -> None:
    findings = scan_text("Kai Pellworth (9) left. Kai came back. Donna rang.")
    counted = {row.category: row.undecided for row in combination(findings, ()).counts}
    assert (counted[1], counted[2]) == (1, 1)


def test_the_panel_counts_by_category_and_names_what_remains() -> None:
    findings = scan_text("Kai (9) is Maltese and had eleven placements.")
    made = [
        choice(findings, "Kai", Treatment.REMOVE, " "),
        choice(findings, "9", Treatment.GENERALISE, "primary age"),
        choice(findings, "Maltese", Treatment.KEEP),
    ]
    panel = combination(findings, made)
    rows = {
        row.category: (row.removed, row.generalised, row.kept, row.undecided)
        for row in panel.counts
    }
    assert rows == {2: (1, 0, 0, 0), 31: (0, 1, 0, 0), 32: (0, 0, 1, 0), 36: (0, 0, 0, 1)}
    assert panel.remaining == ("primary age", "Maltese", "eleven placements")
    assert panel.questions == QUESTIONS
    assert "%" not in panel.sentence
    assert "safe" not in panel.sentence.lower()
