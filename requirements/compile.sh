#!/bin/sh
# Writes the pinned requirements again, from pyproject.toml. Needs uv and an index.
# The pins hold for Python 3.11 to 3.14 on Linux, Windows and macOS, with the hash of every file.
set -eu
cd "$(dirname "$0")/.."
pin() {
    output=requirements/$1.txt
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        pyproject.toml "$@" --output-file "$output"
}
pin run --group setup
pin dev --group dev
pin package --group dev --group package
