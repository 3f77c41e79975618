"""Words between quotation marks in another language than the text around them.

Evidence: their little words; see page/tongues.py. A paragraph in another language says so itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.page.tongues import QUOTED, other_language
from teikit.text import Annotation, Document, Span

AFTER = ("notes", "paragraphs", "quotations")


def claim(document: Document) -> Iterator[Annotation]:
    """Each such passage as `foreign` with its language; the quotation marks stay outside."""
    own = document.metadata.get("language", "")
    heads = [head.span for head in document.claimed("fw")]
    for block in document.claimed("p", "note"):
        around = block.attributes.get("xml:lang", own)
        for found in QUOTED.finditer(document.text, block.span.start, block.span.end):
            group = found.lastgroup or ""
            span = Span(found.start(group), found.end(group))
            language = other_language(span.of(document.text), around)
            if language and not any(head.start < span.end and span.start < head.end for head in heads):
                yield Annotation(span, "foreign", {"xml:lang": language})
