"""The works that a document cites, each once: what is said of it, and the places that cite it.

They are the entries of its listBibl; without any, the citations in the text that name a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from lxml import etree

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import once
from teikit.tei.header import agents, dates, description, languages, titles
from teikit.tei.header.dates import When, when
from teikit.tei.header.identifiers import own
from teikit.tei.header.paths import words_without
from teikit.tei.mapping import Fact
from teikit.tei.names import XML_ID, tag

ENTRIES = ("biblStruct", "bibl", "biblFull", "msDesc")
PARTIES = re.compile(r"\bv(?:s|ersus)?\.? ")
"""What stands between the parties of a case."""
POINTING = ("corresp", "sameAs", "target", "source", "copyOf")
APART = ("note", "sic", "orig", "fw", "pc")


@dataclass(frozen=True, slots=True)
class Person:
    """Who made a work: surname and forenames, or the words as they stand where these are not told apart."""

    surname: str
    forename: str = ""
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the text that cites a work: the number of the note, what of it is meant, its name."""

    note: str
    range: str
    id: str

    @property
    def said(self) -> str:
        """The place in words: `note 117, 405`."""
        return ", ".join(filter(None, (f"note {self.note}" if self.note else "text", self.range)))


@dataclass(frozen=True, slots=True)
class Work:
    """A work; `host` is what it is a part of, `words` its entry as it stands where that names no title.

    `kind` is own, article, chapter, book, legal (a judgment), statute or archival.
    """

    id: str
    kind: str
    title: str = ""
    host: str = ""
    journal: bool = False
    series: str = ""
    authors: tuple[Person, ...] = ()
    editors: tuple[Person, ...] = ()
    translators: tuple[Person, ...] = ()
    date: When | None = None
    place: str = ""
    publisher: str = ""
    edition: str = ""
    scopes: Mapping[str, str] | None = None
    numbers: Mapping[str, str] | None = None
    repository: str = ""
    collection: str = ""
    shelfmark: str = ""
    language: str = ""
    words: str = ""
    cited: tuple[Place, ...] = ()

    def scope(self, unit: str) -> str:
        """The volume, issue or page that it has in a larger one."""
        return (self.scopes or {}).get(unit, "")

    def number(self, kind: str) -> str:
        """Its DOI, ISBN or URL."""
        return (self.numbers or {}).get(kind.lower(), "")


@once
def works(tei: Tei) -> tuple[Work, ...]:
    """The works that a document cites, in its order."""
    places = _places(tei)
    return tuple(_work(each, places) for each in entries(tei))


def entries(tei: Tei) -> tuple[etree._Element, ...]:
    """Where the works are described: in its lists; without any, where the text cites them by a title."""
    return listed(tei) or tuple(each for each in tei.elements("bibl") if _is_whole(each))


@once
def listed(tei: Tei) -> tuple[etree._Element, ...]:
    """The entries of the lists of works."""
    return tuple(each for each in tei.elements(*ENTRIES) if _is_entry(each))


def record(tei: Tei) -> Work:
    """The document itself, by its header."""
    named = [each.words for each in titles.titles(tei) if each.part is not titles.Part.ALTERNATIVE]
    authors, editors = (tuple(fact.read(tei)) for fact in (agents.AUTHORS, agents.EDITORS))
    own_numbers = {each.scheme: each.value for each in reversed(list(own(tei)))}
    url = next((each.url for each in own(tei) if each.url and each.scheme != "doi"), "")
    return Work(
        id=" ".join((tei.root.get(XML_ID) or PurePath(tei.source.name).stem).split()) or "edition",
        kind="own",
        title=": ".join(named[:2]),
        series=_said_first(titles.SERIES_TITLES, tei),
        authors=tuple(map(_agent, authors if authors or editors else agents.creators(tei))),
        editors=tuple(map(_agent, editors)),
        date=next(iter(dates.PUBLICATION_DATES.read(tei)), None),
        place=_said_first(description.PUBLICATION_PLACES, tei),
        publisher=next((each.name for each in agents.PUBLISHERS.read(tei)), ""),
        edition=_said_first(description.EDITIONS, tei),
        numbers={**own_numbers, "url": url},
        language=next(iter(languages.languages(tei)), ""),
    )


def _said_first(fact: Fact[Any], tei: Tei) -> str:
    return next((str(each.words) for each in fact.read(tei)), "")


def _agent(said: agents.Agent) -> Person:
    if said.is_body:
        return Person(said.name, is_body=True)
    return Person(said.surname, said.forename) if said.surname else _parsed(said.name)


