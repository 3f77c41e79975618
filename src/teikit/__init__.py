"""teikit: texts become TEI P5, TEI is proved valid, and archives receive it.

What programs call is imported when it is first used, so that `import teikit` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teikit import odd as odd
    from teikit.api import convert as convert
    from teikit.api import export as export
    from teikit.api import validate as validate
    from teikit.diagnostic import Diagnostic as Diagnostic
    from teikit.diagnostic import Edit as Edit
    from teikit.diagnostic import Severity as Severity
    from teikit.source import FileError as FileError

__version__ = "0.1.0"

_HOMES = {
    **dict.fromkeys(("convert", "export", "validate"), "teikit.api"),
    **dict.fromkeys(("Diagnostic", "Edit", "Severity"), "teikit.diagnostic"),
    "FileError": "teikit.source",
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
