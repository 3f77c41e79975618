"""DTABf, the TEI of the Deutsches Textarchiv; what it does not have is turned into what it has, or left out.

Words of the reading text stay in any case; what of the header has no place is left out, and told.
"""

from __future__ import annotations

from teikit.flow.mapping import Row
from teikit.package import Package
from teikit.rendering.base_format import TURNED, base_format
from teikit.rendering.base_format_turns import LOOKS
from teikit.rendering.fitting import fitted
from teikit.tei.document import Tei

SUFFIX = ".dtabf.xml"
FORMAT = "application/tei+xml"
MAPPING = (
    *(Row(name, turned, " ".join(f"{key}={value}" for key, value in said.items()))
      for name, (turned, said) in TURNED.items()),
    *(Row(f"@rend={name}", f"@rendition={value}") for name, value in LOOKS.items()),
    Row("pb", "pb", "facs counts the pages, as the format does"),
    Row("note", "note", "place=foot where the text says neither place nor type that the format has"),
    Row("choice", "choice", "sic and corr, orig and reg, abbr and expan; else the reading preferred"),
    Row("app", "the reading that is preferred", "the others are told"),
    Row("label", "item", "in a list"),
    Row("group", "body", "its texts become div"),
    Row("licence", "p", "where it has no address"),
    Row("teiHeader text", "the same", "elements that DTABf has, with the attributes and values that it has"),
)  # fmt: skip


def export(tei: Tei) -> Package:
    """The file with nothing but DTABf in it, in UTF-8."""
    return fitted(tei, base_format())
