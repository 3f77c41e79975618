"""A language tag was replaced by another one, or has a shorter form.

A language has one tag: `en`, not `eng`, and `he`, not `iw` (BCP 47, RFC 5646 2.2.1). Programs compare tags
letter by letter, so a text marked `lat` is not found among the Latin ones.

Write the form that the registry prefers, in the header as in the text.

Bad::

    <p>He said <foreign xml:lang="eng">howdy</foreign>.</p>

Bad::

    <p>He said <foreign xml:lang="iw">shalom</foreign>.</p>

Good::

    <p>He said <foreign xml:lang="en">howdy</foreign> and <foreign xml:lang="he">shalom</foreign>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.language_tags import deprecated
from teikit.tei.facts.language_uses import language_finding, language_uses

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """The first use of each tag for which there is a better one."""
    for tag, uses in language_uses(tei).items():
        if fault := deprecated(tag):
            yield language_finding(tei, tag, uses, fault, "")
