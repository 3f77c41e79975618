"""Mappings: tables of what of a TEI document becomes what of another format, on which exporters run.

The same table is printed in docs/export-mappings.md, so that what is said is what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lxml import etree

from teikit.package import Missing
from teikit.tei.document import Tei
from teikit.tei.names import tag

Said = TypeVar("Said")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Fact(Generic[Said]):
    """Something that a document may say: the TEI paths where it does, in order, and how they are read.

    Of a part of it (a name, an entry of a register, a word) the paths begin at the part. `example` is how one
    would say it at the first path.
    """

    paths: tuple[str, ...]
    read: Callable[[Any], Iterable[Said]]
    example: str = ""


@dataclass(frozen=True, slots=True)
class Row(Generic[Said, Made]):
    """One line of a mapping: a fact becomes `target` by `make`, which leaves out what has no place there."""

    fact: Fact[Said]
    target: str
    make: Callable[[Said], Made | None]
    required: bool = False
    note: str = ""

    def shown(self) -> tuple[str, str, str, str]:
        """The row as people read it: TEI paths, target, whether it is required, note."""
        return ", ".join(self.fact.paths), self.target, "yes" if self.required else "", self.note


Mapping = Sequence[Row[Any, Made]]


def filled(part: object, mapping: Mapping[Made]) -> Iterator[tuple[Row[Any, Made], list[Made]]]:
    """Each row with what it makes of the document, or of a part; of what is spelled alike, only the first."""
    for row in mapping:
        made: list[Made] = []
        known: set[str] = set()
        for said in row.fact.read(part):
            new = row.make(said)
            if new is not None and (key := repr(new)) not in known:
                known.add(key)
                made.append(new)
        yield row, made


def shaped(mapping: Mapping[Any]) -> Callable[[object], dict[str, Any]]:
    """Makes objects of parts: target `a.b` is member b of a, `a[]` a list; of all others the first counts."""
    rows = [(row.fact.read, row.make, *_steps(row.target)) for row in mapping]

    def made(part: object) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for read, make, above, name, is_list in rows:
            for said in read(part):
                new = make(said)
                if new is None:
                    continue
                at = found
                for step in above:
                    at = at.setdefault(step, {})
                if is_list:
                    at.setdefault(name, []).append(new)
                else:
                    at.setdefault(name, new)
        return found

    return made


def _steps(target: str) -> tuple[list[str], str, bool]:
    *above, name = target.split(".")
    return above, name.removesuffix("[]"), name.endswith("[]")


def same(said: Any) -> Any:
    """What is taken as it is."""
    return said


def missing(tei: Tei, rows: Iterable[tuple[Row[Any, Any], Sequence[object]]]) -> tuple[Missing, ...]:
    """What the format must have and the document does not say: where it would be said, and how."""
    return tuple(lacking(tei, row) for row, made in rows if row.required and not made)


def lacking(tei: Tei, row: Row[Any, Any]) -> Missing:
    """That a document does not say what a row needs."""
    path = row.fact.paths[0]
    line, column = tei.position(_nearest(tei, path))
    return Missing(line, column, row.target, path, row.fact.example)


def _nearest(tei: Tei, path: str) -> etree._Element:
    """The element nearest to where a path would lead that is there."""
    at = tei.root
    for step in path.partition("[")[0].split("/"):
        below = at.find(tag(step)) if step.isalnum() and at.tag != tag(step) else None
        at = at if below is None else below
    return at
