"""The files of a project: which belong to it, what is in them, and which lie outside and are never read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from teikit.config import Config
from teikit.project.cache import Cache
from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.outline import Inclusion, Outline, outline, part
from teikit.tei.prefixes import BrokenPatternError, Prefix, expand
from teikit.tei.resolution import Outcome
from teikit.tei.uris import join, path_of, scheme

GONE = ""
"""The digest of a file that is not there."""


class Scope(Enum):
    """How far references are followed: in the file itself, through its XIncludes, or through the project."""

    FILE = "file"
    XINCLUDE = "xinclude"
    PROJECT = "project"


@dataclass(eq=False)
class Project:
    """A folder and the files of it that are checked; paths are absolute, with links followed.

    Files that are not among `files` are looked at where a pointer leads to them, if they lie in `root`.
    `prefixes` are those of the configuration.
    """

    root: str
    files: tuple[str, ...] = ()
    scope: Scope = Scope.PROJECT
    prefixes: tuple[Prefix, ...] = ()
    cache: Cache = field(default_factory=Cache)
    _data: dict[str, bytes] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _looked: dict[str, Outline | Outcome] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    @classmethod
    def around(cls, paths: Iterable[Path]) -> Project:
        """The project of some files: in the nearest folder that has them all."""
        files = tuple(os.path.realpath(path) for path in paths)
        return cls(_folder(files), files)

    @classmethod
    def of(cls, config: Config, named: Iterable[Path], paths: Iterable[Path], *, cached: bool) -> Project:
        """The project of a run over `paths`: in the folder of its configuration, or else of what was named.

        Replacements of prefixes in the configuration start from its folder.
        """
        root = os.path.realpath(config.folder) if config.path else _folder(map(os.path.realpath, named))
        prefixes = tuple(
            Prefix(name, pattern, _from(Path(root), replacement))
            for name, (pattern, replacement) in config.prefixes.items()
        )
        files = dict.fromkeys(os.path.realpath(path) for path in paths)
        return cls(root, tuple(files), Scope(config.scope), prefixes, Cache.of(root) if cached else Cache())

    def __reduce__(self) -> tuple[type[Project], tuple[Any, ...]]:
        """Another process looks for itself."""
        return Project, (self.root, self.files, self.scope, self.prefixes, self.cache)

    def real(self, path: str) -> str:
        """A path with links followed."""
        found = self._real.get(path)
        if found is None:
            found = self._real[path] = os.path.realpath(path)
        return found

    def has(self, path: str) -> bool:
        """Whether a path, with links followed, lies in the project."""
        return path == self.root or path.startswith(self.root.rstrip(os.sep) + os.sep)

    def digest(self, path: str) -> str:
        """The hash of the bytes of a file; GONE where there is none, or it cannot be read."""
        found = self._digests.get(path)
        if found is None:
            try:
                found = blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
            except OSError:
                found = GONE
            self._digests[path] = found
        return found

    def state(self, path: str) -> str:
        """What there is to know of a file: the digest of XML, or only whether another one is there."""
        return self.digest(path) if self.has(path) and _is_xml(path) else str(self._kind(path))

    def look(self, path: str) -> Outline | Outcome:
        """What is in a file (links followed): its outline, or the outcome that stands for it."""
        found = self._looked.get(path)
        if found is None:
            found = self._looked[path] = self._look(path)
        return found

    def _look(self, path: str) -> Outline | Outcome:
        kind = self._kind(path)
        if kind is not Outcome.FILE or not _is_xml(path):
            return kind
        digest = self.digest(path)
        if kept := self.cache.outline(digest):
            return kept
        tei = self.parse(path)
        if tei is None:
            return Outcome.UNKNOWN
        made = outline(tei.index)
        self.cache.keep_outline(digest, made)
        return made

    def _kind(self, path: str) -> Outcome:
        """Whether a file lies outside or is missing, without reading it; else it is FILE, as is a folder."""
        if not self.has(path):
            return Outcome.OUTSIDE
        return Outcome.FILE if os.path.lexists(path) else Outcome.MISSING_FILE

    def parse(self, path: str) -> Tei | None:
        """The tree of a file of the project; None where it cannot be read, or is not well-formed."""
        if not self.has(path):
            return None
        try:
            return parse(Source.load(Path(path)))
        except FileError:
            return None

    def learn(self, path: str, tei: Tei) -> None:
        """Take the outline of a file from its tree, which somebody has at hand."""
        self._looked.setdefault(path, outline(tei.index))

    def include(self, path: str, each: Inclusion) -> str | None:
        """The file, links followed, that an xi:include of a file takes in; None for text, and for no file."""
        if each.is_text or not each.href:
            return None
        found = self.follow(path, each.bases, each.href)
        return found[0] if found else None

    def follow(self, path: str, bases: Iterable[str], reference: str) -> tuple[str, str] | None:
        """The file of the project, links followed, and the fragment that a reference in a file leads to."""
        uri = Path(path).as_uri()
        for base in bases:
            uri = join(uri, base)
        found = path_of(join(uri, reference))
        if found is None:
            return None
        real = self.real(found[0])
        return (real, found[1]) if self.has(real) else None

    def included(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts into a file, with what it takes of them, however deep."""
        waiting, seen = [path], {path}
        while waiting:
            here = waiting.pop()
            found = self.look(here)
            for each in found.includes if isinstance(found, Outline) else ():
                there = self.include(here, each)
                inner = self.look(there) if there else None
                if there and isinstance(inner, Outline):
                    yield there, part(inner, each.xpointer) if each.xpointer in inner.ids else inner
                    if there not in seen:
                        seen.add(there)
                        waiting.append(there)

    def including(self, path: str) -> Iterator[tuple[str, Outline]]:
        """The files that XInclude puts a file into, and what else these take in."""
        waiting, seen = [path], {path}
        while waiting:
            for above in self._includers.get(waiting.pop(), ()):
                found = self.look(above)
                if above not in seen and isinstance(found, Outline):
                    seen.add(above)
                    waiting.append(above)
                    yield above, found
                    yield from self.included(above)

    @cached_property
    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all files of the run."""
        found = ((path, self.look(path)) for path in self.files)
        return {path: each for path, each in found if isinstance(each, Outline)}

    @cached_property
    def _includers(self) -> Mapping[str, list[str]]:
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
            prefixes = (*each.prefixes, *self.merged_prefixes(path))
            for bases, values in each.pointers:
                for value in values:
                    if leads := self._leads(path, bases, value, prefixes):
                        found.setdefault(leads[0], set()).add(leads[1])
        return {path: frozenset(ids) for path, ids in found.items()}

    def _leads(
        self, path: str, bases: Iterable[str], value: str, prefixes: Iterable[Prefix]
    ) -> tuple[str, str] | None:
        """The other file and the id that a pointer leads to, if any."""
        if value.startswith("#") or not value:
            return None
        if name := scheme(value):
            if any(each.name == name for each in prefixes):
                try:
                    value = expand(value, prefixes) or ""
                except BrokenPatternError:
                    return None
            elif name.lower() != "file":
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


def _folder(paths: Iterable[str]) -> str:
    """The folder that has all of these folders and files."""
    folders = [path if Path(path).is_dir() else str(Path(path).parent) for path in paths]
    try:
        return os.path.commonpath(folders) if folders else os.path.realpath(".")
    except ValueError:  # two drives
        return folders[0]


def _from(folder: Path, replacement: str) -> str:
    """A replacement that is a path, as one that starts from a folder."""
    if replacement.startswith(("#", "/", "$")) or scheme(replacement):
        return replacement
    return f"{folder.as_uri()}/{replacement}"


def _is_xml(path: str) -> bool:
    """Whether a path is that of a file that begins as XML does; pictures are not read further."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return False
        with Path(path).open("rb") as file:
            head = file.read(64)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")
