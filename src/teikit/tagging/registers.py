"""The register that tags point at: in the file itself, or one for many; entries that are there serve."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from lxml import etree

from teikit import encoding
from teikit.builder.register import ENTRIES, entry_name, register
from teikit.diagnostic import Edit, apply
from teikit.source import FileError, Source
from teikit.tagging.mark import MARK, Mark
from teikit.tei.document import parse
from teikit.tei.ids import Identifiers
from teikit.tei.make import E
from teikit.tei.names import TEI, XML_ID, tag

EMPTY = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title>Register</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt>
<sourceDesc><p>Names that teikit tagged in other files.</p></sourceDesc>
</fileDesc>
</teiHeader>
<standOff>
</standOff>
</TEI>
"""
TEXTS = ("text", "TEI", "teiCorpus")
"""What a register stands before."""

Named = tuple[str, str]
"""An element that mentions stand in, and the name of an entry."""


@dataclass(slots=True)
class Register:
    """Entries by their names; `address` is the file that tags point into."""

    address: str
    ids: Identifiers
    known: dict[Named, str] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source, address: str = "") -> Register:
        """The register in a file. Raises FileError."""
        tei = parse(source)
        ids = {each.get(XML_ID, "") for each in tei.root.iter(etree.Element)} - {""}
        found = cls(address, Identifiers(ids))
        for element, (kind, _) in ENTRIES.items():
            for entry in tei.elements(kind):
                for name in entry.iterfind(tag(element)):
                    if identifier := entry.get(XML_ID):
                        words = " ".join("".join(map(str, name.itertext())).split())
                        found.known.setdefault((element, words), identifier)
        return found

    def pointing(self, marks: Iterable[Mark]) -> tuple[list[Mark], list[etree._Element]]:
        """The tags with pointers to their entries, and the lists of entries that are new."""
        marks = list(marks)
        fresh = register((mark.claim for mark in marks if self._id(mark) is None), self.ids)
        refs = {
            (element, entry_name(element, key)): ref.removeprefix("#")
            for (element, key), ref in fresh.refs.items()
        }
        self.known |= refs
        pointed = []
        for mark in marks:
            identifier = self._id(mark)
            pointed.append(
                mark.having(sameAs="", key="", ref=f"{self.address}#{identifier}") if identifier else mark
            )
        return pointed, list(fresh.entries)

    def _id(self, mark: Mark) -> str | None:
        element, key = mark.claim.element, mark.claim.attributes.get("key", "")
        return self.known.get((element, entry_name(element, key))) if key else None


def used(lists: Iterable[etree._Element], marks: Iterable[Mark]) -> list[etree._Element]:
    """The lists with those entries only that some tag points at."""
    pointers = {mark.claim.attributes.get("ref", "").rpartition("#")[2] for mark in marks}
    for each in lists:
        for entry in list(each):
            if entry.get(XML_ID) not in pointers:
                each.remove(entry)
    return [each for each in lists if len(each)]


def standoff(source: Source, lists: Sequence[etree._Element]) -> Edit | None:
    """The edit that puts lists before the text of a file, or before those of a corpus; `untag` finds them."""
    if not lists:
        return None
    made = E.standOff(*lists, resp=MARK)
    starts = _starts(source.data)
    place = min((starts[each] for each in TEXTS if each in starts), default=None)
    if place is None:
        raise FileError(source.path, "has no text to put a register before")
    return Edit(place, place, _written(made, source))


def extended(source: Source, lists: Sequence[etree._Element]) -> bytes:
    """A register file with more entries in its lists; a list that it has not comes last in its standOff."""
    ends, edits, more = _ends(source.data), [], []
    for each in lists:
        local = etree.QName(each).localname
        if local in ends:
            entries = b"".join(_written(entry, source) for entry in each)
            edits.append(Edit(ends[local], ends[local], entries))
        else:
            more.append(_written(each, source))
    if more:
        if "standOff" not in ends:
            raise FileError(source.path, "has no standOff to put entries in", hint="name a new file")
        edits.append(Edit(ends["standOff"], ends["standOff"], b"".join(more)))
    return apply(source.data, edits)


def _written(element: etree._Element, source: Source) -> bytes:
    """An element as it stands in a file, with the end of its line."""
    etree.indent(element, space=" ")
    element.tail = "\n"
    return encoding.written(etree.tostring(element, encoding="unicode"), encoding.codec(source.data))


def relative(register_file: Path, file: Path) -> str:
    """How a file names the register file that lies elsewhere."""
    here = file.absolute().parent
    above = [here, *here.parents]
    target = register_file.absolute()
    shared = next(each for each in above if each in target.parents)
    return "/".join([".."] * above.index(shared) + list(target.relative_to(shared).parts))


def _starts(data: bytes) -> Mapping[str, int]:
    """Where the first children of the root begin, by their names in TEI."""
    found: dict[str, int] = {}
    parser, depth = expat.ParserCreate(namespace_separator="}"), 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        namespace, _, local = name.rpartition("}")
        if namespace == TEI and depth == CHILD:
            found.setdefault(local, parser.CurrentByteIndex)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found


CHILD = 2
"""How deep the children of the root stand."""


def _ends(data: bytes) -> Mapping[str, int]:
    """Where the end tags of the first elements of each name in TEI begin; an empty tag has none."""
    found: dict[str, int] = {}
    parser = expat.ParserCreate(namespace_separator="}")
    closing = encoding.written("</", encoding.codec(data))

    def end(name: str) -> None:
        namespace, _, local = name.rpartition("}")
        if namespace == TEI and data.startswith(closing, parser.CurrentByteIndex):
            found.setdefault(local, parser.CurrentByteIndex)

    parser.EndElementHandler = end
    parser.Parse(data, True)
    return found
