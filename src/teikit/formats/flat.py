"""A document whose parts stand in one XML file, as in flat ODF and flat OPC, read like an archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.formats.markup import parse_xml
from teikit.source import FileError


class Flat:
    """The parts of one file by the names that they would have in an archive."""

    def __init__(self, path: str, parts: Mapping[str, etree._Element]) -> None:
        self.path = path
        self._parts = dict(parts)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises FileError where it is missing."""
        if name not in self._parts:
            raise FileError(self.path, f'has no part "{name}"', hint="the file is broken")
        return etree.tostring(self._parts[name])

    def xml(self, name: str) -> etree._Element:
        """The root element of a part. Raises FileError as `read`."""
        return parse_xml(self.read(name), f"{self.path}!{name}")

    def optional(self, name: str) -> etree._Element | None:
        """The root element of a part that may be missing."""
        return self.xml(name) if name in self else None
