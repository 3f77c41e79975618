"""HTML: one page that one likes to read, with nothing to fetch.

Notes jump, come back and show themselves beside their marks; names show their entries of the register, dates
their normal form, restored words what was printed. What is no running text stands at the end.
"""

from __future__ import annotations

from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.package import Checker, Package, Receipt
from teikit.reading_page.check import NAME, check
from teikit.reading_page.page import surfaces
from teikit.reading_page.whole import whole
from teikit.reading_page.words import Text
from teikit.rendering.hypertext_rows import ROWS
from teikit.tei.document import Tei

SUFFIX = ".html"
CHECKER = Checker(NAME)
FORMAT = "text/html"
MAPPING = (
    *ROWS,
    Row("div div1 div2 div3 div4 div5 div6 div7", "section"),
    Row("head", "h2", "h2 to h6 by rank; caption and figcaption in tables and figures"),
    Row("lg l sp speaker stage", "div", "classes of these names"),
    Row(
        "figure graphic media figDesc",
        "figure",
        "the picture in the page, where it is a file of the project, else a link",
    ),
    Row("note", "li", "shown beside its mark, and at the end with the way back"),
    Row(
        "persName placeName orgName geogName name rs", "a", "shows the entry of the register and leads to it"
    ),
    Row("person place org", "li", "the register, with links to what names it"),
    Row("geo", "svg", "the map"),
    Row("date origDate time", "time", "shows its normal form; the timeline"),
    Row(
        "pb",
        "span",
        "in the margin, with a link to the picture that @facs names: at the end, where it is a file",
    ),
    Row("gap", "[…]", "tells why"),
    Row("choice sic corr orig reg abbr expan app lem rdg", "span", "tells what it stands for"),
    Row("teiHeader standOff facsimile xenoData", "dl", "at the end"),
)


def export(tei: Tei) -> Package:
    """The page of a TEI document, in UTF-8, complete with its style."""
    read = flow(tei, struck=True)
    text = Text(tei, surfaces(tei))
    made = whole(text, read).encode()
    return Package.of(made, *losses(tei, read, MAPPING), *text.pictures.losses())


def prove(package: Package) -> Receipt:
    """Whether the page is whole, and asks for nothing from outside."""
    return check(package.data)
