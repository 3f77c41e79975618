"""A folder of page files is one text: its pages in the order of their numbers, with form feeds between."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from pathlib import Path

from teikit.signature import ANYTHING, Signature, root
from teikit.source import FileError, Source
from teikit.workspace import Workspace

NUMBER = re.compile(r"(\d+)")
KINDS: Mapping[str, tuple[tuple[str, ...], Signature]] = {
    "text": ((".txt",), ANYTHING),
    "ALTO": ((".xml", ".alto"), root("alto")),
    "PAGE": ((".xml", ".page"), root("PcGts")),
    "hOCR": ((".hocr", ".html", ".htm", ".xhtml"), ANYTHING),
}
"""What pages may be: how their names end, and what the files look like."""


def load(path: Path, workspace: Workspace) -> Source:
    """A file, or the pages in a folder as if they were one. Raises FileError."""
    if not workspace.is_folder(path):
        return workspace.source(path)
    names = sorted(workspace.names(path), key=_order)
    for suffixes, looks_right in KINDS.values():
        found = (workspace.source(path / name) for name in names if name.lower().endswith(suffixes))
        if pages := [page.data for page in found if looks_right(page)]:
            whole = (page.removeprefix(codecs.BOM_UTF8).removesuffix(b"\f") for page in pages)
            return Source(str(path), b"\f".join(whole))
    raise FileError(str(path), "has no pages in it, that is no .txt, ALTO, PAGE or hOCR files")


def _order(name: str) -> list[tuple[int, str]]:
    """Sort key: numbers in a name count as numbers."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in NUMBER.split(name.lower())]
