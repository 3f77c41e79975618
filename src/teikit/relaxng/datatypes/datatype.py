"""A datatype: how a text is normalised and read into a value, and which facets the value must satisfy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from teikit.relaxng.datatypes.facets import Order, Pattern
from teikit.relaxng.datatypes.whitespace import collapse


class Facet(Protocol):
    """One restriction of a datatype."""

    def objection(self, text: str, value: Any) -> str | None:
        """Why the normalised `text`, which reads as `value`, is not allowed; None when it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Datatype:
    """A datatype with its facets.

    `read` makes a value of a normalised text or raises ValueError, whose message (it may be empty) is the
    particular reason. `resolve` does so instead for a type that depends on its place: it is also given the
    namespaces (prefix to URI, "" for the default one) and the names of the unparsed entities.
    `noun` and `example` are for messages. `measure` is the length of a value, counted in `unit`.
    """

    name: str
    noun: str
    read: Callable[[str], Hashable] = str
    example: str = ""
    normal: Callable[[str], str] = collapse
    resolve: Callable[[str, Mapping[str, str], Collection[str]], Hashable] | None = None
    measure: Callable[[Any], int] | None = None
    unit: str = "character"
    order: Order | None = None
    digits: bool = False
    id_type: str | None = None
    facets: tuple[Facet, ...] = ()

    @property
    def contextual(self) -> bool:
        """Whether the verdict depends on the namespaces or entities of the place where the value stands."""
        return self.resolve is not None

    @property
    def plain(self) -> Datatype:
        """The datatype without its regular expressions."""
        return replace(self, facets=tuple(facet for facet in self.facets if not isinstance(facet, Pattern)))

    def reason(
        self, text: str, namespaces: Mapping[str, str] | None = None, entities: Collection[str] = ()
    ) -> str | None:
        """Why `text` is not allowed, to be read after the quoted value; None when it is allowed.

        `namespaces` are those in scope, `entities` the names of the document's unparsed entities.
        """
        text = self.normal(text)
        try:
            value = (
                self.read(text) if self.resolve is None else self.resolve(text, namespaces or {}, entities)
            )
        except ValueError as error:
            return f"is not {self.noun}" + (
                f": {error}" if str(error) else self.example and f" such as {self.example}"
            )
        for facet in self.facets:
            if objection := facet.objection(text, value):
                return objection
        return None

    def value(
        self, text: str, namespaces: Mapping[str, str] | None = None, entities: Collection[str] = ()
    ) -> Hashable:
        """The value that `text` stands for: equal for texts that mean the same (1.0 and 1 as decimals).

        Raises ValueError with the reason when it is not allowed. Arguments as for `reason`.
        """
        if reason := self.reason(text, namespaces, entities):
            raise ValueError(reason)
        text = self.normal(text)
        return self.read(text) if self.resolve is None else self.resolve(text, namespaces or {}, entities)
