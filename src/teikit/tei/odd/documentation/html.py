"""A page of the reference as HTML that a screen reader and a phone can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files

from teikit.tei.odd.documentation.blocks import (
    Block,
    Code,
    Heading,
    Inline,
    Link,
    Listing,
    Page,
    Paragraph,
    Point,
    Points,
    Terms,
)

SUFFIX = ".html"
LABELS = "en"
"""The language of what is not said by the ODD: headings and the words between."""


def beside() -> Mapping[str, str]:
    """What all pages share."""
    return {"reference.css": files(__package__).joinpath("reference.css").read_text("utf-8")}


def write(page: Page, names: Mapping[str, str], title: str) -> str:
    """A page; `names` are the files of all pages, `title` is that of the site."""
    whole = page.title if page.key == "index" else f"{page.title} – {title}"
    body = "\n".join(line for each in page.blocks for line in _block(each, names))
    kind = "" if page.key == "index" else f'<p class="kind">{escape(page.kind)}</p>\n'
    return f"""<!DOCTYPE html>
<html lang="{LABELS}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(whole)}</title>
<link rel="stylesheet" href="reference.css">
</head>
<body>
<header><nav aria-label="Site"><a href="{names["index"]}">{escape(title)}</a></nav></header>
<main>
{kind}<h1>{escape(page.title)}</h1>
{body}
</main>
</body>
</html>
"""


def _block(block: Block, names: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(words, spoken):
            said = f' lang="{escape(spoken)}"' if spoken not in ("", LABELS) else ""
            yield f"<p{said}>{_inlines(words, names)}</p>"
        case Points(points):
            yield from _points(points, names)
        case Terms(terms):
            yield "<dl>"
            for term in terms:
                inside = "\n".join(line for each in term.blocks for line in _block(each, names))
                yield f"<dt>{_inlines(term.words, names)}</dt>\n<dd>{inside}</dd>"
            yield "</dl>"
        case Listing(text):
            yield f"<pre><code>{escape(text)}</code></pre>"


def _points(points: tuple[Point, ...], names: Mapping[str, str]) -> Iterator[str]:
    yield "<ul>"
    for each in points:
        yield f"<li>{_inlines(each.words, names)}"
        if each.below:
            yield from _points(each.below, names)
        yield "</li>"
    yield "</ul>"


def _inlines(words: tuple[Inline, ...], names: Mapping[str, str]) -> str:
    return "".join(_inline(each, names) for each in words)


def _inline(inline: Inline, names: Mapping[str, str]) -> str:
    match inline:
        case Code(text, to):
            code = f"<code>{escape(text)}</code>"
            return f'<a href="{escape(names[to])}">{code}</a>' if to in names else code
        case Link(text, to):
            return f'<a href="{escape(names.get(to, to))}">{escape(text)}</a>'
    return escape(inline)
