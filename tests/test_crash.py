from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from reflectjournal import crash

SECRET = "Kestrel told me in the car"


def failure() -> BaseException:
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        return error


def test_a_report_names_types_and_lines_and_no_words() -> None:
    text = crash.report(failure())
    assert "KeyError" in text
    assert "ValueError" in text
    assert "tests/test_crash.py:" in text
    assert "Kestrel" not in text


def test_a_report_ends_even_where_errors_go_round_in_a_circle() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert crash.report(first).count("ValueError") == 1


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    for number in range(crash.KEPT + 3):
        assert crash.keep(f"{number}\n", tmp_path / "state")
    kept = sorted((tmp_path / "state").iterdir())
    assert [p.read_text() for p in kept] == [f"{n}\n" for n in range(3, crash.KEPT + 3)]


def test_a_folder_that_cannot_be_written_is_not_a_second_crash(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    assert crash.keep("report", tmp_path / "state") is None


def test_an_error_in_any_thread_leaves_a_report_without_its_words(tmp_path: Path) -> None:
    script = (
        "import sys, threading; from pathlib import Path; from reflectjournal import crash\n"
        "crash.install(Path(sys.argv[1]))\n"
        "def fail(): raise ValueError(sys.argv[2])\n"
        "t = threading.Thread(target=fail); t.start(); t.join()\n"
        "class Odd:\n"
        "    def __del__(self): raise LookupError(sys.argv[2])\n"
        "odd = Odd(); del odd\n"
        "fail()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "state"), SECRET],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    reports = [p.read_text() for p in (tmp_path / "state").iterdir()]
    assert len(reports) == 3
    assert done.returncode == 1
    assert "What was saved is safe" in done.stderr
    assert not any("Kestrel" in text for text in (*reports, done.stderr, done.stdout))


def test_an_expected_error_that_nobody_caught_is_said_and_not_reported(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\n"
        "from reflectjournal import crash\n"
        "from reflectjournal.errors import DiskFull\n"
        f"crash.install(Path({str(tmp_path)!r}), lambda text: print('report'), print)\n"
        "raise DiskFull('There is no room left.')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout == "There is no room left.\n"
    assert list(tmp_path.iterdir()) == []
