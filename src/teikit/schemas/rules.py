"""What the Schematron rules of a schema say of a file, whether they stand alone or inside a grammar."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from teikit.caching import Kept
from teikit.config import TIMEOUT
from teikit.diagnostic import Finding, Severity
from teikit.place import place
from teikit.relaxng import SchemaError
from teikit.schemas import address
from teikit.schemas.catalog import Catalogs
from teikit.source import FileError, Source
from teikit.tei.inclusion import Whole

if TYPE_CHECKING:
    from teikit.schematron import Sheet

NAMESPACE = b"http://purl.oclc.org/dsdl/schematron"
EXTRA = "pip install 'teikit[schematron]'"
SLOWER = "--schematron-timeout gives the rules more time"
INCLUDED = re.compile(rb"""(?:include|externalRef|external)\b[^<>"']*["']([^"'<>]+\.rn[gc])["']""")
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "information": Severity.HINT}


class NotRunError(FileError):
    """Rules that could not be run, or not to their end: the sheet may be right, and nothing is proved."""


def available() -> bool:
    """Whether saxonche, which runs the rules, is installed; it is not imported by asking."""
    return importlib.util.find_spec("saxonche") is not None


def has_rules(path: Path, catalogs: Catalogs) -> bool:
    """Whether a schema, or one that it includes, may have rules, without parsing it. Raises FileError."""
    waiting, seen = [(path, catalogs.workspace.source(path).data)], {path.absolute()}
    while waiting:
        base, text = waiting.pop()
        if NAMESPACE in text:
            return True
        for href in INCLUDED.findall(text):
            with suppress(OSError, ValueError):
                target = urljoin(address.of(base), href.decode())
                other = Path(catalogs.redirect(target) or address.local(target) or base).absolute()
                if other not in seen:
                    seen.add(other)
                    waiting.append((other, catalogs.workspace.read(other)))
    return False


def load(path: Path, catalogs: Catalogs, limit: float = TIMEOUT) -> Sheet:
    """The rules of a schema, ready to run, for `limit` seconds over a file; what is made of them is kept.

    Raises FileError.
    """
    from teikit import schematron

    source = catalogs.workspace.source(path)
    try:
        return schematron.load(
            path,
            source.data,
            kept=None if catalogs else Kept.of("schematron"),
            reader=catalogs.workspace,
            form=_xml,
            redirect=catalogs.redirect,
            limit=limit,
        )
    except (schematron.SchematronError, SchemaError) as error:
        raise _fault(path, error) from None


def _xml(text: bytes, name: str) -> bytes:
    if not name.endswith(".rnc"):
        return text
    from teikit.relaxng.compact.xml_form import xml_form

    return xml_form(text, name)


def findings(
    sheet: Sheet,
    path: Path,
    document: Whole,
    phase: str | None,
    read: Callable[[Path], bytes],
    tell: Callable[[str], None],
) -> Iterator[Finding]:
    """The failures of a document and its parts, as findings. Raises FileError where the sheet is at fault.

    `read` gives the bytes of a file that rules ask for, or raises OSError; what was not read is told.
    """
    from teikit import schematron

    lines = Source(document.path, document.data)
    library = schematron.Library(lambda address: read(schematron.local(address)))
    try:
        for each in sheet.failures(document.data, document.path, phase, library):
            where = f" (in {each.path})" if each.path else ""
            start = 0 if each.path else lines.offset(max(each.line, 1), max(each.column, 1))
            source, offset = document.origin(start)
            yield Finding(
                place(source, offset),
                (each.text or f'"{each.test}" does not hold') + where,
                hint="; ".join(each.diagnostics),
                severity=SEVERITIES[each.role],
                source=source,
            )
    except schematron.SaxonError as error:
        hint = SLOWER if error.is_slow else ""
        raise NotRunError(
            str(path), f"its Schematron rules were not run to the end: {error.reason}", hint=hint
        ) from None
    except schematron.SchematronError as error:
        raise _fault(path, error) from None
    for asked, reason in library.refused.items():
        tell(f'doc("{asked}") in the rules of "{path.name}" was not read: {reason}')


def _fault(path: Path, error: Exception) -> FileError:
    line = getattr(error, "line", 0)
    reason = getattr(error, "reason", str(error))
    return FileError(
        getattr(error, "path", "") or str(path),
        f"is not a correct Schematron schema: {reason}",
        line=line,
        column=1,
    )
