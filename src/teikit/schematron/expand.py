"""Abstract patterns and abstract rules written out (ISO 19757-3 5.4.8, 5.4.12, 6.3), so that what follows
sees concrete patterns, rules and assertions only.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from teikit.schematron.namespaces import own, sch
from teikit.schematron.sheet_files import fault, place


def abstract(element: etree._Element) -> bool:
    """Whether a pattern or rule is a template for others."""
    return element.get("abstract", "").strip() in ("true", "1")


def substitute(element: etree._Element, values: dict[str, str]) -> None:
    """Put the values of the parameters for `$name` in every attribute of the copy of an abstract pattern."""
    if not values:
        return
    names = "|".join(sorted(map(re.escape, values), key=len, reverse=True))
    parameter = re.compile(rf"\$({names})(?![\w.\-])")
    for inner in element.iter(etree.Element):
        for name, value in inner.attrib.items():
            if "$" in str(value):
                inner.set(name, parameter.sub(lambda found: values[found.group(1)], str(value)))


def instances(schema: etree._Element) -> None:
    """Replace each `pattern is-a` by a copy of its abstract pattern. Raises SchematronError."""
    known = {p.get("id"): p for p in schema.iter(sch("pattern")) if abstract(p) and p.get("id")}
    for pattern in [p for p in schema.iter(sch("pattern")) if p.get("is-a") is not None]:
        source = known.get(pattern.get("is-a"))
        if source is None:
            raise fault(f'no abstract pattern "{pattern.get("is-a")}"', pattern)
        values = {p.get("name", ""): p.get("value", "") for p in source.iter(sch("param"))}
        values |= {p.get("name", ""): p.get("value", "") for p in pattern.iter(sch("param"))}
        values.pop("", None)
        copy = deepcopy(source)
        copy.set(own("file"), place(source)[0])
        for name in {"abstract", "id"} & set(copy.attrib):
            del copy.attrib[name]
        for name in ("id", "documents"):
            if pattern.get(name) is not None:
                copy.set(name, pattern.get(name, ""))
        substitute(copy, values)
        if (parent := pattern.getparent()) is not None:
            parent.replace(pattern, copy)
    for pattern in known.values():
        if (parent := pattern.getparent()) is not None:
            parent.remove(pattern)


def extended(rule: etree._Element, everywhere: dict[str, etree._Element], seen: frozenset[str]) -> None:
    """Replace each `extends rule` in a rule by the content of that abstract rule, to any depth."""
    pattern = next(rule.iterancestors(sch("pattern")), None)
    for extends in rule.findall(sch("extends")):
        name = extends.get("rule", "")
        siblings = [] if pattern is None else pattern.findall(sch("rule"))
        source = next((r for r in siblings if abstract(r) and r.get("id") == name), everywhere.get(name))
        if source is None:
            raise fault(f'no abstract rule "{name}"', extends)
        if name in seen:
            raise fault(f'the abstract rule "{name}" extends itself', extends)
        extended(source, everywhere, seen | {name})
        pieces = [deepcopy(piece) for piece in source.iterchildren(etree.Element)]
        for piece in pieces:
            piece.set(own("file"), place(source)[0])
        index = rule.index(extends)
        rule[index : index + 1] = pieces


def expand(schema: etree._Element) -> None:
    """Write out, in place, every abstract pattern and rule. Raises SchematronError."""
    instances(schema)
    everywhere = {r.get("id", ""): r for r in schema.iter(sch("rule")) if abstract(r)}
    for rule in list(schema.iter(sch("rule"))):
        if not abstract(rule):
            extended(rule, everywhere, frozenset())
    for rule in list(schema.iter(sch("rule"))):
        if abstract(rule) and (parent := rule.getparent()) is not None:
            parent.remove(rule)
