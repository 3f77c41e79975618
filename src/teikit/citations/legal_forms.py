"""Forms in which judgments and statutes are cited, which are never anything else; each names its parts."""

from __future__ import annotations

import re
from functools import cache

from teikit.citations.cues import cues
from teikit.language import Citing

ONWARD = r"(?: ?ff?\b\.?)?"
PAGE = rf"\d{{1,4}}(?:[-–]\d+)?{ONWARD}"
CODE = r"(?:[A-ZÄÖÜ][\wäöü]*[A-ZÄÖÜ]\b|[cC]\. ?(?:civ|c|p)\.(?: ?c\.)?)"
SECTION = (
    r"(?:§§?|[Aa]rt(?:t?\.|ikel|icle)) ?\d+[a-z]?(?: ?(?:und|u\.|bis|and|,|/) ?(?:§ ?)?\d+[a-z]?(?! ?/))?"
    rf"{ONWARD}(?:,? (?:Abs|S|Nr|UAbs|Satz)\.? ?\d+| [IVX]{{1,4}}\b)*"
)
"""A section of a statute: `§ 242 Abs. 1 S. 2`."""
NAME = r"\b[A-Z][\w’'-]{1,40}"
CAPITAL = rf"(?:{NAME}|\({NAME}(?: (?:{NAME}|and|of)){{0,5}}\))"
ACT = re.compile(
    rf"(?P<title>{CAPITAL}(?:,? (?:{CAPITAL}|of|and|the|for|to|in)){{0,15}}? "
    r"(?:Act|Code|Ordinance|Statute)),? "
    r"(?P<year>1[5-9]\d\d|20\d\d)(?: \((?P<place>[A-Z][\w.]{0,10})\))?"
)
"""A statute of the common law: `Evidence Act 1995 (N.S.W.)`."""
FORMS = (
    rf"(?P<cited>{SECTION}) (?P<title>{CODE})",
    r"\b(?P<volume>\d{1,3}) (?P<journal>U\. ?S\.) (?P<page>\d{1,4})"
    r"(?:, (?P<cited>\d{1,4}(?:[-–]\d+)?))?(?: \((?P<year>\d{4})\))?",
    r"\[(?P<year>\d{4})\] (?P<journal>UKHL|UKSC|EWCA (?:Civ|Crim)|EWHC|HCA|NSWCA|SCC) (?P<page>\d+)",
    r"\b(?P<title>(?:B[TR]-|Bundestags|Bundesrats)(?:Drucks|Drs|[Dd]rucksache)\.? \d+/\d+)"
    rf"(?:, (?P<cited>S\. ?{PAGE}))?",
    r"\b(?P<title>(?:(?:Council|Commission) )?(?:Directive|Regulation|Decision|Richtlinie|Verordnung) "
    r"(?:\(E[A-Z]+\) )?(?:[Nn][or]\.? )?\d+/\d+(?:/E[A-Z]+)?)",
    r"\b(?:Case|Rs\.|Rechtssache|[Aa]ff\.|[Cc]ausa|[Aa]sunto) (?P<number>(?:[CT]-)?\d+/\d\d)(?![/\d])",
)
"""Sections of a code, American reports, neutral citations, papers of parliaments, what the EU did."""


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """The forms, with that of the reports that the languages name: a volume and a page."""
    words = [re.escape(word) for word, meant in cues().items() if Citing.REPORT in meant]
    reports = "|".join(sorted(words, key=len, reverse=True))
    report = (
        rf"\b(?P<journal>(?=\w*[A-Z]\w*[A-Z])(?i:{reports})\.?) (?P<volume>\d{{1,3}}), ?(?P<page>{PAGE})"
        rf"(?: ?\((?P<cited>{PAGE})\)|, (?P<cited_>{PAGE}))?"
    )
    return (ACT, *(re.compile(form) for form in (report, *FORMS)))
