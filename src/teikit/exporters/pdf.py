"""PDF by WeasyPrint: the page that `html` makes, as it prints; notes, registers and map behind the text.

Bookmarks are its headings; nothing is fetched.
"""

from __future__ import annotations

from typing import Any

from teikit.flow.mapping import Row, losses
from teikit.flow.reading import flow
from teikit.package import Package
from teikit.reading_page.page import surfaces
from teikit.reading_page.whole import whole
from teikit.reading_page.words import Text
from teikit.tei.document import Tei

SUFFIX = ".pdf"
FORMAT = "application/pdf"
NEEDS = {"weasyprint": "teikit[print]"}
MAPPING = (
    Row("div div1 div2 div3 div4 div5 div6 div7 p ab lg l sp speaker stage", "as html has them"),
    Row("head", "a bookmark"),
    Row("quote q cit epigraph list castList listBibl castGroup item castItem bibl label", "as html has them"),
    Row("table row cell figure graphic media figDesc", "as html has them"),
    Row(
        "hi emph foreign term title mentioned distinct code gi att val tag ident eg egXML", "as html has them"
    ),
    Row("add del surplus gap choice sic corr orig reg abbr expan app lem rdg pb lb", "as html has them"),
    Row("note", "behind the text", "links lead there and back"),
    Row("ref ptr persName placeName orgName geogName name rs date origDate time", "a link, or words"),
    Row("person place org geo teiHeader standOff facsimile xenoData", "behind the text"),
)


def export(tei: Tei) -> Package:
    """The PDF of a TEI document."""
    from weasyprint import HTML

    read = flow(tei, struck=True)
    text = Text(tei, surfaces(tei))
    html = whole(text, read, printed=True)
    data: bytes = HTML(string=html, base_url="", url_fetcher=_within).write_pdf(pdf_identifier=b"teikit")
    return Package.of(data, *losses(tei, read, MAPPING), *text.pictures.losses())


def _within(url: str, *_: Any, **_more: Any) -> Any:
    """What the page holds itself; nothing is fetched."""
    if url.startswith("data:"):
        from weasyprint import default_url_fetcher

        return default_url_fetcher(url)
    raise ValueError(f"{url} is not fetched")
