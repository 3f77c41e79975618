"""A content model in words: what comes in which order, how often, and what may be chosen."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree

from teikit.tei.odd.declarations import name
from teikit.tei.odd.documentation.blocks import Code, Inline, Point
from teikit.tei.odd.grammar.occurrence import bounds
from teikit.tei.odd.namespaces import RNG, children, elements, local, space

ORDERS = {
    "sequence": "in this order",
    "group": "in this order",
    "interleave": "in any order",
    "alternate": "one of these",
    "choice": "one of these",
    "list": "a list of",
    "mixed": "text and",
}
WAYS = {
    "sequence": "each member of",
    "sequenceOptional": "each member of, if wanted,",
    "sequenceRepeatable": "each member, once or more, of",
    "sequenceOptionalRepeatable": "each member, any number of times, of",
}
REFERENCES = {"elementRef": "element", "classRef": "class", "macroRef": "macro"}
TIMES = {"optional": "optional: ", "zeroOrMore": "any number of times: ", "oneOrMore": "once or more: "}


def points(content: etree._Element, pages: Container[str]) -> tuple[Point, ...]:
    """The points of a content element."""
    return tuple(point for each in elements(content) for point in _points(each, pages))


def often(element: etree._Element | None) -> str:
    """How often something may occur, as words before it."""
    least, most = bounds(element)
    match least, most:
        case 1, 1:
            return ""
        case 0, 1:
            return "optional: "
        case 0, -1:
            return "any number of times: "
        case 1, -1:
            return "once or more: "
        case _, -1:
            return f"at least {least} times: "
    return f"{least} times: " if least == most else f"{least} to {most} times: "


def _points(element: etree._Element, pages: Container[str]) -> Iterator[Point]:
    kind = local(element)
    if kind in ("desc", "gloss", "documentation", "param"):
        return
    inside = tuple(point for each in elements(element) for point in _points(each, pages))
    times = often(element)
    if kind in ORDERS | TIMES and not inside:
        return
    if kind in REFERENCES and f"{REFERENCES[kind]}:{element.get('key')}" not in pages:
        return  # what the schema does not have is no part of its models
    if kind in TIMES:
        yield from _repeated(TIMES[kind], inside)
    elif kind in ORDERS and len(inside) == 1:
        yield from _repeated(times, inside)
    elif kind in ORDERS:
        in_any = kind == "sequence" and element.get("preserveOrder") == "false"
        yield Point((times + ("in any order" if in_any else ORDERS[kind]),), inside)
    else:
        yield Point((times, *_leaf(element, kind, pages)) if times else tuple(_leaf(element, kind, pages)))


def _repeated(times: str, inside: tuple[Point, ...]) -> Iterator[Point]:
    if len(inside) == 1:
        yield Point((times, *inside[0].words) if times else inside[0].words, inside[0].below)
    else:
        yield Point((times + "in this order",), inside)


def _leaf(  # noqa: C901 - a row for each kind of leaf
    element: etree._Element, kind: str, pages: Container[str]
) -> Iterator[Inline]:
    key = element.get("key") or element.get("name") or ""
    match kind:
        case "elementRef":
            yield linked(f"<{key}>", f"element:{key}", pages)
        case "classRef":
            yield f"{WAYS.get(element.get('expand', ''), 'any of')} the class "
            yield linked(key, f"class:{key}", pages)
            for limit in ("include", "except"):
                if limit in element.attrib:
                    yield f" ({limit} {element.get(limit)})"
        case "macroRef":
            yield linked(key, f"macro:{key}", pages)
        case "dataRef" | "data":
            yield from datatype(element, pages)
        case "textNode" | "text":
            yield "text"
        case "empty":
            yield "nothing"
        case "anyElement":
            yield "any element of another vocabulary"
        case "valList":
            yield "one of the values "
            yield ", ".join(name(each) for each in children(element, "valItem"))
        case "ref" if space(element) == RNG:
            target = next(
                (f"{what}:{key}" for what in ("element", "class", "macro") if f"{what}:{key}" in pages), ""
            )
            yield Code(key, target)
        case "value":
            yield Code(element.text or "")
        case _:
            yield Code(kind if not key else f"{kind} {key}")


def datatype(element: etree._Element, pages: Container[str]) -> Iterator[Inline]:
    """A datatype by its name, with what restricts it."""
    key = element.get("key") or element.get("name") or element.get("type") or ""
    yield linked(key, f"macro:{key}", pages)
    if pattern := element.get("restriction"):
        yield " that matches "
        yield Code(pattern)
    for each in children(element, "dataFacet"):
        yield f" ({each.get('name')} {each.get('value')})"


def linked(text: str, key: str, pages: Container[str]) -> Code:
    """A name that leads to its page if it has one."""
    return Code(text, key if key in pages else "")
