"""The whole page: head, contents, text with its notes, map and timeline, registers, all else that is said."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

from teikit.flow.about import about
from teikit.flow.content import Flow
from teikit.reading_page import page
from teikit.reading_page.bibliography import bibliography, json_ld
from teikit.reading_page.places import map_of, points
from teikit.reading_page.words import Text
from teikit.reading_page.years import timeline_of

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
WORD = re.compile(r"(?:\A|>)\s*[^<\s]")
HREF = re.compile(r' href="#([^"]*)"(?=[^<>]*>)')
ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')


def whole(text: Text, read: Flow, *, printed: bool = False) -> str:
    """The page of a document, complete with its style; `printed`, without what only a browser does."""
    tei = text.tei
    main = text.blocks(read.blocks)
    known, register = about(tei), page.register
    title = known.title or "Untitled"
    notes = page.notes(text, read.notes)
    pictures = f"{map_of(points(tei))}{timeline_of(text.dates)}"
    body = "".join(
        (
            f"<header>\n<h1>{escape(title)}</h1>\n{page.front(tei, known)}</header>\n",
            f"{page.contents(text)}<main>\n{main}{notes}</main>\n",
            f"{PICTURES}{pictures}</section>\n" if pictures else "",
            page.facsimiles(text),
            register(text),
            bibliography(tei),
            page.about(text, read.unread, opened=not WORD.search(main)),
        )
    )
    script = "" if printed else f"<script>\n{_file('html.js')}</script>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(page.language(tei))}">\n<head>\n<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_FROM_OUTSIDE}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f'<meta name="generator" content="teikit"/>\n<title>{escape(title)}</title>\n{json_ld(tei)}'
        f"<style>\n{_file('html.css')}</style>\n</head>\n<body>\n{_landed(body)}"
        f"{script}</body>\n</html>\n"
    )


def _file(name: str) -> str:
    return files("teikit.reading_page").joinpath(name).read_text("utf-8")


def _landed(body: str) -> str:
    """The body with each id where it is first given, and links that lead to one or are none."""
    there: set[str] = set()

    def once(found: re.Match[str]) -> str:
        new = found[1] not in there
        there.add(found[1])
        return found[0] if new else ""

    body = ID.sub(once, body)
    return HREF.sub(lambda each: each[0] if each[1] in there else "", body)
