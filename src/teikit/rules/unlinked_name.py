"""A name has no pointer to whom or what it names, though most names of its kind have one.

In a file whose names lead to entries or authorities, a bare name falls out of the index and off the map.
Names in a name, in an entry of a register and in the header are left alone; `@key`, `@nymRef`, `@corresp` and
`@sameAs` will do as well as `@ref`.

Give the name a `@ref`; for one that nobody could identify, `@cert` or `ref="#unknown"` and an entry say so.

Bad::

    <p><persName key="ada">Ada</persName> wrote to <persName key="bea">Bea</persName>,
    <persName key="ada">she</persName> to <persName key="dora">Dora</persName>,
    and they to <persName>Cyril</persName>.</p>

Good::

    <p><persName key="ada">Ada</persName> wrote to
    <persName key="bea">Bea of <placeName>Bonn</placeName></persName>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import Ancestors, words
from teikit.tei.names import tag

SEVERITY = "hint"
KINDS = {"persName": "person", "placeName": "place", "orgName": "organization"}
LINKS = frozenset("ref key nymRef corresp sameAs copyOf cert evidence".split())
APART = frozenset(
    map(tag, "teiHeader standOff listBibl person personGrp place org nym persName placeName orgName".split())
)
ENOUGH = 0.8


def check(tei: Tei, *, share: float = ENOUGH) -> Iterator[Finding]:
    """Names of the text without a pointer, where at least this share of their kind has one."""
    apart = Ancestors(APART)
    for kind, what in KINDS.items():
        names = [each for each in tei.elements(kind) if apart.nearest(each) is None]
        bare = [each for each in names if LINKS.isdisjoint(each.keys())]
        if bare and len(names) - len(bare) >= share * len(names):
            for name in bare:
                message = f'"{_short(name)}" does not say which {what} is meant'
                yield Finding(name, message, hint="give it a ref, as most others have")


def _short(name: etree._Element) -> str:
    said = words(name)
    return said if len(said) <= 40 else said[:39] + "…"
