"""Characters that became others because somebody read UTF-8 as Windows-1252: `cafÃ©` for café.

Evidence: a row of characters whose bytes are UTF-8, and that nobody writes; more than one of them in a text,
or a long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.text import Annotation, Document, Span

AFTER = ("notes", "hyphens", "ligatures")

BYTES = {
    character: byte
    for byte in range(0x80, 0x100)
    for character in (chr(byte), bytes([byte]).decode("cp1252", "replace"))
    if character != "\ufffd"
}
"""The byte that a character was read from; Windows-1252 leaves five without one."""
TRAIL = "".join(sorted(character for character, byte in BYTES.items() if byte < 0xC0))
GARBLED = re.compile(rf"(?:[\u00c2-\u00c5][{re.escape(TRAIL)}]|[\u00e2\u00ef][{re.escape(TRAIL)}]{{2}})+")
MEANT = re.compile("[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\ufb00-\ufb06\ufeff]+")
"""Letters with accents, and signs of print: what texts in Latin letters have beside ASCII."""
LONG = 3


def claim(document: Document) -> Iterator[Annotation]:
    """Each such row as `corr`, read as what was meant."""
    restored = [word.span for word in document.claimed("corr")]
    found = [(Span(*each.span()), _meant(each[0])) for each in GARBLED.finditer(document.text)]
    sure = [(span, meant) for span, meant in found if meant]
    if len(sure) < 2 and not any(len(span) >= LONG for span, _ in sure):
        return
    for span, meant in sure:
        if not any(other.start < span.end and span.start < other.end for other in restored):
            yield Annotation(span, "corr", {"cert": "high"}, reads=meant)


def _meant(row: str) -> str:
    """What a row of characters was before it was misread; nothing for a row that was not."""
    try:
        meant = bytes(BYTES[character] for character in row).decode()
    except UnicodeDecodeError:
        return ""
    return meant if MEANT.fullmatch(meant) else ""
