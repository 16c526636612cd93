"""A file of people known beforehand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reflectjournal.anonymise.known import read_register
from reflectjournal.errors import BadData


def test_a_register_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    people = [{"name": "Donna Pellworth", "aliases": ["Donny"], "role": "Parent A"}]
    path.write_text(json.dumps(people), encoding="utf-8-sig")
    (alias,) = read_register(path)
    assert (alias.name, alias.variants, alias.role) == ("Donna Pellworth", ("Donny",), "Parent A")


@pytest.mark.parametrize(
    "written",
    ['[{"name": "Donna", "aliases": "Donny"}]', "[" * 100_000, '{"name": "Donna"}', "[{}]", "[1]"],
)
def test_a_register_of_another_shape_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "register.json"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(BadData, match="must be a JSON list"):
        read_register(path)
