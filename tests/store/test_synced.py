"""Folders that a synchronising program copies are recognised, and its leftovers only named."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectjournal.store import synced
from tests.store.desk import Desk, write, written


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("OneDrive/Documents/journal", "OneDrive"),
        ("OneDrive - County Council/journal", "OneDrive"),
        ("Dropbox/journal", "Dropbox"),
        ("Dropbox (Personal)/journal", "Dropbox"),
        ("Google Drive/journal", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/journal", "iCloud Drive"),
        ("Nextcloud/journal", "Nextcloud"),
    ],
)
def test_a_folder_named_like_a_service_is_recognised(
    tmp_path: Path, place: str, service: str
) -> None:
    assert synced.synced_by(tmp_path / place) == service
    warning = synced.warning(tmp_path / place)
    assert warning is not None
    assert warning.startswith(service)


@pytest.mark.parametrize(
    ("marker", "service"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")]
)
def test_a_folder_marked_by_a_service_is_recognised(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / marker).mkdir()
    assert synced.synced_by(tmp_path / "work" / "journal") == service


def test_onedrive_is_recognised_where_windows_says_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Cloud"))
    assert synced.synced_by(tmp_path / "Cloud" / "journal") == "OneDrive"


@pytest.mark.parametrize("place", ["journal", "Documents/journal", "dropboxes/journal"])
def test_any_other_folder_needs_no_warning(tmp_path: Path, place: str) -> None:
    assert synced.warning(tmp_path / place) is None


@pytest.mark.parametrize(
    "name",
    [
        "journal.sync-conflict-20261121-140000-ABCDEFG.db",
        "journal (Ana's conflicted copy 2026-11-21).db",
        "journal (1).db",
        "journal-LAPTOP-7.db",
    ],
)
def test_copies_that_were_set_aside_are_named_and_left_alone(desk: Desk, name: str) -> None:
    vault = desk.create()
    write(vault, "one")
    vault.close()
    (desk.folder / name).write_bytes(b"another state")
    vault = desk.open()
    assert written(vault) == ["one"]
    assert any(name in warning for warning in vault.warnings)
    vault.close()
    assert (desk.folder / name).read_bytes() == b"another state"
    assert synced.conflict_copies(desk.folder) == (desk.folder / name,)
