"""BibTeX: the edition and the works that it cites, for LaTeX and reference managers.

`works` is own (the edition alone), cited (what it cites) or all. `note` has the places that cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.package import Package
from teikit.tei.document import Tei
from teikit.tei.facts.works import Person, Work, selected

SUFFIX = ".bib"
FORMAT = "application/x-bibtex"
TYPES = {
    "own": "book",
    "article": "article",
    "chapter": "incollection",
    "book": "book",
    "legal": "misc",
    "statute": "misc",
    "archival": "unpublished",
}
ESCAPED = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
SPECIAL = re.compile(r"[\\{}&%$#_~^]")
KEY = re.compile(r"[^\w:.+/-]+", re.ASCII)


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    return Package.of("\n".join(map(_entry, selected(tei, works))).encode())


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work) if value)
    key = KEY.sub("-", work.id) or "work"
    return f"@{TYPES[work.kind]}{{{key},\n{fields}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    host = "journal" if work.kind in ("article", "legal") else "booktitle"
    kept = ", ".join(filter(None, (work.repository, work.collection, work.shelfmark)))
    date = "" if work.date is None else work.date.year or work.date.words
    yield "author", " and ".join(map(_person, work.authors))
    yield "editor", " and ".join(map(_person, work.editors))
    yield "translator", " and ".join(map(_person, work.translators))
    yield "title", _kept(work.title or kept)
    yield host, _kept(work.host)
    for name, value in (
        ("series", work.series),
        ("volume", work.scope("volume")),
        ("number", work.scope("issue")),
        ("pages", work.scope("page").replace("-", "--")),
        ("edition", work.edition),
        ("address", work.place),
        ("publisher", work.publisher),
        ("year", date),
        ("doi", work.number("DOI")),
        ("isbn", work.number("ISBN")),
        ("howpublished", kept if work.title else ""),
    ):
        yield name, _escaped(value)
    yield "url", work.number("URL")
    yield "note", _escaped("; ".join(each.said for each in work.cited) and f"Cited in {_places(work)}")


def _places(work: Work) -> str:
    return "; ".join(dict.fromkeys(each.said for each in work.cited))


def _person(person: Person) -> str:
    if person.is_body:
        return f"{{{_escaped(person.surname)}}}"
    return _escaped(", ".join(filter(None, (person.surname, person.forename))))


def _kept(title: str) -> str:
    """A title whose capitals no style takes away."""
    return f"{{{_escaped(title)}}}" if title else ""


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda found: ESCAPED[found.group()], text)
