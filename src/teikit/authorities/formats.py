"""Which kind of authority file a file is, by how it begins; and its entries, read as a stream."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, BinaryIO, TextIO, cast

from teikit.authorities import geonames, linked, marc, table, tei, viaf, wikidata
from teikit.authorities.json_values import values
from teikit.authorities.record import Record
from teikit.source import FileError

GZIP = b"\x1f\x8b"
BEGINNING = 65_536

JSON: tuple[tuple[Callable[[Any], bool], Callable[[Any], Iterator[Record]]], ...] = (
    (marc.fits, marc.records),
    (wikidata.fits, wikidata.records),
    (viaf.fits, viaf.records),
    (lambda _value: True, linked.records),
)
"""Whose JSON a value is, and who reads it."""


def records(stream: BinaryIO, path: str) -> Iterator[Record]:
    """The entries of a file, packed by gzip or not; the stream is closed then. Raises FileError."""
    try:
        with closing(_buffered(stream)) as plain:
            if plain.peek(2)[:2] == GZIP:
                with closing(_buffered(gzip.GzipFile(fileobj=plain))) as unpacked:
                    yield from _read(unpacked, path)
            else:
                yield from _read(plain, path)
    except UnicodeDecodeError as error:
        raise FileError(path, f"is not in UTF-8: byte 0x{error.object[error.start]:02x}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise FileError(path, f"cannot be read: {str(error).lower()}") from None


def _buffered(stream: Any) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream), BEGINNING)


def _read(stream: io.BufferedReader, path: str) -> Iterator[Record]:
    beginning = stream.peek(BEGINNING)[:BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith(b"<"):
        yield from tei.records(stream, path)
        return
    with io.TextIOWrapper(stream, "utf-8-sig") as text:
        yield from _lines(text, beginning, path)


def _lines(text: TextIO, beginning: bytes, path: str) -> Iterator[Record]:
    if beginning[:1] in (b"{", b"["):
        for value in values(text, path):
            fitting = next(read for fits, read in JSON if fits(value))
            try:
                yield from fitting(value)
            except (AttributeError, TypeError, KeyError) as error:
                raise FileError(path, f"has an entry of no known form: {error}") from None
    elif geonames.fits(beginning.partition(b"\n")[0].decode("utf-8", "replace")):
        yield from geonames.records(text, path)
    else:
        yield from table.records(text, path)
