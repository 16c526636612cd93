"""A small file system of its own, for a disk that fills up or cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def mountable() -> bool:
    """True where a file system may be mounted: root on Linux, with the right to."""
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A tmpfs of that size on the folder; skips the test where none can be mounted."""
    folder.mkdir()
    if not mountable():
        pytest.skip("mounting a small file system needs root on Linux")
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tmpfs", str(folder)]
    done = subprocess.run(command, check=False)
    if done.returncode:
        pytest.skip("this system does not let even root mount a file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def make_read_only(folder: Path) -> None:
    """Let nothing be written on the file system any more, not even by root."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
