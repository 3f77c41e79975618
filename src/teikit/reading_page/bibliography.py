"""The works that a text cites: a list with the way back to each place, with COinS, and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlencode

from teikit.rendering.hypertext import fit
from teikit.tei.document import Tei
from teikit.tei.facts.works import Person, Work, listed, record, works

TYPES = {"article": "ScholarlyArticle", "chapter": "Chapter", "book": "Book", "statute": "Legislation"}
"""What schema.org calls a kind of work; anything else is a CreativeWork."""


def bibliography(tei: Tei) -> str:
    """The list of the works that have entries, each with links to the places that cite it."""
    items = "".join(map(_item, works(tei))) if listed(tei) else ""
    if not items:
        return ""
    head = '<section class="register works" aria-label="Works cited">\n<h2>Works cited</h2>\n'
    return f"{head}<ul>\n{items}</ul>\n</section>\n"


def json_ld(tei: Tei) -> str:
    """What the text is and which works it cites, as schema.org has it, for the head of the page."""
    cited = [_described(work) for work in works(tei)]
    data = {"@context": "https://schema.org", **_described(record(tei)), "citation": cited}
    said = json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)
    safe = said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{safe}</script>\n'


def _item(work: Work) -> str:
    ways = " ".join(
        f'<a href="#{fit(each.id)}" aria-label="cited in {escape(each.said)}">{escape(each.note or "↑")}</a>'
        for each in work.cited
        if each.id
    )
    where = f' <span class="where">{ways}</span>' if ways else ""
    coins = f'<span class="Z3988" title="{escape(urlencode(list(_coins(work))))}"></span>'
    name = f' id="{fit(work.id)}"' if work.id else ""
    return f"<li{name}>{'. '.join(_said(work))}.{where}{coins}</li>\n"


def _said(work: Work) -> Iterator[str]:
    """A work as one reads it."""
    makers = work.authors or work.editors
    if makers:
        more = "" if work.authors else " (ed.)"
        yield escape("; ".join(map(_person, makers)).rstrip(".") + more)
    if work.title:
        yield f"<cite>{escape(work.title.rstrip('.'))}</cite>"
    if work.host:
        yield f"In: <cite>{escape(work.host.rstrip('.'))}</cite>"
    kept = ", ".join(filter(None, (work.repository, work.collection, work.shelfmark)))
    date = "" if work.date is None else work.date.words
    printed = ": ".join(filter(None, (work.place, work.publisher)))
    scopes = ", ".join(
        f"{name} {work.scope(unit)}"
        for unit, name in (("volume", "vol."), ("issue", "no."), ("page", "pp."))
        if work.scope(unit)
    )
    said = (kept, work.edition, printed, ", ".join(filter(None, (date, scopes))))
    yield from (escape(each.rstrip(".")) for each in said if each)


def _person(person: Person) -> str:
    return ", ".join(filter(None, (person.surname, person.forename)))


def _coins(work: Work) -> Iterator[tuple[str, str]]:
    """A work in OpenURL's words (Z39.88-2004)."""
    article = work.kind == "article"
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'journal' if article else 'book'}"
    yield "rft.genre", "article" if article else "bookitem" if work.host else "book"
    said = {
        "rft.atitle": work.title if work.host else "",
        "rft.jtitle" if article else "rft.btitle": work.host or work.title,
        "rft.date": "" if work.date is None else work.date.year or work.date.words,
        "rft.place": work.place,
        "rft.pub": work.publisher,
        "rft.volume": work.scope("volume"),
        "rft.issue": work.scope("issue"),
        "rft.pages": work.scope("page"),
        "rft.isbn": work.number("ISBN"),
    }
    yield from ((name, value) for name, value in said.items() if value)
    if work.number("DOI"):
        yield "rft_id", f"info:doi/{work.number('DOI')}"
    yield from (("rft.au", _person(person)) for person in work.authors)


def _described(work: Work) -> dict[str, Any]:
    """A work in the words of schema.org."""
    authors = [
        {"@type": "Organization" if each.is_body else "Person", "name": _person(each)}
        for each in work.authors or work.editors
    ]
    whole = {"@type": "Periodical" if work.journal else "Book", "name": work.host}
    said = {
        "@type": TYPES.get(work.kind, "CreativeWork"),
        "name": work.title or ", ".join(filter(None, (work.repository, work.collection, work.shelfmark))),
        "author": authors,
        "isPartOf": whole if work.host else "",
        "datePublished": "" if work.date is None else work.date.iso or work.date.words,
        "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else "",
        "identifier": work.number("DOI") or work.number("ISBN") or work.number("URL"),
        "inLanguage": work.language,
    }
    return {name: value for name, value in said.items() if value}
