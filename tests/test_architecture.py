"""The floors of docs/architecture.md: a module imports from its own floor's types or from below."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import teikit

ROOT = Path(teikit.__file__).parent
FLOORS = (
    {
        *(
            "text",
            "facts",
            "source",
            "place",
            "workspace",
            "diagnostic",
            "package",
            "excerpt",
            "kinds",
            "markup",
            "progress",
        ),
        *("signature", "processes", "caching"),
        *("page", "dates", "language", "languages", "lexicon", "relaxng", "schematron"),
    },
    {"tei", "recognition", "formats"},
    {"readers", "layout", "taggers", "builder", "rules", "exporters", "reports"},
    {
        "registry",
        "config",
        "files",
        "writing",
        "written",
        "schemas",
        "project",
        "checking",
        "converting",
        "exporting",
    },
    {"cli", "api", "odd", "__main__"},
)
CRAFTS = {"readers", "layout", "taggers", "rules", "exporters", "reports"}
ALONE = {"relaxng", "schematron"}
MODULES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def floor(part: str) -> int:
    return next(number for number, parts in enumerate(FLOORS) if part in parts)


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """The dotted names of teikit's own modules that a module imports when it runs, `teikit.` left out."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module="teikit", names=names):
                found |= {name.name for name in names if not name.name.startswith("_")}
            case ast.ImportFrom(module=str(module)) if module.startswith("teikit."):
                found.add(module.removeprefix("teikit."))
            case ast.Import(names=names):
                found |= {n.name.removeprefix("teikit.") for n in names if n.name.startswith("teikit.")}
    return found


def test_every_part_has_a_floor() -> None:
    assert {part(path) for path in MODULES} - {"schema"} <= set().union(*FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_goes_upward(path: Path) -> None:
    upward = [name for name in imports(path) if floor(name.split(".")[0]) > floor(part(path))]
    # the contracts in the registry name types of all floors, for the type checker only
    assert part(path) == "registry" or not upward


@pytest.mark.parametrize(
    "path", [path for path in MODULES if part(path) in CRAFTS], ids=lambda path: str(path.relative_to(ROOT))
)
def test_crafts_do_not_import_each_other(path: Path) -> None:
    assert not [name for name in imports(path) if name.split(".")[0] in CRAFTS and "." in name]


@pytest.mark.parametrize("name", sorted(ALONE))
def test_a_stand_alone_package_imports_nothing_else_of_teikit(name: str) -> None:
    for path in (ROOT / name).rglob("*.py"):
        assert {each.split(".")[0] for each in imports(path)} <= {name}


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, teikit.cli\n"
        "teikit.cli.teikit(['--help'], standalone_mode=False)\n"
        "heavy = {'lxml', 'rich', 'regex', 'saxonche', 'charset_normalizer', 'teikit.lexicon',\n"
        "    'teikit.languages'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
