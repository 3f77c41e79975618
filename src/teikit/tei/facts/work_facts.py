"""What a cited work, or the document itself, says as facts: the mappings of records of works run on them.

The paths of the document itself begin at its header, those of a work at its entry in a list.
"""

from __future__ import annotations

from collections.abc import Callable

from teikit.tei.facts.works import Person, Place, Work
from teikit.tei.header import agents, dates, description, identifiers, languages, titles
from teikit.tei.header.dates import When
from teikit.tei.mapping import Fact

ENTRY = "listBibl/*/"
"""An entry of whatever kind; without any list, it is a `bibl` of the text that has a title."""


def _word(read: Callable[[Work], str], *paths: str, example: str = "") -> Fact[str]:
    return Fact(paths, lambda work: [said] if (said := read(work).strip()) else [], example)


def _entry(*paths: str) -> tuple[str, ...]:
    return tuple(f"{ENTRY}/{path}" for path in paths)


def where(fact: Fact[str], condition: Callable[[Work], object]) -> Fact[str]:
    """A fact of some works only."""
    return Fact(fact.paths, lambda work: fact.read(work) if condition(work) else [], fact.example)


def kept(work: Work) -> str:
    """Where it is kept, from the archive to the shelf."""
    return ", ".join(filter(None, (work.repository, work.collection, work.shelfmark)))


ID = _word(lambda work: work.id, "@xml:id", f"{ENTRY}@xml:id")
KIND = _word(lambda work: work.kind, f"{ENTRY}@type", *_entry("title/@level"))
TITLE = _word(lambda work: work.title, titles.TITLE, *_entry("title"), example=titles.TITLES.example)
HOST = _word(lambda work: work.host, *_entry('title[@level="j"]', 'title[@level="m"]'))
SERIES = _word(lambda work: work.series, *titles.SERIES, *_entry('title[@level="s"]'))
AUTHORS: Fact[Person] = Fact((*agents.CREATORS.paths, *_entry("author")), lambda work: work.authors)
EDITORS: Fact[Person] = Fact((*agents.EDITORS.paths, *_entry("editor")), lambda work: work.editors)
TRANSLATORS: Fact[Person] = Fact(_entry('editor[@role="translator"]'), lambda work: work.translators)
DATE: Fact[When] = Fact(
    (*dates.PUBLISHED, *_entry("date")), lambda work: [work.date] if work.date is not None else []
)
PLACE = _word(lambda work: work.place, *description.PUBLICATION_PLACES.paths, *_entry("pubPlace"))
PUBLISHER = _word(lambda work: work.publisher, *agents.PUBLISHERS.paths, *_entry("publisher"))
EDITION = _word(lambda work: work.edition, *description.EDITIONS.paths, *_entry("edition"))
VOLUME = _word(lambda work: work.scope("volume"), *_entry('biblScope[@unit="volume"]'))
ISSUE = _word(lambda work: work.scope("issue"), *_entry('biblScope[@unit="issue"]'))
PAGES = _word(lambda work: work.scope("page"), *_entry('biblScope[@unit="page"]'))
DOI = _word(lambda work: work.number("DOI"), *identifiers.OWN, *_entry("idno"))
ISBN = _word(lambda work: work.number("ISBN"), *identifiers.OWN, *_entry("idno"))
URL = _word(lambda work: work.number("URL"), *identifiers.OWN, *_entry("idno"))
REPOSITORY = _word(lambda work: work.repository, *_entry("repository", '*[@type="repository"]'))
COLLECTION = _word(lambda work: work.collection, *_entry("collection", '*[@type="collection"]'))
SHELFMARK = _word(lambda work: work.shelfmark, *_entry('*[@type="shelfmark"]'))
KEPT = _word(kept, *REPOSITORY.paths, *COLLECTION.paths, *SHELFMARK.paths)
NAME = _word(lambda work: work.title or kept(work), *TITLE.paths, *KEPT.paths, example=TITLE.example)
AS_IT_STANDS = _word(lambda work: work.words, ENTRY.removesuffix("/"))
LANGUAGE = _word(lambda work: work.language, *languages.PATHS)
CITING: Fact[Place] = Fact(
    ("text//bibl/@corresp", "text//ref/@target", "text//bibl/citedRange"), lambda work: work.cited
)
CITED_IN = _word(lambda work: "; ".join(dict.fromkeys(each.said for each in work.cited)), *CITING.paths)
"""All of these places in words."""
