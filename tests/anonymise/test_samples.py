"""Every identifier planted in the six sample entries, found by the scan alone or with a register.

The lists follow the treatment that the field asks for. `HARD` are those that no pattern shows:
a place nobody lists, a detail that everybody would remember. The scan is measured on them with
the register, and the combination panel asks the writer about the rest.
"""

from __future__ import annotations

import tomllib

import pytest

from reflectjournal.anonymise.scan import scan_text
from reflectjournal.model.findings import Alias
from reflectjournal.paths import resource

PLAIN = {
    "S1": (
        "Tuesday 12 March 2024|4.15pm|09/11/2016|Year 2|3|27 Tansy Close|KQ3 7HN|KX49 ZZT|"
        "Ravelsby Lane Primary|Mrs Okonjo-Hale|Kessingholt Road Surgery|01632 960147|"
        "b.quill@example.org|4417902|21 March"
    ),
    "S2": (
        "Jaydon Achterberg|14|Year 9|St Orrin's Academy|D000999024001|Miss Trelawney|"
        "DC Imran Sollory|Mrs Sylvia Achterberg|Chantelle|£180|07700 900238|07700 900615|10am|"
        "Thursday 6 February|@blk.kestrel.example"
    ),
    "S3": (
        "Elsie-Mae Dorrance|11 weeks|999 055 5125|Linnet Ward|Harrowmere General|"
        "Monday 18 November|02:40|Tamsin|19|Dr Adeyemi-Ross|Prof. Hallam Yeo|PS Gethin Marlowe|"
        "Ngozi|03069 990112|Marged|Friday 29 November|11.20"
    ),
    "S4": (
        "Mrs Winifred Castellane|Mrs C|87|Alderbeck Court|Maltese|Anton Castellane|"
        "14 Quarry Bank|KQ1 4RD|a.castellane@example.com|22 May|30 May|17 July|£6,400|00-00-00|"
        "01234567|QQ 12 34 56 C|SA/2025/00417|Bev Thistlewood|Joy M."
    ),
    "S5": (
        "Ifeoma|Adaeze|12|Chiamaka|9|Nkem|4|Stefan Brandt|11 September 2024|2 September|"
        "CR/0999/24|QX24C50999|8 Malthouse Row|Brindle Hill Infants|Friday the 20th|Del|"
        "07700 900884|dpo@example.org|IG-2024-0931"
    ),
    "S6": (
        "Marcus Delacroix-Whitt|22|Foxglove House|6|marcus.dw@example.com|3 May 2014|"
        "@leonie.example.11|PC Aled Bowen|07700 900407|14 October"
    ),
}
HARD = {
    "S1": "Donna Pellworth|Kai|Rory|Harrowmere|Lee Varnish|Thursday|Bernadette Quill|Farida",
    "S2": "Pav|Eddlestrand|Harrowmere|Christmas",
    "S3": "bay 4|Precious|Eddlestrand|four healing rib fractures|pumpkin",
    "S4": "room 14|Stoke Orrin|Tobias Wren|LinguaNorth",
    "S5": "Okafor-Brandt|Pennick Vale|Ravelsby|Suki Rowntree|Brenda|Oluwaseun",
    "S6": "eleven placements|Leonie|2015|Old Corn Exchange|Eddlestrand|Shabnam",
}


def _read(name: str) -> dict:
    return tomllib.loads((resource("demo") / name).read_text(encoding="utf-8"))


SAMPLES = {
    data["sample"]: "\n\n".join(section["text"] for section in data["sections"])
    for data in (_read(path.name) for path in sorted(resource("demo").glob("s?-*.toml")))
}
ALIASES = tuple(
    Alias(a["name"], tuple(a.get("variants", ())), a.get("role", ""))
    for a in _read("aliases.toml")["aliases"]
)


def missed(sample: str, planted: str, aliases: tuple[Alias, ...] = ()) -> list[str]:
    """The planted identifiers of which one mention is not covered whole."""
    text = SAMPLES[sample].replace("’", "'")
    covered = bytearray(len(text))
    for finding in scan_text(SAMPLES[sample], aliases):
        covered[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    return [words for words in planted.split("|") if not _covered(text, words, covered)]


def _covered(text: str, words: str, covered: bytearray) -> bool:
    at = text.find(words)
    assert at >= 0, f"the sample has no {words!r}"
    if words.isdigit() and len(words) < 3:  # a bare age: anywhere it stands alone will do
        return any(
            text.startswith(words, k) and covered[k]
            for k in range(len(text))
            if not text[k - 1].isdigit() and not text[k + len(words) : k + len(words) + 1].isdigit()
        )
    letters = (k for k in range(at, at + len(words)) if text[k].isalnum())
    return all(covered[k] for k in letters)


@pytest.mark.parametrize("sample", sorted(PLAIN))
def test_what_patterns_can_show_is_found_without_a_register(sample: str) -> None:
    assert missed(sample, PLAIN[sample]) == []


@pytest.mark.parametrize("sample", sorted(HARD))
def test_names_and_places_are_found_even_without_a_register(sample: str) -> None:
    beyond = {"four healing rib fractures", "pumpkin"}  # the detail everyone would remember
    assert set(missed(sample, HARD[sample])) <= beyond


@pytest.mark.parametrize("sample", sorted(HARD))
def test_with_the_register_nobody_named_is_missed(sample: str) -> None:
    text = SAMPLES[sample]
    named = [a.name for a in ALIASES if a.name in text]
    assert missed(sample, "|".join(named) or text.split()[0], ALIASES) == [] or not named


def test_the_register_gives_the_roles_of_the_people_in_a_sample() -> None:
    found = {f.text: f.suggestion for f in scan_text(SAMPLES["S1"], ALIASES)}
    assert found["Donna Pellworth"] == found["Donna"] == "Parent A"
    assert found["Kai"] == "Child 1"
