"""The parts of an ODT file beside its text: styles, properties, the list of its members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from teikit.clock import moment
from teikit.flow.about import About
from teikit.rendering.odt_words import LOOKS

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
URN = "urn:oasis:names:tc:opendocument:xmlns"
XMLNS = " ".join(
    (
        *(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "style", "text", "table", "meta")),
        f'xmlns:fo="{URN}:xsl-fo-compatible:1.0" xmlns:svg="{URN}:svg-compatible:1.0"',
        f'xmlns:draw="{URN}:drawing:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"',
    )
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
PARAGRAPHS = (
    ("Title", 'fo:text-align="center"', 'fo:font-size="18pt" fo:font-weight="bold"'),
    ("Author", 'fo:text-align="center"', ""),
    ("Subheading", 'fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    ("Quotations", 'fo:margin-left="1cm" fo:margin-right="1cm"', ""),
    ("Verse", 'fo:margin-left="1cm" fo:text-indent="-0.5cm"', ""),
    ("Speaker", 'fo:keep-with-next="always"', 'fo:font-variant="small-caps"'),
    ("Stage", "", 'fo:font-style="italic"'),
    ("Preformatted_20_Text", "", 'style:font-name="Courier New"'),
    ("List_20_Heading", 'fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    ("List_20_Contents", 'fo:margin-left="1cm"', ""),
    ("Footnote", "", 'fo:font-size="10pt"'),
)
NAMES = ("PersonName", "PlaceName", "OrganisationName", "Date")


def styles(language: str) -> str:
    """The styles of paragraphs, words, lists and cells."""
    main, _, country = language.partition("-")
    said = f'fo:language="{main}" fo:country="{country or "none"}"' if main else ""
    said = f"<style:text-properties {said}/>" if said else ""
    made = [
        f'<style:default-style style:family="paragraph">{said}</style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>'
    ]
    for name, paragraph, words in PARAGRAPHS:
        made.append(_style(name, "paragraph", paragraph, words))
    for level in range(1, 11):
        words = f'fo:font-weight="bold" fo:font-size="{max(12, 18 - 2 * level)}pt"'
        style = _style(f"Heading_20_{level}", "paragraph", 'fo:keep-with-next="always"', words)
        made.append(style.replace("<style:style ", f'<style:style style:default-outline-level="{level}" ', 1))
    made += (_style(f"look-{name}", "text", "", words) for name, words in LOOKS.items())
    made += (_style(name, "text", "", "") for name in NAMES)
    made.append(_style("SourceText", "text", "", 'style:font-name="Courier New"', "Source_20_Text"))
    made.append(_style("Source_20_Text", "text", "", 'style:font-name="Courier New"'))
    made += (_list(name) for name in ("Bullets", "Numbers"))
    inner = f"<office:styles>{''.join(made)}</office:styles>"
    return f'{HEAD}<office:document-styles {XMLNS} office:version="1.3">{inner}</office:document-styles>'


def _style(name: str, family: str, paragraph: str, words: str, parent: str = "") -> str:
    parent = parent or ("Standard" if family == "paragraph" else "")
    base = f' style:parent-style-name="{parent}"' if parent else ""
    inner = f"<style:paragraph-properties {paragraph}/>" if paragraph else ""
    inner += f"<style:text-properties {words}/>" if words else ""
    return f'<style:style style:name="{name}" style:family="{family}"{base}>{inner}</style:style>'


def _list(name: str) -> str:
    made = []
    for level in range(1, 11):
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="space" fo:margin-left="{level}cm" '
            'fo:text-indent="-0.5cm"/></style:list-level-properties>'
        )
        if name == "Numbers":
            made.append(
                f'<text:list-level-style-number text:level="{level}" style:num-format="1" '
                f'style:num-suffix=".">{place}</text:list-level-style-number>'
            )
        else:
            made.append(
                f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•">'
                f"{place}</text:list-level-style-bullet>"
            )
    return f'<text:list-style style:name="{name}">{"".join(made)}</text:list-style>'


def content(body: str, changes: Iterable[str]) -> str:
    """The text, with its changes before it."""
    tracked = "".join(changes)
    if tracked:
        tracked = f"<text:tracked-changes>{tracked}</text:tracked-changes>"
    cell = 'fo:border="0.5pt solid #000000" fo:padding="0.1cm"'
    return (
        f'{HEAD}<office:document-content {XMLNS} office:version="1.3"><office:automatic-styles>'
        f'<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties {cell}/>'
        f"</style:style></office:automatic-styles><office:body><office:text>{tracked}{body}"
        "</office:text></office:body></office:document-content>"
    )


def properties(known: About) -> str:
    """Title, authors, language and date, as programs show them beside a file."""
    when = moment()
    said = {
        "dc:title": known.title,
        "dc:creator": "; ".join(known.authors),
        "dc:language": known.language,
        "meta:creation-date": f"{when:%Y-%m-%dT%H:%M:%S}" if when else "",
    }
    words = "".join(f"<{name}>{escape(value, quote=False)}</{name}>" for name, value in said.items() if value)
    return (
        f'{HEAD}<office:document-meta {XMLNS} office:version="1.3"><office:meta>'
        f"<meta:generator>teikit</meta:generator>{words}</office:meta></office:document-meta>"
    )


def manifest(members: Mapping[str, str]) -> str:
    """The members of the archive, with their media types."""
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{media_type}"/>'
        for name, media_type in members.items()
    )
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{MIMETYPE}"/>'
        f"{files}</manifest:manifest>"
    )
