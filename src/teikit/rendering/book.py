"""The parts of an EPUB 3 beside its text: what it is made of, its navigation, the style of its pages."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from teikit.clock import moment
from teikit.flow.about import About
from teikit.rendering.pictures import Picture

OPS = "http://www.idpf.org/2007/ops"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
STYLE = """body { margin: 5%; line-height: 1.5; hyphens: auto; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; hyphens: none; }
p { margin: 0; text-indent: 0; }
p + p { text-indent: 1.5em; }
blockquote { margin: 1em 1.5em; }
.l { padding-left: 2em; text-indent: -2em; }
.l.indent { padding-left: 3.5em; }
.lg, table, figure, .sp { margin: 1em 0; }
.speaker, .small-caps { font-variant: small-caps; }
.stage { font-style: italic; }
.gesperrt { letter-spacing: 0.15em; }
.head { font-weight: bold; }
.titlePage, .author { text-align: center; }
sup { line-height: 0; }
aside { font-size: 0.9em; margin: 0.5em 0; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
img { max-width: 100%; }
a.picture::before { content: "[" attr(title) "]"; }
"""
ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')
HREF = re.compile(r' href="#([^"]*)"(?=[^<>]*>)')
DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
FEATURES = ("structuralNavigation", "tableOfContents", "displayTransformability")


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the text: its name without suffix, what it is called, its body, the part of the book."""

    name: str
    title: str
    body: str
    kind: str = "bodymatter"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: its level, its words, the page and the id it leads to."""

    level: int
    words: str
    page: str
    key: str


def linked(pages: Sequence[Page]) -> list[Page]:
    """The pages with ids that stand once each, and links that land or are none."""
    there: dict[str, str] = {}
    made = [replace(each, body=ID.sub(partial(_once, there, each.name), each.body)) for each in pages]
    return [replace(each, body=HREF.sub(partial(_landing, there, each.name), each.body)) for each in made]


def _once(there: dict[str, str], page: str, found: re.Match[str]) -> str:
    """An id where it is first given."""
    if found[1] in there:
        return ""
    there[found[1]] = page
    return found[0]


def _landing(there: Mapping[str, str], page: str, found: re.Match[str]) -> str:
    """A link within the book, by the page that has what it leads to; none where no page has."""
    where = there.get(found[1])
    if where is None:
        return ""
    return found[0] if where == page else f' href="{where}.xhtml#{found[1]}"'


def page(made: Page, language: str) -> str:
    """A file of the text."""
    return _xhtml(made.title, language, f'<body epub:type="{made.kind}">\n{made.body}</body>')


def navigation(known: About, pages: Sequence[Page], entries: Sequence[Entry], breaks: Sequence[Entry]) -> str:
    """The table of contents, the landmarks, and the pages of the printed book."""
    first = next((each for each in pages if each.kind == "bodymatter"), pages[-1])
    body = (
        '<body>\n<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>\n'
        f"{_nested(entries)}</nav>\n"
        '<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2>\n<ol>\n'
        '<li><a epub:type="toc" href="nav.xhtml#toc">Contents</a></li>\n'
        f'<li><a epub:type="bodymatter" href="{first.name}.xhtml">Text</a></li>\n</ol></nav>\n'
    )
    if breaks:
        items = "".join(
            f'<li><a href="{each.page}.xhtml#{each.key}">{each.words}</a></li>\n' for each in breaks
        )
        body += (
            '<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><h2>Pages</h2>\n'
            f"<ol>\n{items}</ol></nav>\n"
        )
    return _xhtml(known.title or "Untitled", known.language, body + "</body>")


def package(
    known: About, pages: Sequence[Page], digest: str, pictures: Collection[Picture], *, has_pages: bool
) -> str:
    """What the book is made of, and what is known of it (EPUB 3.3 5)."""
    key = known.identifier or f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}"
    items = "".join(
        f'<item id="{each.name}" href="{each.name}.xhtml" media-type="application/xhtml+xml"/>\n'
        for each in pages
    )
    items += "".join(
        f'<item id="picture-{each.number}" href="{each.name}" media-type="{each.media_type}"/>\n'
        for each in pictures
    )
    spine = "".join(f'<itemref idref="{each.name}"/>\n' for each in pages)
    said = "".join(_said(known, key))
    features = (*FEATURES, *(("pageNavigation", "pageBreakMarkers") if has_pages else ()))
    access = "".join(
        f'<meta property="schema:{name}">{value}</meta>\n'
        for name, value in (
            ("accessMode", "textual"),
            *((("accessMode", "visual"),) if pictures else ()),
            ("accessModeSufficient", "textual"),
            *(("accessibilityFeature", each) for each in features),
            ("accessibilityHazard", "none"),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="id"{_language(known.language)}>\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{said}{access}</metadata>\n<manifest>\n'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f'<spine>\n{spine}<itemref idref="nav" linear="no"/>\n</spine>\n</package>\n'
    )


def _said(known: About, key: str) -> Iterator[str]:
    when = moment()
    stamp = f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else f"{(known.date + '-01-01')[:10]}T00:00:00Z"
    if not when and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", stamp[:10]):
        stamp = "1970-01-01T00:00:00Z"
    yield f'<dc:identifier id="id">{escape(key, quote=False)}</dc:identifier>\n'
    yield f"<dc:title>{escape(known.title or 'Untitled', quote=False)}</dc:title>\n"
    yield f"<dc:language>{known.language or 'und'}</dc:language>\n"
    yield f'<meta property="dcterms:modified">{stamp}</meta>\n'
    yield from (f"<dc:creator>{escape(each, quote=False)}</dc:creator>\n" for each in known.authors)
    yield from (f"<dc:contributor>{escape(each, quote=False)}</dc:contributor>\n" for each in known.editors)
    rest: Mapping[str, str] = {
        "publisher": known.publisher,
        "date": known.date if DAY.fullmatch(known.date) else "",
        "rights": known.terms_url or known.terms,
    }
    yield from (
        f"<dc:{name}>{escape(value, quote=False)}</dc:{name}>\n" for name, value in rest.items() if value
    )


def _nested(entries: Sequence[Entry]) -> str:
    """Headings as lists in lists, however their levels jump."""
    top: list[_Node] = []
    stack: list[tuple[int, list[_Node]]] = [(0, top)]
    for each in entries:
        while stack[-1][0] >= each.level:
            stack.pop()
        below: list[_Node] = []
        stack[-1][1].append(_Node(each, below))
        stack.append((each.level, below))
    return _items(top)


@dataclass(frozen=True, slots=True)
class _Node:
    entry: Entry
    below: list[_Node]


def _items(nodes: Sequence[_Node]) -> str:
    lines = (
        f'<li><a href="{each.entry.page}.xhtml#{each.entry.key}">{each.entry.words}</a>'
        f"{_items(each.below) if each.below else ''}</li>\n"
        for each in nodes
    )
    return f"<ol>\n{''.join(lines)}</ol>"


def _xhtml(title: str, language: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="{OPS}"{_language(language, html=True)}>\n'
        f"<head><title>{escape(title, quote=False)}</title>"
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head>\n{body}\n</html>\n'
    )


def _language(said: str, *, html: bool = False) -> str:
    if not said:
        return ""
    return f' xml:lang="{said}"' + (f' lang="{said}"' if html else "")
