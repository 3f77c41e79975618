"""What blocks and words become in any XHTML that teikit writes: the rows that pages and books share."""

from __future__ import annotations

from teikit.flow.mapping import Row

ROWS = (
    Row("p ab", "p"),
    Row("quote q cit epigraph", "blockquote", "span within a line"),
    Row("list castList listBibl castGroup", "ul", "ol where it is numbered, dl where items have labels"),
    Row("item castItem bibl label", "li", "dt and dd where items have labels"),
    Row("listPerson listPlace listOrg listEvent listWit", "ul", "a register in the text"),
    Row("biblStruct witness person place org event", "li", "an entry of one, with its notes"),
    Row("table row cell", "table", "with spans; rows and cells of role=label are th"),
    Row("hi emph foreign term mentioned distinct", "em", "strong, sup, sub, u, s, small capitals by @rend"),
    Row("title", "cite"),
    Row("code gi att val tag ident eg egXML", "code"),
    Row("add", "ins"),
    Row("del surplus", "del"),
    Row("ref ptr", "a"),
    Row("lb", "br", "in headings, addresses and the like, else a blank"),
)
