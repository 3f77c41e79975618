"""hOCR: pages that OCR read from pictures, as HTML with boxes and confidence in its titles."""

from __future__ import annotations

import re

from lxml import etree

from teikit.source import FileError, Source
from teikit.text import Document

SUFFIX = ".hocr"
PAGE = re.compile(rb"""<[^<>]+\bclass\s*=\s*["'][^"'<>]*\bocr_page\b""")
BEGINNING = rb"(?i:<\?xml|<!doctype|<html)"
HEAD = 65_536
"""Bytes within which the first page of an hOCR file begins."""


def SIGNATURE(source: Source) -> bool:  # noqa: N802
    """Whether a file has a page of hOCR near its beginning."""
    return source.data[:4].lstrip(b"\xef\xbb\xbf")[:1] == b"<" and bool(PAGE.search(source.data[:HEAD]))


def read(source: Source) -> Document:
    """The text of an hOCR file, or of a folder of them. Raises FileError where there is none."""
    from teikit.formats.scan.document import document
    from teikit.formats.scan.hocr import pages, unseen
    from teikit.formats.scan.sheets import sheets

    roots = map(_root, sheets(source, BEGINNING))
    return document(source.path, "hocr", ((pages(root), unseen(root)) for root in roots))


def _root(source: Source) -> etree._Element:
    parser = etree.HTMLParser(encoding=_encoding(source.data), no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(source.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileError(source.path, f"is no HTML: {error}") from None
    if root is None:
        raise FileError(source.path, "has nothing in it")
    return root


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
