"""A sheet ready for use: loaded from a file, run over documents, its failures with their places."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from teikit.schematron import compiled, embedded, expand, phases, prepared, processor, sheet_files, transpile
from teikit.schematron.failure import Failure, SaxonError, SchematronError
from teikit.schematron.library import Library, beside, literals, local, wanted
from teikit.schematron.namespaces import own
from teikit.schematron.transpile import Program

MOMENT = re.compile(
    r"\b(?:current-(?:dateTime|time)|random-number-generator|(?:available-)?environment-variables?)\s*\("
)
DAY = re.compile(r"\b(?:current-date|implicit-timezone)\s*\(")
"""What answers otherwise at another time."""
STOPS = 3
"""Documents over which a sheet may take too long."""


@dataclass(slots=True)
class Sheet:
    """The rules of one schema. `limit` are the seconds that they may take over one document; where they took
    longer for a few, they are not run any more.
    """

    path: str
    programs: dict[str, tuple[Program, ...]]
    default: str
    limit: float = processor.LIMIT
    stops: int = field(default=0, repr=False, compare=False)

    def __bool__(self) -> bool:
        """Whether there is anything to check."""
        return any(self.programs.values())

    @property
    def phases(self) -> tuple[str, ...]:
        """The names that `phase` may have, `#ALL` first."""
        return tuple(self.programs)

    @property
    def asks_the_day(self) -> bool:
        """Whether an expression of it asks which day it is."""
        return self._has(DAY)

    @property
    def asks_the_moment(self) -> bool:
        """Whether an expression of it asks for what is another at each run."""
        return self._has(MOMENT)

    def _has(self, asked: re.Pattern[str]) -> bool:
        return any(asked.search(each.stylesheet) for programs in self.programs.values() for each in programs)

    def select(self, phase: str | None) -> tuple[Program, ...]:
        """The programs of a phase. Raises SchematronError when there is no such phase."""
        name = self.default if phase in (None, phases.DEFAULT) else phase
        if name not in self.programs:
            raise SchematronError(f'no phase "{name}"; there is {", ".join(self.programs)}', self.path)
        return self.programs[name or ""]

    def ready(self, stylesheet: str) -> None:
        """Have a stylesheet compiled, once. Raises SchematronError."""
        try:
            processor.prepare(stylesheet, self.limit)
        except SaxonError:
            raise
        except SchematronError as error:
            raise SchematronError(error.reason, error.path or self.path, error.line) from None

    def compile(self, phase: str | None = None) -> None:
        """Compile a phase now rather than at the first document, to learn whether its expressions are right.

        Raises SchematronError with the file and line of the first wrong one.
        """
        for program in self.select(phase):
            self.ready(program.stylesheet)
            if program.documents:
                self.ready(program.documents)

    def failures(
        self, data: bytes, path: str = "", phase: str | None = None, library: Library | None = None
    ) -> Iterator[Failure]:
        """What fails in a document, in the order of the document.

        A document that is not well-formed yields one failure that says so, and so does a run that breaks
        off; a test that cannot be evaluated fails with the reason. `path` is that of the document, for
        `base-uri()` and `pattern/@documents`. `library` reads the documents that the sheet asks for; without
        it, those in the folders of document and sheet. What it refuses is noted there, and is no failure.
        Raises SchematronError when sheet or phase are at fault, SaxonError when Saxon is, or was stopped.
        """
        if self.stops >= STOPS:
            raise SaxonError(f"was stopped on {self.stops} documents, and is run no more", self.path)
        try:
            yield from self._failures(data, path, phase, library or Library(beside(path, self.path)))
        except SaxonError as error:
            self.stops += error.is_slow
            reason = f"was stopped after {self.limit:g} s" if error.is_slow else error.reason
            raise SaxonError(reason, self.path, is_slow=error.is_slow) from None

    def _failures(self, data: bytes, path: str, phase: str | None, library: Library) -> Iterator[Failure]:
        programs = self.select(phase)
        self.compile(phase)
        try:
            main = prepared.read(data)
        except prepared.MalformedError as malformed:
            yield malformed.failure
            return
        found = []
        for program in programs:
            if program.documents:
                found += list(self.elsewhere(program, main, path, library))
            else:
                found += list(self.run(program, main, path, library))
        yield from sorted(found, key=lambda failure: (failure.path, failure.line, failure.column))

    def evaluate(
        self, stylesheet: str, main: prepared.Document, path: str, library: Library
    ) -> etree._Element:
        """The results of a stylesheet over a document. Raises SchematronError when it breaks off."""
        base = sheet_files.absolute(path).as_uri() if path else ""
        library.fetch(literals(stylesheet, sheet_files.absolute(self.path).as_uri()))
        until = time.monotonic() + self.limit
        while True:
            left = max(until - time.monotonic(), 0.001)
            result = processor.run(stylesheet, main.text, base, library.dump(), left)
            parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
            results = etree.fromstring(result.encode(), parser)
            if not library.fetch(wanted(results)):
                return results

    def run(
        self, program: Program, main: prepared.Document, path: str, library: Library, other: str = ""
    ) -> Iterator[Failure]:
        """The failures of one program over one document; `other` where it is not the document validated."""
        try:
            results = self.evaluate(program.stylesheet, main, path, library)
        except SaxonError:
            raise
        except SchematronError as error:
            yield Failure(error.reason, path=other)
            return
        for result in results.iterchildren(own("failure"), own("error")):
            if result.get("code") == "refused":
                continue  # the library knows it
            check = program.checks[int(result.get("check", "0"))]
            ordinal = int(result.get("at", "0"))
            line, column = main.place(ordinal, result.get("attribute", ""))
            failed = result.tag == own("failure")
            text = (
                result.findtext(own("text"), "")
                if failed
                else f'"{check.test}" cannot be evaluated: {reason(result)}'
            )
            yield Failure(
                text=fold(text),
                role=check.role if failed else "error",
                pattern=check.pattern,
                rule=check.rule,
                assertion=check.assertion,
                test=check.test,
                flag=check.flag,
                diagnostics=tuple(fold(d.text or "") for d in result.iterchildren(own("diagnostic"))),
                properties=tuple(
                    (p.get("id", ""), fold(p.text or "")) for p in result.iterchildren(own("property"))
                ),
                location=main.path(ordinal) + result.get("step", ""),
                line=line,
                column=column,
                path=other,
            )

    def elsewhere(
        self, program: Program, main: prepared.Document, path: str, library: Library
    ) -> Iterator[Failure]:
        """The failures of a pattern in the documents that it names, all in the folder of this one."""
        try:
            listed = self.evaluate(program.documents, main, path, library)
        except SaxonError:
            raise
        except SchematronError as error:
            yield Failure(error.reason)
            return
        base = sheet_files.absolute(path).as_uri() if path else ""
        for item in listed.iterchildren(own("document")):
            href = (item.text or "").strip()
            address = urljoin(base, href)
            try:
                if not path:
                    raise OSError(None, "it lies outside the folder of the document")
                data, target = library.read(address), str(local(address))
            except OSError as error:
                yield Failure(f'the document "{href}" cannot be read: {error.strerror}')
                continue
            try:
                yield from self.run(program, prepared.read(data), target, library, target)
            except prepared.MalformedError as malformed:
                yield Failure(malformed.failure.text, path=target)


def reason(result: etree._Element) -> str:
    """Why an expression could not be evaluated, without the processor's account of how it came upon it."""
    return (result.text or "").partition(". Found while ")[0]


