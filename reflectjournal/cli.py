"""The way in: opens the window, or does one thing without it."""

from __future__ import annotations

from reflectjournal.hardening import harden


def main(arguments: list[str] | None = None) -> int:
    """Run the program; gives the exit status."""
    harden()
    from reflectjournal.ui.app import run

    return run(arguments)
