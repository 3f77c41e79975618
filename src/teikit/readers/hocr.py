"""hOCR: pages that OCR read from pictures, as HTML with boxes and confidence in its titles."""

from __future__ import annotations

import re

from lxml import etree

from teikit.source import FileError, Source
from teikit.text import Document

SUFFIX = ".hocr"
PAGE = re.compile(rb"""<[^<>]+\bclass\s*=\s*["'][^"'<>]*\bocr_page\b""")
HEAD = 65_536
"""Bytes within which the first page of an hOCR file begins."""


def SIGNATURE(source: Source) -> bool:  # noqa: N802
    """Whether a file has a page of hOCR near its beginning."""
    return source.data[:4].lstrip(b"\xef\xbb\xbf")[:1] == b"<" and bool(PAGE.search(source.data[:HEAD]))


def read(source: Source) -> Document:
    """The text of an hOCR file. Raises FileError for one that has none."""
    from teikit.formats.scan.document import document
    from teikit.formats.scan.hocr import pages, unseen

    parser = etree.HTMLParser(encoding=_encoding(source.data), no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(source.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FileError(source.path, f"is no HTML: {error}") from None
    if root is None:
        raise FileError(source.path, "has nothing in it")
    return document(source.path, list(pages(root)), "hocr", tuple(unseen(root)))


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
