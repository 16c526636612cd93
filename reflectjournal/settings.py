"""The preferences that are not secret, in one TOML file outside the journal.

The fields of `Settings` are the one table: each carries its type, default,
label and limits, and the settings page is drawn from them. What is private
(support contacts, local numbers, the personal dictionary) lives in the vault.
"""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Preference:
    """How one preference is shown: its words, and what it may be.

    `choices` pairs each value with its words. `low` and `high` are inclusive.
    A preference without a label is the program's own memory and is not shown.
    """

    name: str
    default: Value
    label: str = ""
    help: str = ""
    group: str = ""
    choices: tuple[tuple[Value, str], ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""

    def fits(self, value: object) -> bool:
        """True where `value` has the type of the default and lies within the limits."""
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(self.default, bool) and isinstance(value, bool)
        if isinstance(self.default, str):
            return isinstance(value, str) and self._chosen(value)
        if not isinstance(value, int | float):
            return False
        if isinstance(self.default, int) and not isinstance(value, int):
            return False
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high) and self._chosen(value)

    def _chosen(self, value: Value) -> bool:
        return not self.choices or any(value == allowed for allowed, _ in self.choices)


def _preference(default: Any, label: str = "", **words: Any) -> Any:  # noqa: ANN401 - like `field`
    return field(default=default, metadata={"label": label, **words})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user prefers. No field may ever hold private text."""

    theme: str = _preference(
        "system",
        "Colours",
        group="Appearance",
        choices=(
            ("system", "As the system"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("contrast", "High contrast"),
        ),
    )
    text_size: float = _preference(
        10.5,
        "Text size",
        group="Appearance",
        help="Everything grows with it, not only the writing.",
        low=9.0,
        high=24.0,
        unit="pt",
    )
    one_question_at_a_time: bool = _preference(
        True,
        "Show one question at a time",
        group="Writing",
        help="Off: all the steps of a guide on one page.",
    )
    lock_after_minutes: int = _preference(
        10,
        "Lock when nothing has been touched for",
        group="Privacy",
        low=1,
        high=120,
        unit="minutes",
    )
    lock_when_hidden: bool = _preference(
        False, "Lock when the window is minimised", group="Privacy"
    )
    hide_titles: bool = _preference(
        False,
        "Hide titles and first lines in lists",
        group="Privacy",
        help="For writing where others can see the screen.",
    )
    remind_of_sessions: bool = _preference(
        True,
        "Remind me of a session to prepare or to write down",
        group="Reminders",
        help="Only while the journal is open, and each only once.",
    )
    remind_of_development: bool = _preference(
        True,
        "Remind me of goals to review and of CPD to be done again",
        group="Reminders",
        help="Only while the journal is open, and each day that is due only once.",
    )
    back_up_daily: bool = _preference(
        True, "Make a backup each day the journal changed", group="Backups"
    )
    backup_folder: str = _preference(
        "",
        "Folder for backups",
        group="Backups",
        help="Empty: beside the journal. Another disk protects against more.",
    )

    # The program's own memory; not shown.
    journal_folder: str = _preference("")
    sidebar_folded: bool = _preference(False)
    details_shown: bool = _preference(True)
    window_size: str = _preference("")


def _read_table() -> tuple[Preference, ...]:
    defaults = Settings()
    return tuple(
        Preference(f.name, getattr(defaults, f.name), **f.metadata) for f in fields(Settings)
    )


PREFERENCES: tuple[Preference, ...] = _read_table()
_BY_NAME: Mapping[str, Preference] = {p.name: p for p in PREFERENCES}


class SettingsFile:
    """The settings and the file they are kept in.

    A missing file means the defaults. A broken file, or a value that does not
    fit, means the default for it and a sentence in `fault`; it is never fatal.
    What the program does not know in the file (from a newer version) is kept.
    """

    def __init__(self, path: Path) -> None:
        """Read the settings from `path`."""
        self.path = path
        self.values = Settings()
        self.fault = ""
        self._unknown: dict[str, Any] = {}
        self._broken = False
        self._read()

    def change(self, **changes: Any) -> Settings:  # noqa: ANN401 - each is checked by the table
        """Set the named preferences, write the file, and give the new settings.

        Raises `ValueError` for a name or value that is not in the table. Where
        the file cannot be written the change holds until the program is
        closed, and `fault` says so.
        """
        for name, value in changes.items():
            if name not in _BY_NAME or not _BY_NAME[name].fits(value):
                raise ValueError(f"not a setting: {name}")
        self.values = replace(self.values, **changes)
        self._write()
        return self.values

    def _read(self) -> None:
        try:
            found = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
            self._broken = True
            self.fault = (
                "The settings file could not be read, so the usual settings are in use. "
                "Your journal is not affected."
            )
            return
        self._unknown = {name: value for name, value in found.items() if name not in _BY_NAME}
        known = {name: value for name, value in found.items() if name in _BY_NAME}
        good = {name: value for name, value in known.items() if _BY_NAME[name].fits(value)}
        self.values = replace(self.values, **good)
        wrong = sorted(known.keys() - good.keys())
        if wrong:
            self.fault = (
                f"These settings had a value that is not allowed, and are back to normal: "
                f"{', '.join(wrong)}."
            )

    def _write(self) -> None:
        """Write what differs from the defaults, as a whole file or not at all."""
        import tomli_w  # noqa: PLC0415 - off the unlock window's way

        differing = {
            p.name: value
            for p in PREFERENCES
            if (value := getattr(self.values, p.name)) != p.default
        }
        data = tomli_w.dumps({**self._unknown, **differing}).encode()
        new = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._keep_broken_file()
            new.write_bytes(data)
            new.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            self.fault = (
                "The settings could not be saved; they hold until the program is closed. "
                "Your journal is not affected."
            )

    def _keep_broken_file(self) -> None:
        """Put a file that could not be read aside, so that nothing of the user's is lost."""
        if self._broken and self.path.exists():
            self.path.replace(self.path.with_name(self.path.name + ".broken"))
        self._broken = False
