"""What a RELAX NG grammar says of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from teikit import relaxng
from teikit.diagnostic import Finding
from teikit.place import at
from teikit.schemas import catalog
from teikit.source import FileError, Source


def load(path: Path, catalogs: Sequence[Path] = ()) -> relaxng.Schema:
    """A grammar of either syntax. Raises FileError at the line where it is not correct."""
    try:
        return relaxng.load(path, redirect=lambda target: catalog.redirect(target, catalogs))
    except relaxng.SchemaError as error:
        reason = f"is not a correct RELAX NG schema: {error.reason}"
        raise FileError(error.path or str(path), reason, line=error.line, column=error.column) from None
    except OSError as error:
        raise FileError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from None


def findings(grammar: relaxng.Schema, source: Source) -> Iterator[Finding]:
    """The violations of a document, as findings."""
    for each in grammar.violations(source.data):
        yield Finding(
            at(source, each.line, each.column), each.message, hint=each.hint, expected=each.expected
        )
