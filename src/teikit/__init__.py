"""teikit: texts become TEI P5, TEI is proved valid, and archives receive it.

What programs call is imported when it is first used, so that `import teikit` costs nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType

TYPE_CHECKING = False  # as type checkers understand it; to import typing takes longer than all else here
if TYPE_CHECKING:
    from typing import Any

    from teikit import odd as odd
    from teikit.api import Findings as Findings
    from teikit.api import convert as convert
    from teikit.api import explain as explain
    from teikit.api import export as export
    from teikit.api import fix as fix
    from teikit.api import rules as rules
    from teikit.api import source as source
    from teikit.api import validate as validate
    from teikit.diagnostic import Diagnostic as Diagnostic
    from teikit.diagnostic import Edit as Edit
    from teikit.diagnostic import Severity as Severity
    from teikit.registry import OptionValueError as OptionValueError
    from teikit.registry import UnknownCraftError as UnknownCraftError
    from teikit.registry import UnknownOptionError as UnknownOptionError
    from teikit.source import FileError as FileError

__version__ = "0.1.0"

_HOMES = {
    **dict.fromkeys(
        ("Findings", "convert", "explain", "export", "fix", "rules", "source", "validate"), "teikit.api"
    ),
    **dict.fromkeys(("Diagnostic", "Edit", "Severity"), "teikit.diagnostic"),
    "FileError": "teikit.source",
    **dict.fromkeys(("OptionValueError", "UnknownCraftError", "UnknownOptionError"), "teikit.registry"),
}


def __getattr__(name: str) -> object:
    import importlib

    if name == "odd":
        return importlib.import_module("teikit.odd")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *_HOMES, "odd"))


class _Verb(ModuleType):
    """A module that has the name of a function for programs, and is that function, too, when it is called."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        verb: Any = __getattr__(self.__name__.rpartition(".")[2])
        return verb(*arguments, **options)


class _Package(ModuleType):
    """This package: once a module such as `teikit.source` is imported, its name here is still a verb."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and _HOMES.get(name) == "teikit.api":
            value.__class__ = _Verb
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
