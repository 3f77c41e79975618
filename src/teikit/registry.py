"""Finds crafts: a module in the right folder, or an entry point of another package, is a craft.

The contracts below are all that a craft must know of teikit; options are its keyword arguments.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

from teikit import __version__
from teikit.extensions import entry_points
from teikit.processes import ToldToEnd
from teikit.source import FileError

if TYPE_CHECKING:
    from importlib.metadata import Distribution

    from teikit.diagnostic import Diagnostic, Finding
    from teikit.package import Package, Receipt
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

    def __call__(self, tei: Tei, **options: Any) -> Package: ...


class Prove(Protocol):
    """A second function of an exporter: what a checker says of its package."""

    def __call__(self, package: Package) -> Receipt: ...


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
NOUNS = {
    "readers": "reader",
    "layout": "layout craft",
    "taggers": "tagger",
    "rules": "rule",
    "exporters": "exporter",
    "reports": "report",
}


INSTEAD = {"exporters": "other formats may do", "reports": "other formats of reports may do"}
"""How to go on without a craft that cannot be ignored."""
GIVEN = "workspace"
"""The keyword by which a craft is given the workspace of the run; it is no option."""

LEARNT = "learnt"
"""The keyword by which a tagger is given the model that a user trained, or None; it is no option either."""


class UnknownCraftError(LookupError):
    """No craft of that name in the folder; `known` are those there are."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f'no "{name}" among the {kind}')
        self.kind, self.name, self.known = kind, name, tuple(known)


@dataclass(frozen=True, slots=True)
class Origin:
    """The package that a craft comes from, with its version, and the module that the craft is."""

    package: str
    version: str
    module: str


class UnknownOptionError(LookupError):
    """A craft has no option of that name; `known` are those that it has."""

    def __init__(self, craft: str, name: str, known: Sequence[str]) -> None:
        super().__init__(f'{craft} has no option "{name}"; it has {", ".join(known) or "none"}')
        self.craft, self.name, self.known = craft, name, tuple(known)


class OptionValueError(ValueError):
    """A craft does not take such a value for an option; `wanted` says what it takes."""

    def __init__(self, craft: str, name: str, wanted: str) -> None:
        super().__init__(f'option "{name}" of {craft} must be {wanted}')
        self.craft, self.name, self.wanted = craft, name, wanted


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
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY and name not in (GIVEN, LEARNT)
        }

    def names(self, constant: str) -> tuple[str, ...]:
        """The names of crafts in a module constant. Raises FileError where that is no list of names."""
        said = getattr(self.module, constant, ())
        if isinstance(said, str) or not isinstance(said, Collection) or not all(map(_is_word, said)):
            reason = f"has {constant} = {said!r}, which is no list of names"
            raise fault(self.kind, self.name, self.module.__name__, reason)
        return tuple(said)

    @property
    def reads(self) -> bool:
        """Whether the craft asks for the workspace."""
        return GIVEN in inspect.signature(self.run).parameters

    @property
    def learns(self) -> bool:
        """Whether the craft goes by a model that a user trained."""
        return LEARNT in inspect.signature(self.run).parameters

    @property
    def missing(self) -> str:
        """How to install what the craft needs and this machine has not; empty where nothing is missing.

        The craft says it in its module constant NEEDS: the modules it imports, and what pip calls each.
        """
        needs: Mapping[str, str] = getattr(self.module, "NEEDS", {})
        lacking = [package for module, package in needs.items() if find_spec(module) is None]
        return (
            f"pip install {' '.join(repr(package) for package in dict.fromkeys(lacking))}" if lacking else ""
        )


def _is_word(value: object) -> bool:
    return isinstance(value, str)


@contextmanager
def answerable(kind: str, name: str, path: str) -> Iterator[None]:
    """Whatever a craft raises is said in one line that names it; that a signal ends it is not its doing."""
    try:
        yield
    except (FileError, KeyboardInterrupt, ToldToEnd):
        raise
    except BaseException as error:
        raise failed(kind, name, path, error) from error


