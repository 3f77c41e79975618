"""The languages of a TEI document, the main one first, as BCP 47 tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.tei.document import Tei
from teikit.tei.header.paths import LANGUAGE_TAG, each
from teikit.tei.mapping import Fact
from teikit.tei.names import XML_LANG

PATHS = (
    "text/@xml:lang",
    "teiHeader/profileDesc/langUsage/language/@ident",
    "teiHeader/fileDesc/sourceDesc//textLang/@mainLang",
    "@xml:lang",
)


def languages(tei: Tei) -> Iterator[str]:
    """The tags, each once; what is no tag is left out."""
    said = [text.get(XML_LANG, "") for text in each(tei, "text")]
    said += [element.get("ident", "") for element in each(tei, "teiHeader/profileDesc/langUsage/language")]
    said += [element.get("mainLang", "") for element in each(tei, "teiHeader/fileDesc/sourceDesc//textLang")]
    yield from _tags(said) or _tags([tei.root.get(XML_LANG, "")])


def _tags(said: Iterable[str]) -> list[str]:
    return [each_tag for each_tag in dict.fromkeys(map(str.strip, said)) if LANGUAGE_TAG.fullmatch(each_tag)]


LANGUAGES = Fact(PATHS, languages, '<text xml:lang="en">')
