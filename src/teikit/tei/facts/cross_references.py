"""Citations that only point back: ibid., op. cit., `n. 4`; and what the note before them cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lxml import etree

from teikit.language import Citing
from teikit.languages import all_languages
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import once
from teikit.tei.header.paths import words_without
from teikit.tei.names import tag

LINKS = ("corresp", "sameAs", "source", "copyOf", "ref", "key")
LONGEST = 16
"""So many words of a citation that only points back."""
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*")


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words for the same work, and for a work cited before, in all languages."""
    said: dict[Citing, set[str]] = {Citing.SAME: set(), Citing.CITED: set()}
    for language in all_languages().values():
        for cue, row in said.items():
            row.update(language.citing.get(cue, "").split())
    return frozenset(said[Citing.SAME]), frozenset(said[Citing.CITED])


@once
def citations(tei: Tei) -> tuple[etree._Element, ...]:
    """The citations in the text, in order; entries of lists and what the header says are none."""
    lists = (tag("listBibl"), tag("teiHeader"), tag("standOff"))
    return tuple(each for each in tei.elements("bibl") if next(each.iterancestors(*lists), None) is None)


def cross_references(tei: Tei) -> Iterator[etree._Element]:
    """The citations that only point back."""
    return (each for each in citations(tei) if points_back(each))


def points_back(bibl: etree._Element) -> bool:
    """Whether a citation says that the work was cited before: by a reference, or in words."""
    if any(each.get("type") in ("citation", "op-cit") for each in bibl.iter(tag("ref"))):
        return True
    said = WORD.findall(words_without(bibl, "title", "note").lower())
    same, cited = _words()
    if not said or len(said) > LONGEST:
        return False
    pairs = zip(said, [*said[1:], ""], strict=True)
    return said[0] in same or any(one in cited and ("." in one or two in cited) for one, two in pairs)


def says_the_same(bibl: etree._Element) -> bool:
    """Whether it means whatever was cited last: `ibid.`, without an author of its own."""
    if bibl.find(f".//{tag('author')}") is not None or bibl.find(f".//{tag('title')}") is not None:
        return False
    said = WORD.findall(words_without(bibl, "note").lower())
    return bool(said) and said[0] in _words()[0]


def leads(bibl: etree._Element) -> bool:
    """Whether it points at something."""
    if any(bibl.get(name) for name in LINKS):
        return True
    return any(each.get("target") for each in bibl.iter(tag("ref"), tag("ptr")))


@once
def before(tei: Tei) -> Mapping[etree._Element, tuple[etree._Element, ...]]:
    """For the first citation of each note, the citations of the note before it."""
    found: dict[etree._Element, tuple[etree._Element, ...]] = {}
    last: tuple[etree._Element, ...] = ()
    for note in tei.elements("note"):
        here = tuple(each for each in note.iter(tag("bibl")))
        if here:
            found[here[0]] = last
        last = here
    return found


def works(bibls: tuple[etree._Element, ...]) -> set[str]:
    """The works that some citations mean, by what they point at, or by themselves."""
    meant = set()
    for each in bibls:
        name = each.get("{http://www.w3.org/XML/1998/namespace}id", "")
        pointer = each.get("corresp", "").split()[:1]
        meant.add(pointer[0] if pointer and points_back(each) else f"#{name}" if name else str(id(each)))
    return meant


def is_ambiguous(tei: Tei, bibl: etree._Element) -> bool:
    """Whether `ibid.` begins a note behind one that cites several works, and points at none of them."""
    return says_the_same(bibl) and not leads(bibl) and len(works(before(tei).get(bibl, ()))) > 1
