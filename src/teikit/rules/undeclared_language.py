"""A passage is in a language that the header does not list.

`langUsage` lists the languages of a text (TEI P5 2.4.2): catalogues take them from there, and readers choose
by them. A language that is missing there was forgotten, or the tag in the text is a slip. `en` in the header
stands for `en-GB`, too, and the header itself may be in any language.

Add a `language` with this `@ident` to `langUsage`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><langUsage>
    <language ident="en">English</language></langUsage></profileDesc></teiHeader>
    <text><body><p>He said <foreign xml:lang="de">ja</foreign>.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><langUsage>
    <language ident="en">English</language><language ident="de">German</language></langUsage></profileDesc>
    </teiHeader><text><body><p>He said <foreign xml:lang="de-AT">ja</foreign>.</p></body></text></TEI>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import Ancestors, local
from teikit.tei.facts.language_tags import language
from teikit.tei.facts.language_uses import language_uses
from teikit.tei.names import tag as name

SEVERITY = "hint"
UNSAID = frozenset({"und", "zxx", "mul", "mis", "x"})
"""Tags for what is in no language, or in one that has no tag."""
OUTER = frozenset({"TEI", "teiCorpus", "teiHeader"})
"""Elements whose language is that of what the editors say."""


def check(tei: Tei) -> Iterator[Finding]:
    """The first use in the text of each language that langUsage, where there is one, leaves out."""
    listed = {language(each.get("ident", "")) for each in tei.elements("language")}
    if not listed:
        return
    headers = Ancestors({name("teiHeader")})
    for tag, uses in language_uses(tei).items():
        if language(tag) in listed | UNSAID:
            continue
        in_text = (
            element
            for element, attribute in uses
            if attribute == "xml:lang" and local(element) not in OUTER and headers.nearest(element) is None
        )
        first = next(in_text, None)
        if first is not None:
            hint = f'add <language ident="{tag}"> to langUsage'
            yield Finding(first, f'the header does not list the language "{tag}"', "xml:lang", hint)
            listed.add(language(tag))
