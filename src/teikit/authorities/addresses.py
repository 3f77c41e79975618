"""Numbers in authority files as addresses and the other way: `gnd:118540238`, https://d-nb.info/gnd/118540238."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How the addresses of an authority are known, and how they are written."""

    known: re.Pattern[str]
    written: str


SCHEMES: Mapping[str, _Scheme] = {
    name: _Scheme(re.compile(known), written)
    for name, known, written in (
        ("gnd", r"https?://d-nb\.info/gnd/([\dX-]+)", "https://d-nb.info/gnd/{}"),
        (
            "wikidata",
            r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)(Q\d+)",
            "http://www.wikidata.org/entity/{}",
        ),
        ("viaf", r"https?://(?:www\.)?viaf\.org/viaf/(\d+)/?", "http://viaf.org/viaf/{}"),
        (
            "geonames",
            r"https?://(?:sws\.|www\.)?geonames\.org/(\d+)(?:/.*)?",
            "https://sws.geonames.org/{}/",
        ),
        (
            "lcnaf",
            r"https?://id\.loc\.gov/authorities/names/(n\w*\d+)(?:\.html)?",
            "http://id.loc.gov/authorities/names/{}",
        ),
        ("isni", r"https?://(?:www\.)?isni\.org/(?:isni/)?(\d{15}[\dX])", "https://isni.org/isni/{}"),
    )
}
NUMBER = re.compile(r"[\w-]+")


def short(address: str) -> str:
    """The short form of an address; an address that no scheme knows stays as it is."""
    for name, scheme in SCHEMES.items():
        if found := scheme.known.fullmatch(address.strip()):
            return f"{name}:{found[1]}"
    return "".join(address.split())


def numbered(scheme: str, number: str) -> str:
    """The short form of a number of an authority by its name, or nothing where there is no such number."""
    name, number = ALIASES.get(scheme.strip().lower(), scheme.strip().lower()), number.strip()
    if name not in SCHEMES:
        return ""
    if "/" in number:
        return short(number)
    return f"{name}:{number}" if NUMBER.fullmatch(number) else ""


ALIASES = {
    "dnb": "gnd",
    "pnd": "gnd",
    "lc": "lcnaf",
    "loc": "lcnaf",
    "wkp": "wikidata",
    "geoname": "geonames",
}


def address(known: str) -> str:
    """The address of a short form."""
    name, _, number = known.partition(":")
    return SCHEMES[name].written.format(number) if name in SCHEMES else known


def identifier(known: str) -> tuple[str, str]:
    """What kind of number an address or its short form is, and the number."""
    name, _, number = short(known).partition(":")
    return (name, number) if name in SCHEMES else ("URI", known)
