"""Why a name or a date is tagged: how certain that is, on what evidence, and who says so."""

from __future__ import annotations

from lxml import etree

from teikit.reading_page.markup import name, words
from teikit.tei.document import Tei

NAMED = frozenset({"persName", "orgName", "name", "label"})


class Evidence:
    """Puts @cert, @evidence and @resp into words; those of one kind are many, so each is made once."""

    def __init__(self, tei: Tei) -> None:
        self._tei = tei
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, element: etree._Element) -> str:
        """The evidence for an element, in a line; empty where it says nothing."""
        key = element.get("cert", ""), element.get("evidence", ""), element.get("resp", "")
        if key not in self._known:
            self._known[key] = self._said(*key)
        return self._known[key]

    def _said(self, certainty: str, evidence: str, responsible: str) -> str:
        who = ", ".join(map(self._who, responsible.split()))
        parts = (("certainty", certainty), ("evidence", evidence.replace(" ", ", ")), ("by", who))
        return "; ".join(f"{what}: {said}" for what, said in parts if said)

    def _who(self, pointer: str) -> str:
        """Whom a pointer means: what he answers for and his name, else the pointer."""
        found = self._tei.resolve(pointer) if pointer.startswith("#") else None
        if found is None:
            return pointer
        if name(found) == "respStmt":
            return ", ".join(filter(None, map(words, found.iterchildren(etree.Element))))
        named = (each for each in found.iterchildren(etree.Element) if name(each) in NAMED)
        return words(next(named, found)) or pointer
