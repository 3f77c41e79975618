"""What a RELAX NG grammar says of a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from teikit import relaxng
from teikit.caching import Kept
from teikit.diagnostic import Finding
from teikit.place import place
from teikit.schemas import packaged
from teikit.schemas.catalog import Catalogs
from teikit.source import FileError, Source
from teikit.tei import profile
from teikit.tei.inclusion import Whole
from teikit.workspace import Workspace


def load(path: Path, catalogs: Catalogs) -> relaxng.Schema:
    """A grammar of either syntax. Raises FileError at the line where it is not correct."""
    source = catalogs.workspace.source(path)
    if path in (packaged.tei_all(), profile.path()):
        return _packaged(path)
    try:
        return relaxng.load(
            path,
            source.data,
            kept=Kept.of("relaxng"),
            redirect=catalogs.redirect,
            reader=catalogs.workspace,
        )
    except relaxng.SchemaError as error:
        reason = f"is not a correct RELAX NG schema: {error.reason}"
        raise FileError(error.path or str(path), reason, line=error.line, column=error.column) from None


@cache
def _packaged(path: Path) -> relaxng.Schema:
    """A grammar that comes with teikit: one for the process, since it stays what it is and learns."""
    return relaxng.load(path, kept=Kept.of("relaxng"), reader=Workspace())


def findings(grammar: relaxng.Schema, document: Whole) -> Iterator[Finding]:
    """The violations of a document with its parts, as findings in the file where each is."""
    lines = Source(document.path, document.data)
    for each in grammar.violations(document.data):
        source, offset = document.origin(lines.offset(max(each.line, 1), max(each.column, 1)))
        yield Finding(
            place(source, offset), each.message, hint=each.hint, expected=each.expected, source=source
        )
