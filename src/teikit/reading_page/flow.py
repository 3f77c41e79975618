"""The running text of a page: words in their order, notes kept for later, names that lead to the register."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from teikit.reading_page.markup import attributes, identifier, language, link, name, tip, words
from teikit.reading_page.shapes import BLOCKS, INLINE, PHRASES, SAID, look, sign
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID
from teikit.tei.text.walk import Walk

NAMES = frozenset({"persName", "placeName", "orgName", "geogName", "name", "rs"})
DATES = {
    "when": "{}",
    "from": "from {}",
    "to": "to {}",
    "notBefore": "not before {}",
    "notAfter": "not after {}",
}
ELSEWHERE = frozenset({"teiHeader", "standOff", "facsimile", "xenoData"})
"""What is not running text; the end of the page has it."""
UNSHOWN = frozenset({"fw"})
"""What a reading page leaves out, and says so."""
SHOWN = ("corr", "reg", "expan", "unclear", "seg")
PRINTED = ("sic", "orig", "abbr")


@dataclass(slots=True)
class Flow:
    """The text of a page in the making; notes wait until the running text is done."""

    tei: Tei
    notes: list[etree._Element] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)
    heads: list[tuple[int, str, str]] = field(default_factory=list)
    unshown: Counter[str] = field(default_factory=Counter)
    depth: int = 0

    def html(self, top: etree._Element) -> str:
        """The HTML of what an element holds."""
        out: list[str] = []
        closing: list[str] = []
        events = Walk(top)
        for event, element in events:
            if event == "tail":
                out.append(escape(element.tail or "", quote=False))
            elif event == "end":
                self.depth -= name(element) == "div"
                out.append(closing.pop())
            else:
                self.depth += name(element) == "div"
                instead = None if element is top else self._instead(element)
                if instead is not None:
                    events.skip()
                    out.append(instead)
                    closing.append("")
                    continue
                opening, close = ("", "") if element is top else self._element(element)
                out += (opening, escape(element.text or "", quote=False))
                closing.append(close)
        return "".join(out)

    def _instead(self, element: etree._Element) -> str | None:
        """What stands for an element whose own content is not shown in its place; None for all others."""
        match name(element):
            case "note":
                return self._note(element)
            case "pc" if element.get("force") == "weak":
                return ""
            case "choice":
                return self._choice(element)
            case "app":
                return self._apparatus(element)
            case "label" if _is_in_a_note(element):
                return ""  # the list of notes has the number
            case "ref" | "ptr" if self._is_marker(element):
                return self._marker(element)
            case "head":
                return self._head(element)
            case found if found in ELSEWHERE:
                return ""
            case found if found in UNSHOWN and words(element):
                self.unshown[found] += 1
                return ""
        return sign(element)

    def _element(self, element: etree._Element) -> tuple[str, str]:
        """The opening and closing tags of an element whose content is shown."""
        kind = name(element)
        common = identifier(element) + language(element)
        if kind in NAMES:
            return self._named(element, common)
        if kind == "date":
            return _date(element, common)
        if kind == "ref":
            there = link((element.get("target") or " ").split(" ")[0])
            if not there:
                return f"<span{common}>", "</span>"
            return f'<a{common} href="{escape(there)}">', "</a>"
        if kind == "hi":
            html = look(element.get("rend") or element.get("rendition") or element.get("style") or "")
            return f"<{html}{common}>", f"</{html}>"
        if kind in INLINE:
            return f"<{INLINE[kind]}{common}>", f"</{INLINE[kind]}>"
        html = _block(element)
        said = SAID.get(kind, "") if html == "span" else ""
        more = attributes(element) if kind not in BLOCKS or said else ""
        shown = f' title="{escape(": ".join(filter(None, (said or kind, more))))}"' if said or more else ""
        return f'<{html}{common} class="{escape(kind)}"{_spans(element)}{shown}>', f"</{html}>"

    def _head(self, element: etree._Element) -> str:
        parent = element.getparent()
        inside = self.html(element)
        common = identifier(element) + language(element)
        if parent is not None and name(parent) == "table":
            return f"<caption{common}>{inside}</caption>"
        if parent is None or name(parent) not in ("div", "body", "front", "back", "text"):
            return f'<div{common} class="head">{inside}</div>'
        level = min(6, 1 + max(1, self.depth))
        place = element.get(XML_ID) or f"head-{len(self.heads) + 1}"
        self.heads.append((level, place, words(element)))
        return f'<h{level} id="{escape(place)}"{language(element)}>{inside}</h{level}>'

    def _named(self, element: etree._Element, common: str) -> tuple[str, str]:
        pointer = (element.get("ref") or "").split(" ")[0]
        entry = self.tei.resolve(pointer) if pointer.startswith("#") else None
        shown = tip(summary(entry) if entry is not None else pointer, element)
        look_ = f'{common} class="{escape(name(element))}"{shown}'
        if entry is not None:
            key = pointer[1:]
            number = self.mentions[key] = self.mentions.get(key, 0) + 1
            place = "" if XML_ID in element.attrib else f' id="{escape(key)}-{number}"'
            return f'<a{look_}{place} href="{escape(pointer)}">', "</a>"
        if there := link(pointer):
            return f'<a{look_} href="{escape(there)}">', "</a>"
        return f"<span{look_}>", "</span>"

    def _choice(self, element: etree._Element) -> str:
        by_name = {name(child): child for child in element.iterchildren(etree.Element)}
        shown = next((by_name[each] for each in SHOWN if each in by_name), None)
        printed = next((by_name[each] for each in PRINTED if each in by_name), None)
        if shown is None:
            return self.html(element)
        said = tip(f"printed: {words(printed)}" if printed is not None else "")
        return f'<span class="corr"{identifier(element)}{said}>{self.html(shown)}</span>'

    def _apparatus(self, element: etree._Element) -> str:
        """The reading that the editor prefers, else the first; the others are told of it."""
        readings = [each for each in element.iter(etree.Element) if name(each) in ("lem", "rdg")]
        if not readings:
            return self.html(element)
        others = ((each.get("wit", "") or name(each), words(each) or "—") for each in readings[1:])
        said = "\n".join(f"{witness}: {text}" for witness, text in others)
        return f'<span class="app"{identifier(element)}{tip(said)}>{self.html(readings[0])}</span>'

    def _is_marker(self, element: etree._Element) -> bool:
        target = self.tei.resolve((element.get("target") or " ").split(" ")[0])
        return target is not None and name(target) == "note"

    def _marker(self, element: etree._Element) -> str:
        pointer = element.get("target", "").split()[0]
        note = self.tei.resolve(pointer)
        number = (note.get("n") if note is not None else None) or words(element) or "*"
        place = element.get(XML_ID) or f"{pointer[1:]}-marker"
        self.anchors.setdefault(pointer[1:], place)
        return f'<sup><a id="{escape(place)}" href="{escape(pointer)}">{escape(number)}</a></sup>'

    def _note(self, element: etree._Element) -> str:
        self.notes.append(element)
        if element.get("target") or element.get(XML_ID) in self.anchors:
            return ""
        key = element.get(XML_ID) or f"note-{len(self.notes)}"
        self.anchors[key] = f"{key}-marker"
        number = escape(element.get("n") or str(len(self.notes)))
        return f'<sup><a id="{escape(key)}-marker" href="#{escape(key)}">{number}</a></sup>'


def summary(entry: etree._Element) -> str:
    """What an entry of a register says, in one line."""
    said = [words(child) for child in entry.iterchildren(etree.Element) if name(child) != "note"]
    return ", ".join(dict.fromkeys(filter(None, said)))


def _date(element: etree._Element, common: str) -> tuple[str, str]:
    said = ", ".join(text.format(element.get(key)) for key, text in DATES.items() if element.get(key))
    moment = element.get("when")
    machine = f' datetime="{escape(moment)}"' if moment else ""
    return f"<time{common}{machine}{tip(said, element)}>", "</time>"


def _is_in_a_note(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and name(parent) == "note"


def _block(element: etree._Element) -> str:
    """The element of HTML; what nobody knows is a block among blocks, and else a part of a line."""
    kind, parent = name(element), element.getparent()
    around = "" if parent is None else name(parent)
    html = BLOCKS.get(kind, "")
    if html in ("li", "tr", "td"):
        fits = {"li": ("list", "castList"), "tr": ("table",), "td": ("row",)}[html]
        html = html if around in fits else "div"
    if html == "td" and element.get("role") == "label":
        return "th"
    if html in ("ul", "p") and any(name(each) in BLOCKS for each in element.iterdescendants(etree.Element)):
        return (
            html
            if html == "ul" and all(name(each) == "item" for each in element.iterchildren(etree.Element))
            else "div"
        )
    if html:
        return "span" if kind in ("quote", "list") and around in PHRASES and not len(element) else html
    if around in PHRASES or parent is None or (parent.text or "").strip():
        return "span"
    return "span" if any((each.tail or "").strip() for each in parent) else "div"


def _spans(element: etree._Element) -> str:
    return "".join(
        f' {html}="{int(given)}"'
        for key, html in (("cols", "colspan"), ("rows", "rowspan"))
        if name(element) == "cell" and (given := element.get(key, "")).isdecimal()
    )
