"""A folder of page files comes as one source, with a form feed between two files; each is read by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.source import Source


def sheets(source: Source, beginning: bytes = b"<") -> Iterator[Source]:
    """The files of a source, which begin so; XML has no form feeds, HTML may."""
    parts = re.split(rb"\f(?=\s*%b)" % beginning, source.data)
    if len(parts) == 1:
        yield source
        return
    for number, part in enumerate(parts, 1):
        yield Source(f"{source.path}, page {number}", part)
