"""What is in the files of a project and where they point: outlines, XIncludes, ids that others point at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from teikit.checking.fingerprint import program
from teikit.project.cache import Cache
from teikit.project.files import Files
from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.references.index import index
from teikit.tei.references.outline import Bases, Inclusion, Outline, outline, part
from teikit.tei.references.pointer_kinds import PointerKinds
from teikit.tei.references.prefixes import BrokenPatternError, Prefix, expand, grouped
from teikit.tei.references.resolution import Outcome
from teikit.tei.references.uris import join, path_of, scheme
from teikit.workspace import GONE, Answers, Kind
from teikit.workspace.trace import BYTES


@dataclass(eq=False)
class Graph:
    """The outlines of a project's files; all paths are absolute, with links followed.

    `kinds` say which attributes are pointers, `odd` is the hash of the ODD that they are from, `prefixes` are
    those of the configuration. `digests` are the hashes of what the outlines were made from; `declared` are
    those of the files that a DTD or an entity names, by the file that has it; `links` the paths with links in
    them by which a file was reached.
    """

    files: Files
    kinds: PointerKinds
    odd: str = ""
    prefixes: tuple[Prefix, ...] = ()
    cache: Cache = field(default_factory=Cache)
    digests: dict[str, str] = field(default_factory=dict)
    declared: dict[str, Answers] = field(default_factory=dict)
    links: dict[str, dict[str, None]] = field(default_factory=dict)
    _looked: dict[str, Outline | Outcome] = field(default_factory=dict)
    _met: tuple[str, Tei] | None = None
    _followed: dict[tuple[str, Bases, str], tuple[str, str] | None] = field(default_factory=dict)

    def meet(self, path: str, tei: Tei) -> None:
        """Be told of the tree of a file that is being checked: it need not be parsed again.

        One that other files are part of does not rest on its own bytes alone, and is kept for nobody.
        """
        if tei.resolved is None:
            self._met = path, tei

    def look(self, path: str) -> Outline | Outcome:
        """What is in a file (links followed): its outline, or the outcome that stands for it."""
        found = self._looked.get(path)
        if found is None:
            found = self._looked[path] = self._look(path)
        return found

    def _look(self, path: str) -> Outline | Outcome:
        if not self.files.has(path):
            return Outcome.OUTSIDE
        if not self.files.is_xml(path):
            there = self.files.reader.status(path).kind is not Kind.MISSING
            return Outcome.FILE if there else Outcome.MISSING_FILE
        self.digests[path] = self.files.digest(path)
        if kept := self.cache.outline(self._key(path)):
            return kept
        met = self._met[1] if self._met and self._met[0] == path else None
        tei = met if met and met.source.digest == self.digests[path] else self.parse(path)
        if tei is None:
            return Outcome.UNKNOWN
        self.digests[path] = tei.source.digest  # that of the very bytes, which may be others by now
        made = outline(index(tei.root, self.kinds))
        if path not in self.declared:
            self.cache.keep_outline(self._key(path), made)
        return made

    def _key(self, path: str) -> str:
        """What the outline of a file is kept by: its bytes, and who makes outlines."""
        return f"{self.digests[path]}{self.odd} {program()}"

    def state(self, path: str) -> str:
        """What there is to know of a file, as it was when it was looked at."""
        self.look(path)
        return self.digests[path] if path in self.digests else self.files.state(path)

    def beyond(self) -> Iterator[str]:
        """The files that were looked at and are none of the run."""
        run = frozenset(self.files.paths)
        return (path for path in list(self._looked) if path not in run)

    @cached_property
    def whole(self) -> str:
        """The hash of all files of the run, as they were when they were looked at."""
        _ = self.outlines
        return self.files.whole_of(lambda path: self.digests.get(path) or self.files.digest(path))

    def parse(self, path: str) -> Tei | None:
        """The tree of a file of the project; None where it cannot be read, or is not well-formed."""
        if not self.files.has(path):
            return None
        try:
            source = self.files.reader.source(path)
        except FileError:
            return None
        found, declared = tree(source, self.files)
        if declared:
            self.declared[path] = declared
        return found

    def include(self, path: str, each: Inclusion) -> str | None:
        """The file, links followed, that an xi:include of a file takes in; None for text, and for no file."""
        if each.is_text or not each.href:
            return None
        found = self.follow(path, each.bases, each.href)
        return found[0] if found else None

    def follow(self, path: str, bases: Bases, reference: str) -> tuple[str, str] | None:
        """The file of the project, links followed, and the fragment that a reference in a file leads to."""
        key = os.path.dirname(path), bases, reference  # noqa: PTH120 - a Path costs more than all the rest
        if key not in self._followed:
            self._followed[key] = self._follow(path, bases, reference)
        return self._followed[key]

    def _follow(self, path: str, bases: Bases, reference: str) -> tuple[str, str] | None:
        uri = Path(path).as_uri()
        for base in bases:
            uri = join(uri, base)
        found = path_of(join(uri, reference))
        if found is None:
            return None
        real = self.files.real(found[0])
        if real != found[0]:
            self.links.setdefault(real, {})[found[0]] = None
        return (real, found[1]) if self.files.has(real) else None

    def included(
        self, path: str, ask: Callable[[str], None] = lambda _path: None
    ) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts into a file, with what it takes of them, however deep.

        `ask` is told each file that is looked for, also one that is not there.
        """
        waiting, seen = [path], {path}
        while waiting:
            here = waiting.pop()
            found = self.look(here)
            for each in found.includes if isinstance(found, Outline) else ():
                there = self.include(here, each)
                if there is None:
                    continue
                ask(there)
                inner = self.look(there)
                if isinstance(inner, Outline):
                    yield there, part(inner, each.xpointer) if each.xpointer in inner.ids else inner
                    if there not in seen:
                        seen.add(there)
                        waiting.append(there)

    def including(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts a file into, and what else these take in."""
        waiting, seen = [path], {path}
        while waiting:
            for above in self.includers.get(waiting.pop(), ()):
                found = self.look(above)
                if above not in seen and isinstance(found, Outline):
                    seen.add(above)
                    waiting.append(above)
                    yield above, found
                    yield from self.included(above)

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all files of the run."""
        found = ((path, self.look(path)) for path in self.files.paths)
        return {path: each for path, each in found if isinstance(each, Outline)}

    @cached_property
    def includers(self) -> Mapping[str, list[str]]:
        """For each file, those that XInclude puts it into."""
        found: dict[str, list[str]] = {}
        for path, each in self.outlines.items():
            for inclusion in each.includes:
                if there := self.include(path, inclusion):
                    found.setdefault(there, []).append(path)
        return found

    @cached_property
    def inbound(self) -> Mapping[str, frozenset[str]]:
        """For each file of the project, the ids that pointers of other files lead to."""
        found: dict[str, set[str]] = {}
        for path, each in self.outlines.items():
            for there, identifier in self.outbound(path, each):
                found.setdefault(there, set()).add(identifier)
        return {path: frozenset(ids) for path, ids in found.items()}

    def outbound(self, path: str, outline: Outline) -> Iterator[tuple[str, str]]:
        """The other files, with ids of theirs, that the pointers of a file lead to."""
        prefixes = grouped((*outline.prefixes, *self.merged_prefixes(path)))
        tied = (*self.included(path), *self.including(path)) if self.includers else ()
        for bases, values in outline.pointers:
            for value in values:
                if leads := _merged(value, outline, tied) or self._leads(path, bases, value, prefixes):
                    yield leads

    def _leads(
        self, path: str, bases: Bases, value: str, prefixes: Mapping[str, Sequence[Prefix]]
    ) -> tuple[str, str] | None:
        """The other file and the id that a pointer leads to, if any."""
        if value.startswith("#") or not value:
            return None
        name = scheme(value)
        if name and (defined := prefixes.get(name)):
            try:
                value = expand(value, defined) or ""
            except BrokenPatternError:
                return None
        if "#" not in value:
            return None
        found = self.follow(path, bases, value)
        return found if found and found[0] != path else None

    def merged_prefixes(self, path: str) -> tuple[Prefix, ...]:
        """The prefixes that a file has from those that XInclude ties to it, and from the configuration."""
        around = (*self.included(path), *self.including(path))
        return (*(prefix for _, each in around for prefix in each.prefixes), *self.prefixes)

    @cached_property
    def homes(self) -> Mapping[str, list[str]]:
        """The files of the run that have each id."""
        found: dict[str, list[str]] = {}
        for path, each in self.outlines.items():
            for identifier in each.ids:
                found.setdefault(identifier, []).append(path)
        return found


def tree(source: Source, files: Files) -> tuple[Tei | None, Answers]:
    """The tree of a file with what its DTD declares, None where it has none, and the files that were read."""
    read: dict[str, str] = {}

    def load(path: str) -> Source:
        read[path] = GONE
        if not files.has(files.real(path)):
            raise FileError(path, f'"{path}" lies outside the project')
        found = files.reader.source(path)
        read[path] = found.digest
        return found

    try:
        made = parse(source, load)
    except FileError:
        made = None
    return made, tuple((BYTES, path, digest) for path, digest in sorted(read.items()))


def _merged(value: str, own: Outline, tied: Iterable[tuple[str, Outline]]) -> tuple[str, str] | None:
    """The file and the id that a fragment alone leads to, where XInclude makes one document of several."""
    identifier = value[1:]
    if not value.startswith("#") or identifier in own.ids:
        return None
    return next(((path, identifier) for path, each in tied if identifier in each.ids), None)
