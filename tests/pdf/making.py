"""PDFs for tests, written byte by byte: pages of words at given places, in fonts with or without maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from teikit.formats.pdf.child import messages
from teikit.formats.pdf.document import document as made_of
from teikit.formats.pdf.parent import gather
from teikit.source import Source
from teikit.text import Document

WIDTH, HEIGHT = 400, 600


@dataclass
class Pdf:
    """Objects of a PDF in the order of their numbers, from 1; the first two are the catalog and the pages."""

    objects: list[bytes] = field(default_factory=lambda: [b"", b""])

    def add(self, body: str | bytes) -> int:
        """A new object and its number."""
        self.objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(self.objects)

    def stream(self, data: bytes, extra: str = "") -> int:
        """A new stream and its number."""
        head = f"<< /Length {len(data)} {extra} >>\nstream\n".encode("latin-1")
        return self.add(head + data + b"\nendstream")

    def bytes(self, kids: Sequence[int], *, catalog: str = "", trailer: str = "") -> bytes:
        """The file, with its table of places."""
        self.objects[0] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
        places = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects[1] = f"<< /Type /Pages /Kids [{places}] /Count {len(kids)} >>".encode()
        out, at = bytearray(b"%PDF-1.5\n"), []
        for number, body in enumerate(self.objects, 1):
            at.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in at)
        out += f"trailer\n<< /Size {len(at) + 1} /Root 1 0 R {trailer} >>\n".encode()
        return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


FONTS = {"F": "Times-Roman", "I": "Times-Italic", "B": "Times-Bold"}
"""Fonts that every PDF has, by the names that the pages of tests use."""


def words(text: str, x: float, y: float, size: float = 10, font: str = "F") -> str:
    """The operators that print a text with its foot `y` points under the top of the page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm ({escaped}) Tj ET\n"


def rule(x: float, y: float, length: float) -> str:
    """The operators that draw a thin line."""
    return f"0.5 w {x} {HEIGHT - y} m {x + length} {HEIGHT - y} l S\n"


def pdf(
    *pages: str, fonts: str = "", annotations: Sequence[str] = (), made: Pdf | None = None, **more: str
) -> bytes:
    """A PDF of these pages; `annotations` stand on the first, `fonts` are added to the usual ones."""
    made = made or Pdf()
    usual = " ".join(
        f"/{name} << /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        for name, base in FONTS.items()
    )
    kids = []
    for number, page in enumerate(pages):
        content = made.stream(page.encode("cp1252"))
        links = " ".join(annotations) if number == 0 else ""
        kids.append(
            made.add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {content} 0 R "
                f"/Resources << /Font << {usual} {fonts} >> >> /Annots [{links}] >>"
            )
        )
    return made.bytes(kids, **more)


def document(data: bytes) -> Document:
    """What the reader makes of a PDF, without a process of its own for every test."""
    return made_of(gather(Source("book.pdf", data), messages(data)), {})


def printed(*pages: str, **more: Any) -> Document:
    """What the reader makes of a PDF of these pages."""
    return document(pdf(*pages, **more))


def embedded(made: Pdf, glyphs: Sequence[str], characters: dict[int, str], to_unicode: dict[int, str]) -> str:
    """A composite TrueType font in which glyph n is `glyphs[n]`, as a resource `/T … `.

    `characters` is the font's own character map (code point to name); `to_unicode` the file's, by glyph
    number, left out where it is empty. Every glyph is half an em wide.
    """
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(characters)
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    stream = made.stream(file.getvalue())
    descriptor = made.add(
        f"<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontFile2 {stream} 0 R "
        "/FontBBox [0 0 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    inner = made.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDToGIDMap /Identity /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R >>"
    )
    told = f"/ToUnicode {made.stream(_map(to_unicode))} 0 R" if to_unicode else ""
    return (
        "/T << /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H "
        f"/DescendantFonts [{inner} 0 R] {told} >>"
    )


def _map(characters: dict[int, str]) -> bytes:
    lines = "\n".join(
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in characters.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(characters)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def numbers(glyphs: Sequence[int], x: float, y: float, size: float = 10) -> str:
    """The operators that print glyphs of the embedded font by their numbers."""
    codes = "".join(f"{glyph:04x}" for glyph in glyphs)
    return f"BT /T {size} Tf 1 0 0 1 {x} {HEIGHT - y} Tm <{codes}> Tj ET\n"
