"""A document type declaration exchanged for one that declares the same inside and refers to nothing outside.

Entities and attribute defaults shape the tree, so they stay; an external entity, and one that nobody in the
document declares, stands for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

PROLOG: Final = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
REFERENCE: Final = re.compile(r"&([^\W\d][\w.\-]*);")
PREDEFINED: Final = frozenset({"lt", "gt", "amp", "apos", "quot"})


def literal(value: str) -> str:
    """A replacement text as the literal that declares it."""
    for character in '&%"<\r\n\t':
        value = value.replace(character, f"&#{ord(character)};")
    return value


@dataclass(slots=True)
class Doctype:
    """What the internal subset declares, and where in the bytes of the document it stands."""

    name: str = ""
    start: int = -1
    end: int = -1
    entities: dict[str, str] = field(default_factory=dict)
    attributes: list[str] = field(default_factory=list)

    def exchange(self, data: bytes) -> str:
        """The text of the document with its declaration exchanged."""
        head, tail = data[: self.start].decode(), data[self.end :].decode()
        used = REFERENCE.findall("".join((tail, *self.entities.values(), *self.attributes)))
        values = dict.fromkeys(sorted(set(used) - PREDEFINED), "") | self.entities
        entities = "".join(f'<!ENTITY {name} "{literal(value)}">' for name, value in values.items())
        return f"{head}<!DOCTYPE {self.name} [{entities}{''.join(self.attributes)}]>{tail}"


def attach(parser: XMLParserType, doctype: Doctype, data: bytes) -> None:
    """Have a parser fill `doctype` while it reads `data`."""

    def start(name: str, *_rest: object) -> None:
        prolog = PROLOG.match(data)
        doctype.name, doctype.start = name, prolog.end() if prolog else 0

    def end() -> None:
        doctype.end = data.index(b">", parser.CurrentByteIndex) + 1

    def entity(name: str, is_parameter: bool, value: str | None, *_rest: object) -> None:
        if not is_parameter:
            doctype.entities.setdefault(name, value or "")

    def attribute(element: str, name: str, kind: str, default: str | None, required: bool) -> None:
        kind = "CDATA" if kind.startswith(("NOTATION", "ENTIT")) else kind
        if default is None:
            rule = "#REQUIRED" if required else "#IMPLIED"
        else:
            rule = f'{"#FIXED " if required else ""}"{literal(default)}"'
        doctype.attributes.append(f"<!ATTLIST {element} {name} {kind} {rule}>")

    parser.StartDoctypeDeclHandler = start
    parser.EndDoctypeDeclHandler = end
    parser.EntityDeclHandler = entity
    parser.AttlistDeclHandler = attribute
