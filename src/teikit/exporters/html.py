"""HTML: one page that one likes to read, with nothing to fetch.

Notes jump and come back; names lead to the register at the end and show what they point at; dates show their
normal form, restored words what was printed. What is no running text stands at the end as labelled data.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

from teikit.package import Package
from teikit.reading_page import page
from teikit.reading_page.flow import Flow
from teikit.tei.document import Tei

SUFFIX = ".html"
FORMAT = "text/html"
HREF = re.compile(r' href="#([^"]*)"')
ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')


def export(tei: Tei) -> Package:
    """The page of a TEI document, in UTF-8, complete with its style."""
    flow = Flow(tei)
    main = "".join(flow.html(text) for text in page.texts(tei))
    title, style = page.title(tei), files("teikit.exporters").joinpath("html.css").read_text("utf-8")
    register, has_words = page.register(flow), bool(re.sub(r"<[^>]*>|\s", "", main))
    about = page.about(flow, opened=not has_words)
    body = "".join(
        (
            f"<header>\n<h1>{escape(title)}</h1>\n{page.front(tei)}</header>\n",
            f"{page.contents(flow)}<main>\n{main}</main>\n",
            f"{page.notes(flow)}{register}{about}",
        )
    )
    there: set[str] = set()

    def once(found: re.Match[str]) -> str:
        """An id where it is first given: what is shown twice has it once."""
        new = found[1] not in there
        there.add(found[1])
        return found[0] if new else ""

    body = ID.sub(once, body)
    body = HREF.sub(lambda each: each[0] if each[1] in there else "", body)
    return Package.of(
        (
            f'<!DOCTYPE html>\n<html lang="{escape(page.language(tei))}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="teikit">\n<title>{escape(title)}</title>\n'
            f"<style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
        ).encode()
    )
