"""Reads the source back out of a TEI text: the text law, from the other side.

What the page said is every character under `text`, without what was put in its place, and with a line end
for every lb; the line feeds of the XML file itself say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from teikit.tei.names import TEI, XML_ID, tag
from teikit.tei.text.breaks import characters
from teikit.tei.text.walk import Walk

NOT_IN_SOURCE = frozenset(map(tag, ("corr", "reg", "expan", "supplied", "figDesc")))
STANDING_FOR = frozenset(map(tag, ("lb", "pb", "cb", "g")))
"""Empty elements that stand for characters of the source."""

CODE = re.compile("[0-9A-F]{4,5}|10[0-9A-F]{4}")


@dataclass(slots=True)
class _Flow:
    """Text in the order of the source: strings, and flows for what is written elsewhere in the TEI."""

    parts: list[str | _Flow] = field(default_factory=list)


def source_text(root: etree._Element) -> str:
    """The text that a TEI document was converted from; that of one part after the other for a corpus.

    Raises ValueError where a break's @rend names something that is not a line end or a form feed, or where
    the text of a note points at a place that is not there.
    """
    return "".join(map(_of_text, root.iter(tag("TEI")))) if root.tag == tag("teiCorpus") else _of_text(root)


def _of_text(root: etree._Element) -> str:
    text = root.find(f".//{{{TEI}}}text")
    line_end, glyphs = usual_break(root), _glyphs(root)
    main = _Flow()
    moved: dict[str, _Flow] = {}
    flows = [main]
    placed: set[str] = set()
    for event, element in _walk(root if text is None else text):
        match event, element.tag:
            case "text", _:
                flows[-1].parts.append((element.text or "").replace("\n", ""))
            case "tail", _:
                flows[-1].parts.append((element.tail or "").replace("\n", ""))
            case "start", name if name in STANDING_FOR:
                flows[-1].parts.append(_characters(element, line_end, glyphs))
            case "start", name if name == tag("note"):
                flows.append(flows[-1])
            case "end", name if name == tag("note"):
                flows.pop()
            case "start", name if name == tag("milestone") and element.get("type") == "continued":
                flows[-1] = moved.setdefault((element.get("corresp") or "").removeprefix("#"), _Flow())
            case "start", name if name == tag("anchor") and element.get("type") == "continued":
                placed.add(element.get(XML_ID, ""))
                flows[-1].parts.append(moved.setdefault(element.get(XML_ID, ""), _Flow()))
    if lost := sorted(set(moved) - placed):
        raise ValueError(f'no anchor "{lost[0]}" says where the text that points at it stood')
    return "".join(_join(main))


def usual_break(root: etree._Element) -> str:
    """What an lb without @rend stands for: what the header's rendition for lb says, else a line feed."""
    for rendition in root.iter(tag("rendition")):
        if rendition.get("selector") == "lb":
            return characters((rendition.text or "").strip() or None, "\n")
    return "\n"


def _glyphs(root: etree._Element) -> dict[str, str]:
    """The characters that XML cannot carry, by the identifiers of their declarations (TEI P5 5.2)."""
    found = {}
    for char in root.iter(tag("char")):
        for prop in char.iterfind(tag("localProp")):
            code = (prop.get("value") or "").removeprefix("U+")
            if prop.get("name") == "codepoint" and CODE.fullmatch(code):
                found[char.get(XML_ID, "")] = chr(int(code, 16))
    return found


def _characters(element: etree._Element, line_end: str, glyphs: Mapping[str, str]) -> str:
    """The characters of the source that an empty element stands for."""
    if element.tag == tag("g"):
        return glyphs.get(element.get("ref", "").removeprefix("#"), "")
    default = line_end if element.tag == tag("lb") else ""
    try:
        return characters(element.get("rend"), default)
    except KeyError as error:
        raise ValueError(f"the @rend {error} of a break does not name a line end or a form feed") from None


def _walk(top: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Events over the source's characters; what is not in the source is passed over."""
    events = Walk(top)
    for event, element in events:
        if event == "start" and element.tag in NOT_IN_SOURCE:
            events.skip()
        elif event == "start":
            yield event, element
            yield "text", element
        elif event == "tail" or element.tag not in NOT_IN_SOURCE:
            yield event, element


def _join(main: _Flow) -> Iterator[str]:
    stack = [iter(main.parts)]
    while stack:
        part = next(stack[-1], None)
        match part:
            case None:
                stack.pop()
            case str():
                yield part
            case _Flow():
                stack.append(iter(part.parts))
