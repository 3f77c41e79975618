"""A second opinion on a PDF: how many pages and letters pdfium counts in it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

FAR = 0.1
"""Counts this far apart are worth a remark."""

FEW = 40


@dataclass(frozen=True, slots=True)
class Opinion:
    """What pdfium counts, where it is installed and can read the file; -1 pages where not."""

    pages: int = -1
    document: Any = None

    def differs(self, page: int, letters: int) -> str:
        """A remark where pdfium counts many more letters on a page; empty where it does not."""
        if self.document is None or page >= self.pages:
            return ""
        with suppress(Exception):  # what pdfium cannot read it has no opinion on
            text = self.document[page].get_textpage()
            counted = sum(not letter.isspace() for letter in text.get_text_bounded())
            if counted - letters > max(FEW, FAR * counted):
                return f"page {page + 1}: another reader counts {counted} letters, not {letters}"
        return ""


def second_opinion(data: bytes) -> Opinion:
    """What pdfium says; nothing where it is not installed or refuses the file."""
    with suppress(Exception):
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        return Opinion(len(document), document)
    return Opinion()
