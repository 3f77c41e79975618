"""The @custom of Transkribus: `person {offset:3; length:5; wikiData:Q42;}` says what a stretch is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from teikit.formats.scan.content import Mark

TAG = re.compile(r"([\w-]+)\s*\{([^{}]*)\}")
NAMES = {"person": "persName", "place": "placeName", "organization": "orgName", "organisation": "orgName"}
RENDS = {
    "bold": "bold", "italic": "italic", "superscript": "superscript", "subscript": "subscript",
    "underlined": "underline", "strikethrough": "strikethrough", "smallCaps": "small-caps",
    "letterSpaced": "letter-spaced",
}  # fmt: skip
"""What textStyle says, and TEI's @rend."""
PLAIN = {
    "del": ("del", {}, ""), "add": ("add", {}, "place"), "supplied": ("seg", {"type": "supplied"}, ""),
    "unclear": ("unclear", {}, "reason"), "gap": ("gap", {"reason": "illegible"}, "reason"),
}  # fmt: skip
"""Tags whose element is always the same, with its attributes, and the value that becomes one more."""
MENDED = {"sic": ("corr", "correction"), "abbrev": ("expan", "expansion")}
"""Tags that have another reading, and the value that has it."""
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
WIKIDATA = re.compile(r"Q\d+")
WHEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
WORD = re.compile(r"[^\s\d]\S*")

PLACED = frozenset(("offset", "length", "continued"))
OF_LINES = frozenset(("readingOrder", "structure"))
"""Tags of lines and regions as they are, not of words in them."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of @custom: its name and its values."""

    name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a tag is in TEI, and which of its values that says."""

    element: str
    attributes: Mapping[str, str]
    reads: str | None = None
    said: frozenset[str] = frozenset()


def unread(customs: Iterable[str]) -> Counter[str]:
    """How often each kind of tag, and of value of a tag, is there that is not read."""
    count: Counter[str] = Counter()
    for tag in (tag for custom in customs for tag in tags(custom) if tag.name not in OF_LINES):
        meant = list(_meant(tag))
        known = PLACED.union(*(each.said for each in meant))
        if meant:
            count.update(
                f"value{{s}} “{name}” of “{tag.name}” of @custom" for name in tag.values if name not in known
            )
        elif tag.name != "comment" or not tag.values.get("comment"):
            count[f"tag{{s}} “{tag.name}” of @custom"] += 1
    return count


def tags(custom: str) -> list[Tag]:
    """The tags of a @custom attribute, in order."""
    return [Tag(name, dict(_values(inside))) for name, inside in TAG.findall(custom)]


def comments(custom: str) -> Iterator[str]:
    """What somebody remarked on words of a line."""
    for tag in tags(custom):
        if tag.name == "comment" and (words := " ".join(tag.values.get("comment", "").split())):
            yield words


def marks(found: Iterable[Tag], length: int, lead: int = 0) -> Iterator[Mark]:
    """What the tags say of a line of that many characters, as elements of TEI; `lead` blanks before it, which
    they count, are no part of it.
    """
    for tag in found:
        said = tag.values
        if not (said.get("offset", "").isdigit() and said.get("length", "").isdigit()):
            continue
        first = int(said["offset"]) - lead
        start, end = (min(max(0, at), length) for at in (first, first + int(said["length"])))
        for each in _meant(tag):
            if each.element == "gap":
                yield Mark(end, end, each.element, each.attributes)
            elif start < end:
                runs_on = tag.name if said.get("continued") == "true" else ""
                yield Mark(start, end, each.element, each.attributes, each.reads, runs_on)


def _values(inside: str) -> Iterator[tuple[str, str]]:
    for part in inside.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            yield name.strip(), ESCAPED.sub(lambda found: chr(int(found[1], 16)), value.strip())


def _meant(tag: Tag) -> Iterator[Meant]:
    name, said = tag.name, tag.values
    if name in NAMES:
        known = WIKIDATA.fullmatch(said.get("wikiData", ""))
        ref = {"ref": f"https://www.wikidata.org/entity/{known[0]}"} if known else {}
        yield Meant(NAMES[name], ref, None, frozenset(("wikiData",) if known else ()))
    elif name == "date":
        when, values = _when(said)
        yield Meant("date", {"when": when} if when else {}, None, values)
    elif name == "textStyle":
        rends = [rend for value, rend in RENDS.items() if said.get(value) == "true"]
        yield from (Meant("hi", {"rend": rend}, None, frozenset(RENDS)) for rend in rends)
    elif name in PLAIN:
        element, usual, value = PLAIN[name]
        word = _word(said, value)
        yield Meant(element, {**usual, **word}, None, frozenset(word))
    elif name in MENDED and (reads := said.get(MENDED[name][1])):
        element, value = MENDED[name]
        yield Meant(element, {}, reads, frozenset((value,)))


def _word(said: Mapping[str, str], name: str) -> dict[str, str]:
    """The value of that name as an attribute, where it is one word, as TEI has it."""
    return {name: said[name]} if WORD.fullmatch(said.get(name, "")) else {}


def _when(said: Mapping[str, str]) -> tuple[str, frozenset[str]]:
    """A date as TEI has it, from `when` or from year, month and day; and the values that it says."""
    if (found := WHEN.fullmatch(said.get("when", ""))) and _is_day(found.groups("01")):
        return found[0], frozenset(("when",))
    parts = []
    for name, digits in (("year", 4), ("month", 2), ("day", 2)):
        if not said.get(name, "").isdigit() or not int(said[name]):
            break
        parts.append(said[name].zfill(digits))
    when = "-".join(parts)
    if WHEN.fullmatch(when) and _is_day((*parts, "01", "01")[:3]):
        return when, frozenset(("year", "month", "day")[: len(parts)])
    return "", frozenset()


def _is_day(parts: Iterable[str]) -> bool:
    with suppress(ValueError):
        return bool(date(*map(int, parts)))
    return False
