"""The examples of an ODD, held to its own schema (TEI P5 22.4.2, egXML)."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from teikit import relaxng
from teikit.tei.document import Tei
from teikit.tei.names import tag
from teikit.tei.odd.grammar import Pattern, grammar, xml_syntax
from teikit.tei.odd.grammar.pattern import of, ref
from teikit.tei.odd.namespaces import EXAMPLES, elements
from teikit.tei.odd.specification import Specification

UNFINISHED = frozenset({"missing-element", "incomplete-element", "missing-attribute", "dangling-idref"})
"""What is no mistake of an example that shows a part."""


def violations(tei: Tei, schema: Specification) -> Iterator[tuple[etree._Element, int, str, str]]:
    """The element of an example that the schema does not allow, the line, the reason and a remedy: one
    each.
    """
    shown = [each for each in tei.root.iter(f"{{{EXAMPLES}}}egXML") if each.get("valid", "true") != "false"]
    if not shown:
        return
    rules = _rules(schema)
    if rules is None:
        return
    names = {each.ident for each in schema.elements}
    for example in shown:
        part = example.get("valid") == "feasible" or any(each.text for each in example.iter(etree.Comment))
        for each in elements(example):
            if each.tag.rpartition("}")[2] not in names and not each.tag.startswith(f"{{{EXAMPLES}}}"):
                continue
            found = next(
                (one for one in rules.violations(_meant(each)) if not (part and one.kind in UNFINISHED)), None
            )
            if found is not None:
                yield each, max(found.line - 1, 0), found.message, found.hint
                break


def _rules(schema: Specification) -> relaxng.Schema | None:
    """A grammar in which any element may be the root; none where it is not correct."""
    made = grammar(schema)
    elements_of = [
        each.attributes["name"]
        for each in made.children
        if each.name == "define" and each.children and each.children[0].name == "element"
    ]
    start = of("start", (of("choice", map(ref, elements_of)),))
    others = tuple(each for each in made.children if each.name != "start")
    try:
        text = xml_syntax.write(Pattern("grammar", made.attributes, (*others, start)))
        return relaxng.load("examples.rng", text.encode())
    except relaxng.SchemaError:
        return None


def _meant(shown: etree._Element) -> bytes:
    """An element of an example as the document that it shows, its lines those of the example."""
    made = deepcopy(shown)
    made.tail = None
    for each in made.iter(etree.Element):
        if each.tag.startswith(f"{{{EXAMPLES}}}"):
            each.tag = tag(each.tag.rpartition("}")[2])
    return etree.tostring(made, encoding="utf-8")
