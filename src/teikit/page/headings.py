"""Headings by their words: a chapter by its number, notes by their name."""

from __future__ import annotations

import re

CHAPTER = re.compile(
    r"(?:(?:chapter|chapitre|kapitel|part|partie|teil|book|livre|buch|act|section|appendix|anhang|annexe|capitolo"
    r"|cap[ií]tulo|parte|libro|letter|lettre|brief)\b.{0,60}"
    r"|[IVXLC]{1,7}\.?|\d{1,3}\.?|(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.\s+\S.{0,80}"
    r"|(?:introduction|preface|foreword|conclusion|bibliography|notes|contents|summary|acknowledgements"
    r"|vorwort|vorrede|einleitung|inhalt|schluss|avant-propos|préface|sommaire)\.?)",
    re.IGNORECASE,
)
NOTES = re.compile(
    r"\W*(?:(?:end|foot)?notes?(?: (?:to|on|for) .{1,60})?|(?:fuss|fuß|end)noten|anmerkungen"
    r"(?: z.{1,60})?|noten"
    r"|notes? (?:et|de|du|sur) .{1,40}|note|notas(?: .{1,30})?"
    r"|przypisy|sluttnoter|noter|eindnoten)\W*",
    re.IGNORECASE,
)


def is_notes_heading(line: str) -> bool:
    """Whether a line by itself says that notes follow."""
    return len(line) < 80 and NOTES.fullmatch(line) is not None
