"""The declarations at the head of a compact schema: `namespace`, `default namespace`, `datatypes`."""

from __future__ import annotations

import re

from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.environment import XML, XSD

_LIBRARY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:[^#]+)?")


def declare(cursor: Cursor) -> None:
    """Read the declarations into the cursor's environment, under the constraints of compact syntax A.1."""
    declared: set[tuple[str, str]] = set()
    while (kind := cursor.kind) in ("namespace", "default", "datatypes"):
        first = cursor.index
        cursor.index += 1
        if kind == "default":
            cursor.take("namespace")
        if kind == "datatypes":
            _datatypes(cursor, declared)
        else:
            _namespace(cursor, declared, default=kind == "default")
        if kind == "default":
            _once(cursor, declared, first, "default namespace", "")
    cursor.declared()


def _namespace(cursor: Cursor, declared: set[tuple[str, str]], *, default: bool) -> None:
    index = cursor.index
    prefix = None
    if not default or cursor.kind != "=":
        prefix = cursor.identifier("a namespace prefix")
        _once(cursor, declared, index, "namespace prefix", prefix)
    cursor.take("=")
    if cursor.kind == "inherit":
        cursor.index += 1
        uri = None
    else:
        uri = cursor.literal('a namespace URI in quotes or "inherit"')
    if prefix == "xmlns":
        cursor.fail('"xmlns" cannot be a namespace prefix', index)
    if (prefix == "xml") != (uri == XML):
        cursor.fail(f'prefix "xml" and namespace "{XML}" belong to each other alone', index)
    if prefix is not None:
        cursor.environment.namespaces[prefix] = uri
    if default:
        cursor.environment.default = uri


def _datatypes(cursor: Cursor, declared: set[tuple[str, str]]) -> None:
    index = cursor.index
    prefix = cursor.identifier("a datatype prefix")
    _once(cursor, declared, index, "datatype prefix", prefix)
    cursor.take("=")
    library = cursor.literal("the URI of a datatype library in quotes")
    if prefix == "xsd" and library != XSD:
        cursor.fail(f'datatype prefix "xsd" can only stand for "{XSD}"', index)
    if not _LIBRARY.fullmatch(library):
        cursor.fail(f'expected an absolute URI without "#" for a datatype library, not "{library}"', index)
    cursor.environment.datatypes[prefix] = library


def _once(cursor: Cursor, declared: set[tuple[str, str]], index: int, what: str, prefix: str) -> None:
    if (what, prefix) in declared:
        cursor.fail(f'{what} "{prefix}" is declared twice' if prefix else f"{what} is declared twice", index)
    declared.add((what, prefix))
