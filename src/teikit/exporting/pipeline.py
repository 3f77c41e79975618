"""The pipeline of export: a TEI file is parsed and handed to the exporter of a format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from teikit.registry import craft
from teikit.source import FileError, Source
from teikit.tei.document import is_tei, parse


def export(source: Source, form: str, options: Mapping[str, Any] | None = None) -> bytes:
    """A TEI file in another format. Raises FileError for what is not TEI, UnknownCraftError."""
    tei = parse(source)
    if not is_tei(tei):
        raise FileError(source.path, "is not TEI: its root element is in another namespace or in none")
    data: bytes = craft("exporters", form).run(tei, **(options or {}))
    return data
