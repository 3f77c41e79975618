"""What a RELAX NG grammar says of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teikit import relaxng
from teikit.caching import Kept
from teikit.diagnostic import Finding
from teikit.place import at
from teikit.schemas.catalog import Catalogs
from teikit.source import FileError, Source


def load(path: Path, catalogs: Catalogs) -> relaxng.Schema:
    """A grammar of either syntax. Raises FileError at the line where it is not correct."""
    source = catalogs.workspace.source(path)
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


def findings(grammar: relaxng.Schema, source: Source) -> Iterator[Finding]:
    """The violations of a document, as findings."""
    for each in grammar.violations(source.data):
        yield Finding(
            at(source, each.line, each.column), each.message, hint=each.hint, expected=each.expected
        )
