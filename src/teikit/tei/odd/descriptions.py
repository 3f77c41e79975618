"""What a declaration says of itself in words: gloss and description, in a language (TEI P5 22.4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.tei.names import XML_LANG, tag
from teikit.tei.odd.namespaces import children, words

MARKS = {
    tag("gi"): ("<", ">"),
    tag("att"): ("@", ""),
    tag("val"): ("\u2018", "\u2019"),
    tag("soCalled"): ("\u2018", "\u2019"),
}
"""How what is named in a text is set off from it."""


def spoken(written: etree._Element, name: str, language: str) -> etree._Element | None:
    """The gloss or description in a language; else the one in no language, or in English, or the first."""
    by_language: dict[str, etree._Element] = {}
    for each in children(written, name):
        by_language.setdefault(each.get(XML_LANG, ""), each)
    for wanted in (language, "", "en"):
        if wanted in by_language:
            return by_language[wanted]
    return next(iter(by_language.values()), None)


def text(element: etree._Element | None) -> str:
    """The words of an element, names of elements and attributes as they are written."""
    return "" if element is None else words("".join(_texts(element)))


def description(written: etree._Element, language: str) -> str:
    """The gloss in parentheses, and the description."""
    gloss, desc = text(spoken(written, "gloss", language)), text(spoken(written, "desc", language))
    return f"({gloss}) {desc}".strip() if gloss else desc


def _texts(element: etree._Element) -> Iterator[str]:
    before, after = MARKS.get(element.tag, ("", ""))
    yield before + (element.text or "")
    for each in element:
        if isinstance(each.tag, str):
            yield from _texts(each)
        yield each.tail or ""
    yield after
