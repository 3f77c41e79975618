"""What each TEI element is for a reader: a block of blocks, a paragraph, words, a place between words."""

from __future__ import annotations

from enum import Enum


class Shape(Enum):
    """What an element makes of what it holds."""

    GROUP = "a block of blocks"
    LEAF = "a paragraph"
    EITHER = "words where words are around it, else a block"
    SPAN = "words"
    POINT = "a place between words"
    LISTING = "lines that stand as they are"
    THROUGH = "nothing of its own: what it holds stands where it stands"


def _table(**rows: str) -> dict[str, Shape]:
    return {name: Shape[shape] for shape, names in rows.items() for name in names.split()}


SHAPES = _table(
    GROUP=(
        "text group front body back div div1 div2 div3 div4 div5 div6 div7 floatingText list item table "
        "row cell lg sp spGrp listBibl castList castGroup epigraph argument postscript titlePage docTitle "
        "opener closer address set prologue epilogue performance sourceDoc surface surfaceGrp zone "
        "listPerson listPlace listOrg listEvent listWit listApp entry superEntry sense msDesc msPart "
        "msItem physDesc history additional u annotationBlock TEI teiCorpus figure eTree forest"
    ),
    LEAF=(
        "p ab l head speaker trailer titlePart docImprint docEdition docAuthor docDate imprimatur "
        "addrLine line castItem witness headItem headLabel biblStruct biblFull xr "
        "summary"
    ),
    EITHER=(
        "q quote said cit stage bibl label salute signed dateline byline desc writing shift kinesic vocal "
        "incident pause form def etym gramGrp hom re usg abstract imprint person place org event"
    ),
    SPAN=(
        "hi emph foreign term title mentioned soCalled distinct gloss persName placeName orgName geogName "
        "name rs date time origDate ref add del surplus supplied unclear damage restore redo retrace secl "
        "sic corr orig reg abbr expan ex am code gi att val tag ident formula num measure email idno w pc "
        "s seg c phr cl author editor publisher pubPlace biblScope forename surname roleName choice app "
        "subst roleDesc role actor metamark"
    ),
    POINT=(
        "pb lb cb gb gap space milestone anchor graphic media binaryObject handShift ptr addSpan delSpan "
        "damageSpan caesura figDesc"
    ),
    LISTING=(
        "eg egXML"
    ),
)  # fmt: skip
"""What is not in the table, a user's own element too, is words among words and else a block."""

FIELDED = frozenset(
    "form gramGrp castItem address msIdentifier altIdentifier msName msItem msItemStruct dimensions extent "
    "biblStruct analytic monogr imprint series person personGrp persona place org event location".split()
)
"""Elements whose parts stand apart, also where the file has no blank between them: fields of a record."""
UNREAD = frozenset(
    "teiHeader standOff facsimile xenoData fw surplus listAnnotation spanGrp linkGrp interpGrp "
    "fsdDecl certainty precision respons alt altGrp join joinGrp timeline index".split()
)
"""What is no running text."""
PREFERRED = ("corr", "reg", "expan", "unclear", "seg", "add")
"""Of what `choice` offers, the reading that is read; else the first."""
LINED = frozenset(
    "head titlePart docImprint byline dateline salute signed address addrLine trailer docAuthor docDate "
    "docEdition".split()
)
"""Paragraphs whose line breaks are meant."""
DIVISIONS = frozenset("div div1 div2 div3 div4 div5 div6 div7".split())
HEADED = DIVISIONS | frozenset("front body back text group set prologue epilogue performance".split())
"""Elements whose `head` is a heading; the head of a list or a table is a caption."""
ENTRIES = frozenset("person personGrp persona place org event".split())
"""Entries of registers; a `note` in one is what it says, and called by nobody."""
BLOCKS = ENTRIES | frozenset(
    name for name, shape in SHAPES.items() if shape in (Shape.GROUP, Shape.LEAF, Shape.LISTING)
)
