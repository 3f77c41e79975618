"""What the files of an export end in: as the exporter says, by its option `form` where it has several."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from teikit.registry import constant, names


def suffixes(exporter: str) -> tuple[str, ...]:
    """All endings that the files of an exporter may have; nothing is imported."""
    said = constant("exporters", exporter, "SUFFIX")
    return tuple(said.values()) if isinstance(said, dict) else (said or f".{exporter}",)


def suffix_of(exporter: str, options: Mapping[str, Any]) -> str:
    """The ending under these options."""
    said = constant("exporters", exporter, "SUFFIX")
    if isinstance(said, dict):
        return str(said.get(options.get("form"), next(iter(said.values()))))
    return said or f".{exporter}"


def is_tei(path: Path) -> bool:
    """Whether a file of a folder is TEI by its name: XML, and not what TEI was exported to."""
    return path.suffix == ".xml" and not path.name.endswith(_made())


@cache
def _made() -> tuple[str, ...]:
    return tuple(each for name in names("exporters") for each in suffixes(name) if each.endswith(".xml"))
