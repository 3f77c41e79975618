"""What source does with its options: a source is printed, or compared with what convert read."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from teikit import config
from teikit.converting.lines_dropped import are_dropped, same_words
from teikit.converting.pipeline import Settings, read
from teikit.converting.plan import Choice
from teikit.converting.restored import restored, said_of_source
from teikit.pages import load
from teikit.registry import UnknownCraftError
from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.workspace import Workspace


def run(*, file: Path, original: Path | None, check: bool) -> None:
    """Print the source of a file, or prove that it is all there. Raises FileError."""
    workspace = Workspace()
    tei = parse(Source("<stdin>", sys.stdin.buffer.read()) if str(file) == "-" else workspace.source(file))
    text, data = restored(tei)
    if not check:
        sys.stdout.buffer.write(data)
    elif original:
        _compare_with(tei, text, load(original, workspace), config.find(Path.cwd(), workspace).convert)
    else:
        _compare(tei, data)


def _reader(tei: Tei) -> str:
    """The name of the reader that read the source, as the header has it."""
    readers = (each for each in tei.elements("application") if each.get("type") == "reader")
    return next((each.get("ident", "") for each in readers), "")


def _compare_with(tei: Tei, text: str, original: Source, choice: Choice) -> None:
    """Read the original as convert did, and compare what was read."""
    settings = Settings(_reader(tei), said_of_source(tei, "encoding") or None, choice=choice)
    try:
        wanted = read(original, settings).text
    except UnknownCraftError as error:
        raise FileError(tei.path, f"what read its source is not here: {error}") from None
    if are_dropped(tei):
        if not same_words(text, wanted):
            raise FileError(tei.path, f"its words are not those of {original.path}")
        click.echo(f"{tei.path}: every word of {original.path} is there; its line ends were dropped")
        return
    if text != wanted:
        raise FileError(tei.path, f"its text is not that of {original.path}")
    click.echo(f"{tei.path}: every character of {original.path} is there ({len(text):,} characters)")


def _compare(tei: Tei, data: bytes) -> None:
    if are_dropped(tei):
        hint = f"teikit source --check {tei.path} ORIGINAL compares the words"
        raise FileError(tei.path, "the line ends of its source were dropped", hint=hint)
    wanted = said_of_source(tei, "sha256")
    if not wanted:
        raise FileError(tei.path, "its header gives no sha256 of the source")
    if not said_of_source(tei, "encoding"):
        hint = f"teikit source --check {tei.path} ORIGINAL reads it again"
        raise FileError(tei.path, "its source is no plain text, whose hash would tell", hint=hint)
    if hashlib.sha256(data).hexdigest() != wanted:
        raise FileError(tei.path, "its text is not the text that it was converted from")
    click.echo(f"{tei.path}: every character of the source is there ({len(data):,} bytes)")
