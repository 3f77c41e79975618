"""Names, words and attributes of elements as HTML has them."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from teikit.tei.names import XML_ID, XML_LANG

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LABELS = {
    "fileDesc": "file",
    "titleStmt": "title", "respStmt": "responsibility", "resp": "task", "publicationStmt": "publication",
    "sourceDesc": "source", "bibl": "work", "biblStruct": "work", "msDesc": "manuscript", "idno": "number",
    "availability": "terms of use", "profileDesc": "about the text", "encodingDesc": "encoding",
    "revisionDesc": "changes", "langUsage": "languages", "msIdentifier": "shelfmark",
    "msContents": "contents",
    "msItem": "item", "physDesc": "appearance", "origDate": "date of origin", "origPlace": "place of origin",
    "provenance": "owners", "editionStmt": "edition", "seriesStmt": "series", "notesStmt": "notes", "p": "",
    "persName": "name", "placeName": "name", "orgName": "name", "ab": "", "textLang": "language",
    "particDesc": "people", "settingDesc": "setting", "textClass": "subject", "classDecl": "classifications",
    "catDesc": "meaning", "projectDesc": "project", "editorialDecl": "editorial practice",
    "geo": "coordinates",
}  # fmt: skip
"""What is said of elements whose names do not speak for themselves; an empty label is none."""
PLAIN = frozenset({XML_ID, XML_LANG, "{http://www.w3.org/XML/1998/namespace}space", "n", "rend", "part"})
"""Attributes that are shown in another way, or say nothing to a reader."""


def name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def label(element: etree._Element) -> str:
    """What an element is called before its content; with its type, where it has one."""
    said = _label(name(element))
    kind = element.get("type", "")
    return f"{said} ({kind})" if said and kind else said


@cache
def _label(name: str) -> str:
    return LABELS.get(name, CAMEL.sub(" ", name).lower())


def words(element: etree._Element | None) -> str:
    """All words of an element, with one blank between them."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def attributes(element: etree._Element, without: str = "") -> str:
    """What the attributes of an element say, in one line, but one that is said already."""
    given = cast("list[tuple[str, str]]", element.items())
    return ", ".join(
        f"{key.rpartition('}')[2]}: {value}"
        for key, value in given
        if value and key not in PLAIN and key != without
    )


def identifier(element: etree._Element) -> str:
    """The id of an element as an attribute of HTML."""
    given = " ".join(element.get(XML_ID, "").split())
    return f' id="{escape(given)}"' if given else ""


def tip(said: str, *more: str) -> str:
    """What is shown when the reader points at a word; more of it has lines of its own."""
    said = "\n".join(filter(None, (said, *more)))
    return f' data-tip="{escape(said)}" tabindex="0"' if said else ""


def link(address: str) -> str:
    """An address that a reader may follow; empty for any other."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return ""
    return address if address.startswith("#") or scheme in ("http", "https", "mailto") else ""
