"""The citations of a text with their identifiers, and those of the full citations that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from teikit.citations.citing import Cited
from teikit.citations.following import Following
from teikit.citations.works import identifier
from teikit.tei.ids import Identifiers
from teikit.text import Reading


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation with its identifier, that of the full citation it means if it is another, and its work."""

    cited: Cited
    id: str
    target: str
    work: str


def resolved(reading: Reading, found: Sequence[Cited]) -> list[Reference]:
    """The citations of a reading with what they mean, in order."""
    following = Following(reading, found)
    following.follow_all()
    names = Identifiers(set())
    for work in following.works:
        work.name = names.unique(identifier(work.about))
    ids = _identifiers(found)
    references = []
    for at, each in enumerate(found):
        meant = following.meant.get(at)
        pointed = following.hosts.get(at, meant)
        target = ids[pointed.best] if pointed is not None and pointed.best != at else ""
        references.append(Reference(each, ids[at], target, meant.name if meant else ""))
    return references


def _identifiers(found: Sequence[Cited]) -> list[str]:
    """An identifier for each place: the note's number, and a count."""
    names = Identifiers(set())
    return [
        names.unique(f"bibl-{each.note}" if re.fullmatch(r"\w+", each.note) else "bibl") for each in found
    ]
