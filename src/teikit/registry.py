"""Finds crafts: a module in the right folder, or an entry point of another package, is a craft.

The contracts below are all that a craft must know of teikit; options are its keyword arguments.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from teikit.diagnostic import Diagnostic, Finding
    from teikit.source import Source
    from teikit.tei.document import Tei
    from teikit.text import Annotation, Document, Reading


class Read(Protocol):
    """readers/: a file becomes a document."""

    def __call__(self, source: Source, **options: Any) -> Document: ...


class Layout(Protocol):
    """layout/: what the page looks like becomes claims."""

    def __call__(self, document: Document, **options: Any) -> Iterator[Annotation]: ...


class Tag(Protocol):
    """taggers/: spans of the reading become claims."""

    def __call__(self, reading: Reading, **options: Any) -> Iterator[Annotation]: ...


class Check(Protocol):
    """rules/: what is wrong with a TEI file."""

    def __call__(self, tei: Tei, **options: Any) -> Iterator[Finding]: ...


class Export(Protocol):
    """exporters/: a TEI file becomes what another program takes."""

    def __call__(self, tei: Tei, **options: Any) -> bytes: ...


class Report(Protocol):
    """reports/: diagnostics become lines of text."""

    def __call__(self, diagnostics: Sequence[Diagnostic], **options: Any) -> Iterator[str]: ...


VERBS = {
    "readers": "read",
    "layout": "claim",
    "taggers": "tag",
    "rules": "check",
    "exporters": "export",
    "reports": "report",
}


GIVEN = "workspace"
"""The keyword by which a craft is given the workspace of the run; it is no option."""


class UnknownCraftError(LookupError):
    """No craft of that name in the folder; `known` are those there are."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f'no "{name}" among the {kind}')
        self.kind, self.name, self.known = kind, name, tuple(known)


@dataclass(frozen=True, slots=True)
class Craft:
    """One craft: its name (`dangling-pointer`), the folder it belongs to, and the module that it is."""

    name: str
    kind: str
    module: ModuleType

    @property
    def run(self) -> Callable[..., Any]:
        """The one function of the module."""
        function: Callable[..., Any] = getattr(self.module, VERBS[self.kind])
        return function

    @property
    def manual(self) -> str:
        """The module's docstring, which is the craft's manual page."""
        return inspect.getdoc(self.module) or ""

    @property
    def options(self) -> Mapping[str, inspect.Parameter]:
        """The options that the craft takes, by name, with their defaults."""
        return {
            name.replace("_", "-"): parameter
            for name, parameter in inspect.signature(self.run).parameters.items()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY and name != GIVEN
        }

    @property
    def reads(self) -> bool:
        """Whether the craft asks for the workspace."""
        return GIVEN in inspect.signature(self.run).parameters


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of all crafts of a kind, sorted; nothing is imported but the folder."""
    package = importlib.import_module(f"teikit.{kind}")
    ours = {module.name.replace("_", "-") for module in pkgutil.iter_modules(package.__path__)}
    return tuple(sorted(ours | set(_others(kind))))


@cache
def craft(kind: str, name: str) -> Craft:
    """The craft of that kind and name. Raises UnknownCraftError."""
    if name not in names(kind):
        raise UnknownCraftError(kind, name, names(kind))
    return Craft(name, kind, importlib.import_module(module_of(kind, name)))


def module_of(kind: str, name: str) -> str:
    """The dotted name of the module that a craft is; it is not imported by asking."""
    return _others(kind).get(name) or f"teikit.{kind}.{name.replace('-', '_')}"


@cache
def constant(kind: str, name: str, constant: str) -> str:
    """A string that a craft's module gives a name; empty where it gives none. Ours is read, not imported."""
    package = importlib.import_module(f"teikit.{kind}")
    path = Path(package.__path__[0], f"{name.replace('-', '_')}.py")
    if name in _others(kind) or not path.is_file():
        return str(getattr(craft(kind, name).module, constant, ""))
    found = re.search(rf'^{constant} = "(.*)"', path.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


@cache
def _others(kind: str) -> Mapping[str, str]:
    """The modules of other packages that are crafts, by name."""
    if not _is_extended():
        return {}
    from importlib.metadata import entry_points  # slow to import, and few have such packages

    return {point.name: point.module for point in entry_points(group=f"teikit.{kind}")}


@cache
def _is_extended() -> bool:
    """Whether some package on the path may have crafts; where that cannot be seen in its files, it may."""
    for folder in map(Path, dict.fromkeys(sys.path)):
        if folder.is_file():  # a zip archive
            return True
        for points in folder.glob("*.*-info/entry_points.txt"):
            try:
                if b"[teikit." in points.read_bytes():
                    return True
            except OSError:
                return True
    return any(
        not getattr(finder, "__module__", "").startswith(("_frozen_importlib", "importlib.", "_distutils"))
        and hasattr(finder, "find_distributions")
        for finder in sys.meta_path
    )
