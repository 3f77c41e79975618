"""What the header says of a text that every format has a place for: title, authors, language, date, terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from teikit.tei.document import Tei
from teikit.tei.facts import language_tags
from teikit.tei.header import agents
from teikit.tei.header.titles import titles
from teikit.tei.names import XML_LANG, tag

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
WORDS = etree.XPath("normalize-space()")


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a text; what is not said is empty."""

    title: str
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    language: str
    publisher: str
    date: str
    terms: str
    terms_url: str
    identifier: str


def about(tei: Tei) -> About:
    """What the header of a document says."""
    texts = tei.root.iter(tag("text"))
    languages = (each.get(XML_LANG, "") for each in (*texts, tei.root, *tei.elements("language")))
    idents = (each.get("ident", "") for each in tei.elements("language"))
    licence = next(_found(tei, "publicationStmt//licence"), None)
    terms = "" if licence is None else said(licence)
    return About(
        title=next((each.words for each in titles(tei)), ""),
        authors=_names(agents.AUTHORS.read(tei)),
        editors=_names(agents.EDITORS.read(tei)),
        language=next(filter(None, map(language_tag, (*languages, *idents))), ""),
        publisher=next(iter(_names(agents.PUBLISHERS.read(tei))), ""),
        date=_date(tei),
        terms=terms or next(_said(tei, "publicationStmt/availability"), ""),
        terms_url="" if licence is None else (licence.get("target", "").split() or [""])[0],
        identifier=next(_said(tei, "publicationStmt/idno"), ""),
    )


@lru_cache(1000)
def language_tag(given: str) -> str:
    """A tag as BCP 47 prefers it, `la` for `lat`; empty for what is none, or of no language."""
    if not LANGUAGE.fullmatch(given) or any(language_tags.unknown(given)):
        return ""
    newer = language_tags.deprecated(given)
    return newer.remedy if newer else given


def said(element: etree._Element | None) -> str:
    """All words of an element, with one blank between them."""
    return "" if element is None else str(WORDS(element))


def _names(found: Iterable[agents.Agent]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for each in found if each.name))


def _found(tei: Tei, path: str) -> Iterator[etree._Element]:
    steps = "/".join(tag(step) if step else "" for step in path.split("/"))
    header = next(tei.elements("fileDesc"), None)
    return iter(()) if header is None else header.iterfind(f".//{steps}")


def _said(tei: Tei, path: str) -> Iterator[str]:
    return filter(None, map(said, _found(tei, path)))


def _date(tei: Tei) -> str:
    for element in _found(tei, "publicationStmt/date"):
        if found := element.get("when") or said(element):
            return found
    return ""
