"""The rules of the house that no other checker knows. CONTRIBUTING.md gives their reasons.

A limit on size may be lifted for one file, with the number and a reason at its top:
    # house: lines=340 because the table of commands is one table
"""

from __future__ import annotations

import ast
import importlib
import re
import runpy
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "reflectjournal"
RESOURCES = ROOT / "resources"
LIMITS = {"lines": 300, "function": 40, "methods": 15}
LIFT = re.compile(
    r"^# house: (lines|function|methods)=(\d+) because (\S+(?: \S+){2,})$", re.MULTILINE
)


def sources(*folders: str) -> list[Path]:
    return sorted(p for f in folders for p in (ROOT / f).rglob("*.py") if ".venv" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def limits(path: Path) -> dict[str, int]:
    head = "\n".join(path.read_text(encoding="utf-8").splitlines()[:40])
    return LIMITS | {what: int(number) for what, number, _ in LIFT.findall(head)}


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def sizes(path: Path) -> Iterator[tuple[str, int, str]]:
    yield "lines", len(path.read_text(encoding="utf-8").splitlines()), "the file"
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield "function", code_lines(node), node.name
        elif isinstance(node, ast.ClassDef) and node.name != "Journal":  # has its own limit below
            own = [f.name for f in node.body if isinstance(f, ast.FunctionDef)]
            own = [n for n in own if not n.startswith("__") and not is_qt_name(n)]
            yield "methods", len(set(own)), node.name


def is_qt_name(text: str) -> bool:
    """True for camelCase, which is only written here to override something of Qt's."""
    return text != text.lower() and text[0].islower()


SMALL = sources("reflectjournal", "benchmarks", "packaging", "tools")


def test_files_functions_and_classes_stay_small() -> None:
    over = [
        f"{name(path)}: {what} of {who} is {size}, the limit is {limits(path)[what]}"
        for path in SMALL
        for what, size, who in sizes(path)
        if size > limits(path)[what]
    ]
    assert over == []


def test_no_limit_is_lifted_without_need() -> None:
    idle = []
    for path in SMALL:
        largest: dict[str, int] = {}
        for what, size, _ in sizes(path):
            largest[what] = max(size, largest.get(what, 0))
        idle += [
            f"{name(path)}: {what}"
            for what, number in limits(path).items()
            if number != LIMITS[what] and largest.get(what, 0) <= LIMITS[what]
        ]
    assert idle == []


def test_the_journal_stays_a_thin_facade() -> None:
    facade = PACKAGE / "journal" / "facade.py"
    journal = next(n for n in tree(facade).body if isinstance(n, ast.ClassDef))
    verbs = [
        f.name
        for f in journal.body
        if isinstance(f, ast.FunctionDef)
        and not f.name.startswith("_")
        and not any(isinstance(d, ast.Name) and d.id == "property" for d in f.decorator_list)
    ]
    assert journal.name == "Journal"
    assert len(verbs) <= 20, verbs


def undocumented(path: Path) -> Iterator[str]:
    module = tree(path)
    if ast.get_docstring(module) is None and module.body:
        yield name(path)
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and is_undocumented(node):
            yield f"{name(path)}: {node.name}"
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            above = inherited(path, node.name)
            methods = (n for n in node.body if isinstance(n, ast.FunctionDef))
            for method in methods:
                if is_undocumented(method) and method.name not in above:
                    yield f"{name(path)}: {node.name}.{method.name}"


def is_undocumented(node: ast.FunctionDef | ast.ClassDef) -> bool:
    decorators = {getattr(d, "id", getattr(d, "attr", "")) for d in node.decorator_list}
    expected = not node.name.startswith("_") and not decorators & {"overload", "setter"}
    return expected and ast.get_docstring(node) is None


def inherited(path: Path, class_name: str) -> set[str]:
    """What a class overrides, of Qt's or of ours, is described where it comes from."""
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    bases = getattr(module, class_name).__mro__[1:]
    return {member for base in bases for member in dir(base)}


def test_everything_public_says_what_it_gives() -> None:
    assert [what for path in sources("reflectjournal") for what in undocumented(path)] == []


def test_every_expected_error_stands_in_the_tree_of_its_docstring() -> None:
    from reflectjournal import errors

    drawn = re.findall(r"^ {4}[│ ├└─]*([A-Z]\w+)", errors.__doc__ or "", re.MULTILINE)
    defined = [n.name for n in tree(PACKAGE / "errors.py").body if isinstance(n, ast.ClassDef)]
    assert sorted(drawn) == sorted(defined)
    assert all(issubclass(getattr(errors, n), errors.JournalError) for n in defined)


HEX_COLOUR = re.compile(
    r"""["'(:= ]#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3}(?=["';)]))\b"""
)


def test_colours_are_named_roles_outside_the_themes() -> None:
    files = [*sources("reflectjournal"), *RESOURCES.rglob("*.svg"), *RESOURCES.rglob("*.qss")]
    found = [
        f"{name(path)}:{number}"
        for path in files
        if "themes" not in path.relative_to(ROOT).parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if HEX_COLOUR.search(line)
    ]
    assert found == []


def test_sentences_for_translation_are_whole_and_constant() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in sources("reflectjournal/ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "tr"
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert wrong == []


def test_what_the_window_says_quotes_with_one_kind_of_marks() -> None:
    """Curly marks around what is quoted, a straight apostrophe: as the texts of the field have."""
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in sources("reflectjournal/ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("tr", "_tr", "translate")
        for said in node.args
        if isinstance(said, ast.Constant) and re.search('["‘’]', str(said.value))
    ]
    assert wrong == []


def test_pages_never_import_pages() -> None:
    """The window wires their signals; a page made of several files imports its own parts."""
    from reflectjournal.ui.places import PLACES

    pages = {place.made_by.split(":")[0] for place in PLACES}
    crossing = [
        f"{name(path)} imports {node.module}"
        for path in sources("reflectjournal/ui")
        if ".".join(path.relative_to(ROOT).with_suffix("").parts) in pages
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in pages
    ]
    assert crossing == []


def test_no_item_of_a_layout_is_looked_at() -> None:
    """Python keeps it past its end, and takes the next widget at its address for it."""
    looking = re.compile(r"\.itemAt(?:Position)?\(")
    files = sources("reflectjournal", "tests", "benchmarks", "tools")
    found = [p for p in files if looking.search(p.read_text(encoding="utf-8"))]
    allowed = {Path(__file__), PACKAGE / "ui" / "layouts.py"}  # it lets the item go again
    assert [name(p) for p in found if p not in allowed] == []


@cache
def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git work tree")
    return [p for n in done.stdout.decode().split("\0") if n and (p := ROOT / n).is_file()]


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    private = re.compile(rb"(?<![\w.])/(?:work|root)/[\w.]")
    binary = {".png", ".gz", ".xz", ".ttf", ".pdf", ".docx", ".ico", ".icns", ".db"}
    found = [
        name(path)
        for path in tracked()
        if path.suffix not in binary
        and path != Path(__file__)
        and private.search(path.read_bytes())
    ]
    assert found == []


TEXT = {"", ".css", ".csv", ".html", ".json", ".jsonl", ".md", ".qss", ".svg", ".toml", ".txt"}
DATA = TEXT | {".aff", ".dic", ".gz", ".png", ".qm", ".ts", ".ttf", ".xz"}


def test_resources_are_data_and_no_code() -> None:
    files = [p for p in RESOURCES.rglob("*") if p.is_file()]
    odd = [name(p) for p in files if p.suffix not in DATA or p.stat().st_mode & 0o111]
    active = [
        name(p)
        for p in files
        if p.suffix in {".svg", ".html"}
        and re.search(rb"<script|javascript:|\son\w+=", p.read_bytes())
    ]
    assert files
    assert odd == []
    assert active == []


def test_every_resource_folder_is_used_by_the_program() -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in sources("reflectjournal"))
    unused = [p.name for p in RESOURCES.iterdir() if f'"{p.name}' not in code and p.is_dir()]
    assert unused == []


@pytest.mark.parametrize("path", sorted(RESOURCES.rglob("*.toml")), ids=name)
def test_every_data_file_can_be_read(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))


