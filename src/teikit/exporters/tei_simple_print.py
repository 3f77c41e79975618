"""TEI simplePrint: the TEI of printed texts; what it does not have is turned into what it has, or left out.

Words of the reading text stay in any case; what of the header has no place is left out, and told.
"""

from __future__ import annotations

from teikit.flow.mapping import Row
from teikit.package import Package
from teikit.rendering.fitting import fitted
from teikit.rendering.simple_print import TURNED, simple_print
from teikit.tei.document import Tei

SUFFIX = ".simple.xml"
FORMAT = "application/tei+xml"
MAPPING = (
    *(Row(name, turned, " ".join(f"{key}={value}" for key, value in said.items()))
      for name, (turned, said) in TURNED.items()),
    Row("msDesc listWit recordingStmt scriptStmt", "bibl", "in sourceDesc: their words"),
    Row("app", "the reading that is preferred", "the others are told"),
    Row("teiHeader text", "the same", "elements that simplePrint has, with the attributes that it has"),
)  # fmt: skip


def export(tei: Tei) -> Package:
    """The file with nothing but simplePrint in it, in UTF-8."""
    return fitted(tei, simple_print())
