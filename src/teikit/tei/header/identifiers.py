"""Identifiers: DOI, URN, VIAF, ISBN … as numbers of their scheme, and as addresses where they have one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from teikit.addresses import address as spelled
from teikit.tei.document import Tei
from teikit.tei.header.paths import each, words
from teikit.tei.mapping import Fact

SCHEMES = {
    "doi": (r"(?:https?://(?:dx\.)?doi\.org/|(?:info:)?doi:\s*)?(10\.\d{4,9}/\S+)", "https://doi.org/{}"),
    "handle": (r"(?:https?://hdl\.handle\.net/|hdl:)(\S+)", "https://hdl.handle.net/{}"),
    "ark": (r"(?:https?://[^/\s]+/)?(ark:/?\d{5,9}/\S+)", "https://n2t.net/{}"),
    "urn": (r"(urn:[A-Za-z0-9-]{2,32}:\S+)", ""),
    "viaf": (r"https?://(?:www\.)?viaf\.org/(?:en/)?viaf/(\d+)/?\S*", "https://viaf.org/viaf/{}"),
    "gnd": (r"(?:https?://(?:www\.)?d-nb\.info/gnd/|gnd:)([\dX-]+)/?", "https://d-nb.info/gnd/{}"),
    "orcid": (r"(?:https?://)?(?:www\.)?orcid\.org/((?:\d{4}-){3}\d{3}[\dX])", "https://orcid.org/{}"),
    "isni": (r"(?:https?://(?:www\.)?isni\.org/(?:isni/)?)(\d{15}[\dX])", "https://isni.org/isni/{}"),
    "ror": (r"(?:https?://)?ror\.org/(0[a-z0-9]{6}\d{2})", "https://ror.org/{}"),
    "wikidata": (
        r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wikidata:)([QP]\d+)",
        "https://www.wikidata.org/entity/{}",
    ),
    "geonames": (
        r"(?:https?://(?:[a-z]+\.)?geonames\.org/|geonames:)(\d+)\S*",
        "https://sws.geonames.org/{}/",
    ),
    "tgn": (r"(?:https?://vocab\.getty\.edu/(?:page/)?tgn/|tgn:)(\d+)\S*", "http://vocab.getty.edu/tgn/{}"),
    "pleiades": (
        r"(?:https?://pleiades\.stoa\.org/places/|pleiades:)(\d+)\S*",
        "https://pleiades.stoa.org/places/{}",
    ),
    "url": (r"(https?://\S+)", "{}"),
}
"""By scheme: what a value of it looks like, and its address."""
PATTERNS = {scheme: re.compile(pattern, re.IGNORECASE | re.ASCII) for scheme, (pattern, _) in SCHEMES.items()}
NAMED = {"hdl": "handle", "uri": "url", "purl": "url", "pnd": "gnd", "wd": "wikidata", "lccn": "lccn"}
BARE = {
    "viaf": re.compile(r"\d+", re.ASCII),
    "gnd": re.compile(r"[\dX-]+", re.ASCII),
    "orcid": re.compile(r"(?:\d{4}-){3}\d{3}[\dX]", re.ASCII),
    "isni": re.compile(r"\d{15}[\dX]", re.ASCII),
    "ror": re.compile(r"0[a-z0-9]{6}\d{2}", re.ASCII),
    "wikidata": re.compile(r"[QP]\d+", re.ASCII),
    "geonames": re.compile(r"\d+", re.ASCII),
    "handle": re.compile(r"[\d.]+/\S+", re.ASCII),
}
"""What a value looks like where the element itself says its scheme."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A value of a scheme, which is lower case; `url` is its address, empty where it has none."""

    value: str
    scheme: str
    url: str = ""


def identifier(said: str, scheme: str = "") -> Identifier:
    """What an identifier is by its looks, and by the scheme that its element names."""
    value, named = "".join(said.split()), NAMED.get(scheme.lower(), scheme.lower())
    for name, pattern in PATTERNS.items():
        if found := pattern.fullmatch(value):
            template = SCHEMES[name][1]
            url = spelled(template.format(found[1]))
            if url or not template:
                return Identifier(found[1], name, url)
    if named in BARE and BARE[named].fullmatch(value):
        return Identifier(value, named, SCHEMES[named][1].format(value))
    return Identifier(" ".join(said.split()), named or "local")


OWN = (
    "teiHeader/fileDesc/publicationStmt/idno",
    "teiHeader/fileDesc/publicationStmt/idno/idno",
    "teiHeader/fileDesc/publicationStmt/ab/idno",
    "teiHeader/fileDesc/publicationStmt/p/idno",
)


def own(tei: Tei) -> Iterator[Identifier]:
    """The identifiers of the TEI file itself; one of one part only, not a heap of them."""
    for element in each(tei, *OWN):
        said = (element.text or "").strip() if len(element) else words(element)
        if said:
            yield identifier(said, element.get("type", "") or element.get("subtype", ""))


def address(tei: Tei) -> str:
    """What the file is called on the web: its first address, else a name that its bytes alone have."""
    return next(
        (each.url for each in own(tei) if each.url), f"urn:uuid:{uuid5(NAMESPACE_OID, tei.source.digest)}"
    )


IDENTIFIERS = Fact(OWN, own, '<idno type="DOI">10.5281/zenodo.1234567</idno>')
DOI = Fact(
    OWN,
    lambda tei: (each for each in own(tei) if each.scheme == "doi"),
    '<idno type="DOI">10.1234/abcd</idno>',
)
