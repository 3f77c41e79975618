"""DOCX for word processors: headings, true footnotes, lists, tables, verse; revisions and comments as such.

Title and authors stand at its head; names and dates have character styles, so that they can be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teikit.flow.about import About, about
from teikit.flow.content import Note
from teikit.flow.mapping import Row, behind, losses, targets
from teikit.flow.reading import flow
from teikit.package import Checker, Package, Receipt
from teikit.rendering import docx_parts as parts
from teikit.rendering.archive import archive
from teikit.rendering.docx_check import NAME, check
from teikit.rendering.docx_story import Story, Where
from teikit.rendering.docx_words import KINDS, MOMENT, Runs
from teikit.tei.document import Tei

SUFFIX = ".docx"
CHECKER = Checker(NAME)
FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAPPING = (
    Row("head", "Subheading", "Heading 1 to 9 by the depth of the division; Caption before a table"),
    Row("p ab", "w:p", "no style of its own"),
    Row("l", "Verse"),
    Row("speaker", "Speaker"),
    Row("stage", "Stage"),
    Row("titlePart", "Subheading"),
    Row("quote q cit epigraph", "Quote", "where it is a block; words within a line stay as they are"),
    Row(
        "list item castList castGroup castItem listBibl bibl",
        "w:numPr",
        "true lists, numbered by @rend or @type",
    ),
    Row("listPerson listPlace listOrg listEvent listWit", "w:numPr", "a register in the text"),
    Row("biblStruct witness person place org event", "w:numPr", "an entry of one, with its notes"),
    Row("label", "DefinitionTerm", "and Definition for its item"),
    Row("table row cell", "w:tbl", "with spans; a row with role=label is a header row"),
    Row("eg egXML", "SourceCode", "a paragraph for each line"),
    Row(
        "note",
        "w:footnote",
        "w:endnote with place=end, w:comment with type=comment; one in a note behind it",
    ),
    Row("hi emph foreign title term mentioned distinct", "w:i", "w:b, w:smallCaps … by @rend"),
    Row("code gi att val tag ident", "VerbatimChar"),
    Row("persName", "PersonName", "a style of characters, without a look"),
    Row("placeName geogName", "PlaceName", "likewise"),
    Row("orgName", "OrganisationName", "likewise"),
    Row("date", "Date", "likewise"),
    Row("add", "w:ins", "a revision, by @resp or @hand"),
    Row("del surplus", "w:del", "likewise"),
    Row("ref ptr", "w:hyperlink", "and bookmarks where they lead"),
    Row("figure graphic media figDesc", "w:drawing", "the picture, where it is a file of the project"),
    Row("pb cb gb milestone", "w:bookmarkStart", "by unit and number; one sees nothing of it"),
    Row("gap", "[…]"),
    Row("lb", "w:br", "in headings, addresses and the like, else a blank"),
    Row("lg sp div div1 div2 div3 div4 div5 div6 div7 front back", "w:p", "what is in them"),
    Row("choice corr reg expan app lem", "w:r", "the reading that is preferred"),
)
NOTE_STYLES = {"footnotes": "FootnoteText", "endnotes": "EndnoteText", "comments": "CommentText"}


def export(tei: Tei) -> Package:
    """The DOCX file of a TEI document."""
    read, known = flow(tei, struck=True), about(tei)
    runs = Runs(tei)
    story = Story(runs, _styles())
    body = "".join((*_front(story, known), *story.blocks(read.blocks)))
    notes = {kind: "".join(_notes(story, kind)) for kind in KINDS}
    members = {"document": f"<w:document {parts.XMLNS}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    for kind, inner in notes.items():
        if inner or kind != "comments":
            members[kind] = f"<w:{kind} {parts.XMLNS}>{_separators(kind)}{inner}</w:{kind}>"
    data = _archive(members, story, known, runs)
    return Package.of(data, *losses(tei, read, MAPPING), *behind(tei, runs.inner), *runs.pictures.losses())


def prove(package: Package) -> Receipt:
    """Whether what the parts of the file say of each other is so."""
    return check(package.data)


def _styles() -> Mapping[str, str]:
    """The paragraph styles by TEI elements."""
    known = {identifier for identifier, *_ in parts.PARAGRAPHS}
    return {name: style for name, style in targets(MAPPING).items() if style in known}


def _archive(members: dict[str, str], story: Story, known: About, runs: Runs) -> bytes:
    made = {name: parts.HEAD + text for name, text in members.items()}
    made["styles"] = parts.styles(known.language)
    made["numbering"] = parts.numbering(story.lists)
    made["settings"] = parts.settings(_first_number(runs.notes["footnotes"]))
    names = {name: (name, f"{name}.xml") for name in made if name != "document"}
    links = {part: {key: tied for tied, key in found.items()} for part, found in runs.related.items()}
    links["document"] = {**names, **links.get("document", {})}
    pictures = runs.pictures.found.values()
    top: Mapping[str, tuple[str, str]] = {
        "document": ("officeDocument", "word/document.xml"),
        "core": (
            f"{parts.OPEN}/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    }
    files = {
        "[Content_Types].xml": parts.types(made, (each.suffix for each in pictures)),
        "_rels/.rels": parts.ties(top),
        **{f"word/{name}.xml": text for name, text in made.items()},
        **{f"word/_rels/{part}.xml.rels": parts.ties(found) for part, found in links.items()},
        "docProps/core.xml": parts.properties(known),
    }
    media = {f"word/media/{each.name}": each.data for each in pictures}
    return archive({name: text.encode() for name, text in files.items()} | media)


def _front(story: Story, known: About) -> Iterator[str]:
    if known.title:
        yield story.paragraph("Title", story.runs.run(known.title))
        yield from (story.paragraph("Author", story.runs.run(each)) for each in known.authors)


def _notes(story: Story, kind: str) -> Iterator[str]:
    """The notes of a kind; those that they call themselves join the end meanwhile."""
    called = story.runs.notes[kind]
    done = 0
    story.runs.part = kind
    while done < len(called):
        yield _note(story, kind, called[done], done + 1)
        done += 1


def _note(story: Story, kind: str, note: Note, number: int) -> str:
    one, element = KINDS[kind], note.element
    mark = {"comments": "annotationRef"}.get(kind, f"{one}Ref")
    style = {"comments": "CommentReference"}.get(kind, f"{one.capitalize()}Reference")
    begin = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:{mark}/></w:r>{story.runs.run(" ")}'
    inner = _begun(story, kind, note, begin)
    while story.runs.within:
        other = story.runs.within.pop(0)
        inner += _begun(story, kind, other, story.runs.inner_label(other))
    about_it = ""
    if kind == "comments":
        who, when = element.get("who") or element.get("resp") or "teikit", element.get("when", "")
        said = {"author": who.lstrip("#"), "initials": "".join(word[0] for word in who.lstrip("#").split())}
        if MOMENT.fullmatch(when) and "T" in when:
            said["date"] = when
        about_it = "".join(f' w:{name}="{value}"' for name, value in said.items())
    return f'<w:{one} w:id="{number}"{about_it}>{"".join(inner)}</w:{one}>'


def _begun(story: Story, kind: str, note: Note, begin: str) -> list[str]:
    """What a note says, with its mark at the beginning of its first paragraph."""
    inner = list(story.blocks(note.blocks, Where(NOTE_STYLES[kind])))
    first = inner[0] if inner else ""
    if not first.startswith("<w:p>"):
        return [story.paragraph(NOTE_STYLES[kind], begin), *inner]
    head, end, rest = first.partition("</w:pPr>") if "<w:pPr>" in first else ("<w:p>", "", first[5:])
    return [f"{head}{end}{begin}{rest}", *inner[1:]]


def _separators(kind: str) -> str:
    """The lines that stand between text and notes, without which Word does not open a file."""
    if kind == "comments":
        return ""
    one = KINDS[kind]
    return "".join(
        f'<w:{one} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{one}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _first_number(notes: list[Note]) -> int:
    """The number of the first note, where the notes are numbered on from it; else they begin with 1."""
    labels = [note.label for note in notes]
    first = int(labels[0]) if labels and labels[0].isdecimal() else 1
    return first if labels == [str(number) for number in range(first, first + len(labels))] else 1
