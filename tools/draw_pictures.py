"""Draws the pictures of the documents again, from the program itself: `make pictures`.

The journal in them is the one that `reflectjournal demo` makes; all of it is invented.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from reflectjournal.demo import demo

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DRAWN_AS = {"guide-chooser": "chooser"}
"""The page that shows what a picture is named after, where their names differ."""


def wanted() -> set[str]:
    """The pictures that the documents show."""
    texts = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    found = (re.findall(r"pictures/([a-z-]+)\.png", t.read_text(encoding="utf-8")) for t in texts)
    return {name for names in found for name in names}


def main() -> int:
    """Draw what the documents show, in the light theme; gives 1 where a page is not drawn."""
    out = ROOT / "build" / "demo"
    demo(out)
    PICTURES.mkdir(exist_ok=True)
    missing = []
    for name in sorted(wanted()):
        drawn = out / "screenshots" / f"{DRAWN_AS.get(name, name)}-light.png"
        if drawn.is_file():
            shutil.copyfile(drawn, PICTURES / f"{name}.png")
        else:
            missing.append(name)
    if missing:
        print(f"No page is drawn for: {', '.join(missing)}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
