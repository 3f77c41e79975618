"""The pages of the reference: what is said of an element, a class, a module, a macro."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from teikit.tei.names import XML_LANG
from teikit.tei.odd import effective
from teikit.tei.odd.constraints import constraint_specs
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.documentation import model, prose
from teikit.tei.odd.documentation.attribute_entries import entries
from teikit.tei.odd.documentation.blocks import (
    Block,
    Code,
    Heading,
    Listing,
    Page,
    Paragraph,
    Point,
    Points,
    Term,
    Terms,
)
from teikit.tei.odd.documentation.prose import described, listed, short
from teikit.tei.odd.namespaces import SCHEMATRON, child, children, elements, local, words
from teikit.tei.odd.specification import Specification

KINDS = {"element": "Element", "class": "Class", "macro": "Macro", "data": "Datatype"}


@dataclass(eq=False)
class Pages:
    """Makes the pages of a schema, with descriptions in a language."""

    schema: Specification
    language: str
    keys: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for each in self.schema.declarations:
            self.keys.add(_key(each))
        self.keys |= {f"module:{each.module}" for each in self.schema.declarations if each.module}

    def every(self) -> Iterator[Page]:
        """All pages, the front page first."""
        yield self._front()
        for module in self._modules:
            yield self._module(module)
        for each in self.schema.declarations:
            yield self._page(each)

    @cached_property
    def _modules(self) -> list[str]:
        return sorted({each.module for each in self.schema.declarations if each.module})

    @cached_property
    def _parents(self) -> Mapping[str, frozenset[str]]:
        return effective.parents(self.schema)

    @cached_property
    def _users(self) -> Mapping[str, list[Declaration]]:
        """For each class and macro the declarations whose content or attributes name it."""
        found: dict[str, dict[str, Declaration]] = {}
        for each in self.schema.declarations:
            for part in each.written.iter(etree.Element):
                if local(part) in ("classRef", "macroRef", "dataRef") and (key := part.get("key")):
                    found.setdefault(key, {})[each.ident] = each
        return {key: list(each.values()) for key, each in found.items()}

    def _front(self) -> Page:
        of = f" It takes from {self.schema.edition}" if self.schema.edition else ""
        count = len(self.schema.elements)
        said = f"The schema {self.schema.ident} has {count} elements in {len(self._modules)} modules.{of}"
        blocks: list[Block] = [Paragraph((said,))]
        if roots := [each for each in self.schema.start or [] if f"element:{each}" in self.keys]:
            blocks.append(
                Paragraph(("A document begins with ", *listed(map(self._element_link, roots)), "."))
            )
        blocks += [
            Heading(2, "Modules"),
            Points(tuple(Point((self._link(f"module:{each}", each),)) for each in self._modules)),
        ]
        for kind, title in (
            ("element", "Elements"),
            ("class", "Classes"),
            ("macro", "Macros"),
            ("data", "Datatypes"),
        ):
            blocks += self._overview(title, [each for each in self.schema.declarations if each.kind == kind])
        return Page("index", f"Reference of {self.schema.ident or 'the schema'}", "Reference", tuple(blocks))

    def _overview(self, title: str, declarations: Iterable[Declaration]) -> Iterator[Block]:
        ordered = sorted(declarations, key=lambda each: each.ident.casefold())
        if ordered:
            yield Heading(2, title)
            yield Points(
                tuple(
                    Point((self._name(each), *short(each.written, self.language, self.keys)))
                    for each in ordered
                )
            )

    def _module(self, module: str) -> Page:
        inside = [each for each in self.schema.declarations if each.module == module]
        blocks: list[Block] = []
        for kind, title in (
            ("element", "Elements"),
            ("class", "Classes"),
            ("macro", "Macros"),
            ("data", "Datatypes"),
        ):
            blocks += self._overview(title, [each for each in inside if each.kind == kind])
        return Page(f"module:{module}", module, "Module", tuple(blocks))

    def _page(self, declaration: Declaration) -> Page:
        blocks: list[Block] = [*described(declaration.written, self.language, self.keys)]
        if declaration.module:
            blocks.append(
                Paragraph(("Module ", self._link(f"module:{declaration.module}", declaration.module)))
            )
        match declaration.kind:
            case "element":
                blocks += self._element(declaration)
            case "class":
                blocks += self._class(declaration)
            case _:
                blocks += self._content(declaration)
                blocks += self._named("Used by", self._users.get(declaration.ident, []))
        blocks += self._constraints(declaration)
        blocks += self._examples(declaration)
        for each in self._spoken(declaration.written, "remarks"):
            blocks += [Heading(2, "Remarks"), *prose.blocks(each, self.keys)]
        title = name(declaration.written)
        shown = f"<{title}>" if declaration.kind == "element" else title
        return Page(_key(declaration), shown, KINDS[declaration.kind], tuple(blocks))

    def _element(self, element: Declaration) -> Iterator[Block]:
        if element.namespace != self.schema.namespace:
            yield Paragraph(("Namespace ", Code(element.namespace)))
        classes = [
            each.get("key", "") for each in element.memberships if each.get("key") in self.schema.classes
        ]
        if classes:
            yield Paragraph(("Member of ", *listed(self._link(f"class:{each}", each) for each in classes)))
        attributes = effective.attributes(element, self.schema)
        yield from entries(attributes, self.language, self.keys)
        inside = effective.content(element, self.schema)
        yield from self._by_module("Contained by", self._parents.get(element.ident, frozenset()))
        rest = [
            word
            for word, is_so in (
                ("Text.", inside.text),
                ("Elements of other vocabularies.", inside.any_element),
            )
            if is_so
        ]
        yield from self._by_module(
            "May contain", inside.elements, "Nothing." if inside.empty else " ".join(rest)
        )
        yield from self._content(element)

    def _class(self, found: Declaration) -> Iterator[Block]:
        classes = [
            each.get("key", "") for each in found.memberships if each.get("key") in self.schema.classes
        ]
        if classes:
            yield Paragraph(("Member of ", *listed(self._link(f"class:{each}", each) for each in classes)))
        own = [each for each in effective.of_class(found, self.schema) if each.origin == found.ident]
        yield from entries(own, self.language, self.keys)
        yield from self._named("Members", self.schema.members(found.ident))
        yield from self._named("Used by", self._users.get(found.ident, []))

    def _content(self, declaration: Declaration) -> Iterator[Block]:
        content = child(declaration.written, "content")
        if content is not None and (points := model.points(content, self.keys)):
            yield Heading(2, "Content model")
            yield Points(points)

    def _by_module(self, title: str, idents: frozenset[str], rest: str = "") -> Iterator[Block]:
        if not idents and not rest:
            return
        yield Heading(2, title)
        by_module: dict[str, list[str]] = {}
        for ident in sorted(idents, key=str.casefold):
            found = self.schema.by_name.get(ident)
            by_module.setdefault(found.module if found else "", []).append(ident)
        if by_module:
            yield Terms(
                tuple(
                    Term((each or "no module",), (Paragraph(tuple(listed(map(self._element_link, some)))),))
                    for each, some in sorted(by_module.items())
                )
            )
        if rest:
            yield Paragraph((rest,))

    def _named(self, title: str, declarations: Iterable[Declaration]) -> Iterator[Block]:
        named = sorted(declarations, key=lambda each: each.ident.casefold())
        if named:
            yield Heading(2, title)
            yield Paragraph(tuple(listed(map(self._name, named))))

    def _constraints(self, declaration: Declaration) -> Iterator[Block]:
        specs = list(constraint_specs(declaration, self.language))
        if specs:
            yield Heading(2, "Constraints")
        for each in specs:
            yield from described(each, self.language, self.keys)
            for test in each.iter(f"{{{SCHEMATRON}}}assert", f"{{{SCHEMATRON}}}report"):
                said = words("".join(map(str, test.itertext())))
                must = "must hold" if local(test) == "assert" else "must not hold"
                yield Paragraph((said, " (", Code(words(test.get("test"))), f" {must})"))

    def _examples(self, declaration: Declaration) -> Iterator[Block]:
        examples = list(self._spoken(declaration.written, "exemplum")) or list(
            children(declaration.written, "exemplum")
        )
        if examples:
            yield Heading(2, "Example" if len(examples) == 1 else "Examples")
        for each in examples:
            for part in elements(each):
                if local(part) in ("egXML", "eg"):
                    yield Listing(prose.shown(part))
                else:
                    yield from prose.blocks(part, self.keys)

    def _spoken(self, written: etree._Element, part: str) -> list[etree._Element]:
        """The parts in the language of the site, else those in no language, else the English ones."""
        every = list(children(written, part))
        for language in (self.language, "", "und", "en"):
            if found := [each for each in every if each.get(XML_LANG, "") == language]:
                return found
        return every[:1]

    def _name(self, declaration: Declaration) -> Code:
        shown = name(declaration.written)
        return Code(f"<{shown}>" if declaration.kind == "element" else shown, _key(declaration))

    def _element_link(self, ident: str) -> Code:
        return self._elements[ident]

    @cached_property
    def _elements(self) -> Mapping[str, Code]:
        return {each.ident: self._name(each) for each in self.schema.elements}

    def _link(self, key: str, shown: str) -> Code:
        return Code(shown, key if key in self.keys else "")


def _key(declaration: Declaration) -> str:
    kind = "macro" if declaration.kind == "data" else declaration.kind
    return f"{kind}:{declaration.ident}"
