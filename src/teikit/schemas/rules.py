"""What the Schematron rules of a schema say of a file, whether they stand alone or inside a grammar."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from teikit import caching
from teikit.diagnostic import Finding, Severity
from teikit.place import place
from teikit.relaxng import SchemaError
from teikit.schemas import address, catalog
from teikit.source import FileError, Source

if TYPE_CHECKING:
    from teikit.schematron import Sheet

NAMESPACE = b"http://purl.oclc.org/dsdl/schematron"
EXTRA = "pip install 'teikit[schematron]'"
INCLUDED = re.compile(rb"""(?:include|externalRef|external)\b[^<>"']*["']([^"'<>]+\.rn[gc])["']""")
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "information": Severity.HINT}


def available() -> bool:
    """Whether saxonche, which runs the rules, is installed; it is not imported by asking."""
    return importlib.util.find_spec("saxonche") is not None


def has_rules(path: Path, catalogs: Sequence[Path] = ()) -> bool:
    """Whether a schema, or one that it includes, may have rules, without parsing it. Raises FileError."""
    try:
        waiting, seen = [(path, path.read_bytes())], {path.resolve()}
    except OSError as error:
        raise FileError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    while waiting:
        base, text = waiting.pop()
        if NAMESPACE in text:
            return True
        for href in INCLUDED.findall(text):
            with suppress(OSError, ValueError):
                target = urljoin(address.of(base), href.decode())
                other = Path(catalog.redirect(target, catalogs) or address.local(target) or base).resolve()
                if other not in seen:
                    seen.add(other)
                    waiting.append((other, other.read_bytes()))
    return False


def load(path: Path, catalogs: Sequence[Path] = ()) -> Sheet:
    """The rules of a schema, ready to run; what is made of them is kept in the cache. Raises FileError."""
    from teikit import schematron

    try:
        kept = None if catalogs else caching.folder() / "schematron"
        return schematron.load(
            path, cache=kept, form=_xml, redirect=lambda target: catalog.redirect(target, catalogs)
        )
    except (schematron.SchematronError, SchemaError) as error:
        raise _fault(path, error) from None


def _xml(text: bytes, name: str) -> bytes:
    if not name.endswith(".rnc"):
        return text
    from teikit.relaxng.compact.xml_form import xml_form

    return xml_form(text, name)


def findings(sheet: Sheet, path: Path, source: Source, phase: str | None) -> Iterator[Finding]:
    """The failures of a document, as findings. Raises FileError where the sheet is at fault."""
    from teikit import schematron

    try:
        for each in sheet.failures(source.data, source.path, phase):
            where = f" (in {each.path})" if each.path else ""
            start = 0 if each.path else source.offset(max(each.line, 1), max(each.column, 1))
            yield Finding(
                place(source, start),
                (each.text or f'"{each.test}" does not hold') + where,
                hint="; ".join(each.diagnostics),
                severity=SEVERITIES[each.role],
            )
    except schematron.SchematronError as error:
        raise _fault(path, error) from None


def _fault(path: Path, error: Exception) -> FileError:
    line = getattr(error, "line", 0)
    reason = getattr(error, "reason", str(error))
    return FileError(
        getattr(error, "path", "") or str(path),
        f"is not a correct Schematron schema: {reason}",
        line=line,
        column=1,
    )
