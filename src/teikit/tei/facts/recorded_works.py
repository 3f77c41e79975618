"""The records that a format of works has of a document: its own, and those of the works that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from teikit.package import Loss, Missing
from teikit.source import FileError
from teikit.tei.document import Tei
from teikit.tei.facts.work_facts import ENTRY
from teikit.tei.facts.works import Work, entries, record, works
from teikit.tei.mapping import Mapping, lacking
from teikit.tei.unmapped import unmapped, unmapped_of

WISHES = ("own", "cited", "all")


def selected(tei: Tei, which: str) -> tuple[Work, ...]:
    """The document's own record, the works that it cites, or both, each with an id that no other has.

    Raises FileError for another wish.
    """
    if which not in WISHES:
        raise FileError(tei.path, f'nobody knows which works "{which}" are', hint="own, cited or all")
    found = (*([] if which == "cited" else [record(tei)]), *(() if which == "own" else works(tei)))
    names = unique(each.id or "work" for each in found)
    return tuple(replace(each, id=name) for each, name in zip(found, names, strict=True))


def unique(names: Iterable[str]) -> Iterator[str]:
    """Names, those that come again with a number; capitals make no other name, as for BibTeX."""
    taken: set[str] = set()
    for name in names:
        number, new = 1, name
        while new.casefold() in taken:
            number += 1
            new = f"{name}-{number}"
        taken.add(new.casefold())
        yield new


def required(tei: Tei, found: Iterable[Work], mapping: Mapping[Any]) -> tuple[Missing, ...]:
    """What the document's own record must say and its header does not; cited works stay as they are."""
    own = [each for each in found if each.kind == "own"]
    rows = [row for row in mapping if row.required]
    return tuple(lacking(tei, row) for each in own for row in rows if not list(row.fact.read(each)))


def unsaid(tei: Tei, which: str, mapping: Mapping[Any]) -> tuple[Loss, ...]:
    """What of the header and of the entries no row of the mapping takes, as far as they are wanted."""
    paths = {path.partition("/@")[0] for row in mapping for path in row.fact.paths}
    of_header = unmapped(tei, mapping) if which != "cited" else ()
    below = sorted(path.removeprefix(ENTRY) for path in paths if path.startswith(ENTRY))
    of_entries = unmapped_of(tei, entries(tei), below) if which != "own" else ()
    return (*of_header, *of_entries)
