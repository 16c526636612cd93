"""The program as a process beside a bare PySide6 window: time to the first paint, and memory.

make bench ARGS=start      the unlock window; memory with 1k entries in the list
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.bench_window import Work, medians, tell
from benchmarks.generate import PASSPHRASE, make

BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
window = QLabel("Passphrase")
window.resize(860, 660)
window.show()
app.processEvents()
window.grab()
"""
UNLOCK_WINDOW = """
import sys
from pathlib import Path
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.app import Program, make_application
app = make_application(["reflectjournal"])
folder = Path(sys.argv[1])
program = Program(app, SettingsFile(folder / "none.toml"))
program.start(folder)
app.processEvents()
program.door.grab()
"""
AT_ONCE = "import os; os._exit(0)"  # the clock stops with the paint, not with Qt's tidying up


def start(folder: Path) -> None:
    """A process from nothing to a painted window, with compiled modules as an install has them."""
    with tempfile.TemporaryDirectory(prefix="reflectjournal-bench-") as compiled:
        own = {"PYTHONPYCACHEPREFIX": compiled, "PYTHONPATH": str(Path(__file__).parents[1])}
        usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

        def run(code: str) -> Work:
            command = [sys.executable, "-c", code + AT_ONCE, str(folder)]
            quiet = subprocess.DEVNULL
            return lambda: subprocess.run(command, check=True, stderr=quiet, env=usual | own)

        tell("start to unlock window", *medians(run(BARE_WINDOW), run(UNLOCK_WINDOW)))


def memory(folder: Path) -> None:
    """The memory of a process with a bare window, and with the journal open and its list shown."""
    if not sys.platform.startswith("linux"):
        return  # read from /proc
    code = (
        "lines = open('/proc/self/status').read().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmRSS')))"
    )
    shown = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from pathlib import Path
from reflectjournal.ui.app import make_application
app = make_application(["reflectjournal"])
from reflectjournal.journal import Journal
from reflectjournal.settings import SettingsFile
from reflectjournal.ui.ask import DialogAsk
from reflectjournal.ui.jobs import Jobs
from reflectjournal.ui.theme import Theme, prose_font
from reflectjournal.ui.window import Window
folder = Path(sys.argv[1])
journal = Journal.open(folder, Journal.derive(folder, {PASSPHRASE!r}))
window = Window(journal, Jobs(), DialogAsk(), SettingsFile(folder / "none.toml"), Theme(app))
window.show_place("journal")
window.show()
app.processEvents()
{code}
"""
    sizes = [
        int(subprocess.check_output([sys.executable, "-c", c, str(folder)], stderr=-3)) / 1024
        for c in (BARE_WINDOW + code, shown)
    ]
    tell("memory with the list open, MB", *sizes)


def main() -> None:
    """Print the two lines."""
    print(f"{'':34}{'floor':>12}{'program':>12}{'ratio':>8}")
    with tempfile.TemporaryDirectory(prefix="reflectjournal-bench-") as made:
        journal, _ = make(Path(made) / "journal", 1000)
        journal.close()
        start(Path(made) / "journal")
        memory(Path(made) / "journal")


if __name__ == "__main__":
    main()
