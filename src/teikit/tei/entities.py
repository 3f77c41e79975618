"""A document with what its DTD declares inside it, and its external entities in place, where these are had.

XML 1.0, sections 4.2 and 4.4: parameter entities, and files that stand for entities.
"""

from __future__ import annotations

import posixpath
import re
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit
from xml.parsers import expat

from teikit.schematron.doctype import PREDEFINED, REFERENCE, Doctype, attach, literal
from teikit.source import FileError, Source
from teikit.tei.inclusion import DEEPEST, LARGEST, PROLOG, Load, Whole, as_utf8

FILES = 100
"""Files of declarations that are read for one document."""
NAMES_FILES = re.compile(rb"<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\b|<!ENTITY\s[^>]*?\b(?:SYSTEM|PUBLIC)\b")
TEXT_DECLARATION = re.compile(rb"<\?xml\s[^>]*\?>")
USED = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^!<>][^<>]*>|&([^\s;&<>]+);", re.DOTALL)
"""A reference in text, or what may look as if it had one."""


class _Begun(Exception):  # noqa: N818 - no error: the root element is reached
    pass


@dataclass(slots=True)
class _Declarations:
    """What is declared for a document, inside it and in the files that it names."""

    path: str
    load: Load
    doctype: Doctype = field(default_factory=Doctype)
    files: dict[str, str] = field(default_factory=dict)
    read: int = 0
    size: int = 0
    parsers: list[expat.XMLParserType] = field(default_factory=list)

    def gather(self, data: bytes) -> None:
        """Read the declarations of a document, up to its root element."""
        parser = expat.ParserCreate("utf-8")
        self.parsers.append(parser)
        attach(parser, self.doctype, data)
        parser.SetBase(quote(self.path, errors="surrogateescape"))
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        parser.EntityDeclHandler = self.entity
        parser.ExternalEntityRefHandler = self.file
        parser.StartElementHandler = self.begin
        with suppress(_Begun):
            parser.Parse(data, True)

    def begin(self, _name: str, _attributes: object) -> None:
        raise _Begun

    def entity(
        self,
        name: str,
        is_parameter: bool,
        value: str | None,
        base: str | None,
        system: str | None,
        *_: object,
    ) -> None:
        known = name in self.doctype.entities or name in self.files
        if is_parameter or known:  # the first declaration holds
            return
        if value is not None:
            self.doctype.entities[name] = value
        elif system is not None:
            self.files[name] = beside(self._plain(base), system)

    def file(self, context: str | None, base: str | None, system: str | None, _public: str | None) -> int:
        """Read a file of declarations; what cannot be had declares nothing."""
        try:
            path = beside(self._plain(base), system or "")
            if not path or self.read >= FILES or self.size > LARGEST:
                return 1
            source = as_utf8(self.load(path))
        except FileError:
            return 1
        self.read, self.size = self.read + 1, self.size + len(source.data)
        inner = self.parsers[-1].ExternalEntityParserCreate(context, "utf-8")
        inner.SetBase(quote(path, errors="surrogateescape"))
        self.parsers.append(inner)
        try:
            inner.Parse(source.data, True)
        finally:
            self.parsers.pop()
        return 1

    def _plain(self, base: str | None) -> str:
        """The path of the file that is read, which expat keeps in UTF-8 only."""
        return unquote(base, errors="surrogateescape") if base else self.path

    def inside(self, used: bytes) -> bytes:
        """A document type declaration that has what some text needs; what it lacks is declared outside."""
        wanted = {name.decode("utf-8", "replace") for name in re.findall(rb"&([^\s;&<>#]+);", used)}
        entities = self.doctype.entities
        waiting, chosen = [each for each in wanted if each in entities], dict[str, str]()
        waiting += [name for each in self.doctype.attributes for name in REFERENCE.findall(each)]
        while waiting:
            name = waiting.pop()
            if name in entities and name not in chosen and name not in PREDEFINED:
                chosen[name] = entities[name]
                waiting += REFERENCE.findall(entities[name])
        declared = "".join(f'<!ENTITY {name} "{literal(value)}">' for name, value in sorted(chosen.items()))
        declared += "".join(
            f'<!ENTITY {name} SYSTEM "{quote(path)}">' for name, path in self.files.items() if name in wanted
        )
        attributes = "".join(self.doctype.attributes)
        return f'<!DOCTYPE {self.doctype.name} SYSTEM "." [{declared}{attributes}]>'.encode()


def beside(base: str, system: str) -> str:
    """The path of a file that is named from another; empty for an address."""
    parts = urlsplit(system)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path)))


def resolved(source: Source, load: Load) -> Whole | None:
    """The document with its declarations and external entities in it; None where it names no file for any.

    What stands for an entity that is not to be had stays a reference. Raises FileError where the declarations
    are no XML.
    """
    plain = as_utf8(source)
    if not NAMES_FILES.search(plain.data[:PROLOG]):
        return None
    declared = _Declarations(source.path, load)
    try:
        declared.gather(plain.data)
    except (expat.ExpatError, ValueError) as error:
        reason = f"what its DTD declares is no XML: {error}"
        raise FileError(source.path, reason, line=1, column=1, hint="mend the DTD") from None
    start, end = declared.doctype.start, declared.doctype.end
    if start < 0 or end < 0:
        return None
    made, parts = Whole(source.path), list[bytes]()
    _put(made, parts, plain, 0, plain.data[:start])
    body = Whole(source.path), list[bytes]()
    _write(*body, plain, end, declared, (source.path,))
    _put(made, parts, plain, start, declared.inside(b"".join(body[1])))
    head = sum(map(len, parts))
    made.pieces += [(head + at, each, begin) for at, each, begin in body[0].pieces]
    made.data = b"".join((*parts, *body[1]))
    return made


def _put(made: Whole, parts: list[bytes], source: Source, start: int, data: bytes) -> None:
    if data:
        made.pieces.append((sum(map(len, parts)), source, start))
        parts.append(data)


def _write(
    made: Whole,
    parts: list[bytes],
    source: Source,
    start: int,
    declared: _Declarations,
    around: tuple[str, ...],
) -> None:
    """Write a file from a byte on, with the files that its references stand for."""
    data, done = source.data, start
    for found in USED.finditer(data, start) if declared.files else ():
        path = declared.files.get(found[1].decode("utf-8", "replace"), "") if found[1] else ""
        if not path or path in around or len(around) > DEEPEST or sum(map(len, parts)) > LARGEST:
            continue
        try:
            part = as_utf8(declared.load(path))
        except FileError:
            continue
        _put(made, parts, source, done, data[done : found.start()])
        head = TEXT_DECLARATION.match(part.data)
        _write(made, parts, part, head.end() if head else 0, declared, (*around, path))
        done = found.end()
    _put(made, parts, source, done, data[done:])
