"""Mappings: what of a TEI text becomes what of another format, as tables on which exporters run.

An element of the text that the table does not have keeps its words and is told as lost, with its first place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teikit.flow.content import Flow, Note, Seen
from teikit.package import Loss
from teikit.tei.document import Tei


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a mapping: TEI elements, what they become, what one should know of it."""

    tei: str
    target: str
    note: str = ""

    def shown(self) -> tuple[str, str, str, str]:
        """The row as people read it: TEI elements, target, nothing that is required, note."""
        return ", ".join(self.tei.split()), self.target, "", self.note


Table = Sequence[Row]
UNMARKED = frozenset("text body group TEI seg c w phr cl s choice app".split())
"""Elements that say nothing to a reader which their words do not."""


def targets(table: Table) -> Mapping[str, str]:
    """What each element becomes."""
    return {name: row.target for row in table for name in row.tei.split()}


def losses(tei: Tei, flow: Flow, table: Table) -> tuple[Loss, ...]:
    """What of a text the table has no place for, in the order of its first places."""
    kept = {name for row in table for name in row.tei.split()}
    found = [
        *((seen, f"{name}: its words stay, the markup does not") for name, seen in flow.seen.items()
          if name not in kept and name not in UNMARKED),
        *((seen, f"{name}: not in the flow of the text, left out") for name, seen in flow.unread.items()
          if name not in kept and name not in ("teiHeader",)),
    ]  # fmt: skip
    return tuple(sorted(_told(tei, found), key=lambda loss: (loss.line, loss.column)))


def behind(tei: Tei, notes: Sequence[Note]) -> Iterator[Loss]:
    """That notes which notes call stand behind these, in a format that has no notes in notes."""
    if notes:
        line, column = tei.position(notes[0].element)
        yield Loss(line, column, f"{len(notes)} × note: called in a note, stands behind it and is linked")


def _told(tei: Tei, found: list[tuple[Seen, str]]) -> Iterator[Loss]:
    for seen, what in found:
        line, column = tei.position(seen.first)
        yield Loss(line, column, f"{seen.count} × {what}")
