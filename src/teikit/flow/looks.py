"""How words look: what @rend, @rendition and @style say, and what an element looks like without them."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

SIGNS = (
    ("superscript", ("sup", "hochgestellt", "above")),
    ("subscript", ("sub", "tiefgestellt")),
    ("bold", ("bold", "strong", "fett")),
    ("smallcaps", ("small-cap", "smallcap", "small_cap", "capitals", "kapitälchen")),
    ("italic", ("ital", "kursiv", "slant", "oblique")),
    ("strikethrough", ("strike", "line-through", "durchgestrichen")),
    ("underline", ("underlin", "unterstrichen")),
    ("spaced", ("spac", "letter-sp", "gesperrt")),
)
SHORT = {
    "b": "bold", "i": "italic", "g": "spaced", "k": "smallcaps", "sc": "smallcaps", "u": "underline",
    "s": "strikethrough", "it": "italic",
}  # fmt: skip
"""Looks by the short names that many projects give their renditions."""
USUAL = {
    "emph": "italic", "foreign": "italic", "title": "italic", "term": "italic", "mentioned": "italic",
    "stage": "italic", "distinct": "italic", "roleDesc": "italic", "hi": "italic", "sup": "superscript",
    "code": "code", "gi": "code", "att": "code", "val": "code", "tag": "code", "ident": "code",
}  # fmt: skip
"""How words of an element look where it does not say."""
PLAIN_TITLES = frozenset({"a", "u"})
"""Levels of titles that are set upright."""
LOOKING = frozenset({"hi", *USUAL})


def look(element: etree._Element, kind: str) -> str:
    """How the words of an element look: bold, italic …; empty for plain."""
    given = element.get("rend") or element.get("rendition") or element.get("style") or ""
    if given:
        return _look(given) or ("" if kind == "hi" else USUAL.get(kind, ""))
    if kind == "title" and element.get("level") in PLAIN_TITLES:
        return ""
    return USUAL.get(kind, "")


@lru_cache(1000)
def _look(given: str) -> str:
    low = given.lower()
    short = next((SHORT[each.lstrip("#")] for each in low.split() if each.lstrip("#") in SHORT), "")
    return short or next((name for name, signs in SIGNS if any(sign in low for sign in signs)), "")
