"""What an ODD takes from its sources, in the order in which patterns are made of it, changes made."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teikit.source import FileError
from teikit.tei.odd.changes import Changes, added, changed
from teikit.tei.odd.customization import Customization
from teikit.tei.odd.declarations import REFERENCES, Declaration, Key, declaration
from teikit.tei.odd.library import Library
from teikit.tei.odd.namespaces import children, local
from teikit.tei.odd.needs import needed
from teikit.tei.odd.specification import Specification
from teikit.tei.references.near import Near

if TYPE_CHECKING:
    from teikit.tei.odd.compilation import Compiler


@dataclass(slots=True)
class Build:
    """One ODD on its way to a specification."""

    compiler: Compiler
    odd: Customization
    path: Path
    around: tuple[Path, ...]

    def specification(self) -> Specification:
        """What it specifies. Raises FileError."""
        own = self.odd.declarations
        deleted = {each.key for each in own if each.mode == "delete"}
        replaced = {each.key: each for each in own if each.mode == "replace"}
        changes: dict[Key, list[Declaration]] = {}
        for each in own:
            if each.mode == "change":
                changes.setdefault(each.key, []).append(each)
        said, made = Changes(own), dict[Key, Declaration]()
        for each in self._selected(own):
            if each.key in deleted or each.key in made:
                continue
            if each.key in replaced:
                made[each.key] = added(replace(replaced[each.key], module=each.module))
            elif each.key in changes:
                made[each.key] = changed(each, changes[each.key], said)
            else:
                made[each.key] = each
        grammars = {each.get("url", ""): self._grammar(each) for each in self.odd.imports}
        default = self._default()
        return Specification(
            self.odd.schema,
            needed(tuple(made.values())),
            tuple(self.odd.imports),
            grammars,
            tuple(each for each in self.odd.items if local(each) == "constraintSpec"),
            default.edition if default else "",
            self.odd.schema.get("defaultExceptions") or (default.exceptions if default else ""),
            tuple(self.odd.texts.said),
            {each.ident: each.written for each in own},
            self.odd.texts,
        )

    def _default(self) -> Library | None:
        needs_none = (
            not self.odd.references and not self.compiler.default and "source" not in self.odd.schema.attrib
        )
        return None if needs_none else self.source(self.odd.schema)

    def source(self, reference: etree._Element) -> Library:
        """The source of a reference: its own, that of the schemaSpec, or the default one."""
        named = reference.get("source") or self.odd.schema.get("source") or self.compiler.default
        address = named.split()[0] if named.strip() else ""
        folder = self.path.parent if reference.get("source") or self.odd.schema.get("source") else Path()
        try:
            found = self.compiler.find(address, folder)
        except FileError as error:
            reason = f'the source "{address}"' if address else error.path
            raise self.odd.texts.fault(reference, f"{reason} {error.reason}", error.hint) from None
        if found.resolve() in self.around:
            raise self.odd.texts.fault(
                reference, f'the source "{address}" is the ODD itself, or made from it'
            )
        try:
            return self.compiler.library(found, self.around)
        except FileError as error:
            if error.line:
                raise
            raise self.odd.texts.fault(
                reference, f'the source "{address}" {error.reason}', error.hint
            ) from None

    def _grammar(self, reference: etree._Element) -> etree._Element:
        address = reference.get("url", "").strip()
        try:
            return self.compiler.grammar(self.compiler.find(address, self.path.parent))
        except FileError as error:
            if error.line:
                raise
            raise self.odd.texts.fault(reference, f'"{address}" {error.reason}', error.hint) from None

    def _selected(self, own: list[Declaration]) -> Iterator[Declaration]:
        """What the references take, and what the ODD adds, in the order in which patterns are made."""
        mine = {each.key for each in own if each.mode == "add"}
        direct = {each.get("key", "").strip() for each in self.odd.references if local(each) != "moduleRef"}
        shown = self._shown()
        written = {each.written: each for each in own if each.mode == "add"}
        order = [*self.odd.references]
        modules = [each for each in order if local(each) == "moduleRef"]
        rest = [each for each in self.odd.items if each in written or local(each) in REFERENCES]
        for each in (*modules, *rest):
            if each in written:
                yield added(written[each])
                continue
            for found in self._taken(each, direct):
                found = declaration(found.written, self.odd.namespace, found.module)
                if found.key not in mine:
                    yield _cut(found, shown[found.ident]) if found.ident in shown else found

    def _taken(self, reference: etree._Element, direct: set[str]) -> Iterator[Declaration]:
        source = self.source(reference)
        key = reference.get("key", "").strip()
        if local(reference) != "moduleRef":
            if (found := source.find(key, REFERENCES[local(reference)])) is None:
                raise self._unknown(reference, key, source.idents, local(reference).removesuffix("Ref"))
            yield found
            return
        if key not in source.modules:
            self.odd.texts.said.append(self._unknown(reference, key, source.modules, "module"))
            return
        included, excepted = reference.get("include"), reference.get("except")
        for each in source.module(key):
            if each.ident in direct:
                continue
            if each.kind != "element" or _is_in(each.ident, included, excepted):
                yield each

    def _shown(self) -> dict[str, tuple[str | None, str | None]]:
        """The classes of which the ODD asks for some attributes only, with what it includes and excepts."""
        return {
            each.get("key", ""): (each.get("include"), each.get("except"))
            for text in self.odd.texts.read
            for each in text.elements("classRef")
            if "include" in each.attrib or "except" in each.attrib
        }

    def _unknown(self, reference: etree._Element, key: str, known: object, what: str) -> FileError:
        names = frozenset(known) if isinstance(known, frozenset | tuple) else frozenset()
        near = Near(names).likely(key)
        hint = f'did you mean "{near[0]}"?' if near else "give one that the source has"
        return self.odd.texts.fault(reference, f'the source has no {what} "{key}"', hint)


def _is_in(ident: str, included: str | None, excepted: str | None) -> bool:
    """Whether a name is among those that @include lists, or else not among those of @except."""
    return ident in included.split() if included else ident not in (excepted or "").split()


def _cut(found: Declaration, shown: tuple[str | None, str | None]) -> Declaration:
    """A class with those of its attributes that a classRef asks for."""
    made = deepcopy(found.written)
    for outer in children(made, "attList"):
        for each in list(children(outer, "attDef")):
            if not _is_in(each.get("ident", ""), *shown):
                outer.remove(each)
    return found.as_written(made)
