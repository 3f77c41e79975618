"""Reads the text of a web page."""

from __future__ import annotations

from teikit.formats.front import Front
from teikit.formats.html.content import content
from teikit.formats.html.front import metadata, take_front
from teikit.formats.html.notes import find_notes
from teikit.formats.html.page import Page
from teikit.formats.html.sheets import apply, own_sheets
from teikit.formats.html.tree import parse_html, words
from teikit.formats.markup import shallow
from teikit.formats.transcript import Transcript
from teikit.source import Source
from teikit.text import Document


def read(source: Source, *, encoding: str | None = None) -> Document:
    """The text of a web page. Raises FileError for one that cannot be read as HTML."""
    root = parse_html(source, encoding)
    apply(root, own_sheets(root))
    out, front = Transcript(), Front()
    said = metadata(root)
    with shallow(source.path):
        main, beside = content(root)
        notes = find_notes({"": root})
        notes_beside = [each for each in beside if any(one in notes.bodies for one in each.iter())]
        for each in beside:
            if each not in notes_beside and (apart := words(each)):
                out.left_out.add("what stands beside the text of the page", apart)
        take_front(main, front, out.left_out)
        page = Page(out, notes, language=said.get("language", ""))
        page.write(main)
        for each in notes_beside:
            page.block(each)
    return out.document("html", front.metadata(said))
