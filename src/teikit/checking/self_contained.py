"""Which rules of other packages look at nothing but the document: what others find is not remembered.

A file that a rule opens by itself, the clock or the network may say something else at the next run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, resolve_name
from pathlib import Path

from teikit.registry import origin

MODULES = frozenset(
    "__future__ abc bisect collections contextlib copy dataclasses datetime decimal difflib enum fractions "
    "functools heapq html itertools json lxml math numbers operator re statistics string textwrap types "
    "typing typing_extensions unicodedata urllib.parse warnings".split()
)
"""What such a rule may import, beside teikit and modules of its own package."""
READING = ("teikit.workspace", "teikit.caching", "teikit.atomic", "teikit.writing")
NAMES = frozenset(
    "__import__ environ eval exec getenv input iterparse now open parse read_bytes read_text today utcnow "
    "xinclude".split()
)
"""What it may not name, as that may read, or ask the clock."""


def is_self_contained(rule: str) -> bool:
    """Whether findings of a rule rest on the document alone, and on what the project tells of others.

    So do all of ours; another may say so itself, by REMEMBERED.
    """
    module = origin("rules", rule).module
    if module.startswith("teikit."):
        return True
    said = _said(module)
    return _is_closed(module) if said is None else said


def _said(module: str) -> bool | None:
    """What a rule says of itself, if it does."""
    parsed = _parsed(module)
    for node in parsed[0].body if parsed else ():
        match node:
            case ast.Assign(targets=[ast.Name(id="REMEMBERED")], value=ast.Constant(value=bool(said))):
                return said
    return None


def _is_closed(module: str) -> bool:
    """Whether a module, and those of its package that it imports, reads nothing."""
    waiting, seen = [module], {module}
    while waiting:
        name = waiting.pop()
        parsed = _parsed(name)
        if parsed is None:
            return False
        tree, package = parsed
        if any(_reads(node) for node in ast.walk(tree)):
            return False
        for found in (*_imported(tree, package), *_above(name)):
            if found.partition(".")[0] == module.partition(".")[0]:
                if found not in seen and _spec(found):
                    seen.add(found)
                    waiting.append(found)
            elif not _is_allowed(found):
                return False
    return True


def _parsed(module: str) -> tuple[ast.Module, str] | None:
    """A module as its source says, and the package that its imports start from."""
    spec = _spec(module)
    if spec is None or not (spec.origin or "").endswith(".py"):
        return None if spec is None or spec.has_location else (ast.Module([], []), module)
    try:
        tree = ast.parse(Path(spec.origin or "").read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    return tree, module if spec.submodule_search_locations is not None else module.rpartition(".")[0]


def _spec(module: str) -> ModuleSpec | None:
    try:
        return find_spec(module)
    except Exception:  # what stands above it in its package may raise whatever it likes
        return None


def _imported(tree: ast.Module, package: str) -> Iterator[str]:
    """The modules that are imported, or what may be one beside the names of one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = "." * node.level + (node.module or "")
            try:
                home = resolve_name(name, package)
            except ImportError:
                home = name
            yield home
            if home.partition(".")[0] == package.partition(".")[0]:
                yield from (f"{home}.{each.name}" for each in node.names)


def _above(module: str) -> Iterator[str]:
    """The packages around a module, which are run before it."""
    while module := module.rpartition(".")[0]:
        yield module


def _is_allowed(module: str) -> bool:
    if module.partition(".")[0] == "teikit":
        return not module.startswith(READING)
    return any(module == each or module.startswith(f"{each}.") for each in MODULES)


def _reads(node: ast.AST) -> bool:
    if isinstance(node, ast.Name):
        return node.id in NAMES - {"parse", "now", "today"}
    return isinstance(node, ast.Attribute) and node.attr in NAMES
