"""BibTeX: the edition and the works that it cites, for LaTeX and reference managers.

`works` is own (the edition alone), cited (what it cites) or all. `note` has the places that cite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.checkers import bibtex_entries
from teikit.json_output import utf8
from teikit.package import Checker, Package, Receipt
from teikit.tei.document import Tei
from teikit.tei.facts import work_facts
from teikit.tei.facts.recorded_works import required, selected, unique, unsaid
from teikit.tei.facts.work_facts import where
from teikit.tei.facts.works import Person, Work
from teikit.tei.header.dates import When
from teikit.tei.mapping import Mapping, Row, filled, same

SUFFIX = ".bib"
FORMAT = "application/x-bibtex"
CHECKER = Checker(
    "teikit's own check: read again, entries, keys, names and braces; what BibTeX warns of is told"
)
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
UNBALANCED = ESCAPED | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""BibTeX counts also braces behind a backslash."""
SPECIAL = re.compile(r"[\\{}&%$#_~^]")
KEY = re.compile(r"[^\w:.+/-]+", re.ASCII)
JOINT = re.compile(r",|\band\b|^others$", re.IGNORECASE)
"""What would divide a name, and is part of it."""
BETWEEN = dict.fromkeys(("author", "editor", "translator"), " and ")


def _escaped(text: str) -> str:
    signs = ESCAPED if bibtex_entries.is_balanced(text) else UNBALANCED
    return SPECIAL.sub(lambda found: signs[found.group()], text)


def _kept(title: str) -> str:
    """A title whose capitals no style takes away."""
    return f"{{{_escaped(title)}}}"


def _person(person: Person) -> str:
    if person.is_body:
        return f"{{{_escaped(person.surname)}}}"
    return ", ".join(map(_part, filter(None, (person.surname, person.forename))))


def _part(name: str) -> str:
    return f"{{{_escaped(name)}}}" if JOINT.search(name) else _escaped(name)


def _year(date: When) -> str:
    return _escaped(date.year or date.words)


def _address(url: str) -> str:
    """An address, with those signs encoded that would end the field."""
    return re.sub(r"[\\{}\s]", lambda found: f"%{ord(found[0]):02X}", url)


def _is_in_journal(work: Work) -> bool:
    return work.kind in ("article", "legal")


HEAD: Mapping[str] = (
    Row(
        work_facts.KIND,
        "@type",
        TYPES.__getitem__,
        note="book, article, incollection, misc, unpublished; the edition is a book",
    ),
    Row(work_facts.ID, "key", lambda said: KEY.sub("-", said), note="else the name of the file; in ASCII"),
)
FIELDS: Mapping[str] = (
    Row(work_facts.AUTHORS, "author", _person, note="what is no person in braces"),
    Row(work_facts.EDITORS, "editor", _person),
    Row(work_facts.TRANSLATORS, "translator", _person),
    Row(work_facts.NAME, "title", _kept, True, "of the edition; what has none is called by where it is kept"),
    Row(where(work_facts.HOST, _is_in_journal), "journal", _kept, note="of an article or a judgment"),
    Row(where(work_facts.HOST, lambda work: not _is_in_journal(work)), "booktitle", _kept),
    Row(work_facts.SERIES, "series", _escaped),
    Row(work_facts.VOLUME, "volume", _escaped),
    Row(work_facts.ISSUE, "number", _escaped),
    Row(work_facts.PAGES, "pages", lambda said: _escaped(said.replace("-", "--"))),
    Row(work_facts.EDITION, "edition", _escaped),
    Row(work_facts.PLACE, "address", _escaped),
    Row(work_facts.PUBLISHER, "publisher", _escaped),
    Row(work_facts.DATE, "year", _year, note="the words where nothing says a year"),
    Row(work_facts.DOI, "doi", _escaped),
    Row(work_facts.ISBN, "isbn", _escaped),
    Row(where(work_facts.KEPT, lambda work: work.title), "howpublished", _escaped, note="where it is kept"),
    Row(work_facts.URL, "url", _address),
    Row(work_facts.LANGUAGE, "langid", same, note="the first"),
    Row(work_facts.AS_IT_STANDS, "note", _escaped, note="of an entry that names no title"),
    Row(
        work_facts.CITED_IN,
        "note",
        lambda said: _escaped(f"Cited in {said}"),
        note="note and pages",
    ),
)
MAPPING = (*HEAD, *FIELDS)


def export(tei: Tei, *, works: str = "all") -> Package:
    """The records of a document, the edition's own first."""
    found = selected(tei, works)
    heads = [{row.target: made[0] for row, made in filled(work, HEAD)} for work in found]
    keys = unique(head["key"] for head in heads)
    entries = (
        f"@{head['@type']}{{{key},\n{''.join(_fields(work))}}}\n"
        for head, key, work in zip(heads, keys, found, strict=True)
    )
    losses = unsaid(tei, works, MAPPING)
    return Package({"": utf8("\n".join(entries))}, losses, required(tei, found, MAPPING))


def _fields(work: Work) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    for row, made in filled(work, FIELDS):
        if made:
            said.setdefault(row.target, []).append(BETWEEN.get(row.target, "; ").join(made))
    yield from (f"  {name} = {{{'. '.join(values)}}},\n" for name, values in said.items())


def prove(package: Package) -> Receipt:
    """What is wrong with the entries when they are read again."""
    return bibtex_entries.receipt(package.data)
