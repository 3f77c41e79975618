"""What the elements of a line are in TEI: emphasis, looks, languages, insertions, titles, quotations."""

from __future__ import annotations

import re

from lxml import etree

from teikit.formats.elements import Mark, mark
from teikit.formats.html.tree import classes
from teikit.formats.transcript import LANGUAGE

LOOKS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "dfn", "var"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("s", "strike"), "strikethrough"),
    "u": "underline",
    "sup": "superscript",
    "sub": "subscript",
    "mark": "highlighted",
}
CLASSES = {
    **dict.fromkeys(("smallcaps", "small-caps", "smcap", "sc"), "smallcaps"),
    **dict.fromkeys(("italic", "italics", "ital", "it"), "italic"),
    **dict.fromkeys(("bold", "boldface"), "bold"),
    **dict.fromkeys(("underline", "underlined", "u"), "underline"),
    "gesperrt": "spaced",
}
STYLES = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "italic"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "bold"),
    (re.compile(r"font-variant[a-z-]*\s*:\s*(?:all-)?small-caps"), "smallcaps"),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*underline"), "underline"),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through"), "strikethrough"),
    (re.compile(r"vertical-align\s*:\s*super"), "superscript"),
    (re.compile(r"vertical-align\s*:\s*sub"), "subscript"),
)
CITATIONS = frozenset({"citation", "ltx_cite", "csl-entry", "reference"})
"""Classes of `cite` where it holds more than a title."""
NAMED = {"em": "emph", "cite": "title", "q": "quote", "ins": "add", "del": "del"}


def marks_of(element: etree._Element, language: str) -> tuple[Mark, ...]:
    """The marks that an element of a line puts around its words; `language` is that of what is around it."""
    found: list[Mark] = []
    own = language_of(element)
    if own and not is_same(own, language):
        found.append(mark("foreign", {"xml:lang": own}))
    tag = str(element.tag)
    if tag in NAMED and not (tag == "cite" and CITATIONS & classes(element)):
        found.append(mark(NAMED[tag]))
    if look := " ".join(dict.fromkeys(_looks(element, tag))):
        found.append(mark("hi", {"rend": look}))
    return tuple(found)


def is_same(language: str, other: str) -> bool:
    """Whether two tags mean one language, as it is written in two countries."""
    return language.partition("-")[0].lower() == other.partition("-")[0].lower()


def language_of(element: etree._Element) -> str:
    """The language that an element says its words are in, as a BCP 47 tag; empty where it says none."""
    said = element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("lang") or ""
    return said if LANGUAGE.fullmatch(said) else ""


def _looks(element: etree._Element, tag: str) -> list[str]:
    looks = [LOOKS[tag]] if tag in LOOKS else []
    if tag in {"span", "font", "a", "i", "b"}:
        looks += [CLASSES[each] for each in sorted(classes(element)) if each in CLASSES]
        looks += [look for pattern, look in STYLES if pattern.search(element.get("style", "").lower())]
    return looks
