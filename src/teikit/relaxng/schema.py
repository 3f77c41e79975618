"""A RELAX NG schema, ready to validate: the face of this package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from os import PathLike, fspath
from typing import IO, TYPE_CHECKING

from teikit.relaxng.addresses import Disk, Reader
from teikit.relaxng.automaton.automaton import Automaton
from teikit.relaxng.automaton.positions import Position
from teikit.relaxng.derivatives.construction import Builder
from teikit.relaxng.derivatives.derivative import Derivatives
from teikit.relaxng.derivatives.interning import Interner
from teikit.relaxng.models import Model, models
from teikit.relaxng.name_class import simple_names
from teikit.relaxng.simplification import kept_forms as cache
from teikit.relaxng.simplification.simple_form import Simple
from teikit.relaxng.syntax.node import SchemaError

if TYPE_CHECKING:
    from teikit.relaxng.syntax.sources import Redirect
    from teikit.relaxng.validation.violation import Violation
    from teikit.relaxng.validation.vocabulary import Vocabulary


class Schema:
    """A correct schema. It learns from the documents it validates, so that it is quicker with each."""

    def __init__(self, simple: Simple) -> None:
        self._simple = simple
        interner = Interner()
        self._builder = Builder(simple, interner)
        derivatives = Derivatives(interner, self._builder.body)
        self._automaton = Automaton(derivatives, self._builder.start(), ids=self.id_objection is None)

    @cached_property
    def id_objection(self) -> SchemaError | None:
        """Why IDs and IDREFs are not checked: the schema gives an attribute an ID type in one place only."""
        wrong = self._simple.id_objection
        return SchemaError(*wrong) if wrong else None

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from teikit.relaxng.validation.vocabulary import Vocabulary

        return Vocabulary(self._builder)

    def inside(self, name: str) -> Position:
        """Where the content of an element begins, by its local name, whatever its attributes are.

        For programs that write documents. Raises KeyError where the schema has no such element.
        """
        close = self._automaton.derivatives.close
        bodies = [
            self._builder.body(element)
            for element in self._builder.elements
            if any(local == name for _, local in simple_names(element.names))
        ]
        if not bodies:
            raise KeyError(name)
        return Position(self._automaton.content(tuple(close(body, lenient=True) for body in bodies)))

    @cached_property
    def models(self) -> dict[str, Model]:
        """What each element of the schema may ever hold, by local names, its definitions taken together."""
        return models(self._simple)

    def violations(self, document: bytes | IO[bytes]) -> Iterator[Violation]:
        """Every independent mistake of a document, in the order in which they stand in it.

        Takes the document's bytes, or a file opened for reading bytes, which is then never wholly in memory.
        External entities and DTDs are not read; a document that is not well-formed ends with a Violation
        that says so. Follows RELAX NG 6 (validity) and RELAX NG DTD Compatibility 5 (IDs).
        """
        from teikit.relaxng.validation.validator import violations  # not needed to write documents

        return violations(self._automaton, lambda: self._vocabulary, document)


def load(
    path: str | PathLike[str],
    text: bytes | None = None,
    *,
    kept: cache.Kept | None = None,
    redirect: Redirect = lambda _: None,
    reader: Reader | None = None,
) -> Schema:
    """Read a schema: `.rnc` is the compact syntax, all else is XML.

    With `text` the schema is that and `path` only its name and base. Raises SchemaError (file, line, column,
    reason) for a schema that is not correct and for a file it includes that cannot be read; OSError if `path`
    itself cannot be. Nothing is fetched from the network. The simple form of a large schema, which also
    proves it correct, is `kept` where the caller has a place for it. `redirect` may say at which path lies
    what a schema includes, given its address or path; `reader` reads instead of the disk.
    """
    name = fspath(path)
    reader = reader or Disk()
    if text is None:
        text = reader.read(name)
    place = kept if len(text) >= cache.LEAST else None
    simple = cache.recall(place, name, text, redirect, reader) if place else None
    if simple is None:
        from teikit.relaxng.simplification import (
            id_types as identity,  # not needed, nor loaded, where the cache knows
        )
        from teikit.relaxng.simplification import (
            restrictions,  # not needed, nor loaded, where the cache knows
        )
        from teikit.relaxng.simplification.simplify import simplify
        from teikit.relaxng.syntax.sources import Sources

        sources = Sources(redirect, reader)
        simple = simplify(sources.tree(name, text), sources)
        restrictions.check(simple)
        simple.id_objection = identity.objection(simple)
        if place:
            cache.keep(place, name, text, simple, sources)
    return Schema(simple)
