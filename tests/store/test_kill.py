"""A program killed at any moment loses nothing that it said was saved, and leaves nothing torn.

A writer works through a plan that this process knows too (`kill_writer.py`).
After each kill the vault must hold the plan up to the last acknowledged step, or
one step more: nothing lost, nothing torn, nothing that was never written.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from reflectjournal.errors import VaultDamaged, WrongSecret
from reflectjournal.model import Entry
from reflectjournal.store import backup, backup_file, keys
from reflectjournal.store.attachments import Attachments
from reflectjournal.store.entries import Entries
from reflectjournal.store.vault import Vault
from tests.store import kill_writer
from tests.store.desk import Desk
from tests.store.kill_writer import CANARY, PASSPHRASES, State

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are POSIX")

SAVE_KILLS = int(os.environ.get("REFLECTJOURNAL_KILLS", "200"))


class Writer:
    """The writing program, and the trigger."""

    def __init__(self, desk: Desk) -> None:
        self._process = subprocess.Popen(
            [sys.executable, kill_writer.__file__, str(desk.folder), str(desk.seen)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )
        self._rest = b""

    def run_until_killed(
        self, task: str, start: int, moment: random.Random, within: float = 0.0
    ) -> int:
        """Start a task and kill it at some moment. Gives the number of the last ack.

        With `within`, after so many seconds at most; else after some of its steps.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(f"{task} {start}\n".encode())
        child = int(self._line().removeprefix("pid "))
        if within:
            time.sleep(moment.random() * within)
        elif moment.random() < 0.15:
            time.sleep(moment.random() * 0.02)  # while it opens, or recovers
        else:
            intents = moment.randrange(1, 12)
            while intents:
                line = self._line()
                intents -= line.startswith("intent")
                start = max(start, acknowledged(line))
            time.sleep(moment.random() * 0.003)
        os.kill(child, signal.SIGKILL)
        while (line := self._line()) != "dead":
            start = max(start, acknowledged(line))
        return start

    def seconds_for(self, task: str) -> float:
        """How long a task of one step takes here and now; it is killed after it."""
        assert self._process.stdin is not None
        started = time.perf_counter()
        self._process.stdin.write(f"{task} 0\n".encode())
        child = int(self._line().removeprefix("pid "))
        while self._line() != "ack 1":
            pass
        taken = time.perf_counter() - started
        os.kill(child, signal.SIGKILL)
        while self._line() != "dead":
            pass
        return taken

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(10)

    def _line(self) -> str:
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], 20)
            assert ready, "the writer says nothing any more"
            self._rest += self._process.stdout.read(65536) or b"dead\n"
        line, _, self._rest = self._rest.partition(b"\n")
        assert line != b"failed", "the writer failed by itself: see what it wrote above"
        return line.decode()


def enough_rounds(outcomes: set[int], least: int = 25, most: int = 200) -> Iterator[int]:
    """Rounds of killing until both outcomes were seen, as a busy machine moves the moment."""
    for number in range(most):
        if number < least or len(outcomes) < 2:
            yield number


def acknowledged(line: str) -> int:
    return int(line.removeprefix("ack ")) if line.startswith("ack ") else 0


@pytest.fixture
def writer(desk: Desk) -> Iterator[Writer]:
    vault = desk.create()
    assert Entries(vault).save(Entry(guide="gibbs", day=date(2026, 11, 21))).id == 1
    vault.close()
    writer = Writer(desk)
    yield writer
    writer.close()


def found(desk: Desk, *, thoroughly: bool = True) -> State:
    """What the vault holds now, through its own doors; what is not whole is marked by -1."""
    vault = desk.open()
    assert vault.warnings == ()
    state = State(
        values=dict(vault.rows("SELECT key, value FROM setting WHERE key LIKE '% %'")),
        entries=dict(whole_entries(vault)),
        files=dict(whole_files(vault)),
        generation=keys.read_header(desk.folder).generation,
    )
    faults = vault.verify().faults if thoroughly else ()
    vault.close()
    assert faults == ()
    return state


def whole_entries(vault: Vault) -> Iterator[tuple[int, int]]:
    """The place and step of each entry whose row, sections, tag and index are of one save."""
    for id_, title in vault.rows("SELECT id, title FROM entry WHERE id <> 1"):
        _, place, step = title.split()
        number = int(step.removeprefix("step"))
        wanted = kill_writer.entry(number, int(place))
        entry = Entries(vault).get(id_)
        indexed = vault.rows("SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?", (step,))
        if (entry.title, entry.sections, entry.tags, len(indexed)) == (
            wanted.title,
            wanted.sections,
            wanted.tags,
            1,
        ):
            yield int(place), number
        else:
            yield int(place), -1


