from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from reflectjournal.settings import PREFERENCES, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_the_defaults_hold_and_nothing_is_written(path: Path) -> None:
    settings = SettingsFile(path)
    assert settings.values == Settings()
    assert settings.fault == ""
    assert not path.parent.exists()


def test_a_change_is_there_after_a_restart(path: Path) -> None:
    SettingsFile(path).change(theme="dark", text_size=14.0, hide_titles=True)
    again = SettingsFile(path).values
    assert (again.theme, again.text_size, again.hide_titles) == ("dark", 14.0, True)


def test_only_what_differs_from_the_defaults_is_written(path: Path) -> None:
    SettingsFile(path).change(theme="dark", lock_after_minutes=10)
    assert tomllib.loads(path.read_text()) == {"theme": "dark"}


def test_a_change_back_to_the_default_is_kept_too(path: Path) -> None:
    SettingsFile(path).change(theme="dark")
    SettingsFile(path).change(theme="system")
    assert SettingsFile(path).values.theme == "system"


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"[theme\n"])
def test_a_broken_file_means_defaults_and_a_sentence(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert settings.values == Settings()
    assert "could not be read" in settings.fault
    settings.change(theme="light")
    assert path.with_name("settings.toml.broken").read_bytes() == content
    assert SettingsFile(path).values.theme == "light"


def test_one_wrong_value_does_not_cost_the_others(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('theme = "mauve"\ntext_size = 12\nlock_after_minutes = 0\n')
    settings = SettingsFile(path)
    assert settings.values.theme == "system"
    assert settings.values.text_size == 12
    assert settings.values.lock_after_minutes == 10
    assert "lock_after_minutes, theme" in settings.fault


def test_what_a_newer_version_wrote_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('future = [1, 2]\n[later]\ndeep = "yes"\n')
    SettingsFile(path).change(theme="dark")
    found = tomllib.loads(path.read_text())
    assert found == {"future": [1, 2], "theme": "dark", "later": {"deep": "yes"}}


@pytest.mark.parametrize(
    "change",
    [
        {"theme": "mauve"},
        {"text_size": 8.9},
        {"text_size": 24.1},
        {"text_size": True},
        {"hide_titles": 1},
        {"lock_after_minutes": 2.5},
        {"no_such_thing": 1},
    ],
)
def test_what_is_not_in_the_table_is_refused(path: Path, change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a setting"):
        SettingsFile(path).change(**change)
    assert not path.exists()


def test_a_folder_that_cannot_be_written_keeps_the_change_for_now(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file where the folder should be")
    settings = SettingsFile(in_the_way / "settings.toml")
    assert settings.change(theme="dark").theme == "dark"
    assert "could not be saved" in settings.fault


def test_a_failed_write_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = SettingsFile(path)
    settings.change(theme="dark")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    settings.change(theme="light")
    assert SettingsFile(path).values.theme == "dark"
    assert [p.name for p in path.parent.iterdir()] == ["settings.toml"]


def test_every_default_fits_its_own_limits() -> None:
    assert [p.name for p in PREFERENCES] == [f.name for f in fields(Settings)]
    assert all(p.fits(p.default) for p in PREFERENCES)
    assert all(p.group for p in PREFERENCES if p.label)


def test_every_preference_is_used_by_the_window() -> None:
    """A control that changes nothing would be a lie."""
    window = Path(__file__).parents[1] / "reflectjournal" / "ui"
    code = "\n".join(p.read_text(encoding="utf-8") for p in window.rglob("*.py"))
    unused = [p.name for p in PREFERENCES if not re.search(rf"\b{p.name}\b", code)]
    assert unused == []
