"""A file is written whole or not at all, and never over another."""

from __future__ import annotations

import errno
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from reflectjournal.errors import ExportFailed
from reflectjournal.sharing.writer import free_name, write_new


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_bytes_are_there_and_nothing_else(tmp_path):
    write_new(tmp_path / "learning-item.md", b"words")
    assert names(tmp_path) == ["learning-item.md"]
    assert (tmp_path / "learning-item.md").read_bytes() == b"words"


def test_an_existing_file_stays_unless_told(tmp_path):
    path = tmp_path / "learning-item.md"
    path.write_bytes(b"old")
    with pytest.raises(ExportFailed, match="already"):
        write_new(path, b"new")
    assert path.read_bytes() == b"old"
    write_new(path, b"new", replace=True)
    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["learning-item.md"])


def test_a_free_name_counts_up(tmp_path):
    assert free_name(tmp_path, "a.md").name == "a.md"
    for name in ("a.md", "a-2.md"):
        (tmp_path / name).touch()
    assert free_name(tmp_path, "a.md").name == "a-3.md"


def test_a_folder_that_is_gone_says_so(tmp_path):
    with pytest.raises(ExportFailed, match="not there any more"):
        write_new(tmp_path / "gone" / "a.md", b"words")


def test_a_folder_that_cannot_be_looked_into_is_refused_with_a_sentence(tmp_path, monkeypatch):
    def refuse(*_args, **_more):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "exists", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    path = free_name(tmp_path, "a.md")
    with pytest.raises(ExportFailed, match="may not write"):
        write_new(path, b"words")


def test_an_interruption_leaves_nothing(tmp_path, monkeypatch):
    import os

    def interrupt(_handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "a.md", b"words")
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_no_room_leaves_nothing_and_says_so(tmp_path):
    """The kernel stops the write half-way, as a full disk does."""
    script = textwrap.dedent(f"""
        import resource, signal, sys
        from pathlib import Path
        from reflectjournal.errors import ExportFailed
        from reflectjournal.sharing.writer import write_new
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            write_new(Path({str(tmp_path)!r}) / "a.md", b"x" * 100_000)
        except ExportFailed as refusal:
            sys.stdout.write(str(refusal))
    """)
    run = subprocess.run(
        [sys.executable, "-B", "-c", script], capture_output=True, text=True, check=True
    )
    assert "no room" in run.stdout
    assert names(tmp_path) == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 4096
    assert signal.getsignal(signal.SIGXFSZ) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of a folder are POSIX")
def test_a_folder_that_may_not_be_written_says_so(tmp_path):
    script = textwrap.dedent(f"""
        import os, sys
        from pathlib import Path
        from reflectjournal.errors import ExportFailed
        from reflectjournal.sharing.writer import write_new
        if os.getuid() == 0:
            os.setgid(65534); os.setuid(65534)
        try:
            write_new(Path({str(tmp_path)!r}) / "sub" / "a.md", b"words")
        except ExportFailed as refusal:
            sys.stdout.write(str(refusal))
    """)
    (tmp_path / "sub").mkdir(mode=0o555)
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o011)
    run = subprocess.run(
        [sys.executable, "-B", "-c", script], capture_output=True, text=True, check=True
    )
    assert "may not write" in run.stdout or "not there" in run.stdout
    assert names(tmp_path / "sub") == []
