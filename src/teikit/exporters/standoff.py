"""TEI whose names and dates stand beside the text: `standOff` annotations point at the words; and back again.

What the tags were, byte for byte, is kept in instructions, so that `back` gives the file that it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from lxml import etree

from teikit.flow.mapping import Row
from teikit.package import Loss, Package
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.names import TEI, XML_ID, tag
from teikit.tei.text.tags import Tags, tags
from teikit.tei.text.walk import Walk

SUFFIX = ".standoff.xml"
ALONE = True
FORMAT = "application/tei+xml"
MAPPING = (
    Row("persName placeName orgName geogName date name rs", "annotation", "in standOff; its words stay"),
    Row("text", "text", "without these tags, else byte for byte"),
)
NAMES = "persName placeName orgName geogName date name rs"
MIXED = frozenset(
    "p ab l head item cell note hi q quote said seg s salute signed dateline emph foreign title stage "
    "speaker bibl persName placeName orgName geogName date name rs add del corr reg sic orig supplied "
    "unclear term ref".split()
)
"""Elements that may hold words: there the tags of a name can go, and its words stay."""
BLOCK = re.compile(
    rb'<standOff xmlns="[^"]*" type="teikit-names">\n<\?teikit-inline (\w+)\?>.*?</standOff>\n?', re.DOTALL
)
PIECE = re.compile(rb"<\?teikit-tag (\d+)@(\d+) (.*?)\?>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Taken:
    """An element whose tags are taken out."""

    element: etree._Element
    tags: Tags


def export(tei: Tei, *, back: bool = False, elements: str = NAMES) -> Package:
    """The file with these elements as annotations; `back`, the file with them in their places.

    Raises FileError where the text was changed since, so that the places no longer hold.
    """
    if back:
        return Package.of(_back(tei))
    data, every = tei.source.data, tags(tei.source)
    if BLOCK.search(data):
        raise FileError(
            tei.path, "has its names beside the text already", hint="--set back=true puts them back"
        )
    taken, losses = _chosen(tei, every, frozenset(elements.split()))
    cuts = sorted((at, end) for each in taken for at, end in _ranges(each.tags))
    shift = dict(_shifts(cuts))
    stripped = _without(data, cuts)
    numbers = {at: number for number, (at, _) in enumerate(cuts)}
    header = next(tei.elements("teiHeader"), None)
    if header is None:
        raise FileError(tei.path, "has no teiHeader to put annotations behind")
    at = every[tei.number(header)].end_end
    at -= sum(end - start for start, end in cuts if end <= at)
    where = _Places(tei, frozenset(each.element for each in taken))
    lines = [_annotation(number, each, where, data, numbers, shift) for number, each in enumerate(taken, 1)]
    block = (
        f'<standOff xmlns="{TEI}" type="teikit-names">\n<?teikit-inline {sha256(stripped).hexdigest()}?>\n'
        f"<listAnnotation>\n{''.join(lines)}</listAnnotation>\n</standOff>\n"
    )
    made = stripped[:at] + block.encode() + stripped[at:] if taken else stripped
    return Package.of(made, *losses)


def _back(tei: Tei) -> bytes:
    data = tei.source.data
    block = BLOCK.search(data)
    if block is None:
        return data
    stripped = data[: block.start()] + data[block.end() :]
    if sha256(stripped).hexdigest().encode() != block[1]:
        reason = "was changed since its names were put beside it, so that their places no longer hold"
        raise FileError(tei.path, reason)
    pieces = sorted((int(number), int(at), said) for number, at, said in PIECE.findall(block[0]))
    made, done = [], 0
    for _, at, said in pieces:
        made += [stripped[done:at], said]
        done = at
    return b"".join((*made, stripped[done:]))


def _chosen(tei: Tei, every: list[Tags], wanted: frozenset[str]) -> tuple[list[_Taken], list[Loss]]:
    """The elements to take out, and those that have to stay, with the reason."""
    taken, losses = [], []
    for text in tei.elements("text"):
        if any(above.tag == tag("text") for above in text.iterancestors()):
            continue
        for element in text.iter(*map(tag, wanted)):
            above = element.getparent()
            found = every[tei.number(element)]
            said = tei.source.data[found.start : found.start_end]
            around = "" if above is None else etree.QName(above).localname
            if around in MIXED and b"?>" not in said:
                taken.append(_Taken(element, found))
            else:
                line, column = tei.position(element)
                kind = etree.QName(element).localname
                losses.append(
                    Loss(line, column, f"{kind} stays inline: its words cannot stand alone in {around}")
                )
    return taken, losses


def _ranges(found: Tags) -> Iterator[tuple[int, int]]:
    yield found.start, found.start_end
    if found.end != found.end_end:
        yield found.end, found.end_end


def _shifts(cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where each cut is in the bytes that stay."""
    gone = 0
    for at, end in cuts:
        yield at, at - gone
        gone += end - at


def _without(data: bytes, cuts: list[tuple[int, int]]) -> bytes:
    made, done = [], 0
    for at, end in cuts:
        made.append(data[done:at])
        done = end
    return b"".join((*made, data[done:]))


def _annotation(
    number: int, each: _Taken, where: _Places, data: bytes, numbers: dict[int, int], shift: dict[int, int]
) -> str:
    element, kind = each.element, etree.QName(each.element).localname
    pieces = "".join(
        f"<?teikit-tag {numbers[at]}@{shift[at]} {data[at:end].decode()}?>" for at, end in _ranges(each.tags)
    )
    key = escape(element.get(XML_ID) or f"teikit-name-{number}")
    said = {
        str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items() if name != XML_ID
    }
    pointer = said.pop("ref", "")
    body = f'<ptr target="{escape(pointer)}"/>' if pointer else ""
    told = " ".join(f"{name}={value}" for name, value in said.items())
    body += f'<note type="{kind}">{escape(told, quote=False)}</note>'
    return (
        f'<annotation xml:id="{key}" motivation="identifying" target="{escape(where.pointer(element))}">'
        f"{pieces}{body}</annotation>\n"
    )


class _Places:
    """Where words stand, as TEI's pointer schemes say it (TEI P5 17.2.4)."""

    def __init__(self, tei: Tei, taken: frozenset[etree._Element]) -> None:
        self._taken = taken
        self._begin: dict[etree._Element, int] = {}
        self._end: dict[etree._Element, int] = {}
        at = 0
        for event, element in Walk(tei.root):
            if event == "start":
                self._begin[element] = at
                at += len(element.text or "")
            elif event == "end":
                self._end[element] = at
            else:
                at += len(element.tail or "")

    def pointer(self, element: etree._Element) -> str:
        """The range of characters in the nearest element that stays."""
        around = next(each for each in element.iterancestors() if each not in self._taken)
        offset, length = self._begin[element] - self._begin[around], self._end[element] - self._begin[element]
        named = around.get(XML_ID) or f"xpath({self._path(around)})"
        return f"#string-range({named},{offset},{length})"

    def _path(self, element: etree._Element) -> str:
        steps = []
        for each in (element, *element.iterancestors()):
            name = etree.QName(each).localname
            number = 1 + sum(1 for _ in each.itersiblings(each.tag, preceding=True))
            steps.append(name if each.getparent() is None else f"{name}[{number}]")
        return "/" + "/".join(reversed(steps))
