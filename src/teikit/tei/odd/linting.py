"""What rules ask of an ODD: what it declares, what its sources have, whether it can be compiled at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from teikit.diagnostic import Finding, Severity
from teikit.place import Place, at
from teikit.source import FileError, Source
from teikit.tei.document import Tei
from teikit.tei.names import tag
from teikit.tei.odd.compilation import Compiler, Find, beside
from teikit.tei.odd.customization import Customization, customization
from teikit.tei.odd.declarations import Declaration
from teikit.tei.odd.library import Library
from teikit.tei.odd.reading import Texts
from teikit.tei.odd.selection import Build
from teikit.tei.odd.specification import Specification
from teikit.tei.references.near import Near
from teikit.workspace import Workspace


@dataclass(eq=False)
class Lint:
    """An ODD under scrutiny: its own words, and the sources that could be had; `said` is what is wrong with
    it.
    """

    tei: Tei
    build: Build

    @property
    def odd(self) -> Customization:
        """What its author wrote."""
        return self.build.odd

    @cached_property
    def compiled(self) -> Specification | FileError:
        """What it specifies, or the first reason why it cannot be compiled."""
        try:
            return self.build.specification()
        except FileError as error:
            return error

    @cached_property
    def libraries(self) -> list[Library]:
        """The sources that there are on this machine."""
        found: dict[int, Library] = {}
        for each in (*self.odd.references, self.odd.schema):
            try:
                source = self.build.source(each)
            except FileError:
                continue
            found[id(source)] = source
        return list(found.values())

    def original(self, changed: Declaration) -> Declaration | None:
        """What a source has of the name of a declaration."""
        found = (each.find(changed.ident, (changed.kind,)) for each in self.libraries)
        return next((each for each in found if each), None)

    @cached_property
    def idents(self) -> frozenset[str]:
        """All names that the ODD may refer to: its own, and those of its sources."""
        own = {each.ident for each in self.odd.declarations}
        return frozenset(own.union(*(each.idents for each in self.libraries)))

    @cached_property
    def near(self) -> Near:
        """Who knows which of them was meant by one that is not there."""
        return Near(self.idents)

    def finding(
        self, element: etree._Element, message: str, hint: str = "", severity: Severity | None = None
    ) -> Finding:
        """A finding at an element of the ODD; what stands in a file that it includes is said of the whole."""
        path, line, column = self.odd.texts.place(element)
        if path == self.tei.path:
            return Finding(at(self.tei.source, line, column), message, hint=hint, severity=severity)
        return Finding(self._place(), f"{message} ({path}:{line})", hint=hint, severity=severity)

    def fault(self, error: FileError) -> Finding:
        """An error of compilation as a finding."""
        if error.path == self.tei.path and error.line:
            return Finding(at(self.tei.source, error.line, error.column), error.reason, hint=error.hint)
        return Finding(self._place(), f"{error.path}: {error.reason}", hint=error.hint)

    def _place(self) -> Place:
        _, line, column = self.odd.texts.place(self.odd.schema)
        return at(self.tei.source, line, column)

    def rewritten(self, part: str) -> Iterator[tuple[Declaration, etree._Element]]:
        """The parts of a name that the ODD itself writes in its declarations, each with its declaration."""
        for each in self.odd.declarations:
            if each.mode != "delete":
                yield from ((each, found) for found in each.written.iter(tag(part)))


def lint(
    tei: Tei, find: Find | None = None, load: Callable[[Path], Source] | None = None
) -> Lint | FileError | None:
    """The ODD in a file; None where it is none, an error where not even its own words can be read."""
    path, others = Path(tei.path), load or Workspace().source
    compiler = Compiler(find or beside, "", lambda each: tei.source if each == path else others(each))
    texts = Texts(compiler.load)
    try:
        found = customization(path, texts)
    except FileError as error:
        return error
    return None if found is None else Lint(tei, Build(compiler, found, path, (path.resolve(),)))
