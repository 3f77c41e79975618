"""Bytes written as hexadecimal digits or in base 64: XML Schema Part 2, 3.2.15 and 3.2.16."""

from __future__ import annotations

from teikit.relaxng.datatypes.lexical import form
from teikit.relaxng.datatypes.whitespace import collapse

# the last digit before "=" must leave no bits over
_BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?"


def hexadecimal(text: str) -> bytes:
    """The bytes of pairs of hexadecimal digits; raises ValueError."""
    text = collapse(text)
    if not form("[0-9A-Fa-f]*")(text):
        raise ValueError
    if len(text) % 2:
        raise ValueError("the number of digits is odd")
    return bytes.fromhex(text)


def base64(text: str) -> bytes:
    """The bytes of a text in base 64, white space aside; raises ValueError."""
    text = collapse(text).replace(" ", "")
    if not form(_BASE64)(text):
        raise ValueError
    from binascii import a2b_base64

    return a2b_base64(text)
