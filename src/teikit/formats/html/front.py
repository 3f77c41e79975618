"""What a web page says of itself: its head, and a block of title and authors before its text."""

from __future__ import annotations

from lxml import etree

from teikit.formats.front import Front
from teikit.formats.html.marks import language_of
from teikit.formats.html.tree import classes, kinds, words
from teikit.formats.omissions import Omissions

AUTHOR = frozenset({"author", "dc.creator", "citation_author", "dcterms.creator"})
KINDS = ("title", "subtitle", "author")


def metadata(root: etree._Element) -> dict[str, str]:
    """Title, authors and language as the head of a page has them."""
    title = root.find(".//head/title")
    named = [each for each in root.iter("meta") if each.get("name", "").lower() in AUTHOR]
    said = {
        "title": words(title) if title is not None else "",
        "author": "; ".join(dict.fromkeys(each.get("content", "").strip() for each in named)),
        "language": language_of(root) or next(filter(None, map(language_of, root.iter("body"))), ""),
    }
    return {name: value for name, value in said.items() if value}


def take_front(body: etree._Element, front: Front, left_out: Omissions) -> None:
    """Take the title and the authors off a block that is made for them and has nothing but words."""
    for block in body.iter("header", "section", "div"):
        if block.get("id") == "title-block-header" or "titlepage" in kinds(block):
            for each in list(block):
                kind = next((kind for kind in KINDS if kind in classes(each)), "")
                if kind and next(each.iter("a", "img"), None) is None:
                    front.take(kind, words(each), left_out)
                    _remove(each)


def _remove(element: etree._Element) -> None:
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        above.text = (above.text or "") + (element.tail or "")
    above.remove(element)


def take_title(body: etree._Element, title: str, left_out: Omissions) -> None:
    """Take off a first heading that says nothing but the title, which the header has."""
    heading = next(body.iter("h1", "h2"), None)
    if heading is None or not title or words(heading) != " ".join(title.split()):
        return
    if words(body).startswith(words(heading)) and next(heading.iter("a", "img"), None) is None:
        left_out.add("the title before the text, which the header has", title)
        _remove(heading)
