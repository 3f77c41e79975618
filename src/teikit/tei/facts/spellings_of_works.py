"""Titles of works that are nearly the same, and not quite: a work that is cited in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from lxml import etree

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.lexicon.folding import fold
from teikit.tei.document import Tei
from teikit.tei.facts.cross_references import citations, points_back
from teikit.tei.header.paths import words_without
from teikit.tei.names import tag

SHORTEST = 8
"""Letters of a title that is long enough for one of them to tell."""
NUMERAL = re.compile(r"\d+|\b[ivxlc]+\b")


def differing(tei: Tei, alike: float) -> Iterator[tuple[etree._Element, str, str]]:
    """Titles that are spelled otherwise than earlier ones of the same author; each with both spellings."""
    seen: dict[str, dict[str, str]] = {}
    told = set()
    for bibl in citations(tei):
        title = next(bibl.iter(tag("title")), None)
        if title is None or points_back(bibl):
            continue
        said, author = words_without(title, "note", "sic", "orig", "pc"), _author(bibl)
        folded = _folded(said)
        known = seen.setdefault(author, {})
        near = next((each for each in known if _nearly(folded, each, alike)), None)
        if near is not None and folded not in known and (folded, near) not in told:
            told.add((folded, near))
            yield title, said, known[near]
        known.setdefault(folded, said)


def _folded(title: str) -> str:
    """The words of a title as they are compared, without the article that short titles leave out."""
    words = re.findall(r"\w+", title.lower())
    while len(words) > 1 and words[0] in _little():
        del words[0]
    return " ".join(words)


@cache
def _little() -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: each.common)


def _author(bibl: etree._Element) -> str:
    """The surname of the first author, folded; nothing where none is told."""
    author = next(bibl.iter(tag("author"), tag("editor")), None)
    if author is None:
        return ""
    words = re.findall(r"[^\W\d_]{2,}", words_without(author, "note").partition(",")[0])
    return fold(words[-1]) if words else ""


def _nearly(one: str, other: str, alike: float) -> bool:
    """Whether two titles differ in a few letters, and in more than a part left out or a number."""
    if one == other or min(len(one), len(other)) < SHORTEST:
        return False
    if one in other or other in one or NUMERAL.findall(one) != NUMERAL.findall(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= alike and matcher.quick_ratio() >= alike and matcher.ratio() >= alike
