"""The values of a JSON file one after the other: lines of JSON, or the members of one array."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from teikit.source import FileError

CHUNK = 1 << 20
LARGEST = 64 << 20
"""Characters of one value at most."""

BETWEEN = re.compile(r"[\s,\]\ufeff]*")


def values(stream: TextIO, path: str) -> Iterator[Any]:
    """The values of a file. Raises FileError, with the line where it is no JSON."""
    decoder, text, at, lines = json.JSONDecoder(), stream.read(CHUNK), 0, 1
    opening = BETWEEN.match(text)
    at = opening.end() if opening else 0
    at += text.startswith("[", at)
    while True:
        between = BETWEEN.match(text, at)
        at = between.end() if between else at
        try:
            if at == len(text):
                raise json.JSONDecodeError("", text, at)
            value, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            more = stream.read(max(CHUNK, len(text) - at)) if len(text) - at < LARGEST else ""
            if not more and at == len(text):
                return
            if not more or isinstance(error, RecursionError):
                line = lines + text.count("\n", 0, at)
                raise FileError(path, "is no JSON that can be read from here on", line=line) from None
            lines += text.count("\n", 0, at)
            text, at = text[at:] + more, 0
        else:
            yield value
