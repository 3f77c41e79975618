"""Starts the child that reads a PDF, and makes a book of what it tells, page by page, within bounded time."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, Any, cast

from teikit.formats.pdf.content import Book, Entry, Face, Line, Link, Sheet, Style
from teikit.progress import tell
from teikit.source import FileError, Source
from teikit.text import Box

PATIENCE = 120.0
"""Seconds that the child may be silent: a page takes a tenth of a second."""

TAIL = 2048
"""PDF readers look for the end mark in the last kilobytes."""

OCR = "run OCR over it (e.g. ocrmypdf), or give hOCR, ALTO or PAGE"


def book(source: Source) -> Book:
    """What is in a PDF. Raises FileError, with one line for each way in which a PDF can fail."""
    if b"%PDF-" not in source.data[:TAIL]:
        raise FileError(source.path, "is not a PDF", hint="name its format with --from")
    return gather(source, _messages(source))


def gather(source: Source, messages: Iterable[dict[str, Any]]) -> Book:
    """The book that a child tells of, message by message. Raises FileError for a fault."""
    sheets: list[Sheet] = []
    start: dict[str, Any] = {}
    end: dict[str, Any] = {}
    for message in messages:
        if "fault" in message:
            if not start:
                _refuse_truncated(source)
            raise FileError(source.path, _where(sheets, start) + message["fault"], hint=message["hint"])
        if "page" in message:
            sheets.append(_sheet(message["page"]))
            tell(len(sheets), start["pages"])
        elif "pages" in message:
            start = message
            if start["refused"] or not start["pages"]:
                _refuse_truncated(source)
            _refuse_no_pages(source, start["pages"])
        else:
            end = message
    if not any(letter.isalnum() for sheet in sheets for line in sheet.lines for letter in line.text):
        raise FileError(source.path, _why_no_text(sheets, end["unread"]), hint=OCR)
    return Book(
        tuple(sheets),
        tuple(Face(**face) for face in end["faces"]),
        tuple(Entry(**entry) for entry in end["outline"]),
        {**start["info"], "reader": f"playa-pdf {start['version']}"},
        end["steps"],
        end["unread"],
        tuple(end["remarks"]),
    )


def _why_no_text(sheets: Iterable[Sheet], unread: dict[str, str]) -> str:
    if unread:
        return "has fonts that do not say which characters they print"
    if any(sheet.pictures for sheet in sheets):
        return "has no text layer: its pages are pictures"
    return "has no text: its pages are empty, or their letters are drawn as lines"


def _where(sheets: list[Sheet], start: dict[str, Any]) -> str:
    return f"page {len(sheets) + 1} of {start['pages']} " if start else ""


def _refuse_truncated(source: Source) -> None:
    """What a file has before its end is missing may have been read, but not all of it."""
    if b"%%EOF" not in source.data[-TAIL:]:
        raise FileError(source.path, "is a truncated PDF: its end is missing", hint="fetch it again")


def _refuse_no_pages(source: Source, pages: int) -> None:
    if pages:
        return
    raise FileError(
        source.path,
        "has no pages: its page tree is empty or leads in a circle",
        hint="repair it, e.g. with qpdf",
    )


def _messages(source: Source) -> Iterator[dict[str, Any]]:
    """What the child says; a child that is silent for too long, or dies, is a fault."""
    child = subprocess.Popen(
        [sys.executable, "-m", "teikit.formats.pdf.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
    )
    pipe, out = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    threading.Thread(target=_feed, args=(pipe, source.data), daemon=True).start()
    try:
        for line in _lines(out, source):
            yield json.loads(line)
        if child.wait(PATIENCE) != 0:
            raise FileError(source.path, "crashed its reader", hint="repair it, e.g. with qpdf")
    finally:
        child.kill()
        child.wait()
        out.close()


def _feed(pipe: IO[bytes], data: bytes) -> None:
    with suppress(OSError), pipe:  # the child may have died
        pipe.write(data)


def _lines(pipe: IO[bytes], source: Source) -> Iterator[bytes]:
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        rest = b""
        while True:
            if not selector.select(PATIENCE):
                reason = f"keeps its reader busy for more than {PATIENCE:.0f} seconds"
                raise FileError(source.path, reason, hint="repair it, e.g. with qpdf")
            piece = os.read(pipe.fileno(), 1 << 20)
            if not piece:
                return
            *lines, rest = (rest + piece).split(b"\n")
            yield from lines


def _sheet(made: dict[str, Any]) -> Sheet:
    lines = tuple(_line(line) for line in made.pop("lines"))
    links = tuple(Link(**{**link, "box": Box(**link["box"])}) for link in made.pop("links"))
    return Sheet(**made, lines=lines, links=links)


def _line(made: dict[str, Any]) -> Line:
    styles = tuple(Style(**style) for style in made.pop("styles"))
    return Line(**{**made, "box": Box(**made["box"]), "styles": styles})