def _is_entry(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag("listBibl") and not _in_header(element)


def _is_whole(element: etree._Element) -> bool:
    titled = next(element.iter(tag("title")), None) is not None
    whole = element.get("corresp") is None and element.get("prev") is None
    return titled and whole and not _in_header(element)


def _in_header(element: etree._Element) -> bool:
    return any(each.tag == tag("teiHeader") for each in element.iterancestors())


def _places(tei: Tei) -> dict[str, list[etree._Element]]:
    """The elements of the text that point at each identifier, in document order."""
    found: dict[str, list[etree._Element]] = {}
    for name in POINTING:
        for element in tei.root.iter(tag("bibl"), tag("ref"), tag("ptr"), tag("quote"), tag("title")):
            for pointer in element.get(name, "").split():
                if pointer.startswith("#") and not _in_header(element):
                    found.setdefault(pointer[1:], []).append(element)
    return found


def _work(entry: etree._Element, places: Mapping[str, list[etree._Element]]) -> Work:
    name = entry.get(XML_ID, "")
    citing = [] if _is_entry(entry) else [entry]
    for element in places.get(name, ()):
        citing += [element, *places.get(element.get(XML_ID, ""), ())]
    cited = tuple(_place(each) for each in dict.fromkeys(citing) if not _is_entry(each))
    analytic, monograph = entry.find(tag("analytic")), entry.find(tag("monogr"))
    inner = entry if monograph is None and analytic is None else analytic
    outer = entry if monograph is None else monograph
    article, title, journal = _level(entry, "a", "u"), _level(entry, "m"), _level(entry, "j")
    untyped = _words(next((each for each in entry.iter(tag("title")) if not each.get("level")), None))
    kept = entry.find(f".//{tag('msIdentifier')}")
    own_title = article or title or untyped or journal
    kind = _kind(entry, article, journal, kept)
    host = (journal or title) if article else journal if kind == "legal" and title else ""
    parts = [part for part in (inner, outer) if part is not None]
    authors = [each for part in parts for each in _own(part, "author", entry)]
    editors = [each for part in parts for each in _own(part, "editor", entry)]
    return Work(
        id=name,
        kind=kind,
        title=own_title,
        host=host,
        journal=bool(journal),
        series=_level(entry, "s"),
        authors=_distinct(authors),
        editors=_distinct(each for each in editors if each.get("role") != "translator"),
        translators=_distinct(each for each in editors if each.get("role") == "translator"),
        date=_date(entry),
        place=_first(entry, "pubPlace"),
        publisher=_first(entry, "publisher"),
        edition=_first(entry, "edition"),
        scopes={each.get("unit", ""): _scope(each) for each in entry.iter(tag("biblScope"))},
        numbers={each.get("type", "").lower(): _words(each) for each in entry.iter(tag("idno"))},
        repository=_first(entry, "repository") or _typed(entry, "repository"),
        collection=_first(entry, "collection") or _typed(entry, "collection"),
        shelfmark=_typed(entry, "shelfmark"),
        words="" if own_title else _words(entry),
        cited=cited,
    )


def _kind(entry: etree._Element, article: str, journal: str, kept: etree._Element | None) -> str:
    said = entry.get("type", "")
    if said == "archival":
        return said
    if said == "legal":
        is_case = (
            journal or entry.find(f".//{tag('author')}") is not None or PARTIES.search(_level(entry, "m"))
        )
        return "legal" if is_case else "statute"
    if kept is not None or entry.tag == tag("msDesc"):
        return "archival"
    return "article" if journal and article else "chapter" if article and _level(entry, "m") else "book"


def _level(entry: etree._Element, *levels: str) -> str:
    return _words(next((each for each in entry.iter(tag("title")) if each.get("level") in levels), None))


def _first(entry: etree._Element, name: str) -> str:
    return _words(next(entry.iter(tag(name)), None))


def _typed(entry: etree._Element, kind: str) -> str:
    return _words(next((each for each in entry.iter(etree.Element) if each.get("type") == kind), None))


def _words(element: etree._Element | None) -> str:
    return "" if element is None else words_without(element, *APART)


def _own(part: etree._Element, name: str, entry: etree._Element) -> Iterator[etree._Element]:
    return part.iter(tag(name)) if part is entry else part.iterchildren(tag(name))


def _person(element: etree._Element) -> Person:
    surname, forename = _first(element, "surname"), " ".join(map(_words, element.iter(tag("forename"))))
    if surname:
        return Person(surname, forename)
    if element.find(f".//{tag('persName')}") is None:
        return Person(_words(element), is_body=True)
    return _parsed(_words(element))


def _parsed(name: str) -> Person:
    """A name that nobody took apart: `Stone, Ada` or `Ada Stone`, with what belongs to the surname."""
    surname, comma, forename = name.partition(",")
    if comma:
        return Person(surname.strip(), forename.strip())
    words = name.split()
    particles = words_in(all_languages().values(), lambda each: each.particles)
    at = len(words) - 1
    while at > 0 and words[at - 1].lower() in particles:
        at -= 1
    return Person(" ".join(words[max(at, 0) :]), " ".join(words[: max(at, 0)]))


def _distinct(elements: Iterable[etree._Element]) -> tuple[Person, ...]:
    return tuple(each for each in dict.fromkeys(map(_person, elements)) if each.surname.strip())


def _date(entry: etree._Element) -> When | None:
    inside = {date for title in entry.iter(tag("title"), tag("seg")) for date in title.iter(tag("date"))}
    found = [each for each in entry.iter(tag("date")) if each not in inside]
    return next((said for each in found if (said := when(each)) is not None), None)


def _scope(element: etree._Element) -> str:
    first, last = element.get("from", ""), element.get("to", "")
    if first:
        return f"{first}-{last}" if last and last != first else first
    return re.sub(r"^\D+(?=\d)", "", _words(element))


def _place(element: etree._Element) -> Place:
    note = next((each.get("n", "") for each in element.iterancestors(tag("note"))), "")
    ranges = " ".join(_words(each) for each in element.iter(tag("citedRange")))
    return Place(note, ranges, element.get(XML_ID, ""))
