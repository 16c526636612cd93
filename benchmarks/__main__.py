"""Runs every benchmark, one process each, and prints their tables: `make bench`.

    make bench ARGS="store journal"     only those

Each measures a raw floor and the program in the same run, and prints the ratio.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BY_ITSELF = {"detection"}  # has a task of its own: make bench-detection


def main(wanted: list[str]) -> int:
    """Run the named benchmarks, or all of them; gives 1 where one of them failed."""
    found = {p.stem.removeprefix("bench_"): p for p in sorted(HERE.glob("bench_*.py"))}
    unknown = set(wanted) - found.keys()
    if unknown:
        print(f"There are: {' '.join(found)}", file=sys.stderr)
        return 2
    environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {_load()}"
    )
    failed = 0
    for name in wanted or [n for n in found if n not in BY_ITSELF]:
        print(f"\n## {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{found[name].stem}"]
        failed += subprocess.call(command, cwd=HERE.parent, env=environment) != 0
    return 1 if failed else 0


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
