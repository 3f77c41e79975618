"""A language tag has a part that nobody registered.

The parts of a tag (language, script, region, variant) come from IANA's Language Subtag Registry (BCP 47);
another one means nothing to any program. Countries and languages differ: Greek is `el` or `grc`, not `gr`,
and Japanese `ja`, not `jp`.

Look the part up in the registry, or write what has no tag after `-x-`: `en-x-scouse`.

Bad::

    <p>He said <foreign xml:lang="gr">nai</foreign>.</p>

Bad::

    <p>He said <foreign xml:lang="sr-Cryl">da</foreign>.</p>

Good::

    <p>He said <foreign xml:lang="el">nai</foreign> and <foreign xml:lang="sr-Cyrl">da</foreign>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.language_tags import malformed, unknown
from teikit.tei.facts.language_uses import language_finding, language_uses

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """The first use of each well-formed tag with an unknown part."""
    for tag, uses in language_uses(tei).items():
        for fault in unknown(tag) if not malformed(tag) else ():
            yield language_finding(tei, tag, uses, fault, "look it up in the registry, or write it after -x-")