def fold(text: str) -> str:
    """Text with its white space normalised."""
    return " ".join(text.split())


def load(
    path: str | Path,
    text: bytes | None = None,
    *,
    kept: compiled.Kept | None = None,
    reader: sheet_files.Reader | None = None,
    form: Callable[[bytes, str], bytes] = lambda text, _: text,
    redirect: Callable[[str], str | None] = lambda _: None,
    limit: float = processor.LIMIT,
) -> Sheet:
    """Load a sheet: a `.sch` file, or a RELAX NG file (with those it includes) or ODD with rules inside.

    `text`: the content, when it is not to be read from `path`, which stays the base of includes. `kept`:
    where to keep what was made of it. `reader`: who reads files instead of the disk. Expressions read the
    documents that the library of a run gives them, and nothing else. `form` gives the XML of a file's bytes
    and name, for schemas in another syntax; `redirect` may say at which path a grammar lies, given the
    address by which another includes it (what is kept does not notice when it says something else). `limit`
    are the seconds that the rules may take over one document. Wrong expressions come to light in
    `Sheet.compile`. Raises SchematronError with reason, file and line.
    """
    name = str(path)
    reader = reader or sheet_files.Disk()
    if text is None:
        try:
            text = reader.read(name)
        except OSError as error:
            raise SchematronError(f"cannot be read: {error.strerror or error}", name) from None
    key = hashlib.sha256(f"{name}\0{Path(path).resolve()}\0".encode() + text).hexdigest()
    if kept is not None and (found := compiled.get(kept, key, reader)) is not None:
        return Sheet(name, found.programs, found.default, limit)
    root = sheet_files.parse(form(text, name), name)
    files = sheet_files.Files(Path(path).resolve().parent, form, redirect, reader)
    sheet_files.resolve(root, files)
    schema = embedded.sheet(root, files)
    phases.language(schema)
    expand.expand(schema)
    programs = {phase: tuple(transpile.transpile(schema, phase)) for phase in phases.names(schema)}
    sheet = Sheet(name, programs, schema.get("defaultPhase", "").strip() or phases.ALL, limit)
    sheet.select(None)
    if kept is not None:
        compiled.put(kept, key, compiled.Entry(programs, sheet.default, files.digests))
    return sheet
