"""Reads BibTeX again: what it could not read is wrong; what its styles ask for and an entry lacks is told.

Types and the fields that they require are those of btxdoc (BibTeX 0.99b, 3.1); BibTeX only warns of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.package import Receipt, Verdict

REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author",), ("title",), ("journal",), ("year",)),
    "book": (("author", "editor"), ("title",), ("publisher",), ("year",)),
    "booklet": (("title",),),
    "inbook": (("author", "editor"), ("title",), ("chapter", "pages"), ("publisher",), ("year",)),
    "incollection": (("author",), ("title",), ("booktitle",), ("publisher",), ("year",)),
    "inproceedings": (("author",), ("title",), ("booktitle",), ("year",)),
    "manual": (("title",),),
    "mastersthesis": (("author",), ("title",), ("school",), ("year",)),
    "misc": (),
    "phdthesis": (("author",), ("title",), ("school",), ("year",)),
    "proceedings": (("title",), ("year",)),
    "techreport": (("author",), ("title",), ("institution",), ("year",)),
    "unpublished": (("author",), ("title",), ("note",)),
}
"""By type, what an entry must have; of several in one place, one is enough."""
NAMED = ("author", "editor", "translator")
VERBATIM = ("url", "doi")
KEY = re.compile(r'[^\s"#%\'(),={}~\\]+')
START = re.compile(r"@(\w+)\s*\{\s*([^,{}]*?)\s*,\s*")
FIELD = re.compile(r"([A-Za-z][\w.:-]*)\s*=\s*\{")
BARE = re.compile(r"(?<!\\)(?:\\\\)*[&%$#_~^]")


class UnreadableError(ValueError):
    """BibTeX could not read it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its type, its key, its fields in their order."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]


def receipt(data: bytes) -> Receipt:
    """The verdict on a file; what entries lack are remarks on a valid one."""
    try:
        entries = list(read(data.decode()))
    except UnreadableError as error:
        return Receipt("", Verdict.INVALID, remarks=(str(error),))
    wrong, lacking = list(complaints(entries)), [said for each in entries for said in lacks(each)]
    counts = {"entries": len(entries), "lacking": len(lacking)}
    verdict = Verdict.INVALID if wrong else Verdict.VALID
    return Receipt("", verdict, remarks=tuple((wrong or lacking)[:20]), counts=counts)


def read(text: str) -> Iterator[Entry]:
    """The entries of a file. Raises UnreadableError for what is none."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = START.match(text, at)
        if not start:
            raise UnreadableError(f"no entry begins at “{text[at : at + 30].strip()}”")
        at, fields = start.end(), []
        while not text.startswith("}", at):
            field = FIELD.match(text, at)
            if not field:
                raise UnreadableError(f"{start[2]}: no field begins at “{text[at : at + 30].strip()}”")
            end = _closing(text, field.end())
            fields.append((field[1].lower(), text[field.end() : end]))
            at = _after(text, end + 1)
        yield Entry(start[1].lower(), start[2], tuple(fields))
        at += 1


def is_balanced(text: str) -> bool:
    """Whether each brace of a text that opens closes, and none else."""
    depth = 0
    for sign in re.findall(r"[{}]", text):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return not depth


def _closing(text: str, at: int) -> int:
    """Where the brace closes that opened before; BibTeX counts also those behind a backslash."""
    depth = 1
    while depth:
        found = re.compile(r"[{}]").search(text, at)
        if not found:
            raise UnreadableError("a brace is not closed")
        depth += 1 if found[0] == "{" else -1
        at = found.end()
    return at - 1


def _after(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == ","):
        at += 1
    return at


def complaints(entries: list[Entry]) -> Iterator[str]:
    """What BibTeX or LaTeX would not take."""
    known = set()
    for each in entries:
        if each.kind not in REQUIRED:
            yield f"{each.key}: BibTeX knows no @{each.kind}"
        if not KEY.fullmatch(each.key):
            yield f"“{each.key}” can be no key"
        if each.key.lower() in known:
            yield f"two entries have the key {each.key}"
        known.add(each.key.lower())
        names = [name for name, _ in each.fields]
        yield from (f"{each.key} has {name} twice" for name in dict.fromkeys(names) if names.count(name) > 1)
        for name, value in each.fields:
            if not value.strip(" {}"):
                yield f"{each.key}: {name} has no words"
            if name not in VERBATIM and BARE.search(value):
                yield f"{each.key}: {name} has a sign that means something to LaTeX: “{value[:40]}”"
            if name in NAMED and any(len(person.split(",")) > 3 for person in _names(value)):
                yield f"{each.key}: {name} has a name with too many commas"


def lacks(entry: Entry) -> Iterator[str]:
    """What the standard styles ask for and the entry does not have."""
    there = {name for name, _ in entry.fields}
    for alternatives in REQUIRED.get(entry.kind, ()):
        if not there.intersection(alternatives):
            yield f"{entry.key}: BibTeX warns of @{entry.kind} without {' or '.join(alternatives)}"


def _names(value: str) -> list[str]:
    """The names of a field, without what stands in braces."""
    while re.search(r"\{[^{}]*\}", value):
        value = re.sub(r"\{[^{}]*\}", "", value)
    return re.split(r"\s+and\s+", value)
