"""Who made a claim, and who changed the source and when: what @resp and @change point at.

Each craft that spoke has a respStmt, and each person whose hand the source shows (TEI P5 2.2.1, 12.7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from teikit.builder import grammar
from teikit.tei.ids import Identifiers, slug
from teikit.tei.make import E
from teikit.tei.names import XML_ID
from teikit.text import Annotation

TEIKIT = "teikit"
"""The identifier of the respStmt for the conversion as a whole."""
HIDDEN = frozenset({"key", "sameAs", "who"})
"""What claims say to the builder alone: whom a name means, here and in authorities, and who made a change."""


class Agents:
    """The crafts and people of one document, each with an identifier."""

    def __init__(self, claims: Iterable[Annotation], ids: Identifiers) -> None:
        self.people: dict[str, str] = {}
        self.changes: dict[tuple[str, str], str] = {}
        for claim in claims:
            if change := _change(claim):
                who, _ = change
                if who and who not in self.people:
                    self.people[who] = ids.unique(slug(who))
                if change not in self.changes:
                    self.changes[change] = ids.unique(f"change-{len(self.changes) + 1}")

    def attributes(self, claim: Annotation) -> Mapping[str, str]:
        """The attributes that a claim has in the TEI, by their written names."""
        said = claim.attributes
        found = {name: value for name, value in said.items() if name not in HIDDEN}
        if change := _change(claim):
            found.pop("when", None)
            found["change"] = f"#{self.changes[change]}"
        if _answers(claim):
            found["resp"] = f"#{identifier(claim.by)}"
            found.setdefault("cert", "high")
        return found

    def statements(self, built: Iterable[Annotation]) -> list[etree._Element]:
        """A respStmt for teikit, for each craft that has to answer for a claim, and for each person."""
        spoke = {claim.by for claim in built if claim.by and _answers(claim)}
        return [
            E.respStmt(E.resp("conversion to TEI"), E.name("teikit"), {XML_ID: TEIKIT}),
            *(
                E.respStmt(E.resp(f"claims of {craft}"), E.name("teikit"), {XML_ID: identifier(craft)})
                for craft in sorted(spoke)
            ),
            *(
                E.respStmt(E.resp("changes in the source"), E.name(person), {XML_ID: name})
                for person, name in self.people.items()
            ),
        ]

    def list_change(self) -> list[etree._Element]:
        """The changes that the source shows, in the order in which they were met."""
        made = []
        for (who, when), name in self.changes.items():
            dated = {"when": when} if when else {}
            by = {"who": f"#{self.people[who]}"} if who else {}
            made.append(E.change({XML_ID: name, **by, **dated}))
        return [E.listChange(*made)] if made else []


def _change(claim: Annotation) -> tuple[str, str] | None:
    """Who changed the source and when, as far as a claim says so; a date is when it is for another reason."""
    who, when = claim.attributes.get("who", ""), claim.attributes.get("when", "")
    return (who, when) if who or (when and claim.element != "date") else None


def _answers(claim: Annotation) -> bool:
    """Whether it must be said whose claim it is."""
    return claim.by.startswith("taggers/") or "resp" in grammar.models()[claim.element].needs


def identifier(craft: str) -> str:
    """The identifier of the respStmt of a craft: `teikit-persons` for `taggers/persons`."""
    return "-".join(filter(None, (TEIKIT, craft.rpartition("/")[2])))
