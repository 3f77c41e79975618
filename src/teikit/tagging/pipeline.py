"""The pipeline of tag: the words of a TEI file are read, tagged, and the tags written between its bytes.

What is tagged already is not tagged again; a file is as valid afterwards as it was before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teikit import encoding
from teikit.authorities.store import Authority
from teikit.converting.linking import Doubt, link
from teikit.converting.plan import Choice
from teikit.diagnostic import Edit, apply
from teikit.languages import guess
from teikit.source import Source
from teikit.tagging.mark import Mark
from teikit.tagging.parts import split, whole
from teikit.tagging.registers import Register, standoff, used
from teikit.tagging.words import tagged
from teikit.tei.document import parse
from teikit.tei.ids import Identifiers
from teikit.tei.text.spelling import NOWHERE, Spelling, spell
from teikit.text import Annotation

NAMED = frozenset(
    "persName placeName orgName geogName name rs date time country region settlement district bloc surname "
    "forename author editor title idno bibl biblStruct ref ptr docDate docAuthor origDate".split()
)
"""Elements within which nothing is tagged: they say already what stands in them."""

Prove = Callable[[Source], Iterable[str]]
"""What the schemas of a file say of it."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The bytes with the tags, the tags that were written, how many were left for each reason, the names
    that may mean several entries of the authorities, and the entries that a register must have for the tags.
    """

    data: bytes
    written: tuple[Mark, ...]
    left: Mapping[str, int]
    doubts: tuple[Doubt, ...] = ()
    entries: tuple[etree._Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """How a user wants tags: with names looked up `within` authorities; with a register in the file
    (`entries`) or in another one; a mention that markup crosses in parts (`split`), or left alone.
    """

    within: Authority | None = None
    entries: bool = False
    register: Register | None = None
    split: bool = False


def tag(source: Source, choice: Choice, prove: Prove, wish: Wish | None = None) -> Tagged:
    """Tag a file. Raises FileError where it is not well-formed, or not in its encoding."""
    parse(source)
    wish = wish or Wish()
    spelling = spell(source)
    left: Counter[str] = Counter()
    language = spelling.language or guess(spelling.text)
    claims = list(tagged(spelling.text, spelling.blocks, language, choice))
    doubts: list[Doubt] = []
    if wish.within:
        claims, doubts = link(claims, wish.within)
    own = Register.of(source)
    marks: list[Mark] = []
    for claim in claims:
        found = _marks(spelling, claim, own.ids if wish.split else None)
        if isinstance(found, str):
            left[found] += 1
        else:
            marks += found
    register = own if wish.entries else wish.register
    lists: list[etree._Element] = []
    if register is not None:
        marks, lists = register.pointing(marks)
    kept = _allowed(source, marks, prove)
    if len(kept) < len(marks):
        kept = max(kept, _allowed(source, [mark.having(key="") for mark in marks], prove), key=len)
    left["the schema does not allow it there"] += len(marks) - len(kept)
    lists = used(lists, kept)
    head = standoff(source, lists) if wish.entries else None
    if head is not None and _worse(source, _written(source, kept, head), prove, _written(source, kept)):
        left["the schema does not allow a register in the file"] += 1
        kept, head = [mark.having(ref="") for mark in kept], None
    return Tagged(_written(source, kept, head), tuple(kept), +left, tuple(doubts), tuple(lists))


def _marks(spelling: Spelling, claim: Annotation, ids: Identifiers | None) -> list[Mark] | str:
    """The tag of a claim, its parts where markup crosses it and `ids` are given, or why there is none."""
    first, last = claim.span.start, claim.span.end - 1
    owners = spelling.owners[first : last + 1]
    for owner in set(owners):
        if NAMED.intersection(spelling.ancestors(owner)):
            return "something is tagged there already"
    if spelling.owners[first] != spelling.owners[last]:
        return (ids is not None and split(spelling, claim, ids)) or "markup crosses it"
    if NOWHERE in (spelling.starts[first], spelling.ends[last]):
        return "an entity is part of it"
    parent = spelling.elements[spelling.owners[first]]
    return [Mark(spelling.starts[first], spelling.ends[last], parent.name, parent.prefix, claim)]


def _written(source: Source, marks: Sequence[Mark], head: Edit | None = None) -> bytes:
    codec = encoding.codec(source.data)
    edits = [edit for mark in marks for edit in mark.edits(codec)]
    return apply(source.data, [head, *edits] if head else edits)


def _worse(source: Source, made: bytes, prove: Prove, before: bytes | None = None) -> bool:
    """Whether schemas find something in bytes that they do not find in the file, or in those before."""
    found, known = (Counter(prove(Source(source.path, each))) for each in (made, before or source.data))
    return bool(found - known)


def _allowed(source: Source, marks: Sequence[Mark], prove: Prove) -> list[Mark]:
    """The tags that the schemas of the file allow: all, or those in elements where nothing new is wrong."""
    before = Counter(prove(source))

    def worse(some: Sequence[Mark]) -> bool:
        made = Source(source.path, _written(source, some))
        return bool(Counter(prove(made)) - before)

    if not marks or not worse(marks):
        return list(marks)
    kept: list[Mark] = []
    for parent, element in sorted({(mark.parent, mark.claim.element) for mark in marks}):
        some = [mark for mark in marks if (mark.parent, mark.claim.element) == (parent, element)]
        if not worse(some):
            kept += some
    kept = whole(sorted(kept, key=lambda mark: mark.start))
    return [] if kept and worse(kept) else kept
