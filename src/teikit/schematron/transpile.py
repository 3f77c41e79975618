"""A phase of a sheet becomes XSLT 3: one stylesheet that goes over the document once, and one more for each
pattern that wants other documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.schematron import library, phases, templates, xpath
from teikit.schematron.namespaces import own, sch, xsl
from teikit.schematron.sheet_files import absolute, place
from teikit.schematron.stylesheet import Check, Stylesheet, begin

CHILDREN = "text() | comment() | processing-instruction()"
STEPS = {
    "attribute()": "'/@' || (namespace-uri($node)[. ne '']!('Q{' || . || '}')) || local-name($node)",
    "text()": "'/text()[' || count($node/preceding-sibling::text()) + 1 || ']'",
    "comment()": "'/comment()[' || count($node/preceding-sibling::comment()) + 1 || ']'",
    "processing-instruction()": "'/processing-instruction(' || name($node) || ')['"
    " || count($node/preceding-sibling::processing-instruction()[name() eq name($node)]) + 1 || ']'",
}


@dataclass(frozen=True, slots=True)
class Program:
    """A stylesheet, the checks that it numbers, and a stylesheet that lists the documents to run it on."""

    stylesheet: str
    checks: tuple[Check, ...]
    documents: str = ""


def kinds(sheet: Stylesheet) -> str:
    """What to offer the rules of each element: itself, and the kinds of node that a context may take."""
    steps = xpath.steps(" ".join(t.get("match", "") for t in sheet.root.findall(xsl("template"))))
    anything = "node(" in steps or "." in steps
    attributes = anything or "@" in steps or "attribute" in steps
    children = anything or any(f"{kind}(" in steps for kind in ("text", "comment", "processing-instruction"))
    return ", ".join(["."] + ["@*"] * attributes + [f"({CHILDREN})"] * children)


def walk(sheet: Stylesheet) -> None:
    """The start: hand every node to the rules, with the number of its element in the document."""
    mode, inside = sheet.name("check"), kinds(sheet)
    sheet.add(sheet.root, "mode", name=mode, on_no_match="deep-skip", warning_on_no_match="no")
    sheet.add(sheet.root, "template", match="document-node()", mode=mode, priority="-1")
    start = sheet.add(sheet.root, "template", match="document-node()", priority="1")
    results = etree.SubElement(start, own("results"))
    top = sheet.add(results, "apply-templates", select=f". | ({CHILDREN})", mode=mode)
    each = sheet.add(results, "for-each", select="descendant::*")
    for apply, ordinal in (
        (top, "0"),
        (sheet.add(each, "apply-templates", select=inside, mode=mode), "position()"),
    ):
        sheet.add(apply, "with-param", name=sheet.name("at"), select=ordinal, tunnel="yes")
        sheet.add(apply, "with-param", name=sheet.name("done"), select="-1", tunnel="yes")
    step_to(sheet)
    if any(element.get("subject") for element in sheet.schema.iter(etree.Element)):
        ordinal_of(sheet)


def step_to(sheet: Stylesheet) -> None:
    """A function for what the path to a node has beyond its element; all of it, where it is in none."""
    function = sheet.add(sheet.root, "function", name=sheet.name("step"))
    sheet.add(function, "param", name="node")
    choose = sheet.add(function, "choose")
    sheet.add(sheet.add(choose, "when", test="$node instance of element()"), "sequence", select="''")
    sheet.add(sheet.add(choose, "when", test="empty($node/parent::*)"), "sequence", select="path($node)")
    for test, step in STEPS.items():
        sheet.add(sheet.add(choose, "when", test=f"$node instance of {test}"), "sequence", select=step)


def ordinal_of(sheet: Stylesheet) -> None:
    """A function for the number of any node's element, which is counted once for a document."""
    name = sheet.name("ordinal")
    sheet.add(sheet.root, "mode", use_accumulators="#all")
    counter = sheet.add(sheet.root, "accumulator", name=name, initial_value="0")
    sheet.add(counter, "accumulator-rule", match="*", select="$value + 1")
    function = sheet.add(sheet.root, "function", name=name)
    sheet.add(function, "param", name="node")
    count = f"accumulator-before('{name}')"
    sheet.add(function, "sequence", select=f"(($node/ancestor-or-self::*)[last()]!{count}, 0)[1]")


def listing(schema: etree._Element, lets: list[etree._Element], pattern: etree._Element) -> str:
    """A stylesheet that lists what `pattern documents` names, for the document that is validated."""
    sheet = begin(schema, lets)
    start = sheet.add(sheet.root, "template", match="document-node()", priority="1")
    results = etree.SubElement(start, own("results"))
    each = sheet.add(results, "for-each", pattern, select=pattern.get("documents", ""))
    sheet.add(etree.SubElement(each, own("document")), "value-of", select="string(.)")
    library.redirect(sheet, base(schema))
    return sheet.text()


def base(schema: etree._Element) -> str:
    """The address of a sheet, from which it names documents."""
    return absolute(place(schema)[0]).as_uri()


def transpile(schema: etree._Element, phase: str) -> Iterator[Program]:
    """The programs of a phase of an expanded schema. Raises SchematronError for what is wrong in it."""
    patterns, lets = phases.select(schema, phase)
    elsewhere = [pattern for pattern in patterns if pattern.get("documents") is not None]
    here = [pattern for pattern in patterns if pattern.get("documents") is None]
    for group in [here, *([pattern] for pattern in elsewhere)]:
        sheet = begin(schema, lets)
        first = sum(len(pattern.findall(sch("rule"))) for pattern in group)
        for number, pattern in enumerate(group):
            first -= templates.pattern(sheet, pattern, number, first)
        walk(sheet)
        if sheet.checks:
            library.redirect(sheet, base(schema))
            listed = listing(schema, lets, group[0]) if group[0].get("documents") is not None else ""
            yield Program(sheet.text(), tuple(sheet.checks), listed)
