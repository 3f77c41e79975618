"""Which places have a name: GeoNames cut down, and a table of older and foreign names written by hand.

The data are two sorted tables and a list in one text (tools/make_gazetteer.py), which stays on the disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from teikit.lexicon.folding import fold
from teikit.lexicon.sorted_lines import SortedLines, mapped

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


@cache
def _parts() -> tuple[SortedLines, SortedLines, bytes]:
    """The names, the places, and the names that great places have."""
    text = mapped(Path(__file__).with_name("gazetteer.txt"))
    places = text.find(b"\f") + 1
    great = text.find(b"\f", places) + 1
    return SortedLines(text, 0, places - 1), SortedLines(text, places, great - 1), text[great:]


@lru_cache(maxsize=50_000)
def find(folded: str) -> Entry | None:
    """The place that a folded name (see `folding.fold`) most likely stands for, or None."""
    row = _parts()[0].after(f"{folded}\t".encode())
    if row is None:
        return None
    mark, *ranked = row.decode().split("\t")
    candidates = tuple((_key(each[1:]), int(each[0])) for each in ranked)
    return Entry(candidates[0][0], int(mark[0]), mark.endswith("w"), candidates)


@lru_cache(maxsize=50_000)
def begins(folded: str) -> bool:
    """Whether the name of some place begins with these letters."""
    return _parts()[0].after(folded.encode()) is not None


def great_names() -> list[str]:
    """The folded names of one word that great places have, and that are no other word, sorted."""
    return _parts()[2].decode().split()


def _key(number: str) -> str:
    return GEONAMES + number if number.isdigit() else number


def place(key: str) -> Place | None:
    """The place of a key (`geonames:611717`, or the name of a place without a number), or None."""
    number = key.removeprefix(GEONAMES)
    row = _parts()[1].after(f"{number}\t".encode())
    if row is None:
        return None
    name, kind, country, latitude, longitude = row.decode().split("\t")
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
