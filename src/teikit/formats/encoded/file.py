"""Reads the text of a TEI file."""

from __future__ import annotations

from lxml import etree

from teikit.formats.encoded.walk import Walk
from teikit.formats.markup import all_words, shallow
from teikit.formats.transcript import Transcript
from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.names import XML_ID, XML_LANG, tag
from teikit.text import Document


def read(source: Source) -> Document:
    """The text of a TEI file. Raises FileError where it is not well-formed, or has no text."""
    tei = parse(source)
    if tei.scan.unresolved:
        line, column = source.position(tei.scan.unresolved[0].start)
        hint = "write what it stands for; `teikit validate --unsafe-fixes` does where it is known"
        raise FileError(source.path, str(tei.scan.unresolved[0]), line=line, column=column, hint=hint)
    texts = [each for each in tei.elements("text") if next(each.iterancestors(tag("text")), None) is None]
    if not texts:
        raise FileError(source.path, "has no text in TEI's namespace", hint="give a TEI P5 file")
    out = Transcript(keep=True)
    notes = frozenset(f"#{each.get(XML_ID)}" for each in tei.elements("note") if each.get(XML_ID))
    with shallow(source.path):
        for text in texts:
            Walk(out, notes).write(text)
    return out.document("tei", _metadata(tei, texts[0]))


def _metadata(tei: Tei, text: etree._Element) -> dict[str, str]:
    """What the old header says of the text."""
    said = {
        "title": _first(tei, "title"),
        "author": "; ".join(dict.fromkeys(_all(tei, "author"))),
        "language": text.get(XML_LANG) or tei.root.get(XML_LANG) or "",
    }
    return {name: words for name, words in said.items() if words}


def _all(tei: Tei, name: str) -> list[str]:
    statement = next(tei.elements("titleStmt"), None)
    found = statement.findall(tag(name)) if statement is not None else []
    return [words for each in found if (words := " ".join(all_words(each).split()))]


def _first(tei: Tei, name: str) -> str:
    return next(iter(_all(tei, name)), "")
