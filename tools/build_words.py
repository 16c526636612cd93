"""Build `resources/words/passphrase_words.txt` from the word list inside the package xkcdpass.

    python -m pip download --no-deps xkcdpass==1.30.0
    python tools/build_words.py xkcdpass-1.30.0-py3-none-any.whl

The list is the EFF's long one: 7,776 common words, none a prefix of another.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

SOURCE = "xkcdpass/static/eff-long"
TARGET = Path(__file__).parent.parent / "resources" / "words" / "passphrase_words.txt"
EXPECTED = 6**5


def main(wheel: str) -> int:
    """Write the list; 1 where the package does not hold what is expected."""
    with zipfile.ZipFile(wheel) as archive:
        words = archive.read(SOURCE).decode("utf-8").split()
    if len(set(words)) != EXPECTED or any(not word.islower() for word in words if word.isalpha()):
        sys.stderr.write("this is not the list of 7,776 words\n")
        return 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(words) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
