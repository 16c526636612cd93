"""The way in: opens the window, or does one thing without it.

Everything but the standard library is imported inside the functions, so that
the process is hardened first and each command loads only what it needs.
"""

from __future__ import annotations

import argparse
import getpass
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reflectjournal import __version__, crash, paths, preflight
from reflectjournal.errors import ImportRefused, JournalError, WeakPassphrase
from reflectjournal.hardening import harden

if TYPE_CHECKING:
    from reflectjournal.journal import DataKey, Journal
    from reflectjournal.model import Finding

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - has no other name

DONE, FAILED, CANNOT = 0, 1, 2
"""Exit statuses: done; refused or failed, with a sentence; used wrongly or no display."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these words and give the exit status."""
    harden()
    _speak_utf8()
    os.environ.setdefault("MPLCONFIGDIR", str(paths.cache_folder() / "matplotlib"))
    if not sys.flags.dev_mode:  # `python -X dev` shows a developer the whole error
        crash.install(paths.state_folder())
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except JournalError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    except BrokenPipeError:  # the reader of the output, such as `head`, has gone
        sys.stdout = None
    return FAILED


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the system's old code page is; never fail on a letter."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a bundle without a terminal has none
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reflectjournal",
        description="An encrypted, offline journal for reflective practice in safeguarding. "
        "Without a command it opens its window.",
        epilog="Passphrases are asked for, or read from standard input; they are never arguments.",
    )
    parser.add_argument("--version", action="version", version=f"Reflect Journal {__version__}")
    parser.add_argument("--vault", type=Path, metavar="DIR", help="the journal to open")
    parser.add_argument("--selfcheck", action="store_true", help="try every part; prints JSON")
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (_add_scan, _add_vault_commands, _add_demo, _add_screenshots):
        add(commands)
    return parser


def _add_scan(commands: Commands) -> None:
    scan = commands.add_parser("scan", help="find what could identify somebody in text files")
    scan.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=".txt .md .docx .html .pdf"
    )
    scan.add_argument("--json", action="store_true", help="one JSON object for each finding")
    scan.add_argument("--register", type=Path, metavar="FILE", help="JSON list of known people")
    scan.add_argument("--thorough", action="store_true", help="flag more, with more false alarms")
    scan.set_defaults(command=_scan)


def _add_vault_commands(commands: Commands) -> None:
    verify = commands.add_parser("verify", help="check a journal, page by page")
    verify.set_defaults(command=_verify)
    export = commands.add_parser("export", help="write everything out, readable for ever")
    export.add_argument("--format", choices=("markdown", "json"), required=True)
    export.add_argument("--out", type=Path, metavar="DIR", required=True)
    export.set_defaults(command=_export)
    backup = commands.add_parser("backup", help="make a checked, encrypted copy of a journal")
    backup.add_argument("--out", type=Path, metavar="DIR", help="default: beside the journal")
    backup.set_defaults(command=_backup)
    rescue = commands.add_parser("rescue", help="bring what can be read of a damaged one elsewhere")
    rescue.add_argument("--out", type=Path, metavar="DIR", required=True, help="an empty folder")
    rescue.set_defaults(command=_rescue)
    new_key = commands.add_parser("new-key", help="encrypt a whole journal anew, with new secrets")
    new_key.set_defaults(command=_new_key)
    for command in (verify, export, backup, rescue, new_key):
        command.add_argument("vault", type=Path, metavar="VAULT", help="the journal's folder")
        command.add_argument("--recovery-key", action="store_true", help="ask for that instead")
    restore = commands.add_parser("restore", help="bring a journal back from a backup")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("--into", type=Path, metavar="DIR", required=True)
    restore.add_argument("--recovery-key", action="store_true", help="ask for that instead")
    restore.set_defaults(command=_restore)


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="the main work without a window, with its results")
    demo.add_argument("--out", type=Path, metavar="DIR", required=True)
    demo.set_defaults(command=_demo)


def _add_screenshots(commands: Commands) -> None:
    screenshots = commands.add_parser("screenshots", help="draw every page of the sample journal")
    screenshots.add_argument("--out", type=Path, metavar="DIR", required=True)
    screenshots.set_defaults(command=_screenshots)


def _open_window(asked: argparse.Namespace) -> int:
    if asked.selfcheck:
        from reflectjournal.selfcheck import selfcheck

        results = selfcheck()
        print(json.dumps(results, indent=2))
        return DONE if results["ok"] else FAILED
    trouble = preflight.problem()
    if not trouble:
        try:
            from reflectjournal.ui.app import run
        except (ImportError, OSError) as error:
            if isinstance(error, ModuleNotFoundError):
                raise
            trouble = preflight.missing_library(error)
    if trouble:
        print(trouble, file=sys.stderr)
        return CANNOT
    return run(asked.vault)


