"""Books of the Bible before chapter and verse are no names: `Luke xvi. 9`, `Röm. 8, 28`, `Ps. 23:4`."""

from __future__ import annotations

import re

from teikit.recognition.labelling import Labelled

VERSE = re.compile(
    r"\.?,?\s{1,3}(?:(?:[ivxlc]{1,7}|\d{1,3})\s?[.,:]|[IVXLC]{1,7}\s?[.,])\s?\d{1,3}(?!\w|\.?\s?\d)"
)
"""Chapter and verse behind the name of a book; a third number makes a date of them."""


def clear_scripture(block: Labelled, text: str) -> None:
    """Take back the names that end with a book before its chapter and verse."""
    for first, last, _ in list(block.names()):
        token = block.line.tokens[last]
        if token.folded.rstrip(".") in block.line.cues.scripture and VERSE.match(text, token.end):
            block.clear(first, last)
