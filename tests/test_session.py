"""One whole session of use, in a process of its own, watched from outside.

The demo goes through the same calls as the window, and draws every page. Here
it runs in a home folder of its own, without any network interface, under
strace: what it tried to reach, and what it left on the disk, is then looked at.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from reflectjournal.paths import resource

CONNECTS = re.compile(r"AF_(INET6?|NETLINK|PACKET|VSOCK|BLUETOOTH)")


@dataclass(frozen=True)
class Session:
    """What a session left: its output folder, its home, and the network calls it made."""

    out: Path
    home: Path
    calls: str
    done: subprocess.CompletedProcess[str]

    @property
    def summary(self) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.out / "summary.json").read_text())
        return found


def can(*command: str) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


WATCHED = sys.platform == "linux" and can("strace", "-f", "true") and can("unshare", "-n", "true")


def watched(calls: Path, *command: str) -> list[str]:
    """The command without a network interface, with every network call written down."""
    if not WATCHED:
        return list(command)
    trace = ["strace", "-f", "-qq", "-e", "trace=%net", "-e", "signal=none", "-o", str(calls)]
    return ["unshare", "-n", *trace, *command]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    place = tmp_path_factory.mktemp("session")
    home, calls = place / "home", place / "calls.txt"
    for folder in ("home", "home/tmp", "home/config", "home/data", "home/cache", "home/state"):
        (place / folder).mkdir()
    environment = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "PYTHONWARNINGS": "error",
    }
    command = (sys.executable, "-m", "reflectjournal", "demo", "--out", str(place / "out"))
    done = subprocess.run(
        watched(calls, *command),
        env=environment,
        cwd=place,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return Session(place / "out", home, calls.read_text() if calls.exists() else "", done)


def test_the_session_ends_well_and_says_so_in_numbers(session: Session) -> None:
    assert session.done.returncode == 0, session.done.stderr
    assert session.done.stderr == ""
    summary = session.summary
    assert summary["verified"] is True
    assert {step["step"] for step in summary["steps"]} >= {  # type: ignore[index, attr-defined]
        "create",
        "samples",
        "write",
        "search",
        "clean copy",
        "decision",
        "export",
        "verify",
        "screenshots",
    }


def test_every_page_is_drawn_in_both_themes(session: Session) -> None:
    pictures = sorted(p.name for p in (session.out / "screenshots").rglob("*.png"))
    light = {n.replace("light", "") for n in pictures if "light" in n}
    dark = {n.replace("dark", "") for n in pictures if "dark" in n}
    assert len(light) >= 8
    assert light == dark


@pytest.mark.skipif(not WATCHED, reason="needs strace and unshare, on Linux")
def test_the_session_reached_for_no_network(session: Session) -> None:
    reached = [line for line in session.calls.splitlines() if CONNECTS.search(line)]
    assert reached == []


@pytest.mark.skipif(not WATCHED, reason="needs strace and unshare, on Linux")
def test_the_watch_would_have_seen_it(tmp_path: Path) -> None:
    calls = tmp_path / "calls.txt"
    use = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run(watched(calls, sys.executable, "-c", use), check=True)
    assert CONNECTS.search(calls.read_text())


def private_words() -> set[bytes]:
    """Names and sentences that the sample entries hold and no program file should repeat."""
    words: set[bytes] = set()
    for path in resource("demo").glob("s[0-9]*.toml"):
        text = " ".join(s["text"] for s in tomllib.loads(path.read_text("utf-8"))["sections"])
        words |= {n.encode() for n in re.findall(r"\b[A-Z][a-z]+ [A-Z][a-z]{4,}\b", text)}
        words |= {s.strip()[:40].encode() for s in text.split(".") if len(s) > 60}
    return words


def leaks(folder: Path, besides: tuple[Path, ...] = ()) -> list[str]:
    words = private_words()
    wide = {w.decode().encode("utf-16-le") for w in words}
    assert len(words) > 30
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file()
        and not any(path.is_relative_to(b) for b in besides)
        and any(w in data for data in [path.read_bytes()] for w in words | wide)
    ]


def test_nothing_readable_is_left_in_the_home_folder(session: Session) -> None:
    assert leaks(session.home) == []


def test_nothing_readable_is_left_in_the_journal_or_beside_it(session: Session) -> None:
    assert (session.out / "vault" / "journal.db").is_file()
    assert leaks(session.out) == []


def test_the_search_for_leaks_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "swap.tmp").write_bytes(b"\0\1" + sorted(private_words())[7] + b"\0")
    assert leaks(tmp_path) == [str(tmp_path / "swap.tmp")]


def test_the_session_writes_only_where_it_should(session: Session) -> None:
    app_folders = {"reflectjournal", "fontconfig", "mesa_shader_cache"}
    strange = [
        str(p.relative_to(session.home))
        for p in session.home.rglob("*")
        if p.is_file() and not app_folders & set(p.relative_to(session.home).parts)
    ]
    assert strange == []


def test_what_is_exported_is_there_and_is_anonymous(session: Session) -> None:
    exported = [p for p in (session.out / "exports").iterdir() if p.is_file()]
    assert exported
    assert all(p.stat().st_size > 200 for p in exported)


def test_the_journal_of_the_session_opens_again(session: Session) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reflectjournal", "verify", str(session.out / "vault")],
        input=f"{session.summary['passphrase']}\n",
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "All is well" in done.stdout
