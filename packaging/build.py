"""Builds the bundle in dist/reflectjournal and lets it check itself.

    make package            or  python run.py package

Leaves beside it THIRD-PARTY.md, the libraries inside with their licences.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "reflectjournal"
PROGRAM = BUNDLE / ("reflectjournal-cli.exe" if os.name == "nt" else "reflectjournal")
ICON = ROOT / "build" / ("app.icns" if sys.platform == "darwin" else "app.ico")
FORBIDDEN = ("Qt6Network", "QtNetwork", "WebEngine", "qvnc", "plugins/tls")


def main() -> int:
    """Build, look for what must not be inside, and run the bundle's own check."""
    draw_icon()
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build" / "pyinstaller")]
    subprocess.run([*command, str(ROOT / "packaging" / "reflectjournal.spec")], check=True)
    (BUNDLE / "THIRD-PARTY.md").write_text(third_party(), encoding="utf-8")
    (BUNDLE / "LICENSE").write_bytes((ROOT / "LICENSE").read_bytes())
    inside = [p for p in BUNDLE.rglob("*") if p.is_file()]
    networked = [p.name for p in inside if any(f in p.as_posix() for f in FORBIDDEN)]
    size = sum(p.stat().st_size for p in inside if not p.is_symlink()) / 1e6
    started = time.perf_counter()
    done = subprocess.run(
        [str(PROGRAM), "--selfcheck"], capture_output=True, text=True, timeout=300, check=False
    )
    seconds = time.perf_counter() - started
    print(done.stdout, done.stderr, sep="")
    print(f"{PROGRAM}: {size:.0f} MB, self-check in {seconds:.1f} s")
    if networked:
        print("This must not be in an offline program: " + ", ".join(networked), file=sys.stderr)
    passed = done.returncode == 0 and json.loads(done.stdout)["ok"]
    return 0 if passed and not networked else 1


def draw_icon() -> None:
    """The program's icon in the format that the system's executables take."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication, QIcon

    _ = QGuiApplication.instance() or QGuiApplication([])
    picture = QIcon(str(ROOT / "resources" / "themes" / "app-icon.svg")).pixmap(256, 256)
    ICON.parent.mkdir(exist_ok=True)
    if not picture.save(str(ICON)):
        raise OSError(f"{ICON} could not be drawn")


def third_party() -> str:
    """Each library in the bundle, with its version, licence and where it comes from."""
    lines = [
        "# Libraries in this program",
        "",
        "Qt and PySide6 are used under the LGPL 3: they are separate files in this folder,",
        "and you may replace them with your own build of the same version.",
        "",
    ]
    for distribution in sorted(libraries(), key=lambda d: d.metadata["Name"].lower()):
        about = distribution.metadata
        licence = about.get("License-Expression") or about.get("License") or "see its own files"
        home = about.get("Home-page") or next(iter(about.get_all("Project-URL") or [""]), "")
        lines.append(f"- {about['Name']} {distribution.version}: {licence.splitlines()[0]}. {home}")
    return "\n".join(lines) + "\n"


def libraries() -> list[metadata.Distribution]:
    """What the program requires, and what that requires."""
    found: dict[str, metadata.Distribution] = {}
    waiting = ["reflectjournal"]
    while waiting:
        for text in metadata.distribution(waiting.pop()).requires or ():
            requirement = Requirement(text)
            key = requirement.name.lower()
            applies = not requirement.marker or requirement.marker.evaluate({"extra": ""})
            if applies and key not in found:
                found[key] = metadata.distribution(requirement.name)
                waiting.append(requirement.name)
    return list(found.values())


if __name__ == "__main__":
    sys.exit(main())
