"""PDFs for tests, written byte by byte: pages of words at given places, in fonts with or without maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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
