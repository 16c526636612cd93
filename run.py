"""Sets up what a task needs and runs it: `python run.py test`. Where there is make, `make test`.

The standard library only, and nothing newer than Python 3.8 in the syntax, so
that an old interpreter can still say what is missing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS = ("run", "dev", "package")  # each holds what those before it hold
OLDEST, NEWEST = (3, 11), (3, 14)

# task: (the pinned file it needs, its commands; "{python}" is the one in .venv)
APP = ["{python}", "-m", "reflectjournal"]
TASKS = {
    "setup": ("dev", []),
    "run": ("run", [APP]),
    "test": ("dev", [["{python}", "-m", "pytest"]]),
    "demo": ("run", [[*APP, "demo", "--out", "build/demo"]]),
    "screenshots": ("run", [[*APP, "screenshots", "--out", "build/screenshots"]]),
    "pictures": ("run", [["{python}", "tools/draw_pictures.py"]]),
    "lint": (
        "dev",
        [
            ["{python}", "-m", "ruff", "check", "--output-format", "concise", "."],
            ["{python}", "-m", "ruff", "format", "--check", "."],
            ["{python}", "-m", "mypy"],
            ["{bin}/lint-imports"],
        ],
    ),
    "bench": ("dev", [["{python}", "-m", "benchmarks"]]),
    "bench-detection": ("dev", [["{python}", "benchmarks/bench_detection.py"]]),
    "package": ("package", [["{python}", "packaging/build.py"]]),
}
TASKS["check"] = ("dev", TASKS["lint"][1] + TASKS["test"][1])


class Problem(Exception):
    """Something the person at the keyboard can put right; the text says how."""


def main(arguments: list[str]) -> int:
    """Run the named task with the rest of the arguments; gives the exit status."""
    name = arguments[0] if arguments else "run"
    if name not in TASKS:
        print("Tasks: " + " ".join(sorted(TASKS)), file=sys.stderr)
        return 2
    pins, commands = TASKS[name]
    try:
        set_up(pins)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    for index, command in enumerate(commands):
        last = index == len(commands) - 1
        status = run(command + (arguments[1:] if last else []))
        if status:
            return status
    return 0


def run(command: list[str]) -> int:
    """Run one command from the project's folder and give its exit status."""
    words = [w.format(python=PYTHON, bin=PYTHON.parent) for w in command]
    try:
        return subprocess.call(words, cwd=ROOT)
    except KeyboardInterrupt:
        return 130


def set_up(pins: str) -> None:
    """Make `.venv` hold exactly what `requirements/<pins>.txt` pins, and the program itself.

    A stamp with the hash of what was asked for is written last, so that an
    interrupted or broken install is done again.
    """
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise Problem(
            f"Reflect Journal needs Python 3.11 to 3.14; this is {sys.version.split()[0]}. "
            "Install one of those from your system's packages or python.org."
        )
    if any(is_ready(larger) for larger in PINS[PINS.index(pins) :]):
        return
    requirements = pinned_file(pins)
    print("Setting up. This takes about a minute, once.", file=sys.stderr)
    make_venv(again=not works(PYTHON))
    if not (install(requirements) and imports()):
        print("That install was broken; starting afresh.", file=sys.stderr)
        make_venv(again=True)
        if not (install(requirements) and imports()):
            raise Problem(
                "The libraries could not be installed; the lines above say why. The first set-up "
                "needs the internet; the program itself never does."
            )
    stamp(pins).write_text(fingerprint(pins))


def is_ready(pins: str) -> bool:
    """True where these pins were installed to the end and nothing has changed since."""
    done = stamp(pins)
    return done.is_file() and done.read_text() == fingerprint(pins) and works(PYTHON)


def pinned_file(pins: str) -> Path:
    """The file of these pins."""
    return ROOT / "requirements" / (pins + ".txt")


def stamp(pins: str) -> Path:
    """The file that says that these pins are installed."""
    return VENV / (".ready-" + pins)


def fingerprint(pins: str) -> str:
    """What the stamp holds: it changes with the pins, the project file and the interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (pinned_file(pins), ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """True where the interpreter starts, which its being there does not prove."""
    try:
        return subprocess.call([str(python), "-c", ""], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def make_venv(again: bool) -> None:
    """Make `.venv`, from nothing where `again` is true."""
    if not again:
        return
    try:
        import ensurepip  # noqa: F401 - Debian ships Python without it
        import venv
    except ImportError:
        raise Problem(
            "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv"
        ) from None
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        raise Problem(f"The folder .venv could not be made: {error}") from None


def install(requirements: Path) -> bool:
    """Install the pinned files by their hashes, then the program as it stands here."""
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q"]
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    itself = ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]
    return subprocess.call(pip + pinned) == 0 and subprocess.call(pip + itself) == 0


def imports() -> bool:
    """True where the compiled libraries load, not only lie there.

    Qt is not asked: what it needs of the system is no fault of the install, and
    the program says what is missing.
    """
    script = "import sqlcipher3, cryptography, numpy, lxml.etree, shiboken6, reflectjournal.cli"
    return subprocess.call([str(PYTHON), "-c", script]) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
