"""An ODD with all its words taken from its sources: the elements, classes, macros and datatypes of a
schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from teikit.source import FileError
from teikit.tei.names import TEI
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.reading import Texts


@dataclass(frozen=True)
class Specification:
    """The declarations of a schema in order, and what its schemaSpec says.

    `imports` are the moduleRef elements with a RELAX NG schema of another vocabulary, `grammars` the schemas
    themselves by address, `constraints` the constraintSpec elements of no declaration; `remarks` is what was
    noticed on the way and is no error. `own` are the ODD's own declarations by name, as they stand in
    `texts`.
    """

    schema: etree._Element
    declarations: tuple[Declaration, ...]
    imports: tuple[etree._Element, ...] = ()
    grammars: Mapping[str, etree._Element] = field(default_factory=dict)
    constraints: tuple[etree._Element, ...] = ()
    edition: str = ""
    exceptions: str = ""
    remarks: tuple[FileError, ...] = ()
    own: Mapping[str, etree._Element] = field(default_factory=dict)
    texts: Texts | None = None

    @property
    def ident(self) -> str:
        """The name of the schema."""
        return self.schema.get("ident", "").strip()

    @property
    def namespace(self) -> str:
        """The namespace of the elements that name none themselves."""
        return self.schema.get("ns", TEI)

    @property
    def prefix(self) -> str:
        """What the names of patterns begin with, so that those of an imported schema stay apart."""
        return self.schema.get("prefix", "")

    @property
    def start(self) -> list[str] | None:
        """The names of the elements that a document may have as its root; None where the ODD does not say."""
        return self.schema.get("start", "").split() if "start" in self.schema.attrib else None

    @cached_property
    def elements(self) -> tuple[Declaration, ...]:
        """The elements, in order."""
        return tuple(each for each in self.declarations if each.kind == "element")

    @cached_property
    def classes(self) -> Mapping[str, Declaration]:
        """The classes by name."""
        return {each.ident: each for each in self.declarations if each.kind == "class"}

    @cached_property
    def attribute_classes(self) -> Mapping[str, Declaration]:
        """The classes that give attributes, by name."""
        return {ident: each for ident, each in self.classes.items() if each.type == "atts"}

    @cached_property
    def by_name(self) -> Mapping[str, Declaration]:
        """All declarations by their names, the first of several that share one."""
        found: dict[str, Declaration] = {}
        for each in self.declarations:
            found.setdefault(each.ident, each)
        return found

    @cached_property
    def _members(self) -> Mapping[str, list[Declaration]]:
        found: dict[str, list[Declaration]] = {}
        for each in self.declarations:
            for key in dict.fromkeys(member.get("key", "") for member in each.memberships):
                found.setdefault(key, []).append(each)
        return found

    def members(self, ident: str) -> list[Declaration]:
        """The elements and classes that are members of a class themselves, in order."""
        return self._members.get(ident, []) if ident in self.classes else []
