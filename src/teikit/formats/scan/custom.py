"""The @custom of Transkribus: `person {offset:3; length:5; wikiData:Q42;}` says what a stretch is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from teikit.formats.scan.content import Mark

TAG = re.compile(r"([\w-]+)\s*\{([^{}]*)\}")
NAMES = {"person": "persName", "place": "placeName", "organization": "orgName", "organisation": "orgName"}
RENDS = (
    "bold",
    "italic",
    "superscript",
    "subscript",
    "underlined",
    "strikethrough",
    "smallCaps",
    "letterSpaced",
)
SPELLED = {"underlined": "underline", "smallCaps": "small-caps", "letterSpaced": "letter-spaced"}
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of @custom: its name and its values."""

    name: str
    values: Mapping[str, str]


READ = frozenset((*NAMES, "date", "textStyle", "unclear", "sic", "readingOrder", "structure"))


def unread(customs: Iterable[str]) -> Iterator[str]:
    """One line for each kind of tag that is not read: how often, and its name."""
    kinds = Counter(tag.name for custom in customs for tag in tags(custom) if tag.name not in READ)
    yield from (f"left out: {count} tags “{name}” of @custom" for name, count in sorted(kinds.items()))


def tags(custom: str) -> list[Tag]:
    """The tags of a @custom attribute, in order."""
    return [Tag(name, dict(_values(inside))) for name, inside in TAG.findall(custom)]


def _values(inside: str) -> Iterator[tuple[str, str]]:
    for part in inside.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip(), ESCAPED.sub(lambda found: chr(int(found[1], 16)), value.strip())


def marks(found: Iterable[Tag], length: int) -> Iterator[Mark]:
    """What the tags say of a line of that many characters, as elements of TEI."""
    for tag in found:
        said = tag.values
        if not (said.get("offset", "").isdigit() and said.get("length", "").isdigit()):
            continue
        start = int(said["offset"])
        end = min(start + int(said["length"]), length)
        if start < end:
            for element, attributes, reads in _elements(tag.name, said):
                yield Mark(start, end, element, attributes, reads)


def _elements(name: str, said: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str], str | None]]:
    if name in NAMES:
        wikidata = said.get("wikiData", "")
        known = (
            {"ref": f"https://www.wikidata.org/entity/{wikidata}"} if re.fullmatch(r"Q\d+", wikidata) else {}
        )
        yield NAMES[name], known, None
    elif name == "date":
        when = said.get("when", "")
        yield "date", {"when": when} if re.fullmatch(r"\d{4}(-\d\d){0,2}", when) else {}, None
    elif name == "textStyle":
        for rend in RENDS:
            if said.get(rend) == "true":
                yield "hi", {"rend": SPELLED.get(rend, rend)}, None
    elif name == "unclear":
        yield "unclear", {}, None
    elif name == "sic" and said.get("correction"):
        yield "corr", {}, said["correction"]
