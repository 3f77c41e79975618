"""Under which terms a TEI file may be used: its licence as an address and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.addresses import address
from teikit.tei.document import Tei
from teikit.tei.header.paths import each, words
from teikit.tei.mapping import Fact

AVAILABILITY = "teiHeader/fileDesc/publicationStmt/availability"
LICENCES = (
    f"{AVAILABILITY}/licence",
    f"{AVAILABILITY}/p/licence",
    f"{AVAILABILITY}/ab/licence",
    f"{AVAILABILITY}/p",
    f"{AVAILABILITY}/ab",
    AVAILABILITY,
)
CREATIVE = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(licenses/([a-z-]+)|publicdomain/(zero|mark))/(\d\.\d)"
    r"(?:/([a-z]{2}))?(?=[/\s]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """A licence or another statement of rights: its words, and its address where it has one."""

    words: str
    url: str = ""

    @property
    def spdx(self) -> str:
        """The identifier of a Creative Commons licence as SPDX lists it; empty for any other."""
        found = CREATIVE.match(self.url)
        if not found:
            return ""
        kind = found[2] or {"zero": "zero", "mark": "pdm"}[found[3].lower()]
        name = {"zero": "CC0", "pdm": "CC-PDM"}.get(kind, f"CC-{kind.upper()}")
        return f"{name}-{found[4]}"

    @property
    def canonical(self) -> str:
        """The address of the licence itself, without the language of its page."""
        found = CREATIVE.match(self.url)
        return f"{found[0].replace('http:', 'https:')}/" if found else self.url


def terms(tei: Tei) -> Iterator[Terms]:
    """The licences; where there is none, what is said of availability; where there is nothing, its status."""
    licences = [*each(tei, *LICENCES[:3])]
    for element in licences:
        if element.get("target") or words(element):
            target = next(iter(element.get("target", "").split()), "")
            yield Terms(words(element) or target, address(target))
    if licences:
        return
    said = [element for element in each(tei, *LICENCES[3:5]) if words(element)]
    for element in said:
        written = [part.get("target", "") for part in element.iter(etree.Element)]
        found = next(filter(None, map(CREATIVE.search, (*written, words(element)))), None)
        yield Terms(words(element), found[0] if found else "")
    for element in each(tei, AVAILABILITY) if not said else ():
        if element.get("status") in ("free", "restricted"):
            yield Terms(element.get("status", ""))


RIGHTS = Fact(
    LICENCES, terms, '<licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence>'
)
