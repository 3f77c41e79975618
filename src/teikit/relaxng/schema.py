"""A RELAX NG schema, ready to validate: the face of this package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from os import PathLike, fspath
from typing import IO, TYPE_CHECKING

from teikit.relaxng import cache
from teikit.relaxng.addresses import Disk, Reader
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.build import Builder
from teikit.relaxng.derivatives import Derivatives
from teikit.relaxng.simple import Simple
from teikit.relaxng.store import Store
from teikit.relaxng.syntax import SchemaError
from teikit.relaxng.validator import violations
from teikit.relaxng.violation import Violation

if TYPE_CHECKING:
    from teikit.relaxng.sources import Redirect
    from teikit.relaxng.vocabulary import Vocabulary


class Schema:
    """A correct schema. It learns from the documents it validates, so that it is quicker with each."""

    def __init__(self, simple: Simple) -> None:
        self._simple = simple
        store = Store()
        self._builder = Builder(simple, store)
        derivatives = Derivatives(store, self._builder.body)
        self._automaton = Automaton(derivatives, self._builder.start(), ids=self.id_objection is None)

    @cached_property
    def id_objection(self) -> SchemaError | None:
        """Why IDs and IDREFs are not checked: the schema gives an attribute an ID type in one place only."""
        wrong = self._simple.id_objection
        return SchemaError(*wrong) if wrong else None

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        from teikit.relaxng.vocabulary import Vocabulary

        return Vocabulary(self._builder)

    def violations(self, document: bytes | IO[bytes]) -> Iterator[Violation]:
        """Every independent mistake of a document, in the order in which they stand in it.

        Takes the document's bytes, or a file opened for reading bytes, which is then never wholly in memory.
        External entities and DTDs are not read; a document that is not well-formed ends with a Violation
        that says so. Follows RELAX NG 6 (validity) and RELAX NG DTD Compatibility 5 (IDs).
        """
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
        from teikit.relaxng import identity, restrictions  # not needed, nor loaded, where the cache knows
        from teikit.relaxng.simplify import simplify
        from teikit.relaxng.sources import Sources

        sources = Sources(redirect, reader)
        simple = simplify(sources.tree(name, text), sources)
        restrictions.check(simple)
        simple.id_objection = identity.objection(simple)
        if place:
            cache.keep(place, name, text, simple, sources)
    return Schema(simple)
