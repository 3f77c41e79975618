"""An entry of an authority file, and the keys that its names are found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.lexicon.folding import fold

PERSON, PLACE, ORG = "person", "place", "org"
KINDS = {"persName": PERSON, "placeName": PLACE, "orgName": ORG}
"""The kinds of entries, by the element that mentions stand in."""

ASIDE = re.compile(r"\([^()]*\)|<[^<>]*>|\[[^\[\]]*\]")
WORD = re.compile(r"[^\W_]+")
SPLIT = re.compile(r"\s*,\s*")
DATED = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Record:
    """Who or what it is: its kind, the name it is listed by, its other names, the short forms of its
    addresses, and a remark that tells it from its namesakes.
    """

    kind: str
    label: str
    names: tuple[str, ...]
    refs: tuple[str, ...]
    note: str = ""

    @property
    def keys(self) -> Iterator[str]:
        """The keys that it is found by."""
        return iter(
            dict.fromkeys(key for name in (self.label, *self.names) if (key := key_of(name, self.kind)))
        )


def key_of(name: str, kind: str) -> str:
    """The key of a name: its folded words, those of a person in the order in which one says them."""
    plain = ASIDE.sub(" ", name)
    if "," in plain:
        plain = _spoken(plain) if kind == PERSON else plain
    return " ".join(WORD.findall(fold(plain)))


def _spoken(name: str) -> str:
    """`Goethe, Johann Wolfgang von, 1749-1832` as one says it."""
    surname, *rest = (part for part in SPLIT.split(name.strip(" ,")) if not DATED.search(part))
    return " ".join((rest[0], surname, *rest[1:])) if rest else surname


def lived(born: str, died: str) -> str:
    """The years of a life, from its dates."""
    first, last = (re.search(r"-?\d{3,4}", each) for each in (born, died))
    return f"{first.group() if first else ''}–{last.group() if last else ''}" if first or last else ""


def texts(*values: Iterable[str]) -> tuple[str, ...]:
    """Some names, each once and without blanks around."""
    found = (" ".join(name.split()) for each in values for name in each)
    return tuple(dict.fromkeys(name for name in found if name))
