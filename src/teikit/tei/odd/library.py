"""What a source offers to the ODDs that choose from it: its declarations by name and by module, in its
order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from lxml import etree

from teikit.tei.names import tag
from teikit.tei.odd.declarations import SPECIFICATIONS, Declaration, declaration
from teikit.tei.odd.namespaces import words

EDITION = "{0}teiHeader/{0}fileDesc/{0}editionStmt/{0}edition".format(tag(""))


class Library:
    """The declarations of p5subset.xml, of another vocabulary's source, or of an ODD that has been
    compiled.
    """

    def __init__(
        self, declarations: Iterable[Declaration], path: str, edition: str = "", exceptions: str = ""
    ) -> None:
        self.declarations = tuple(declarations)
        self.path = path
        self.edition = edition
        self.exceptions = exceptions
        self._by_name: dict[tuple[str, str], Declaration] = {}
        self._by_module: dict[str, list[Declaration]] = {}
        for each in self.declarations:
            self._by_name.setdefault((each.kind, each.ident), each)
            self._by_module.setdefault(each.module, []).append(each)

    def find(self, ident: str, kinds: Iterable[str]) -> Declaration | None:
        """The declaration of a name that is of the first of these kinds there is one of."""
        return next((found for kind in kinds if (found := self._by_name.get((kind, ident)))), None)

    def module(self, key: str) -> Iterator[Declaration]:
        """The declarations of a module, elements last, since they need the others."""
        inside = self._by_module.get(key, [])
        yield from (each for each in inside if each.kind != "element")
        yield from (each for each in inside if each.kind == "element")

    @property
    def modules(self) -> tuple[str, ...]:
        """The names of the modules."""
        return tuple(self._by_module)

    @cached_property
    def idents(self) -> frozenset[str]:
        """The names of all declarations."""
        return frozenset(each.ident for each in self.declarations)


def library(root: etree._Element, path: str) -> Library:
    """What a file of specifications offers, as p5subset.xml is one."""
    default = root.find(
        f".//{tag('elementSpec')}[@ident='schemaSpec']//{tag('attDef')}[@ident='defaultExceptions']/{tag('defaultVal')}"
    )
    exceptions = "" if default is None else words(default.text)
    return Library(
        map(declaration, root.iter(*SPECIFICATIONS)), path, words(root.findtext(EDITION)), exceptions
    )
