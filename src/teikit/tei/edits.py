"""Edits that give an attribute a value in the bytes of a file: all else in the tag stays as it is."""

from __future__ import annotations

import re

from lxml import etree

from teikit.diagnostic import Edit
from teikit.tei.document import Tei
from teikit.tei.values import ATTRIBUTE, value_span

NAME = re.compile(rb"<[^\s/>]+")
ESCAPES = {"&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&apos;"}


def set_attribute(tei: Tei, element: etree._Element, name: str, value: str) -> tuple[Edit, ...]:
    """The edit that gives an attribute, by its written name, a value: a new one comes after the others.

    Empty where the bytes of the start tag cannot be read as ASCII, as in UTF-16.
    """
    encoding = tei.root.getroottree().docinfo.encoding or "UTF-8"
    tag = NAME.match(tei.source.data, tei.offset(element))
    if tag is None or encoding.upper().startswith(("UTF-16", "UTF-32", "UCS")):
        return ()
    written = "".join(ESCAPES.get(letter, letter) for letter in value)
    spelt = written.encode(encoding, "xmlcharrefreplace")
    if span := value_span(tei, element, name):
        return (Edit(*span, spelt),)
    end = tag.end()
    while found := ATTRIBUTE.match(tei.source.data, end):
        end = found.end()
    return (Edit(end, end, b" " + name.encode() + b'="' + spelt + b'"'),)
