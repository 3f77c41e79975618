"""RELAX NG inside an ODD as patterns that mean the same anywhere: prefixed names become names with a
namespace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from teikit.tei.names import TEI
from teikit.tei.odd.grammar.pattern import NONE, Pattern
from teikit.tei.odd.namespaces import RNG, elements, local, said, space

TEXTUAL = frozenset({"value", "param", "name"})
Inner = Callable[[etree._Element], tuple[Pattern, ...]]
Refer = Callable[[str], str]


def patterns(element: etree._Element, inner: Inner, refer: Refer) -> Iterator[Pattern]:
    """A pattern of RELAX NG; `inner` says what TEI's elements in it are, `refer` what its names mean."""
    name = local(element)
    children = tuple(_children(element, inner, refer))
    if name == "choice" and len(children) == 1:
        yield from children
        return
    attributes = _attributes(element)
    if name == "ref":
        attributes = {**attributes, "name": refer(attributes.get("name", ""))}
    text = element.text or "" if name in TEXTUAL else ""
    if name == "name" and ":" in text:
        text, attributes = _qualified(text.strip(), element, attributes)
    elif name in ("element", "attribute") and ":" in attributes.get("name", ""):
        plain, attributes = _qualified(attributes["name"], element, attributes)
        attributes = {**attributes, "name": plain}
    yield Pattern(name, attributes or NONE, children, text)


def _children(element: etree._Element, inner: Inner, refer: Refer) -> Iterator[Pattern]:
    for each in elements(element):
        if space(each) == RNG:
            yield from patterns(each, inner, refer)
        elif space(each) == TEI:
            yield from inner(each)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {key: value for key, value in said(element).items() if not key.startswith("{")}


def _qualified(
    name: str, element: etree._Element, attributes: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """A name without its prefix, whose namespace is said instead."""
    prefix, _, plain = name.partition(":")
    if prefix == "xml" or element.nsmap.get(prefix) is None:
        return name, dict(attributes)
    return plain, {**attributes, "ns": element.nsmap[prefix]}
