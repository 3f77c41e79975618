"""A TEI file with its tree and its indexes: what rules and exporters look at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from teikit.facts import Facts
from teikit.place import Place, place
from teikit.source import FileError, Source
from teikit.tei.inclusion import PROLOG, Load, Whole, whole
from teikit.tei.names import TEI, XINCLUDE, tag
from teikit.tei.references.index import Index, index
from teikit.tei.references.near import Near
from teikit.tei.references.pointer_kinds import P5, PointerKinds
from teikit.tei.references.pointers import Pointer
from teikit.tei.references.prefixes import Prefix, definition, grouped
from teikit.tei.references.resolution import Outcome, Surroundings, Target, resolve
from teikit.tei.references.uris import bases
from teikit.tei.xml import Instruction, Scan, attribute_span, read

DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


@dataclass(eq=False)
class Tei:
    """A TEI document: its source, its root element, and what can be asked of it.

    `around` knows the files that pointers lead to; a pipeline sets it, so that a rule is the same for one
    file and for a project. `load` reads other files of its project. `resolved` is what was parsed instead of
    the file, where that names files of declarations or entities, or parts, and `starts` where its elements
    begin in that.
    """

    source: Source
    root: etree._Element
    scan: Scan
    around: Surroundings | None = None
    resolved: Whole | None = None
    starts: Sequence[int] = ()
    load: Load | None = None
    facts: Facts = field(default_factory=Facts)
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

    def instructions(self, target: str) -> Iterator[Instruction]:
        """The processing instructions of a target, in document order."""
        return (each for each in self.scan.instructions if each.target == target)

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
    def prefixes_by_name(self) -> Mapping[str, Sequence[Prefix]]:
        """The prefixes of each name, the document's own first."""
        return grouped(self.prefixes)

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
    def whole(self) -> Whole:
        """The document with what XInclude takes into it, as far as the files around it may be read."""
        if not self.index.includes or self.around is None:
            return self.resolved or Whole(self.path, self.source.data, [(0, self.source, 0)])
        if self.resolved is None:
            return whole(self.source, self.around.part)
        made = whole(Source(self.path, self.resolved.data), self.around.part)
        made.under = self.resolved
        return made

    @property
    def is_part(self) -> bool:
        """Whether another file of the run takes it in by XInclude."""
        return self.around is not None and any(True for _ in self.around.including(self.path))

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
    def _numbers(self) -> Mapping[etree._Element, int]:
        return {element: number for number, element in enumerate(self.elements())}

    def has(self, element: etree._Element) -> bool:
        """Whether an element is one of the document."""
        return element in self._numbers

    def place(self, element: etree._Element, attribute: str = "") -> Place:
        """The place of an element's start tag and its name, or of an attribute of it by written name."""
        offset = self.offset(element)
        found = attribute_span(self.source, offset, attribute) if attribute else None
        return Place(*found) if found else place(self.source, offset)

    def where(self, element: etree._Element, attribute: str = "") -> tuple[Source, Place]:
        """The file that an element comes from, and its place there: that of an entity may be another."""
        if self.resolved is None:
            return self.source, self.place(element, attribute)
        source, offset = self.resolved.origin(self.starts[self._numbers[element]])
        if source.path == self.path:
            return self.source, self.place(element, attribute)
        found = attribute_span(source, offset, attribute) if attribute else None
        return source, Place(*found) if found else place(source, offset)

    def position(self, element: etree._Element, attribute: str = "") -> tuple[int, int]:
        """Line and column, from 1, where the place of an element or of its attribute begins."""
        return self.source.position(self.place(element, attribute).start)

    def offset(self, element: etree._Element) -> int:
        """The byte offset of an element's start tag in the file."""
        return self.scan.starts[self._numbers[element]]

    def number(self, at: etree._Element | Place) -> int:
        """The number of an element, or of the one whose start tag is the last at or before a place."""
        if isinstance(at, Place):
            return max(bisect_right(self.scan.starts, at.start) - 1, 0)
        return self._numbers[at]


def assemble(source: Source, load: Load) -> Tei:
    """Parse a TEI file with what XInclude takes into it: `load` reads its parts. Raises FileError.

    What a part holds has its place in the file where that brings it in; includes that could not be followed
    are named by `resolved`.
    """
    tei = parse(source, load)
    under = tei.resolved
    base = source if under is None else Source(source.path, under.data)
    if XINCLUDE.encode() not in base.data:
        tei.load = load
        return tei
    made = whole(base, load)
    made.under = under
    root, scan = read(Source(source.path, made.data))
    inner, outer = made.home(base), under.home(source) if under else None
    moved = scan.moved(lambda at: outer(inner(at)) if outer else inner(at))
    return Tei(source, root, moved, resolved=made, starts=scan.starts, load=load)


def parse(source: Source, load: Load | None = None) -> Tei:
    """Parse a TEI file. Raises FileError with line and column where it is not well-formed XML.

    `load` reads the files of its DTD and of its entities; without it, these stand for nothing.
    """
    has_dtd = any(sign in source.data[:PROLOG] for sign in DOCTYPE)
    if load is not None and has_dtd and (found := _resolved(source, load)) is not None:
        whole, (root, scan) = found
        return Tei(source, root, scan.moved(whole.home(source)), resolved=whole, starts=scan.starts)
    root, scan = read(source)
    return Tei(source, root, scan)


def _resolved(source: Source, load: Load) -> tuple[Whole, tuple[etree._Element, Scan]] | None:
    """The file with its declarations and entities in it, and what is read of that; None where it has none."""
    from teikit.tei.entities import resolved  # slow to import, and few files have a DTD

    found = resolved(source, load)
    if found is None:
        return None
    try:
        return found, read(Source(source.path, found.data))
    except FileError as error:
        read(source)  # what is wrong with the file itself is said of it
        at = Source(source.path, found.data).lines.offset(error.line or 1, error.column or 1)
        where, offset = found.origin(at)
        line, column = where.position(offset)
        raise FileError(where.path, error.reason, line=line, column=column, hint=error.hint) from None


def is_tei(tei: Tei) -> bool:
    """Whether the root element is in TEI's namespace."""
    return isinstance(tei.root.tag, str) and tei.root.tag.startswith(f"{{{TEI}}}")
