"""What names of patterns stand for in a grammar that is being built, and which words describe them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.descriptions import description
from teikit.tei.odd.grammar.pattern import Pattern, documentation, of, ref
from teikit.tei.odd.specification import Specification

WAYS = ("alternation", "sequence", "sequenceOptional", "sequenceOptionalRepeatable", "sequenceRepeatable")
"""The ways in which a class stands for its members (TEI P5 22.5.1.3); each but the first has a pattern."""
WAY = re.compile(rf"_({'|'.join(sorted(WAYS, key=len, reverse=True))})")
WRAPPERS = {
    "sequenceOptional": "optional",
    "sequenceRepeatable": "oneOrMore",
    "sequenceOptionalRepeatable": "zeroOrMore",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """A specification, the language of the words, and the elements of any name that were met."""

    schema: Specification
    language: str
    any_elements: dict[etree._Element, str] = field(default_factory=dict)
    ways: set[tuple[str, str]] = field(default_factory=set)

    def name(self, declaration: Declaration) -> str:
        """The name of the pattern of a declaration."""
        return declaration.written.get("prefix", self.schema.prefix) + declaration.ident

    def reference(self, name: str, *, as_written: bool = False) -> str:
        """The name of the pattern that a name in an ODD stands for; one that is unknown stays as it is."""
        plain = WAY.sub("", name)
        found = self.schema.by_name.get(plain)
        if found is None or as_written:
            return name
        if plain != name:
            self.ways.add((plain, name[len(plain) + 1 :]))
        prefix = found.written.get("prefix")
        if prefix is None:
            return self.schema.prefix + name
        return name if name.startswith(prefix) else prefix + name

    def member(self, declaration: Declaration, of_class: str, way: str = "") -> tuple[Pattern, ...]:
        """A member of a class where the class stands; memberOf may say how often (TEI P5 22.5.1.3)."""
        name = self.name(declaration)
        if declaration.kind != "element":
            if way:
                self.ways.add((declaration.ident, way))
            return (ref(f"{name}_{way}" if way else name),)
        member = next((each for each in declaration.memberships if each.get("key") == of_class), None)
        least, most = (member.get("min", ""), member.get("max", "")) if member is not None else ("", "")
        fewest = int(least) if least.isdecimal() else 1
        required = (ref(name),) * fewest
        if most == "unbounded":
            return (*required, of("zeroOrMore", (ref(name),)))
        return (
            *required,
            *(of("optional", (ref(name),)),) * ((int(most) if most.isdecimal() else 1) - fewest),
        )

    def described(self, written: etree._Element) -> Pattern:
        """What an element, attribute or value is for."""
        return documentation(description(written, self.language))
