"""Languages: each module here, or named in the entry points `teikit.languages`, is one; its name is its tag.

No other module of teikit names a language: who needs words asks for those of the languages of a text.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from teikit.extensions import entry_points
from teikit.facts import fact_of_text
from teikit.language import Language
from teikit.source import FileError
from teikit.text import Document

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

UNDETERMINED = "und"
UNKNOWN = Language()

OWN = 0.25
"""How much of a language, next to the first, makes it one of the text's own."""

WORD = re.compile(r"[^\W\d_]+")
LINK = re.compile(r"(?<=[A-Z][^\W\d_]{2})[^\W\d_]*(?: [^\W\d_A-Z]{1,5}['’]?){1,3} (?=[A-Z])")
"""Small words before a capital: where they join a name, they are of its language and not of the text's."""

SHORT = 500
"""In a text of so many characters a name or two would tell its language."""

SEEN = 200_000
"""So many characters show the languages of a text."""

ENOUGH = 0.08
"""The share of little words below which the language stays undetermined."""

FEWEST = 3
"""So many little words it takes to tell a language at all."""

CLEAR = 1.3
"""How many times more than any other a language must show in a text of few words."""

FEW = 60
"""A text of fewer words is short."""

MANY, MUCH, SURE = 3, 0.1, 1.7
"""So many little words, and such a share of all, tell a language; so many times more than any other. One that
several languages have counts for each of them by its share.
"""


@cache
def all_languages() -> Mapping[str, Language]:
    """Every language that teikit knows, by its tag; one of another package replaces ours."""
    ours = (module.name for module in pkgutil.iter_modules(__path__))
    found = {tag: importlib.import_module(f"{__name__}.{tag}").LANGUAGE for tag in sorted(ours)}
    for entry in entry_points(group="teikit.languages"):
        found[entry.name] = _brought(entry)
    return found


def _brought(entry: EntryPoint) -> Language:
    """The language of another package. Raises FileError where it is none."""
    try:
        found = entry.load().LANGUAGE
    except Exception as error:
        reason = f'the language "{entry.name}" cannot be loaded, {type(error).__name__}: {error}'
        raise FileError(entry.module, " ".join(reason.split()), hint="its package is at fault") from error
    if not isinstance(found, Language):
        raise FileError(entry.module, f'the language "{entry.name}" is {type(found).__name__}, not Language')
    for each in fields(Language):
        value, usual = getattr(found, each.name), getattr(UNKNOWN, each.name)
        if not isinstance(value, Mapping if isinstance(usual, Mapping) else type(usual)):
            reason = f'the language "{entry.name}" has {each.name} that is {type(value).__name__}'
            raise FileError(entry.module, f"{reason}, not {type(usual).__name__}")
    return found


@cache
def everywhere() -> tuple[str, ...]:
    """The tags of the languages whose words any text may cite."""
    return tuple(tag for tag, language in all_languages().items() if language.everywhere)


def language(tag: str) -> Language:
    """The language of a BCP 47 tag; an unknown one where nobody has written it."""
    return all_languages().get(primary(tag)) or UNKNOWN


def primary(tag: str) -> str:
    """The tag of the language itself, without script, region and the like."""
    return tag.partition("-")[0].lower()


def guess(text: str) -> str:
    """The likeliest language of a text as a BCP 47 tag; `und` where it shows too little of any."""
    shares = mixture(text)
    return max(shares, key=lambda tag: shares[tag], default=UNDETERMINED)


def mixture(text: str) -> Mapping[str, float]:
    """How much of each language a text has, next to the likeliest, which has 1; none where none shows."""
    shown = text[:SEEN] if len(text) > SHORT else LINK.sub(" ", text)
    counts = Counter(word.lower() for word in WORD.findall(shown))
    total = counts.total()
    little = {tag: language.common.split() for tag, language in all_languages().items() if language.common}
    times = {tag: sum(counts[word] for word in common) for tag, common in little.items()}
    shares = {tag: number / len(little[tag]) for tag, number in times.items()}
    ordered = sorted(shares, key=lambda tag: -shares[tag])
    best = shares[ordered[0]]
    shown_little = times[ordered[0]] >= max(FEWEST, ENOUGH * total)
    if shown_little and (total >= FEW or best >= CLEAR * shares[ordered[1]]):
        return {tag: share / best for tag, share in shares.items() if share}
    return _looked_closer(counts)


def _looked_closer(counts: Counter[str]) -> Mapping[str, float]:
    """The language of a text with few of the commonest little words: that of most of its further ones."""
    shown: Counter[str] = Counter()
    for word, tags in _little_words().items():
        if word in counts:
            shown.update(dict.fromkeys(tags, counts[word] / len(tags)))
    ordered = [*shown.most_common(2), (UNDETERMINED, 0.0), (UNDETERMINED, 0.0)]
    (best, most), (_, next_most) = ordered[:2]
    sure = most >= max(MANY, MUCH * counts.total()) and most >= SURE * next_most
    return {best: 1.0} if sure else {}


@cache
def _little_words() -> Mapping[str, Collection[str]]:
    """The languages that have each little word."""
    having: dict[str, list[str]] = {}
    for tag, language in all_languages().items():
        for word in {*language.common.split(), *language.little.split()}:
            having.setdefault(word, []).append(tag)
    return having


@dataclass(frozen=True, slots=True)
class Spoken:
    """The languages to read a text by: its own, the likeliest first, then those that any text may cite."""

    own: tuple[Language, ...]
    cited: tuple[Language, ...]

    @property
    def all(self) -> tuple[Language, ...]:
        """All of them, the text's own first."""
        return self.own + self.cited

    @property
    def first(self) -> Language:
        """The language of the text; one of which nothing is known where it shows none."""
        return self.own[0] if self.own else UNKNOWN


def spoken(text: str, said: str = "") -> Spoken:
    """The languages of a text: the one that is said, and those it shows."""
    known, shares = all_languages(), mixture(text)
    shown = sorted((tag for tag, share in shares.items() if share >= OWN), key=lambda tag: -shares[tag])
    own = dict.fromkeys(tag for tag in (primary(said), *shown) if tag in known)
    return Spoken(
        tuple(known[tag] for tag in own), tuple(known[tag] for tag in everywhere() if tag not in own)
    )


@fact_of_text
def spoken_in(document: Document) -> Spoken:
    """The languages of a document."""
    return spoken(document.text, document.metadata.get("language", ""))


__all__ = [
    "UNDETERMINED",
    "Language",
    "Spoken",
    "all_languages",
    "everywhere",
    "guess",
    "language",
    "mixture",
    "spoken",
    "spoken_in",
]
