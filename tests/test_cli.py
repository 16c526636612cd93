"""The command line, as somebody types it: a process, its output, its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reflectjournal import __version__

PASSPHRASE = "seven quiet herons cross the river"
TEXT = "Zinnober waited by the gate until four."


def reflectjournal(*words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reflectjournal", *map(str, words)],
        input=typed,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def closed_vault(vault_folder: Path) -> tuple[Path, str]:
    """A closed journal with one entry, and its recovery key."""
    from reflectjournal.guides.run import answer
    from reflectjournal.journal import CHEAP, Journal

    keys = Journal.derive_new(PASSPHRASE, CHEAP)
    journal = Journal.create(vault_folder, keys)
    draft = journal.begin("driscoll")
    first = draft.sections[0].step
    journal.entries.save(replace(answer(draft, first, TEXT), title="At the gate"))
    journal.close()
    return vault_folder, keys.recovery_key


def test_the_version_is_printed() -> None:
    done = reflectjournal("--version")
    assert (done.returncode, done.stdout) == (0, f"Reflect Journal {__version__}\n")


@pytest.mark.parametrize("words", [["fly"], ["export", "x"], ["scan"], ["--vault"]])
def test_a_wrong_use_is_told_and_ends_with_2(words: list[str]) -> None:
    done = reflectjournal(*words)
    assert done.returncode == 2
    assert "usage: reflectjournal" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_command_takes_a_passphrase_as_an_argument() -> None:
    for command in ("verify", "export", "backup", "rescue", "restore", "demo"):
        text = reflectjournal(command, "--help").stdout.lower()
        assert "passphrase" not in text
        assert "password" not in text


def test_a_whole_journal_verifies(closed_vault: tuple[Path, str]) -> None:
    done = reflectjournal("verify", closed_vault[0], typed=PASSPHRASE + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 entries read. All is well.\n"


def test_the_recovery_key_opens_it_too(closed_vault: tuple[Path, str]) -> None:
    folder, recovery_key = closed_vault
    done = reflectjournal("verify", folder, "--recovery-key", typed=recovery_key + "\n")
    assert done.returncode == 0


def test_a_wrong_passphrase_is_one_sentence_and_changes_nothing(
    closed_vault: tuple[Path, str],
) -> None:
    folder, _ = closed_vault
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    done = reflectjournal("verify", folder, typed="another passphrase\n")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_missing_journal_is_one_sentence(tmp_path: Path) -> None:
    done = reflectjournal("verify", tmp_path / "none", typed=PASSPHRASE + "\n")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_everything_comes_out_readable(
    closed_vault: tuple[Path, str], tmp_path: Path, form: str
) -> None:
    out = tmp_path / "leaving"
    words = ("export", closed_vault[0], "--format", form, "--out", out)
    done = reflectjournal(*words, typed=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    assert "not encrypted" in done.stdout
    texts = [p.read_text(encoding="utf-8") for p in out.rglob("*") if p.is_file()]
    assert any(TEXT in text for text in texts)


def test_a_backup_comes_back(closed_vault: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = closed_vault
    made = reflectjournal("backup", folder, "--out", tmp_path / "b", typed=PASSPHRASE + "\n")
    assert made.returncode == 0, made.stderr
    (file,) = (tmp_path / "b").glob("*.rjbackup")
    words = ("restore", file, "--into", tmp_path / "again")
    done = reflectjournal(*words, typed=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    assert "1 entries brought back" in done.stdout
    assert reflectjournal("verify", tmp_path / "again", typed=PASSPHRASE + "\n").returncode == 0


def test_a_damaged_journal_is_rescued_into_another_folder(
    closed_vault: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = closed_vault
    database = folder / "journal.db"
    data = bytearray(database.read_bytes())
    data[-3 * 4096 + 100] ^= 1  # a page near the end
    database.write_bytes(data)
    words = ("rescue", folder, "--out", tmp_path / "rescued")
    done = reflectjournal(*words, typed=PASSPHRASE + "\n")
    assert "entries are in" in done.stdout, done.stderr
    assert database.read_bytes() == data
    assert reflectjournal("verify", tmp_path / "rescued", typed=PASSPHRASE + "\n").returncode == 0


def test_a_backup_is_not_restored_with_a_wrong_passphrase(
    closed_vault: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = closed_vault
    reflectjournal("backup", folder, "--out", tmp_path / "b", typed=PASSPHRASE + "\n")
    (file,) = (tmp_path / "b").glob("*.rjbackup")
    words = ("restore", file, "--into", tmp_path / "again")
    assert reflectjournal(*words, typed="another\n").returncode == 1
    assert not (tmp_path / "again").exists()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(
        "🙂 I rang Mrs Patricia Holloway on 01632 960147.\nPattie was upset.\n", encoding="utf-8"
    )
    return path


def test_a_scan_prints_one_json_object_for_each_finding(note: Path) -> None:
    done = reflectjournal("scan", note, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    text = note.read_text(encoding="utf-8")
    assert {"Mrs Patricia Holloway", "01632 960147"} <= {f["text"] for f in found} | {
        text[f["start"] - 4 : f["end"]] for f in found
    }
    for finding in found:
        assert set(finding) == {"file", "start", "end", "kind", "tier", "text"}
        assert finding["file"] == str(note)
        assert finding["tier"] in {"sure", "likely", "check"}
        assert text[finding["start"] : finding["end"]] == finding["text"]


def test_a_journal_is_encrypted_anew_once_its_recovery_key_was_proved(
    closed_vault: tuple[Path, str],
) -> None:
    folder, _ = closed_vault
    new = "eight loud geese sleep on a lake"
    command = [sys.executable, "-m", "reflectjournal", "new-key", str(folder)]
    piped = subprocess.PIPE
    for proved in (False, True):
        with subprocess.Popen(command, stdin=piped, stdout=piped, stderr=piped, text=True) as run:
            assert run.stdin is not None
            assert run.stdout is not None
            run.stdin.write(f"{PASSPHRASE}\n{new}\n{new}\n")
            run.stdin.flush()
            assert "to be written down" in run.stdout.readline()
            key = run.stdout.readline()
            run.stdin.write(key if proved else "another\n")
            run.stdin.flush()
            assert run.wait(timeout=120) == (0 if proved else 1)
        assert reflectjournal("verify", folder, typed=PASSPHRASE).returncode == int(proved)
    assert reflectjournal("verify", folder, typed=new).returncode == 0
    assert reflectjournal("verify", folder, "--recovery-key", typed=key).returncode == 0


def test_new_keys_need_the_same_passphrase_twice(closed_vault: tuple[Path, str]) -> None:
    typed = f"{PASSPHRASE}\neight loud geese sleep on a lake\nnine loud geese\n"
    done = reflectjournal("new-key", closed_vault[0], typed=typed)
    assert (done.returncode, done.stdout) == (1, "")
    assert "not the same" in done.stderr
    assert reflectjournal("verify", closed_vault[0], typed=PASSPHRASE).returncode == 0


def test_a_register_finds_those_it_knows(note: Path, tmp_path: Path) -> None:
    register = tmp_path / "register.json"
    known = [{"name": "Patricia Holloway", "aliases": ["Pattie"], "role": "Grandmother"}]
    register.write_text(json.dumps(known))
    done = reflectjournal("scan", note, "--json", "--register", register)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f["tier"] for f in found if f["text"] == "Pattie"] == ["sure"]


def test_a_scan_that_finds_nothing_ends_with_0(tmp_path: Path) -> None:
    plain = tmp_path / "plain.md"
    plain.write_text("the kettle was on and the kitchen was warm.\n")
    done = reflectjournal("scan", plain)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("content", ["{", '["a"]', '{"name": 1}', '[{"role": "x"}]', "3"])
def test_a_register_that_is_something_else_is_one_sentence(
    note: Path, tmp_path: Path, content: str
) -> None:
    register = tmp_path / "register.json"
    register.write_text(content)
    done = reflectjournal("scan", note, "--register", register)
    assert done.returncode == 1
    assert "must be a JSON list" in done.stderr


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = reflectjournal("scan", tmp_path / "none.txt")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_read_is_named_and_keeps_no_other_back(
    note: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK")
    done = reflectjournal("scan", broken, note, "--json")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{broken}: This Word file is damaged")
    assert "Mrs Patricia Holloway" in done.stdout


def test_an_old_code_page_costs_no_letter(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("🙂 Mrs Zoë Łukasik rang. «Merci».\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reflectjournal", "scan", str(note), "--json"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [json.loads(line)["text"] for line in done.stdout.decode("utf-8").splitlines()]
    assert any("Zoë Łukasik" in text for text in found)


def test_a_reader_that_goes_away_is_no_error(note: Path) -> None:
    command = f'"{sys.executable}" -m reflectjournal scan "{note}" --json | true'
    done = subprocess.run(
        ["/bin/sh", "-c", command], env=os.environ, capture_output=True, timeout=60, check=False
    )
    assert done.stderr == b""


def test_the_self_check_passes_and_prints_json() -> None:
    done = reflectjournal("--selfcheck")
    results = json.loads(done.stdout)
    assert [n for n, check in results["checks"].items() if not check["ok"]] == []
    assert results["ok"] is True
    assert done.returncode == 0
