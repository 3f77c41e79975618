"""Whether a text in Markdown says what its TEI says: it is read again, and words and notes are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from teikit.flow.content import Block, Call, Flow, Group, Inline, Listing, Paragraph, Point, Span, Words
from teikit.flow.signs import sign
from teikit.formats.markdown.parsing import events
from teikit.package import Receipt, Verdict

NAME = "teikit's own check: read again by pyromark, its words and notes are those of the TEI"
SHOWN = 40
UNREAD = frozenset({"MetadataBlock", "Image"})


def check(data: bytes, read: Flow) -> Receipt:
    """The verdict on a text that was made of a flow."""
    body, notes = _said(event for event, _ in events(data.decode()))
    remarks = list(_compared("text", _letters(_words(read.blocks)), _letters(body)))
    if len(notes) != len(read.notes):
        remarks.append(f"{len(notes)} notes are there, not {len(read.notes)}")
    for note, said in zip(read.notes, notes.values(), strict=False):
        remarks += _compared(f"note {note.label}", _letters(_words(note.blocks)), _letters(said))
    counts = {"characters": len(data.decode()), "notes": len(notes)}
    return Receipt("", Verdict.INVALID if remarks else Verdict.VALID, remarks=tuple(remarks), counts=counts)


def _said(found: Iterable[Any]) -> tuple[list[str], dict[str, list[str]]]:
    """The words of the text, and those of each note by its name."""
    body: list[str] = []
    notes: dict[str, list[str]] = {}
    into, passed = body, 0
    for event in found:
        match event:
            case {"Start": {"FootnoteDefinition": name}}:
                into = notes.setdefault(name, [])
            case {"End": "FootnoteDefinition"}:
                into = body
            case {"Start": tag} if _name(tag) in UNREAD:
                passed += 1
            case {"End": tag} if _name(tag) in UNREAD:
                passed -= 1
            case {"Text": words} | {"Code": words} if not passed:
                into.append(words)
    return body, notes


def _name(tag: Any) -> str:
    return tag if isinstance(tag, str) else str(next(iter(tag)))


def _compared(what: str, meant: str, there: str) -> Iterator[str]:
    if meant != there:
        at = next((n for n, (one, other) in enumerate(zip(meant, there, strict=False)) if one != other), 0)
        at = at or min(len(meant), len(there))
        wanted, found = meant[at : at + SHOWN], there[at : at + SHOWN]
        yield f'{what}: "{found}" stands where the TEI has "{wanted}"'


def _letters(words: Iterable[str]) -> str:
    """Words without what is between them: Markdown has blanks of its own."""
    return "".join("".join(words).split())


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inside=inside):
                yield from _inline(inside)
            case Listing(text=text):
                yield text
            case Group(blocks=inner):
                yield from _words(inner)


def _inline(inside: tuple[Inline, ...]) -> Iterator[str]:
    for part in inside:
        match part:
            case Words(text):
                yield text
            case Span(inside=inner):
                yield from _inline(inner)
            case Point():
                yield sign(part)
            case Call():
                pass
