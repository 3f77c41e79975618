"""Names of elements and attributes with the usual prefixes of their namespaces: `w:p`, `text:note`."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree


class Prefixes:
    """The prefixes that a format's names are written with here, whatever those of a file are."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = dict(namespaces)
        self._prefixes = {namespace: prefix for prefix, namespace in namespaces.items()}
        self._names: dict[str, str] = {}
        self._clark: dict[str, str] = {}

    def name(self, element: etree._Element) -> str:
        """The name of an element with its prefix; empty for what is no element."""
        tag = element.tag
        if not isinstance(tag, str):
            return ""
        if tag not in self._names:
            namespace, _, local = tag[1:].rpartition("}")
            self._names[tag] = f"{self._prefixes.get(namespace, '')}:{local}"
        return self._names[tag]

    def clark(self, name: str) -> str:
        """A prefixed name as lxml writes it."""
        if name not in self._clark:
            prefix, _, local = name.partition(":")
            self._clark[name] = f"{{{self._namespaces[prefix]}}}{local}"
        return self._clark[name]

    def value(self, element: etree._Element | None, attribute: str) -> str:
        """An attribute by its prefixed name; empty without the element or the attribute."""
        return "" if element is None else element.get(self.clark(attribute), "")

    def child(self, element: etree._Element | None, *path: str) -> etree._Element | None:
        """The first descendant along a path of prefixed names."""
        for step in path:
            if element is None:
                return None
            element = element.find(self.clark(step))
        return element
