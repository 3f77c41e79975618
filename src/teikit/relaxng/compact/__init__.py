"""The compact syntax of RELAX NG (OASIS, 21 November 2002), read into the nodes of its XML syntax."""

from __future__ import annotations

from teikit.relaxng.compact.cursor import Cursor
from teikit.relaxng.compact.declarations import declare
from teikit.relaxng.compact.escapes import decode
from teikit.relaxng.compact.productions import schema
from teikit.relaxng.syntax.node import Node
from teikit.relaxng.trampoline import run

__all__ = ["read"]


def read(text: bytes, path: str, *, annotated: bool = False) -> Node:
    """Read a schema in the compact syntax.

    Takes the bytes of the schema, UTF-16 if they begin with its byte order mark and UTF-8 otherwise, and the
    path that errors name and that `include` and `external` are resolved against. Returns the root of what the
    specification translates the schema to; a namespace that is inherited from the schema that refers to this
    one is the absence of `ns`. Annotations are left out; with `annotated` those that are elements stand among
    the children of what they annotate, and the tree is not for simplification. Raises SchemaError for what
    the grammar and the constraints of the specification's appendix A forbid; the restrictions of RELAX NG
    itself are not checked.
    """
    cursor = Cursor(decode(text, path), path, annotated=annotated)
    declare(cursor)
    return run(schema(cursor))
