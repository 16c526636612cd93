"""A first evening with the program, in a real window: make a journal, write, lock, find it again.

    dbus-run-session -- /usr/bin/python3 tests/walk/walk.py .venv/bin/python -m reflectjournal

Needs Xvfb, openbox, xdotool and at-spi2-core. Prints each thing done; exits
with 1, and leaves a picture in build/walk, where something did not come.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from screen import Missing, click, fill, keys, press, see, text_of, until, visible, write

TITLE = "Heron by the lock"
WORDS = "The heron stood still until the boat had gone."
PICTURES = Path("build/walk")


def main(command: list[str]) -> int:
    """Walk through the evening with the program that `command` starts."""
    with tempfile.TemporaryDirectory(prefix="walk-") as place, desktop() as screen:
        home = Path(place)
        environment = screen | own_folders(home)
        program = subprocess.Popen([*command, "--vault", str(home / "journal")], env=environment)
        try:
            evening(home, program)
        except (Missing, AssertionError) as error:
            PICTURES.mkdir(parents=True, exist_ok=True)
            shot = ["import", "-window", "root", str(PICTURES / "where-it-stopped.png")]
            subprocess.run(shot, env=environment, check=False)
            print(f"FAILED: {error}")
            print(*(text_of(report) for report in visible("Report", "text")), sep="\n")
            return 1
        finally:
            for process in running(home):
                os.kill(process, signal.SIGTERM)
    print("The walk is done.")
    return 0


def evening(home: Path, program: subprocess.Popen[bytes]) -> None:
    """What the person does, in order."""
    passphrase = make_journal()
    step("made a journal with a passphrase and a proved recovery key")
    write_freely()
    step("wrote and saw it saved")
    assert WORDS.encode() not in b"".join(p.read_bytes() for p in files(home / "journal"))
    step("found nothing readable in the journal's folder")
    keys("ctrl+l")
    assert until("the end of the locked process", lambda: program.poll() is not None)
    unlock("not the passphrase at all")
    see("This passphrase", "label")
    step("locked, which ended the process, and was refused with a wrong passphrase")
    unlock(passphrase)
    see("New reflection", "push button")
    step("unlocked")
    find_again()
    step("searched and found the text again")
    keys("ctrl+q")
    until("the end of the program", lambda: not running(home))
    step("closed it")
    left = [p.name for p in files(home) if WORDS.encode() in p.read_bytes()]
    assert not left, f"readable text was left in {left}"
    step("found nothing readable in the whole home folder")


def make_journal() -> str:
    """The three first screens; gives the passphrase that was suggested."""
    press("Next: passphrase")
    passphrase = text_of(see("Passphrase", "text"))
    fill("Once more", passphrase, "password text")
    press("Next: recovery key")
    key = str(see("Recovery key").get_description()).split(", ")
    for field in list(visible("Group ", "text")):
        number = int(re.sub(r"\D", "", field.get_name()))
        click(field)
        write(key[number - 1])
    press("Start writing")
    see("New reflection", "push button")
    return passphrase


def write_freely() -> None:
    """One entry without a guide."""
    keys("ctrl+shift+n")
    fill("Title", TITLE)
    fill("Keep the pen moving", WORDS)
    field = see("Keep the pen moving", "text")
    until("the last letter", lambda: text_of(field) == WORDS)
    time.sleep(1.5)  # longer than the program waits before it saves
    see("Saved", "label")


def unlock(passphrase: str) -> None:
    """Type into the field of the locked journal."""
    field = see("Passphrase", "password text")
    click(field)
    keys("ctrl+a")
    write(passphrase)
    keys("Return")


def find_again() -> None:
    """Search for a word and open what is found."""
    keys("ctrl+2", "ctrl+f")
    write("heron")
    click(until("the entry in the list", lambda: next(visible(TITLE, "table cell"), None)))
    until("the text", lambda: any(WORDS in text_of(p) for p in visible("", "text")))


def step(what: str) -> None:
    """Say what was done."""
    print(f"- {what}", flush=True)


def files(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def running(home: Path) -> list[int]:
    """The program's processes: those that were given a folder in this home."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes()
                state = (entry / "stat").read_text().rsplit(")", 1)[1].split()[0]
            except OSError:
                continue
            if str(home).encode() in words and state != "Z":
                found.append(int(entry.name))
    return found


def own_folders(home: Path) -> dict[str, str]:
    """A home folder of its own, and an accessibility bridge that is always on."""
    kinds = {"CONFIG": "config", "DATA": "data", "CACHE": "cache", "STATE": "state"}
    folders = {f"XDG_{kind}_HOME": str(home / name) for kind, name in kinds.items()}
    return {"HOME": str(home), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", **folders}


@contextmanager
def desktop() -> Iterator[dict[str, str]]:
    """A screen, a window manager and an accessibility bus of our own; gives the environment."""
    read, written = os.pipe()
    quiet = subprocess.DEVNULL
    xvfb = ["Xvfb", "-displayfd", str(written), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    started = [subprocess.Popen(xvfb, pass_fds=[written], stderr=quiet)]
    os.close(written)
    with os.fdopen(read) as pipe:
        os.environ["DISPLAY"] = f":{pipe.readline().strip()}"
    os.environ.pop("QT_QPA_PLATFORM", None)
    bus = ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"]
    try:
        started += [subprocess.Popen(c, stdout=quiet, stderr=quiet) for c in (["openbox"], bus)]
        time.sleep(1)
        yield dict(os.environ)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
