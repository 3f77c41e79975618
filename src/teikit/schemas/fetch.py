"""Fetching a schema, with all that it includes, when the user asks for it, and proving that it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

from teikit.diagnostic import Edit, apply
from teikit.schemas import grammar, rules, store
from teikit.schemas.address import key, may_lead, split
from teikit.schemas.catalog import Catalogs
from teikit.schemas.references import references
from teikit.schemas.specifications import SHORT, VAULT
from teikit.schemas.transport import get
from teikit.source import FileError, Source
from teikit.workspace import Workspace

MOST = 200
"""Files of one schema."""
ENDINGS = ("rng", "rnc", "sch", "odd")
TEXTS = frozenset({b"tei", b"teicorpus", b"specgrp"})
"""The root elements of ODDs and of the sources that they take from."""
ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
VERSIONED = re.compile(r"(\d+\.\d+(?:\.\d+)?[a-z]?)(?![\w]|\.\d)")
EDITION = re.compile(r"<edition[^>]*>[^<]*?[Vv]ersion\W{0,3}(\d+\.\d+(?:\.\d+)?[a-z]?)")
RAW = "give the address of the file itself, https://raw.githubusercontent.com/OWNER/REPOSITORY/BRANCH/PATH"


@dataclass(slots=True)
class Bundle:
    """The files of a schema by their name in the cache, and the name that each address got."""

    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def add(address: str) -> store.Fetched:
    """Fetch a schema and keep it. An address of http is asked over https, but for this very machine.

    Raises FileError where a part of the schema cannot be fetched or is not correct.
    """
    if short := SHORT.match(address):
        address = VAULT.format(short["version"])
    address = key(address)
    if not may_lead(address, address):
        raise FileError(
            address, "is not an address that is fetched from", hint="give one that starts with https://"
        )
    bundle = Bundle()
    file = _fetch(address, bundle, ())
    parts = tuple(sorted(bundle.files.keys() - {file}))
    fetched = store.Fetched(address, file, parts, datetime.now(UTC).date().isoformat())
    try:
        with store.claim(bundle.files):
            store.put(bundle.files)
            _check(store.path(file), bundle)
            store.enter(fetched)
    finally:
        store.sweep()
    return fetched


def _fetch(address: str, bundle: Bundle, around: tuple[str, ...]) -> str:
    """The name in the cache of the file at an address, which those at `around` include.

    The file is kept with the names of its parts in place of their addresses.
    """
    if address in bundle.names:
        return bundle.names[address]
    if address in around:
        raise FileError(address, "includes itself")
    if len(bundle.names) + len(around) >= MOST:
        raise FileError((*around, address)[0], f"has more than {MOST} parts")
    source = Source(address, get(address))
    ending = _ending(source)
    edits = []
    for reference in references(source, ending) if ending != "odd" else ():
        value = ""
        if reference.address:
            target = key(reference.address)
            if not may_lead(address, target):
                raise FileError(address, f'includes "{target}", which is not https', hint="save it yourself")
            value = _fetch(target, bundle, (*around, address)) + reference.fragment
        edits.append(Edit(reference.start, reference.end, f'"{value}"'.encode()))
    data = apply(source.data, edits)
    name = bundle.names[address] = store.name(data, ending)
    bundle.files[name] = data
    return name


def _ending(source: Source) -> str:
    """What a file is, by its address or else by its first element. Raises FileError for a web page."""
    found = (
        ROOT.search(source.data[:65536]) if source.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else None
    )
    element = found[1].lower() if found else b""
    if element == b"html":
        hint = RAW if split(source.path).hostname == "github.com" else "give the address of the schema itself"
        raise FileError(source.path, "is a web page, not a schema", hint=hint)
    ending = unquote(split(source.path).path).rpartition(".")[2].lower()
    if ending in ENDINGS:
        return ending
    if element in TEXTS:
        return "odd"
    return "rnc" if not element else "sch" if element == b"schema" else "rng"


def _check(path: Path, bundle: Bundle) -> None:
    """Raise FileError, at the address rather than the file of the cache, for a schema that is not correct."""
    try:
        if path.suffix == ".sch":
            rules.load(path, Catalogs((), Workspace()))
        elif path.suffix == ".odd":
            _check_source(path)
        else:
            grammar.load(path, Catalogs((), Workspace()))
    except FileError as error:
        addresses = {str(store.path(name)): address for address, name in bundle.names.items()}
        where = addresses.get(error.path, error.path)
        raise FileError(where, error.reason, line=error.line, column=error.column, hint=error.hint) from None


def keep(path: Path, version: str = "") -> store.Fetched:
    """Keep a p5subset.xml of the disk under the address of its version. Raises FileError."""
    source = Workspace().source(path)
    said = VERSIONED.search(version) or EDITION.search(source.data[:65536].decode("utf-8", "replace"))
    said = said or VERSIONED.search(path.name)
    if said is None:
        raise FileError(str(path), "does not say which version of TEI it is", hint="say it with --version")
    _check_source(path)
    name = store.name(source.data, "odd")
    address = VAULT.format(said[1])
    fetched = store.Fetched(key(address), name, (), datetime.now(UTC).date().isoformat())
    with store.claim([name]):
        store.put({name: source.data})
        store.enter(fetched)
    return fetched


def _check_source(path: Path) -> None:
    """Raise FileError for a file of TEI that specifies nothing."""
    from teikit.tei.document import parse
    from teikit.tei.odd.library import library

    if not library(parse(Workspace().source(path)).root, str(path)).declarations:
        raise FileError(str(path), "specifies nothing", hint="give p5subset.xml, or an ODD")
