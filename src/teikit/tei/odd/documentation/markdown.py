"""A page of the reference as Markdown (CommonMark)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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

SUFFIX = ".md"
SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def beside() -> Mapping[str, str]:
    """What all pages share: nothing."""
    return {}


def write(page: Page, names: Mapping[str, str], title: str) -> str:
    """A page; `names` are the files of all pages, `title` is that of the site."""
    up = "" if page.key == "index" else f"{page.kind} of [{_plain(title)}]({names['index']})\n\n"
    lines = [line for each in page.blocks for line in _block(each, names)]
    return f"# {_plain(page.title)}\n\n{up}" + "\n".join(lines).rstrip() + "\n"


def _block(block: Block, names: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {_plain(text)}\n"
        case Paragraph(words):
            yield f"{_inlines(words, names)}\n"
        case Points(points):
            yield from _points(points, names, "")
            yield ""
        case Terms(terms):
            for term in terms:
                yield f"- {_inlines(term.words, names)}\n"
                for each in term.blocks:
                    yield from (f"  {line}".replace("\n", "\n  ").rstrip(" ") for line in _block(each, names))
        case Listing(text):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            yield f"{fence}xml\n{text}\n{fence}\n"


def _points(points: tuple[Point, ...], names: Mapping[str, str], indent: str) -> Iterator[str]:
    for each in points:
        yield f"{indent}- {_inlines(each.words, names)}"
        yield from _points(each.below, names, indent + "  ")


def _inlines(words: tuple[Inline, ...], names: Mapping[str, str]) -> str:
    return "".join(_inline(each, names) for each in words)


def _inline(inline: Inline, names: Mapping[str, str]) -> str:
    match inline:
        case Code(text, to):
            marks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
            space = " " if text.startswith("`") or text.endswith("`") else ""
            code = f"{marks}{space}{text}{space}{marks}" if text else ""
            return f"[{code}]({names[to]})" if to in names else code
        case Link(text, to):
            return f"[{_plain(text)}]({names.get(to, to)})"
    return _plain(inline)


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
