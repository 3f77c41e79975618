"""Markdown as pandoc, GitHub and others write it: one line for each block, notes where they are defined.

Where the file begins with a block of metadata, straight quotes and rows of hyphens mean typographic ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from teikit.formats.markdown.evidence import SEEN, is_markdown
from teikit.source import Source, decode
from teikit.text import Document

SUFFIX = ".md"
NEEDS = {"pyromark": "teikit[markdown]"}
KNOWS = ("layout",)


def SIGNATURE(source: Source) -> bool:  # noqa: N802
    """Whether a file is a text with what only Markdown has."""
    head = source.data[:SEEN]
    return b"\0" not in head and is_markdown(head.decode("utf-8", "replace"))


def read(source: Source, *, encoding: str | None = None, smart: bool | None = None) -> Document:
    """The text of a file in Markdown. Raises FileError for what is not text in `encoding`."""
    from teikit.formats.markdown.blocks import plain_blocks
    from teikit.formats.markdown.events import Walk
    from teikit.formats.markdown.footnotes import footnotes
    from teikit.formats.markdown.inlines import plain_inlines
    from teikit.formats.markdown.metadata import title_block
    from teikit.formats.markdown.parsing import events as parsed
    from teikit.formats.markdown.parsing import is_smart
    from teikit.formats.markup import shallow
    from teikit.formats.transcript import Transcript

    text, _, assumed = decode(source, encoding)
    out = Transcript()
    smart = is_smart(text, smart)
    plain = partial(parsed, smart=False)
    said, date, text = title_block(text.replace("\r\n", "\n"))
    if date:
        out.left_out.add("metadata that the header has no place for", date)
    text = plain_inlines(text, plain, out.left_out, smart=smart)
    blocks = plain_blocks(text, plain, out.left_out)
    ranged = parsed(blocks.text, smart=smart)
    for words in _between(blocks.text.encode(), [place for _, place in ranged]):
        out.left_out.add("definitions of links", words)
    walk = Walk(out, footnotes(event for event, _ in ranged), source.path, blocks)
    with shallow(source.path):
        walk.run(ranged)
    return out.document("markdown", said | walk.metadata | ({"assumed": assumed} if assumed else {}))


def _between(data: bytes, places: Sequence[Any]) -> Iterator[str]:
    """The lines that no event is about."""
    done = 0
    for place in places:
        words = data[done : place["start"]].decode("utf-8", "replace").strip()
        if place["start"] > done and words.strip(">:-*+ \t\n"):
            yield words
        done = max(done, place["end"])
    if words := data[done:].decode("utf-8", "replace").strip():
        yield words
