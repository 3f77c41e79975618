"""Whether the words of a line may be the title in a running head or foot, and no line of text."""

from __future__ import annotations

import re

from teikit.page.folio import Folio

NAMED = re.compile(
    r"(?:chapter|chapitre|kapitel|part|partie|teil|section|book|livre|buch|act|scene|scène|no|nr|n°|vol|p|pp"
    r"|page|seite|article|art|figure|fig|table|tome|band)\.?",
    re.IGNORECASE,
)
"""Words that take a number of their own: `Chapter 3` is a heading."""

STAMP = re.compile(
    r"©|\(c\)|\b(?:downloaded|heruntergeladen|téléchargé|scaricato|retrieved|accessed"
    r"|copyright|all rights reserved|published online by|this content"
    r"|digiti[sz]ed by|electronic copy|issn)\b",
    re.IGNORECASE,
)
"""What stamps say that a library or a publisher puts on every page."""

ADDRESS = re.compile(r"\W*(?:doi|https?:|www\.)\S+(?: .{0,60})?", re.IGNORECASE)
MARKED = re.compile(r"(?<=\S)(?:[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]+|\[\d+\])$")
NUMBERED = re.compile(r"\W*\d{1,3}\W")
SIGNED = re.compile(r"[*†‡§¶‖]{1,3}\s*[^\W\d_]")
LONGEST = 90
LONGEST_SURE = 140
"""How long a title is at most, and one that many pages have."""


def is_title(folio: Folio, *, sure: bool = False) -> bool:
    """Whether what stands beside a page number may be a title; `sure` where its place or many say so."""
    title = folio.title
    longest = LONGEST_SURE if sure else LONGEST
    return not title or (len(title) <= longest and not NAMED.fullmatch(title) and title[-1] not in ",;-")


def is_stamp(line: str) -> bool:
    """Whether a line says that somebody put it there who is not the author."""
    return STAMP.search(line) is not None


def same_title(line: str, *, top: bool, sure: bool, apart: bool = False, same: bool = False) -> bool:
    """Whether a line that other pages have at the same place is no text; digits differ from page to page.

    `sure` where many pages have it, `apart` where it stands apart from the text, `same` where others have
    the very same.
    """
    bare = MARKED.sub("", line.strip())
    if not top and SIGNED.match(bare):
        return False  # a note at the foot
    if is_stamp(bare) or (sure and ADDRESS.fullmatch(bare)):
        return True
    if sure and apart and len(bare) <= LONGEST_SURE:
        return True
    if len(bare) > (LONGEST_SURE if sure else LONGEST) or bare[-1:] in ",;-" or bare[:1].islower():
        return False
    if bare[-1:] in ".:!?" and not (sure and bare.isupper()):
        return False
    if same and not NUMBERED.match(bare):
        return True
    return top or not re.search(r"\d", line)  # a note at the foot has a number
