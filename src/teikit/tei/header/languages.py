"""The languages of a TEI document, the main one first, as BCP 47 tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.tei.document import Tei
from teikit.tei.header.paths import each
from teikit.tei.mapping import Fact
from teikit.tei.names import XML_LANG

PATHS = (
    "text/@xml:lang",
    "teiHeader/profileDesc/langUsage/language/@ident",
    "teiHeader/fileDesc/sourceDesc//textLang/@mainLang",
    "@xml:lang",
)
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def languages(tei: Tei) -> Iterator[str]:
    """The tags, each once; what is no tag is left out."""
    said = [text.get(XML_LANG, "") for text in each(tei, "text")]
    said += [element.get("ident", "") for element in each(tei, "teiHeader/profileDesc/langUsage/language")]
    said += [element.get("mainLang", "") for element in each(tei, "teiHeader/fileDesc/sourceDesc//textLang")]
    found = [each_tag for each_tag in dict.fromkeys(said) if TAG.fullmatch(each_tag)]
    own = tei.root.get(XML_LANG, "")
    yield from found or ([own] if TAG.fullmatch(own) else [])


LANGUAGES = Fact(PATHS, languages, '<langUsage><language ident="en">English</language></langUsage>')
