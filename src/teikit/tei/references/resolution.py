"""Where a pointer leads: to an element, to a file, out of the project, or nowhere, and then why.

Sources: RFC 3986; XML Base; TEI P5 SAPU (prefixes), SATS (XPointer schemes); XInclude 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from lxml import etree

from teikit.tei.references import xpointer
from teikit.tei.references.outline import Outline, name
from teikit.tei.references.pointer_kinds import PointerKinds
from teikit.tei.references.prefixes import BrokenPatternError, Prefix, expand
from teikit.tei.references.uris import REGISTERED, base, join, path_of, scheme

if TYPE_CHECKING:
    from teikit.source import Source
    from teikit.tei.document import Tei

ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,3}$")


class Outcome(Enum):
    """How following a pointer ends. Each ending that is a mistake belongs to one rule."""

    ELEMENT = auto()  # it leads to an element
    FILE = auto()  # to a file as a whole
    MISSING_ID = auto()  # the file is there, but no element in it has the id
    MISSING_FILE = auto()  # the file is not there
    BARE_WORD = auto()  # as before, and it looks like an id without its #
    EMPTY = auto()  # there is nothing to follow
    UNDECLARED_PREFIX = auto()  # its prefix is no registered scheme, and nothing defines it
    UNMATCHED_PREFIX = auto()  # its prefix is defined, but the pattern does not fit
    OUTSIDE = auto()  # the file lies outside of the project, and is not looked at
    EXTERNAL = auto()  # it leads into the world, which is left alone
    UNKNOWN = auto()  # it cannot be told: another scheme, a file that is not well-formed, no folder


@dataclass(frozen=True, slots=True)
class Target:
    """The end of a pointer: how it ended, and the name of the element, empty for one that is not TEI's.

    `element` is given where it is in the same file; `path` is the other file; `said` is what was looked for:
    an id, a prefix, the path of a missing file.
    """

    outcome: Outcome
    kind: str = ""
    element: etree._Element | None = None
    path: str = ""
    said: str = ""


class Surroundings(Protocol):
    """What a document may ask of the files around it; a project answers.

    Paths are absolute and may have links in them. `look` gives the outline of a file, or the outcome that
    stands for it: FILE, MISSING_FILE, OUTSIDE, UNKNOWN. `included` gives the files that XInclude puts into a
    file, with what it takes of them; `including` those that it is put into, and what else these take in.
    `tree` parses a file for an XPointer into it; `inbound` are the ids of a file that pointers of others lead
    to, `holders` the other files that have an id. `kinds` say which attributes are pointers. `specification`
    is the file that the source of an ODD, named from a folder, stands for.
    """

    @property
    def kinds(self) -> PointerKinds: ...  # noqa: D102
    def address(self, path: str) -> str: ...  # noqa: D102
    def same(self, path: str, other: str) -> bool: ...  # noqa: D102
    def look(self, path: str) -> Outline | Outcome: ...  # noqa: D102
    def shown(self, path: str) -> str: ...  # noqa: D102
    def included(self, path: str) -> Iterable[tuple[str, Outline]]: ...  # noqa: D102
    def including(self, path: str) -> Iterable[tuple[str, Outline]]: ...  # noqa: D102
    def prefixes(self, path: str) -> Iterable[Prefix]: ...  # noqa: D102
    def tree(self, path: str) -> xpointer.Tree | None: ...  # noqa: D102
    def inbound(self, path: str) -> frozenset[str]: ...  # noqa: D102
    def holders(self, identifier: str, path: str) -> list[str]: ...  # noqa: D102
    def specification(self, address: str, folder: Path) -> Path: ...  # noqa: D102
    def source(self, path: Path) -> Source: ...  # noqa: D102
    def part(self, path: str) -> Source: ...  # noqa: D102
    def has(self, path: str) -> bool: ...  # noqa: D102


def resolve(tei: Tei, pointer: str, element: etree._Element | None = None) -> Target:
    """Where a pointer leads from an element (whose @xml:base counts), or from the document."""
    if pointer in ("", "#"):
        return Target(Outcome.EMPTY)
    if pointer.startswith("#"):
        return _here(tei, pointer[1:], element)
    prefix = scheme(pointer)
    if prefix:
        if defined := tei.prefixes_by_name.get(prefix):
            try:
                expanded = expand(pointer, defined)
            except BrokenPatternError:
                return Target(Outcome.UNKNOWN)
            if expanded is None:
                return Target(Outcome.UNMATCHED_PREFIX, said=prefix)
            return _address(tei, expanded, element)
        if prefix.lower() not in REGISTERED:
            return Target(Outcome.UNDECLARED_PREFIX, said=prefix)
    return _address(tei, pointer, element)


def _address(tei: Tei, reference: str, element: etree._Element | None) -> Target:
    """Where a pointer leads that has no prefix of the project's own."""
    if reference.startswith("#"):
        return _here(tei, reference[1:], element)
    prefix = scheme(reference)
    if (prefix and prefix.lower() != "file") or reference.startswith("//"):
        return Target(Outcome.EXTERNAL)
    around = tei.around
    document = around.address(tei.path) if around else ""
    if not around or not document:
        return Target(Outcome.UNKNOWN)
    uri = join(base(element, document) if tei.index.has_base else document, reference)
    found = path_of(uri)
    if found is None:
        return Target(Outcome.EXTERNAL if scheme(uri) != "file" else Outcome.UNKNOWN)
    path, fragment = found
    if around.same(tei.path, path):
        return _here(tei, fragment, None) if fragment else Target(Outcome.FILE, path=path)
    there = around.look(path)
    if there is Outcome.MISSING_FILE and not prefix and _is_word(reference):
        return Target(Outcome.BARE_WORD, said=reference)
    if there is Outcome.OUTSIDE and reference.startswith("/") and "." not in path.rpartition("/")[2]:
        return Target(Outcome.EXTERNAL)  # a page of a site, by its path there
    if isinstance(there, Outcome) or not fragment:
        outcome = there if isinstance(there, Outcome) else Outcome.FILE
        return Target(outcome, path=path, said=around.shown(path))
    return _there(around, path, there, fragment)


