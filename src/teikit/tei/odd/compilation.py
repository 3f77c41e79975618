"""Compiles ODDs, and those of their sources that are ODDs, too; each file is read once (TEI P5 22.8, 23)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teikit.source import FileError, Source
from teikit.tei.document import parse
from teikit.tei.names import tag
from teikit.tei.odd.borrowing import borrowed
from teikit.tei.odd.customization import customization
from teikit.tei.odd.declarations import KINDS
from teikit.tei.odd.library import Library, library
from teikit.tei.odd.namespaces import local
from teikit.tei.odd.needs import needed
from teikit.tei.odd.reading import INCLUDE, Texts
from teikit.tei.odd.selection import Build
from teikit.tei.odd.specification import Specification
from teikit.workspace import Workspace

Find = Callable[[str, Path], Path]
"""The file on this machine that an address or path stands for, seen from a folder. Raises FileError."""


def beside(address: str, folder: Path) -> Path:
    """Find files by their paths only."""
    return folder / address


@dataclass(slots=True)
class Compiler:
    """Compiles ODDs; each source is read once. `default` is the source of an ODD that names none."""

    find: Find = beside
    default: str = ""
    load: Callable[[Path], Source] = field(default_factory=lambda: Workspace().source)
    _known: dict[Path, Library] = field(default_factory=dict)
    _grammars: dict[Path, etree._Element] = field(default_factory=dict)

    def specification(self, path: Path) -> Specification:
        """What an ODD specifies. Raises FileError at the place of what is wrong in it."""
        return self._specification(path, ())

    def _specification(self, path: Path, around: tuple[Path, ...]) -> Specification:
        texts = Texts(self.load)
        found = customization(path, texts)
        if found is None:
            root = texts.read[0].root
            if not any(True for _ in root.iter(*map(tag, KINDS))):
                reason = "is no ODD: it has no schemaSpec"
                raise FileError(str(path), reason, line=1, column=1, hint="add one (TEI P5 22.8)")
            return self._plain(root, path, texts)
        return Build(self, found, path, (*around, path.resolve())).specification()

    def _plain(self, root: etree._Element, path: Path, texts: Texts) -> Specification:
        """All that a file of specifications has, as a schema."""
        offered = library(root, str(path))
        schema = etree.Element(tag("schemaSpec"), ident=path.stem)
        return Specification(
            schema,
            needed(offered.declarations),
            edition=offered.edition,
            exceptions=offered.exceptions,
            texts=texts,
        )

    def everything(self, path: Path) -> Specification:
        """All that a source has, as a schema: a customization of it can only have less."""
        offered = self.library(path, ())
        schema = etree.Element(tag("schemaSpec"), ident=path.stem)
        return Specification(schema, needed(offered.declarations), edition=offered.edition)

    def library(self, path: Path, around: tuple[Path, ...]) -> Library:
        """What a source offers: an ODD is compiled first, a file of specifications offers what it has."""
        key = path.resolve()
        if key not in self._known:
            root = parse(self.load(path), lambda name: self.load(Path(name))).root
            if _chooses(root):
                made = self._specification(path, around)
                self._known[key] = Library(made.declarations, str(path), made.edition, made.exceptions)
            else:
                self._known[key] = library(root, str(path))
                if not self._known[key].declarations:
                    raise FileError(str(path), "specifies nothing", hint="give p5subset.xml, or an ODD")
        return self._known[key]

    def grammar(self, path: Path) -> etree._Element:
        """A RELAX NG schema in XML that an ODD imports."""
        key = path.resolve()
        if key not in self._grammars:
            self._grammars[key] = borrowed(path, self.load)
        return self._grammars[key]


def _chooses(root: etree._Element) -> bool:
    """Whether a source is an ODD that is yet to be compiled."""
    schema = next(root.iter(tag("schemaSpec")), None)
    if schema is None:
        return False
    names = tuple(map(tag, ("moduleRef", "specGrpRef", *KINDS)))
    return any(
        local(each) in ("specGrpRef", "include") or each.get("key") or each.get("mode", "add") != "add"
        for each in schema.iter(*names, INCLUDE)
    )
