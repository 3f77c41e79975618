"""ODT for LibreOffice and others: headings, true footnotes with their signs, lists, tables, verse, changes.

Title and authors are properties of the file, with `titled` also its first lines; names and dates have styles.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.flow.about import About, about
from teikit.flow.mapping import Row, behind, losses, targets
from teikit.flow.reading import flow
from teikit.package import Checker, Package, Receipt
from teikit.rendering import odt_parts as parts
from teikit.rendering.archive import archive
from teikit.rendering.odt_check import NAME, check
from teikit.rendering.odt_story import Story
from teikit.tei.document import Tei

SUFFIX = ".odt"
FORMAT = parts.MIMETYPE
CHECKER = Checker(NAME)
MAPPING = (
    Row("head", "Subheading", "Heading 1 to 10 by the depth of the division"),
    Row("p ab", "text:p", "no style of its own"),
    Row("l", "Verse"),
    Row("speaker", "Speaker"),
    Row("stage", "Stage"),
    Row("titlePart", "Subheading"),
    Row("quote q cit epigraph", "Quotations", "where it is a block; words within a line stay as they are"),
    Row("list item castList castGroup castItem listBibl bibl", "text:list", "numbered by @rend or @type"),
    Row("listPerson listPlace listOrg listEvent listWit", "text:list", "a register in the text"),
    Row("biblStruct witness person place org event", "text:list-item", "an entry of one, with its notes"),
    Row("label", "List_20_Heading", "and List Contents for its item"),
    Row("table row cell", "table:table", "with spans"),
    Row("eg egXML", "Preformatted_20_Text", "a paragraph for each line"),
    Row(
        "note",
        "text:note",
        "endnote with place=end, office:annotation with type=comment; one in a note behind it",
    ),
    Row("hi emph foreign title term mentioned distinct", "look-italic", "bold, small capitals … by @rend"),
    Row("code gi att val tag ident", "SourceText"),
    Row("persName", "PersonName", "a style of words, without a look"),
    Row("placeName geogName", "PlaceName", "likewise"),
    Row("orgName", "OrganisationName", "likewise"),
    Row("date", "Date", "likewise"),
    Row("add", "text:insertion", "a tracked change, by @resp or @hand"),
    Row("del surplus", "text:deletion", "likewise"),
    Row("ref ptr", "text:a", "and bookmarks where they lead"),
    Row("figure graphic media figDesc", "draw:frame", "the picture, where it is a file of the project"),
    Row("pb cb gb milestone", "text:bookmark", "by unit and number; one sees nothing of it"),
    Row("gap", "[…]"),
    Row("lb", "text:line-break", "in headings, addresses and the like, else a blank"),
    Row("lg sp div div1 div2 div3 div4 div5 div6 div7 front back", "text:p", "what is in them"),
    Row("choice corr reg expan app lem", "text:span", "the reading that is preferred"),
)


def export(tei: Tei, *, titled: bool = False) -> Package:
    """The ODT file of a TEI document; `titled`, with title and authors before the text as well.

    Without it they are properties of the file: other programs take a title for the text's own words.
    """
    read, known = flow(tei, struck=True), about(tei)
    styles = {name for name, *_ in parts.PARAGRAPHS}
    story = Story(tei, {name: style for name, style in targets(MAPPING).items() if style in styles})
    body = "".join((*(_front(story, known) if titled else ()), story.blocks(read.blocks)))
    members = {
        "content.xml": parts.content(body, story.runs.changes),
        "styles.xml": parts.styles(known.language),
        "meta.xml": parts.properties(known),
    }
    pictures = story.runs.pictures
    media = {f"Pictures/{each.name}": each for each in pictures.found.values()}
    types = {name: each.media_type for name, each in media.items()}
    manifest = parts.manifest(dict.fromkeys(members, "text/xml") | types)
    files = {"mimetype": FORMAT, **members, "META-INF/manifest.xml": manifest}
    made = {name: text.encode() for name, text in files.items()}
    made |= {name: each.data for name, each in media.items()}
    data = archive(made, stored=frozenset({"mimetype"}))
    return Package.of(data, *losses(tei, read, MAPPING), *behind(tei, story.runs.inner), *pictures.losses())


def prove(package: Package) -> Receipt:
    """Whether what the parts of the file say of each other is so."""
    return check(package.data)


def _front(story: Story, known: About) -> Iterator[str]:
    for style, said in (("Title", (known.title,)), ("Author", known.authors)):
        yield from (story.paragraph(style, story.runs.line(each)) for each in said if each)
