"""Paragraphs: what of the running text nothing else has claimed.

Evidence: blank lines, indentation, the look of lines, and lines that end although the next word would
have had room; see page/blocks.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.page.blocks import blocks, claimed_lines
from teikit.page.tongues import paragraph_language
from teikit.text import Annotation, Document

AFTER = ("running-heads", "notes", "headings", "quotations")

BLOCKS = (
    *("head", "list", "table", "lg", "l", "sp", "speaker", "stage", "opener", "closer", "quote", "epigraph"),
    *("byline", "trailer", "p", "ab", "item", "cell", "bibl"),
)
"""What running text is claimed as, that is no paragraph."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each paragraph as `p`, from the first character to the last; one in another language says which.

    A paragraph runs on across pages, and holds the notes and running heads between.
    """
    found = blocks(document)
    own = document.metadata.get("language", "")
    taken = set(claimed_lines(document, found, *BLOCKS))
    for block in found.blocks:
        run: list[int] = []
        for line in (*block.lines, -1):
            if line >= 0 and line not in taken:
                run.append(line)
            elif run:
                language = paragraph_language(" ".join(map(found.words, run)), own)
                attributes = {"xml:lang": language} if language else {}
                yield Annotation(found.span(run[0], run[-1]), "p", attributes)
                run = []
