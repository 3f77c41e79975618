"""Which places have a name: GeoNames cut down, and a table of older and foreign names written by hand.

The data are two sorted tables and a list in one text (tools/make_gazetteer.py); the first look-up reads them.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from teikit.lexicon.folding import fold

GEONAMES = "geonames:"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the register; `geonames` is empty for what only the hand-written table has.

    `kind` is country, region, city, camp, water, mountain or continent; `country` an ISO 3166 code or empty.
    """

    name: str
    geonames: str
    country: str
    latitude: float | None
    longitude: float | None
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: the most prominent place of that name, and the others.

    `weight` is 1 (a village) to 9 (written by hand, so surely meant); `word` says that it is also a word.
    `candidates` are the keys of all places of that name with their weights, the likeliest first; `like` says
    that a word is but like the name.
    """

    key: str
    weight: int
    word: bool
    candidates: tuple[tuple[str, int], ...] = ()
    like: bool = False


class _Table:
    """Sorted rows of one text, which stay in it: as strings of their own they take four times the room."""

    def __init__(self, text: bytes) -> None:
        self._text = text + b"\n"
        ends = np.flatnonzero(np.frombuffer(self._text, np.uint8) == ord("\n"))
        self._starts = array("I", [0])
        self._starts.frombytes((ends + 1).astype(np.uintc).tobytes())

    def row(self, key: str) -> list[str] | None:
        """The fields of the row that begins with a key, or None."""
        text, starts, wanted = self._text, self._starts, key.encode() + b"\t"
        low, high = 0, len(starts) - 1
        while low < high:
            middle = (low + high) // 2
            if text[starts[middle] : starts[middle + 1]] < wanted:
                low = middle + 1
            else:
                high = middle
        at = starts[low]
        if not text.startswith(wanted, at):
            return None
        return text[at : starts[low + 1] - 1].decode().split("\t")


@cache
def _tables() -> tuple[_Table, _Table]:
    names, places, _ = _parts()
    return _Table(names), _Table(places)


def _parts() -> list[bytes]:
    return files("teikit.lexicon").joinpath("gazetteer.txt").read_bytes().split(b"\f")


@lru_cache(maxsize=50_000)
def find(folded: str) -> Entry | None:
    """The place that a folded name (see `folding.fold`) most likely stands for, or None."""
    row = _tables()[0].row(folded)
    if row is None:
        return None
    _, mark, *ranked = row
    candidates = tuple((_key(each[1:]), int(each[0])) for each in ranked)
    return Entry(candidates[0][0], int(mark[0]), mark.endswith("w"), candidates)


def great_names() -> list[str]:
    """The folded names of one word that great places have, and that are no other word."""
    return _parts()[2].decode().split()


def _key(number: str) -> str:
    return GEONAMES + number if number.isdigit() else number


def place(key: str) -> Place | None:
    """The place of a key (`geonames:611717`, or the name of a place without a number), or None."""
    row = _tables()[1].row(key.removeprefix(GEONAMES))
    if row is None:
        return None
    number, name, kind, country, latitude, longitude = row
    return Place(
        name,
        number if number.isdigit() else "",
        country,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        kind,
    )


def look_up(name: str) -> Place | None:
    """The place that a name as written (`Łódź`, `LODZ`) most likely stands for, or None."""
    entry = find(fold(name))
    return place(entry.key) if entry else None
