"""The pipeline of tag: the words of a TEI file are read, tagged, and the tags written between its bytes.

What is tagged already is not tagged again; a file is as valid afterwards as it was before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from teikit.authorities.store import Authority
from teikit.converting.linking import Doubt, link
from teikit.converting.plan import Choice
from teikit.diagnostic import Edit, apply
from teikit.languages import guess
from teikit.markup import quote
from teikit.source import Source
from teikit.tagging.marks import MARK
from teikit.tagging.words import tagged
from teikit.tei.document import parse
from teikit.tei.text.spelling import NOWHERE, Spelling, spell
from teikit.text import Annotation

NAMED = frozenset(
    "persName placeName orgName geogName name rs date time country region settlement district bloc surname "
    "forename author editor title idno bibl biblStruct ref ptr docDate docAuthor".split()
)
"""Elements within which nothing is tagged: they say already what stands in them."""

WRITTEN = {"sameAs": "ref"}
"""What attributes of a claim are called where there is no register."""

HEADER = frozenset({"calendar", "when-custom", "datingMethod"})
"""Attributes that point at what the header describes, in which nothing is written."""

Prove = Callable[[Source], Iterable[str]]
"""What the schemas of a file say of it."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The bytes with the tags, the tags that were written, how many were left for each reason, and the names
    that may mean several entries of the authorities.
    """

    data: bytes
    written: tuple[Mark, ...]
    left: Mapping[str, int]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag that may be written: around these bytes, in an element of this name."""

    start: int
    end: int
    parent: str
    claim: Annotation

    def without(self, attribute: str) -> Mark:
        """The same tag without an attribute, which not every schema has."""
        attributes = {name: value for name, value in self.claim.attributes.items() if name != attribute}
        return replace(self, claim=replace(self.claim, attributes=attributes))

    def edits(self) -> tuple[Edit, Edit]:
        """The start tag and the end tag."""
        name = self.claim.element
        said = self.claim.attributes.items()
        written = {WRITTEN.get(name, name): value for name, value in said if name not in HEADER} | {
            "resp": MARK
        }
        attributes = "".join(f" {key}={quote(value)}" for key, value in written.items())
        return (
            Edit(self.start, self.start, f"<{name}{attributes}>".encode()),
            Edit(self.end, self.end, f"</{name}>".encode()),
        )


def tag(source: Source, choice: Choice, prove: Prove, within: Authority | None = None) -> Tagged:
    """Tag a file; names are looked up `within` authorities.

    Raises FileError where it is not well-formed, or not in UTF-8.
    """
    parse(source)
    spelling = spell(source)
    left: Counter[str] = Counter()
    marks = []
    language = spelling.language or guess(spelling.text)
    claims = list(tagged(spelling.text, spelling.blocks, language, choice))
    doubts: list[Doubt] = []
    if within:
        claims, doubts = link(claims, within)
    for claim in claims:
        mark = _mark(spelling, claim)
        if isinstance(mark, str):
            left[mark] += 1
        else:
            marks.append(mark)
    kept = _allowed(source, marks, prove)
    if len(kept) < len(marks):
        kept = max(kept, _allowed(source, [mark.without("key") for mark in marks], prove), key=len)
    left["the schema does not allow it there"] += len(marks) - len(kept)
    return Tagged(_written(source, kept), tuple(kept), +left, tuple(doubts))


def _mark(spelling: Spelling, claim: Annotation) -> Mark | str:
    """The tag of a claim, or why it cannot be written."""
    first, last = claim.span.start, claim.span.end - 1
    owners = spelling.owners[first : last + 1]
    for owner in set(owners):
        if NAMED.intersection(spelling.ancestors(owner)):
            return "something is tagged there already"
    if spelling.owners[first] != spelling.owners[last]:
        return "markup crosses it"
    if NOWHERE in (spelling.starts[first], spelling.ends[last]):
        return "an entity is part of it"
    parent = spelling.elements[spelling.owners[first]].name
    return Mark(spelling.starts[first], spelling.ends[last], parent, claim)


def _written(source: Source, marks: Sequence[Mark]) -> bytes:
    return apply(source.data, [edit for mark in marks for edit in mark.edits()])


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
    kept.sort(key=lambda mark: mark.start)
    return [] if kept and worse(kept) else kept
