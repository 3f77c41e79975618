"""teikit source FILE: the text law read backwards."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import click

from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.names import tag
from teikit.tei.text.source_text import source_text
from teikit.workspace import Workspace


@click.command("source")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Print nothing; prove that the text has the hash in the header.")
def command(file: Path, *, check: bool) -> None:
    """Print the page that FILE was converted from, byte for byte."""
    tei = parse(Source("<stdin>", sys.stdin.buffer.read()) if str(file) == "-" else Workspace().source(file))
    try:
        data = source_text(tei.root).encode(_number(tei, "encoding") or "utf-8")
    except (ValueError, LookupError) as error:
        raise FileError(tei.path, f"its source cannot be restored: {error}") from None
    if check:
        _compare(tei, data)
    else:
        sys.stdout.buffer.write(data)


def _number(tei: Tei, kind: str) -> str:
    """What an idno of the header's source description says."""
    for number in tei.elements("idno"):
        if number.get("type") == kind and any(
            each.tag == tag("sourceDesc") for each in number.iterancestors()
        ):
            return (number.text or "").strip()
    return ""


def _compare(tei: Tei, data: bytes) -> None:
    wanted = _number(tei, "sha256")
    if not wanted:
        raise FileError(tei.path, "its header gives no sha256 of the source")
    if hashlib.sha256(data).hexdigest() != wanted:
        raise FileError(tei.path, "its text is not the text that it was converted from")
    click.echo(f"{tei.path}: every character of the source is there ({len(data):,} bytes)")
