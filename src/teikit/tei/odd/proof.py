"""Proves that the grammar made of an ODD is correct RELAX NG; if not, says what of the ODD is to blame."""

from __future__ import annotations

import re

from teikit import relaxng
from teikit.source import FileError
from teikit.tei.odd.specification import Specification
from teikit.tei.references.near import Near

START = re.compile(rb"<start>(.*?)</start>", re.DOTALL)
DEFINITION = re.compile(r'^ +<define name="([^"]*)"')
PART = re.compile(r"\.attributes$|\.attribute\..*$|_(?:alternation|sequence\w*)$")


def prove(schema: Specification, grammar: bytes) -> None:
    """Raise FileError at the declaration that makes the grammar of a schema incorrect.

    An ODD that only chooses from its sources can do no other harm than to leave no root.
    """
    start = START.search(grammar)
    if start is None or b"<ref" not in start[1]:
        raise _rootless(schema)
    if not schema.own and not schema.imports:
        return
    try:
        relaxng.load(f"{schema.ident}.rng", grammar)
    except relaxng.SchemaError as error:
        raise blamed(schema, grammar, error) from None


def _rootless(schema: Specification) -> FileError:
    names = schema.start if schema.start is not None else ["TEI"]
    likely = [near for name in names for near in Near({each.ident for each in schema.elements}).likely(name)]
    hint = f'did you mean "{likely[0]}"?' if likely else "name one of its elements in schemaSpec/@start"
    path, line, column = schema.texts.place(schema.schema) if schema.texts else ("", 0, 0)
    reason = f"no document can follow it: it has no element {' or '.join(names) or 'to begin with'}"
    return FileError(path, reason, line=line, column=column, hint=hint)


def blamed(schema: Specification, grammar: bytes, error: relaxng.SchemaError) -> FileError:
    """The error of a grammar as one of the ODD."""
    lines = grammar.decode("utf-8").splitlines()[: error.line]
    found = next((made[1] for each in reversed(lines) if (made := DEFINITION.match(each))), "")
    ident = PART.sub("", found.removeprefix(schema.prefix))
    element = schema.own.get(ident, schema.schema)
    path, line, column = schema.texts.place(element) if schema.texts else ("", 0, 0)
    what = f'"{ident}"' if ident else "the start"
    reason = f"{what} makes no correct RELAX NG: {error.reason}"
    return FileError(path, reason, line=line, column=column, hint="see its content, attributes and classes")
