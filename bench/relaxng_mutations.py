"""Random changes to an XML document that keep it well-formed, mostly: they make it invalid, or not."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

_START = re.compile(rb"<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rb"\s([\w.:-]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>[^<>]*</\1>|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?/>")
_NAMES = (
    b"p div head note ref persName date list item lb pb choice sic hi q title bibl text body nonesuch".split()
)
_ATTRIBUTES = b"n type xml:id when ref target key cert resp nonesuch xml:lang rend who unit".split()
_VALUES = [
    b"",
    b"1",
    b"1900-02-29",
    b"1921-04-02",
    b"#a b",
    b"a b",
    b"true",
    b"-1",
    b"18th May",
    b"http://x y/",
    b"en-GB",
]


def mutate(document: bytes, random: Random) -> tuple[str, bytes]:
    """A changed document and the name of the change; the same one if there is nothing to change."""
    change = break_ if random.random() < 0.02 else random.choice(_CHANGES)
    return change.__name__, change(document, random)


def _pick(pattern: re.Pattern[bytes], document: bytes, random: Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(document, document.find(b"?>") + 1))
    return random.choice(found[1:]) if len(found) > 1 else None


def _splice(document: bytes, start: int, end: int, new: bytes) -> bytes:
    return document[:start] + new + document[end:]


def rename(document: bytes, random: Random) -> bytes:
    found = _pick(_ELEMENT, document, random)
    if not found or not found[1]:
        return document
    name = random.choice(_NAMES)
    old = found[0]
    new = b"<" + name + old[1 + len(found[1]) : -len(found[1]) - 1] + name + b">"
    return _splice(document, *found.span(), new)


def delete(document: bytes, random: Random) -> bytes:
    found = _pick(_ELEMENT, document, random)
    return _splice(document, *found.span(), b"") if found else document


def double(document: bytes, random: Random) -> bytes:
    found = _pick(_ELEMENT, document, random)
    return _splice(document, found.end(), found.end(), found[0]) if found else document


def move(document: bytes, random: Random) -> bytes:
    found, other = _pick(_ELEMENT, document, random), _pick(_START, document, random)
    if not found or not other or other[3]:
        return document
    return _splice(document, other.end(), other.end(), found[0])


def insert(document: bytes, random: Random) -> bytes:
    found = _pick(_START, document, random)
    if not found or found[3]:
        return document
    return _splice(document, found.end(), found.end(), b"<" + random.choice(_NAMES) + b"/>")


def text(document: bytes, random: Random) -> bytes:
    found = _pick(_START, document, random)
    if not found or found[3]:
        return document
    return _splice(
        document, found.end(), found.end(), random.choice([b"stray", b" ", b"&#xA0;", b"<!-- c -->", b"12"])
    )


def value(document: bytes, random: Random) -> bytes:
    found = _pick(_ATTRIBUTE, document, random)
    if not found:
        return document
    return _splice(document, *found.span(2), b'"' + random.choice(_VALUES) + b'"')


def attribute(document: bytes, random: Random) -> bytes:
    found = _pick(_START, document, random)
    if not found:
        return document
    name = random.choice(_ATTRIBUTES)
    if any(each[1] == name for each in _ATTRIBUTE.finditer(found[2])):
        return document
    new = b" " + name + b'="' + random.choice(_VALUES) + b'"'
    return _splice(document, found.end(1), found.end(1), new)


def drop(document: bytes, random: Random) -> bytes:
    found = _pick(_ATTRIBUTE, document, random)
    return _splice(document, *found.span(), b"") if found else document


def swap(document: bytes, random: Random) -> bytes:
    """Two neighbours change places."""
    found = list(_ELEMENT.finditer(document))
    pairs = [(a, b) for a, b in pairwise(found) if not document[a.end() : b.start()].strip()]
    if not pairs:
        return document
    one, two = random.choice(pairs)
    return _splice(document, one.start(), two.end(), two[0] + document[one.end() : two.start()] + one[0])


def id_(document: bytes, random: Random) -> bytes:
    """An ID is used twice."""
    found = [m for m in _ATTRIBUTE.finditer(document) if m[1] == b"xml:id"]
    if len(found) < 2:
        return document
    one, two = random.sample(found, 2)
    return _splice(document, *one.span(2), two[2])


def namespace(document: bytes, random: Random) -> bytes:
    found = _pick(_START, document, random)
    if not found or b"xmlns" in found[2]:
        return document
    new = (
        b' xmlns="'
        + random.choice([b"", b"http://www.w3.org/1998/Math/MathML", b"http://www.tei-c.org/ns/1.0"])
        + b'"'
    )
    return _splice(document, found.end(1), found.end(1), new)


def break_(document: bytes, random: Random) -> bytes:
    """A byte is lost or another."""
    at = random.randrange(document.find(b"?>") + 1, len(document))  # an encoding unknown to Java stops Jing
    return _splice(document, at, at + 1, random.choice([b"", b"<", b"&", b">", b'"', b"x", b"\xff"]))


_CHANGES = (rename, delete, double, move, insert, text, value, attribute, drop, swap, id_, namespace)
