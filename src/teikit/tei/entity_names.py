"""Entities by name: HTML's, which are most of ISO's; ISO's Greek; letters with marks; those of old texts."""

from __future__ import annotations

import html.entities
import unicodedata

MARKS = {
    "acute": "\u0301", "grave": "\u0300", "circ": "\u0302", "tilde": "\u0303", "macr": "\u0304",
    "bar": "\u0304", "breve": "\u0306", "dot": "\u0307", "uml": "\u0308", "ring": "\u030a",
    "dblac": "\u030b", "caron": "\u030c", "cedil": "\u0327", "ogon": "\u0328", "dotb": "\u0323",
    "strok": "\u0335",
}  # fmt: skip
"""What stands behind a letter in the names of ISO 8879 (ISOlat1, ISOlat2), and in those made after them."""
LETTERS = "a b g d e z ee th i k l m n x o p r s t u ph kh ps oh".split()
GREEK = dict(zip(LETTERS, "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
"""ISOgrk1 and ISOgrk2: the letter, its accents (`ac`, `di`), and `gr`."""
ACCENTS = {"": "", "ac": "\u0301", "di": "\u0308", "dia": "\u0308\u0301"}
OLD = {
    "yogh": "ȝ", "Yogh": "Ȝ", "wynn": "ƿ", "longs": "ſ", "tironet": "⁊", "pmacr": "p\u0304",
    "qmacr": "q\u0304", "rehy": "\u00ad", "sblank": "\u00a0", "pilcrow": "¶", "ldots": "…",
    "lquo": "‘", "rquo": "’",
}  # fmt: skip
"""Names that TEI's texts before Unicode used beside those of ISO."""


def characters(name: str) -> str:
    """The characters that an entity is known to stand for; empty where it is not known."""
    return html.entities.html5.get(f"{name};") or _greek(name) or _marked(name) or OLD.get(name, "")


def numbers(text: str) -> str:
    """Characters as references by number, which need no declaration."""
    return "".join(f"&#{ord(each)};" for each in text)


def _greek(name: str) -> str:
    if not name.endswith("gr"):
        return ""
    stem = name[:-2]
    if stem == "sf":
        return "ς"
    for accent, mark in ACCENTS.items():
        letter = stem.removesuffix(accent) if accent else stem
        if letter != stem or not accent:
            found = GREEK.get(letter.lower(), "")
            if found:
                found = found.upper() if letter[0].isupper() else found
                return unicodedata.normalize("NFC", found + mark)
    return ""


def _marked(name: str) -> str:
    """A letter with a mark, as in `ybar`; the name says which letter and which mark."""
    letter, mark = name[:1], MARKS.get(name[1:], "")
    return unicodedata.normalize("NFC", letter + mark) if letter.isalpha() and mark else ""
