"""Whoever runs the reader hears how far it is, and may stop it."""

from __future__ import annotations

import pytest
from tests.pdf.making import pdf, words

from teikit.progress import heard
from teikit.readers.pdf import read
from teikit.source import Source

THREE = Source("book.pdf", pdf(*(words(f"Page {n}", 50, 100) for n in range(3))))


def test_pages_are_counted_while_they_are_read() -> None:
    told: list[tuple[int, int]] = []
    with heard(lambda done, total: told.append((done, total))):
        read(THREE)
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_who_interrupts_gets_nothing() -> None:
    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), heard(interrupt):
        read(THREE)
