"""What is said of a text rather than in it, as labelled data: header, registers, what is no running text."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from lxml import etree

from teikit.reading_page.markup import attributes, identifier, label, link, name, tip, words
from teikit.tei.text.walk import Walk

BEGUN = "<dl>"


def labelled(top: etree._Element, without: Collection[etree._Element] = ()) -> str:
    """A list of what each element in `top` is called and says; elements of elements are lists in it.

    Attributes of an element of elements come before its list. One with nothing but what is left out is none.
    """
    out: list[str] = []
    closing: list[str] = []
    events = Walk(top)
    for event, element in events:
        if event == "start":
            if element is top:
                closing.append("")
            elif element in without:
                events.skip()
                closing.append("")
            elif _holds_elements_only(element):
                out.append(f"<dt>{_label(element)}</dt><dd{identifier(element)}>{_given(element)}{BEGUN}")
                closing.append("</dl></dd>\n")
            else:
                events.skip()
                out.append(f"<dt>{_label(element)}</dt><dd{identifier(element)}>{_said(element)}")
                closing.append("</dd>\n")
        elif event == "end" and (end := closing.pop()):
            if out[-1].endswith(f"<dd>{BEGUN}"):
                out.pop()
            else:
                out.append(end)
    inside = "".join(out)
    return f"{_given(top)}<dl>{inside}</dl>\n" if inside else f"{_given(top)}\n"


def _holds_elements_only(element: etree._Element) -> bool:
    if not len(element) or (element.text or "").strip():
        return False
    return not any((child.tail or "").strip() for child in element)


def _given(element: etree._Element) -> str:
    """The attributes of an element of elements, but its type, which its label has."""
    said = attributes(element, without="type")
    return f'<span class="given">{escape(said)}</span>' if said else ""


def _label(element: etree._Element) -> str:
    said, number = label(element), element.get("n", "")
    return escape(f"{said} {number}" if number and said else said)


def _said(element: etree._Element) -> str:
    """The words of an element, with a link where it points; its attributes where it has no words."""
    inside = _linked(element)
    more = attributes(element)
    there = link(element.get("target") or element.get("ref") or element.get("url") or "")
    if not inside.strip():
        inside = escape(more) or "—"
    elif name(element) == "idno" and not there:
        there = link(words(element))
    if there:
        return f'<a href="{escape(there)}"{tip(more)}>{inside}</a>' if "<a" not in inside else inside
    return f'<span title="{escape(more)}">{inside}</span>' if more else inside


def _linked(top: etree._Element) -> str:
    """The words in an element, with what the elements in them point at."""
    if not len(top):
        return escape(top.text or "", quote=False)
    out: list[str] = []
    closing: list[str] = []
    for event, element in Walk(top):
        if event == "tail":
            out.append(escape(element.tail or "", quote=False))
        elif event == "end":
            out.append(closing.pop())
        else:
            there = "" if element is top or "</a>" in closing else link(element.get("target", ""))
            more = "" if element is top else attributes(element)
            out.append(f'<a href="{escape(there)}">' if there else f"<span{tip(more)}>" if more else "")
            out.append(escape(element.text or "", quote=False))
            closing.append("</a>" if there else "</span>" if more else "")
    return "".join(out)
