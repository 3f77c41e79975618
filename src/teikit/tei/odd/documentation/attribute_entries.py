"""The attributes of an element or class as a page has them: one's own at length, those of classes by name."""

from __future__ import annotations

from collections.abc import Container, Iterator

from teikit.tei.odd.declarations import name
from teikit.tei.odd.documentation import model
from teikit.tei.odd.documentation.blocks import (
    Block,
    Code,
    Heading,
    Inline,
    Paragraph,
    Point,
    Points,
    Term,
    Terms,
)
from teikit.tei.odd.documentation.prose import described, listed, short
from teikit.tei.odd.effective import Attribute
from teikit.tei.odd.namespaces import child, children, elements, local, words

USAGE = {"req": "required", "rec": "recommended", "mwa": "mandatory when applicable", "opt": "optional"}
LISTS = {"closed": "The value is one of", "semi": "Suggested values include", "open": "Sample values include"}


def entries(attributes: list[Attribute], language: str, pages: Container[str]) -> Iterator[Block]:
    """The attributes of something; where all are of one class, they are that class's own."""
    of_one_class = len({each.origin for each in attributes}) == 1
    own = [each for each in attributes if of_one_class or not each.origin]
    given: dict[str, list[Attribute]] = {}
    for each in attributes:
        if each not in own:
            given.setdefault(each.origin, []).append(each)
    if attributes:
        yield Heading(2, "Attributes")
    if own:
        yield Terms(tuple(_entry(each, language, pages) for each in own))
    if given:
        yield Points(tuple(Point(_of_class(origin, some, pages)) for origin, some in given.items()))


def _of_class(origin: str, attributes: list[Attribute], pages: Container[str]) -> tuple[Inline, ...]:
    names = listed(Code(f"@{each.name}") for each in attributes)
    return ("from ", model.linked(origin, f"class:{origin}", pages), ": ", *names)


def _entry(given: Attribute, language: str, pages: Container[str]) -> Term:
    definition = given.definition
    blocks: list[Block] = [*described(definition, language, pages), Paragraph(tuple(_type(given, pages)))]
    if (values := given.values) is not None and (items := list(children(values, "valItem"))):
        blocks.append(Paragraph((f"{LISTS.get(values.get('type', 'open'), LISTS['open'])}:",)))
        blocks.append(
            Points(tuple(Point((Code(name(each)), *short(each, language, pages))) for each in items))
        )
    return Term((Code(f"@{given.name}"),), tuple(blocks))


def _type(given: Attribute, pages: Container[str]) -> Iterator[Inline]:
    """Whether it must be there, how often, of which datatype, and what holds without it."""
    usage = USAGE.get(given.definition.get("usage", "opt"), "optional")
    yield f"{usage[0].upper()}{usage[1:]}"
    kind, default = child(given.definition, "datatype"), child(given.definition, "defaultVal")
    if kind is not None:
        yield f"; {model.often(kind)}"
        parts = [each for each in elements(kind) if local(each) in ("dataRef", "data")]
        for each in parts:
            yield from model.datatype(each, pages)
        if not parts:
            yield "text"
    if default is not None and default.text:
        yield "; default "
        yield Code(words(default.text))
