"""Small DOCX, ODT and EPUB files, zipped here from their parts, and what becomes of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from teikit.converting.pipeline import Settings, convert
from teikit.converting.plan import Choice
from teikit.source import Source
from teikit.tei import profile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings")
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Chapter"/>
 <w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Vers"><w:name w:val="Verse"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Tabelle"><w:name w:val="Table"/><w:tblStylePr w:type="firstRow"/></w:style>
"""


def zipped(members: Mapping[str, str | bytes], *, mimetype: str = "") -> bytes:
    """A ZIP archive of these members; its media type comes first and unpacked, as ODF and EPUB want it."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, data in members.items():
            archive.writestr(name, data)
    return whole.getvalue()


def docx(
    body: str, *, relationships: str = "", more: Mapping[str, str | bytes] | None = None, **parts: str
) -> bytes:
    """A DOCX file with this body, these other parts, and relationships of the body."""
    parts = {"styles": STYLES, **parts}
    related = "".join(
        f'<Relationship Id="part{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>' for part in parts
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="a" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships "
        f'xmlns="{RELATIONSHIPS}">{related}{relationships}</Relationships>',
    }
    for part, content in parts.items():
        members[f"word/{part}.xml"] = f"<w:{part} {NAMESPACES}>{content}</w:{part}>"
    return zipped({**members, **(more or {})})


def p(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of a DOCX file; words that are no markup are a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A run of a DOCX file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def odt(text: str, styles: str = "", *, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An ODT file with this text and these automatic styles."""
    prefixes = {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "svg": "svg-compatible",
        "fo": "xsl-fo-compatible",
    }
    declared = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in prefixes.items()
    )
    declared += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    content = (
        f"<office:document-content {declared}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {"content.xml": content, **(more or {})}, mimetype="application/vnd.oasis.opendocument.text"
    )


def epub(
    pages: Mapping[str, str], *, metadata: str = "", more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """An EPUB with these pages in this order, each the inside of its body."""
    items = "".join(
        f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name.startswith('nav') else ''}/>"
        for name in pages
    )
    spine = "".join(f'<itemref idref="{name[:-6]}"/>' for name in pages)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members: dict[str, str | bytes] = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/>'
        "</rootfiles></container>",
        "OPS/book.opf": package,
    }
    for name, body in pages.items():
        members[f"OPS/{name}"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f"<head><title>t</title></head><body>{body}</body></html>"
        )
    return zipped({**members, **(more or {})}, mimetype="application/epub+zip")


def tei(data: bytes, name: str, **header: str) -> str:
    """The TEI of a file without names; it is valid, and gives the text back, or there is none."""
    settings = Settings(choice=Choice(ignore=("taggers",)), header=header)
    made = convert(Source(name, data), settings)
    assert [str(each) for each in profile.grammar().violations(made.data)] == []
    assert made.dropped == ()
    return made.data.decode()


def body(data: bytes, name: str) -> str:
    """What stands in the body of the TEI of a file, line ends left out: they are where blocks end."""
    text = tei(data, name).partition("<body>")[2].partition("</body>")[0]
    return re.sub(r"\n|(?<!<l>)<lb/>(?=\n|<|$)", "", text.replace("\n<lb/>", "")).strip()
