"""Works cited in notes and bibliographies: each a `bibl` in its place, with its parts in TEI's own elements.

What is said about a work stays outside. A work cited before points by @corresp at its full citation.
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.citations.citing import cited
from teikit.citations.encoding import encoded
from teikit.citations.references import resolved
from teikit.text import Annotation, Reading

AFTER = ("dates",)


def tag(reading: Reading, *, running_text: bool = False) -> Iterator[Annotation]:
    """Yield the works that a reading cites, and their parts.

    With `running_text`, also those named in running text by author and year: `Geiger (1964, p. 65)`.
    """
    yield from encoded(reading, resolved(reading, cited(reading, running_text=running_text)))
