"""A folder of page files is one text: its pages in the order of their numbers, with form feeds between."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from teikit.source import FileError, Source
from teikit.workspace import Workspace

NUMBER = re.compile(r"(\d+)")
SUFFIX = ".txt"


def load(path: Path, workspace: Workspace) -> Source:
    """A file, or the pages in a folder as if they were one. Raises FileError."""
    if not workspace.is_folder(path):
        return workspace.source(path)
    names = sorted((name for name in workspace.names(path) if name.lower().endswith(SUFFIX)), key=_order)
    if not names:
        raise FileError(str(path), f"has no pages in it, that is no {SUFFIX} files")
    pages = [workspace.source(path / name).data.removeprefix(codecs.BOM_UTF8) for name in names]
    return Source(str(path), b"\f".join(page.removesuffix(b"\f") for page in pages))


def _order(name: str) -> list[tuple[int, str]]:
    """Sort key: numbers in a name count as numbers."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in NUMBER.split(name.lower())]