def whole_files(vault: Vault) -> Iterator[tuple[str, int]]:
    """The attachments whose bytes are those of the step that added them."""
    attachments = Attachments(vault)
    for file in attachments.of(1):
        number = int(file.name.removeprefix("file "))
        right = attachments.read(file.id) == kill_writer.file_bytes(number)
        yield file.name, number if right else -1
    chunked = vault.row("SELECT count(DISTINCT attachment_id) FROM attachment_chunk")
    owned = vault.row("SELECT count(*) FROM attachment WHERE size > 0")
    assert chunked == owned


class Oracle:
    """Follows the plan and counts what the vault got wrong."""

    def __init__(self) -> None:
        self.done = 0
        self.state = State()
        self.wrong = 0
        self.in_flight = 0

    def judge(self, last_ack: int, now: State) -> None:
        while self.done < last_ack:
            self.done += 1
            self.state = self.state.after(self.done)
        if now == self.state:
            return
        self.done += 1
        self.in_flight += 1
        self.state = self.state.after(self.done)
        if now != self.state:
            self.wrong += 1
            self.state = now


def kill_often(desk: Desk, writer: Writer, task: str, kills: int) -> Oracle:
    moment = random.Random(task)
    oracle = Oracle()
    for number in range(kills):
        last_ack = writer.run_until_killed(task, oracle.done, moment)
        oracle.judge(last_ack, found(desk, thoroughly=number % 5 == 0))
    return oracle


def test_no_acknowledged_save_is_lost_or_torn_by_a_kill(desk: Desk, writer: Writer) -> None:
    oracle = kill_often(desk, writer, "saves", SAVE_KILLS)
    assert oracle.wrong == 0
    assert oracle.done > SAVE_KILLS  # the kills came while there was work
    assert oracle.in_flight > SAVE_KILLS // 50  # and some of them in the middle of a save


def test_no_plain_text_is_on_the_disk_after_a_kill(desk: Desk, writer: Writer) -> None:
    moment = random.Random("canary")
    done = 0
    for _ in range(5):
        done = writer.run_until_killed("saves", done, moment)
        files = [path for path in desk.folder.parent.rglob("*") if path.is_file()]
        assert any(path.name == "journal.db-wal" for path in files)
        for path in files:
            assert CANARY.encode() not in path.read_bytes(), path.name


@pytest.mark.parametrize("fault", ["acks_too_early", "saves_in_two_parts"])
def test_this_test_sees_the_faults_that_it_is_there_to_see(
    desk: Desk, writer: Writer, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_saves(monkeypatch)
    assert kill_often(desk, writer, fault, 60).wrong > 0


def only_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The faulty writers do the saves of the plan and leave out the rest; so must the oracle."""
    whole: Callable[[int], tuple[str, int]] = kill_writer.step

    def step(number: int) -> tuple[str, int]:
        kind, place = whole(number)
        return (kind if kind == "save" else "nothing"), place

    monkeypatch.setattr(kill_writer, "step", step)


def test_a_kill_while_recovering_loses_nothing(desk: Desk, writer: Writer) -> None:
    moment = random.Random("recovering")
    done = writer.run_until_killed("saves", 0, moment)
    oracle = Oracle()
    for _ in range(25):
        writer.run_until_killed("openings", 0, moment)
    oracle.judge(done, found(desk))
    assert oracle.wrong == 0


def test_a_kill_in_a_change_of_passphrase_leaves_the_old_or_the_new_and_the_recovery_key(
    desk: Desk, writer: Writer
) -> None:
    moment = random.Random("passphrase")
    for _ in range(30):
        writer.run_until_killed("passphrases", 0, moment)
        header = keys.read_header(desk.folder)
        assert sum(opens(header, passphrase) for passphrase in PASSPHRASES) == 1
        assert keys.unlock_with_recovery_key(header, desk.new_keys.recovery_key) == desk.key
    desk.open().close()
    assert not list(desk.folder.glob("*.new"))


def opens(header: keys.KeyHeader, passphrase: str) -> bool:
    try:
        keys.unlock_with_passphrase(header, passphrase)
    except WrongSecret:
        return False
    return True


def test_a_kill_in_a_backup_leaves_whole_backups_only(desk: Desk, writer: Writer) -> None:
    moment = random.Random("backup")
    folder = desk.folder / "backups"
    leftovers = 0
    for _ in range(30):
        writer.run_until_killed("backups", 0, moment)
        leftovers += bool(list(folder.glob("*.new*")))
        for path in folder.glob("*.rjbackup"):
            backup_file.check(path)
    assert leftovers > 0  # some kills came in the middle
    for path in folder.glob("*.new*"):  # what is fresh may be in the hands of a closing program
        os.utime(path, (0, 0))
    Vault.open(desk.folder, desk.key, seen_folder=desk.seen).close()
    assert not list(folder.glob("*.new*"))
    assert len(backup.list_backups(folder)) == len(list(folder.iterdir()))


def test_a_backup_killed_before_its_end_would_have_been_noticed(desk: Desk, writer: Writer) -> None:
    vault = desk.open()
    path = backup.make_backup(vault, desk.folder / "backups")
    vault.close()
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(VaultDamaged):
        backup_file.check(path)
