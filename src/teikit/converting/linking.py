"""What mentions name, looked up in a database of authorities: one match is a ref, several are told.

A name is looked up once for all of its mentions, by the fullest form that the text has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.authorities.addresses import address
from teikit.authorities.record import KINDS, PLACE
from teikit.converting.plan import Choice
from teikit.lexicon.gazetteer import GEONAMES, place
from teikit.text import Annotation

if TYPE_CHECKING:
    from teikit.authorities.store import Authority, Entity

SHOWN = 4
"""So many candidates are shown of a name that may mean several."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that may mean several entries: its first mention, the name itself, the entries."""

    claim: Annotation
    name: str
    candidates: Sequence[Entity]

    def __str__(self) -> str:
        more = f" and {len(self.candidates) - SHOWN} more" if len(self.candidates) > SHOWN else ""
        who = "; ".join(map(str, self.candidates[:SHOWN]))
        return f"“{self.name}” may be any of {len(self.candidates)} in the authorities: {who}{more}"


def opened(choice: Choice, path: Path | None = None) -> Authority | None:
    """The database that a user chose, or another one; None where there is none. Raises FileError."""
    if not path and not choice.authority:
        return None
    from teikit.authorities.store import authority  # SQLite is slow to import, and few runs need it

    return authority(str(path or choice.authority))


def link(claims: Iterable[Annotation], within: Authority) -> tuple[list[Annotation], list[Doubt]]:
    """The claims, those of one entry of the authorities with its addresses (sameAs); and names of several."""
    known: dict[tuple[str, str], str] = {}
    doubts: list[Doubt] = []
    linked: list[Annotation] = []
    for claim in claims:
        named = claim.element, claim.attributes.get("key", "")
        if claim.element not in KINDS or not named[1] or "sameAs" in claim.attributes:
            linked.append(claim)
            continue
        if named not in known:
            name, found = look_up(*named, within)
            known[named] = " ".join(map(address, found[0].refs)) if len(found) == 1 else ""
            if len(found) > 1:
                doubts.append(Doubt(claim, name, found))
        refs = {"sameAs": known[named]} if known[named] else {}
        linked.append(replace(claim, attributes={**claim.attributes, **refs}))
    return linked, doubts


def look_up(element: str, key: str, within: Authority) -> tuple[str, Sequence[Entity]]:
    """A name and what it may mean; a place that is known by its number is looked up by that first."""
    kind, known = KINDS[element], place(key) if KINDS[element] == PLACE else None
    if known is None:
        return key, within.named(key, kind)
    numbered = GEONAMES + known.geonames
    found = within.addressed(numbered) if known.geonames else []
    return known.name, found or [
        each for each in within.named(known.name, kind) if not _is_another(each, numbered)
    ]


def _is_another(entity: Entity, numbered: str) -> bool:
    """Whether an entity is surely not the place of a number: it has another one."""
    numbers = [ref for ref in entity.refs if ref.startswith(GEONAMES)]
    return bool(numbers) and numbered not in numbers