def _scan(asked: argparse.Namespace) -> int:
    from reflectjournal.anonymise.extract import text_of
    from reflectjournal.anonymise.known import read_register
    from reflectjournal.anonymise.scan import scan

    aliases = read_register(asked.register) if asked.register else ()
    texts: dict[Path, str] = {}
    unread = 0
    for path in asked.files:  # one that cannot be read does not keep the others back
        try:
            texts[path] = text_of(path)
        except ImportRefused as error:
            unread += 1
            print(f"{path}: {error}", file=sys.stderr)
    found = scan(list(texts.values()), aliases, thorough=asked.thorough)
    for (path, text), findings in zip(texts.items(), found, strict=True):
        for finding in findings:
            if asked.json:
                print(json.dumps(_as_json(path, finding), ensure_ascii=False))
            else:
                line = text.count("\n", 0, finding.start) + 1
                print(f"{path}:{line}: {finding.tier}: {finding.kind}: {finding.text}")
    return FAILED if unread else DONE


def _as_json(path: Path, finding: Finding) -> dict[str, object]:
    return {
        "file": str(path),
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind,
        "tier": finding.tier.value,
        "text": finding.text,
    }


def _verify(asked: argparse.Namespace) -> int:
    with _opened(asked) as journal:
        report = journal.verify()
    for sentence in report.faults:
        print(sentence)
    print(f"{report.entries} entries read. " + ("All is well." if report.ok else "See above."))
    return DONE if report.ok else FAILED


def _export(asked: argparse.Namespace) -> int:
    with _opened(asked) as journal:
        folder = journal.export_everything(asked.out, asked.format)
    print(f"Written to {folder}. These files are not encrypted.")
    return DONE


def _backup(asked: argparse.Namespace) -> int:
    from reflectjournal.store.backup import make_backup
    from reflectjournal.store.vault import Vault

    vault = Vault.open(asked.vault, _key(asked))
    try:
        path = make_backup(vault, asked.out or vault.folder / "backups")
    finally:
        vault.close()
    print(f"Written to {path}, and checked.")
    return DONE


def _rescue(asked: argparse.Namespace) -> int:
    from reflectjournal.store.salvage import salvage

    rescued = salvage(asked.vault, _key(asked), asked.out)
    for table, failures in rescued.unreadable.items():
        print(f"{table}: reading failed {failures} times.")
    print(f"{rescued.entries} entries are in {asked.out}. {asked.vault} is as it was.")
    return DONE if rescued.whole and not rescued.unreadable else FAILED


def _new_key(asked: argparse.Namespace) -> int:
    """For whom an old passphrase and an old copy have come into the wrong hands."""
    from reflectjournal.store import header, keys, new_key
    from reflectjournal.store.vault import Vault

    vault = Vault.open(asked.vault, _key(asked))
    try:
        passphrase = _ask("New passphrase: ")
        keys.check_passphrase(passphrase)
        if _ask("The same again: ") != passphrase:
            raise WeakPassphrase("The two are not the same. Nothing has been changed.")
        made = keys.replace_keys(header.read_header(asked.vault), passphrase, keys.calibrate())
        print(f"The new recovery key, to be written down now:\n{made.recovery_key}", flush=True)
        keys.unlock_with_recovery_key(made.header, _ask("Type it from the paper: ")).wipe()
        aside = new_key.make_new_key(vault, made)
    finally:
        vault.close()
    print(f"Done. Backups made until now still open with the old secrets. {aside} is kept")
    print("until the journal has been opened with the new passphrase.")
    return DONE


def _restore(asked: argparse.Namespace) -> int:
    from reflectjournal.store.restore import preview, restore

    held = preview(asked.backup, _ask_secret(asked))  # first prove that it can be opened
    put_aside = restore(asked.backup, asked.into)
    print(f"{held.entries} entries brought back to {asked.into}.")
    if put_aside:
        print(f"The journal that was there is now in {put_aside}.")
    return DONE


@contextmanager
def _opened(asked: argparse.Namespace) -> Iterator[Journal]:
    from reflectjournal.journal import Journal

    journal = Journal.open(asked.vault, _key(asked))
    try:
        for warning in journal.warnings:
            print(warning, file=sys.stderr)
        yield journal
    finally:
        journal.close()


def _key(asked: argparse.Namespace) -> DataKey:
    from reflectjournal.journal import Journal

    derive = Journal.derive_from_recovery if asked.recovery_key else Journal.derive
    return derive(asked.vault, _ask_secret(asked))


def _ask_secret(asked: argparse.Namespace) -> str:
    return _ask("Recovery key: " if asked.recovery_key else "Passphrase: ")


def _ask(prompt: str) -> str:
    """A secret, from the terminal without echo, or the next line of standard input."""
    if sys.stdin is not None and not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(prompt)


def _demo(asked: argparse.Namespace) -> int:
    from reflectjournal.demo import demo

    demo(asked.out)
    return DONE


def _screenshots(asked: argparse.Namespace) -> int:
    from reflectjournal.demo import screenshots

    screenshots(asked.out)
    return DONE
