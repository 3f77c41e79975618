"""The language tags that a file uses, each with the places where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import having, local, once
from teikit.tei.facts.language_tags import Fault
from teikit.tei.names import XML_LANG
from teikit.tei.values import replace_words

ELSEWHERE = {
    "ident": ("language",),
    "mainLang": ("textLang",),
    "otherLangs": ("textLang",),
    "tag": ("langKnown",),
}
"""The attributes besides xml:lang that hold language tags, and on which elements (teidata.language)."""

Use = tuple[etree._Element, str]


@once
def language_uses(tei: Tei) -> Mapping[str, list[Use]]:
    """The element and the written name of the attribute of each use of a tag, by tag; xml:lang first."""
    found: dict[str, list[Use]] = {}
    for element, value in having(tei, XML_LANG):
        if value:
            found.setdefault(value, []).append((element, "xml:lang"))
    for attribute, names in ELSEWHERE.items():
        for element, value in having(tei, attribute):
            if local(element) in names:
                for tag in value.split():
                    found.setdefault(tag, []).append((element, attribute))
    return found


def language_finding(tei: Tei, tag: str, uses: list[Use], fault: Fault, hint: str) -> Finding:
    """One finding for all uses of a tag, at the first of them, with edits where the remedy is known."""
    element, attribute = uses[0]
    more = f" (in {len(uses)} places)" if len(uses) > 1 else ""
    remedy = f'write "{fault.remedy}"' if fault.remedy else hint
    places = uses if fault.remedy and " " not in tag else []
    edits = (edit for at, name in places for edit in replace_words(tei, at, name, tag, fault.remedy))
    return Finding(element, f'"{tag}" {fault.message}{more}', attribute, remedy, tuple(edits))
