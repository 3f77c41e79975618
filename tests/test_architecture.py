"""The floors of docs/architecture.md: a module imports from its own floor's types or from below."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Container, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import teikit

ROOT = Path(teikit.__file__).parent
FLOORS = (
    {
        *("text", "facts", "source", "lines", "encoding", "characters", "nearest", "place", "workspace"),
        *("diagnostic", "package", "excerpt", "kinds", "markup", "signature", "processes", "progress"),
        *("addresses", "foreign", "stores", "zipped"),
        *("caching", "atomic", "clock", "xml_output", "json_output", "extensions"),
        *("page", "dates", "language", "languages", "lexicon", "relaxng", "schematron"),
    },
    {
        *("tei", "recognition", "citations", "authorities"),
        *("formats", "flow", "checkers"),
    },
    {"readers", "layout", "taggers", "builder", "rules", "reading_page", "rendering", "exporters", "reports"},
    {
        *(
            "registry",
            "config",
            "journal",
            "files",
            "pages",
            "gathering",
            "writing",
            "written",
            "schemas",
            "project",
        ),
        "runs",
        *(
            "checking",
            "converting",
            "exporting",
            "depositing",
            "harvesting",
            "tagging",
            "evaluating",
            "learning",
        ),
    },
    {"cli", "api", "odd", "__main__"},
)
CRAFTS = {"readers", "layout", "taggers", "rules", "exporters", "reports"}
ALONE = {"relaxng", "schematron"}
READING = {
    *("open", "fdopen", "read_bytes", "read_text", "stat", "lstat", "exists", "lexists", "is_file", "is_dir"),
    *("isfile", "isdir", "getsize", "iterdir", "glob", "rglob", "scandir", "listdir", "walk", "is_zipfile"),
    *("ZipFile", "connect", "file_digest"),
}
"""The calls that open, read, look at or list files, whoever they are of."""
OPENS_A_FILE = re.compile(r"""^os\.open|\.open\((['"][rwabx+]{1,3}['"].*|)\)$""")
"""Elements and states are opened, too; a file is opened with a mode or with nothing."""
READERS = {
    "workspace/disk.py": "the reader itself",
    "workspace/archives.py": "the reader itself",
    "stores/folder.py": "the files of a run",
    "stores/objects.py": "copies of files of a run",
    "runs/target.py": "writes, and looks whether what it would write is there already",
    "runs/index.py": "the index of a run",
    "runs/parts.py": "writes",
    "runs/alone.py": "opens its own standard output",
    "runs/claims.py": "asks the system when a process began",
    "relaxng/addresses.py": "stands alone: reads for whoever gives it no reader; teikit does",
    "schematron/sheet_files.py": "stands alone, likewise",
    "schematron/library.py": "stands alone, likewise",
    "schematron/compiled.py": "reads its own modules, to know its version",
    "schematron/saxon.py": "opens the null device, and tells Linux that it may go first",
    "writing.py": "writes, and looks whether what it replaces is still what was read",
    "written.py": "the cache's own file of what was written",
    "authorities/store.py": "the database that teikit made, which SQLite reads by pages",
    "atomic.py": "writes",
    "caching.py": "the cache's own files",
    "schemas/store.py": "the cache's own files; what findings rest on it asks the workspace for",
    "schemas/packaged.py": "schemas that come with packages",
    "tei/profile.py": "the profile, which comes with teikit",
    "lexicon/sorted_lines.py": "tables that come with teikit",
    "project/cache.py": "the cache's own file",
    "checking/fingerprint.py": "the program's own modules, and those of crafts",
    "checking/self_contained.py": "the modules of rules that others bring",
    "checkers/xml_schema.py": "schemas that come with packages",
    "checkers/cmdi_profile.py": "the schema of a profile of CMDI, where users have put it",
    "checkers/schematron_sheet.py": "a sheet that comes with a package",
    "journal.py": "the cache's own file",
    "depositing/folder.py": "lists the folder that it writes, hidden files, too",
    "registry.py": "the program's own modules",
    "extensions.py": "the metadata of packages",
    "rendering/jats_check.py": "the DTD of JATS, where its makers' users have put it",
    "cli/streams.py": "opens the null device, where a stream is closed",
}
"""Who may read beside the workspace, and why that is no file of a user's."""
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


def readings(path: Path) -> set[str]:
    """The calls by which a module reads files, but for those to the workspace, and to its package's data."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                found.add("open")
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in READING:
                called = ast.unparse(node)
                asked = re.search(r"workspace|reader", ast.unparse(owner)) or "files(" in called
                in_memory = "BytesIO" in called
                if not asked and not in_memory and (name != "open" or OPENS_A_FILE.search(called)):
                    found.add(called)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="etree"), attr="parse")):
                found.add("etree.parse")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_reads_a_file_of_a_user_but_the_workspace(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    assert bool(readings(path)) == (name in READERS), readings(path)


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a module that run: those for type checkers alone are left out."""
    yield tree
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=otherwise):
                for each in otherwise:
                    yield from running(each)
            case _:
                yield from running(node)


def needs(path: Path, names: Container[str]) -> set[str]:
    """The modules of teikit that a module imports when it runs, at once or in a function."""
    found = set()
    for node in running(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "teikit":
            inner = {f"{node.module}.{each.name}" for each in node.names}
            modules = {each for each in inner if each in names}
            found |= modules if modules == inner else {*modules, str(node.module)}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names if each.name in names}
    return found


def test_no_modules_need_each_other() -> None:
    paths = {".".join(("teikit", *p.relative_to(ROOT).with_suffix("").parts)): p for p in ROOT.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    order = TopologicalSorter({name: needs(path, modules) for name, path in modules.items()})
    order.prepare()  # tells a circle


@pytest.mark.parametrize("command", ["", "convert", "deposit", "evaluate", "source", "tag"])
def test_help_imports_nothing_heavy(command: str) -> None:
    code = (
        "import sys, teikit.cli\n"
        f"teikit.cli.teikit({[*filter(None, [command]), '--help']}, standalone_mode=False)\n"
        "heavy = {'lxml', 'numpy', 'rich', 'regex', 'saxonche', 'charset_normalizer', 'teikit.lexicon',\n"
        "    'teikit.languages'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
