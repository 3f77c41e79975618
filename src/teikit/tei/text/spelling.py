"""The words of a TEI file as a person reads them, with the bytes that spell each character.

What is tagged by bytes changes no other byte; so every character knows its place in the file, or that it has
none: a space at a line beginning, a letter that an entity stands for.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from xml.parsers import expat

from teikit import encoding
from teikit.source import FileError, Source
from teikit.tei.names import TEI
from teikit.text import Block, Span

BLOCKS = frozenset(
    "p head ab l item cell note closer opener salute signed dateline byline trailer label lg list table row "
    "quote div sp speaker stage epigraph argument text body front back group figure figDesc docTitle "
    "titlePart docAuthor docDate docImprint titlePage entry listBibl bibl biblStruct u postscript".split()
)
"""Elements that a reader does not read on into, or out of."""

LINES = frozenset("lb pb cb gb".split())
UNREAD = frozenset("sic orig abbr fw del surplus facsimile standOff sourceDoc listPerson listPlace".split())
"""Elements that a reader passes over, for what stands beside them or because nobody reads them."""

NORMAL = ("when", "from", "to", "notBefore", "notAfter")
"""The attributes of a date that say when it is."""

NOWHERE = -1
PREFIX = re.compile(r"<([^\s/>:]+:)")
REACH = 128
"""So many bytes hold the prefix of a name."""

SEPARATOR = "}"


@dataclass(slots=True)
class Element:
    """An element of the file: its name where it is TEI's, what stands before the name (`tei:`), the element
    it stands in, the date it means.
    """

    name: str
    prefix: str
    parent: int
    language: str
    form: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Spelling:
    """A text, its blocks, and for each character its bytes in the file and the element it stands in; `codec`
    is how the file spells characters.
    """

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    owners: array[int] = field(default_factory=lambda: array("l"))
    elements: list[Element] = field(default_factory=list)
    language: str = ""
    codec: str = "utf-8"

    def ancestors(self, owner: int) -> list[str]:
        """The names of an element and of those around it."""
        names = []
        while owner >= 0:
            names.append(self.elements[owner].name)
            owner = self.elements[owner].parent
        return names


def spell(source: Source) -> Spelling:
    """The words of a well-formed file. Raises FileError where it is not in the encoding that it says."""
    codec = encoding.codec(source.data)
    try:
        source.data.decode(codec)
    except UnicodeDecodeError:
        raise FileError(source.path, f"is not in {codec}", hint="write it in UTF-8 first") from None
    reader = _Reader(source.data, codec)
    reader.read()
    return reader.done()


class _Reader:
    """Reads a file once, character by character."""

    def __init__(self, data: bytes, codec: str) -> None:
        self.data = data
        self.codec = codec
        self.spelling = Spelling(codec=codec)
        self.letters: list[str] = []
        self.stack: list[int] = []
        self.silent = 0
        self.texts = 0
        self.joined = False
        self.raw = False
        self.begin = 0
        self.parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartCdataSectionHandler = self.enter
        self.parser.EndCdataSectionHandler = self.leave

    def read(self) -> None:
        """Read the whole file."""
        self.parser.Parse(self.data, True)

    def done(self) -> Spelling:
        """What was read."""
        self.turn()
        self.spelling.text = "".join(self.letters)
        return self.spelling

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        namespace, _, local = name.rpartition(SEPARATOR)
        known = local if namespace == TEI else ""
        parent = self.stack[-1] if self.stack else NOWHERE
        own = attributes.get("http://www.w3.org/XML/1998/namespace}lang", "")
        language = own or (self.spelling.elements[parent].language if self.stack else "")
        if known == "text" and not self.spelling.language:
            self.spelling.language = language
        form = tuple((each, attributes[each]) for each in NORMAL if each in attributes)
        self.stack.append(len(self.spelling.elements))
        self.spelling.elements.append(Element(known, self.prefix(), parent, language, form))
        weak = known == "pc" and attributes.get("force") == "weak"
        anchor = known == "ref" and attributes.get("type") == "noteAnchor"
        if self.silent or not known or known in UNREAD or weak or anchor:
            self.silent += 1
        self.texts += known == "text"
        if self.silent or not self.texts:
            return
        if known in LINES:
            self.line(attributes.get("break") != "no")
        elif known in BLOCKS:
            self.turn()

    def prefix(self) -> str:
        """What stands before the name of the element that begins here, with its colon."""
        at = self.parser.CurrentByteIndex
        found = PREFIX.match(self.data[at : at + REACH].decode(self.codec, "ignore"))
        return found[1] if found else ""

    def end(self, _name: str) -> None:
        """An element ends."""
        known = self.spelling.elements[self.stack.pop()].name
        self.silent = max(0, self.silent - 1)
        self.texts -= known == "text"
        if known in BLOCKS and not self.silent:
            self.turn()

    def enter(self) -> None:
        """A CDATA section begins, in which no tag can stand."""
        self.raw = True

    def leave(self) -> None:
        """It ends."""
        self.raw = False

    def words(self, words: str) -> None:
        """Characters of the text."""
        if self.silent or not self.texts:
            return
        at = self.parser.CurrentByteIndex
        spelled = words.encode(self.codec, "replace")
        verbatim = not self.raw and words != "&" and self.data[at : at + len(spelled)] == spelled
        for letter in words:
            size = len(letter.encode(self.codec, "replace"))
            start, end = (at, at + size) if verbatim else (NOWHERE, NOWHERE)
            at += size
            if not letter.isspace():
                self.put(letter, start, end)
            elif not self.joined and self.letters and self.letters[-1] not in " \n":
                self.put(" ", start, end)

    def put(self, letter: str, start: int, end: int) -> None:
        """Read one character."""
        self.joined = False
        self.letters.append(letter)
        self.spelling.starts.append(start)
        self.spelling.ends.append(end)
        self.spelling.owners.append(self.stack[-1] if self.stack else NOWHERE)

    def line(self, apart: bool) -> None:
        """A line, page or column begins, within a word or not."""
        blank = bool(self.letters) and self.letters[-1] == " "
        if apart and self.letters and self.letters[-1] not in " \n":
            self.put(" ", NOWHERE, NOWHERE)
        elif not apart:
            if blank:
                self.drop()
            self.joined = True

    def turn(self) -> None:
        """A block ends, if it has any words."""
        if self.letters and self.letters[-1] == " ":
            self.drop()
        if len(self.letters) > self.begin:
            self.spelling.blocks.append(Block(Span(self.begin, len(self.letters)), self._block()))
            self.put("\n", NOWHERE, NOWHERE)
        self.begin = len(self.letters)
        self.joined = False

    def _block(self) -> str:
        names = self.spelling.ancestors(self.spelling.owners[self.begin])
        return "note" if "note" in names else "p"

    def drop(self) -> None:
        """Unread the last character."""
        self.letters.pop()
        self.spelling.starts.pop()
        self.spelling.ends.pop()
        self.spelling.owners.pop()
