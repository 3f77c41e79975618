"""The characters of XML 1.0 and of its names, and what stands for one that XML cannot carry.

Sources: XML 1.0 (fifth edition) 2.2, 2.3 [4], [4a]; Namespaces in XML 1.0 [4].
"""

from __future__ import annotations

import re
from functools import cache

NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""What a name without a colon may begin with."""
NAME_MORE = "\\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
"""What such a name may also hold further on."""

ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]"
"""An expression for a character that XML may not carry; small classes are compiled faster than one large."""
NOT_XML = re.compile(ILLEGAL)


@cache
def ncname() -> re.Pattern[str]:
    """The expression for a name without a colon."""
    return re.compile(f"[{NAME_START}][{NAME_START}{NAME_MORE}]*")


def is_legal(code: int) -> bool:
    """Whether a number is that of a character that XML may carry."""
    return code <= 0x10FFFF and not NOT_XML.match(chr(code))


def replaced(text: str) -> str:
    """A text with the sign of replacement for each character that XML cannot carry."""
    return NOT_XML.sub("\ufffd", text)
