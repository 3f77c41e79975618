"""A TEI file with its tree and its indexes: what rules and exporters look at.

Parsing never fetches, never reads what the file names, and never expands entities without bound.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from teikit.place import Place, place
from teikit.source import FileError, Source
from teikit.tei.names import TEI, tag
from teikit.tei.references.index import Index, index
from teikit.tei.references.near import Near
from teikit.tei.references.pointer_kinds import P5, PointerKinds
from teikit.tei.references.pointers import Pointer
from teikit.tei.references.prefixes import Prefix, definition
from teikit.tei.references.resolution import Outcome, Surroundings, Target, resolve
from teikit.tei.references.uris import bases

if TYPE_CHECKING:
    from teikit.tei.odd.linting import Lint

ATTRIBUTE = re.compile(rb"""\s(?P<name>[^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
HUGE = 9_000_000
"""Bytes from which libxml2 must be told that a long text is meant; expat has bounded its entities before."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The elements of a file and the byte offsets of their start tags, in document order."""

    offsets: array[int]
    elements: list[etree._Element]
    index: dict[etree._Element, int]


@dataclass(eq=False)
class Tei:
    """A TEI document: its source, its root element, and what can be asked of it.

    `around` knows the files that pointers lead to; a pipeline sets it, so that a rule is the same for one
    file and for a project.
    """

    source: Source
    root: etree._Element
    around: Surroundings | None = None
    _targets: dict[tuple[str, tuple[str, ...]], Target] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The name that messages call the file by."""
        return self.source.path

    def elements(self, *names: str) -> Iterator[etree._Element]:
        """The TEI elements of these names (all elements without any), in document order."""
        if names:
            return self.root.iter(*map(tag, names))
        return self.root.iter(etree.Element)

    def instructions(self, target: str) -> Iterator[etree._ProcessingInstruction]:
        """The processing instructions of a target, before the root element and in it."""
        before = (each for each in self.root.itersiblings(preceding=True))
        for each in (*before, *self.root.iter(etree.ProcessingInstruction)):
            if isinstance(each, etree._ProcessingInstruction) and each.target == target:
                yield each

    @cached_property
    def index(self) -> Index:
        """What one pass over the tree finds."""
        return index(self.root, self.kinds)

    @property
    def kinds(self) -> PointerKinds:
        """Which attributes are pointers, and what for: as the files around it have it, else as TEI P5."""
        return self.around.kinds if self.around else P5

    @property
    def ids(self) -> Mapping[str, list[etree._Element]]:
        """The elements that carry each @xml:id, in document order."""
        return self.index.ids

    @property
    def pointers(self) -> list[Pointer]:
        """Every pointer, in document order; several in one attribute come one by one, an empty one is one."""
        return self.index.pointers

    @cached_property
    def prefixes(self) -> tuple[Prefix, ...]:
        """The prefixes for pointers: the document's own, then those of the files around it."""
        around = self.around.prefixes(self.path) if self.around else ()
        return (*map(definition, self.index.prefixes), *around)

    @cached_property
    def reached(self) -> frozenset[str]:
        """The ids that some pointer leads to, the document's own or one of another file."""
        own = {target.said for _, target in self.ending(Outcome.ELEMENT) if target.element is not None}
        return frozenset(own).union(self.around.inbound(self.path) if self.around else ())

    @cached_property
    def _endings(self) -> Mapping[Outcome, list[tuple[Pointer, Target]]]:
        found: dict[Outcome, list[tuple[Pointer, Target]]] = {}
        for pointer in self.pointers:
            target = self.target(pointer.value, pointer.element)
            found.setdefault(target.outcome, []).append((pointer, target))
        return found

    def ending(self, outcome: Outcome) -> list[tuple[Pointer, Target]]:
        """The pointers of the document that end in that way, in document order, with where they lead."""
        return self._endings.get(outcome, [])

    @cached_property
    def inclusions(self) -> list[tuple[etree._Element, Target]]:
        """The xi:include elements that name a file, and where that leads."""
        named = ((element, element.get("href", "")) for element in self.index.includes)
        return [(element, self.target(href, element)) for element, href in named if href]

    @cached_property
    def odd(self) -> Lint | FileError | None:
        """What it says as an ODD; None for any other document, an error where that cannot be read."""
        if b"schemaSpec" not in self.source.data:
            return None
        from teikit.tei.odd.linting import lint  # slow to import, and few files are ODDs

        return lint(self, self.around.specification if self.around else None)

    @cached_property
    def near(self) -> Near:
        """Who knows which id was likely meant by one that is not there."""
        return Near(self.ids)

    def target(self, pointer: str, element: etree._Element | None = None) -> Target:
        """Where a pointer leads from an element: how it ends, the kind of the element there, its file."""
        key = pointer, bases(element) if self.index.has_base and element is not None else ()
        found = self._targets.get(key)
        if found is None:
            found = self._targets[key] = resolve(self, pointer, element)
        return found

    def resolve(self, pointer: str, element: etree._Element | None = None) -> etree._Element | None:
        """The element of this file that a pointer leads to; None where it leads to none, or elsewhere."""
        return self.target(pointer, element).element

    @cached_property
    def _positions(self) -> Positions:
        elements = list(self.elements())
        index = {element: number for number, element in enumerate(elements)}
        return Positions(_start_tags(self.source), elements, index)

    def place(self, element: etree._Element, attribute: str = "") -> Place:
        """The place of an element's start tag and its name, or of an attribute of it by written name."""
        offset = self.offset(element)
        if attribute:
            for found in ATTRIBUTE.finditer(self.source.data, offset):
                if found["name"] == attribute.encode():
                    return Place(found.start("name"), found.end())
                if b">" in self.source.data[offset : found.start()]:
                    break
        return place(self.source, offset)

    def position(self, element: etree._Element, attribute: str = "") -> tuple[int, int]:
        """Line and column, from 1, where the place of an element or of its attribute begins."""
        return self.source.position(self.place(element, attribute).start)

    def offset(self, element: etree._Element) -> int:
        """The byte offset of an element's start tag in the file."""
        return self._positions.offsets[self._positions.index[element]]

    def at(self, offset: int) -> etree._Element:
        """The element whose start tag is the last one at or before a byte."""
        number = bisect_right(self._positions.offsets, offset) - 1
        return self._positions.elements[max(number, 0)]


def parse(source: Source) -> Tei:
    """Parse a TEI file. Raises FileError with line and column where it is not well-formed XML."""
    if not source.data.strip():
        raise FileError(source.path, "is empty", hint="give a TEI file")
    _check(source)
    parser = etree.XMLParser(
        recover=True,  # expat has vouched for the file; what is wrong with an xml:id, a rule will say
        resolve_entities="internal",  # type: ignore[arg-type]
        no_network=True,
        load_dtd=False,
        huge_tree=len(source.data) > HUGE,
    )
    try:
        root = etree.fromstring(source.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (0, 0))
        reason = str(error).partition(", line ")[0].lower()
        raise FileError(source.path, f"not well-formed: {reason}", line=line or 1, column=column) from None
    if root is None:
        raise FileError(source.path, "not well-formed: it has no element", line=1, column=1)
    return Tei(source, root)


def _check(source: Source) -> None:
    """Let expat, which bounds the growth of entities, read the file first and say where it breaks."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(source.data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code].removeprefix("not well-formed ").strip("()")
        raise FileError(
            source.path,
            f"not well-formed: {reason}",
            line=error.lineno,
            column=error.offset + 1,
            hint="mend the XML first; nothing else can be checked",
        ) from None
    except (LookupError, ValueError) as error:  # an encoding that Python or expat does not know
        raise FileError(source.path, f"not well-formed: {error}", line=1, column=1) from None


def _start_tags(source: Source) -> array[int]:
    parser = expat.ParserCreate()
    offsets = array("Q")
    parser.StartElementHandler = lambda _name, _attributes: offsets.append(parser.CurrentByteIndex)
    parser.Parse(source.data, True)
    return offsets


def is_tei(tei: Tei) -> bool:
    """Whether the root element is in TEI's namespace."""
    return isinstance(tei.root.tag, str) and tei.root.tag.startswith(f"{{{TEI}}}")
