"""A text with all that texts have, and how an export is read again."""

from __future__ import annotations

from pathlib import Path

from teikit.converting.pipeline import Settings, convert
from teikit.converting.plan import Choice
from teikit.flow.content import Block, Call, Group, Inline, Listing, Point, Span, Words, paragraphs, said
from teikit.flow.reading import flow
from teikit.flow.signs import sign
from teikit.package import Package
from teikit.registry import constant, craft
from teikit.source import FileError, Source
from teikit.tei.document import is_tei, parse

RICH = Path(__file__).with_name("rich.xml").read_text("utf-8")


def told(data: bytes) -> tuple[list[str], list[str]]:
    """What a TEI file says: its words with a sign where a note is called, note by note; and its headings."""
    read = flow(parse(Source("x.xml", data)))
    words = " ".join(_words(read.blocks)).split()
    for note in read.notes:
        words += ["NOTE", *" ".join(_words(note.blocks)).split()]
    return words, [said(each.inside) for each in paragraphs(read.blocks) if each.level]


def made_of(data: bytes, form: str) -> Package:
    """A TEI file exported to a format, and not yet checked."""
    tei = parse(Source("x.xml", data))
    if not is_tei(tei):
        raise FileError("x.xml", "is not TEI")
    package: Package = craft("exporters", form).run(tei)
    return package


def again(data: bytes, form: str) -> bytes:
    """A TEI file exported to a format, and that converted to TEI."""
    name = f"x{constant('exporters', form, 'SUFFIX')}"
    made = made_of(data, form).data
    return convert(Source(name, made), Settings(reader=form, choice=Choice(ignore=("taggers",)))).data


def _words(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        match block:
            case Group(blocks=inner):
                found += _words(inner)
            case Listing(text=text):
                found.append(text)
            case _:
                found.append(_marked(block.inside))
    return found


def _marked(inside: tuple[Inline, ...]) -> str:
    found = ""
    for part in inside:
        match part:
            case Words(text):
                found += text
            case Span(inside=inner):
                found += _marked(inner)
            case Call():
                found += "¹"
            case Point(kind="lb"):
                found += " "
            case Point():
                found += sign(part)
    return found
