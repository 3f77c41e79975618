"""HTML: one page that one likes to read, with nothing to fetch.

Notes jump, come back and show themselves beside their marks; names show their entries of the register, dates
their normal form, restored words what was printed. What is no running text stands at the end.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.package import Package
from teikit.reading_page import page
from teikit.reading_page.bibliography import bibliography, json_ld
from teikit.reading_page.places import map_of, points
from teikit.reading_page.words import Text
from teikit.reading_page.years import timeline_of
from teikit.tei.document import Tei

SUFFIX = ".html"
FORMAT = "text/html"
MAPPING = (
    Row("div div1 div2 div3 div4 div5 div6 div7", "section"),
    Row("head", "h2", "h2 to h6 by rank; caption and figcaption in tables and figures"),
    Row("p ab", "p"),
    Row("quote q cit epigraph", "blockquote", "span within a line"),
    Row("list castList listBibl castGroup", "ul", "ol where it is numbered, dl where items have labels"),
    Row("item castItem bibl label", "li", "dt and dd where items have labels"),
    Row("table row cell", "table", "with spans; rows and cells of role=label are th"),
    Row("lg l sp speaker stage", "div", "classes of these names"),
    Row("figure graphic media figDesc", "figure", "the picture as a link to its file; nothing is fetched"),
    Row("hi emph foreign term mentioned distinct", "em", "strong, sup, sub, u, s, small capitals by @rend"),
    Row("title", "cite"),
    Row("code gi att val tag ident eg egXML", "code"),
    Row("add", "ins"),
    Row("del surplus", "del"),
    Row("ref ptr", "a"),
    Row("note", "li", "shown beside its mark, and at the end with the way back"),
    Row(
        "persName placeName orgName geogName name rs", "a", "shows the entry of the register and leads to it"
    ),
    Row("person place org", "li", "the register, with links to what names it"),
    Row("geo", "svg", "the map"),
    Row("date origDate time", "time", "shows its normal form; the timeline"),
    Row("pb", "span", "in the margin, with a link to the picture that @facs names"),
    Row("gap", "[…]", "tells why"),
    Row("choice sic corr orig reg abbr expan app lem rdg", "span", "tells what it stands for"),
    Row("lb", "br", "in headings, addresses and the like, else a blank"),
    Row("teiHeader standOff facsimile xenoData", "dl", "at the end"),
)
NOTHING_FROM_OUTSIDE = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "script-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
    )
)
PICTURES = '<section class="pictures" aria-label="Places and dates">\n'
HREF = re.compile(r' href="#([^"]*)"(?=[^<>]*>)')
ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')


def export(tei: Tei) -> Package:
    """The page of a TEI document, in UTF-8, complete with its style."""
    read = flow(tei, struck=True)
    text = Text(tei, page.surfaces(tei))
    main = text.blocks(read.blocks)
    title, register = page.title(tei), page.register
    notes = page.notes(text, read.notes)
    pictures = f"{map_of(points(tei))}{timeline_of(text.dates)}"
    body = "".join(
        (
            f"<header>\n<h1>{escape(title)}</h1>\n{page.front(tei)}</header>\n",
            f"{page.contents(text)}<main>\n{main}{notes}</main>\n",
            f"{PICTURES}{pictures}</section>\n" if pictures else "",
            register(text),
            bibliography(tei),
            page.about(text, read.unread, opened=not re.sub(r"<[^>]*>|\s", "", main)),
        )
    )
    html = (
        f'<!DOCTYPE html>\n<html lang="{escape(page.language(tei))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_FROM_OUTSIDE}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="teikit">\n<title>{escape(title)}</title>\n{json_ld(tei)}'
        f"<style>\n{_file('html.css')}</style>\n</head>\n<body>\n{_landed(body)}"
        f"<script>\n{_file('html.js')}</script>\n</body>\n</html>\n"
    )
    return Package.of(html.encode(), *losses(tei, read, MAPPING))


def _file(name: str) -> str:
    return files("teikit.exporters").joinpath(name).read_text("utf-8")


def _landed(body: str) -> str:
    """The body with each id where it is first given, and links that lead to one or are none."""
    there: set[str] = set()

    def once(found: re.Match[str]) -> str:
        new = found[1] not in there
        there.add(found[1])
        return found[0] if new else ""

    body = ID.sub(once, body)
    return HREF.sub(lambda each: each[0] if each[1] in there else "", body)