def failed(kind: str, name: str, path: str, error: BaseException) -> FileError:
    """What to say of a file in whose making or checking a craft raised an error."""
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    place = f"{Path(frame.f_code.co_filename).name}:{line}"
    return fault(kind, name, path, f"failed with {type(error).__name__}: {error} ({place})")


def fault(kind: str, name: str, path: str, reason: str) -> FileError:
    """What to say of a file where a craft did what it may not: one line that names it."""
    said = f'the {NOUNS[kind]} "{name}" {" ".join(reason.split())}'
    return FileError(
        path, said, hint=f"that is its fault; {INSTEAD.get(kind, f'go on with --ignore {name}')}"
    )


@cache
def names(kind: str) -> tuple[str, ...]:
    """The names of all crafts of a kind, sorted; nothing is imported but the folder."""
    package = importlib.import_module(f"teikit.{kind}")
    ours = {module.name.replace("_", "-") for module in pkgutil.iter_modules(package.__path__)}
    return tuple(sorted(ours | set(_others(kind))))


@cache
def craft(kind: str, name: str) -> Craft:
    """The craft of that kind and name. Raises UnknownCraftError, FileError where it cannot be loaded."""
    home = origin(kind, name)
    found = Craft(name, kind, _loaded(kind, name, home))
    if not callable(getattr(found.module, VERBS[kind], None)):
        reason = f'the {NOUNS[kind]} "{name}" has no function "{VERBS[kind]}"'
        raise FileError(home.module, reason, hint=f"{home.package} {home.version} is at fault")
    return found


def _loaded(kind: str, name: str, home: Origin) -> ModuleType:
    try:
        return importlib.import_module(home.module)
    except Exception as error:
        reason = f'the {NOUNS[kind]} "{name}" cannot be loaded, {type(error).__name__}: {error}'
        hint = f"{home.package} {home.version} is at fault"
        raise FileError(home.module, " ".join(reason.split()), hint=hint) from error


@cache
def origin(kind: str, name: str) -> Origin:
    """Where a craft comes from; one of another package takes the place of ours. Raises UnknownCraftError."""
    if name not in names(kind):
        raise UnknownCraftError(kind, name, names(kind))
    ours = Origin("teikit", __version__, f"teikit.{kind}.{name.replace('-', '_')}")
    return _others(kind).get(name, ours)


@cache
def constant(kind: str, name: str, constant: str, default: Any = "") -> Any:
    """What a craft's module gives a name, a literal; else the default. Ours is read, not imported."""
    package = importlib.import_module(f"teikit.{kind}")
    path = Path(package.__path__[0], f"{name.replace('-', '_')}.py")
    if name in _others(kind) or not path.is_file():
        return getattr(craft(kind, name).module, constant, default)
    found = re.search(rf"^{constant} = (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return ast.literal_eval(found[1]) if found else default


@cache
def _others(kind: str) -> Mapping[str, Origin]:
    """The crafts of other packages, by name. Raises FileError where two bring one of the same name."""
    found: dict[str, Origin] = {}
    for point in entry_points(group=f"teikit.{kind}"):
        said = _said(point.dist)
        here = Origin(said.get("Name", ""), said.get("Version", ""), point.module)
        other = found.setdefault(point.name, here)
        if other != here:
            reason = f'{other.package} and {here.package} both bring the {NOUNS[kind]} "{point.name}"'
            raise FileError(here.module, reason, hint="uninstall one of the two")
    return found


def _said(home: Distribution | None) -> Mapping[str, str]:
    """The name and the version that a package gives itself; it need not."""
    try:
        known = home.metadata.json if home else {}
    except (ModuleNotFoundError, FileNotFoundError):  # so says its backport, where some package brings it
        known = {}
    return {key: str(known.get(key.lower(), "")) for key in ("Name", "Version")}
