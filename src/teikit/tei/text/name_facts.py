"""What a name of the text and an entry of a register say, as facts: the mappings of data run on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from teikit.addresses import web
from teikit.tei.header.identifiers import Identifier
from teikit.tei.mapping import Fact
from teikit.tei.text.mentions import ENTRIES as REGISTERED
from teikit.tei.text.mentions import KINDS, Entity, Mention, entities, mentions
from teikit.tei.text.standoff import Standoff

NAMES = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Named:
    """A name or date in a text, and the entries of the registers that it may point at."""

    text: str
    mention: Mention
    known: Mapping[str, Entity]

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text, half-open."""
        return self.mention.mark.start, self.mention.mark.end

    @property
    def words(self) -> str:
        """Its words."""
        return self.text[slice(*self.span)]


def named(standoff: Standoff, entries: Iterable[Entity]) -> Iterator[Named]:
    """The names and dates of a text, in their order."""
    known = {each.id: each for each in entries if each.id}
    for each in mentions(standoff):
        yield Named(standoff.text, each, known)


def _meant(said: Named) -> Iterator[str]:
    """Whom or what a name means: addresses, else the name that the register has, else the pointer."""
    for ref in said.mention.refs:
        entry = said.known.get(ref)
        found = [each.url for each in entry.identifiers if each.url] if entry else []
        yield from found or [web(ref) or (entry.name if entry else ref)]


SPAN: Fact[tuple[int, int]] = Fact(NAMES, lambda said: [said.span])
WORDS: Fact[str] = Fact(NAMES, lambda said: [said.words])
KIND: Fact[str] = Fact((*NAMES, "rs/@type", "name/@type"), lambda said: [said.mention.kind])
POINTERS: Fact[str] = Fact(("@ref", "@corresp", "@key"), lambda said: said.mention.refs)
MEANT: Fact[str] = Fact(("@ref", "@corresp", "@key", "standOff//idno"), _meant)
WHEN: Fact[str] = Fact(
    ("@when", "@from", "@to", "@notBefore", "@notAfter"),
    lambda said: [said.mention.date] if said.mention.date else [],
)

ENTRIES: Fact[Entity] = Fact(tuple(f"TEI//{name}" for name in REGISTERED), entities)
ID: Fact[str] = Fact(("place/@xml:id",), lambda entry: [entry.id] if entry.id else [])
NAME: Fact[str] = Fact(("place/placeName", "place/geogName", "place/settlement"), lambda entry: [entry.name])
OTHER_NAMES: Fact[str] = Fact(NAME.paths[:2], lambda entry: entry.names[1:])
LINKS: Fact[Identifier] = Fact(
    ("place/idno", "place/@corresp", "place/@sameAs", "place/placeName/@ref"),
    lambda entry: [each for each in entry.identifiers if each.url],
)
POINT: Fact[tuple[float, float]] = Fact(
    ("place/location/geo",), lambda entry: [entry.point] if entry.point else []
)
NOTE: Fact[str] = Fact(("place/note", "place/desc"), lambda entry: [entry.note] if entry.note else [])
TYPE: Fact[str] = Fact(
    ("place/@type",), lambda entry: [entry.element.get("type")] if entry.element.get("type") else []
)
