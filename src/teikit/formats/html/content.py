"""What of a web page is its text, and what is left out: navigation, banners, forms, scripts, hidden parts."""

from __future__ import annotations

import re

from lxml import etree

from teikit.formats.html.tree import classes, kinds

UNSEEN = frozenset(
    {"script", "style", "template", "head", "object", "iframe", "noscript", "param", "source", "track"}
)
CONTROLS = frozenset({"button", "select", "input", "textarea", "datalist", "option"})
LANDMARKS = frozenset({"navigation", "banner", "contentinfo", "search", "toolbar", "menu", "dialog"})
NAVIGATION = frozenset({"toc", "landmarks", "page-list"})
PERIPHERY = re.compile(
    r"(?:site|page|main|global)?[-_]?(?:nav|navbar|navigation|menu|sidebar|breadcrumbs?|cookies?|cookie-\w+)"
    r"|(?:site|page)[-_](?:header|footer)|social(?:[-_]\w+)?|share(?:[-_]\w+)?|sharing|related(?:[-_]\w+)?"
    r"|ad|ads|advert\w*|newsletter(?:[-_]\w+)?|comments?[-_](?:section|area|list|form)|skip[-_]?(?:link|nav|to[-_]\w+)"
    r"|screen-reader-text|visually-hidden|sr-only|mw-editsection|paranumber|noprint|pg-boilerplate|pgheader"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def reason(element: etree._Element) -> str:
    """Why an element is no part of the text; empty for one that is."""
    tag = str(element.tag)
    if tag in UNSEEN:
        return "what is not shown"
    if tag in CONTROLS or (tag == "label" and "margin-toggle" in classes(element)):
        return "controls of forms"
    if element.get("hidden") is not None or HIDDEN.search(element.get("style", "").lower()):
        return "what is not shown"
    if tag in {"nav", "menu"} or kinds(element) & (LANDMARKS | NAVIGATION):
        return "navigation"
    names = classes(element) | {element.get("id", "").lower()}
    if tag not in {"body", "html", "main", "article"} and any(PERIPHERY.fullmatch(each) for each in names):
        return "what the site puts around its texts"
    return ""


def content(root: etree._Element) -> tuple[etree._Element, list[etree._Element]]:
    """The element that holds the text of a page, and what stands beside it."""
    body = root.find(".//body")
    body = root if body is None else body
    mains = [each for each in body.iter("main") if each.get("hidden") is None]
    mains = mains or [each for each in body.iter() if each.get("role") == "main"]
    articles = list((mains[0] if len(mains) == 1 else body).iter("article"))
    chosen = articles if len(articles) == 1 else mains
    if len(chosen) != 1:
        return body, []
    return chosen[0], list(_beside(chosen[0], body))


def _beside(chosen: etree._Element, body: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = []
    at = chosen
    while at is not body:
        above = at.getparent()
        if above is None:
            break
        found += [each for each in above if each is not at]
        at = above
    return found
