"""What a citation says of its work: by whom it is, of what title and year; and whether two mean one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from teikit.citations.cues import said
from teikit.citations.dividing import COMPLETE
from teikit.citations.fields import Field
from teikit.citations.parts import Citation
from teikit.language import Citing, words_in
from teikit.languages import all_languages
from teikit.lexicon.folding import fold
from teikit.tei.ids import slug

YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-z]?\b")
COURT = re.compile(r"(?:[^\W\d_]\.?){2,}\.")
MOST_WORDS = 4
"""So many words of a title make its identifier."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a citation says of a work, folded; `complete` where it says enough to find the work by."""

    authors: tuple[str, ...]
    editors: tuple[str, ...]
    title: tuple[str, ...]
    host: tuple[str, ...]
    year: str
    complete: bool
    archival: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The surnames of all who made the work."""
        return frozenset(self.authors + self.editors)


def describe(citation: Citation) -> Description:
    """What a citation says of its work."""
    authors = tuple(surname(part.text) for part in citation.all(Field.AUTHOR) if _names(part.text))
    editors = tuple(surname(part.text) for part in citation.all(Field.EDITOR))
    article, book = citation.first(Field.ARTICLE), citation.first(Field.MONOGRAPH, Field.JOURNAL)
    if citation.kind == "archival":
        shelf = citation.first(Field.COLLECTION), citation.first(Field.SHELFMARK)
        article, book = " ".join((citation.first(Field.REPOSITORY), *shelf)), ""
    if citation.kind == "legal":
        authors = ()
        if not article and citation.first(Field.MONOGRAPH) == "":
            article, book = _reported(citation), ""
    date = citation.first(Field.DATE)
    year = YEAR.search(date)
    held = {part.field for part in citation.parts}
    titled = bool(article or book)
    complete = titled and (bool(held & COMPLETE) or bool(citation.kind))
    return Description(
        tuple(filter(None, authors)),
        tuple(filter(None, editors)),
        folded(article or book),
        folded(book if article else ""),
        _day(date, year) if year and not titled else year.group() if year else "",
        complete and not held & {Field.BEFORE, Field.NOTE},
        citation.kind == "archival",
    )


def _day(date: str, year: re.Match[str]) -> str:
    """When what has no title was written: letters of a day are others than those of the next."""
    words = folded(date)
    return " ".join(words) if len(words) > 1 else year.group()


def _reported(citation: Citation) -> str:
    """What tells a judgment without a name from others: its reports, volume or year, and page."""
    place = (citation.first(Field.VOLUME, Field.DATE), citation.first(Field.PAGES, Field.NUMBER))
    return " ".join((citation.first(Field.JOURNAL), *(re.sub(r"\s*ff?\.?$", "", each) for each in place)))


def surname(name: str) -> str:
    """The surname of a name as a citation has it, folded: `Hovannisian, R. G.`, `R. G. Hovannisian`."""
    words = name.partition(",")[0].split()
    while len(words) > 1 and (words[-1].endswith(".") or len(words[-1]) < 3):
        words.pop()
    return fold(words[-1].strip(".,;()")) if words else ""


def folded(title: str) -> tuple[str, ...]:
    """The words of a title as they are compared."""
    return tuple(fold(re.sub(r"[^\w\s'’-]", " ", title)).split())


def means(short: Description, full: Description) -> bool:
    """Whether a citation may mean the work that another one cites more fully."""
    if short.year and short.year != full.year and (full.year or not short.title):
        return False
    if short.names and not short.names <= full.names:
        return False
    if short.title and (short.archival or full.archival):
        return short.title == full.title and short.year == full.year
    if short.title:
        alike = shortens(short.title, full.title) or (not short.authors and shortens(short.title, full.host))
        told = len("".join(short.title)) > 5 or (short.complete and short.title == full.title)
        return alike and (bool(short.names) or told)
    return bool(short.names)


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a title may be the other in short: its beginning, or its telling words in their order."""
    if not full:
        return False
    if full[: len(short)] == short or short[: len(full)] == full:
        return True
    words = telling(short)
    waiting = iter(full)
    return len("".join(words)) > 5 and all(word in waiting for word in words)


def telling(title: tuple[str, ...]) -> list[str]:
    """The words of a title but for the little ones."""
    return [word for word in title if word not in _little()]


@cache
def _little() -> frozenset[str]:
    known = all_languages().values()
    words = words_in(known, lambda each: f"{each.common} {each.particles}")
    return frozenset(map(fold, words))


def _names(author: str) -> bool:
    """Whether words name an author, and neither stand for one (`idem`) nor for a court (`N.S.W.C.A.`)."""
    return Citing.SAME_AUTHOR not in said(author.split()[0]) and not COURT.fullmatch(author)


def identifier(about: Description) -> str:
    """An identifier that reads well: `hovannisian-republic-of-armenia`."""
    words = list(about.title or about.host)
    while len(words) > 1 and words[0] in _little():
        del words[0]
    kept = words[:MOST_WORDS]
    while len(kept) > 1 and kept[-1] in _little():
        kept.pop()
    names: Iterable[str] = (about.authors or about.editors)[:1]
    said_ = [*names, *kept] or [about.year]
    if not kept and about.year:
        said_.append(about.year)
    name = slug(" ".join(said_))
    return name if name[0].isalpha() else f"work-{name}"
