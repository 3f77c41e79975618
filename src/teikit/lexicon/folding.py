"""Names as they are looked up: without case, accents, apostrophes and hyphens, which writers vary."""

from __future__ import annotations

import re
import unicodedata

LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ı": "i",
        "ə": "a",
        "-": " ",
        "–": " ",
        "‐": " ",
        "/": " ",
        **dict.fromkeys("'’ʼʻ‘`ʹ", ""),
    }
)
STOP = re.compile(r"(?<=\w\w)\.")
COMBINING = re.compile("[\u0300-\u036f]+")


def fold(name: str) -> str:
    """The key that a name is kept under: `Łódź` and `LODZ` are one, `Tel-Aviv` and `Tel Aviv` are too."""
    lower = name.lower()
    if lower.isascii():
        plain = lower.translate(LETTERS)
    else:
        plain = COMBINING.sub("", unicodedata.normalize("NFKD", lower.translate(LETTERS)))
    return STOP.sub("", plain)
