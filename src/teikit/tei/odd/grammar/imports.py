"""A schema of another vocabulary inside the grammar: its definitions, and those of the moduleRef that takes
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.tei.odd.grammar import islands
from teikit.tei.odd.grammar.pattern import Pattern, of
from teikit.tei.odd.namespaces import RNG, children, elements, space


def imported(reference: etree._Element, grammars: Mapping[str, etree._Element]) -> Iterator[Pattern]:
    """The definitions of an imported schema, all names with the moduleRef's prefix, and its own ones."""
    grammar = grammars[reference.get("url", "")]
    prefix = reference.get("prefix", "")
    inside = [
        made
        for each in elements(grammar)
        for made in islands.patterns(each, lambda _: (), lambda name: prefix + name)
    ]
    made = _prefixed(Pattern("div", _inherited(grammar), tuple(inside)), prefix)
    own = [
        pattern
        for content in children(reference, "content")
        for each in elements(content)
        if space(each) == RNG
        for pattern in islands.patterns(each, lambda _: (), lambda name: name)
    ]
    yield of("div", (*made.children, *own), **made.attributes)


def _inherited(grammar: etree._Element) -> dict[str, str]:
    return {key: grammar.get(key, "") for key in ("ns", "datatypeLibrary") if key in grammar.attrib}


def _prefixed(pattern: Pattern, prefix: str) -> Pattern:
    """The definitions with prefixed names; what may start a document of that vocabulary is left out."""
    inside = []
    for each in pattern.children:
        if each.name == "define":
            name = prefix + each.attributes.get("name", "")
            inside.append(Pattern(each.name, {**each.attributes, "name": name}, each.children))
        elif each.name == "div":
            inside.append(_prefixed(each, prefix))
        elif each.name != "start":
            inside.append(each)
    return Pattern(pattern.name, pattern.attributes, tuple(inside))
