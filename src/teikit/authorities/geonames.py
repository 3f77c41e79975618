"""Entries of GeoNames as it publishes them: 19 columns with tabs between, no heading (allCountries.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from teikit.authorities.record import PLACE, Record, texts
from teikit.source import FileError

COLUMNS = 19


def fits(line: str) -> bool:
    """Whether a line is one of GeoNames."""
    cells = line.rstrip("\r\n").split("\t")
    return len(cells) == COLUMNS and cells[0].isdecimal()


def records(stream: TextIO, path: str) -> Iterator[Record]:
    """The entries of a file. Raises FileError for a line that is none."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        if not fits(line):
            raise FileError(path, "is no line of GeoNames: it has 19 columns, a number first", line=number)
        key, name, plain, others, *_, code, country = line.split("\t")[:9]
        note = " ".join(part for part in (country, code) if part)
        yield Record(PLACE, name, texts([plain], others.split(",")), (f"geonames:{key}",), note)
