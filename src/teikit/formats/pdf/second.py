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
    """What pdfium counts, where it is installed; it may refuse the file."""

    pages: int = -1
    document: Any = None
    refuses: bool = False

    def of_pages(self, counted: int) -> str:
        """A remark where pdfium refuses the file or counts other pages; empty where it does not."""
        if self.refuses:
            return "another reader refuses the file"
        if self.document is None or self.pages == counted:
            return ""
        return f"another reader counts {self.pages} pages, not {counted}"

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
    """What pdfium says; nothing where it is not installed."""
    try:
        import pypdfium2
    except ImportError:
        return Opinion()
    try:
        document = pypdfium2.PdfDocument(data)
        return Opinion(len(document), document)
    except Exception:  # pypdfium2.PdfiumError, and what its wrapper raises on the way
        return Opinion(refuses=True)
