"""Makes TEI elements: `E.p("words", E.hi("more"), n="1")`, typed."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.builder import ElementMaker

from teikit.tei.names import TEI


class _TeiMaker:
    """One function for each name; attributes are keyword arguments, or a dictionary for xml:id."""

    def __init__(self) -> None:
        self._maker = ElementMaker(namespace=TEI, nsmap={None: TEI})

    def __getattr__(self, name: str) -> Callable[..., etree._Element]:
        make: Callable[..., etree._Element] = getattr(self._maker, name)
        return make


E = _TeiMaker()