PERMISSIVE = re.compile(
    r"\b(MIT|MIT-CMU|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|Mozilla|MPL|LGPL|HPND|zlib|"
    r"Unlicense|CC0|Public Domain|provided 'as-is', without any express)",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )(?<!Library )\b(A?GPL|(Affero )?General Public License)")


def licence(distribution: metadata.Distribution) -> str:
    about = distribution.metadata
    classifiers = [c for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    words = " ".join([about.get("License-Expression") or about.get("License") or "", *classifiers])
    if words.strip():
        return words
    texts = [f for f in distribution.files or () if "licen" in f.name.lower()]
    return " ".join(f.read_text()[:400] for f in texts)


def test_every_library_that_ships_has_a_permissive_licence() -> None:
    libraries = runpy.run_path(str(ROOT / "packaging" / "build.py"))["libraries"]()
    assert len(libraries) > 10
    for library in libraries:
        words = licence(library)
        choices = re.split(r"\bOR\b|::", words)  # where there is a choice, one that fits is enough
        fits = [c for c in choices if PERMISSIVE.search(c) and not COPYLEFT.search(c)]
        assert fits, f"{library.metadata['Name']}: {words[:200]}"


def test_pins_are_hashed_and_name_no_place() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        pins = re.findall(
            r"^[\w.\[\]-]+==.*(?:\\\n +--hash=sha256:[0-9a-f]{64} *)+", text, re.MULTILINE
        )
        assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)) > 10
        assert "://" not in text
        assert "index" not in re.sub(r"^[\w.-]+==", "", text, flags=re.MULTILINE)


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [\n", 1)[1].split("\n]\n", 1)[0]
    assert all(re.search(r'",\s+# \w+', line) for line in block.splitlines())
