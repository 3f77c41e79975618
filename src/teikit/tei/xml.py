"""From bytes to a tree, all safety here: nothing is fetched, no file is read, no entity grows without bound.

expat reads a file first: it bounds entities, and says where XML breaks and where its tags begin.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from xml.parsers import expat

from lxml import etree

from teikit import encoding as encodings
from teikit.source import FileError, Source

ATTRIBUTE = re.compile(r"""\s+([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')""")
NAME = re.compile(r"<[^\s/>]*")
REFERENCE = re.compile(rb"&([A-Za-z_][A-Za-z0-9._-]*);")
MARKUP = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?!/)", re.DOTALL)
"""A comment, a CDATA section, an instruction; else the sign of a start tag, which stands in nothing else."""
PREDEFINED = ("lt", "gt", "amp", "apos", "quot")
LONGEST = 1 << 16
"""Bytes of a start tag in which attributes are looked for."""
ALL = etree.XPath("count(//*)")
"""How many elements the parser made: as many as expat saw, or it left some out."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """A processing instruction: its words, where it begins, and the elements of its parent by their numbers.

    `first` is the parent, `last` the last element in it; before the root element, that is all of them.
    """

    target: str
    text: str
    start: int
    first: int
    last: int
    in_prolog: bool


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference to an entity that nothing which is read here declares, or to one whose file is not read."""

    name: str
    start: int
    is_file: bool = False

    def __str__(self) -> str:
        if self.is_file:
            return f'the entity "&{self.name};" stands for a file that is not read here'
        return f'nothing that is read here declares the entity "&{self.name};"'


@dataclass(frozen=True)
class Scan:
    """The byte offsets of start tags, the processing instructions, and the entities that stand for nothing
    here; all in document order. Offsets are looked for when somebody asks for a place.
    """

    look: Callable[[], array[int]]
    instructions: tuple[Instruction, ...]
    unresolved: tuple[Unresolved, ...] = ()

    @cached_property
    def starts(self) -> array[int]:
        """Where start tags begin."""
        return self.look()

    def moved(self, origin: Callable[[int], int]) -> Scan:
        """The same of another text: `origin` gives the places there."""
        return Scan(
            lambda: array("Q", map(origin, self.starts)),
            tuple(replace(each, start=origin(each.start)) for each in self.instructions),
            tuple(replace(each, start=origin(each.start)) for each in self.unresolved),
        )


class _Scanner:
    """What expat reports of one file.

    Where somebody may ask which elements an instruction stands between, or where a sign in the file may be
    no tag of it (in declarations, in two bytes), it is asked for all start tags.
    """

    def __init__(self, data: bytes) -> None:
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        self.starts = array("Q")
        self.found: list[tuple[str, str, int, int]] = []
        self.open: list[int] = []
        self.last: dict[int, int] = {}
        self.names: list[str] = []
        self.sees_all = b"<?teikit" in data or declares(data)
        self.is_inside = False
        parser.StartElementHandler = self.begin
        if self.sees_all:
            parser.StartElementHandler = self.enter_named if declares(data) else self.enter
            parser.EndElementHandler = self.leave
        self.declared = set(PREDEFINED)
        self.is_open = False
        self.data = data
        self.unresolved: list[Unresolved] = []
        parser.ProcessingInstructionHandler = self.instruct
        parser.SkippedEntityHandler = self.skip
        parser.ExternalEntityRefHandler = self.leave_out
        parser.EntityDeclHandler = lambda name, *_rest: self.declared.add(name)
        parser.StartDoctypeDeclHandler = self.pause
        parser.EndDoctypeDeclHandler = self.go_on

    def begin(self, _name: str, _attributes: object) -> None:
        self.is_inside = True
        self.parser.StartElementHandler = None

    def enter(self, _name: str, _attributes: object) -> None:
        self.is_inside = True
        self.open.append(len(self.starts))
        self.starts.append(self.parser.CurrentByteIndex)

    def enter_named(self, name: str, attributes: object) -> None:
        self.names.append(name)
        self.enter(name, attributes)

    def leave(self, _name: str) -> None:
        self.last[self.open.pop()] = len(self.starts) - 1

    def instruct(self, target: str, text: str) -> None:
        parent = self.open[-1] if self.open else 0 if self.is_inside else -1
        self.found.append((target, text, self.parser.CurrentByteIndex, parent))

    def skip(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self.unresolved.append(Unresolved(name, self.parser.CurrentByteIndex))

    def leave_out(self, *_file: str | None) -> int:
        start = self.parser.CurrentByteIndex
        if found := REFERENCE.match(self.data, start):
            self.unresolved.append(Unresolved(found[1].decode(), start, is_file=True))
        return 1

    def pause(self, _name: str, system: str | None, public: str | None, _has_subset: bool) -> None:
        self.is_open = bool(system or public)  # expat passes over what the rest of the DTD may declare
        self.parser.ProcessingInstructionHandler = None

    def go_on(self) -> None:
        self.parser.ProcessingInstructionHandler = self.instruct

    def result(self) -> Scan:
        starts, data = self.starts, self.data
        end = len(starts) - 1
        instructions = (
            Instruction(target, text, start, max(parent, 0), self.last.get(parent, end), parent < 0)
            for target, text, start, parent in self.found
        )
        unresolved = sorted(self.unresolved, key=lambda each: each.start)
        look = (lambda: starts) if self.sees_all else lambda: start_tags(data)
        return Scan(look, tuple(instructions), tuple(unresolved))

    def look_into_attributes(self, data: bytes) -> None:
        """Find the entities in attributes, of which expat says nothing."""
        for start in self.starts if self.is_open else ():
            tag = data[start : data.find(b">", start)]
            for found in REFERENCE.finditer(tag):
                if (name := found[1].decode()) not in self.declared:
                    self.unresolved.append(Unresolved(name, start + found.start()))


def read(source: Source) -> tuple[etree._Element, Scan]:
    """The root element of a file, and where its tags are. Raises FileError where it is not well-formed."""
    if not source.data.strip():
        raise FileError(source.path, "is empty", hint="give a TEI file")
    if (strange := encodings.strange(source.data)) is not None:
        raise FileError(source.path, strange, line=1, column=1, hint="save it as UTF-8")
    scan, names = _scan(source)
    parser = etree.XMLParser(
        recover=True,  # expat has vouched for the file; what is wrong with an xml:id, a rule will say
        resolve_entities="internal",  # type: ignore[arg-type]
        no_network=True,
        load_dtd=False,
        collect_ids=declares(source.data),  # a third of its time; without them, libxml2 would load a DTD
        huge_tree=True,  # expat has bounded entities; without it, what nests 256 deep is left out unsaid
    )
    try:
        root = etree.fromstring(source.data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (0, 0))
        reason = str(error).partition(", line ")[0].lower()
        raise FileError(source.path, f"not well-formed: {reason}", line=line or 1, column=column) from None
    if root is None:
        raise FileError(source.path, "not well-formed: it has no element", line=1, column=1)
    if parser.error_log and ALL(root) != len(scan.starts):
        hint = "elements that nest more than 2,000 deep cannot be read"
        raise FileError(source.path, "has elements that the parser left out", hint=hint)
    if names and ALL(root) == len(names):
        _put_into_namespaces(root, names)
    return root, scan


def _put_into_namespaces(root: etree._Element, names: list[str]) -> None:
    """Give elements their names as expat has them: libxml2 loses the namespace of those in an entity."""
    for element, name in zip(root.iter(etree.Element), names, strict=True):
        space, _, local = name.rpartition(" ")
        if space and element.tag != f"{{{space}}}{local}":
            element.tag = f"{{{space}}}{local}"


def declares(data: bytes) -> bool:
    """Whether a file may have a DTD, or is in an encoding in which one does not see that."""
    return b"<!DOCTYPE" in data or b"\0" in data


def start_tags(data: bytes) -> array[int]:
    """Where the start tags of a well-formed file begin that has no DTD, and a byte for each ASCII sign."""
    found = MARKUP.finditer(data)
    return array("Q", [each.start() for each in found if each.end() - each.start() == 1])


def _scan(source: Source) -> tuple[Scan, list[str]]:
    """Where the tags of a file are, and the names of its elements where entities may hold some."""
    scanner = _Scanner(source.data)
    try:
        scanner.parser.Parse(source.data, True)
    except (expat.ExpatError, LookupError, ValueError):  # the latter of an encoding that is not known
        from teikit.tei.faults import explain  # slow to import, and most files are well-formed

        raise explain(source) from None
    scanner.look_into_attributes(source.data)
    return scanner.result(), scanner.names


def attribute_span(source: Source, tag: int, name: str) -> tuple[int, int] | None:
    """Where an attribute of the start tag at an offset is written, by its written name, if it is."""
    encoding = source.lines.encoding
    text = source.data[tag : tag + LONGEST].decode(encoding, "replace")
    opened = NAME.match(text)
    at = opened.end() if opened else 0
    while found := ATTRIBUTE.match(text, at):
        if found[1] == name:
            start = tag + len(text[: found.start(1)].encode(encoding, "replace"))
            return start, start + len(text[found.start(1) : found.end()].encode(encoding, "replace"))
        at = found.end()
    return None
