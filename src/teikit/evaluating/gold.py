"""Texts that people tagged: TEI with its names and dates, or records of text and spans, one JSON a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.text.spelling import NORMAL, Spelling, spell
from teikit.text import Block, Span

ELEMENTS = {"PER": "persName", "LOC": "placeName", "DATE": "date"}
"""The elements for what records call their types."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch of a text that is tagged, and the normal form that a date has."""

    span: Span
    element: str
    form: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its blocks, its tags by hand, and the elements that it has all tags of."""

    name: str
    group: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    tags: tuple[Tag, ...]
    elements: frozenset[str]


def read(source: Source) -> Iterator[Gold]:
    """The texts of a file. Raises FileError."""
    if source.path.endswith((".jsonl", ".json")):
        yield from _records(source)
    else:
        parse(source)
        yield _edition(source, spell(source))


def _records(source: Source) -> Iterator[Gold]:
    for number, line in enumerate(source.data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield _record(record)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"is no record of text and spans: {error!r}"
            hint = '{"id": …, "text": …, "spans": [[start, end, "PER|LOC|DATE"], …]}'
            raise FileError(source.path, reason, line=number, hint=hint) from None


def _record(record: Mapping[str, object]) -> Gold:
    text = str(record["text"])
    spans = record["spans"]
    if not isinstance(spans, list):
        raise TypeError("spans")
    tags = tuple(
        Tag(Span(start, end), ELEMENTS[kind], _form(rest[0] if rest else {}))
        for start, end, kind, *rest in spans
        if kind in ELEMENTS
    )
    types = record.get("types") or list(ELEMENTS)
    elements = frozenset(ELEMENTS[kind] for kind in types if kind in ELEMENTS)  # type: ignore[attr-defined]
    blocks, start = [], 0
    for row in text.splitlines(keepends=True):
        if row.strip():
            blocks.append(Block(Span(start, start + len(row.rstrip("\r\n"))), "p"))
        start += len(row)
    name, group = str(record.get("id", "")), str(record.get("group", ""))
    return Gold(name, group, str(record.get("lang", "")), text, tuple(blocks), tags, elements)


def _edition(source: Source, spelling: Spelling) -> Gold:
    ends: dict[int, list[int]] = {}
    for at, owner in enumerate(spelling.owners):
        while owner >= 0:
            if spelling.elements[owner].name in ELEMENTS.values():
                ends.setdefault(owner, [at, at])[1] = at + 1
            owner = spelling.elements[owner].parent
    tags = tuple(
        Tag(Span(start, max(start + 1, end)), spelling.elements[owner].name, spelling.elements[owner].form)
        for owner, (start, end) in ends.items()
    )
    present = frozenset(tag.element for tag in tags)
    language = spelling.language
    return Gold(source.path, "", language, spelling.text, tuple(spelling.blocks), tags, present)


def _form(attributes: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(attributes, Mapping):
        return ()
    return tuple((name, str(attributes[name])) for name in NORMAL if name in attributes)
