"""Finds what a header says by paths from `teiHeader`, and reads words as a person does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.names import XML_LANG, tag
from teikit.tei.text.walk import Walk

WORDS = etree.XPath("normalize-space()")
HEADER = "teiHeader/"
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[ixIX](-[A-Za-z0-9]{1,8})+")
"""A tag as BCP 47 has it, and every format of XML and JSON takes it."""


def words(element: etree._Element) -> str:
    """The words in an element, white space folded, without comments."""
    return str(WORDS(element))


def words_without(element: etree._Element, *names: str) -> str:
    """The words in an element but for those in elements of some names."""
    left, said = set(map(tag, names)), []
    events = Walk(element)
    for event, at in events:
        if event == "start" and at.tag in left and at is not element:
            events.skip()
        elif event != "end":
            said.append((at.text if event == "start" else at.tail) or "")
    return " ".join("".join(said).split())


def header(tei: Tei) -> etree._Element | None:
    """The header that speaks for the whole file."""
    return tei.root if tei.root.tag == tag("teiHeader") else tei.root.find(tag("teiHeader"))


def each(tei: Tei, *paths: str) -> Iterator[etree._Element]:
    """The elements at some paths, path by path; each path begins at the root's child, `teiHeader` or other.

    A step `*` is any element, an empty one (`a//b`) any depth.
    """
    for path in paths:
        if path.startswith(HEADER):
            top = header(tei)
            below = path.removeprefix(HEADER)
        else:
            top, below = tei.root, path
        if top is not None:
            yield from top.iterfind(spelled(below))


def spelled(path: str) -> str:
    """A path as lxml writes it."""
    steps = (step if step in ("", "*", "..") else tag(step) for step in path.split("/"))
    return "./" + "/".join(steps)


def language(element: etree._Element) -> str:
    """The language that an element's words are in, by the nearest xml:lang; empty where none is a tag."""
    at: etree._Element | None = element
    while at is not None:
        if said := at.get(XML_LANG, "").strip():
            return said if LANGUAGE_TAG.fullmatch(said) else ""
        at = at.getparent()
    return ""
