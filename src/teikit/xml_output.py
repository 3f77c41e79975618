"""XML that exporters write: elements under elements, in one layout, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from lxml import etree


def root(name: str, namespaces: Mapping[str | None, str], **attributes: str) -> etree._Element:
    """The root element; a name is `prefix:local`, or `local` in the namespace that has no prefix."""
    element = etree.Element(_spelled(name, namespaces), nsmap=cast("dict[str, str]", namespaces))
    _set(element, attributes)
    return element


def child(parent: etree._Element, name: str, said: str = "", **attributes: str) -> etree._Element:
    """A new element at the end of another, with words; an attribute without a value is left out.

    `xml_lang` stands for xml:lang, `xlink_href` for xlink:href and so on.
    """
    element = etree.SubElement(parent, _spelled(name, parent.nsmap))
    element.text = said or None
    _set(element, attributes)
    return element


def document(top: etree._Element) -> bytes:
    """The bytes of a document, in UTF-8, indented."""
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _set(element: etree._Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        if value:
            prefix, _, local = name.rpartition("_")
            element.set(_spelled(f"{prefix}:{local}", element.nsmap) if prefix else name, value)


def _spelled(name: str, namespaces: Mapping[str | None, str]) -> str:
    prefix, _, local = name.rpartition(":")
    if prefix == "xml":
        return f"{{http://www.w3.org/XML/1998/namespace}}{local}"
    namespace = namespaces.get(prefix or None)
    return f"{{{namespace}}}{local}" if namespace else local
