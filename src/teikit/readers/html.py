"""HTML: one line for each block of the page's text, notes where they stand, pictures as figures.

Navigation, banners, forms, scripts and what is hidden are left out and reported.
"""

from __future__ import annotations

import re

from teikit.source import Source
from teikit.text import Document

SUFFIX = ".html"
AFTER = ("hocr",)
KNOWS = ("layout",)
BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
HEAD = 4096


def SIGNATURE(source: Source) -> bool:  # noqa: N802
    """Whether a file begins as a page does."""
    head = source.data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.replace(b"\0", b"")[2:]
    return BEGINNING.match(head) is not None


def read(source: Source, *, encoding: str | None = None) -> Document:
    """The text of a web page. Raises FileError for one that cannot be read as HTML."""
    from teikit.formats.html.file import read as read_file  # what one format needs, no other waits for

    return read_file(source, encoding=encoding)
