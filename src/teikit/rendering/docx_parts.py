"""The parts of a DOCX file that are the same for all texts: its styles, its types, how its parts are tied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from teikit.clock import moment
from teikit.flow.about import About

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OPEN = "http://schemas.openxmlformats.org"
WORD = f"{OPEN}/wordprocessingml/2006/main"
TIES = f"{OPEN}/officeDocument/2006/relationships"
XMLNS = f'xmlns:w="{WORD}" xmlns:r="{TIES}"'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("document", "styles", "numbering", "settings", "footnotes", "endnotes", "comments")

PARAGRAPHS = (
    ("Title", "Title", "", 'w:jc w:val="center"', "w:b,w:sz=36"),
    ("Author", "Author", "", 'w:jc w:val="center"', ""),
    *((f"Heading{n}", f"heading {n}", "", f'w:outlineLvl w:val="{n - 1}"', f"w:b,w:sz={34 - 2 * n}")
      for n in range(1, 10)),
    ("Subheading", "subheading", "", 'w:keepNext', "w:b"),
    ("Caption", "caption", "", 'w:keepNext', "w:i"),
    ("Quote", "Quote", "", 'w:ind w:left="567" w:right="567"', ""),
    ("Verse", "verse", "", 'w:ind w:left="567" w:hanging="283"', ""),
    ("Speaker", "speaker", "", 'w:keepNext', "w:smallCaps"),
    ("Stage", "stage direction", "", "", "w:i"),
    ("SourceCode", "Source Code", "", "", "w:rFonts"),
    ("ListContinue", "List Continue", "", 'w:ind w:left="567"', ""),
    ("DefinitionTerm", "Definition Term", "", 'w:keepNext', "w:b"),
    ("Definition", "Definition", "", 'w:ind w:left="567"', ""),
    ("FootnoteText", "footnote text", "", "", "w:sz=20"),
    ("EndnoteText", "endnote text", "", "", "w:sz=20"),
    ("CommentText", "annotation text", "", "", "w:sz=20"),
)  # fmt: skip
"""Paragraph styles: identifier, name, base, a paragraph property, run properties."""
CHARACTERS = (
    ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
    ("EndnoteReference", "endnote reference", '<w:vertAlign w:val="superscript"/>'),
    ("CommentReference", "annotation reference", '<w:sz w:val="16"/>'),
    ("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
    *((name, name, "") for name in ("PersonName", "PlaceName", "OrganisationName", "Date")),
    ("VerbatimChar", "Verbatim Char", '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'),
)


def styles(language: str) -> str:
    """The styles."""
    made = [
        f'{HEAD}<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/>'
        + (f'<w:lang w:val="{escape(language)}"/>' if language else "")
        + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    ]
    for identifier, name, _, paragraph, run in PARAGRAPHS:
        block = f"<w:pPr><{paragraph}/></w:pPr>" if paragraph else ""
        words = f"<w:rPr>{''.join(map(_run, run.split(',')))}</w:rPr>" if run else ""
        made.append(
            f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/>{block}{words}</w:style>'
        )
    for identifier, name, run in CHARACTERS:
        words = f"<w:rPr>{run}</w:rPr>" if run else ""
        made.append(
            f'<w:style w:type="character" w:styleId="{identifier}"><w:name w:val="{name}"/>{words}</w:style>'
        )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    made.append(
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )
    return "".join(made)


def _run(said: str) -> str:
    name, _, number = said.partition("=")
    if name == "w:rFonts":
        return '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>'
    return f'<{name} w:val="{number}"/>' if number else f"<{name}/>"


def numbering(lists: Iterable[bool]) -> str:
    """The lists: for each, in order, whether it is numbered."""
    made = [f"{HEAD}<w:numbering {XMLNS}>"]
    for draft, (form, text) in enumerate((("bullet", "•"), ("decimal", "%{}."))):
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text.format(depth + 1)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{567 * (depth + 1)}" w:hanging="283"/></w:pPr></w:lvl>'
            for depth in range(9)
        )
        made.append(
            f'<w:abstractNum w:abstractNumId="{draft}"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )
    for number, numbered in enumerate(lists, 1):
        anew = "".join(
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for depth in range(9)
        )
        made.append(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{int(numbered)}"/>'
            f"{anew if numbered else ''}</w:num>"
        )
    return "".join((*made, "</w:numbering>"))


def settings(first_note: int) -> str:
    """The settings: the number of the first footnote."""
    start = f'<w:numStart w:val="{first_note}"/>' if first_note != 1 else ""
    return (
        f'{HEAD}<w:settings {XMLNS}><w:footnotePr><w:numFmt w:val="decimal"/>{start}'
        '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:endnotePr><w:numFmt w:val="lowerRoman"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
        "</w:settings>"
    )


def types(parts: Iterable[str], pictures: Iterable[str] = ()) -> str:
    """The types of the parts; pictures by their suffixes."""
    known = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif"}
    said = "".join(
        f'<Override PartName="/word/{part}.xml" '
        f'ContentType="{TYPE}.{"document.main" if part == "document" else part}+xml"/>'
        for part in parts
    )
    images = "".join(
        f'<Default Extension="{suffix}" ContentType="{known[suffix]}"/>' for suffix in sorted(set(pictures))
    )
    return (
        f'{HEAD}<Types xmlns="{OPEN}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{images}{said}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def ties(related: Mapping[str, tuple[str, str]]) -> str:
    """What a part is tied to, by identifier: kind and target; an address of the web is external."""
    said = "".join(_tie(key, *tied) for key, tied in related.items())
    return f'{HEAD}<Relationships xmlns="{OPEN}/package/2006/relationships">{said}</Relationships>'


def _tie(key: str, kind: str, target: str) -> str:
    address = kind if "//" in kind else f"{TIES}/{kind}"
    outside = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{key}" Type="{address}" Target="{escape(target)}"{outside}/>'


def properties(known: About) -> str:
    """Title, authors, language and date, as programs show them beside a file."""
    when = moment()
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when:%Y-%m-%dT%H:%M:%SZ}</dcterms:{name}>'
        for name in ("created", "modified")
        if when
    )
    said = {"title": known.title, "creator": "; ".join(known.authors), "language": known.language}
    words = "".join(
        f"<dc:{name}>{escape(value, quote=False)}</dc:{name}>" for name, value in said.items() if value
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{OPEN}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{words}{stamp}</cp:coreProperties>'
    )