def _here(tei: Tei, fragment: str, element: etree._Element | None) -> Target:
    """A fragment of the document itself, or of what XInclude makes one document with it.

    A fragment alone is of the same document, whatever the base (RFC 3986 4.4); but where it is not, the file
    that @xml:base names is looked at, too, since processors that compare whole addresses go there.
    """
    for spelled in (fragment, unquote(fragment)):
        if spelled in tei.ids:
            found = tei.ids[spelled][0]
            return Target(Outcome.ELEMENT, name(found), found, said=spelled)
    if "(" in fragment:
        return _computed(xpointer.Tree(tei.root, tei.ids), unquote(fragment), own=True)
    if around := tei.around:
        for path, outline in chain(around.included(tei.path), around.including(tei.path)):
            if anchor := outline.ids.get(fragment):
                return Target(Outcome.ELEMENT, anchor.kind, path=path, said=fragment)
        document = around.address(tei.path)
        if tei.index.has_base and element is not None and document:
            found_base = path_of(base(element, document))
            beyond = around.look(found_base[0]) if found_base else None
            if found_base and isinstance(beyond, Outline):
                target = _there(around, found_base[0], beyond, fragment)
                if target.outcome is Outcome.ELEMENT:
                    return target
    return Target(Outcome.MISSING_ID, said=unquote(fragment))


def _there(around: Surroundings, path: str, outline: Outline, fragment: str) -> Target:
    for spelled in (fragment, unquote(fragment)):
        if spelled in outline.ids:
            return Target(Outcome.ELEMENT, outline.ids[spelled].kind, path=path, said=spelled)
    if "(" in fragment:
        tree = around.tree(path)
        return _computed(tree, unquote(fragment), own=False) if tree else Target(Outcome.UNKNOWN)
    for included, inner in around.included(path):
        if fragment in inner.ids:
            return Target(Outcome.ELEMENT, inner.ids[fragment].kind, path=included, said=fragment)
    return Target(Outcome.MISSING_ID, path=path, said=unquote(fragment))


def _computed(tree: xpointer.Tree, fragment: str, *, own: bool) -> Target:
    try:
        found = xpointer.find(fragment, tree)
    except xpointer.UncomputableError:
        return Target(Outcome.UNKNOWN)
    if not found:
        return Target(Outcome.MISSING_ID, said=fragment)
    return Target(Outcome.ELEMENT, name(found[0]), found[0] if own else None, said=fragment)


def _is_word(reference: str) -> bool:
    """Whether a relative address looks like an id that lost its #: no folder, no fragment, no file ending."""
    return not any(sign in reference for sign in "/#?%") and not ENDING.search(reference)
