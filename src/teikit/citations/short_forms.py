"""Short forms that notes introduce (`hereafter FRUS`), and the citations that have one for a title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from teikit.citations.cues import cues
from teikit.citations.fields import Field
from teikit.citations.parts import Citation
from teikit.citations.works import folded
from teikit.language import Citing
from teikit.text import Span

FAR = 60
"""So many characters behind a citation may stand how it will be cited."""
TAKEN = frozenset({Field.REPOSITORY, Field.AUTHOR, Field.JOURNAL, Field.COLLECTION, Field.SHELFMARK})
"""What a short form may be taken for."""


def introduced(text: str, span: Span) -> tuple[str, ...]:
    """The short form that a citation introduces, folded; nothing where it introduces none."""
    match = _hereafter().search(text, span.start, min(len(text), span.end + FAR))
    return folded(match["short"]) if match else ()


def with_short_title(citation: Citation, forms: Iterable[tuple[str, ...]]) -> Citation:
    """The citation with a short form for its title, where it begins with one."""
    first = citation.parts[0]
    if first.field not in TAKEN or folded(first.text) not in forms:
        return citation
    title = replace(first, field=Field.MONOGRAPH)
    return replace(citation, parts=(title, *citation.parts[1:]), kind="")


@cache
def _hereafter() -> re.Pattern[str]:
    """An expression for the words that introduce a short form, and for the form."""
    words = "|".join(re.escape(word) for word, meant in cues().items() if Citing.HEREAFTER in meant)
    return re.compile(
        rf"\b(?:{words})(?: (?:cited as|referred to as|cited|as))?:? "
        r"[\"“‘]?(?P<short>[^)\]”\"’.;,\n]{2,40})",
        re.IGNORECASE,
    )
