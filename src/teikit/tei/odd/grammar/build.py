"""The grammar of a specification: a definition for each element, class, macro and imported schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.tei.names import TEI
from teikit.tei.odd import inheritance
from teikit.tei.odd.declarations import Declaration, name
from teikit.tei.odd.grammar import attribute, imports
from teikit.tei.odd.grammar.content import choice_of, contents
from teikit.tei.odd.grammar.pattern import EMPTY, NOT_ALLOWED, TEXT, Pattern, of, ref
from teikit.tei.odd.grammar.pruning import pruned
from teikit.tei.odd.grammar.scope import WRAPPERS, Scope
from teikit.tei.odd.namespaces import EXAMPLES, RNG, child, elements, local, space
from teikit.tei.odd.specification import Specification

CLASSIC = f"{TEI} teix:egXML"
"""What an element of any name is not, where nobody says (TEI P5 22.5.1.1)."""


def grammar(schema: Specification, language: str = "en") -> Pattern:
    """The grammar of a schema, with descriptions in a language."""
    scope = Scope(schema, language)
    made = [each for reference in schema.imports for each in imports.imported(reference, schema.grammars)]
    made += (_macro(each, scope) for each in schema.declarations if each.kind in ("macro", "data"))
    for each in schema.declarations:
        if each.kind == "element":
            made.append(_element(each, scope))
        elif each.kind == "class" and each.type == "model":
            made.append(of("define", _alternation(each, scope), name=scope.name(each)))
        elif each.kind == "class" and each.type == "atts":
            made += attribute.of_class(each, scope)
    made += _expanded(scope)
    made += (_any_element(each, named, scope) for each, named in scope.any_elements.items())
    made.append(_start(scope))
    return of("grammar", pruned(made, schema.prefix), ns=schema.namespace)


def _element(element: Declaration, scope: Scope) -> Pattern:
    written = element.written
    content = child(written, "content")
    if content is not None and content.find(f"{{{RNG}}}notAllowed") is not None:
        return of("define", (NOT_ALLOWED,), name=scope.name(element))
    attributes = {"name": name(written), **({"ns": written.get("ns", "")} if "ns" in written.attrib else {})}
    parts = inheritance.attributes(element, scope.schema)
    inside = (
        scope.described(written),
        *(_content(element, scope) or (EMPTY,)),
        *attribute.given(parts, element, scope),
        EMPTY,
    )
    return of("define", (Pattern("element", attributes, inside),), name=scope.name(element))


def _content(declaration: Declaration, scope: Scope) -> tuple[Pattern, ...]:
    values, content = child(declaration.written, "valList"), child(declaration.written, "content")
    if values is not None and values.get("type") == "closed":
        return (choice_of(values, scope),)
    return () if content is None else contents(content, declaration, scope)


def _macro(macro: Declaration, scope: Scope) -> Pattern:
    inside = _content(macro, scope)
    content = child(macro.written, "content")
    if content is not None and child(macro.written, "valList") is None:
        islands = [each for each in elements(content) if space(each) == RNG]
        grouped = [each for each in islands if local(each) == "group"]
        if grouped and not any(local(inner) == "ref" for each in grouped for inner in elements(each)):
            inside = (of("choice", (made for each in inside for made in each.children)),)
        elif len(inside) > 1 and any(local(each) in ("text", "ref") for each in islands):
            inside = (of("choice", inside),)  # so that older macros keep their meaning
    return of("define", inside or (of("choice", (EMPTY,)),), name=scope.name(macro))


def _alternation(found: Declaration, scope: Scope, way: str = "") -> tuple[Pattern, ...]:
    """A model class, any of its members; nothing may stand where it has none."""
    members = scope.schema.members(found.ident)
    if not members:
        return (NOT_ALLOWED,)
    return (of("choice", (made for each in members for made in scope.member(each, found.ident, way))),)


def _expanded(scope: Scope) -> Iterator[Pattern]:
    """The patterns of classes that islands of RELAX NG ask for in another way, `model.x_sequence`."""
    done: set[tuple[str, str]] = set()
    while waiting := scope.ways - done:
        for ident, way in sorted(waiting):
            done.add((ident, way))
            found = scope.schema.classes.get(ident)
            if found is None or found.type != "model":
                continue
            members = [scope.member(each, ident, way) for each in scope.schema.members(ident)]
            if way == "alternation":
                inside = _alternation(found, scope, way)
            elif not members:
                inside = (NOT_ALLOWED if way == "sequenceRepeatable" else EMPTY,)
            elif wrapper := WRAPPERS.get(way):
                inside = tuple(of(wrapper, each) for each in members)
            else:
                inside = tuple(made for each in members for made in each)
            yield of("define", inside, name=f"{scope.name(found)}_{way}")


def _any_element(written: etree._Element, named: str, scope: Scope) -> Pattern:
    """An element of any name but those excepted, with any attributes and any content like it."""
    excepted = written.get("except") or written.get("exclude") or scope.schema.exceptions or CLASSIC
    bound = {**scope.schema.schema.nsmap, **written.nsmap}
    names = (_excepted(each, bound) for each in dict.fromkeys(excepted.split()))
    anything = of("zeroOrMore", (of("choice", (TEXT, ref(named))),))
    attributes = of("zeroOrMore", (of("attribute", (of("anyName"),)),))
    name_class = of("anyName", (of("except", names),))
    return of("define", (of("element", (name_class, attributes, anything)),), name=named)


def _excepted(name_or_space: str, bound: Mapping[str | None, str]) -> Pattern:
    if name_or_space == "teix:egXML":
        return Pattern("name", {"ns": EXAMPLES}, (), "egXML")
    prefix, _, plain = name_or_space.partition(":")
    if plain and prefix in bound and not plain.startswith("//"):
        return Pattern("name", {"ns": bound[prefix]}, (), plain)
    return of("nsName", ns=name_or_space)


def _start(scope: Scope) -> Pattern:
    """What the root of a document may be: TEI, where the ODD does not say."""
    names = scope.schema.start
    if names is None:
        default = ["TEI", "teiCorpus"] if "teiCorpus" in scope.schema.by_name else ["TEI"]
        names = [scope.schema.prefix + each for each in default]
    return of("start", (of("choice", map(ref, names)),))
