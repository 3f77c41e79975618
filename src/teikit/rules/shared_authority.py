"""Two entries of a register have the same number in an authority file.

A number of VIAF, GND, GeoNames or Wikidata names one person, place or organization: either the two entries
are one, or one of them has the number of another. Numbers stand in `idno`, or as a link in `@sameAs`,
`@corresp` or `@ref` of the entry. Each text of a teiCorpus may have a register of its own.

Join the entries and mend the pointers at them, or correct the number.

Bad::

    <listPerson>
    <person xml:id="ada"><persName>Ada</persName><idno type="GND">118640739</idno></person>
    <person xml:id="lovelace"><persName>Lovelace</persName><idno type="GND">118640739</idno></person>
    </listPerson>

Bad::

    <listPlace>
    <place xml:id="rome" sameAs="http://www.geonames.org/3169070"><placeName>Rome</placeName></place>
    <place xml:id="roma"><idno>https://geonames.org/3169070/</idno></place>
    </listPlace>

Good::

    <listPerson>
    <person xml:id="ada"><persName>Ada</persName><idno type="GND">118640739</idno></person>
    <person xml:id="bea"><persName>Bea</persName><idno type="GND">118640738</idno></person>
    </listPerson>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local
from teikit.tei.names import XML_ID, tag

SEVERITY = "warning"
ENTRIES = ("person", "personGrp", "place", "org")
LINKS = ("sameAs", "corresp", "ref", "source")
AUTHORITIES = frozenset("viaf gnd geonames wikidata isni orcid lcnaf naf bnf tgn ulan pleiades cerl".split())
SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
HOSTS = re.compile(
    r"(?:viaf|d-nb|geonames|wikidata|isni|orcid|id\.loc|data\.bnf|vocab\.getty|pleiades\.stoa|data\.cerl)\.",
    re.IGNORECASE,
)


def check(tei: Tei) -> Iterator[Finding]:
    """Each entry after the first one of its kind that has a number."""
    first: dict[tuple[etree._Element | None, str, str], etree._Element] = {}
    for entry in tei.elements(*ENTRIES):
        register = next(entry.iterancestors(tag("TEI")), None)
        for number in dict.fromkeys(_numbers(entry)):
            other = first.setdefault((register, local(entry), number), entry)
            if other is not entry:
                line, _ = tei.position(other)
                called = f'"{other.get(XML_ID)}"' if other.get(XML_ID) else f"the one in line {line}"
                message = f'this entry and {called} both have "{number}"'
                yield Finding(entry, message, hint="join the two, or correct the number")


def _numbers(entry: etree._Element) -> Iterator[str]:
    """What names the entry in an authority file, written in one way."""
    for idno in entry.iterchildren(tag("idno")):
        number, kind = (idno.text or "").strip(), (idno.get("type") or "").lower()
        if SCHEME.match(number):
            yield from _link(number)
        elif number and kind in AUTHORITIES:
            yield f"{kind} {number}"
    for name in LINKS:
        for pointer in entry.get(name, "").split():
            yield from _link(pointer)


def _link(pointer: str) -> Iterator[str]:
    found = SCHEME.match(pointer)
    if found and HOSTS.match(pointer, found.end()):
        yield pointer[found.end() :].rstrip("/")
