"""A RELAX NG schema as it was written, in either syntax: one tree of nodes with their places.

Both readers (XML and compact) build this tree; simplification turns it into patterns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Node:
    """One element of the RELAX NG XML syntax, foreign elements and annotations left out.

    `name` is the local name in the RELAX NG namespace (`element`, `ref`, `oneOrMore` …), `attributes` its
    own attributes without those of a foreign namespace, whitespace-trimmed where section 4.2 says so.
    `text` is the content of `name`, `value` and `param`. `ns` and `datatype_library` are what is in scope
    after the inheritance of sections 4.3, 4.4 and 4.8. `prefixes` are the namespace declarations in scope
    (for QNames in `name` and for the context of `value`); the default namespace has the key "".
    `path` is the file that holds it, `base` the base URI or path that `href` is resolved against.
    """

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Node] = field(default_factory=list)
    text: str = ""
    ns: str = ""
    datatype_library: str = ""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    base: str = ""


class SchemaError(Exception):
    """A schema that is not correct: `path`, `line`, `column` (from 1; 0 when unknown) and `reason`."""

    def __init__(self, reason: str, path: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(f"{path}:{line}:{column}: {reason}")
        self.reason, self.path, self.line, self.column = reason, path, line, column
