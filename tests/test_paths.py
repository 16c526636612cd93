from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reflectjournal import paths


def test_every_user_folder_is_inside_the_home_folder(home: Path) -> None:
    for folder in (
        paths.data_folder(),
        paths.config_folder(),
        paths.cache_folder(),
        paths.state_folder(),
        paths.default_journal_folder(),
        paths.own_guides_folder(),
    ):
        assert folder.is_relative_to(home)


def test_the_default_journal_is_not_in_documents() -> None:
    assert "Documents" not in paths.default_journal_folder().parts


def test_asking_for_a_path_makes_nothing(home: Path) -> None:
    before = set(home.rglob("*"))
    paths.default_journal_folder()
    paths.settings_file()
    assert set(home.rglob("*")) == before


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Program files as a bundle has them."""
    root = tmp_path / "bundle" / "reflectjournal" / "resources"
    (root / "guides").mkdir(parents=True)
    (root / "guides" / "a.toml").write_text("")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    return root


def test_a_bundle_finds_its_own_files_first(bundle: Path) -> None:
    assert paths.resource("guides/a.toml") == bundle / "guides" / "a.toml"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../guides/a.toml",
        "guides/../../x",
        "C:\\x",
        "C:/x",
        "\\\\host\\x",
        "a\\b",
    ],
)
def test_a_resource_name_cannot_leave_the_resources(bundle: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a resource name"):
        paths.resource(name)


def test_a_missing_resource_says_which(bundle: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"guides/none\.toml"):
        paths.resource("guides/none.toml")


def test_the_program_itself_finds_its_files() -> None:
    assert (paths.resources_root() / ".." / "reflectjournal").is_dir()
