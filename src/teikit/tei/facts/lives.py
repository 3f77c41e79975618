"""When a person was born and died, as far as a register says it with dating attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts.temporal import EARLIEST, LATEST, Stretch, dating, stretch
from teikit.tei.names import tag


@dataclass(frozen=True, slots=True)
class Dated:
    """An element, and the earliest and the latest second that it can mean; None is open."""

    element: etree._Element
    earliest: Stretch | None
    latest: Stretch | None

    def is_before(self, other: Dated) -> bool:
        """Whether all that this can mean comes before all that the other can mean."""
        return self.latest is not None and other.earliest is not None and other.earliest.is_after(self.latest)


def lives(tei: Tei) -> Iterator[tuple[etree._Element, list[Dated]]]:
    """Each person with all that is said of the birth; those of whom nothing is said are left out."""
    for person in tei.elements("person"):
        births = list(dated(person, "birth"))
        if births:
            yield person, births


def dated(person: etree._Element, *names: str) -> Iterator[Dated]:
    """The children of a person of these names that are dated, themselves or by a date in them."""
    for element in person.iterchildren(*map(tag, names)):
        inner = [each for each in (element, *element.iterchildren(tag("date"))) if dating(each)]
        if inner:
            values = dating(inner[0])
            yield Dated(
                element,
                _first(
                    values.get(name) for name in ("when", *EARLIEST, "when-iso", "from-iso", "notBefore-iso")
                ),
                _first(values.get(name) for name in ("when", *LATEST, "when-iso", "to-iso", "notAfter-iso")),
            )


def _first(values: Iterable[str | None]) -> Stretch | None:
    for value in values:
        try:
            found = stretch(value) if value else None
        except ValueError:
            continue
        if found:
            return found
    return None
