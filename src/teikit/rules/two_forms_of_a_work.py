"""A work is cited in two spellings: a letter, an accent or a word of its title or author differs.

One of them may be a slip of the pen, or of the reader of the page. Where both are the source's own, leave
them, and let both citations point at one entry.

Bad::

    <p>See <bibl><author>Ada Stone</author>, <title>The Ships of Cork</title>, 1850</bibl>, and
    <bibl><author>Ada Stone</author>, <title>The Shipps of Cork</title>, 17</bibl>.</p>

Good::

    <p>See <bibl><author>Ada Stone</author>, <title>The Ships of Cork</title>, 1850</bibl>, and
    <bibl><author>Stone</author>, <title>Ships of Cork</title>, 17</bibl>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.spellings_of_works import differing

SEVERITY = "hint"


def check(tei: Tei, *, alike: float = 0.88) -> Iterator[Finding]:
    """Citations whose title is nearly that of an earlier one; `alike` is the share of letters that agree."""
    for here, said, earlier in differing(tei, alike):
        message = f'"{said}" is cited as "{earlier}" before'
        yield Finding(here, message, hint="one of them may be a slip")
