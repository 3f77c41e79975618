"""Text as XML carries it, also where it comes from the name of a file: there, any character may stand."""

from __future__ import annotations

import re

from teikit.characters import replaced

CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would obey rather than show: control characters, and marks that turn the writing round."""


BLANKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
"""What a parser would read as a space in an attribute."""
SPECIAL = re.compile('[&<>"\n\r\t]')


def printable(text: str) -> str:
    """Text for a terminal: a visible sign of one column stands for each character that it would obey."""
    return CONTROLS.sub(lambda found: chr(0x2400 + ord(found[0])) if found[0] < " " else "\ufffd", text)


def escape(text: str) -> str:
    """Text for the content of an element; xml.sax has it too, but loads half the network."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """Text for an attribute, with its quotes."""
    if not SPECIAL.search(text):  # as in most attributes
        return f'"{text}"'
    inside = escape(text).replace('"', "&quot;")
    for character, reference in BLANKS.items():
        inside = inside.replace(character, reference)
    return f'"{inside}"'


def escaped(text: str) -> str:
    """Text for the content of an element; U+FFFD stands for characters that XML cannot carry."""
    return escape(replaced(text))


def quoted(text: str) -> str:
    """The same for an attribute, with its quotes."""
    return quote(replaced(text))
