"""Guides from files: the user's own beside the shipped ones, and faults that name file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectjournal.errors import BadGuide
from reflectjournal.guides.load import LARGEST_FILE, load_guides, read_guide
from reflectjournal.model.guides import ClosesWith, StepKind

SMALL = """
id = "my-own"
title = "My own guide"

[[steps]]
id = "one"
title = "One"
prompts = ["What stood out?"]
"""


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_small_guide_of_the_users_own_needs_only_id_title_and_a_step(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    guides = load_guides(tmp_path)
    guide = guides.get("my-own")
    assert guides.faults == ()
    assert guide is not None
    assert guide.own
    assert guide.closes_with is ClosesWith.NONE
    assert guide.steps[0].kind is StepKind.TEXT
    assert guides.family("own") == (guide,)
    assert guides.all[-1] == guide


def test_loading_again_sees_what_was_dropped_into_the_folder(tmp_path: Path) -> None:
    assert load_guides(tmp_path).get("my-own") is None
    write(tmp_path, SMALL)
    assert load_guides(tmp_path).get("my-own") is not None
    write(tmp_path, SMALL.replace("My own guide", "Renamed"))
    renamed = load_guides(tmp_path).get("my-own")
    assert renamed is not None
    assert renamed.title == "Renamed"


def test_a_missing_folder_is_no_fault(tmp_path: Path) -> None:
    guides = load_guides(tmp_path / "nowhere")
    assert guides.faults == ()
    assert len(guides.all) == len(load_guides().all)


def test_a_broken_own_guide_is_reported_and_the_others_load(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    write(tmp_path, SMALL.replace('title = "One"', "title = 1"), "broken.toml")
    guides = load_guides(tmp_path)
    assert guides.get("my-own") is not None
    assert guides.faults == ('broken.toml: "steps[1].title" should be text in quotes.',)


def test_a_hostile_guide_is_reported_and_the_others_load(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    write(tmp_path, "a = " + "[" * 100_000, "deep.toml")
    guides = load_guides(tmp_path)
    assert guides.get("my-own") is not None
    assert guides.faults == ("deep.toml: lists within lists too deep to read.",)


def test_an_own_guide_cannot_take_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, SMALL.replace("my-own", "gibbs"))
    guides = load_guides(tmp_path)
    gibbs = guides.get("gibbs")
    assert gibbs is not None
    assert not gibbs.own
    assert guides.faults == (
        'mine.toml: "id" is "gibbs", which another guide has already; choose one of your own.',
    )


def test_two_own_guides_with_one_id_keep_the_first(tmp_path: Path) -> None:
    write(tmp_path, SMALL, "a.toml")
    write(tmp_path, SMALL.replace("My own guide", "Second"), "b.toml")
    guides = load_guides(tmp_path)
    kept = guides.get("my-own")
    assert kept is not None
    assert kept.title == "My own guide"
    assert len(guides.faults) == 1
    assert guides.faults[0].startswith("b.toml:")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('id = "my-own"\n', ""), '"id" is missing; it should be text in quotes'),
        (('id = "my-own"', 'id = "My Own"'), '"id" should be small letters and digits'),
        (('"My own guide"', '""'), '"title" is empty'),
        (('id = "one"', 'id = "one"\nkind = "essay"'), '"steps[1].kind" is "essay"; it should be'),
        (('id = "one"', 'id = "one"\ntitel = "x"'), '"steps[1].titel" is not a key'),
        (('["What stood out?"]', "[]"), '"steps[1].prompts" should hold one to 3 questions'),
        (('["What stood out?"]', '["a", "b", "c", "d"]'), "should hold one to 3 questions"),
        (('["What stood out?"]', '["What?", 2]'), "should be a list of texts, none of them empty"),
        (('["What stood out?"]', '"What?"'), '"steps[1].prompts" should be a list of texts'),
        (('id = "one"', 'id = "one"\nkind = "choice"'), '"steps[1].options" should hold two'),
        (('id = "one"', 'id = "one"\nkind = "table"'), '"steps[1].columns" should hold two'),
        (('id = "one"', 'id = "one"\nkind = "feelings"'), '"steps[1].feelings" should be "once"'),
        (('id = "one"', 'id = "one"\nfeelings = "once"'), "and only there"),
        (('id = "one"', 'id = "one"\nrepeat = "yes"'), '"steps[1].repeat" should be true or false'),
        (('id = "one"', 'id = "one"\nflag = "later"'), '"steps[1].flag" is "later"'),
        (
            ('id = "one"', 'id = "one"\nkind = "recommendation"\ncolumns = ["a", "b"]'),
            '"steps[1].columns" and options should be left out',
        ),
        (('"My own guide"', '"x"\nversion = true'), '"version" should be a whole number'),
        (('"My own guide"', '"x"\nminutes = { min = 9, max = 5 }'), '"minutes.max" should not be'),
        (('"My own guide"', '"x"\nfamily = "poems"'), '"family" is "poems"; it should be one of'),
        (('"My own guide"', '"x"\nclosed_with = "action"'), '"closed_with" is not a key'),
        (('"My own guide"', '"x"\npurposes = ["fun"]'), '"purposes" is "fun"; it should be one of'),
        (('"My own guide"', '"x"\nsteps = 4'), "not valid TOML"),
    ],
)
def test_a_fault_names_the_file_the_key_and_what_is_expected(
    tmp_path: Path, change: tuple[str, str], sentence: str
) -> None:
    path = write(tmp_path, SMALL.replace(*change))
    with pytest.raises(BadGuide) as fault:
        read_guide(path)
    assert str(fault.value).startswith("mine.toml: ")
    assert sentence in str(fault.value)


def test_a_guide_without_steps_is_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, 'id = "empty"\ntitle = "Empty"\n')
    with pytest.raises(BadGuide, match='"steps" is missing'):
        read_guide(path)


def test_two_steps_with_one_id_are_a_fault(tmp_path: Path) -> None:
    again = '\n[[steps]]\nid = "one"\ntitle = "Again"\nprompts = ["?"]\n'
    path = write(tmp_path, SMALL + again)
    with pytest.raises(BadGuide, match='"one" is used twice'):
        read_guide(path)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x00\x01", b"id = 'x", b"[[steps]\n"])
def test_a_file_that_is_no_guide_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(BadGuide, match=r"^mine\.toml: "):
        read_guide(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL + "#" * LARGEST_FILE)
    with pytest.raises(BadGuide, match="larger than 256 KiB"):
        read_guide(path)


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(SMALL, encoding="utf-8-sig")
    assert read_guide(path).id == "my-own"


def test_an_unknown_guide_is_none() -> None:
    assert load_guides().get("gone") is None
