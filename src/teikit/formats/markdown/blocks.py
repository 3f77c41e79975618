"""What pandoc writes in lines of their own and CommonMark lacks: divisions, verse, lists with letters.

It becomes what CommonMark has, and keeps its width, so that what stands in it is as far in as before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from teikit.formats.markdown.spans import Parse, spans
from teikit.formats.markdown.tables import drawn
from teikit.formats.omissions import Omissions

OPENING = re.compile(r" {0,3}:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]+)[ \t]*:*[ \t]*")
CLOSING = re.compile(r" {0,3}:{3,}[ \t]*")
VERSE = re.compile(r"\|(?: (.*)|)")
DELIMITERS = re.compile(r"[ \t|:+-]*-[ \t|:+-]*")
MARKER = re.compile(
    r"(?P<inset> *)(?P<open>\(?)(?P<label>#|\d{1,3}|[a-z]|[A-Z]|[ivxlc]{2,7}|[IVXLC]{2,7})(?P<close>[.)])"
    r"(?P<gap> +)\S"
)
ITEM = re.compile(r" *(?:[-+*]|\d{1,9}[.)]) +\S")
"""What begins an item in which a list may begin with the next line."""
SIGNS = "+*"
"""The bullets of lists one after the other."""
INITIAL = re.compile(r"[A-Z]")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(slots=True)
class Blocks:
    """A text in CommonMark, and where in it, in bytes, stands what it lacks."""

    text: str
    verses: set[int] = field(default_factory=set)
    captions: set[int] = field(default_factory=set)
    headless: set[int] = field(default_factory=set)
    """Tables whose first row says nothing."""
    labels: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item begins with, the numbers that it may mean, and the line that begins its list."""

    style: tuple[str, str, str, str]
    label: str
    numbers: frozenset[int]
    list: int


def plain_blocks(text: str, parse: Parse, left_out: Omissions) -> Blocks:
    """A text whose blocks are those of CommonMark."""
    lines = text.split("\n")
    free, markers = _bulleted(lines, parse)
    tables, captions = drawn(lines, free)
    divided = any(is_free and OPENING.fullmatch(line) for line, is_free in zip(lines, free, strict=True))
    made, put, number = Blocks(""), [""], 0
    at = 0
    while number < len(lines):
        line, count = lines[number], 1
        verse = _verse(lines, free, number)
        if number in tables:
            count, line = tables[number].end - number, "\n".join(tables[number].lines)
            made.headless |= set() if any(tables[number].rows[0]) else {at}
        elif number in captions:
            made.captions.add(at)
            line = captions[number]
        elif divided and free[number] and (OPENING.fullmatch(line) or CLOSING.fullmatch(line)):
            left_out.add("fences of divisions", line)
            line = ""
        elif verse:
            made.verses.add(at)
            count, line = len(verse), "\\\n".join(_joined(verse))
        elif number in markers:
            marker = markers[number]
            label = marker.label.replace("#", str(min(marker.numbers)))
            made.labels |= dict.fromkeys(range(at, at + len(marker.style[0]) + 1), label)
        put.append(line)
        at += len(line.encode()) + 1
        number += count
    made.text = "\n".join(put[1:])
    return made


def _bulleted(lines: list[str], parse: Parse) -> tuple[list[bool], dict[int, Marker]]:
    """Which lines are no code, and the items whose labels CommonMark lacks, by the lines that begin them.

    These get bullets; what then stands in an item, and looked like code before, is looked at again.
    """
    found: dict[int, Marker] = {}
    order: dict[int, int] = {}
    while True:
        free = _free(lines, parse)
        more = _listed(lines, free)
        for number, marker in more.items():
            sign = SIGNS[order.setdefault(marker.list, len(order)) % len(SIGNS)]
            lines[number] = _bullet(lines[number], sign)
        found |= more
        if not more:
            return free, found


