"""Reads the files of an ODD, with what they include (XInclude 1.0), and knows where each element of them
stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from teikit.source import AbsentError, FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.names import XINCLUDE
from teikit.tei.odd.namespaces import EXAMPLES, line
from teikit.tei.references.xpointer import Tree, UncomputableError, find
from teikit.workspace import Workspace

INCLUDE, FALLBACK = f"{{{XINCLUDE}}}include", f"{{{XINCLUDE}}}fallback"


@dataclass(slots=True)
class Texts:
    """The files that an ODD is made of, each read once; `load` reads one that lies at a path.

    `said` is what is wrong in them and yet leaves a schema to be made.
    """

    load: Callable[[Path], Source] = field(default_factory=lambda: Workspace().source)
    read: list[Tei] = field(default_factory=list)
    said: list[FileError] = field(default_factory=list)

    def open(self, path: Path) -> Tei:
        """A file with what it includes in place. Raises FileError where one cannot be read."""
        return self._open(path, ())

    def place(self, element: etree._Element) -> tuple[str, int, int]:
        """The file, line and column of an element; of one that was put together, those of the first file."""
        for tei in self.read:
            try:
                return (tei.path, *tei.position(element))
            except KeyError:
                continue
        return (self.read[0].path if self.read else "", max(line(element), 1), 1)

    def fault(
        self, element: etree._Element, reason: str, hint: str = "", kind: type[FileError] = FileError
    ) -> FileError:
        """What is wrong with an element, as an error of a kind."""
        path, line, column = self.place(element)
        return kind(path, reason, line=line, column=column, hint=hint)

    def _open(self, path: Path, around: tuple[Path, ...]) -> Tei:
        for each in self.read:
            if Path(each.path) == path:
                return each
        tei = parse(self.load(path), lambda name: self.load(Path(name)))
        for lost in tei.scan.unresolved:
            at_line, column = tei.source.position(lost.start)
            self.said.append(FileError(tei.path, str(lost), line=at_line, column=column))
        tei.offset(tei.root)  # all places are noted before elements move
        self.read.append(tei)
        for include in [*tei.root.iter(INCLUDE)]:
            if not any(each.tag.startswith(f"{{{EXAMPLES}}}") for each in include.iterancestors()):
                self._include(include, path, (*around, path.resolve()))
        return tei

    def _include(self, include: etree._Element, path: Path, around: tuple[Path, ...]) -> None:
        parent = include.getparent()
        if parent is None:
            return
        fallback = include.find(FALLBACK)
        try:
            found = self._included(include, path, around)
        except AbsentError:
            if fallback is None:
                raise
            found = [each for each in fallback if isinstance(each.tag, str)]
        for each in found:
            include.addprevious(each)
        parent.remove(include)

    def _included(
        self, include: etree._Element, path: Path, around: tuple[Path, ...]
    ) -> list[etree._Element]:
        if include.get("parse") == "text":
            return []
        other = path.parent / unquote(include.get("href", "")) if include.get("href") else path
        if other.resolve() in around:
            raise self.fault(include, f'"{include.get("href", "")}" includes itself')
        try:
            tei = Texts(self.load)._open(other, around)
        except FileError as error:
            if error.line:
                raise
            raise self.fault(
                include, f'"{include.get("href")}" {error.reason}', error.hint, type(error)
            ) from None
        self.read.append(tei)
        pointer = include.get("xpointer", "")
        if not pointer:
            return [tei.root]
        if "(" not in pointer:
            return tei.ids.get(pointer, [])[:1]
        try:
            return find(pointer.replace("xpointer(", "xpath("), Tree(tei.root, tei.ids))
        except UncomputableError:
            raise self.fault(
                include, f'the XPointer "{pointer}" cannot be computed', "point at an xml:id"
            ) from None
