"""The links and the outline of a PDF: where they can be clicked, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from teikit.formats.pdf.content import Entry, Link
from teikit.text import Box

if TYPE_CHECKING:
    from playa.document import Document
    from playa.page import Page

DEEPEST, MOST = 8, 5000
"""An outline deeper or longer than this is a loop or nonsense."""


def links(page: Page) -> Iterator[Link]:
    """The links on a page that lead to an address or to another page; a broken one is none."""
    for annotation in page.annotations:
        if annotation.type != "Link":
            continue
        link = None
        with suppress(Exception):  # broken destinations raise whatever they like
            link = _target(page.doc, annotation.props, Box(*annotation.bbox))
        if link is not None:
            yield link


def comments(page: Page) -> int:
    """How many annotations have words of their own: comments, fields of forms, text laid over the page."""
    from playa.pdftypes import resolve1

    found = 0
    for annotation in page.annotations:
        with suppress(Exception):  # broken annotations raise whatever they like
            words = annotation.props.get("Contents") or annotation.props.get("V")
            found += annotation.type not in ("Link", "Popup") and isinstance(resolve1(words), bytes)
    return found


def _target(document: Document, props: Any, box: Box) -> Link | None:
    from playa.pdftypes import resolve1

    action = resolve1(props.get("A")) or {}
    address = resolve1(action.get("URI")) if isinstance(action, dict) else None
    if isinstance(address, bytes):
        return Link(box, address.decode("utf-8", "replace").strip())
    target = resolve1(props.get("Dest") or (action.get("D") if isinstance(action, dict) else None))
    if target is None:
        return None
    page, top = _place(document, target)
    return Link(box, "", page, top) if page >= 0 else None


def _place(document: Document, target: Any) -> tuple[int, float]:
    """The page and height of a destination, given in full or by name."""
    from playa.outline import Destination

    destination = Destination.from_dest(target, document)
    return destination.page_idx, float(destination.top or 0.0)


def outline(document: Document) -> Iterator[Entry]:
    """The entries of the outline that lead to a page, in order."""
    if document.outline is None:
        return
    waiting: list[tuple[int, Any]] = [(0, each) for each in reversed(list(document.outline))]
    count = 0
    while waiting and count < MOST:
        depth, item = waiting.pop()
        count += 1
        destination = item.destination
        if destination is not None:
            yield Entry(
                depth, " ".join(item.title.split()), destination.page_idx, float(destination.top or 0)
            )
        if depth < DEEPEST:
            waiting += [(depth + 1, each) for each in reversed(list(item))]
