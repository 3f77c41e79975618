"""The changes that a file's header lists: when, who, what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from teikit.tei.document import Tei
from teikit.tei.header.agents import NAMES
from teikit.tei.header.dates import when
from teikit.tei.header.paths import each, words
from teikit.tei.mapping import Fact
from teikit.tei.names import tag

PATHS = (
    "teiHeader/revisionDesc/change",
    "teiHeader/revisionDesc/listChange/change",
    "teiHeader/revisionDesc//change",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A change: its date as W3C writes it (empty where none is given), who made it, what it was."""

    date: str
    who: str
    words: str
    status: str = ""


def changes(tei: Tei) -> Iterator[Change]:
    """The changes in the order in which they stand, mostly the newest first."""
    for element in each(tei, PATHS[-1]):
        said = when(element)
        pointers = (_called(tei, pointer) for pointer in element.get("who", "").split())
        who = ", ".join(filter(None, pointers)) or ", ".join(
            map(words, element.iterchildren(*map(tag, NAMES)))
        )
        found = Change(said.start if said else "", who, words(element), element.get("status", ""))
        if found.date or found.words:
            yield found


def _called(tei: Tei, pointer: str) -> str:
    """The name at an element that is pointed at; else the pointer without its sign."""
    element = tei.resolve(pointer) if pointer.startswith("#") else None
    if element is None:
        return pointer.removeprefix("#")
    named = next((each_one for each_one in element.iter(*map(tag, NAMES)) if words(each_one)), element)
    return words(named) or pointer.removeprefix("#")


CHANGES = Fact(PATHS[:2], changes, '<change when="2026-04-01">proofread</change>')
