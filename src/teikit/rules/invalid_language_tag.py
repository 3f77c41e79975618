"""A language is not written as a language tag.

`xml:lang` and `language/@ident` hold tags of BCP 47: `en`, `de-AT`, `sr-Latn`, `grc`, or `x-` and a name for
what has no tag. Fonts, hyphenation, search engines and screen readers ignore everything else.

Write the two or three letters of the language; what follows is set off with hyphens.

Bad::

    <p>He said <foreign xml:lang="en_US">howdy</foreign>.</p>

Bad::

    <p>He said <foreign xml:lang="old Norse">hæ</foreign>.</p>

Good::

    <p>He said <foreign xml:lang="en-US">howdy</foreign> and <foreign xml:lang="x-argot">wesh</foreign>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.language_tags import malformed
from teikit.tei.facts.language_uses import language_finding, language_uses

FORM = 'write a tag such as "en", "de-AT" or "grc"'


def check(tei: Tei) -> Iterator[Finding]:
    """The first use of each tag that does not follow the grammar of RFC 5646."""
    for tag, uses in language_uses(tei).items():
        if fault := malformed(tag):
            yield language_finding(tei, tag, uses, fault, FORM)