def _free(lines: Sequence[str], parse: Parse) -> list[bool]:
    code = spans(parse("\n".join(lines)))
    free, at = [], 0
    for line in lines:
        free.append(not code.is_code(at + len(line) - len(line.lstrip(" \t"))))
        at += len(line.encode()) + 1
    return free


def _verse(lines: Sequence[str], free: Sequence[bool], number: int) -> list[str]:
    """The lines of verse that begin here, each behind a bar; a table has a line of hyphens."""
    if number and lines[number - 1].strip():
        return []
    found: list[str] = []
    for at in range(number, len(lines)):
        line = lines[at]
        if not free[at] or not (VERSE.fullmatch(line) or (found and line[:1] == " " and line.strip())):
            break
        found.append(line)
    is_table = any(DELIMITERS.fullmatch(line) or line.rstrip("\t ")[1:].endswith("|") for line in found)
    return [] if is_table or not any(line[1:].strip() for line in found) else found


def _joined(verse: Sequence[str]) -> list[str]:
    """The lines of verse without their bars; what begins with a blank goes on with the line before."""
    joined: list[str] = []
    for line in verse:
        if found := VERSE.fullmatch(line):
            joined.append((found[1] or "").strip())
        else:
            joined[-1] += f" {line.strip()}"
    return [line for line in joined if line]


def _listed(lines: Sequence[str], free: Sequence[bool]) -> dict[int, Marker]:
    """The lines that begin items whose labels CommonMark lacks: at least two, each the next number."""
    found: dict[int, Marker] = {}
    last: dict[tuple[str, ...], tuple[int, Marker]] = {}
    may_begin = True
    for number, line in enumerate(lines):
        marker = _marker(line, number) if free[number] else None
        if marker is not None:
            before = last.get(marker.style)
            follows = _following(before[1], marker) if before else None
            if before and follows:
                found |= {before[0]: before[1], number: follows}
                last[marker.style] = number, follows
            elif may_begin:
                last[marker.style] = number, marker
        elif line.strip() and not line.startswith(" ") and may_begin:
            last.clear()  # a paragraph ends all lists
        may_begin = not line.strip() or number in found or ITEM.match(line) is not None
    return {number: marker for number, marker in found.items() if marker.style[1:3] != ("", "1")}


def _following(before: Marker, marker: Marker) -> Marker | None:
    """The marker as the next one of the same list; none where it is not."""
    after = frozenset(each + 1 for each in before.numbers)
    numbers = after if marker.label == "#" else marker.numbers & after
    return Marker(marker.style, marker.label, numbers, before.list) if numbers else None


def _marker(line: str, number: int) -> Marker | None:
    found = MARKER.match(line)
    if found is None or (found["open"] and found["close"] == "."):
        return None
    if INITIAL.fullmatch(found["label"]) and found["close"] == "." and len(found["gap"]) < 2:
        return None  # the initial of a name
    label = found["label"]
    kind = "#" if label == "#" else "1" if label.isdigit() else "a" if label.islower() else "A"
    return Marker((found["inset"], found["open"], kind, found["close"]), label, _numbers(label), number)


def _numbers(label: str) -> frozenset[int]:
    if label == "#" or label.isdigit():
        return frozenset({int(label.replace("#", "1"))})
    small = label.lower()
    letter = {ord(small) - 0x60} if len(small) == 1 else set()
    values = [ROMAN[each] for each in small] if set(small) <= set(ROMAN) else []
    roman = sum(-one if after > one else one for one, after in zip_longest(values, values[1:], fillvalue=0))
    return frozenset(letter | ({roman} if roman else set()))


def _bullet(line: str, sign: str) -> str:
    """The line with a bullet instead of its label, and blanks that keep what follows in its place."""
    found = MARKER.match(line)
    if found is None:
        return line
    return f"{found['inset']}{sign:{found.end('gap') - found.end('inset')}}{line[found.end('gap') :]}"
