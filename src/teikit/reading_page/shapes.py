"""Which element of HTML stands for which of TEI, and the signs for elements without words of their own."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from lxml import etree

from teikit.reading_page.markup import attributes, identifier, link, name, tip, words

BLOCKS = {
    "p": "p", "ab": "p", "div": "section", "quote": "blockquote", "epigraph": "blockquote", "list": "ul",
    "item": "li", "castList": "ul", "castItem": "li", "table": "table", "row": "tr", "cell": "td",
    "figure": "figure", "figDesc": "figcaption", "egXML": "pre", "eg": "pre",
    **dict.fromkeys(
        "lg l sp speaker stage salute signed dateline opener closer bibl trailer byline titlePage docTitle "
        "titlePart docImprint docEdition listBibl listPerson listPlace listOrg front back body text group "
        "floatingText castGroup argument postscript set prologue epilogue performance spGrp line zone "
        "surface sourceDoc entry entryFree sense biblStruct u annotationBlock address addrLine "
        "div1 div2 div3 div4 div5 div6 div7 TEI teiCorpus".split(),
        "div",
    ),
}  # fmt: skip
"""Elements that make a block."""
PHRASES = frozenset(
    "p ab l head item cell hi emph title quote q said seg s cl phr note label speaker stage salute signed "
    "dateline byline titlePart bibl desc figDesc persName placeName orgName name rs date ref term foreign "
    "line addrLine u w rdg lem sic corr orig reg abbr expan add del".split()
)
"""Elements whose content is running words: what is unknown in them is a part of a line."""
INLINE = {
    "emph": "em", "foreign": "em", "title": "cite", "del": "del", "add": "ins", "code": "code", "gi": "code",
    "att": "code", "val": "code", "tag": "code", "ident": "code", "formula": "code", "term": "dfn",
}  # fmt: skip
LOOKS = (
    ("sup", "sup"), ("sub", "sub"), ("bold", "strong"), ("italic", "em"), ("underlin", "u"),
    ("strike", "s"), ("small", "small"),
)  # fmt: skip
"""How @rend of hi is shown, by what it holds."""
SAID = {
    "supplied": "supplied by the editor",
    "unclear": "hard to read",
    "sic": "so in the source",
    "corr": "corrected",
    "surplus": "not meant to be there",
    "damage": "damaged",
    "ex": "written out by the editor",
    "redo": "restored in the source",
    "restore": "restored in the source",
    "secl": "held to be an addition",
}
"""What a reader is told of words that stand in these elements."""


def look(rend: str) -> str:
    """The element of HTML for words that the source sets off in that way."""
    low = rend.lower()
    return next((html for sign, html in LOOKS if sign in low), "em" if not low else "span")


def sign(element: etree._Element) -> str | None:
    """What stands for an element that has no words of its own; None for any other."""
    make = SIGNS.get(name(element))
    made = make(element) if make else None
    if made is not None:
        return made
    if element.text or len(element):
        return None
    said = attributes(element)
    shown = f"‹{escape(name(element))}›" if said or name(element) not in BLOCKS else ""
    return f'<span class="sign"{identifier(element)}{tip(said)}>{shown}</span>'


def _nothing(element: etree._Element) -> str:
    return f"<span{identifier(element)}></span>" if identifier(element) else ""


def _break(element: etree._Element) -> str:
    return _nothing(element) + ("" if element.get("break") == "no" else " ")


def _page(element: etree._Element) -> str:
    number = escape(element.get("n", ""))
    return f'<span class="pb"{identifier(element)}>{number}</span>' if number else _break(element)


def _gap(element: etree._Element) -> str:
    said = ", ".join(filter(None, (attributes(element), words(element))))
    return f'<span class="gap"{identifier(element)}{tip(f"left out: {said}" if said else "")}>[…]</span>'


def _blank(element: etree._Element) -> str:
    return f'<span class="space"{identifier(element)}{tip(attributes(element))}> </span>'


def _supplied(element: etree._Element) -> str | None:
    """A space that the source lost is a space, and needs no brackets around it."""
    is_blank = bool(element.text) and not len(element) and not words(element)
    return f"<span{identifier(element)}> </span>" if is_blank else None


def _picture(element: etree._Element) -> str:
    address = element.get("url", "")
    shown = f"<em>[{escape(address or 'picture')}]</em>"
    there = link(address)
    return f'<a href="{escape(there)}">{shown}</a>' if there else shown


def _milestone(element: etree._Element) -> str:
    said = " ".join(filter(None, (element.get("unit"), element.get("n"))))
    shown = f"[{escape(said)}]" if said else ""
    return f'<span class="sign"{identifier(element)}{tip(attributes(element))}>{shown}</span>'


def _pointer(element: etree._Element) -> str:
    targets = (element.get("target") or "").split()
    shown = " ".join(f'<a href="{escape(link(each))}">→ {escape(each)}</a>' for each in targets if link(each))
    rest = " ".join(f"→ {escape(each)}" for each in targets if not link(each))
    return f"<span{identifier(element)}>{shown}{rest}</span>"


SIGNS: dict[str, Callable[[etree._Element], str | None]] = {
    "lb": _break, "cb": _break, "gb": _break, "pb": _page, "gap": _gap, "space": _blank, "anchor": _nothing,
    "graphic": _picture, "media": _picture, "binaryObject": _picture, "milestone": _milestone,
    "ptr": _pointer, "caesura": lambda _: " ‖ ", "fw": _nothing, "supplied": _supplied,
}  # fmt: skip
