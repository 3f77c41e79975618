"""HTML: one page that one likes to read, with nothing to fetch.

Notes jump and come back; names lead to the register at the end and show what they point at; dates show their
normal form, restored words what was printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files

from lxml import etree

from teikit.package import Package
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID, XML_LANG, tag
from teikit.tei.text.walk import Walk

SUFFIX = ".html"
FORMAT = "text/html"

BLOCKS = {
    "p": "p", "ab": "p", "head": "h2", "div": "section", "quote": "blockquote", "list": "ul",
    "item": "li", "table": "table", "row": "tr", "cell": "td", "lg": "div", "l": "div", "sp": "div",
    "speaker": "div", "stage": "div", "salute": "div", "signed": "div", "dateline": "div",
    "opener": "div", "closer": "div", "bibl": "div", "figure": "figure", "trailer": "div",
    "byline": "div", "titlePage": "div", "docTitle": "div", "titlePart": "div", "listBibl": "div",
    "listPerson": "div", "listPlace": "div", "front": "div", "back": "div", "body": "div",
    "text": "div", "group": "div", "floatingText": "div", "castList": "ul", "castItem": "li",
    "argument": "div", "epigraph": "blockquote", "postscript": "div", "label": "div",
}  # fmt: skip
"""The HTML element for each TEI element that makes a block; any other becomes a span."""

NAMES = frozenset({"persName", "placeName", "orgName", "geogName", "name", "rs"})
UNSHOWN = frozenset(
    {"teiHeader", "standOff", "fw", "facsimile", "sourceDoc", "anchor", "milestone", "lb", "cb"}
)
EMPHASIS = {
    "bold": "strong",
    "italic": "em",
    "italics": "em",
    "sup": "sup",
    "superscript": "sup",
    "sub": "sub",
}
DATES = {
    "when": "{}",
    "from": "from {}",
    "to": "to {}",
    "notBefore": "not before {}",
    "notAfter": "not after {}",
}
REGISTERS = (("person", "Persons"), ("place", "Places"), ("org", "Organisations"))


def export(tei: Tei) -> Package:
    """The page of a TEI document, in UTF-8, complete with its style."""
    page = _Page(tei)
    main = "".join(page.flow(text) for text in _texts(tei))
    notes, register = page.footnotes(), page.register()
    title = _words(tei.root.find(f".//{tag('titleStmt')}/{tag('title')}")) or "Untitled"
    language = _language(tei)
    parts = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f'<meta name="generator" content="teikit">\n<title>{escape(title)}</title>\n',
        f"<style>\n{files('teikit.exporters').joinpath('html.css').read_text('utf-8')}</style>\n</head>\n<body>\n",
        f"<header>\n<h1>{escape(title)}</h1>\n{_byline(tei)}</header>\n<main>\n{main}</main>\n",
        f"{notes}{register}</body>\n</html>\n",
    )
    return Package.of("".join(parts).encode())


@dataclass(slots=True)
class _Page:
    """A page in the making: its notes wait until the running text is done."""

    tei: Tei
    notes: list[etree._Element] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, int] = field(default_factory=dict)

    def flow(self, top: etree._Element) -> str:
        """The HTML of what an element holds; a note in it is kept for later."""
        out: list[str] = []
        closing: list[str] = []
        events = Walk(top)
        for event, element in events:
            if event == "tail":
                out.append(escape(element.tail or "", quote=False))
            elif event == "end":
                out.append(closing.pop())
            elif element is not top and (instead := self._instead(element)) is not None:
                events.skip()
                out.append(instead)
                closing.append("")
            else:
                opening, close = ("", "") if element is top else self._element(element)
                out += (opening, escape(element.text or "", quote=False))
                closing.append(close)
        return "".join(out)

    def _instead(self, element: etree._Element) -> str | None:
        """What stands for an element whose own content is not shown in its place; None for all others."""
        name = _name(element)
        match name:
            case "note":
                return self._note(element)
            case "pb":
                number = escape(element.get("n", ""))
                return f'<span class="pb"{_id(element)}>{number}</span>' if number else ""
            case "lb" | "cb":
                return "" if element.get("break") == "no" else " "
            case "pc" if element.get("force") == "weak":
                return ""
            case "choice":
                return self._choice(element)
            case "label" if self._numbers_note(element):
                return ""
            case "graphic":
                return f"<em>[{escape(element.get('url', 'picture'))}]</em>"
            case "ref" | "ptr" if self._is_marker(element):
                return self._marker(element)
            case _ if name in UNSHOWN:
                return ""
        return None

    def _element(self, element: etree._Element) -> tuple[str, str]:
        """The opening and closing tags of an element whose content is shown."""
        name = _name(element)
        attributes = _id(element) + (
            f' lang="{escape(element.get(XML_LANG, ""))}"' if element.get(XML_LANG) else ""
        )
        if name in NAMES:
            return self._named(element, attributes)
        if name == "date":
            said = ", ".join(
                words.format(element.get(key)) for key, words in DATES.items() if element.get(key)
            )
            moment = element.get("when")
            machine = f' datetime="{escape(moment)}"' if moment else ""
            return f"<time{attributes}{machine}{_tip(said, element)}>", "</time>"
        if name in ("ref", "ptr") and (target := element.get("target", "").split()):
            link = escape(target[0]) if target[0].startswith(("#", "http://", "https://")) else ""
            return (f'<a{attributes} href="{link}">', "</a>") if link else (f"<span{attributes}>", "</span>")
        if name in ("hi", "emph", "title", "foreign"):
            look = EMPHASIS.get(element.get("rend", "italic"), "span")
            return f"<{look}{attributes}>", f"</{look}>"
        html = BLOCKS.get(name, "span")
        if html == "p" and any(_name(each) in BLOCKS for each in element.iterdescendants(etree.Element)):
            html = "div"
        return f'<{html}{attributes} class="{escape(name)}">', f"</{html}>"

    def _named(self, element: etree._Element, attributes: str) -> tuple[str, str]:
        name, pointer = _name(element), (element.get("ref") or "").split(" ")[0]
        entry = self.tei.resolve(pointer) if pointer.startswith("#") else None
        shown = _tip(_entry(entry) if entry is not None else pointer, element)
        look = f'{attributes} class="{escape(name)}"{shown}'
        if entry is not None:
            identifier = pointer[1:]
            number = self.mentions[identifier] = self.mentions.get(identifier, 0) + 1
            place = "" if XML_ID in element.attrib else f' id="{escape(identifier)}-{number}"'
            return f'<a{look}{place} href="{escape(pointer)}">', "</a>"
        if pointer.startswith(("http://", "https://")):
            return f'<a{look} href="{escape(pointer)}">', "</a>"
        return f"<span{look}>", "</span>"

    @staticmethod
    def _numbers_note(element: etree._Element) -> bool:
        """Whether it is the number at the head of a note, which the list of notes shows itself."""
        parent = element.getparent()
        return parent is not None and _name(parent) == "note"

    def _choice(self, element: etree._Element) -> str:
        by_name = {_name(child): child for child in element.iterchildren(etree.Element)}
        shown = next((by_name[name] for name in ("corr", "reg", "expan") if name in by_name), None)
        printed = next((by_name[name] for name in ("sic", "orig", "abbr") if name in by_name), None)
        if shown is None:
            return self.flow(element)
        tip = _tip(f"printed: {_words(printed)}" if printed is not None else "", None)
        return f'<span class="corr"{tip}>{self.flow(shown)}</span>'

    def _is_marker(self, element: etree._Element) -> bool:
        target = self.tei.resolve((element.get("target") or " ").split(" ")[0])
        return target is not None and _name(target) == "note"

    def _marker(self, element: etree._Element) -> str:
        pointer = element.get("target", "").split()[0]
        note = self.tei.resolve(pointer)
        number = (note.get("n") if note is not None else None) or _words(element) or "*"
        place = element.get(XML_ID) or f"{pointer[1:]}-marker"
        self.anchors.setdefault(pointer[1:], place)
        return f'<sup><a id="{escape(place)}" href="{escape(pointer)}">{escape(number)}</a></sup>'

    def _note(self, element: etree._Element) -> str:
        self.notes.append(element)
        if element.get("target") or element.get(XML_ID) in self.anchors:
            return ""
        identifier = element.get(XML_ID) or f"note-{len(self.notes)}"
        self.anchors[identifier] = f"{identifier}-marker"
        number = escape(element.get("n") or str(len(self.notes)))
        return f'<sup><a id="{escape(identifier)}-marker" href="#{escape(identifier)}">{number}</a></sup>'

    def footnotes(self) -> str:
        """The notes, each with a way back to its place in the text."""
        items = []
        for number, note in enumerate(self.notes, 1):  # a note in a note joins the end of the list meanwhile
            identifier = note.get(XML_ID) or f"note-{number}"
            back = self.anchors.get(identifier)
            arrow = f'<a class="back" href="#{escape(back)}" title="back to the text">↩</a>' if back else ""
            shown = escape(note.get("n") or str(number))
            body = self.flow(note)
            items.append(f'<li id="{escape(identifier)}"><span class="n">{shown}</span> {body}{arrow}</li>\n')
        if not items:
            return ""
        return f'<section class="notes">\n<h2>Notes</h2>\n<ol>\n{"".join(items)}</ol>\n</section>\n'

    def register(self) -> str:
        """Who and what is named, each with the places in the text that name it."""
        return "".join(self._list(kind, heading) for kind, heading in REGISTERS)

    def _list(self, kind: str, heading: str) -> str:
        items = "".join(
            f'<li id="{escape(identifier)}">{escape(_entry(entry))} '
            f'<span class="where">{" ".join(self._ways_back(identifier))}</span></li>\n'
            for entry in self.tei.elements(kind)
            if (identifier := entry.get(XML_ID, "")) in self.mentions
        )
        return (
            f'<section class="register">\n<h2>{heading}</h2>\n<ul>\n{items}</ul>\n</section>\n'
            if items
            else ""
        )

    def _ways_back(self, identifier: str) -> Iterator[str]:
        for number in range(1, self.mentions[identifier] + 1):
            yield f'<a href="#{escape(identifier)}-{number}">{number}</a>'


def _texts(tei: Tei) -> Iterator[etree._Element]:
    """The outermost `text` elements of a document; the root itself where it has none."""
    found = [
        text for text in tei.elements("text") if not any(e.tag == tag("text") for e in text.iterancestors())
    ]
    yield from found or [tei.root]


def _byline(tei: Tei) -> str:
    author = "; ".join(filter(None, map(_words, tei.root.iterfind(f".//{tag('titleStmt')}/{tag('author')}"))))
    line = f'<p class="byline">{escape(author)}</p>\n' if author else ""
    key = "".join(
        f'<span class="{name}">{words}</span>'
        for name, words in (("persName", "person"), ("placeName", "place"))
        if next(tei.elements(name), None) is not None
    )
    if next(tei.elements("date"), None) is not None:
        key += "<span><time>date</time></span>"
    return line + (f'<p class="key">{key}</p>\n' if key else "")


def _language(tei: Tei) -> str:
    text = next(tei.elements("text"), None)
    return (None if text is None else text.get(XML_LANG)) or tei.root.get(XML_LANG) or "und"


def _entry(entry: etree._Element) -> str:
    """What a register entry says, in one line."""
    said = [_words(child) for child in entry.iterchildren(etree.Element) if _name(child) != "note"]
    return ", ".join(dict.fromkeys(filter(None, said)))


def _tip(said: str, element: etree._Element | None) -> str:
    """What is shown when the reader points at a word; how sure teikit is of it stands in the second line."""
    certainty = element.get("cert") if element is not None else None
    if said and certainty and certainty != "high":
        said += f"\ncertainty: {certainty}"
    return f' data-tip="{escape(said)}" tabindex="0"' if said else ""


def _id(element: etree._Element) -> str:
    identifier = element.get(XML_ID)
    return f' id="{escape(identifier)}"' if identifier else ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())
