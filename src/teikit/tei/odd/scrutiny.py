"""The ODD in a document, for rules: compiled once a document, by modules that are loaded for an ODD only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teikit.facts import fact_of_text
from teikit.source import FileError
from teikit.tei.document import Tei

if TYPE_CHECKING:
    from teikit.tei.odd.linting import Lint


@fact_of_text
def scrutinize(tei: Tei) -> Lint | FileError | None:
    """What a document says as an ODD; None for any other document, an error where that cannot be read."""
    if b"schemaSpec" not in tei.source.data:
        return None
    from teikit.tei.odd.linting import lint  # slow to import, and few files are ODDs

    around = tei.around
    return lint(tei, around.specification, around.source) if around else lint(tei)
