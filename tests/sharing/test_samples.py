"""The six sample entries: refused as they are, let through once they are clean."""

from __future__ import annotations

import re
import tomllib

import pytest

from reflectjournal.anonymise.lexicon import COMMON, lexicon
from reflectjournal.anonymise.review import apply
from reflectjournal.anonymise.scan import scan, scan_text
from reflectjournal.errors import SharingRefused
from reflectjournal.model import Alias, Choice, Treatment
from reflectjournal.paths import resource
from reflectjournal.sharing.layouts import Layout, lay_out
from reflectjournal.sharing.rescan import check, guard_for, leaks, neutral_name
from tests.sharing.copies import ALL, copy, render

FOLDER = resource("demo")


def read(name):
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


SAMPLES = {
    data["sample"]: "\n\n".join(section["text"] for section in data["sections"])
    for data in (read(path.name) for path in sorted(FOLDER.glob("s?-*.toml")))
}
ALIASES = tuple(
    Alias(a["name"], tuple(a.get("variants", ())), a.get("role", ""))
    for a in read("aliases.toml")["aliases"]
)
MODELS = {c["sample"]: c["text"] for c in read("clean-copies.toml")["clean_copies"]}


def is_everyday(word):
    return bool(lexicon().marks.get(word, 0) & COMMON)


def reviewed(sample):
    """The guard after every finding was replaced by what was suggested, and the clean text."""
    findings = scan((SAMPLES[sample],), ALIASES)[0]
    chosen = {f.entity: f.suggestion for f in findings}
    choices = tuple(
        Choice(entity, Treatment.GENERALISE if words else Treatment.REMOVE, words)
        for entity, words in chosen.items()
    )
    guard = guard_for(
        lambda text: scan_text(text, ALIASES), ALIASES, findings, choices, is_everyday
    )
    return guard, apply(SAMPLES[sample], findings, choices).text


def document(text):
    return lay_out(copy(text), Layout.BULLETIN)


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_as_it_is_never_leaves(qapp, sample, file_format):
    guard, _ = reviewed(sample)
    laid_out = document(SAMPLES[sample])
    data = render(laid_out, file_format)
    with pytest.raises(SharingRefused) as refusal:
        check(data, file_format, neutral_name("item", file_format), guard, laid_out)
    assert not any(alias.name in str(refusal.value) for alias in ALIASES)
    survived = {leak.text for leak in leaks(data, file_format, "learning-item.md", guard)}
    named = {a.name for a in ALIASES if re.search(rf"\b{a.name}\b", SAMPLES[sample])}
    assert named <= survived


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_with_every_suggestion_taken_may_leave(qapp, sample, file_format):
    guard, clean = reviewed(sample)
    laid_out = document(clean)
    data = render(laid_out, file_format)
    check(data, file_format, neutral_name("item", file_format), guard, laid_out)
    for alias in ALIASES:
        if " " in alias.name:
            assert alias.name.encode() not in data


@pytest.mark.parametrize("file_format", ALL)
@pytest.mark.parametrize("sample", MODELS)
def test_a_model_clean_copy_may_leave(qapp, sample, file_format):
    guard, _ = reviewed(sample)
    laid_out = document(MODELS[sample])
    data = render(laid_out, file_format)
    check(data, file_format, neutral_name("item", file_format), guard, laid_out)
