"""Short schemas for tests, written in a shorthand of the XML syntax."""

from __future__ import annotations

from teikit.relaxng import Schema, Violation, load

RNG = (
    'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)


def schema(body: str, attributes: str = "") -> Schema:
    """The schema that has these definitions, `start` among them."""
    return load("test.rng", f"<grammar {RNG} {attributes}>{body}</grammar>".encode())


def element(name: str, content: str = "<empty/>") -> str:
    return f'<element name="{name}">{content}</element>'


def start(pattern: str) -> str:
    return f"<start>{pattern}</start>"


def found(schema: Schema, document: str) -> list[Violation]:
    return list(schema.violations(document.encode()))


def kinds(schema: Schema, document: str) -> list[str]:
    return [violation.kind for violation in found(schema, document)]
