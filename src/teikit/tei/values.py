"""Where the value of an attribute stands in the file, and the edits that change it and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teikit.diagnostic import Edit

if TYPE_CHECKING:
    from lxml import etree

    from teikit.tei.document import Tei

ATTRIBUTE = re.compile(
    rb"""\s+(?P<name>[^\s=/>"']+)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL
)
DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
ASCII_LIKE = ("utf-8", "utf8", "us-ascii", "ascii")


def value_span(tei: Tei, element: etree._Element, attribute: str) -> tuple[int, int] | None:
    """The bytes of the value of an attribute, by its name as written; None where the start tag has none."""
    data = tei.source.data
    position = tei.offset(element)
    name = re.compile(rb"<[^\s/>]+").match(data, position)
    position = name.end() if name else position
    while found := ATTRIBUTE.match(data, position):
        if found["name"] == attribute.encode():
            return found.span("value")
        position = found.end()
    return None


def replace_words(tei: Tei, element: etree._Element, attribute: str, old: str, new: str) -> tuple[Edit, ...]:
    """Edits that change a word of an attribute wherever it stands there.

    None where the bytes cannot be vouched for: in a file that is not UTF-8, in a value that is spelled with
    references such as `&amp;`, and where the new word would have to be.
    """
    span = value_span(tei, element, attribute)
    if span is None or not _is_utf8(tei.source.data) or set(new) & set("\"'&<>"):
        return ()
    start, end = span
    value = tei.source.data[start:end]
    words = rb"\s+".join(re.escape(word.encode()) for word in old.split())
    if b"&" in value or not words:
        return ()
    return tuple(
        Edit(start + found.start(), start + found.end(), new.encode())
        for found in re.finditer(rb"(?<!\S)" + words + rb"(?!\S)", value)
    )


def _is_utf8(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\0<", b"<\0")):
        return False
    declared = DECLARED.match(data.removeprefix(b"\xef\xbb\xbf")[:200])
    return declared is None or declared[1].decode().lower() in ASCII_LIKE
